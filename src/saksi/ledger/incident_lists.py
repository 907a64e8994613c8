"""Lists of incidents, by date: filtered, or all of one actor or place."""

from collections.abc import Iterator
from typing import Any, get_args

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from saksi.errors import UsageError
from saksi.incidents.mentions import moved
from saksi.incidents.outline import Outline
from saksi.incidents.standing import Status
from saksi.ledger.filters import (
    MODALITIES,
    TYPES,
    EventFilter,
    country_of,
    credits_to,
    first_day,
    last_day,
    one_of,
    party_in,
)
from saksi.ledger.incident_tables import LONG, incidents, mentions
from saksi.ledger.listing import are_few, codes_in
from saksi.ledger.sources import Sources
from saksi.ledger.tables import events, readings

AT_ONCE = 100
"""Incidents whose sources are looked up together."""
STATUSES: tuple[str, ...] = get_args(Status)


class IncidentFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which incidents: every field that is given has to hold.

    `types`, `country`, `since`, `until` (an ISO day, month or year) and `modality` are those of the incident, as best supported;
    `status` is uncontested, contested, one-sided or retracted. `actor`, `recipient`, `speaker`, `text` and `via` have to hold
    for one of its mentions each, and are given as to EventFilter. `sources` is the least number of independent sources.
    """

    actor: str | None = None
    recipient: str | None = None
    types: tuple[str, ...] = ()
    country: str | None = None
    since: str | None = None
    until: str | None = None
    modality: str | None = None
    text: str | None = None
    via: str | None = None
    speaker: str | None = None
    status: str | None = None
    sources: int | None = None
    limit: int | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """What has to hold of an incident itself; of `sources` no more than that there are as many reports.

        Raises UsageError for a value that cannot be.
        """
        found: list[ColumnElement[bool]] = []
        if self.types:
            found.append(incidents.c.type.in_([one_of(kind.upper(), TYPES, "type") for kind in self.types]))
        if self.country:
            found.append(incidents.c.country == country_of(self.country))
        if self.since:
            found.append(incidents.c.date_to >= first_day(self.since))
        if self.until:
            found.append(incidents.c.date_from <= last_day(self.until))
        if self.modality:
            found.append(incidents.c.modality == one_of(self.modality, MODALITIES, "modality"))
        if self.status:
            found.append(incidents.c.status == one_of(self.status, STATUSES, "status"))
        if self.sources is not None:
            if self.sources < 1:
                raise UsageError(f"the least number of sources is 1, not {self.sources}")
            found.append(incidents.c.reports >= self.sources)
        return found

    @property
    def of_mentions(self) -> EventFilter:
        """What has to hold of its mentions, but for `via`."""
        return EventFilter(actor=self.actor, recipient=self.recipient, speaker=self.speaker, text=self.text)


class IncidentLine(Outline, frozen=True, kw_only=True):
    """An incident in a list: its outline, how many independent sources tell it, and the words that stand for it.

    `sentence` is of its earliest report, with the `title` of that.
    """

    sources: int
    sentence: str
    title: str | None


def incident_lines(connection: Connection, asked: IncidentFilter, sources: Sources) -> Iterator[IncidentLine]:
    """The incidents that a filter leaves, by date, then by id; those without a date last."""
    told = asked.of_mentions
    selections = told.selections(codes_in(connection, (who for _, who in told.parties)))
    if asked.via:
        selections.append(credits_to(asked.via))
    conditions = [*asked.conditions(), *(_tells(connection, chosen) for chosen in selections)]
    yield from _listed(connection, conditions, asked, sources)


def timeline(connection: Connection, given: str, asked: IncidentFilter, sources: Sources) -> Iterator[IncidentLine]:
    """The incidents in which an actor takes part, on whatever side, or that happened at a place.

    A code or its beginning is an actor; else a name of a place, in whatever case, is the place; else it is a part of an actor's
    name.
    """
    at_place = incidents.c.place == given.casefold()
    is_code = given in codes_in(connection, (given,))
    if not is_code and connection.execute(select(incidents.c.id).where(at_place).limit(1)).first():
        about = at_place
    else:
        about = _tells(connection, party_in("any", given, as_code=is_code))
    yield from _listed(connection, [about, *asked.conditions()], asked, sources)


def _listed(
    connection: Connection, conditions: list[ColumnElement[bool]], asked: IncidentFilter, sources: Sources
) -> Iterator[IncidentLine]:
    left = asked.limit
    for stretch in _stretches(asked):
        counted = asked.sources is not None and asked.sources > 1  # which only the texts tell
        chosen = _shown().where(*conditions, *stretch).order_by(incidents.c.date_from, incidents.c.id)
        for rows in connection.execute(chosen if counted else chosen.limit(left)).partitions(AT_ONCE):
            sources.prepare(row.id for row in rows if row.reports > 1)
            for row in rows:
                line = _line(row, sources)
                if line.sources >= (asked.sources or 1):
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


def _tells(connection: Connection, chosen: "Select[tuple[int]]") -> ColumnElement[bool]:
    """One of the mentions is among some events: told in the way in which a store finds few, or many, quickly."""
    if are_few(connection, chosen):
        return incidents.c.id.in_(_of_events(chosen))
    among = chosen.where(chosen.selected_columns[0] == mentions.c.event).correlate(mentions).exists()
    return exists(select(mentions.c.mention).where(mentions.c.incident == incidents.c.id, among).correlate(incidents))


def _of_events(chosen: "Select[tuple[int]]") -> "Select[Any]":
    return select(mentions.c.incident).where(mentions.c.event.in_(chosen))


def _shown() -> "Select[Any]":
    columns = (incidents.c.id, incidents.c.json, incidents.c.reports, events.c.sentence, readings.c.title)
    return select(*columns).join_from(incidents, events, incidents.c.lead == events.c.number).join(readings)


def _line(row: Any, sources: Sources) -> IncidentLine:
    shown = msgspec.structs.asdict(msgspec.json.decode(row.json, type=Outline))
    count = 1 if row.reports == 1 else sources.count_in(row.id)
    return IncidentLine(**shown, sources=count, sentence=row.sentence, title=row.title)
