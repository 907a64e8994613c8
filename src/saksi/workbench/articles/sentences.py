"""The sentences of an article in the order in which they stand, each with the events that it tells."""

from collections.abc import Sequence

from saksi.language.pack import LanguagePack
from saksi.reading import sentences_of
from saksi.records import Part, Reading, Record, Span
from saksi.workbench.articles.notes import part_of


class Sentence(Record, frozen=True, kw_only=True):
    """A sentence of the title or the text; `events` are those that it tells, by their places in the Reading."""

    part: Part
    start: int
    end: int
    text: str
    events: tuple[int, ...]


def sentences_in(reading: Reading, pack: LanguagePack | None) -> tuple[Sentence, ...]:
    """All sentences, the title's first; without a pack, for a language that is not read, only those of events."""
    article = reading.article
    told: dict[tuple[Part, Span], list[int]] = {}
    for number, event in enumerate(reading.events):
        told.setdefault((part_of(event), event.sentence), []).append(number)
    found = dict(told)
    if pack is not None:
        texts: tuple[tuple[Part, str], ...] = (("title", article.title or ""), ("text", article.text))
        for part, text in texts:
            furniture = reading.furniture if part == "text" else ()
            own = [span for of, span in told if of == part]
            # a Reading by an older coder may cut a sentence otherwise: as its events have it counts
            for span in sentences_of(text, furniture, pack):
                if not _meets(span, own):
                    found[part, span] = []
    return tuple(
        _sentence(reading, part, span, numbers)
        for (part, span), numbers in sorted(found.items(), key=lambda item: (item[0][0] != "title", item[0][1]))
    )


def _sentence(reading: Reading, part: Part, span: Span, numbers: Sequence[int]) -> Sentence:
    text = reading.article.text if part == "text" else reading.article.title or ""
    in_order = sorted(numbers, key=lambda number: (reading.events[number].trigger, number))
    return Sentence(part=part, start=span[0], end=span[1], text=text[slice(*span)], events=tuple(in_order))


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
