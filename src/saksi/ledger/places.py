"""Where a ledger is: a file, or an address of PostgreSQL. Told apart without loading anything."""

from pathlib import Path

SCHEMES = ("postgresql://", "postgres://")


def is_address(place: Path | str) -> bool:
    """Whether a ledger is in PostgreSQL: `postgresql://user@host/database`."""
    return str(place).startswith(SCHEMES)
