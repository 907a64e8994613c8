"""What people say, written into the ledger: once, whole, and only added."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, select

from saksi.ledger.review_tables import assignments, codings, reviews
from saksi.ledger.review_views import Said, show
from saksi.review.records import Assignment, Coding, Review

TABLES: dict[type[Said], Table] = {Review: reviews, Assignment: assignments, Coding: codings}


def say(connection: Connection, said: Said) -> bool:
    """Keep what somebody says; False where it stands there already."""
    table = TABLES[type(said)]
    if connection.execute(select(table.c.id).where(table.c.id == said.id)).first():
        return False
    show(connection, said)
    return True


def later(now: str, last: str | None) -> str:
    """The time of a decision that follows another: now, or just after it where the clock says that it is not later.

    So decisions keep their order in one second, and when a clock jumps back.
    """
    if last is None or now > last:
        return now
    return (datetime.fromisoformat(last) + timedelta(microseconds=1)).isoformat()
