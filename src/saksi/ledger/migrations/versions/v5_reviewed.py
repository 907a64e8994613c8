"""Version 5: mentions as people reviewed their events, with their sides; the event that is the answer of a dispute."""

from alembic import op

from saksi.ledger.views import rebuild

revision = "5"
down_revision = "4"

POINTED_AT_MENTIONS = ("links", "mention_keys")
"""Until now these had to go before the mentions."""


def upgrade() -> None:
    """Make all tables anew from the statements."""
    for table in POINTED_AT_MENTIONS:
        op.execute(f"DROP TABLE IF EXISTS {table}")
    rebuild(op.get_bind())
