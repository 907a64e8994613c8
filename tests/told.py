"""An encoder for tests that knows by heart which words tell what: no weights, no graphs."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from saksi.coding.found import Found
from saksi.coding.gate import Gate
from saksi.coding.learnt import Learnt
from saksi.language.encoder import Encoder, Floats, Looks, Mark, Sentence
from saksi.language.labels import MODALITIES, MODES, ROLES, TYPES
from saksi.language.pieces import Cut, Pieces
from saksi.language.words import Word
from saksi.resources import Resources

SEEN = 0.9
"""The chance with which the first look finds each word that is told of."""


class Told(NamedTuple):
    """What the second look sees in a word."""

    type: str
    chance: float = 0.9
    mode: str | None = None


class ToldEncoder(Encoder):
    """Sees in each word what it is told; a word that is `quiet` only in the second look."""

    def __init__(self, told: Mapping[str, Told], quiet: frozenset[str] = frozenset()) -> None:
        super().__init__(Pieces([("▁", 0.0)], unknown=0, opens=0, closes=0), self, "told")  # type: ignore[arg-type]
        self._told, self._quiet = told, quiet
        self._words: Sequence[Word] = ()

    def read(self, words: Sequence[Word], known: Sequence[Sequence[float]]) -> Sentence:
        self._words = words
        trigger, nothing = _tags(len(words)), _tags(len(words))
        for at, word in enumerate(words):
            if word.lower in self._told and word.lower not in self._quiet:
                trigger[at] = (1 - SEEN, SEEN, 0)
        return Sentence(Cut([], [], []), np.zeros((len(words), 1), np.float32), trigger, nothing, nothing)

    def look(
        self,
        sentence: Sentence,
        marks: Sequence[Mark],
        priors: Sequence[Sequence[float]],
        before: Sequence[Sentence] = (),
    ) -> Looks:
        kind = np.zeros((len(marks), len(TYPES) + 1), np.float32)
        mode = np.zeros((len(marks), len(MODES) + 1), np.float32)
        for row, mark in enumerate(marks):
            words = (word.lower for word in self._words[mark.first : mark.last + 1])
            seen = next((self._told[word] for word in words if word in self._told), Told("ACCUSE", 0.0))
            kind[row, 0], kind[row, TYPES.index(seen.type) + 1] = 1 - seen.chance, seen.chance
            mode[row, MODES.index(seen.mode) + 1 if seen.mode else 0] = 1
        modality = np.zeros((len(marks), len(MODALITIES)), np.float32)
        modality[:, 0] = 1
        count = len(self._words) + sum(len(one.hidden) for one in before)
        roles = np.zeros((len(marks), len(ROLES), count, count), np.float32)
        return Looks(
            kind, mode, modality, np.zeros((len(marks), 3), np.float32), roles, np.zeros((len(marks), 1), np.float32)
        )


class ToldResources(Resources):
    """Resources whose encoder is told what it sees."""

    told: Mapping[str, Told] = {}
    gate: Gate | None = None

    @cached_property
    def learnt(self) -> Learnt:
        return Learnt(ToldEncoder(self.told), self.gate)


def found(first: int, last: int, chance: float, type_: str = "ASSAULT") -> Found:
    """Something found at some words, with nobody in it."""
    return Found(
        first=first, last=last, type=type_, mode=None, chance=chance, type_chance=1.0,
        second_look=chance, modality="actual", modality_chance=1.0, background=0.0, symmetric=0.0, roles={},
        vector=np.zeros(3, dtype=np.float32),
    )  # fmt: skip


def _tags(count: int) -> Floats:
    tags = np.zeros((count, 3), np.float32)
    tags[:, 0] = 1
    return tags
