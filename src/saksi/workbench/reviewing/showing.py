"""An event as somebody who decides on it sees it: its sentence in the text, its fields with why, and what was decided."""

from collections.abc import Iterator, Sequence

from saksi.knowledge.plover import Plover
from saksi.ledger.ledger import Ledger
from saksi.ledger.listing import Telling
from saksi.records import Dispute, Event, Part, Reading, Reason, Record, Span
from saksi.review.correcting import NONE, Looked
from saksi.review.differences import part_of
from saksi.review.offering import Offer, Offering
from saksi.review.records import Review, State, Value
from saksi.review.replay import FIELDS, Reviewed, values_of
from saksi.review.typing import typed, typed_party, words_of
from saksi.review.values import same
from saksi.workbench.marking import Mark, event_marks

AROUND = 1200
"""Characters of the text that are shown on either side of a sentence at most."""
SIDES = ("actors", "recipients", "speaker")


class Row(Record, frozen=True, kw_only=True):
    """A party as its words and its code are typed."""

    words: str
    code: str


class Field(Record, frozen=True, kw_only=True):
    """A field: its value, the coder's where that is another, who decided it, why, and what may be chosen instead.

    `typed` is the value as it is typed, `rows` are its parties.
    """

    name: str
    value: Value
    coded: Value
    changed: bool
    decided: Review | None
    why: tuple[Reason, ...]
    typed: str
    offers: tuple[Offer, ...]
    rows: tuple[Row, ...]


class Shown(Record, frozen=True, kw_only=True):
    """An event with all that one needs to decide on it. `start` is where `before` begins in the text of its part."""

    id: str
    article: str
    title: str | None
    publisher: str | None
    published: str | None
    part: Part
    start: int
    before: str
    sentence: str
    after: str
    event: Event
    state: State
    fields: tuple[Field, ...]
    reviews: tuple[Review, ...]
    denied: tuple[Dispute, ...]
    marks: tuple[Mark, ...]

    @property
    def last(self) -> str:
        """The id of the last review, `none` where there is none: of an empty field FastAPI does not tell that it was sent."""
        return self.reviews[-1].id if self.reviews else NONE

    @property
    def after_start(self) -> int:
        """Where `after` begins in the text of its part."""
        return self.event.sentence[1]


def shown(ledger: Ledger, given: str, plover: Plover) -> Shown:
    """An event by its id or the beginning of it; UsageError where none or several fit."""
    telling = ledger.event(given)
    reading = ledger.reading(telling.reading_id)
    return shown_of(telling, reading, ledger.reviews.of(telling.event), plover)


def shown_of(telling: Telling, reading: Reading, found: Reviewed, plover: Plover) -> Shown:
    """The event of a Reading as reviewed."""
    text, event = part_of(reading, telling.event), found.event
    start, end = event.sentence
    low, high = _around(text, event.sentence)
    return Shown(
        id=event.id, article=reading.id, title=telling.title, publisher=telling.publisher, published=telling.published,
        part=event.in_, start=low, before=text[low:start], sentence=text[start:end], after=text[end:high], event=event,
        state=found.state, fields=tuple(_fields(found, text, reading, plover)), reviews=found.reviews,
        denied=tuple(one for one in reading.disputes if one.event == event.id), marks=tuple(_marks(event, reading)),
    )  # fmt: skip


def _around(text: str, sentence: Span) -> Span:
    """The paragraph of a sentence and the one before it, as far as they are not too long."""
    start, end = sentence
    paragraph = text.rfind("\n", 0, start) + 1
    before = text.rfind("\n", 0, max(0, paragraph - 1)) + 1
    follows = text.find("\n", end)
    low, high = max(before, start - AROUND), min(len(text) if follows < 0 else follows, end + AROUND)
    return _at_a_blank(text, low, before), high


def _at_a_blank(text: str, low: int, least: int) -> int:
    """Where the next word begins, if the text is cut in the middle of one."""
    blank = text.find(" ", low)
    return low if low == least or blank < 0 else blank + 1


def _fields(found: Reviewed, text: str, reading: Reading, plover: Plover) -> Iterator[Field]:
    looked = Looked(found.event, text)
    stands, coded, offering = values_of(found.event), values_of(found.coded), Offering(looked, reading, plover)
    for name in FIELDS:
        changed = not same(stands[name], coded[name])
        yield Field(
            name=name, value=readable(name, stands[name], looked), coded=readable(name, coded[name], looked) if changed else None,
            changed=changed, decided=found.decided.get(name), why=tuple(_why(name, found.event, stands[name])),
            typed=typed(name, looked), offers=offering.of(name), rows=tuple(_rows(name, looked)),
        )  # fmt: skip


def readable(name: str, value: Value, looked: Looked) -> Value:
    """The value as a reader sees it: of a trigger its words, and not where they stand."""
    return words_of((value[0], value[1]), looked) if name == "trigger" else value


def _rows(name: str, looked: Looked) -> Iterator[Row]:
    """The parties of a field, one by one."""
    if name not in SIDES:
        return
    some = getattr(looked.event, name)
    for party in some if isinstance(some, tuple) else [some] if some else []:
        words, _, code = typed_party(party, looked).rpartition("=")
        yield Row(words=words, code=code)


def _why(name: str, event: Event, value: Value) -> Iterator[Reason]:
    """Why a field has its value, as far as the record says."""
    for reason in event.why:
        if reason.field == name or (reason.field == "party" and _is_of(reason.text, value)):
            yield reason
    if isinstance(value, dict) and value.get("why"):
        yield Reason(field=name, rule=value["why"])


def _is_of(text: str | None, value: Value) -> bool:
    """Whether words are those of one of the parties of a value."""
    parties: Sequence[Value] = value if isinstance(value, list) else [value]
    return text is not None and any(isinstance(one, dict) and one.get("text") == text for one in parties)


def _marks(event: Event, reading: Reading) -> Iterator[Mark]:
    """The parts of an event where they stand; place and date where the sentence names them."""
    yield from event_marks(event)
    for figure in event.figures:
        yield Mark(start=figure.start, end=figure.end, kind="figure", note=figure.why)
    if event.in_ == "title":
        return  # mentions count into the text
    start, end = event.sentence
    for place in reading.places:
        if event.place and place.name == event.place.name and start <= place.start < end:
            yield Mark(start=place.start, end=place.end, kind="place", note=place.why)
    for date in reading.dates:
        same_days = event.date and (date.from_, date.to) == (event.date.from_, event.date.to)
        if same_days and start <= date.start < end:
            yield Mark(start=date.start, end=date.end, kind="date", note=date.why)
