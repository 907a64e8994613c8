"""What people say, written into the ledger: once, whole, and only added."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from saksi.ledger.review_tables import assignments, codings, review_states, reviews
from saksi.review.records import Assignment, Coding, Hashed, Review
from saksi.review.replay import state_of

Said = Review | Assignment | Coding


def say(connection: Connection, said: Said) -> bool:
    """Keep what somebody says, and bring up to date what follows from it; False where it stood there already."""
    table, columns = _row(said)
    if connection.execute(select(table.c.id).where(table.c.id == said.id)).first():
        return False
    connection.execute(insert(table).values(id=said.id, at=said.at, json=_json(said), **columns))
    if isinstance(said, Review):
        _note_state(connection, said.event)
    return True


def reviews_of(connection: Connection, event: str) -> tuple[Review, ...]:
    """The reviews of an event, in the order of their times."""
    chosen = select(reviews.c.json).where(reviews.c.event == event).order_by(reviews.c.at, reviews.c.id)
    return tuple(msgspec.json.decode(row, type=Review) for row in connection.scalars(chosen))


def later(now: str, last: str | None) -> str:
    """The time of a decision that follows another: now, or just after it where the clock says that it is not later.

    So decisions keep their order in one second, and when a clock jumps back.
    """
    if last is None or now > last:
        return now
    return (datetime.fromisoformat(last) + timedelta(microseconds=1)).isoformat()


def _row(said: Said) -> tuple[Table, dict[str, Any]]:
    if isinstance(said, Review):
        return reviews, {"event": said.event, "article": said.article}
    if isinstance(said, Assignment):
        return assignments, {"sentence": said.sentence.id, "coder": said.coder}
    return codings, {"sentence": said.sentence.id, "by": said.by}


def _note_state(connection: Connection, event: str) -> None:
    connection.execute(delete(review_states).where(review_states.c.event == event))
    state = state_of(reviews_of(connection, event))
    connection.execute(insert(review_states).values(event=event, state=state))


def _json(said: Hashed) -> str:
    return msgspec.json.encode(said).decode("utf-8")
