"""A text as the runs of five words in it, and a small sketch of them that tells how much two texts share.

The runs are called shingles (Broder 1997, "On the resemblance and containment of documents"). A sketch keeps those whose hash
is small (FracMinHash: Irber et al. 2022, "Lightweight compositional analysis of metagenomes with FracMinHash"), so what two
sketches share tells what the texts share, however different they are in length.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b

import msgspec
import numpy as np
from numpy.typing import NDArray

from saksi.records import Span

SHINGLE = 5
"""Words a shingle: two reports of one happening by different writers share few runs of so many words."""
ONE_IN = 8
"""A long text's sketch keeps one shingle in so many."""
LARGEST = 2**63 - 1
"""Hashes have 63 bits, which a database's signed integer holds."""
ALWAYS_KEPT = LARGEST // ONE_IN
"""Hashes up to this are in every sketch of a text that has them."""
KEPT_LEAST = 64
"""Of a text too short to give so many, the smallest hashes are kept up to this number: fewer would say little."""

Hashes = NDArray[np.uint64]
_WORD = re.compile(r"\w+")
_PACKED = np.dtype("<u8")


class Shingles:
    """All shingles of a text, in order: their hashes, and where their words stand."""

    def __init__(self, hashes: Hashes, words: Sequence[Span]) -> None:
        self.hashes, self._words = hashes, words
        self.width = min(SHINGLE, len(words))

    @classmethod
    def of(cls, text: str, skip: Iterable[Span] = ()) -> "Shingles":
        """Those of `text` without the words that touch a span of `skip`; of fewer than five words the one that they make."""
        words, spans = _words_of(text, sorted(skip))
        starts = range(len(words) - SHINGLE + 1) if len(words) >= SHINGLE else range(min(1, len(words)))
        digests = [_digest(" ".join(words[start : start + SHINGLE])) for start in starts]
        return cls(np.frombuffer(b"".join(digests), _PACKED).astype(np.uint64) >> np.uint64(1), spans)

    def __len__(self) -> int:
        return len(self.hashes)

    def span(self, first: int, last: int) -> Span:
        """The characters from the first word of one shingle to the last word of another."""
        return self._words[first][0], self._words[last + self.width - 1][1]

    @cached_property
    def sketch(self) -> "Sketch":
        """The sketch of the text."""
        distinct = np.unique(self.hashes)
        bound = max(int(distinct[KEPT_LEAST - 1]), ALWAYS_KEPT) if len(distinct) > KEPT_LEAST else LARGEST
        return Sketch(distinct[distinct <= bound].astype(_PACKED).tobytes(), bound)


class Sketch(msgspec.Struct, frozen=True):
    """The hashes of a text up to a bound, at least ALWAYS_KEPT: ascending, packed as unsigned integers of 8 bytes."""

    packed: bytes
    bound: int

    @property
    def hashes(self) -> Hashes:
        """All that are kept, ascending."""
        return np.frombuffer(self.packed, _PACKED)

    def up_to(self, bound: int) -> Hashes:
        """Those that are kept and lie within a bound."""
        kept = self.hashes
        return kept[: np.searchsorted(kept, np.uint64(bound), side="right")]

    def without(self, hashes: Hashes) -> "Sketch":
        """The same sketch, some hashes left out."""
        return Sketch(np.setdiff1d(self.hashes, hashes, assume_unique=True).astype(_PACKED).tobytes(), self.bound)


def contained(one: Sketch, other: Sketch) -> float:
    """The estimated share of the shorter of two texts that stands in the other, 0 to 1."""
    shared = len(np.intersect1d(one.hashes, other.hashes, assume_unique=True))
    return shared / fewer_kept(one, other) if shared else 0.0


def fewer_kept(one: Sketch, other: Sketch) -> int:
    """Of how many kept shingles of the shorter text those that two sketches share are a part: of those within both bounds."""
    bound = min(one.bound, other.bound)
    return min(len(one.up_to(bound)), len(other.up_to(bound)))


def _words_of(text: str, skip: Sequence[Span]) -> tuple[list[str], list[Span]]:
    """The words of a text, casefolded, and their spans; those that touch one of the spans to skip, in order, are left out."""
    words, spans, next_skip = [], [], iter([*skip, (len(text), len(text))])
    start, end = next(next_skip)
    for found in _WORD.finditer(text):
        while end <= found.start():
            start, end = next(next_skip)
        if found.end() <= start:
            words.append(found.group().casefold())
            spans.append(found.span())
    return words, spans


def _digest(shingle: str) -> bytes:
    return blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest()
