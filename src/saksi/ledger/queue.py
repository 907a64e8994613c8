"""The events that wait for a decision, the most doubtful first."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, func, or_, select

from saksi.errors import UsageError
from saksi.incidents.standing import Status
from saksi.knowledge.outlets import Outlets
from saksi.ledger.browsing import by_one_name
from saksi.ledger.filters import (
    DECIDED,
    STATES,
    EventFilter,
    escaped,
    in_state,
    is_disputed,
    newest_on,
)
from saksi.ledger.incident_filters import IncidentFilter, conditions_in
from saksi.ledger.incident_tables import incidents, mentions
from saksi.ledger.listing import conditions_of
from saksi.ledger.sources import Sources
from saksi.ledger.store import Transaction
from saksi.ledger.tables import events, readings
from saksi.records import Event, Record

Doubt = Literal["flagged", "disputed", "confidence"]
DOUBTS: tuple[Doubt, ...] = ("flagged", "disputed", "confidence")
"""What makes an event wait, in the order of the queue; among those of one kind the least sure come first.

What is disputed is denied in its own article, or is of an incident that is denied in another one.
"""
CONTESTED: tuple[Status, ...] = ("contested", "retracted")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the queue: a filter over events and one over their incidents, part of a place's name, and states.

    Of how many sources there are only the filter over incidents tells. Without states it goes through all events on which
    nobody has decided.
    """

    events: EventFilter = EventFilter()
    of: IncidentFilter = IncidentFilter()
    place: str | None = None
    states: tuple[str, ...] = ()


class Waiting(Record, frozen=True, kw_only=True):
    """An event of the queue: why it stands where it does, and the cursor after which the next one comes."""

    event: str
    doubt: Doubt
    confidence: float
    cursor: str


class Progress(Record, frozen=True, kw_only=True):
    """How many of the events that were asked for are decided, and how many are not."""

    done: int
    left: int


class Queue:
    """The queue of a ledger. `outlets` gives those by which sources are told apart."""

    def __init__(self, engine: Engine, outlets: Callable[[], Outlets]) -> None:
        self._engine, self._outlets = engine, outlets

    def after(self, asked: Asked, cursor: str = "", number: int = 1) -> tuple[Waiting, ...]:
        """So many events that come after a cursor, from the first on where it is empty. UsageError for what is no cursor."""
        begun = _read(cursor) if cursor else None
        with Transaction(self._engine, "read") as connection:
            found = self._rows(connection, asked, begun, number)
            return tuple(_waiting(doubt, row) for doubt, row in islice(found, number))

    def _rows(
        self, connection: Connection, asked: Asked, begun: "Begun | None", number: int
    ) -> Iterator[tuple[Doubt, Any]]:
        """The events behind a cursor, doubt by doubt: those that few have are found without looking at all others."""
        sources = Sources(connection, self._outlets()) if asked.of.counts_sources else None
        chosen = select(events.c.confidence, events.c.number, events.c.id).join_from(events, readings)
        chosen = chosen.where(*self._conditions(connection, asked)).order_by(events.c.confidence, events.c.number)
        for doubt in DOUBTS[DOUBTS.index(begun.doubt) if begun else 0 :]:
            behind = [begun.behind()] if begun and begun.doubt == doubt else []
            rows = connection.execute(chosen.where(*_of(doubt), *behind).limit(None if sources else number))
            yield from (
                (doubt, row) for row in rows if not sources or asked.of.takes(sources.count(_event(connection, row)))
            )

    def place_of(self, event: str) -> Waiting:
        """Where an event of a newest Reading stands, by its whole id; UsageError where there is none."""
        chosen = select(events.c.confidence, events.c.number, events.c.id).join_from(events, readings)
        with Transaction(self._engine, "read") as connection:
            for doubt in DOUBTS:
                its = (events.c.id == event, newest_on(None), *_of(doubt))
                row = connection.execute(chosen.where(*its).limit(1)).first()
                if row is not None:
                    return _waiting(doubt, row)
        raise UsageError(f"no event {event!r} in this ledger")

    def progress(self, asked: Asked) -> Progress | None:
        """How many are done and left of what is asked for, whatever states; None where sources count, which takes long."""
        if asked.of.counts_sources:
            return None
        with Transaction(self._engine, "read") as connection:
            wanted = list(self._conditions(connection, msgspec.structs.replace(asked, states=STATES)))
            all_of = select(func.count()).select_from(events).join(readings).where(*wanted)
            total = connection.execute(all_of).scalar_one()
            done = connection.execute(all_of.where(in_state(DECIDED, None))).scalar_one()
        return Progress(done=done, left=total - done)

    def _conditions(self, connection: Connection, asked: Asked) -> Iterator[ColumnElement[bool]]:
        yield from conditions_of(connection, by_one_name(asked.events, self._outlets()))
        told = conditions_in(connection, asked.of)
        if told:
            yield events.c.number.in_(_events_of(*told))
        if asked.place:
            yield events.c.place.ilike(f"%{escaped(asked.place)}%", escape="\\")
        if not asked.states:
            yield ~in_state(DECIDED, None)
        elif set(asked.states) != set(STATES):
            yield or_(*_in_states(asked.states))


def _in_states(states: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    yield in_state(tuple(state for state in states if state != "unreviewed"), None)
    if "unreviewed" in states:
        yield ~in_state(STATES[1:], None)


def _of(doubt: Doubt) -> tuple[ColumnElement[bool], ...]:
    """An event has this doubt, and none that comes before it."""
    flagged, disputed = (
        in_state(("flagged",), None),
        or_(is_disputed(None), events.c.number.in_(_events_of(incidents.c.status.in_(CONTESTED)))),
    )
    if doubt == "flagged":
        return (flagged,)
    return (disputed, ~flagged) if doubt == "disputed" else (~disputed, ~flagged)


def _events_of(*conditions: ColumnElement[bool]) -> "Select[tuple[int]]":
    """The events that are mentions of an incident for which conditions hold: all at once, as the queue looks at all."""
    return select(mentions.c.event).join(incidents, incidents.c.id == mentions.c.incident).where(*conditions)


class Begun(msgspec.Struct, frozen=True):
    """How far somebody has come: past the event with this doubt, confidence and number."""

    doubt: Doubt
    confidence: float
    number: int

    def behind(self) -> ColumnElement[bool]:
        """Among those of the same doubt, an event comes later."""
        equal = and_(events.c.confidence == self.confidence, events.c.number > self.number)
        return or_(events.c.confidence > self.confidence, equal)


def _read(cursor: str) -> Begun:
    parts = cursor.split("_")
    try:
        return Begun(DOUBTS[int(parts[0])], float(parts[1]), int(parts[2]))
    except (ValueError, IndexError):
        raise UsageError(f"{cursor[:50]!r} is no place in the queue; begin it anew") from None


def _waiting(doubt: Doubt, row: Any) -> Waiting:
    cursor = f"{DOUBTS.index(doubt)}_{float(row.confidence)!r}_{row.number}"
    return Waiting(event=row.id, doubt=doubt, confidence=row.confidence, cursor=cursor)


def _event(connection: Connection, row: Any) -> Event:
    json = connection.execute(select(events.c.json).where(events.c.number == row.number)).scalar_one()
    return msgspec.json.decode(json, type=Event)
