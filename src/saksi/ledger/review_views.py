"""What people say, shown in tables: their reviews of events, the sentences given to them, and how they code those."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import ColumnElement, Connection, insert, select

from saksi.ledger.filters import known_by
from saksi.ledger.statements import Statement
from saksi.ledger.tables import assignments, codings, reviews, statements
from saksi.review.records import Assignment, Coding, Review
from saksi.review.replay import state_said_by


def keep_review(connection: Connection, statement: Statement) -> str:
    """Show a review; the id of its article."""
    review = msgspec.json.decode(statement.json, type=Review)
    row = {
        "statement": statement.number, "id": review.id, "event": review.event, "article": review.article,
        "state": state_said_by(review), "at": review.at, "known_at": statement.at, "first": review.first,
    }  # fmt: skip
    connection.execute(insert(reviews), row)
    return review.article


def keep_assignment(connection: Connection, statement: Statement) -> None:
    """Show that a sentence was given to somebody."""
    given = msgspec.json.decode(statement.json, type=Assignment)
    row = {"statement": statement.number, "id": given.id, "sentence": given.sentence.id, "coder": given.coder}
    connection.execute(insert(assignments), row)


def keep_coding(connection: Connection, statement: Statement) -> None:
    """Show how somebody coded a sentence."""
    coding = msgspec.json.decode(statement.json, type=Coding)
    row = {"statement": statement.number, "id": coding.id, "sentence": coding.sentence.id, "by": coding.by}
    connection.execute(insert(codings), row)


def reviews_where(
    connection: Connection, *conditions: ColumnElement[bool], as_of: str | None = None
) -> Iterator[Review]:
    """The reviews that hold to conditions, in the order of their times, as known at the end of an ISO day, month or year."""
    chosen = select(statements.c.json).join_from(reviews, statements).where(*conditions, *known_by(reviews, as_of))
    for json in connection.scalars(chosen.order_by(reviews.c.at, reviews.c.first)):
        yield msgspec.json.decode(json, type=Review)


def reviews_of(connection: Connection, event: str, as_of: str | None = None) -> tuple[Review, ...]:
    """The reviews of an event, in the order of their times."""
    return tuple(reviews_where(connection, reviews.c.event == event, as_of=as_of))
