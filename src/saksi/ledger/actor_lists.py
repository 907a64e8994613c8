"""Who acts on whom, in SQL over the parties of mentions, as reviewed: lists of actors, of two of them, and what is claimed.

An actor is a code. A country stands for itself and the organs of its state, and not for its rebels or civilians; any other code
for itself and what begins with it. What is counted is incidents, each once, however many mentions tell it.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    union,
    union_all,
)

from saksi.incidents.mentions import CONTESTING
from saksi.incidents.sides import ROLES
from saksi.ledger.filters import answers, contains
from saksi.ledger.incident_tables import incidents, mentions, sides
from saksi.ledger.tables import disputes, events, readings

ACTS, STRUCK, SAYS = ("actor", "both"), ("recipient", "both"), ("speaker",)
BLAMED = ("COERCE", "ASSAULT")
"""Deeds that accuse whoever did them when another side tells them."""
_COUNTED = func.count(mentions.c.incident.distinct())


def actors(connection: Connection, words: str | None, codes: Collection[str], limit: int, after: int) -> list[Any]:
    """Actors, the most mentioned first, with how many events they act in, are acted on in, and speak in.

    `words` are a part of a name or the beginning of a code, `codes` more that are meant by them.
    """
    head = sides.c.head
    parts = [
        func.count(case((sides.c.side.in_(those), sides.c.event)).distinct()).label(name)
        for name, those in (("acts", ACTS), ("struck", STRUCK), ("says", SAYS))
    ]
    total = func.count(sides.c.event.distinct())
    shown = select(head.label("code"), total.label("events"), *parts).where(head.is_not(None))
    if words:
        meant = [sides.c.code == code for code in sorted(codes)]
        named = [contains(sides.c.name, words), contains(sides.c.text, words), _within(sides.c.code, words.upper())]
        shown = shown.where(head.in_(select(head).where(head.is_not(None), or_(*meant, *named))))
    ordered = shown.group_by(head).order_by(total.desc(), head).limit(limit).offset(after)
    return list(connection.execute(ordered))


def codes_of(connection: Connection, code: str) -> list[Any]:
    """The codes that an actor stands for, and those of others in its country, with the events of each."""
    total = func.count(sides.c.event.distinct())
    shown = select(sides.c.code, total.label("events")).where(_within(sides.c.code, code.split()[0]))
    return list(connection.execute(shown.group_by(sides.c.code).order_by(total.desc(), sides.c.code)))


def by_month(connection: Connection, one: str | None, other: str | None) -> list[Any]:
    """How many incidents of each type an actor did, month by month; to another, or what was done to it where `one` is None.

    Only what is told as done; `month` is null where no day is known.
    """
    month = _part(incidents.c.date_from, 1, 7)
    shown = select(month.label("month"), incidents.c.type, func.count().label("incidents"))
    shown = shown.where(incidents.c.id.in_(deeds(one, other)), incidents.c.modality == "actual")
    return list(connection.execute(shown.group_by(month, incidents.c.type).order_by(month)))


def counterparts(connection: Connection, code: str, *, acts: bool) -> list[Any]:
    """Those on whom an actor acts, or who act on it, with the incidents of each type."""
    its, theirs = sides.alias("its"), sides.alias("theirs")
    head = theirs.c.head
    facing = (ACTS, STRUCK) if acts else (STRUCK, ACTS)
    shown = (
        select(head.label("code"), incidents.c.type, _COUNTED.label("incidents"))
        .join_from(its, theirs, its.c.event == theirs.c.event)
        .join(mentions, mentions.c.event == its.c.event)
        .join(incidents, incidents.c.id == mentions.c.incident)
        .where(its.c.side.in_(facing[0]), theirs.c.side.in_(facing[1]), is_of(its, code))
        .where(head.is_not(None), ~is_of(theirs, code), incidents.c.modality == "actual")
    )
    return list(connection.execute(shown.group_by(head, incidents.c.type)))


def claims(connection: Connection, code: str, *, own: bool) -> list[Any]:
    """What an actor says, or what is said of it, by speaker: incidents, and how many of them stand on one report alone.

    `one_sided` are those that nobody tells as a fact, `contested` those that are denied or that two sides blame on each other.
    """
    speaker = sides.alias("speaker")
    head = speaker.c.head
    contested = incidents.c.status.in_(("contested", "retracted"))
    shown = (
        select(
            head.label("code"), _COUNTED.label("incidents"), _counted_if(incidents.c.reports == 1).label("alone"),
            _counted_if(incidents.c.status == "one-sided").label("one_sided"), _counted_if(contested).label("contested"),
        )
        .join_from(speaker, mentions, mentions.c.event == speaker.c.event)
        .join(incidents, incidents.c.id == mentions.c.incident)
        .where(speaker.c.side.in_(SAYS))
    )  # fmt: skip
    if own:
        shown = shown.where(is_of(speaker, code))
    else:
        about = select(sides.c.event).where(sides.c.side.in_(ACTS + STRUCK), is_of(sides, code))
        shown = shown.where(speaker.c.event.in_(about), head.is_not(None), ~is_of(speaker, code))
    return list(connection.execute(shown.group_by(head).order_by(_COUNTED.desc(), head)))


def accusations(connection: Connection, one: str, other: str | None = None) -> list[Any]:
    """Who accuses whom, where an actor does or is accused, and how many of it the accused denies.

    An accusation is an event of that type, or violence that another side tells of its doer. `denied` counts those to which the
    accused is known to have an answer.
    """
    accuser, accused = sides.alias("accuser"), sides.alias("accused")
    first, second = accuser.c.head, accused.c.head
    denied = _is_denied(accused)
    parts = []
    for kinds, says, blamed in ((("ACCUSE",), ACTS, STRUCK), (BLAMED, SAYS, ACTS)):
        found = (
            select(mentions.c.incident, first.label("accuser"), second.label("accused"), denied.label("denied"))
            .join_from(accuser, accused, accuser.c.event == accused.c.event)
            .join(mentions, mentions.c.event == accuser.c.event)
            .where(mentions.c.type.in_(kinds), mentions.c.modality == "actual")
            .where(accuser.c.side.in_(says), accused.c.side.in_(blamed), first != second)
        )
        for here, there in ((accuser, accused), (accused, accuser)):
            towards = is_of(there, other) if other else ~is_of(there, one)
            parts.append(found.where(is_of(here, one), towards))
    made = union_all(*parts).subquery()
    total = func.count(made.c.incident.distinct())
    answered = func.count(case((made.c.denied, made.c.incident)).distinct())
    shown = select(made.c.accuser, made.c.accused, total.label("incidents"), answered.label("denied"))
    by_pair = shown.group_by(made.c.accuser, made.c.accused)
    return list(connection.execute(by_pair.order_by(total.desc(), made.c.accuser, made.c.accused)))


def incidents_of(connection: Connection, chosen: "list[Select[Any]]", limit: int, after: int) -> tuple[int, list[Any]]:
    """How many incidents some selections leave together, and a page of them, the latest first."""
    within = incidents.c.id.in_(union(*chosen))
    count = connection.scalar(select(func.count()).select_from(incidents).where(within)) or 0
    shown = select(incidents.c.json, events.c.sentence, readings.c.title, readings.c.language)
    shown = shown.join_from(incidents, events, incidents.c.lead == events.c.number).join(readings).where(within)
    latest = (incidents.c.date_from.is_(None), incidents.c.date_from.desc(), incidents.c.id)
    return count, list(connection.execute(shown.order_by(*latest).limit(limit).offset(after)))


def deeds(one: str | None, other: str | None) -> "Select[Any]":
    """The ids of the incidents that an actor does, that are done to another, or both."""
    acting, struck = sides.alias("acting"), sides.alias("struck")
    found = select(mentions.c.incident)
    if one is not None:
        found = found.join(acting, acting.c.event == mentions.c.event)
        found = found.where(acting.c.side.in_(ACTS), is_of(acting, one))
    if other is not None:
        found = found.join(struck, struck.c.event == mentions.c.event)
        found = found.where(struck.c.side.in_(STRUCK), is_of(struck, other))
    return found


def is_of(party: Any, code: str) -> ColumnElement[bool]:
    """A party is an actor, or what it stands for."""
    is_state = len(code) == 3 and code not in ROLES
    head: ColumnElement[str] = party.c.head
    return head == code if is_state else _within(party.c.code, code)


def _part(column: ColumnElement[Any], start: int, letters: int) -> ColumnElement[str]:
    return func.substr(column, literal_column(str(start)), literal_column(str(letters)))


def _within(column: ColumnElement[Any], code: str) -> ColumnElement[bool]:
    return or_(column == code, and_(column >= f"{code} ", column < f"{code}!"))  # the sign after the space


def _counted_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, mentions.c.incident)).distinct())


def _is_denied(accused: Any) -> ColumnElement[bool]:
    """A newest Reading has an answer of the accused to the event."""
    newest = select(disputes.c.event).join_from(disputes, readings).where(readings.c.newest)
    by = disputes.c.by == _part(accused.c.code, 1, 3)
    return exists(newest.where(disputes.c.event == mentions.c.id, disputes.c.kind.in_(CONTESTING), by, answers()))
