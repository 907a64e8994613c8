"""Who disputes an event, in its own article and in the others of a ledger.

An answer in another article is about an event where it answers a telling of the same thing; or, where that article does not
tell the claim, where one of the event's actors denies within a week something in the same words.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from saksi.coding.sides import countries_of
from saksi.language.words import beginnings
from saksi.ledger.sources import Sources, moved
from saksi.ledger.tables import disputes, events, readings
from saksi.records import Dispute, Event, Record

DAYS_AFTER = 7
"""A denial in an article that does not tell the claim is looked for among those of so many days."""
IN_COMMON = 2
"""Words that such a denial has in common with the sentence that it is about."""
SHORTEST = 5
"""Letters of a word that counts."""


class Answered(Record, frozen=True, kw_only=True):
    """A dispute about an event: in which article, its words there, and why it is about this event."""

    reading: str
    dispute: Dispute
    words: str
    why: str


def answers_to(connection: Connection, sources: Sources, event: Event, sentence: str) -> tuple[Answered, ...]:
    """The disputes about an event, those of its own article first."""
    told = sources.same_thing(event)
    own = {other.id: reading for reading, others in told.items() for other in others}
    found = [*_direct(connection, event, own), *_by_words(connection, event, sentence)]
    return tuple(
        sorted(found, key=lambda answer: (answer.why != IN_ITS_ARTICLE, answer.reading, answer.dispute.denial))
    )


IN_ITS_ARTICLE = "answers it in its own article"


def _direct(connection: Connection, event: Event, tellings: dict[str, str]) -> Iterator[Answered]:
    """The disputes about the event, or about another telling of the same thing."""
    shown = _shown().where(disputes.c.event.in_([event.id, *tellings]))
    for row in connection.execute(shown):
        why = IN_ITS_ARTICLE if row.event == event.id else "answers another article that tells the same"
        yield _answered(row, why)


def _by_words(connection: Connection, event: Event, sentence: str) -> Iterator[Answered]:
    """The denials by one of the actors whose article tells no claim, in words of the event's sentence."""
    day = event.date.from_ if event.date else None
    day = day or connection.scalar(
        select(readings.c.published_from).join_from(events, readings).where(events.c.id == event.id).limit(1)
    )
    alone = _shown().where(disputes.c.event.is_(None), disputes.c.by.in_(countries_of(event.actors)))
    if day:
        alone = alone.where(readings.c.published_from.between(day, moved(day, DAYS_AFTER)))
    for row in connection.execute(alone) if event.actors else ():
        answer = _answered(row, "")
        shared = sorted(beginnings(answer.words, SHORTEST) & beginnings(sentence, SHORTEST))
        if answer.dispute.claim is None and len(shared) >= IN_COMMON:
            why = f"denies in an article without the claim what has these words: {', '.join(shared)}"
            yield msgspec.structs.replace(answer, why=why)


def _shown() -> Select[Any]:
    columns = (disputes.c.event, disputes.c.words, disputes.c.json, readings.c.id)
    return select(*columns).join_from(disputes, readings).where(readings.c.newest)


def _answered(row: Any, why: str) -> Answered:
    dispute = msgspec.json.decode(row.json, type=Dispute)
    return Answered(reading=row.id, dispute=dispute, words=row.words, why=why)
