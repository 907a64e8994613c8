"""Where accounts are kept: in the database of the ledger, in tables of their own."""

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DBAPIError

from saksi.errors import LedgerError
from saksi.ledger.engines import shown, told, writing
from saksi.ledger.store import Transaction, open_store
from saksi.ledger.tables import about
from saksi.workbench.accounts.passwords import Passwords
from saksi.workbench.accounts.tables import ACCOUNTS_VERSION, metadata

NAME = "accounts"
"""The row of the ledger's table `about` that tells the version of these tables."""


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Accounts:
    """The accounts of a team, open. Use it as a context manager; every change is one transaction."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime] = utc_now, passwords: Passwords | None = None
    ) -> None:
        self._engine, self._now, self.passwords = engine, now, passwords or Passwords()

    @classmethod
    def open(
        cls, place: Path | str, now: Callable[[], datetime] = utc_now, passwords: Passwords | None = None
    ) -> "Accounts":
        """The accounts in the ledger at a place; both are made where they are not there.

        Raises LedgerError where that cannot be, and where they were written by a newer Saksi.
        """
        engine = open_store(place)
        try:
            _prepare(engine, place)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, now, passwords)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def now(self, **later: float) -> str:
        """The time as ISO 8601 in UTC to the second, or so many days, hours or seconds later; text that sorts as time does."""
        return (self._now() + timedelta(**later)).isoformat(timespec="seconds")

    def seconds_until(self, at: str) -> int:
        """Seconds from now to a time, rounded up; 0 where it has come."""
        return max(0, math.ceil((datetime.fromisoformat(at) - self._now()).total_seconds()))

    def writing(self) -> Transaction:
        """A transaction that writes; the only one in the database at that time."""
        return Transaction(self._engine, "written")

    def reading(self) -> Transaction:
        """A transaction that reads."""
        return Transaction(self._engine, "read")


def _prepare(engine: Engine, place: Path | str) -> None:
    """Make the tables where they are not there; of two processes one waits, and then finds nothing to do."""
    try:
        with engine.begin() as connection:
            version = _version_of(connection)
        if version is None:
            with writing(engine).begin() as connection:
                if _version_of(connection) is None:
                    metadata.create_all(connection)
                    connection.execute(insert(about).values(name=NAME, value=str(ACCOUNTS_VERSION)))
        elif version > ACCOUNTS_VERSION:
            raise LedgerError(
                f"the accounts in {shown(place)} were written by a newer Saksi (schema {version}, this one knows "
                f"{ACCOUNTS_VERSION}); update Saksi to open them. Nothing in them was touched"
            )
    except DBAPIError as fault:
        raise LedgerError(f"the accounts in {shown(place)} cannot be opened: {told(fault)}") from fault


def _version_of(connection: Connection) -> int | None:
    found = connection.execute(select(about.c.value).where(about.c.name == NAME)).scalar()
    return None if found is None else int(found)
