"""Version 1: readings, events, parties and what was set aside. Where every ledger begins."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Nothing: such a ledger is there already."""
