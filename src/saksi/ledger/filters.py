"""What to ask the ledger for: a filter over events, checked before the question is put."""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, get_args

import msgspec
from sqlalchemy import ColumnElement, Select, Table, and_, exists, or_, select

from saksi.errors import UsageError
from saksi.knowledge.plover import Plover
from saksi.ledger.engines import holding
from saksi.ledger.tables import credits, disputes, events, parties, readings, reviews, showings
from saksi.ledger.words import asked_words
from saksi.records import EventType, Modality, Quad
from saksi.review.records import State

TYPES: tuple[str, ...] = get_args(EventType)
MODALITIES: tuple[str, ...] = get_args(Modality)
STATES: tuple[str, ...] = get_args(State)
UNREVIEWED = "unreviewed"
QUADS: tuple[str, ...] = get_args(Quad)
DECIDED = ("accepted", "corrected", "rejected")
_SIDES = {
    "actor": ("actor", "both"),
    "recipient": ("recipient", "both"),
    "speaker": ("speaker",),
    "any": ("actor", "recipient", "both"),
}
"""Where a party stands; in a symmetric event each side is both."""
CODED = parties
"""The parties of events as they were coded."""
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events: every field that is given has to hold.

    `actor` and `recipient` are a code or its beginning (`RUS`, `RUS MIL`), else a part of a name or of the words; `text` are
    words in the sentence or the title, `begin*` of one, or "words that follow each other"; `since` and `until` are an ISO day,
    month or year, and events without a date are left out when either is given. `via` is an outlet that the event credits,
    `speaker` who states it, as an actor is given; `disputed` are events that a dispute answers, other than by an admission,
    `single_source` those that one independent source tells. `state` is that of its reviews, `reviewed` whether it has been
    accepted, corrected or rejected. `state` may be one of several. `quads` are quad classes, `place` is a part of the name of a
    place. `coder` is the version of what coded it, else the newest. `as_of` is the day, month or
    year at whose end the ledger is looked at.
    """

    actor: str | None = None
    recipient: str | None = None
    types: tuple[str, ...] = ()
    country: str | None = None
    since: str | None = None
    until: str | None = None
    modality: str | None = None
    text: str | None = None
    via: str | None = None
    speaker: str | None = None
    disputed: bool = False
    single_source: bool = False
    reviewed: bool | None = None
    state: str | tuple[str, ...] | None = None
    quads: tuple[str, ...] = ()
    place: str | None = None
    coder: str | None = None
    limit: int | None = None
    as_of: str | None = None

    def conditions(self, codes: Collection[str] = ()) -> list[ColumnElement[bool]]:
        """The filter as conditions over the tables, but for `single_source`, which no condition tells.

        `codes` are those parties of the filter that are a code in the ledger: these are looked for as nothing else.
        Raises UsageError for a value that cannot be.
        """
        found: list[ColumnElement[bool]] = [shown_by(self.coder, self.as_of)]
        for numbers in self.selections(codes):
            found.append(numbers.where(numbers.selected_columns[0] == events.c.number).correlate(events).exists())
        if self.types:
            found.append(events.c.type.in_([one_of(kind.upper(), TYPES, "type") for kind in self.types]))
        if self.country:
            found.append(events.c.country == country_of(self.country))
        if self.since:
            found.append(and_(events.c.date_to.is_not(None), events.c.date_to >= first_day(self.since)))
        if self.until:
            found.append(and_(events.c.date_from.is_not(None), events.c.date_from <= last_day(self.until)))
        if self.modality:
            found.append(events.c.modality == one_of(self.modality, MODALITIES, "modality"))
        if self.via:
            found.append(exists(credits_to(self.via).where(credits.c.event == events.c.number)))
        if self.disputed:
            found.append(is_disputed(self.as_of))
        if self.reviewed is not None:
            decided = in_state(DECIDED, self.as_of)
            found.append(decided if self.reviewed else ~decided)
        if self.state:
            given = (self.state,) if isinstance(self.state, str) else self.state
            found.append(_is_in_state({one_of(state, STATES, "state") for state in given}, self.as_of))
        if self.quads:
            found.append(events.c.type.in_(types_in(self.quads)))
        if self.place:
            found.append(contains(events.c.place, self.place))
        if self.single_source and (self.as_of or self.coder):
            raise UsageError(
                "which events have a single source is told of the present only, as the newest coders have it; "
                "leave out one of the two"
            )
        return found

    @property
    def parties(self) -> tuple[tuple[str, str], ...]:
        """The sides that are asked for, and what stands there."""
        given = (("actor", self.actor), ("recipient", self.recipient), ("speaker", self.speaker))
        return tuple((side, who) for side, who in given if who)

    def selections(self, codes: Collection[str] = (), table: Table = CODED) -> "list[Select[Any]]":
        """The conditions that leave few events mostly, each as the numbers of the events that it leaves.

        `table` is where their parties are looked for.
        """
        found = [party_in(side, who, as_code=who in codes, table=table) for side, who in self.parties]
        return [*found, holding("event_words", asked_words(self.text))] if self.text else found


def shown_by(coder: str | None, day: str | None) -> ColumnElement[bool]:
    """A Reading is the newest of its document, or the last that a coder made of it: now, or at the end of an ISO day."""
    if coder is None:
        return newest_on(day)
    later = readings.alias()
    same = (later.c.id == readings.c.id, later.c.coder == coder, later.c.number > readings.c.number)
    if day is None:
        return and_(readings.c.coder == coder, ~exists().where(*same))
    end = end_of(day)
    return and_(readings.c.coder == coder, readings.c.added_at <= end, ~exists().where(*same, later.c.added_at <= end))


def newest_on(day: str | None, table: Any = readings) -> ColumnElement[bool]:
    """A Reading is the one that lists show: now, or at the end of an ISO day, month or year."""
    newest: ColumnElement[bool] = table.c.newest
    if day is None:
        return newest
    its, later, end = showings.alias(), showings.alias(), end_of(day)
    newer = exists().where(later.c.document == its.c.document, later.c.statement > its.c.statement, later.c.at <= end)
    return exists().where(its.c.reading == table.c.number, its.c.at <= end, ~newer)


def end_of(day: str) -> str:
    """A time after every one on an ISO day, month or year, and before every one on the next."""
    return f"{last_day(day)}T24"


def first_day(given: str) -> str:
    """The first day of an ISO day, month or year; UsageError for anything else."""
    year, month, _ = _parts(given)
    return given if len(given) == 10 else f"{year}-{month or '01'}-01"


def last_day(given: str) -> str:
    """The last day of an ISO day, month or year; UsageError for anything else."""
    year, month, _ = _parts(given)
    if len(given) == 10:
        return given
    return f"{year}-{month or '12'}-{monthrange(int(year), int(month or '12'))[1]:02}"


def _parts(given: str) -> tuple[str, str | None, str | None]:
    found = _DAY.fullmatch(given)
    if found:
        year, month, day = found.groups()
        if 1 <= int(month or 1) <= 12 and int(year) and 1 <= int(day or 1) <= monthrange(int(year), int(month or 1))[1]:
            return year, month, day
    raise UsageError(f"{given!r} is not a day; write 2020-10-31, 2020-10 or 2020")


def is_code(given: str, table: Table = CODED) -> ColumnElement[bool]:
    """A party has a code that is this or begins with it: `RUS` is `RUS` and `RUS MIL`."""
    return and_(table.c.code >= given.upper(), table.c.code < f"{given.upper()}!")  # the sign after the space


def party_in(side: str, given: str, *, as_code: bool, table: Table = CODED) -> "Select[tuple[int]]":
    """The events that have a party on this side, or on any, with a code that begins so, or with these words in its name."""
    matches = is_code(given, table)
    if not as_code:
        matches = or_(matches, contains(table.c.name, given), contains(table.c.text, given))
    return select(table.c.event).where(table.c.side.in_(_SIDES[side]), matches)


def credits_to(outlet: str) -> "Select[tuple[int]]":
    """The events that credit this outlet, in whatever case its name is written."""
    return select(credits.c.event).where(credits.c.outlet.ilike(escaped(outlet), escape="\\"))


def is_disputed(as_of: str | None) -> ColumnElement[bool]:
    """A newest Reading disputes an event, as `disputed_events` has it."""
    return events.c.id.in_(disputed_events(as_of))  # few, and made once


def disputed_events(as_of: str | None = None) -> "Select[Any]":
    """The ids of the events that a newest Reading, now or at the end of a day, disputes other than by an admission."""
    newest = readings.alias()
    shown = select(disputes.c.event).join_from(disputes, newest, newest.c.number == disputes.c.reading)
    told = (disputes.c.event.is_not(None), disputes.c.kind != "admission", newest_on(as_of, newest))
    return shown.where(*told, answers(as_of))


def answers(as_of: str | None = None) -> ColumnElement[bool]:
    """Nobody rejected the event that is the answer of a dispute."""
    return or_(disputes.c.answer.is_(None), disputes.c.answer.not_in(events_in_state(("rejected",), as_of)))


def _is_in_state(states: Collection[str], as_of: str | None) -> ColumnElement[bool]:
    """An event is in one of these states; one that nobody but a commenter looked at is unreviewed."""
    found: list[ColumnElement[bool]] = []
    if UNREVIEWED in states:
        found.append(~in_state(STATES[1:], as_of))
    decided = tuple(sorted(set(states) - {UNREVIEWED}))
    if decided:
        found.append(in_state(decided, as_of))
    return or_(*found)


def in_state(states: tuple[str, ...], as_of: str | None) -> ColumnElement[bool]:
    """An event is in one of these states, as `events_in_state` has it."""
    return events.c.id.in_(events_in_state(states, as_of))


def events_in_state(states: tuple[str, ...], as_of: str | None = None) -> "Select[Any]":
    """The ids of the events in one of these states by the last of their reviews that is no comment.

    Now, or as known at the end of a day. One that nobody but a commenter looked at is in none.
    """
    later = reviews.alias()
    newer = or_(later.c.at > reviews.c.at, and_(later.c.at == reviews.c.at, later.c.first > reviews.c.first))
    followed = exists().where(
        later.c.event == reviews.c.event, later.c.state.is_not(None), newer, *known_by(later, as_of)
    )
    return select(reviews.c.event).where(reviews.c.state.in_(states), *known_by(reviews, as_of), ~followed)


def known_by(table: Any, day: str | None) -> tuple[ColumnElement[bool], ...]:
    """A review is in the ledger, now or at the end of a day."""
    return (table.c.known_at <= end_of(day),) if day else ()


@cache
def quads_of_types() -> dict[str, str]:
    """The quad class of each type, as PLOVER has it; the modes of a type share it."""
    return {kind: meaning.quad for (kind, _), meaning in Plover.load().meanings.items()}


def types_in(quads: Iterable[str]) -> list[str]:
    """The types of some quad classes; UsageError for what is none."""
    wanted = {one_of(quad, QUADS, "quad") for quad in quads}
    return [kind for kind, quad in quads_of_types().items() if quad in wanted]


def contains(column: ColumnElement[Any], part: str) -> ColumnElement[bool]:
    """A column has this part, in whatever case it is written."""
    return column.ilike(f"%{escaped(part)}%", escape="\\")


def escaped(part: str) -> str:
    """A text for LIKE, in which no sign stands for another."""
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def one_of(given: str, allowed: tuple[str, ...], what: str) -> str:
    """A value that is allowed; UsageError for any other."""
    if given not in allowed:
        raise UsageError(f"{what} {given!r} is not one of {', '.join(allowed)}")
    return given


def country_of(given: str) -> str:
    """A code of a country; UsageError for what is none."""
    if not re.fullmatch(r"[A-Za-z]{3}", given):
        raise UsageError(
            f"country {given!r} is not a code of three letters such as ARM (ISO 3166; XKX Kosovo, PSE Palestine)"
        )
    return given.upper()
