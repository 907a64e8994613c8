"""The events that wait for a decision, the most doubtful first."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, and_, case, func, or_, select

from saksi.errors import UsageError
from saksi.knowledge.outlets import Outlets
from saksi.ledger.filters import DECIDED, STATES, EventFilter, escaped, in_state, is_disputed, newest_on
from saksi.ledger.listing import conditions_of
from saksi.ledger.sources import Sources
from saksi.ledger.store import Transaction
from saksi.ledger.tables import events, readings
from saksi.records import Event, Record

Doubt = Literal["flagged", "disputed", "confidence"]
DOUBTS: tuple[Doubt, ...] = ("flagged", "disputed", "confidence")
"""What makes an event wait, in the order of the queue; among those of one kind the least sure come first."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the queue: a filter over events, part of a place's name, and the states that are gone through.

    Without states these are all in which nobody has decided.
    """

    events: EventFilter = EventFilter()
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
        key = (_doubt(), events.c.confidence, events.c.number)
        where = [_behind(key, cursor)] if cursor else []
        with Transaction(self._engine, "read") as connection:
            chosen = (
                select(*key, events.c.id, events.c.json)
                .join_from(events, readings)
                .where(*_conditions(connection, asked), *where)
                .order_by(*key)
            )
            if not asked.events.single_source:
                return tuple(_waiting(row) for row in connection.execute(chosen.limit(number)))
            sources = Sources(connection, self._outlets())
            alone = (row for row in connection.execute(chosen) if sources.count(_event(row)) == 1)
            return tuple(_waiting(row) for row in islice(alone, number))

    def place_of(self, event: str) -> Waiting:
        """Where an event of a newest Reading stands, by its whole id; UsageError where there is none."""
        key = (_doubt(), events.c.confidence, events.c.number)
        chosen = select(*key, events.c.id).join_from(events, readings).where(events.c.id == event, newest_on(None))
        with Transaction(self._engine, "read") as connection:
            row = connection.execute(chosen.limit(1)).first()
        if row is None:
            raise UsageError(f"no event {event!r} in this ledger")
        return _waiting(row)

    def progress(self, asked: Asked) -> Progress | None:
        """How many are done and left of what is asked for, whatever states; None for single sources, which take long to count."""
        if asked.events.single_source:
            return None
        decided = case((in_state(DECIDED, None), 1), else_=0)
        with Transaction(self._engine, "read") as connection:
            wanted = _conditions(connection, msgspec.structs.replace(asked, states=STATES))
            chosen = select(func.count(), func.coalesce(func.sum(decided), 0)).join_from(events, readings)
            total, done = connection.execute(chosen.where(*wanted)).one()
        return Progress(done=int(done), left=int(total) - int(done))


def _conditions(connection: Connection, asked: Asked) -> Iterator[ColumnElement[bool]]:
    yield from conditions_of(connection, asked.events)
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


def _doubt() -> ColumnElement[int]:
    """The place of an event's doubt in DOUBTS."""
    return case((in_state(("flagged",), None), 0), (is_disputed(None), 1), else_=2)


def _behind(key: tuple[Any, ...], cursor: str) -> ColumnElement[bool]:
    doubt, confidence, number = key
    parts = cursor.split("_")
    try:
        at, sure, after = int(parts[0]), float(parts[1]), int(parts[2])
    except (ValueError, IndexError):
        raise UsageError(f"{cursor[:50]!r} is no place in the queue; begin it anew") from None
    further = or_(confidence > sure, and_(confidence == sure, number > after))
    return or_(doubt > at, and_(doubt == at, further))


def _waiting(row: Any) -> Waiting:
    doubt, confidence, number, event = row[:4]
    return Waiting(
        event=event, doubt=DOUBTS[doubt], confidence=confidence, cursor=f"{doubt}_{float(confidence)!r}_{number}"
    )  # fmt: skip


def _event(row: Any) -> Event:
    return msgspec.json.decode(row.json, type=Event)
