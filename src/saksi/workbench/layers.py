"""Spans that lie over each other, cut at their borders: pieces that follow each other, each with the spans that cover it.

Nothing is nested in what is written from them, so that the page stays whole whatever the offsets are.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from saksi.records import Span


class Piece(NamedTuple):
    """A stretch of a text, end exclusive, and which spans cover it, by their places in the list, the shortest first."""

    start: int
    end: int
    covering: tuple[int, ...]


def cut(length: int, spans: Sequence[Span], borders: Iterable[int] = ()) -> Iterator[Piece]:
    """The pieces of a text of so many characters, in order and without a gap, cut also at other borders.

    What spans have outside of the text is left out, and so is one whose end is not after its start.
    """
    held = [(max(start, 0), min(end, length)) for start, end in spans]
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(held):
        if start < end:
            opens.setdefault(start, []).append(number)
            closes.setdefault(end, []).append(number)
    within = (border for border in borders if 0 < border < length)
    edges = sorted({0, length, *opens, *closes, *within})
    covering: set[int] = set()
    for start, end in pairwise(edges):
        covering.difference_update(closes.get(start, ()))
        covering.update(opens.get(start, ()))
        yield Piece(start, end, tuple(sorted(covering, key=lambda number: (_size(spans[number]), number))))


def _size(span: Span) -> int:
    return span[1] - span[0]
