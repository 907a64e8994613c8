"""What a person types as the value of a field: checked, and made what the record has there."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from typing import get_args

import msgspec

from saksi.errors import UsageError
from saksi.knowledge.plover import CONTEXTS, Plover
from saksi.records import DatePrecision, Event, EventDate, EventPlace, FigureMention, Modality, Party, Span, Stance
from saksi.review.naming import Naming
from saksi.review.records import Value
from saksi.review.replay import FIELDS
from saksi.review.values import as_json
from saksi.review.words import span_in

NONE = "none"
YES_NO = {"yes": True, "no": False}
FOLLOWS = {
    **dict.fromkeys(("quad", "plover_score", "cameo", "goldstein"), "type and mode"),
    **dict.fromkeys(("id", "in", "sentence", "why", "confidence", "verification"), "the coding"),
}
"""Fields that nobody corrects, and what they follow from."""
HAPPENED = (
    "killed", "injured", "killed or injured", "missing", "displaced", "evacuated", "arrested", "captured", "released",
    "destroyed", "damaged",
)  # fmt: skip
"""What a figure counts."""
FIGURE = re.compile(r"([a-z ]+?)\s*=\s*(.*\S)\s*:\s*(\d*)(-?)(\d*)", re.DOTALL)


class Looked(msgspec.Struct, frozen=True):
    """What the person looks at: the event as it stands, and the text that its offsets count into."""

    event: Event
    text: str

    def words(self, said: str, what: str) -> Span:
        """Where words stand in the sentence; UsageError where they do not."""
        start, end = self.event.sentence
        here = span_in(self.text[start:end], said)
        if here is None:
            raise UsageError(f"{what} {said!r} does not stand in the sentence")
        return start + here[0], start + here[1]

    def party(self, said: str) -> Span:
        """Where the words of a party stand: in the sentence, or else last in the text before it; UsageError as above."""
        before = self.text.rfind(said, 0, self.event.sentence[0]) if said else -1
        try:
            return self.words(said, "party")
        except UsageError as fault:
            if before < 0:
                raise UsageError(f"{fault}, nor in the text before it") from None
            return before, before + len(said)


class Correcting:
    """Checks typed values against what is known. `event_id` gives the id of an event by the beginning of it."""

    def __init__(self, naming: Naming, plover: Plover, event_id: Callable[[str], str]) -> None:
        self._naming, self._plover, self._event_id = naming, plover, event_id

    def value(self, field: str, typed: str, looked: Looked) -> Value:
        """The value of a field as JSON has it; UsageError with what is allowed where it cannot be."""
        if field in FOLLOWS:
            raise UsageError(f"{field} follows from {FOLLOWS[field]}; what can be corrected is {', '.join(FIELDS)}")
        readers: dict[str, Callable[[str, Looked], object]] = {
            "type": lambda said, _: _one_of(said.upper(), self._plover.types, "type"),
            "mode": self._mode,
            "modality": lambda said, _: _one_of(said, get_args(Modality), "modality"),
            "stance": lambda said, _: _one_of(said, get_args(Stance), "stance"),
            "background": lambda said, _: _yes_or_no(said, "background"),
            "symmetric": lambda said, _: _yes_or_no(said, "symmetric"),
            "actors": lambda said, seen: self._parties(said, seen, seen.event.actors),
            "recipients": lambda said, seen: self._parties(said, seen, seen.event.recipients),
            "speaker": self._speaker,
            "place": lambda said, _: None if said == NONE else self._place(said),
            "date": lambda said, _: None if said == NONE else date_of(said),
            "via": lambda said, _: [self._naming.outlet(one) for one in _several(said)],
            "condition": lambda said, seen: None if said == NONE else seen.text[slice(*seen.words(said, "condition"))],
            "disputes": lambda said, _: None if said == NONE else self._event_id(said),
            "figures": lambda said, seen: [_figure(one, seen) for one in _several(said)],
            "contexts": lambda said, _: sorted(_one_of(one, sorted(CONTEXTS), "context") for one in _several(said)),
            "trigger": lambda said, seen: seen.words(said, "trigger"),
        }
        if field not in readers:
            raise UsageError(f"an event has no field {field!r}; what can be corrected is {', '.join(FIELDS)}")
        return as_json(readers[field](typed.strip(), looked))

    def _mode(self, typed: str, looked: Looked) -> str | None:
        kind, modes = looked.event.type, self._plover.modes_of(looked.event.type)
        if not modes and typed != NONE:
            raise UsageError(f"{kind} has no modes; write {NONE}, or correct the type first")
        return None if typed == NONE else _one_of(typed, (*modes, NONE), f"mode of {kind}")

    def _parties(self, typed: str, looked: Looked, before: Sequence[Party]) -> list[Party]:
        said = _several(typed)
        same = before if len(before) == len(said) else [None] * len(said)
        return [self._party(one, looked, stood) for one, stood in zip(said, same, strict=True)]

    def _speaker(self, typed: str, looked: Looked) -> Party | None:
        return None if typed == NONE else self._party(typed, looked, looked.event.speaker)

    def _party(self, typed: str, looked: Looked, stood: Party | None) -> Party:
        """`words=CODE`; a code alone leaves the words of the party that stood there, `words=` leaves who it is open."""
        words, named, code = (part.strip() for part in typed.rpartition("="))
        known = self._naming.code(code) if code else None
        if not named and stood:
            return msgspec.structs.replace(stood, code=known)
        if not named:
            raise UsageError(
                f"{typed!r} does not say whose code it is; write words of the text and the code: 'words={code}'"
            )
        start, end = looked.party(words)
        said = looked.text[start:end]
        return Party(start=start, end=end, text=said, code=known, name=said)

    def _place(self, typed: str) -> EventPlace:
        found = self._naming.place(typed)
        return msgspec.structs.replace(found, why=f"given in a review: {found.why}")


def date_of(typed: str) -> EventDate:
    """A day, month or year (2020-10-31, 2020-10, 2020), or two days with a slash; UsageError for anything else."""
    first, _, last = typed.partition("/")
    try:
        begins, ends = _bounds(first), _bounds(last or first)
    except ValueError:
        raise UsageError(
            f"date {typed!r} is none; write 2020-10-31, 2020-10, 2020, 2020-10-01/2020-10-31, or {NONE}"
        ) from None
    if begins[0] > ends[1]:
        raise UsageError(f"date {typed!r} ends before it begins")
    precision: DatePrecision = "span" if last else begins[2]
    return EventDate(from_=begins[0], to=ends[1], precision=precision, why="given in a review")


def _bounds(typed: str) -> tuple[str, str, DatePrecision]:
    """The first and last day of a day, month or year; ValueError for anything else."""
    if re.fullmatch(r"\d{4}", typed):
        return date(int(typed), 1, 1).isoformat(), date(int(typed), 12, 31).isoformat(), "year"
    if re.fullmatch(r"\d{4}-\d{2}", typed):
        first = date.fromisoformat(f"{typed}-01")
        return first.isoformat(), first.replace(day=monthrange(first.year, first.month)[1]).isoformat(), "month"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed):
        raise ValueError(typed)
    day = date.fromisoformat(typed).isoformat()
    return day, day, "day"


def _figure(typed: str, looked: Looked) -> FigureMention:
    """`killed=at least 24:24-`: what happened to them, the words, and the number or its bounds."""
    found = FIGURE.fullmatch(typed)
    if not found or not (found[3] or found[5]):
        raise UsageError(
            f"figure {typed!r} is none; write killed=WORDS:24, killed=WORDS:24- (at least), killed=WORDS:-24 (at most) or "
            f"killed=WORDS:20-24, several with a semicolon, or {NONE}"
        )
    happened = _one_of(found[1], HAPPENED, "figure of")
    start, end = looked.words(found[2], "figure")
    low = int(found[3]) if found[3] else None
    high = int(found[5]) if found[5] else None if found[4] else low
    if low is not None and high is not None and low > high:
        raise UsageError(f"figure {typed!r}: {low} is more than {high}")
    return FigureMention(
        start=start, end=end, text=looked.text[start:end], low=low, best=low if low == high else None, high=high,
        of=happened, why="given in a review",
    )  # fmt: skip


def _several(typed: str) -> list[str]:
    return [] if typed == NONE else [one.strip() for one in typed.split(";") if one.strip()]


def _yes_or_no(typed: str, what: str) -> bool:
    return YES_NO[_one_of(typed.lower(), tuple(YES_NO), what)]


def _one_of(typed: str, allowed: Sequence[str], what: str) -> str:
    if typed not in allowed:
        raise UsageError(f"{what} {typed!r} is not one of {', '.join(allowed)}")
    return typed
