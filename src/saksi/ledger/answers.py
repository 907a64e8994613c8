"""Who disputes an event, in its own article and in the others of a ledger.

An answer in another article is about an event where it answers another mention of the same incident; or, where that article does
not tell the claim, where one of the event's actors denies within a week something in the same words.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from saksi.coding.sides import countries_of
from saksi.incidents.mentions import accuses, moved
from saksi.language.words import beginnings
from saksi.ledger.filters import answers
from saksi.ledger.incident_tables import mentions
from saksi.ledger.listing import Telling, tellings_in
from saksi.ledger.shelf import in_parts
from saksi.ledger.sources import Sources
from saksi.ledger.tables import disputes, events, readings
from saksi.records import Dispute, Event, Record, Span

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


class Elsewhere(Record, frozen=True, kw_only=True):
    """A dispute in another article, and the events of this one that it is about."""

    answer: Answered
    events: tuple[str, ...]


IN_ITS_ARTICLE = "answers it in its own article"
ELSEWHERE = "answers another telling of the same incident"


def answers_to(connection: Connection, sources: Sources, telling: Telling) -> tuple[Answered, ...]:
    """The disputes about an event and its incident, those of its own article first."""
    told = {other.id for others in sources.tellings(telling.event).values() for other in others}
    direct = (
        _answered(row, IN_ITS_ARTICLE if row.id == telling.reading_id else ELSEWHERE)
        for row in _direct(connection, {telling.event.id, *told, *_accusations(connection, [telling])})
    )
    return _sorted([*direct, *_by_words(connection, [telling])])


def answers_about(connection: Connection, told: Sequence[Telling]) -> tuple[Answered, ...]:
    """The disputes about an incident, by its mentions, those of the articles that tell it first."""
    claims = {telling.event.id for telling in told} | _accusations(connection, told)
    direct = (_answered(row, IN_ITS_ARTICLE) for row in _direct(connection, claims))
    return _sorted([*direct, *_by_words(connection, told)])


def answers_elsewhere(connection: Connection, document: str) -> tuple[Elsewhere, ...]:
    """The disputes in other articles about what the newest Reading of a document tells, each once."""
    own = select(mentions.c.incident, mentions.c.id).join_from(
        mentions, readings, readings.c.number == mentions.c.reading
    )
    told: defaultdict[str, list[str]] = defaultdict(list)
    for incident, event in connection.execute(own.where(readings.c.id == document).order_by(mentions.c.event)):
        told[incident].append(event)
    found: dict[tuple[str, str, Span], Elsewhere] = {}
    for incident, ids in told.items():
        for answer in answers_about(connection, tellings_in(connection, incident)):
            if answer.reading != document:
                key = answer.reading, answer.dispute.kind, answer.dispute.denial
                before = found[key].events if key in found else ()
                found[key] = Elsewhere(answer=_from_outside(answer), events=(*before, *ids))
    return tuple(found.values())


def _from_outside(answer: Answered) -> Answered:
    return msgspec.structs.replace(answer, why=ELSEWHERE) if answer.why == IN_ITS_ARTICLE else answer


def _sorted(found: Iterable[Answered]) -> tuple[Answered, ...]:
    return tuple(
        sorted(found, key=lambda answer: (answer.why != IN_ITS_ARTICLE, answer.reading, answer.dispute.denial))
    )


def _accusations(connection: Connection, told: Iterable[Telling]) -> set[str]:
    """The accusations that some events are what they are about: to deny one is to deny the other."""
    by_article: defaultdict[str, list[Event]] = defaultdict(list)
    for telling in told:
        by_article[telling.reading_id].append(telling.event)
    found: set[str] = set()
    for some in in_parts(sorted(by_article)):
        chosen = select(events.c.type, events.c.json, readings.c.id).join_from(events, readings)
        for row in connection.execute(chosen.where(readings.c.newest, readings.c.id.in_(some))):
            # the type is not asked for in the question: a store would go through all accusations of the ledger
            accusation = msgspec.json.decode(row.json, type=Event) if row.type == "ACCUSE" else None
            if accusation and any(accuses(accusation, event) for event in by_article[row.id]):
                found.add(accusation.id)
    return found


def _direct(connection: Connection, told: Collection[str]) -> Iterator[Any]:
    """The disputes about some events."""
    for some in in_parts(sorted(told)):
        yield from connection.execute(_shown().where(disputes.c.event.in_(some)))


def _by_words(connection: Connection, told: Sequence[Telling]) -> Iterator[Answered]:
    """The denials by one of the actors whose article tells no claim, in words of one of the sentences."""
    actors = {country for telling in told for country in countries_of(telling.event.actors)}
    days = sorted(day for telling in told if (day := _day(telling)))
    alone = _shown().where(disputes.c.event.is_(None), disputes.c.by.in_(sorted(actors)))
    if days:
        alone = alone.where(readings.c.published_from.between(days[0], moved(days[-1], DAYS_AFTER)))
    said = [beginnings(telling.sentence, SHORTEST) for telling in told]
    for row in connection.execute(alone.order_by(disputes.c.reading, disputes.c.position)) if actors else ():
        answer = _answered(row, "")
        shared = max((sorted(beginnings(answer.words, SHORTEST) & words) for words in said), key=len)
        if answer.dispute.claim is None and len(shared) >= IN_COMMON:
            why = f"denies in an article without the claim what has these words: {', '.join(shared)}"
            yield msgspec.structs.replace(answer, why=why)


def _day(telling: Telling) -> str | None:
    return telling.event.date.from_ if telling.event.date else telling.published


def _shown() -> Select[Any]:
    columns = (disputes.c.event, disputes.c.words, disputes.c.json, readings.c.id)
    return select(*columns).join_from(disputes, readings).where(readings.c.newest, answers())


def _answered(row: Any, why: str) -> Answered:
    dispute = msgspec.json.decode(row.json, type=Dispute)
    return Answered(reading=row.id, dispute=dispute, words=row.words, why=why)
