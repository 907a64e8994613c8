"""The tables of review filled with what people say, and read again."""

import msgspec
from sqlalchemy import Connection, delete, insert, select

from saksi.ledger.review_tables import assignments, codings, review_states, reviews
from saksi.review.records import Assignment, Coding, Review
from saksi.review.replay import state_of

Said = Review | Assignment | Coding


def show(connection: Connection, said: Said) -> None:
    """Fill the tables with what was said. Looks at nothing but that and the tables, so that they can be made anew."""
    row = {"id": said.id, "at": said.at, "json": msgspec.json.encode(said).decode("utf-8")}
    match said:
        case Review():
            connection.execute(insert(reviews).values(event=said.event, article=said.article, **row))
            _show_state(connection, said.event)
        case Assignment():
            connection.execute(insert(assignments).values(sentence=said.sentence.id, coder=said.coder, **row))
        case Coding():
            connection.execute(insert(codings).values(sentence=said.sentence.id, by=said.by, **row))


def reviews_of(connection: Connection, event: str) -> tuple[Review, ...]:
    """The reviews of an event, in the order of their times."""
    chosen = select(reviews.c.json).where(reviews.c.event == event).order_by(reviews.c.at, reviews.c.id)
    return tuple(msgspec.json.decode(row, type=Review) for row in connection.scalars(chosen))


def _show_state(connection: Connection, event: str) -> None:
    connection.execute(delete(review_states).where(review_states.c.event == event))
    state = state_of(reviews_of(connection, event))
    connection.execute(insert(review_states).values(event=event, state=state))
