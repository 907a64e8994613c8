"""The gate: a cheap look at the words of a sentence that sends on every one in which something may happen or be said.

A linear model over hashed words, their beginnings and ends, and pairs of neighbours. It forgets nothing that the encoder
would find (docs/quality.md has its recall), and spares the encoder most of what is no news of this kind.
"""

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np

from saksi.errors import TableError
from saksi.language.words import Word

SLOTS = 1 << 15
AFFIX = 5
"""So many letters of a word's beginning and end are looked at beside the whole word."""


class Gate(msgspec.Struct, frozen=True):
    """Weights by slot, and the score from which a sentence is sent on."""

    weights: tuple[float, ...]
    threshold: float

    @classmethod
    def load(cls, path: Path) -> "Gate":
        """The gate in a file; TableError where it is missing or of another size."""
        if not path.is_file():
            raise TableError(path, 0, "the gate is missing; install Saksi again")
        with np.load(path) as kept:
            weights = kept["weights"].astype(np.float32) * float(kept["scale"])
            threshold = float(kept["threshold"])
        if len(weights) != SLOTS:
            raise TableError(path, 0, f"the gate has {len(weights)} weights where {SLOTS} are asked for")
        return cls(tuple(weights.tolist()), threshold)

    def lets_pass(self, words: Sequence[Word]) -> bool:
        """Whether the sentence may hold an event or an attribution."""
        return self.score(words) >= self.threshold

    def score(self, words: Sequence[Word]) -> float:
        """The sum of the weights of what the sentence is made of, rounded."""
        return round(sum(self.weights[slot] for slot in slots_of(words)), 3)


def slots_of(words: Sequence[Word]) -> set[int]:
    """The slots of a sentence's words, of the beginnings and ends of the longer ones, and of pairs."""
    found: set[int] = set()
    before = "^"
    for word in words:
        lower = word.lower if not word.text[0].isdigit() else "0"
        found.add(crc32(lower.encode()) % SLOTS)
        found.add(crc32(f"{before} {lower}".encode()) % SLOTS)
        if len(lower) > AFFIX:
            found.add(crc32(f"{lower[:AFFIX]}-".encode()) % SLOTS)
            found.add(crc32(f"-{lower[-AFFIX:]}".encode()) % SLOTS)
        before = lower
    return found
