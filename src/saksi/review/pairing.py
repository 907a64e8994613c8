"""Which event of one coding is which of another: by the words of the trigger, whatever their ids."""

from collections.abc import Sequence
from typing import NamedTuple

from saksi.records import Event, Span
from saksi.review.words import overlap


class Mark(NamedTuple):
    """Where an event is told, and its type."""

    part: str
    span: Span
    kind: str


def mark_of(event: Event) -> Mark:
    """The mark of a record; headings are of the text, as their offsets are."""
    return Mark("title" if event.in_ == "title" else "text", event.trigger, event.type)


def pairs_of(one: Sequence[Mark], other: Sequence[Mark]) -> tuple[tuple[int, int], ...]:
    """The places, in the two lists, of events that are one: their triggers share a character. Each is in one pair at most.

    Of several that could be, those of the same type go first, then those that share most.
    """
    near = [
        (mine.kind != theirs.kind, -shared, at, there)
        for at, mine in enumerate(one)
        for there, theirs in enumerate(other)
        if mine.part == theirs.part and (shared := overlap(mine.span, theirs.span))
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, there in sorted(near):
        if at not in found and there not in taken:
            found[at] = there
            taken.add(there)
    return tuple(sorted(found.items()))
