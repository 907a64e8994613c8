"""Who else in a ledger tells an event, which of its articles are copies, and how many sources that leaves."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec
from sqlalchemy import Connection, and_, func, or_, select

from saksi.coding.sides import countries_of
from saksi.knowledge.outlets import Outlets
from saksi.ledger.keeping import reading_in
from saksi.ledger.shelf import LedgerShelf
from saksi.ledger.tables import events, readings, statements
from saksi.records import Event, Reading
from saksi.sourcing.copies import Copy, copies_of
from saksi.sourcing.independence import Independence, independence
from saksi.sourcing.reports import Report, report_of

DAYS_APART = 3
"""Reports of one happening date it so many days apart at most. Where the text gives no day, that of the article counts."""

Found = dict[str, list[Event]]


class Sources:
    """What a ledger tells of sources, for as long as a transaction lasts."""

    def __init__(self, connection: Connection, outlets: Outlets) -> None:
        self._connection, self._outlets = connection, outlets
        self._shelf = LedgerShelf(connection)
        self._counted: dict[frozenset[str], int] = {}

    def of(self, event: Event) -> Independence:
        """The articles that tell the same thing, by the sources that they hang on."""
        return self._grouped(self.same_thing(event))

    def count(self, event: Event) -> int:
        """How many independent sources tell it."""
        found = self.same_thing(event)
        if len(found) == 1:
            return 1
        key = frozenset(other.id for told in found.values() for other in told)
        if key not in self._counted:
            self._counted[key] = self._grouped(found).sources
        return self._counted[key]

    def copies_of(self, reading: Reading) -> tuple[Copy, ...]:
        """The articles that hold text of this one, or it of them, the closest first."""
        return copies_of(report_of(reading), self._shelf, self._report, self._outlets)

    def _grouped(self, found: Found) -> Independence:
        reports = (self._report(reading, told) for reading, told in found.items())
        return independence(reports, self._outlets, self._shelf)

    def _report(self, reading: str, told: Sequence[Event] | None = None) -> Report:
        newest = (
            select(statements.c.json).join_from(readings, statements).where(readings.c.id == reading, readings.c.newest)
        )
        return report_of(reading_in(self._connection.execute(newest).scalar_one()), told)

    def same_thing(self, event: Event) -> Found:
        """The events that tell the same thing, by the id of the Reading: itself, and what agrees in type, sides and days.

        Each side has a country or body in common, or nobody; what is told as background tells no news.
        """
        first = func.coalesce(events.c.date_from, readings.c.published_from)
        last = func.coalesce(events.c.date_to, readings.c.published_to)
        shown = select(events.c.json, readings.c.id, first, last).join_from(events, readings).where(readings.c.newest)
        own = self._connection.execute(shown.where(events.c.id == event.id)).all()
        since = min((row[2] for row in own if row[2]), default=None)
        until = max((row[3] for row in own if row[3]), default=None)
        alike = shown.where(events.c.type == event.type, events.c.background.is_(False), events.c.id != event.id)
        if since and until:
            near = and_(first <= moved(until, DAYS_APART), last >= moved(since, -DAYS_APART))
            alike = alike.where(or_(first.is_(None), near))
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for row in (*own, *self._connection.execute(alike.order_by(events.c.number))):
            other = msgspec.json.decode(row.json, type=Event)
            if all(_agree(mine, theirs) for mine, theirs in zip(_sides(event), _sides(other), strict=True)):
                found[row.id].append(other)
        return found


def _sides(event: Event) -> tuple[set[str], set[str]]:
    """The countries and bodies of each side, the first parts of their codes; each side is both where both act alike."""
    actors, recipients = countries_of(event.actors), countries_of(event.recipients)
    return (actors | recipients, actors | recipients) if event.symmetric else (actors, recipients)


def _agree(mine: set[str], theirs: set[str]) -> bool:
    return bool(mine & theirs) or (not mine and not theirs)


def moved(day: str, days: int) -> str:
    """A day so many days later, or as far as the calendar goes."""
    moved = date.fromisoformat(day).toordinal() + days
    return date.fromordinal(min(max(moved, 1), date.max.toordinal())).isoformat()
