"""Words marked in a text: spans of several kinds, over each other or not, as pieces that follow each other."""

from collections.abc import Iterable, Iterator

from saksi.records import Event, Record
from saksi.workbench.layers import cut


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
    given = tuple(marks)
    spans = [(mark.start - offset, mark.end - offset) for mark in given]
    for low, high, covering in cut(len(text), spans):
        over = sorted(covering)
        kinds = tuple(dict.fromkeys(given[number].kind for number in over))
        begun = (given[number].note for number in over if max(spans[number][0], 0) == low)
        yield Piece(text=text[low:high], kinds=kinds, notes=tuple(dict.fromkeys(note for note in begun if note)))


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
