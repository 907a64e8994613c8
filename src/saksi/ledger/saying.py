"""What people say, written into the ledger: once, whole, and only added."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from saksi.ledger.settling import settle
from saksi.ledger.statements import append
from saksi.ledger.tables import assignments, codings, reviews
from saksi.ledger.views import ASSIGNMENT, CODING, REVIEW, keep
from saksi.review.records import Assignment, Coding, Review

Said = Review | Assignment | Coding
KINDS = {Review: (REVIEW, reviews), Assignment: (ASSIGNMENT, assignments), Coding: (CODING, codings)}


def say(connection: Connection, said: Said, at: str) -> bool:
    """Append what somebody says at a time; False where it stands there already.

    A review that is carried over to another coding is the program's statement, though a person's review.
    """
    kind, table = KINDS[type(said)]
    if connection.execute(select(table.c.id).where(table.c.id == said.id)).first():
        return False
    subject = said.event if isinstance(said, Review) else said.sentence.id
    by = None if isinstance(said, Review) and said.carried_from else said.by
    keep(connection, append(connection, kind, subject, said, at, by))
    settle(connection)
    return True


def later(now: str, last: str | None) -> str:
    """The time of a decision that follows another: now, or just after it where the clock says that it is not later.

    So decisions keep their order in one second, and when a clock jumps back.
    """
    if last is None or now > last:
        return now
    return (datetime.fromisoformat(last) + timedelta(microseconds=1)).isoformat()
