"""What is marked in an article, each with a number under which the page explains it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from saksi.records import (
    Attribution,
    DateMention,
    EntityMention,
    Event,
    FigureMention,
    Furniture,
    Part,
    PlaceMention,
    Reading,
    Span,
)
from saksi.workbench.language import marked

KINDS = {
    "entity": marked("Entities"),
    "place": marked("Places"),
    "date": marked("Dates"),
    "figure": marked("Figures"),
    "trigger": marked("Triggers"),
    "attribution": marked("Attributions"),
    "furniture": marked("Furniture"),
}
"""The kinds of marks, each of which can be switched off, and what their switches are called."""


class Marked(NamedTuple):
    """Words of a note: where they are, and what they are to it; `source`, `cue` and `content` of an attribution."""

    span: Span
    as_: str


class Note(NamedTuple):
    """What is told of marked words: the record of the Reading, of one of the KINDS. `event` is its place among the events."""

    number: int
    kind: str
    told: Any
    marks: tuple[Marked, ...]
    event: int | None = None


def notes_of(reading: Reading) -> tuple[Note, ...]:
    """The notes on title and text, in the order in which their words begin, numbered from 1."""
    found = [*_mentions(reading), *_triggers(reading)]
    found.sort(key=lambda note: (not in_title(note), note.marks[0].span))
    return tuple(note._replace(number=number) for number, note in enumerate(found, 1))


def in_title(note: Note) -> bool:
    """Whether its offsets count into the title."""
    return isinstance(note.told, Event) and part_of(note.told) == "title"


def part_of(event: Event) -> Part:
    """What its offsets count into: headings are of the text."""
    return "title" if event.in_ == "title" else "text"


def _mentions(reading: Reading) -> Iterator[Note]:
    kinds: dict[str, tuple[EntityMention | PlaceMention | DateMention | FigureMention | Furniture, ...]] = {
        "entity": reading.entities,
        "place": reading.places,
        "date": reading.dates,
        "figure": reading.figures,
        "furniture": reading.furniture,
    }
    for kind, mentions in kinds.items():
        for told in mentions:
            # furniture mostly stands outside the text
            if told.start is not None and told.end is not None:
                yield Note(0, kind, told, (Marked((told.start, told.end), kind),))
    for said in reading.attributions:
        yield Note(0, "attribution", said, _parts(said))


def _parts(said: Attribution) -> tuple[Marked, ...]:
    parts = (("source", said.source), ("cue", said.cue), ("content", said.content))
    return tuple(sorted(Marked(span, as_) for as_, span in parts if span))


def _triggers(reading: Reading) -> Iterator[Note]:
    for number, event in enumerate(reading.events):
        yield Note(0, "trigger", event, (Marked(event.trigger, "trigger"),), number)
