"""Lists of the ledger: events by date, articles, words; each quick where the ledger is large."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, select

from saksi.errors import UsageError
from saksi.ledger.engines import holding
from saksi.ledger.filters import EventFilter, first_day, is_code, newest_on, shown_by
from saksi.ledger.incident_tables import mentions
from saksi.ledger.tables import events, parties, readings
from saksi.ledger.words import asked_words
from saksi.records import Event

FEW = 5000
"""So many events are looked up one by one; where more are left, the list is walked by date until it is full."""
LISTED = 1000
SHORTEST_ID = 4


class Telling(msgspec.Struct, frozen=True):
    """An event with the article that tells it."""

    event: Event
    sentence: str
    reading_id: str
    title: str | None
    publisher: str | None
    published: str | None


class ReadingLine(msgspec.Struct, frozen=True):
    """A Reading in a list: what stands in its columns."""

    id: str
    title: str | None
    publisher: str | None
    language: str | None
    published: str | None
    events: int
    coder: str
    origin: str
    added_at: str


def tellings(connection: Connection, asked: EventFilter, limit: int | None) -> Iterator[Telling]:
    """The events that a filter leaves, by date, then in the order of adding; those without a date last."""
    conditions = conditions_of(connection, asked)
    left = limit
    for stretch in _stretches(asked):
        chosen = shown_tellings().where(*conditions, *stretch).order_by(events.c.date_from, events.c.number).limit(left)
        for row in connection.execute(chosen):
            yield telling_of(row)
            left = left and left - 1
        if left == 0:
            return


def conditions_of(connection: Connection, asked: EventFilter) -> list[ColumnElement[bool]]:
    """A filter as conditions over events and their Readings, told in the way in which the store is quick."""
    codes = codes_in(connection, (who for _, who in asked.parties))
    few = (events.c.number.in_(chosen) for chosen in asked.selections(codes) if are_few(connection, chosen))
    return [*asked.conditions(codes), *few]


def telling(connection: Connection, given: str, coder: str | None, as_of: str | None) -> Telling:
    """An event by its id or the beginning of it, as `shown_by` chooses Readings. UsageError where none or several fit."""
    chosen = shown_by(coder, as_of)
    ids = select(events.c.id).join_from(events, readings).where(chosen)
    found = one_id(connection, ids, given, "event", as_of)
    return telling_of(connection.execute(shown_tellings().where(events.c.id == found, chosen).limit(1)).one())


def reading_lines(connection: Connection, limit: int | None, as_of: str | None) -> Iterator[ReadingLine]:
    """The newest Reading of each document, in the order of adding."""
    chosen = select(readings).where(newest_on(as_of)).order_by(readings.c.number).limit(limit)
    yield from map(reading_line, connection.execute(chosen))


def reading_lines_with(
    connection: Connection, words: str, limit: int | None, as_of: str | None
) -> Iterator[ReadingLine]:
    """The newest Readings of documents that hold words in title or text, the latest published first."""
    held = readings.c.number.in_(holding("article_words", asked_words(words)))
    latest = (readings.c.published_from.is_(None), readings.c.published_from.desc(), readings.c.number)
    chosen = select(readings).where(newest_on(as_of), held).order_by(*latest).limit(limit)
    yield from map(reading_line, connection.execute(chosen))


def newest_line(connection: Connection, given: str) -> ReadingLine:
    """The newest Reading of a document, by its id or the beginning of it. UsageError where none or several fit."""
    found = one_id(connection, select(readings.c.id).where(readings.c.newest), given, "document")
    return reading_line(connection.execute(select(readings).where(readings.c.id == found, readings.c.newest)).one())


def one_id(connection: Connection, ids: "Select[tuple[str]]", given: str, what: str, as_of: str | None = None) -> str:
    """The one of some ids that is `given` or begins with it. UsageError where none or several fit."""
    column = ids.selected_columns[0]
    exact = connection.execute(ids.where(column == given).limit(1)).first()
    if exact:
        return str(exact[0])
    if len(given) < SHORTEST_ID:
        raise UsageError(f"no {what} {given!r}; the beginning of an id has to have at least {SHORTEST_ID} characters")
    after = given[:-1] + chr(ord(given[-1]) + 1)
    begin = ids.where(column >= given, column < after)
    found = sorted({str(row[0]) for row in connection.execute(begin.limit(LISTED))})
    if not found:
        then = f" as of {as_of}" if as_of else ""
        raise UsageError(f"no {what} {given!r} in this ledger{then}; `saksi events` and `saksi articles` list the ids")
    if len(found) > 1:
        raise UsageError(f"{len(found)} ids begin with {given!r}: {', '.join(found[:5])}; write more of it")
    return found[0]


def codes_in(connection: Connection, given: Iterable[str]) -> set[str]:
    """Those of some words that are a code of a party in the ledger."""
    known = ((who, select(parties.c.code).where(is_code(who)).limit(1)) for who in given)
    return {who for who, chosen in known if connection.execute(chosen).first() is not None}


def are_few(connection: Connection, chosen: "Select[Any]") -> bool:
    """Whether a condition leaves so few events that they are better looked up one by one."""
    counted = select(func.count()).select_from(chosen.limit(FEW + 1).subquery())
    return (connection.scalar(counted) or 0) <= FEW


def _stretches(asked: EventFilter) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """Parts of the list in their order, each of which one index has in order too.

    Those that began before the first day and last into it, those that began on it or later, and those without a date.
    """
    if asked.since:
        first = first_day(asked.since)
        lasting = events.alias()
        into = (lasting.c.date_from < lasting.c.date_to, lasting.c.date_to >= first, lasting.c.date_from < first)
        yield (events.c.number.in_(select(lasting.c.number).where(*into)),)
        yield (events.c.date_from >= first,)
    else:
        yield (events.c.date_from.is_not(None),)
    if not asked.since and not asked.until:
        yield (events.c.date_from.is_(None),)


def shown_tellings() -> "Select[Any]":
    """Events with their articles, as `telling_of` reads them."""
    columns = (
        events.c.json,
        events.c.sentence,
        readings.c.id,
        readings.c.title,
        readings.c.publisher,
        readings.c.published_from,
    )
    return select(*columns).join_from(events, readings)


def tellings_in(connection: Connection, incident: str) -> tuple[Telling, ...]:
    """The events that are mentions of an incident, by the day of publication, then in the order of adding."""
    chosen = shown_tellings().join(mentions, mentions.c.event == events.c.number).where(mentions.c.incident == incident)
    by_day = (readings.c.published_from.is_(None), readings.c.published_from, events.c.number)
    return tuple(map(telling_of, connection.execute(chosen.order_by(*by_day))))


def telling_of(row: Any) -> Telling:
    """A row of `shown_tellings`."""
    found = msgspec.json.decode(row.json, type=Event)
    return Telling(found, row.sentence, row.id, row.title, row.publisher, row.published_from)


def reading_line(row: Any) -> ReadingLine:
    """A row of Readings as it is listed."""
    return ReadingLine(
        row.id,
        row.title,
        row.publisher,
        row.language,
        row.published_from,
        row.events,
        row.coder,
        row.origin,
        row.added_at,
    )
