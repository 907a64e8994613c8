"""The file behind a ledger: how it is opened, which version it has, and transactions whose faults are told in words."""

import sqlite3
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, update
from sqlalchemy.exc import DatabaseError, OperationalError

from saksi.errors import LedgerError
from saksi.ledger.tables import SCHEMA_VERSION, about, metadata
from saksi.ledger.upgrade import upgrade


def open_store(path: Path) -> Engine:
    """The store in a file, made if it is not there. Raises LedgerError where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{path}")
        event.listen(engine, "connect", _prepare)
        with engine.begin() as connection:
            metadata.create_all(connection)
            _check_version(connection, path)
    except (DatabaseError, OSError) as fault:
        raise LedgerError(f"the ledger {path} cannot be opened: {_plainly(fault)}") from fault
    return engine


class Transaction:
    """A transaction whose faults are told in words."""

    def __init__(self, engine: Engine, what: str) -> None:
        self._begun, self._what = engine.begin(), what

    def __enter__(self) -> Connection:
        try:
            return self._begun.__enter__()
        except DatabaseError as fault:
            raise LedgerError(f"the ledger cannot be {self._what}: {_plainly(fault)}") from fault

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._begun.__exit__(kind, fault, trace)
        except DatabaseError as broken:
            raise LedgerError(f"the ledger cannot be {self._what}: {_plainly(broken)}") from broken
        if isinstance(fault, DatabaseError):
            raise LedgerError(f"the ledger cannot be {self._what}: {_plainly(fault)}") from fault


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Readers and one writer at a time, side by side; a writer waits up to ten seconds for another."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA busy_timeout = 10000")
    connection.execute("PRAGMA foreign_keys = ON")


def _check_version(connection: Connection, path: Path) -> None:
    """Note the version of a new ledger, and bring an older one to the present."""
    row = connection.execute(select(about.c.value).where(about.c.name == "schema")).first()
    version = int(row.value) if row else SCHEMA_VERSION
    if row is None:
        connection.execute(insert(about).values(name="schema", value=str(SCHEMA_VERSION)))
    elif version > SCHEMA_VERSION:
        raise LedgerError(f"the ledger {path} was written by a newer Saksi (schema {version}); update Saksi to open it")
    elif version < SCHEMA_VERSION:
        # writing first, so that of two processes that open it one waits, and then finds nothing to do
        old = (about.c.name == "schema", about.c.value == str(version))
        if connection.execute(update(about).where(*old).values(value=str(SCHEMA_VERSION))).rowcount:
            upgrade(connection, version)


def _plainly(fault: Exception) -> str:
    """What went wrong, without the statement that met it."""
    original = getattr(fault, "orig", None) or fault
    if isinstance(fault, OperationalError) or isinstance(original, OSError):
        return str(original)
    return str(original).split("\n")[0]
