"""What to ask the ledger's incidents for: a filter, checked before the question is put, and what it is in the tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, or_, select

from saksi.errors import UsageError
from saksi.incidents.standing import Status
from saksi.ledger.filters import (
    MODALITIES,
    STATES,
    TYPES,
    UNREVIEWED,
    EventFilter,
    contains,
    country_of,
    credits_to,
    disputed_events,
    events_in_state,
    first_day,
    last_day,
    one_of,
    types_in,
)
from saksi.ledger.incident_tables import incidents, mentions, sides
from saksi.ledger.listing import are_few, codes_in
from saksi.ledger.sources import Sources

AT_ONCE = 100
"""Incidents whose sources are looked up together."""
STATUSES: tuple[str, ...] = get_args(Status)


class IncidentFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which incidents: every field that is given has to hold, and one of the values of a field with several.

    `types`, `quads`, `country`, `place` (a name as the ledger has it, else a part of one), `since`, `until` (an ISO day, month
    or year) and `modality` are those of the incident, as best supported; `statuses` are uncontested, contested, one-sided,
    retracted. `actor`, `recipient`, `speaker`, `text` and `via` have to hold for one of its mentions each, and are given as to
    EventFilter; so do `disputed` and the `states` of its reviews, but unreviewed is one of which no mention is reviewed.
    `sources` is the least number of independent sources, `single_source` asks for those with one.
    """

    actor: str | None = None
    recipient: str | None = None
    types: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    country: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    modality: str | None = None
    text: str | None = None
    via: str | None = None
    speaker: str | None = None
    statuses: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    disputed: bool = False
    sources: int | None = None
    single_source: bool = False
    limit: int | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """What has to hold of an incident itself; of its sources no more than how many reports there have to be.

        Raises UsageError for a value that cannot be.
        """
        found: list[ColumnElement[bool]] = []
        if self.types:
            found.append(incidents.c.type.in_([one_of(kind.upper(), TYPES, "type") for kind in self.types]))
        if self.quads:
            found.append(incidents.c.type.in_(types_in(self.quads)))
        if self.country:
            found.append(incidents.c.country == country_of(self.country))
        if self.since:
            found.append(incidents.c.date_to >= first_day(self.since))
        if self.until:
            found.append(incidents.c.date_from <= last_day(self.until))
        if self.modality:
            found.append(incidents.c.modality == one_of(self.modality, MODALITIES, "modality"))
        if self.statuses:
            found.append(incidents.c.status.in_([one_of(status, STATUSES, "status") for status in self.statuses]))
        if self.states:
            found.append(_in_state({one_of(state, STATES, "state") for state in self.states}))
        if self.disputed:
            found.append(incidents.c.id.in_(_with_mention(disputed_events())))
        if self.sources is not None:
            if self.sources < 1:
                raise UsageError(f"the least number of sources is 1, not {self.sources}")
            found.append(incidents.c.reports >= self.sources)
        return found

    @property
    def of_mentions(self) -> EventFilter:
        """What has to hold of its mentions, but for `via`, `disputed` and `states`."""
        return EventFilter(actor=self.actor, recipient=self.recipient, speaker=self.speaker, text=self.text)

    @property
    def counts_sources(self) -> bool:
        """Whether the texts have to tell how many sources are independent."""
        return self.single_source or (self.sources or 1) > 1

    def takes(self, count: int) -> bool:
        """Whether an incident with so many independent sources fits."""
        return count >= (self.sources or 1) and (count == 1 or not self.single_source)


def conditions_in(connection: Connection, asked: IncidentFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of a ledger's incidents, but for how many of their sources are independent."""
    told = asked.of_mentions
    selections = told.selections(codes_in(connection, (who for _, who in told.parties)), sides)
    if asked.via:
        selections.append(credits_to(asked.via))
    found = [*asked.conditions(), *(tells(connection, chosen) for chosen in selections)]
    if asked.place:
        found.append(_at_place(connection, asked.place.casefold()))
    return found


def all_conditions_in(connection: Connection, asked: IncidentFilter, sources: Sources) -> list[ColumnElement[bool]]:
    """What a filter asks, all of it: where sources count, those of each incident with several reports are counted."""
    found = conditions_in(connection, asked)
    if not asked.counts_sources:
        return found
    several = select(incidents.c.id).where(*found, incidents.c.reports > 1)
    fitting = [id for id in _prepared(connection.scalars(several).all(), sources) if asked.takes(sources.count_in(id))]
    # the ids are the ledger's own, and may be more than a question may have values
    among = incidents.c.id.in_(bindparam(None, fitting, expanding=True, literal_execute=True))
    return [*found, or_(incidents.c.reports == 1, among) if asked.takes(1) else among]


def _prepared(ids: Sequence[str], sources: Sources) -> Iterator[str]:
    """The same ids, with what counting their sources asks for looked up for many at once."""
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        sources.prepare(some)
        yield from some


def tells(connection: Connection, chosen: "Select[tuple[int]]") -> ColumnElement[bool]:
    """One of the mentions is among some events: told in the way in which a store finds few, or many, quickly."""
    if are_few(connection, chosen):
        return incidents.c.id.in_(of_events(chosen))
    among = chosen.where(chosen.selected_columns[0] == mentions.c.event).correlate(mentions).exists()
    return exists(select(mentions.c.mention).where(mentions.c.incident == incidents.c.id, among).correlate(incidents))


def of_events(chosen: "Select[tuple[int]]") -> "Select[Any]":
    """The ids of the incidents of which some events are mentions."""
    return select(mentions.c.incident).where(mentions.c.event.in_(chosen))


def _at_place(connection: Connection, name: str) -> ColumnElement[bool]:
    """What happened at a place with this name; where there is none, with a name of which it is a part."""
    here = incidents.c.place == name
    known = connection.execute(select(incidents.c.id).where(here).limit(1)).first()
    return here if known else contains(incidents.c.place, name)


def _in_state(states: Iterable[str]) -> ColumnElement[bool]:
    found: list[ColumnElement[bool]] = []
    if UNREVIEWED in states:
        found.append(~incidents.c.id.in_(_with_mention(events_in_state(STATES[1:]))))
    decided = tuple(sorted(set(states) - {UNREVIEWED}))
    if decided:
        found.append(incidents.c.id.in_(_with_mention(events_in_state(decided))))
    return or_(*found)


def _with_mention(ids: "Select[tuple[str]]") -> "Select[Any]":
    """The ids of the incidents that have a mention with one of these ids; null is the id of none."""
    return select(mentions.c.incident).where(mentions.c.id.in_(ids), mentions.c.incident.is_not(None))
