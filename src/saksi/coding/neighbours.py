"""The annotated sentences that lie nearest to what was found: what the encoder has learnt that looks like it."""

from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np

from saksi.knowledge.tables import read_table
from saksi.language.encoder import Floats, file_of

COLUMNS = ("type", "mode", "trigger", "sentence", "where")
DIGITS = 2


class Neighbour(msgspec.Struct, frozen=True):
    """An annotated sentence, and how near it lies: 1 is the same."""

    type: str
    mode: str
    trigger: str
    sentence: str
    where: str
    nearness: float


class Neighbours:
    """The vectors of the annotated triggers, with their sentences. Loaded when first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def nearest(self, vector: Floats, count: int = 2) -> tuple[Neighbour, ...]:
        """The sentences whose triggers lie nearest to a vector of the encoder, the nearest first."""
        vectors, projection, middle = self._vectors
        small = (vector - middle) @ projection
        small = small / max(float(np.linalg.norm(small)), 1e-6)
        near = np.round(vectors @ small, DIGITS)
        rows = np.lexsort((np.arange(len(near)), -near))[:count]
        return tuple(self._neighbour(int(row), float(near[row])) for row in rows)

    def _neighbour(self, row: int, nearness: float) -> Neighbour:
        return Neighbour(*self._sentences[row], nearness=round(nearness, DIGITS))

    @cached_property
    def _vectors(self) -> tuple[Floats, Floats, Floats]:
        with np.load(file_of(self._folder, "examples.npz")) as kept:
            vectors: Floats = kept["vectors"].astype(np.float32)
            return vectors, kept["projection"].astype(np.float32), kept["middle"].astype(np.float32)

    @cached_property
    def _sentences(self) -> tuple[tuple[str, str, str, str, str], ...]:
        rows = read_table(file_of(self._folder, "examples.tsv"), COLUMNS)
        return tuple((row["type"], row["mode"], row["trigger"], row["sentence"], row["where"]) for row in rows)
