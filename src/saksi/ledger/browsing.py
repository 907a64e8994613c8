"""The ledger as it is browsed: pages of lists that go on behind a position, and sums over all that a filter leaves."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Engine

from saksi.knowledge.outlets import Outlets
from saksi.ledger.event_pages import EventPage, EventPosition, event_page
from saksi.ledger.filters import EventFilter
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

Filter = TypeVar("Filter", EventFilter, IncidentFilter)


class Browsing:
    """What people look through. Each answer is of one moment; UsageError for a value of a filter that cannot be."""

    def __init__(self, engine: Engine, outlets: Outlets) -> None:
        self._engine, self._outlets = engine, outlets
        self._counted: tuple[int, dict[str, int]] = (0, {})

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
        with self._sources() as (connection, sources):
            return incident_counts(connection, by_one_name(asked, self._outlets), sources)

    def totals(self, asked: Mapping[str, IncidentFilter]) -> dict[str, int]:
        """How many incidents each of several filters leaves."""
        with self._sources() as (connection, sources):
            return {
                name: incident_total(connection, by_one_name(one, self._outlets), sources)
                for name, one in asked.items()
            }

    def places(self, asked: IncidentFilter) -> tuple[PlaceCount, ...]:
        """The places of the incidents that a filter leaves, those with most first."""
        with self._sources() as (connection, sources):
            return incident_places(connection, by_one_name(asked, self._outlets), sources)

    def timeline(self, asked: IncidentFilter) -> Timeline:
        """The incidents that a filter leaves by day, week, month or year."""
        with self._sources() as (connection, sources):
            return incident_days(connection, by_one_name(asked, self._outlets), sources)

    @contextmanager
    def _sources(self) -> Iterator[tuple[Connection, Sources]]:
        """A transaction, and its sources; what was counted of them before is kept until something is added."""
        with Transaction(self._engine, "read") as connection:
            now, (number, counted) = tip(connection).number, self._counted
            if now != number:
                self._counted = now, (counted := {})
            yield connection, Sources(connection, self._outlets, counted)


def by_one_name(asked: Filter, outlets: Outlets) -> Filter:
    """A filter whose outlet has the name under which events credit it."""
    known = outlets.by_name(asked.via) if asked.via else None
    return msgspec.structs.replace(asked, via=known.name) if known else asked
