"""Reviewed events as gold: whole sentences in the form of training/README.md where they fit it, else the record of the event."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from saksi.errors import UsageError
from saksi.language.pack import LanguagePack
from saksi.records import Event, Part, Reading, Record, Span
from saksi.review.coded import coded_of, sentence_of_event
from saksi.review.records import Coded, Sentence, State
from saksi.review.replay import Reviewed, standing
from saksi.review.settling import Settled

DECIDED: tuple[State, ...] = ("accepted", "corrected", "rejected")
RIGHT: tuple[State, ...] = ("accepted", "corrected")
WORDED = ("place", "date")
"""Fields whose value need not stand in the sentence, which the form of training/README.md cannot say."""


class GoldSentence(Record, frozen=True, kw_only=True):
    """A sentence with all of its events. `source` says who is behind it: adjudicated, agreed, or reviewed.

    The lines of training/ are such sentences too, of no article.
    """

    lang: str
    text: str
    context: str = ""
    events: tuple[Coded, ...]
    source: str = "annotated"
    by: tuple[str, ...] = ()
    article: str = ""
    in_: Part = msgspec.field(default="text", name="in")
    span: Span = (0, 0)
    published: str | None = None

    @property
    def sentence(self) -> Sentence:
        """The sentence without its events."""
        return Sentence(
            article=self.article, in_=self.in_, span=self.span, lang=self.lang, text=self.text, context=self.context,
            published=self.published,
        )  # fmt: skip


class GoldEvent(Record, frozen=True, kw_only=True):
    """A reviewed event whose sentence is not known as a whole, or says less than the review."""

    event: Event
    state: State
    by: tuple[str, ...]
    sentence: Sentence


Gold = GoldSentence | GoldEvent


def gold_of_codings(found: Sequence[Settled]) -> Iterator[GoldSentence]:
    """The sentences on which two coders agree, or a third has decided."""
    for one in found:
        if one.events is not None:
            source = "adjudicated" if one.adjudicated else "agreed"
            by = (one.adjudicated.by,) if one.adjudicated else tuple(coding.by for coding in one.codings)
            yield _gold(one.sentence, one.events, source, by)


def gold_of_reviews(
    reading: Reading, reviewed: Mapping[str, Reviewed], packs: Mapping[str, LanguagePack]
) -> Iterator[Gold]:
    """The reviewed events of an article: its sentences of which every event is decided, and the other events one by one."""
    sentences: defaultdict[tuple[str, Span], list[Event]] = defaultdict(list)
    for event in reading.events:
        sentences["title" if event.in_ == "title" else "text", event.sentence].append(event)
    for events in sentences.values():
        decided = [
            reviewed[event.id] for event in events if event.id in reviewed and reviewed[event.id].state in DECIDED
        ]
        if not decided:
            continue
        sentence = sentence_of_event(events[0], reading, packs)
        by = tuple(sorted({review.by for one in decided for review in standing(one.reviews)}))
        right = [one for one in decided if one.state in RIGHT]
        if len(decided) == len(events) and all(_fits(one, sentence) for one in right):
            yield _gold(sentence, tuple(coded_of(one.event, sentence) for one in right), "reviewed", by)
        else:
            yield from (GoldEvent(event=one.event, state=one.state, by=by, sentence=sentence) for one in decided)


def read_gold(path: Path) -> tuple[Gold, ...]:
    """The lines of a file of gold, or of training/; UsageError with the line where one is neither."""
    found: list[Gold] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        try:
            if line.strip():
                found.append(_from_line(line))
        except msgspec.DecodeError as fault:
            raise UsageError(f"{path}:{number}: this is no line of gold: {fault}") from fault
    return tuple(found)


def _from_line(line: str) -> Gold:
    """Sentences have `events`, single ones an `event`."""
    told = msgspec.json.decode(line)
    single = isinstance(told, dict) and "event" in told
    return msgspec.convert(told, GoldEvent) if single else msgspec.convert(told, GoldSentence)


def _fits(one: Reviewed, sentence: Sentence) -> bool:
    """Whether the words of the sentence say what a person made of place and date."""
    coded = coded_of(one.event, sentence)
    corrected = [field for field in WORDED if field in one.decided and one.decided[field].action == "correct"]
    return all(getattr(coded, field) or getattr(one.event, field) is None for field in corrected)


def _gold(sentence: Sentence, events: tuple[Coded, ...], source: str, by: tuple[str, ...]) -> GoldSentence:
    return GoldSentence(
        lang=sentence.lang, text=sentence.text, context=sentence.context, events=events, source=source, by=by,
        article=sentence.article, in_=sentence.in_, span=sentence.span, published=sentence.published,
    )  # fmt: skip
