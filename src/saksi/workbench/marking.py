"""Words marked in a text: spans of several kinds, over each other or not, as pieces that follow each other."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from saksi.records import Event, Record


class Mark(Record, frozen=True, kw_only=True):
    """Words to be marked: offsets into the text, end exclusive; `kind` is a class of the style sheet, `note` says why."""

    start: int
    end: int
    kind: str
    note: str = ""


class Piece(Record, frozen=True, kw_only=True):
    """A piece of a text; `kinds` are those of the marks over it, none for a plain one. Notes stand where a mark begins."""

    text: str
    kinds: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def pieces(text: str, marks: Iterable[Mark], offset: int = 0) -> Iterator[Piece]:
    """The text in pieces: all of it, in order. `offset` is where the text begins in what the marks count in.

    What of a mark is outside the text is left out.
    """
    inside = [
        (max(0, mark.start - offset), min(len(text), mark.end - offset), mark)
        for mark in marks
        if mark.start - offset < len(text) and mark.end > offset and mark.end > mark.start
    ]
    cuts = sorted({0, len(text), *(start for start, _, _ in inside), *(end for _, end, _ in inside)})
    for low, high in pairwise(cuts):
        over = [(start, mark) for start, end, mark in inside if start <= low and high <= end]
        kinds = tuple(dict.fromkeys(mark.kind for _, mark in over))
        notes = tuple(dict.fromkeys(mark.note for start, mark in over if start == low and mark.note))
        yield Piece(text=text[low:high], kinds=kinds, notes=notes)


def event_marks(event: Event) -> list[Mark]:
    """The parts of an event: trigger, actors, recipients, and speaker, where they stand."""
    parties = [("actor", event.actors), ("recipient", event.recipients), ("speaker", (event.speaker,))]
    found = [Mark(start=event.trigger[0], end=event.trigger[1], kind="trigger", note=event.type)]
    for kind, some in parties:
        found += [
            Mark(start=party.start, end=party.end, kind=kind, note=party.code or "")
            for party in some
            if party is not None
        ]
    return found
