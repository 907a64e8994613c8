"""What to ask the ledger for: a filter over events, checked before the question is put."""

import re
from calendar import monthrange
from typing import get_args

import msgspec
from sqlalchemy import ColumnElement, and_, exists, or_, select

from saksi.errors import UsageError
from saksi.ledger.review_tables import review_states
from saksi.ledger.tables import credits, disputes, events, parties, readings
from saksi.records import EventType, Modality
from saksi.review.records import State

TYPES: tuple[str, ...] = get_args(EventType)
MODALITIES: tuple[str, ...] = get_args(Modality)
STATES: tuple[str, ...] = get_args(State)
DECIDED = ("accepted", "corrected", "rejected")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events: every field that is given has to hold.

    `actor` and `recipient` are a code or its beginning (`RUS`, `RUS MIL`) or a part of a name or of the words; `text` is a
    part of the sentence or the title; `since` and `until` are an ISO day, month or year, and events without a date are left
    out when either is given. `via` is an outlet that the event credits, `speaker` who states it, as an actor is given;
    `disputed` are events whose truth another one denies, `single_source` those that one independent source tells.
    `state` is that of its reviews, `reviewed` whether it has been accepted, corrected or rejected. `coder` is the version of
    what coded it, else the newest.
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
    state: str | None = None
    coder: str | None = None
    limit: int | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The filter as conditions over the tables, but for `single_source`, which no condition tells.

        Raises UsageError for a value that cannot be.
        """
        found: list[ColumnElement[bool]] = [shown_by(self.coder)]
        if self.actor:
            found.append(_party("actor", self.actor))
        if self.recipient:
            found.append(_party("recipient", self.recipient))
        if self.types:
            found.append(events.c.type.in_([_one_of(kind.upper(), TYPES, "type") for kind in self.types]))
        if self.country:
            found.append(events.c.country == _country(self.country))
        if self.since:
            found.append(and_(events.c.date_to.is_not(None), events.c.date_to >= first_day(self.since)))
        if self.until:
            found.append(and_(events.c.date_from.is_not(None), events.c.date_from <= last_day(self.until)))
        if self.modality:
            found.append(events.c.modality == _one_of(self.modality, MODALITIES, "modality"))
        if self.text:
            part = f"%{_escaped(self.text)}%"
            found.append(or_(events.c.sentence.ilike(part, escape="\\"), readings.c.title.ilike(part, escape="\\")))
        if self.via:
            found.append(_credits(self.via))
        if self.speaker:
            found.append(_party("speaker", self.speaker))
        if self.disputed:
            found.append(_is_disputed())
        if self.reviewed is not None:
            decided = _in_state(DECIDED)
            found.append(decided if self.reviewed else ~decided)
        if self.state:
            known = _one_of(self.state, STATES, "state")
            found.append(_in_state((known,)) if known != "unreviewed" else ~_in_state(STATES[1:]))
        return found


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


def _party(side: str, given: str) -> ColumnElement[bool]:
    """An event has a party on this side with a code that begins so, or with these words in its name."""
    code, part = given.upper(), f"%{_escaped(given)}%"
    named = or_(parties.c.name.ilike(part, escape="\\"), parties.c.text.ilike(part, escape="\\"))
    matches = or_(parties.c.code == code, parties.c.code.like(f"{_escaped(code)} %", escape="\\"), named)
    here = parties.c.side.in_(
        (side,) if side == "speaker" else (side, "both")
    )  # in a symmetric event each side is both
    return exists(select(parties.c.number).where(parties.c.event == events.c.number, here, matches))


def _credits(outlet: str) -> ColumnElement[bool]:
    """An event credits this outlet, in whatever case its name is written."""
    same = credits.c.outlet.ilike(_escaped(outlet), escape="\\")
    return exists(select(credits.c.event).where(credits.c.event == events.c.number, same))


def _is_disputed() -> ColumnElement[bool]:
    """A newest Reading disputes an event."""
    newest = readings.alias()
    shown = select(disputes.c.event).join_from(disputes, newest, newest.c.number == disputes.c.reading)
    about = (disputes.c.event == events.c.id, disputes.c.kind != "admission", newest.c.newest)
    return exists(shown.where(*about))


def shown_by(coder: str | None) -> ColumnElement[bool]:
    """The newest Reading of each document, or the last that a coder made of it."""
    if coder is None:
        return readings.c.newest
    later = readings.alias()
    others = select(later.c.number).where(
        later.c.id == readings.c.id, later.c.coder == coder, later.c.number > readings.c.number
    )
    return and_(readings.c.coder == coder, ~exists(others))


def _in_state(states: tuple[str, ...]) -> ColumnElement[bool]:
    """An event is in one of these states by its reviews; one that nobody but a commenter looked at is in none."""
    same = review_states.c.event == events.c.id
    return exists(select(review_states.c.event).where(same, review_states.c.state.in_(states)))


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _one_of(given: str, allowed: tuple[str, ...], what: str) -> str:
    if given not in allowed:
        raise UsageError(f"{what} {given!r} is not one of {', '.join(allowed)}")
    return given


def _country(given: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", given):
        raise UsageError(
            f"country {given!r} is not a code of three letters such as ARM (ISO 3166; XKX Kosovo, PSE Palestine)"
        )
    return given.upper()
