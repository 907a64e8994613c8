"""Version 5: mentions as people reviewed their events, with their sides; the event that is the answer of a dispute."""

from alembic import op

from saksi.ledger.views import rebuild

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """Make all tables anew from the statements."""
    rebuild(op.get_bind())
