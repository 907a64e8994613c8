"""Who else in a ledger tells an event, which of its articles are copies, and how many sources that leaves."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select

from saksi.incidents.blocking import rank_of
from saksi.knowledge.outlets import Outlets
from saksi.ledger.incident_tables import mentions
from saksi.ledger.keeping import reading_in
from saksi.ledger.shelf import LedgerShelf
from saksi.ledger.tables import events, readings, statements
from saksi.records import Event, Reading
from saksi.sourcing.copies import Copy, copies_of
from saksi.sourcing.independence import Independence, independence
from saksi.sourcing.reports import Report, report_of

Found = dict[str, list[Event]]


class Sources:
    """What a ledger tells of sources, for as long as a transaction lasts."""

    def __init__(self, connection: Connection, outlets: Outlets, counted: dict[str, int] | None = None) -> None:
        """`counted` are the sources of incidents as counted before, and is added to; it has to be of the same statements."""
        self._connection, self._outlets = connection, outlets
        self._shelf = LedgerShelf(connection)
        self._counted = {} if counted is None else counted

    def of(self, event: Event) -> Independence:
        """The articles that tell of the incident that an event is a mention of, by the sources that they hang on."""
        return self._grouped(self.tellings(event))

    def of_incident(self, id: str) -> Independence:
        """The articles that tell of an incident."""
        return self._grouped(self._told(id))

    def count(self, event: Event) -> int:
        """How many independent sources tell of the incident of an event."""
        return self.count_in(self._incident(event) or "")

    def count_in(self, id: str) -> int:
        """How many independent sources tell of an incident."""
        if id not in self._counted:
            found = self._told(id)
            self._counted[id] = 1 if len(found) < 2 else self._grouped(found).sources
        return self._counted[id]

    def tellings(self, event: Event) -> Found:
        """The mentions of the incident that an event is one of, by the id of the Reading; the event alone where it is none."""
        found = self._told(self._incident(event) or "")
        if found:
            return found
        alone = select(readings.c.id).join_from(events, readings).where(events.c.id == event.id, readings.c.newest)
        return {self._connection.execute(alone.limit(1)).scalar_one(): [event]}

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

    def _incident(self, event: Event) -> str | None:
        return self._connection.scalar(select(mentions.c.incident).where(mentions.c.mention == rank_of(event.id)))

    def _told(self, incident: str) -> Found:
        """The mentions of an incident by the id of the Reading."""
        shown = select(events.c.json, readings.c.id).join_from(mentions, events).join(readings)
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for row in self._connection.execute(shown.where(mentions.c.incident == incident).order_by(events.c.number)):
            found[row.id].append(msgspec.json.decode(row.json, type=Event))
        return found
