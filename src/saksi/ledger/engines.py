"""Where SQLite and PostgreSQL differ: how they are reached, how one writer waits for another, how many rows and words are kept.

Everything else about the ledger is told once, in SQLAlchemy Core.
"""

import os
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from sqlalchemy import (
    Connection,
    Engine,
    Integer,
    Select,
    String,
    TableClause,
    column,
    create_engine,
    event,
    literal,
    make_url,
    select,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

from saksi.ledger.places import is_address
from saksi.ledger.words import Asked

Row = dict[str, Any]
PATIENCE = 10
"""Seconds for which a writer waits for another."""
WRITERS = 7_361_845
"""The lock of PostgreSQL that one writer of a ledger holds; any number that nothing else in the database uses."""
CACHE = 64_000
"""Kilobytes of a file that SQLite keeps in memory."""
WORDS = ("article_words", "event_words")
"""The words of articles by the number of their Reading, and of events (with the title) by their number."""


class Code(String):
    """An id, a code or a day: compared by its characters, in every language in which a PostgreSQL may run."""


@compiles(Code, "postgresql")
def _code_postgresql(_element: Code, _compiler: object, **_given: Any) -> str:
    return 'VARCHAR COLLATE "C"'


def shown(place: Path | str) -> str:
    """The place of a ledger as it may be printed: without the password."""
    return make_url(str(place)).render_as_string(hide_password=True) if is_address(place) else str(place)


def engine_of(place: Path | str) -> Engine:
    """An engine for a file, or for an address of PostgreSQL; the password may stand in PGPASSWORD."""
    if is_address(place):
        url = make_url(str(place)).set(drivername="postgresql+pg8000")
        if url.password is None and os.environ.get("PGPASSWORD"):
            url = url.set(password=os.environ["PGPASSWORD"])
        engine = create_engine(url, pool_pre_ping=True)
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    path = Path(place)
    writable = may_write(path)
    engine = create_engine("sqlite://", creator=lambda: _connect_sqlite(path, writable=writable), poolclass=QueuePool)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def writing(engine: Engine) -> Engine:
    """The engine, for transactions that write."""
    return engine.execution_options(writing=True)


def may_write(path: Path) -> bool:
    """Whether a ledger's file may be written, or made."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) if path.exists() else True


def _connect_sqlite(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Readers and one writer at a time, side by side; what is committed is on the disk.

    A file that may not be written is only read; where nobody left a log of changes beside it, it is taken to stay as it is.
    """
    where = f"file:{quote(str(path.absolute()))}"
    if not writable:
        log = path.with_name(f"{path.name}-wal")
        where += "?mode=ro" if log.exists() and log.stat().st_size else "?mode=ro&immutable=1"
    connection = sqlite3.connect(where, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    return connection


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("writing"):
        patience = f"set_config('lock_timeout', '{PATIENCE * 1000:.0f}', true)"
        connection.exec_driver_sql(
            f"SELECT pg_advisory_xact_lock({WRITERS}) FROM (SELECT {patience} OFFSET 0) AS set_first"
        )
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def insert_rows(connection: Connection, rows: Mapping[str, Sequence[Row]]) -> None:
    """Keep rows by the name of their table; those of a table all have the same columns.

    PostgreSQL gets all of them in one message: one for each row takes ten times as long.
    """
    quote = connection.dialect.identifier_preparer.quote
    filled = {table: some for table, some in rows.items() if some}
    if not filled:
        return
    columns = {table: [quote(name) for name in some[0]] for table, some in filled.items()}
    if connection.dialect.name == "sqlite":
        for table, some in filled.items():
            marks = ", ".join("?" * len(columns[table]))
            into = f"INSERT INTO {table} ({', '.join(columns[table])}) VALUES ({marks})"
            connection.exec_driver_sql(into, [tuple(row.values()) for row in some])
        return
    parts = [_insert_part(table, columns[table]) for table in filled]
    given = msgspec.json.encode({table: [_plain(row) for row in some] for table, some in filled.items()})
    connection.execute(
        text(f"WITH given AS (SELECT CAST(:rows AS json) AS tables), {', '.join(parts)} SELECT 1"),
        {"rows": given.decode("utf-8")},
    )


def _plain(row: Row) -> Row:
    """A row as JSON has it: bytes in hexadecimal digits, as PostgreSQL reads them."""
    return {name: f"\\x{value.hex()}" if isinstance(value, bytes) else value for name, value in row.items()}


def _insert_part(table: str, columns: Sequence[str]) -> str:
    """The part of a message that keeps the rows of one table."""
    if table in WORDS:
        values = "new.rowid, to_tsvector('simple', new.words)"
        source = f"json_to_recordset(given.tables -> '{table}') AS new (rowid integer, words text)"
    else:
        values = ", ".join(f"new.{column}" for column in columns)
        source = f"json_populate_recordset(NULL::{table}, given.tables -> '{table}') AS new"
    return f"in_{table} AS (INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM given, {source})"


def create_words(connection: Connection) -> None:
    """Make the tables of words."""
    for table in WORDS:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {table} USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
            )
        else:
            connection.exec_driver_sql(f"CREATE TABLE {table} (rowid integer PRIMARY KEY, words tsvector NOT NULL)")
            connection.exec_driver_sql(f"CREATE INDEX {table}_by_word ON {table} USING gin (words)")


def drop_words(connection: Connection) -> None:
    """Remove the tables of words, where they are."""
    for table in WORDS:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def holding(table: str, asked: Sequence[Asked]) -> "Select[tuple[int]]":
    """The numbers under which a table of words holds all that is asked."""
    rows = TableClause(table, column("rowid", Integer), column("words", String))
    return select(rows.c.rowid).where(_Match(rows.c.words, literal(_for_fts5(asked)), literal(_for_tsquery(asked))))


class _Match(FunctionElement[Any]):
    """That words hold what is asked, which each engine is told in its own language."""

    inherit_cache = True
    type = NullType()  # a Boolean would be compared with 1, which FTS5 does not take


@compiles(_Match, "sqlite")
def _match_sqlite(element: _Match, compiler: SQLCompiler, **given: Any) -> str:
    words, query, _ = element.clauses
    return f"{compiler.process(words, **given)} MATCH {compiler.process(query, **given)}"


@compiles(_Match, "postgresql")
def _match_postgresql(element: _Match, compiler: SQLCompiler, **given: Any) -> str:
    words, _, query = element.clauses
    return f"{compiler.process(words, **given)} @@ to_tsquery('simple', {compiler.process(query, **given)})"


def _for_fts5(asked: Sequence[Asked]) -> str:
    return " AND ".join(f'"{" ".join(some.words)}"{"*" if some.begins else ""}' for some in asked)


def _for_tsquery(asked: Sequence[Asked]) -> str:
    return " & ".join("(" + " <-> ".join(some.words) + (":*)" if some.begins else ")") for some in asked)


ADVICE = {
    "database is locked": f"another process is writing to it and was not ready within {PATIENCE} seconds; try again",
    "lock timeout": f"another process is writing to it and was not ready within {PATIENCE} seconds; try again",
    "disk is full": "make room on its disk; what was confirmed is in it",
    "No space left": "make room on its disk; what was confirmed is in it",
    "disk I/O error": "its disk is full, over a quota or broken; make room, then let `saksi doctor` look at it",
    "readonly database": "the file or its folder may only be read; change its rights, or name another with --ledger",
    "read-only transaction": "it may only be read; name another with --ledger",
    "malformed": "`saksi doctor` says what is broken and how to mend it",
    "network error": "the connection was lost; nothing of what was under way is kept unless it was confirmed. Try again",
    "terminating connection": "the connection was ended; nothing of what was under way is kept. Try again",
    "Can't create a connection": "is the server running, and are host and port right?",
    "authentication failed": "is the user right, and the password in PGPASSWORD?",
}  # fmt: skip
"""What to do about a fault, by words that the engine says of it."""


def told(fault: Exception) -> str:
    """A fault of an engine in words: what it says, without the statement that met it, and what to do."""
    words = said(fault)
    advice = next((what for sign, what in ADVICE.items() if sign in words), None)
    return f"{words}; {advice}" if advice else words


def said(fault: Exception) -> str:
    """What an engine says of a fault, in its own words."""
    original = getattr(fault, "orig", None) or fault
    first = original.args[0] if original.args else original
    return str(first.get("M", first) if isinstance(first, dict) else original).split("\n")[0]
