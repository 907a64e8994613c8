"""The store behind a ledger: how it is opened, which version it has, and transactions whose faults are told in words."""

from pathlib import Path
from types import TracebackType

import msgspec
from sqlalchemy import Connection, Engine, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from saksi.errors import LedgerError
from saksi.ledger.engines import engine_of, shown, told, writing
from saksi.ledger.migrating import migrate
from saksi.ledger.places import is_address
from saksi.ledger.tables import SCHEMA_VERSION, about
from saksi.ledger.views import create_views


def open_store(place: Path | str) -> Engine:
    """The store at a place, made if it is not there. Raises LedgerError where that cannot be.

    The place is a file, or an address of PostgreSQL. A store of an older version is brought to the present one, whole or not
    at all; one of a newer version is refused.
    """
    try:
        if not is_address(place):
            Path(place).parent.mkdir(parents=True, exist_ok=True)
        engine = engine_of(place)
        try:
            _prepare(engine, place)
        except BaseException:
            engine.dispose()
            raise
    except (DBAPIError, OSError, msgspec.MsgspecError) as fault:
        raise LedgerError(f"the ledger {shown(place)} cannot be opened: {told(fault)}") from fault
    return engine


def _prepare(engine: Engine, place: Path | str) -> None:
    """Make the tables where they are not as this version has them."""
    with engine.begin() as connection:
        version = version_of(connection)
    if version != SCHEMA_VERSION:
        with writing(engine).begin() as connection:
            _bring_to_present(connection, place)


def version_of(connection: Connection) -> int | None:
    """The version of the tables, or None where there are none yet."""
    if not inspect(connection).has_table(about.name):
        return None
    row = connection.execute(select(about.c.value).where(about.c.name == "schema")).first()
    return int(row.value) if row else None


def _bring_to_present(connection: Connection, place: Path | str) -> None:
    """Make the tables, or make those of an older version new; of two processes one waits, and then finds nothing to do."""
    version = version_of(connection)
    if version is None:
        create_views(connection)
        connection.execute(insert(about).values(name="schema", value=str(SCHEMA_VERSION)))
    elif version > SCHEMA_VERSION:
        raise LedgerError(
            f"the ledger {shown(place)} was written by a newer Saksi (schema {version}, this one knows {SCHEMA_VERSION}); "
            "update Saksi to open it. Nothing in it was touched"
        )
    elif version < SCHEMA_VERSION:
        migrate(connection, version)


class Transaction:
    """A transaction whose faults are told in words."""

    def __init__(self, engine: Engine, what: str) -> None:
        self._begun, self._what = (writing(engine) if what == "written" else engine).begin(), what

    def __enter__(self) -> Connection:
        try:
            return self._begun.__enter__()
        except DBAPIError as fault:
            raise self._told(fault) from fault

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._begun.__exit__(kind, fault, trace)
        except DBAPIError as broken:
            raise self._told(fault if isinstance(fault, DBAPIError) else broken) from broken
        if isinstance(fault, DBAPIError):
            raise self._told(fault) from fault

    def _told(self, fault: DBAPIError) -> LedgerError:
        return LedgerError(f"the ledger cannot be {self._what}: {told(fault)}")
