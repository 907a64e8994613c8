"""Version 4: mentions, and the incidents that they make.

They are made from the statements, with every other table. How mentions are made and compared (saksi.incidents) is a part of
what these tables hold: where that changes, a step like this one has to make them anew.
"""

from alembic import op

from saksi.ledger.views import rebuild

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Make all tables anew from the statements."""
    rebuild(op.get_bind())
