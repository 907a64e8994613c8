"""What nearly was an event in a sentence, and why it is none; and which annotated sentences an event is like."""

from collections.abc import Sequence

import msgspec

from saksi.coding.accepting import SURE, SURE_OWN, accepted
from saksi.coding.finding import Finder
from saksi.coding.found import Found
from saksi.coding.neighbours import Neighbour, Neighbours
from saksi.language.encoder import SENTENCES_BEFORE
from saksi.language.words import Word, words_of
from saksi.records import Span

NEAR = 0.1
"""From this chance on something that was rejected is worth telling."""


class Miss(msgspec.Struct, frozen=True):
    """Words that are no event, what they would have been, and why they are none."""

    words: str
    type: str
    chance: float
    why: str


class Closer(msgspec.Struct, frozen=True):
    """A closer look at a sentence."""

    gated: bool
    misses: tuple[Miss, ...]
    neighbours: dict[Span, tuple[Neighbour, ...]]


def look_closer(
    finder: Finder, neighbours: Neighbours | None, text: str, sentence: Span, before: Sequence[Span]
) -> Closer:
    """What the finder rejected in a sentence of a text, and the annotated sentences nearest to what it kept.

    `before` are the spans of the sentences before it, in order.
    """
    words = words_of(text, *sentence)
    looks = [finder.first_look(words_of(text, *span)) for span in before[-SENTENCES_BEFORE:]]
    seen = finder.seen(finder.first_look(words), looks).found
    found = finder.ruled(words, seen)
    kept = accepted(found)
    near = {(words[f.first].start, words[f.last].end): neighbours.nearest(f.vector) if neighbours else () for f in kept}
    misses = [_miss(words, f, kept) for f in found if f not in kept and f.chance >= NEAR]
    misses += [miss for f in seen if f.chance >= NEAR and (miss := _never(finder, words, f)) is not None]
    return Closer(finder.gated(words), tuple(misses), near)


def _never(finder: Finder, words: Sequence[Word], found: Found) -> Miss | None:
    """What was seen, where an own row says that it is never an event."""
    match = finder.overrides.row_for(words, found) if finder.overrides is not None else None
    if match is None or match.entry.type:
        return None
    why = f"your row {match.entry.trigger!r} says that it is never an event ({match.entry.where})"
    return Miss(_said(words, found), found.type, found.chance, why)


def _said(words: Sequence[Word], found: Found) -> str:
    return " ".join(word.text for word in words[found.first : found.last + 1])


def _miss(words: Sequence[Word], found: Found, kept: Sequence[Found]) -> Miss:
    enough = SURE if found.own is None else SURE_OWN
    rival = next((k for k in kept if k.first <= found.last and found.first <= k.last), None)
    if rival is not None and found.chance >= enough:
        why = f"overlaps a surer {rival.type}"
    else:
        why = f"the chance that it tells an event is {found.chance:.2f}, and has to be {enough:.2f}"
    return Miss(_said(words, found), found.type, found.chance, why)
