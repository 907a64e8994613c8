"""The ledger as it is browsed: pages of lists that go on behind a position, and sums over all that a filter leaves."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, func, select

from saksi.knowledge.outlets import Outlets
from saksi.ledger.event_pages import EventPage, EventPosition, event_page
from saksi.ledger.filters import EventFilter, in_state
from saksi.ledger.incident_filters import IncidentFilter
from saksi.ledger.incident_lists import IncidentLine, IncidentPage, Order, Position, incident_page, incidents_told_by
from saksi.ledger.incident_sums import (
    IncidentCounts,
    PlaceCount,
    Timeline,
    incident_counts,
    incident_days,
    incident_places,
    incident_total,
)
from saksi.ledger.sources import Sources
from saksi.ledger.statements import tip
from saksi.ledger.store import Transaction
from saksi.ledger.tables import events, readings

Answer = TypeVar("Answer")
Sums = dict[Hashable, Any]
Filter = TypeVar("Filter", EventFilter, IncidentFilter)


MOST_KEPT = 100
"""So many sums are kept until something is added: people ask for the same views again and again."""


class _Known:
    """What was worked out of a ledger that ends with this hash: the sources of incidents, and sums over what filters leave."""

    def __init__(self, tip: str) -> None:
        self.tip = tip
        self.counted: dict[str, int] = {}
        self.sums: Sums = {}


class Browsing:
    """What people look through. Each answer is of one moment; UsageError for a value of a filter that cannot be."""

    def __init__(self, engine: Engine, outlets: Outlets) -> None:
        self._engine, self._outlets = engine, outlets
        self._known = _Known("")

    def incidents(
        self, asked: IncidentFilter, limit: int, after: Position | None = None, order: Order = "latest"
    ) -> IncidentPage:
        """So many of the incidents that a filter leaves, behind a position."""
        with self._sources() as (connection, sources):
            return incident_page(connection, by_one_name(asked, self._outlets), sources, limit, after, order)

    def told_by(self, document: str) -> tuple[IncidentLine, ...]:
        """The incidents that the newest Reading of a document tells of."""
        with self._sources() as (connection, sources):
            return incidents_told_by(connection, document, sources)

    def events(
        self, asked: EventFilter, of: IncidentFilter, limit: int, after: EventPosition | None = None
    ) -> EventPage:
        """So many of the events that a filter leaves and that are mentions of an incident that fits `of`, behind a position."""
        with self._sources() as (connection, sources):
            return event_page(connection, by_one_name(asked, self._outlets), of, sources, limit, after)

    def counts(self, asked: IncidentFilter) -> IncidentCounts:
        """How many incidents a filter leaves, by type, quad and status."""
        return self._summed(asked, incident_counts)

    def totals(self, asked: Mapping[str, IncidentFilter]) -> dict[str, int]:
        """How many incidents each of several filters leaves."""
        return {name: self._summed(one, incident_total) for name, one in asked.items()}

    def places(self, asked: IncidentFilter) -> tuple[PlaceCount, ...]:
        """The places of the incidents that a filter leaves, those with most first."""
        return self._summed(asked, incident_places)

    def timeline(self, asked: IncidentFilter) -> Timeline:
        """The incidents that a filter leaves by day, week, month or year."""
        return self._summed(asked, incident_days)

    def rejected(self) -> int:
        """How many events of the newest Readings were rejected, and so are mentions of no incident."""
        gone = select(func.count()).select_from(events).join(readings)
        with self._at_once() as (connection, _, sums):
            chosen = gone.where(readings.c.newest, in_state(("rejected",), None))
            return _once(sums, "rejected", lambda: connection.execute(chosen).scalar_one())

    def once(self, what: Hashable, work: Callable[[], Answer]) -> Answer:
        """What some work on the ledger comes to, which is done once until something is added; `what` is its name."""
        with self._at_once() as (_, _, sums):
            return _once(sums, what, work)

    def _summed(self, asked: IncidentFilter, work: Callable[[Connection, IncidentFilter, Sources], Answer]) -> Answer:
        """What a sum comes to, which is worked out once until something is added."""
        one = by_one_name(asked, self._outlets)
        with self._at_once() as (connection, sources, sums):
            return _once(sums, (work, one), lambda: work(connection, one, sources))

    @contextmanager
    def _sources(self) -> Iterator[tuple[Connection, Sources]]:
        with self._at_once() as (connection, sources, _):
            yield connection, sources

    @contextmanager
    def _at_once(self) -> Iterator[tuple[Connection, Sources, Sums]]:
        """A transaction, with the sources and sums that were worked out before, as long as nothing was added since."""
        with Transaction(self._engine, "read") as connection:
            end, known = tip(connection).hash, self._known
            if known.tip != end:
                known = self._known = _Known(end)
            yield connection, Sources(connection, self._outlets, known.counted), known.sums


def _once(sums: Sums, what: Hashable, work: Callable[[], Answer]) -> Answer:
    if what not in sums:
        found = work()
        if len(sums) >= MOST_KEPT:
            sums.clear()
        sums[what] = found
    known: Answer = sums[what]
    return known


def by_one_name(asked: Filter, outlets: Outlets) -> Filter:
    """A filter whose outlet has the name under which events credit it."""
    known = outlets.by_name(asked.via) if asked.via else None
    return msgspec.structs.replace(asked, via=known.name) if known else asked
