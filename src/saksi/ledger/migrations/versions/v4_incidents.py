"""Version 4: mentions, and the incidents that they make.

They are made from the statements, with every other table. How mentions are made and compared (saksi.incidents) is a part of
what these tables hold: where that changes, a step like the last one has to make them anew.
"""

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Nothing by itself: the last step makes all tables anew."""
