"""Pages of events, the latest first, each filtered also by the incident that it is a mention of."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select

from saksi.ledger.filters import EventFilter
from saksi.ledger.incident_filters import IncidentFilter, all_conditions_in
from saksi.ledger.incident_tables import incidents, mentions
from saksi.ledger.listing import Telling, are_few, codes_in, shown_tellings, telling_of
from saksi.ledger.sources import Sources
from saksi.ledger.tables import events
from saksi.records import Record


class EventPosition(NamedTuple):
    """Where a list goes on: the day of the last event that was listed, and its number in the ledger."""

    day: str | None
    number: int


class EventPage(Record, frozen=True, kw_only=True):
    """Some events of a list, and the position behind them; null where the list ends."""

    events: tuple[Telling, ...]
    after: EventPosition | None


def event_page(
    connection: Connection,
    asked: EventFilter,
    of: IncidentFilter,
    sources: Sources,
    limit: int,
    after: EventPosition | None,
) -> EventPage:
    """So many of the events that a filter leaves and whose incident fits `of`, behind a position; those without a day last."""
    codes = codes_in(connection, (who for _, who in asked.parties))
    few = (events.c.number.in_(chosen) for chosen in asked.selections(codes) if are_few(connection, chosen))
    conditions = [*asked.conditions(codes), *few, *_of_incidents(connection, of, sources)]
    rows: list[Any] = []
    for stretch in _behind(after):
        chosen = shown_tellings().add_columns(events.c.date_from, events.c.number).where(*conditions, *stretch)
        ordered = chosen.order_by(events.c.date_from.desc(), events.c.number.desc())
        rows += connection.execute(ordered.limit(limit + 1 - len(rows))).all()
        if len(rows) > limit:
            break
    listed = rows[:limit]
    return EventPage(
        events=tuple(map(telling_of, listed)),
        after=EventPosition(listed[-1].date_from, listed[-1].number) if len(rows) > limit else None,
    )


def _of_incidents(connection: Connection, of: IncidentFilter, sources: Sources) -> list[ColumnElement[bool]]:
    conditions = all_conditions_in(connection, of, sources)
    if not conditions:
        return []
    fitting = select(mentions.c.event).join(incidents, incidents.c.id == mentions.c.incident).where(*conditions)
    if are_few(connection, fitting):
        return [events.c.number.in_(fitting)]
    return [fitting.where(mentions.c.event == events.c.number).correlate(events).exists()]


def _behind(after: EventPosition | None) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """Parts of the list behind a position: those with a day, then those without."""
    day, number = after or (None, None)
    if number is None:
        yield (events.c.date_from.is_not(None),)
    elif day is not None:
        yield (events.c.date_from <= day, or_(events.c.date_from < day, events.c.number < number))
    yield (
        events.c.date_from.is_(None),
        *((events.c.number < number,) if number is not None and day is None else ()),
    )
