"""The tables that show what the statements say. Each kind of statement has one function that fills them."""

from collections.abc import Callable, Iterable

import msgspec
from sqlalchemy import Connection, insert, update

from saksi.ledger.deciding import STATEMENTS as DECISIONS
from saksi.ledger.deciding import keep_decision
from saksi.ledger.engines import create_words, drop_words
from saksi.ledger.keeping import keep_reading, keep_reviewed, keep_shown
from saksi.ledger.review_views import keep_assignment, keep_coding
from saksi.ledger.settling import settle
from saksi.ledger.statements import Statement, next_numbers, statements_of
from saksi.ledger.tables import about, metadata, set_aside, statements
from saksi.records import SetAside

READING, SHOWN, SET_ASIDE, RESOLVED = "reading", "shown", "set-aside", "resolved"
REVIEW, ASSIGNMENT, CODING = "review", "assignment", "coding"

VIEWS = tuple(table for table in metadata.sorted_tables if table not in (about, statements))
"""The tables that are made from the statements, those that others point at first."""


class Place(msgspec.Struct, frozen=True):
    """Which input: where it came from, and where in that."""

    origin: str
    locator: str


def keep_set_aside(connection: Connection, statement: Statement) -> None:
    """Show what could not be read."""
    item = msgspec.json.decode(statement.json, type=SetAside)
    (number,) = connection.execute(next_numbers(set_aside)).one()
    connection.execute(insert(set_aside), {"number": number, "first_at": statement.at, **msgspec.structs.asdict(item)})


def keep_resolved(connection: Connection, statement: Statement) -> None:
    """Show that an input has been read after all."""
    place = msgspec.json.decode(statement.json, type=Place)
    waiting = (
        set_aside.c.origin == place.origin, set_aside.c.locator == place.locator, set_aside.c.resolved_at.is_(None)
    )  # fmt: skip
    connection.execute(update(set_aside).where(*waiting).values(resolved_at=statement.at))


KEEPERS: dict[str, Callable[[Connection, Statement], None]] = {
    READING: keep_reading,
    SHOWN: keep_shown,
    SET_ASIDE: keep_set_aside,
    RESOLVED: keep_resolved,
    REVIEW: keep_reviewed,
    ASSIGNMENT: keep_assignment,
    CODING: keep_coding,
    **dict.fromkeys(DECISIONS, keep_decision),
}
"""How each kind of statement is shown. A kind without a function is kept and shown nowhere."""


def keep(connection: Connection, statement: Statement) -> None:
    """Show a statement in the tables; `settle` has to follow before the transaction ends."""
    keeper = KEEPERS.get(statement.kind)
    if keeper:
        keeper(connection, statement)


def create_views(connection: Connection) -> None:
    """Make the tables, empty."""
    metadata.create_all(connection)
    create_words(connection)


def rebuild(connection: Connection) -> None:
    """Make the tables anew from the statements, in the transaction that is open; two minutes for 50,000 articles."""
    drop_words(connection)
    for table in reversed(VIEWS):
        table.drop(connection, checkfirst=True)
    create_views(connection)
    keep_all(connection, statements_of(connection))


def keep_all(connection: Connection, given: Iterable[Statement]) -> None:
    """Show statements in the tables, and settle what they tell into incidents."""
    for statement in given:
        keep(connection, statement)
    settle(connection)
