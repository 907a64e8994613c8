"""The statements of a ledger: everything that was ever added, in order, each sealed with the hash of the one before.

To add a kind of statement of your own:

1. `ledger.append(kind, subject, content, by=None)` appends one in a transaction of its own and returns the Statement.
   `kind` is a word ("note"), `subject` the id that it is about (an event's, a document's), `content` anything that msgspec
   writes as JSON, `by` a person's name or None for the program. `ledger.statements(kind, subject)` lists them again.
2. Where tables shall show it, name a function in `saksi.ledger.views.KEEPERS` that fills them from the Statement alone. It
   runs in the same transaction as the appending, and again whenever the views are made anew or a ledger is copied; so it may
   look at nothing but the Statement and the tables.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, Table, func, insert, select

from saksi.ledger.tables import statements

BEFORE_THE_FIRST = "0" * 64
"""What stands in the place of a hash before the first statement."""
AT_ONCE = 20
"""Statements that are looked up in one question."""


_LAST = select(statements.c.number, statements.c.hash).order_by(statements.c.number.desc()).limit(1)


class Statement(msgspec.Struct, frozen=True):
    """One statement. `at` is ISO 8601 in UTC, as the clock said; `number` and not `at` tells the order."""

    number: int
    kind: str
    subject: str
    at: str
    by: str | None
    content: str
    previous: str
    hash: str
    json: str


class Tip(msgspec.Struct, frozen=True):
    """The end of a chain: how many statements there are, and the hash of the last."""

    number: int = 0
    hash: str = BEFORE_THE_FIRST


def digest(written: str) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(written.encode("utf-8")).hexdigest()


def seal(number: int, kind: str, subject: str, at: str, by: str | None, content: str, previous: str) -> str:
    """The hash of a statement: SHA-256 of the JSON array of its columns in this order."""
    return hashlib.sha256(msgspec.json.encode([number, kind, subject, at, by, content, previous])).hexdigest()


def tip(connection: Connection) -> Tip:
    """The end of the chain."""
    row = connection.execute(_LAST).first()
    return Tip(row.number, row.hash) if row else Tip()


def append(
    connection: Connection, kind: str, subject: str, content: object, at: str, by: str | None = None
) -> Statement:
    """Append a statement in the transaction that is open, which has to be one that writes."""
    last = tip(connection)
    json = msgspec.json.encode(content).decode("utf-8")
    parts = (last.number + 1, kind, subject, at, by, digest(json), last.hash)
    statement = Statement(*parts, hash=seal(*parts), json=json)
    repeat(connection, statement)
    return statement


def repeat(connection: Connection, statement: Statement) -> None:
    """Append a statement as it stands in another ledger."""
    connection.execute(insert(statements), msgspec.structs.asdict(statement))


def statements_of(connection: Connection, *conditions: Any, after: int = 0) -> Iterator[Statement]:
    """The statements that hold to conditions, in order, from after a number on; a few at a time, since each may be long."""
    chosen = select(statements).where(*conditions).order_by(statements.c.number).limit(AT_ONCE)
    while rows := connection.execute(chosen.where(statements.c.number > after)).all():
        for row in rows:
            yield Statement(*row)
        after = rows[-1].number


def fault_of(statement: Statement, last: Tip) -> str | None:
    """What is wrong with a statement that follows a tip, or None."""
    sealed = seal(
        statement.number,
        statement.kind,
        statement.subject,
        statement.at,
        statement.by,
        statement.content,
        statement.previous,
    )
    if statement.number != last.number + 1:
        return f"statement {last.number + 1} is missing"
    if digest(statement.json) != statement.content:
        return f"statement {statement.number} ({statement.kind} of {statement.subject}): its JSON is not what was added"
    if statement.previous != last.hash:
        return f"statement {statement.number} does not follow statement {last.number}: one of them was replaced"
    if sealed != statement.hash:
        return f"statement {statement.number} ({statement.kind} of {statement.subject}): a column is not what was added"
    return None


def next_numbers(*tables: Table) -> "Select[Any]":
    """A question for the numbers of the next row of each table; made once, because it is asked for everything that is added."""
    return select(*(select(func.coalesce(func.max(table.c.number), 0) + 1).scalar_subquery() for table in tables))
