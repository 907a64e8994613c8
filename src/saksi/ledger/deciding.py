"""What people decided about incidents: kept as statements, and carried over to newer codings of the same words."""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection, insert, select, union_all, update

from saksi.errors import RejectedError, UsageError
from saksi.incidents.blocking import rank_of
from saksi.incidents.decisions import Decision
from saksi.incidents.joining import family_of
from saksi.ledger.engines import insert_rows
from saksi.ledger.filters import in_state
from saksi.ledger.incident_tables import decided, decisions, incidents, mentions
from saksi.ledger.linking import unsettle
from saksi.ledger.listing import one_id
from saksi.ledger.shelf import in_parts
from saksi.ledger.statements import Statement
from saksi.ledger.tables import events, readings
from saksi.records import Event

Kind = Literal["join", "split", "pin"]
STATEMENTS: dict[str, Kind] = {"incident-join": "join", "incident-split": "split", "incident-pin": "pin"}
"""The kinds of statement, and what each decides."""


class Ruling(msgspec.Struct, frozen=True):
    """What the statement of a decision holds: the events, those that they are parted from, and the reason."""

    events: tuple[str, ...]
    others: tuple[str, ...]
    why: str


def ruling_on(connection: Connection, kind: Kind, given: Sequence[str], why: str, *, each: bool = False) -> Ruling:
    """What a decision says about incidents and events, given by their ids or the beginnings of these.

    join: all mentions of these are one incident. split: these events are parted from the rest of their incident, or with `each`
    from one another. pin: the incident that these are, or are in, stays as it is. UsageError where there is nothing to decide.
    """
    told = [_mentions_of(connection, one) for one in given]
    events = tuple(dict.fromkeys(id for some in told for id in some))
    if kind == "split" and not each:
        whole = {id for some in given for id in members_of(connection, incident_id_of(connection, some))}
        others = tuple(sorted(whole - set(events)))
        if not others:
            raise UsageError("these are all the events of their incident; --each parts them from one another")
        return Ruling(events, others, why)
    if kind == "pin":
        ids = {incident_id_of(connection, one) for one in given}
        if len(ids) > 1:
            raise UsageError(f"these are of {len(ids)} incidents; join them first, or pin each of them")
        return Ruling(members_of(connection, ids.pop()), (), why)
    if len(events) < 2:
        raise UsageError(
            f"there is one event alone, which nothing can be {'joined with' if kind == 'join' else 'split from'}"
        )
    return Ruling(events, (), why)


def incident_id_of(connection: Connection, given: str) -> str:
    """The id of the incident with this id or the beginning of it, or of that which an event is in. UsageError for none."""
    found = _known_id(connection, given)
    return connection.scalar(select(mentions.c.incident).where(mentions.c.id == found)) or found


def members_of(connection: Connection, incident: str) -> tuple[str, ...]:
    """The ids of the events of an incident."""
    chosen = select(mentions.c.id).where(mentions.c.incident == incident).order_by(mentions.c.id)
    return tuple(connection.scalars(chosen))


def _known_id(connection: Connection, given: str) -> str:
    known = union_all(select(incidents.c.id), select(mentions.c.id)).subquery()
    try:
        return one_id(connection, select(known.c.id), given, "incident or event")
    except UsageError:
        rejected = select(events.c.id).where(events.c.id == given, in_state(("rejected",), None)).limit(1)
        if connection.scalar(rejected) is None:
            raise
        raise RejectedError(
            f"the event {given[:8]} was rejected, and is in no incident; `saksi history {given[:8]}` says by whom and why"
        ) from None


def _mentions_of(connection: Connection, given: str) -> tuple[str, ...]:
    """The events of an incident, or the event itself."""
    found = _known_id(connection, given)
    return members_of(connection, found) or (found,)


def keep_decision(connection: Connection, statement: Statement) -> None:
    """Show a decision. An event that the ledger does not know is passed over."""
    ruling = msgspec.json.decode(statement.json, type=Ruling)
    row = {"number": statement.number, "kind": STATEMENTS[statement.kind], "at": statement.at, "by": statement.by or ""}
    connection.execute(insert(decisions), {**row, "why": ruling.why})
    ranks = {rank_of(id): at for at, id in enumerate((*ruling.events, *ruling.others))}
    known = select(mentions.c.mention, mentions.c.event, readings.c.id).join_from(mentions, readings)
    rows = [
        {"decision": statement.number, "position": ranks[told.mention], "others": ranks[told.mention] >= len(ruling.events),
         "event": told.event, "document": told.id, "mention": told.mention}
        for some in in_parts(sorted(ranks))
        for told in connection.execute(known.where(mentions.c.mention.in_(some)))
    ]  # fmt: skip
    insert_rows(connection, {"decided": rows})
    unsettle(connection, ranks)


def tied_to(connection: Connection, ranks: Iterable[int]) -> set[int]:
    """The mentions that decisions speak of together with some."""
    if connection.execute(select(decisions.c.number).limit(1)).first() is None:
        return set()
    found: set[int] = set()
    for some in in_parts(sorted(ranks)):
        numbers = select(decided.c.decision).where(decided.c.mention.in_(some))
        together = select(decided.c.mention).where(decided.c.decision.in_(numbers), decided.c.mention.is_not(None))
        found.update(rank for rank in connection.scalars(together) if rank is not None)
    return found


def decisions_about(connection: Connection, ranks: Collection[int]) -> tuple[Decision, ...]:
    """The decisions that speak of some mentions, the oldest first, each with the ids that its events now have.

    Left out is what no longer decides anything, because its events are not told any more.
    """
    if connection.execute(select(decisions.c.number).limit(1)).first() is None:
        return ()
    numbers: set[int] = set()
    for some in in_parts(sorted(ranks)):
        numbers.update(connection.scalars(select(decided.c.decision).where(decided.c.mention.in_(some))))
    found = (_decision(connection, number) for number in sorted(numbers))
    return tuple(decision for decision in found if decision)


def _decision(connection: Connection, number: int) -> Decision | None:
    row = connection.execute(select(decisions).where(decisions.c.number == number)).one()
    same = decided.c.mention == mentions.c.mention
    about = select(decided.c.others, mentions.c.id).join_from(decided, mentions, same, isouter=True)
    told = connection.execute(about.where(decided.c.decision == number).order_by(decided.c.position)).all()
    events = tuple(dict.fromkeys(one.id for one in told if one.id and not one.others))
    others = tuple(dict.fromkeys(one.id for one in told if one.id and one.others and one.id not in events))
    parted = any(one.others for one in told)
    if not events or (parted and not others):
        return None
    return Decision(kind=row.kind, mentions=events, others=others, by=row.by, at=row.at, why=row.why)


def carry_decisions(connection: Connection, document: str) -> None:
    """Let the decisions about a document speak of the mentions of its newest Reading that are told in the same words."""
    about = select(decided.c.decision, decided.c.position, events.c.id, events.c.json).join_from(decided, events)
    waiting = connection.execute(about.where(decided.c.document == document)).all()
    if not waiting:
        return
    shown = select(mentions.c.mention, mentions.c.id, events.c.json).join_from(mentions, events).join(readings)
    now = [
        (row.mention, row.id, msgspec.json.decode(row.json, type=Event))
        for row in connection.execute(shown.where(readings.c.id == document).order_by(events.c.number))
    ]
    for row in waiting:
        same = (decided.c.decision == row.decision, decided.c.position == row.position)
        heir = _heir(row.id, msgspec.json.decode(row.json, type=Event), now)
        connection.execute(update(decided).where(*same).values(mention=heir))


def _heir(id: str, event: Event, now: Sequence[tuple[int, str, Event]]) -> int | None:
    """The mention that an event now is: itself, else the first of those that share most of its trigger."""
    if itself := [rank for rank, known, _ in now if known == id]:
        return itself[0]
    shared = {rank: _shared(event, other) for rank, _, other in now}
    best = max(shared, key=lambda rank: shared[rank], default=None)
    return best if best is not None and shared[best] > 0 else None


def _shared(one: Event, other: Event) -> int:
    """How many characters of their triggers two events share, 0 where they cannot tell of one happening."""
    if one.in_ != other.in_ or family_of(one.type) != family_of(other.type):
        return 0
    return min(one.trigger[1], other.trigger[1]) - max(one.trigger[0], other.trigger[0])
