"""Version 2: credits, disputes, speakers and sketches.

All of them are made from the Readings, which version 3 does anew: so on the way there is nothing to do.
"""

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Nothing: version 3 makes these tables."""
