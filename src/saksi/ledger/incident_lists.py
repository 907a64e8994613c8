"""Lists of incidents, by date: filtered, or all of one actor or place."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from saksi.incidents.mentions import moved
from saksi.incidents.outline import Outline
from saksi.ledger.filters import first_day, party_in
from saksi.ledger.incident_filters import AT_ONCE, IncidentFilter, all_conditions_in, conditions_in, tells
from saksi.ledger.incident_tables import LONG, incidents, mentions, sides
from saksi.ledger.listing import codes_in
from saksi.ledger.sources import Sources
from saksi.ledger.tables import events, readings
from saksi.ledger.tellers import tellers_of
from saksi.records import Record

Order = Literal["latest", "changed"]
"""By day, the latest first and those without one last; or by when they were last added to."""


class Position(NamedTuple):
    """Where a list goes on: the day or time of the last incident that was listed, and its id."""

    day: str | None
    id: str


class IncidentLine(Outline, frozen=True, kw_only=True):
    """An incident in a list: its outline, how many independent sources tell it, and the words that stand for it.

    `tellers` are the outlets that are known, by the day on which each told it first; `according_to` is whose word it is, where no
    outlet tells it as a fact. `sentence` is of its earliest report, with the `title` of that.
    """

    sources: int
    tellers: tuple[str, ...]
    according_to: tuple[str, ...]
    sentence: str
    title: str | None


def incident_lines(connection: Connection, asked: IncidentFilter, sources: Sources) -> Iterator[IncidentLine]:
    """The incidents that a filter leaves, by date, then by id; those without a date last."""
    yield from _listed(connection, conditions_in(connection, asked), asked, sources)


class IncidentPage(Record, frozen=True, kw_only=True):
    """Some incidents of a list, when each was last added to, and the position behind them; null where the list ends."""

    incidents: tuple[IncidentLine, ...]
    changed: tuple[str, ...]
    after: Position | None


def incident_page(
    connection: Connection, asked: IncidentFilter, sources: Sources, limit: int, after: Position | None, order: Order
) -> IncidentPage:
    """So many of the incidents that a filter leaves, behind a position."""
    key = incidents.c.changed_at if order == "changed" else incidents.c.date_from
    conditions = all_conditions_in(connection, asked, sources)
    rows: list[Any] = []
    for stretch in _behind(key, after):
        ids = select(incidents.c.id).where(*conditions, *stretch).order_by(key.desc(), incidents.c.id.desc())
        wanted = ids.limit(limit + 1 - len(rows)).subquery()  # of the index alone, so that few rows are fetched
        shown = (
            _shown().join(wanted, wanted.c.id == incidents.c.id).add_columns(key.label("key"), incidents.c.changed_at)
        )
        rows += connection.execute(shown.order_by(key.desc(), incidents.c.id.desc())).all()
        if len(rows) > limit:
            break
    listed = rows[:limit]
    return IncidentPage(
        incidents=tuple(_lines(connection, listed, sources)),
        changed=tuple(row.changed_at for row in listed),
        after=Position(listed[-1].key, listed[-1].id) if len(rows) > limit else None,
    )


def _behind(key: ColumnElement[Any], after: Position | None) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """Parts of a list that goes down, behind a position: those that have the key, then those that have none."""
    day, id = after or (None, None)
    if id is None:
        yield (key.is_not(None),)
    elif day is not None:
        yield (key <= day, or_(key < day, incidents.c.id < id))
    yield (key.is_(None), *((incidents.c.id < id,) if id is not None and day is None else ()))


def incidents_told_by(connection: Connection, document: str, sources: Sources) -> tuple[IncidentLine, ...]:
    """The incidents that the newest Reading of a document tells of, by their ids."""
    own = select(mentions.c.incident).join_from(mentions, readings, mentions.c.reading == readings.c.number)
    here = incidents.c.id.in_(own.where(readings.c.id == document))
    rows = connection.execute(_shown().where(here).order_by(incidents.c.id)).all()
    return tuple(_lines(connection, rows, sources))


def timeline(connection: Connection, given: str, asked: IncidentFilter, sources: Sources) -> Iterator[IncidentLine]:
    """The incidents in which an actor takes part, on whatever side, or that happened at a place.

    A code or its beginning is an actor; else a name of a place, in whatever case, is the place; else it is a part of an actor's
    name.
    """
    at_place = incidents.c.place == given.casefold()
    is_code = given in codes_in(connection, (given,))
    if not is_code and connection.execute(select(incidents.c.id).where(at_place).limit(1)).first():
        about: ColumnElement[bool] = at_place
    else:
        about = tells(connection, party_in("any", given, as_code=is_code, table=sides))
    yield from _listed(connection, [about, *asked.conditions()], asked, sources)


def _listed(
    connection: Connection, conditions: list[ColumnElement[bool]], asked: IncidentFilter, sources: Sources
) -> Iterator[IncidentLine]:
    left = asked.limit
    for stretch in _stretches(asked):
        chosen = _shown().where(*conditions, *stretch).order_by(incidents.c.date_from, incidents.c.id)
        for rows in connection.execute(chosen if asked.counts_sources else chosen.limit(left)).partitions(AT_ONCE):
            sources.prepare(row.id for row in rows if row.reports > 1)
            for line in _lines(connection, rows, sources):
                if asked.takes(line.sources):
                    yield line
                    left = left and left - 1
                    if left == 0:
                        return


def _stretches(asked: IncidentFilter) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """Parts of the list in their order: those that last into the days asked for, those that begin in them, those without."""
    if asked.since:
        first = first_day(asked.since)
        lasting = select(incidents.c.id).where(incidents.c.days > LONG, incidents.c.date_to >= first)
        recent = and_(incidents.c.date_from >= moved(first, -LONG), incidents.c.date_from < first)
        yield (or_(recent, incidents.c.id.in_(lasting)), incidents.c.date_from < first)
        yield (incidents.c.date_from >= first,)
    else:
        yield (incidents.c.date_from.is_not(None),)
    if not asked.since and not asked.until:
        yield (incidents.c.date_from.is_(None),)


def _shown() -> "Select[Any]":
    columns = (incidents.c.id, incidents.c.json, incidents.c.reports, events.c.sentence, readings.c.title)
    return select(*columns).join_from(incidents, events, incidents.c.lead == events.c.number).join(readings)


def _lines(connection: Connection, rows: Sequence[Any], sources: Sources) -> Iterator[IncidentLine]:
    """The lines of some rows; who tells all of these is looked up at once."""
    tellers = tellers_of(connection, [row.id for row in rows])
    for row in rows:
        shown = msgspec.structs.asdict(msgspec.json.decode(row.json, type=Outline))
        count = 1 if row.reports == 1 else sources.count_in(row.id)
        told = tellers[row.id]._asdict()
        yield IncidentLine(**shown, **told, sources=count, sentence=row.sentence, title=row.title)
