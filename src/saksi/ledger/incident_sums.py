"""What the incidents that a filter leaves come to: how many of each kind, at which places, on which days.

All is summed up by the store, from the index `incidents_by_date` alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, case, func, select

from saksi.ledger.filters import first_day, last_day, quads_of_types
from saksi.ledger.incident_filters import IncidentFilter, all_conditions_in
from saksi.ledger.incident_tables import incidents
from saksi.ledger.sources import Sources
from saksi.records import Record

Step = Literal["day", "week", "month", "year"]
LONGEST: Mapping[Step, int] = {"day": 92, "week": 3 * 366, "month": 20 * 366}
"""Days up to which a timeline goes by this step; beyond all it goes by year."""


class IncidentCounts(Record, frozen=True, kw_only=True):
    """How many incidents fit; of them those without a day, and those without a place on the map; by type, quad and status."""

    incidents: int
    undated: int
    unplaced: int
    types: dict[str, int]
    quads: dict[str, int]
    statuses: dict[str, int]


class PlaceCount(Record, frozen=True, kw_only=True):
    """How many incidents there are at a place; degrees WGS 84."""

    place: str
    country: str | None
    lat: float
    lon: float
    count: int


class DaysCount(Record, frozen=True, kw_only=True):
    """How many incidents of each quad class begin within some days, both included."""

    since: str
    until: str
    quads: dict[str, int]


class Timeline(Record, frozen=True, kw_only=True):
    """Incidents by day, week (from Monday), month or year, the first first, also those parts in which nothing happened.

    One of several days stands at its first that is asked for.
    """

    step: Step
    parts: tuple[DaysCount, ...]


def incident_counts(connection: Connection, asked: IncidentFilter, sources: Sources) -> IncidentCounts:
    """How many incidents a filter leaves."""
    # the type as an expression: by the column alone SQLite would group through the index of types, and read every row for it
    kind = incidents.c.type.concat("").label("type")
    columns = (kind, incidents.c.status, incidents.c.date_from, incidents.c.lat)
    fitting = select(*columns).where(*all_conditions_in(connection, asked, sources)).subquery()
    sums = (
        func.count().label("many"),
        func.count(fitting.c.date_from).label("dated"),
        func.count(fitting.c.lat).label("placed"),
    )
    chosen = select(fitting.c.type, fitting.c.status, *sums).group_by(fitting.c.type, fitting.c.status)
    rows = connection.execute(chosen).all()
    total = sum(row.many for row in rows)
    return IncidentCounts(
        incidents=total,
        undated=total - sum(row.dated for row in rows),
        unplaced=total - sum(row.placed for row in rows),
        types=_summed((row.type, row.many) for row in rows),
        quads=_summed((quads_of_types()[row.type], row.many) for row in rows),
        statuses=_summed((row.status, row.many) for row in rows),
    )


def incident_total(connection: Connection, asked: IncidentFilter, sources: Sources) -> int:
    """How many incidents a filter leaves, and nothing else."""
    chosen = select(func.count()).select_from(incidents).where(*all_conditions_in(connection, asked, sources))
    return connection.execute(chosen).scalar_one()


def incident_places(connection: Connection, asked: IncidentFilter, sources: Sources) -> tuple[PlaceCount, ...]:
    """The places of the incidents that a filter leaves, as far as it is known where they lie; those with most first."""
    columns = (incidents.c.place_name, incidents.c.country, incidents.c.lat, incidents.c.lon)
    many = func.count().label("many")
    chosen = select(*columns, many).where(
        *all_conditions_in(connection, asked, sources), incidents.c.lat.is_not(None), incidents.c.lon.is_not(None)
    )
    ordered = chosen.group_by(*columns).order_by(many.desc(), *columns)
    return tuple(
        PlaceCount(place=row.place_name, country=row.country, lat=row.lat, lon=row.lon, count=row.many)
        for row in connection.execute(ordered)
    )


def incident_days(connection: Connection, asked: IncidentFilter, sources: Sources) -> Timeline:
    """The timeline of the incidents that a filter leaves, in steps that suit how long it is."""
    dated = [*all_conditions_in(connection, asked, sources), incidents.c.date_from.is_not(None)]
    begin = _begin(asked)
    # each by itself, which an index answers at once
    first, last = (connection.scalar(select(end(begin)).where(*dated)) for end in (func.min, func.max))
    if first is None or last is None:
        return Timeline(step="day", parts=())
    span = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    step: Step = next((step for step, longest in LONGEST.items() if span <= longest), "year")
    part = func.substr(begin, 1, {"month": 7, "year": 4}.get(step, 10)).label("part")
    fitting = select(part, incidents.c.type).where(*dated).subquery()
    chosen = select(fitting, func.count().label("many")).group_by(fitting.c.part, fitting.c.type)
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in connection.execute(chosen):
        found[_first_of(row.part, step)][quads_of_types()[row.type]] += row.many
    days = _parts(_first_of(first, step), last, step)
    return Timeline(
        step=step,
        parts=tuple(DaysCount(since=since, until=until, quads=_summed(found[since].items())) for since, until in days),
    )


def _begin(asked: IncidentFilter) -> ColumnElement[Any]:
    """The first day of an incident that is asked for."""
    if not asked.since:
        return incidents.c.date_from
    first = first_day(asked.since)
    return case((incidents.c.date_from < first, first), else_=incidents.c.date_from)


def _first_of(part: str, step: Step) -> str:
    """The first day of the week, month or year in which a day is; a month or year may stand for its days."""
    if step == "week":
        day = date.fromisoformat(part)
        # the first week of all years has no Monday before it
        return f"{date.fromordinal(max(1, day.toordinal() - day.weekday()))}"
    return part if step == "day" else first_day(part[: {"month": 7, "year": 4}[step]])


def _parts(first: str, last: str, step: Step) -> Iterator[tuple[str, str]]:
    """The first and last day of each part from a day on, up to the one in which the last day is."""
    while first <= last:
        until = _last_of(first, step)
        yield first, until
        if until == f"{date.max}":
            return
        first = f"{date.fromisoformat(until) + timedelta(1)}"


def _last_of(first: str, step: Step) -> str:
    if step in ("day", "week"):
        ahead = 0 if step == "day" else 6 - date.fromisoformat(first).weekday()
        return f"{date.fromordinal(min(date.max.toordinal(), date.fromisoformat(first).toordinal() + ahead))}"
    return last_day(first[: {"month": 7, "year": 4}[step]])


def _summed(given: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Sums by name, the largest first, then by the alphabet."""
    found: Counter[str] = Counter()
    for name, many in given:
        found[name] += many
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))
