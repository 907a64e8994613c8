"""Texts as weighed words, and which texts lie near each other, found by the words that they share: never all pairs."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Self

import msgspec
import numpy as np
import numpy.typing as npt

from saksi.incidents.words import Key

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

_COMMON = 0.1
"""A word in more than this share of texts tells nothing of what one of them is about."""
_KNOWN = 200
"""The tables of common words count as much as so many texts: they decide where few are given."""
_SIGN = 2.0
"""What a name, a number or another sign weighs, where a word weighs 1."""
_WITH_NAME = 1.5
"""What a pair of neighbouring words weighs more where one of them is a name."""
_LEAD, _LEAD_WORDS = 2.0, 100
"""The first word counts this much more often, and e times less so this many words on."""
_USUAL, _ALIKE = 3.0, 0.04
"""How many times the likeness to any text is taken off, and how high that can be: texts of one story are alike as well."""
_PAIR = " + "
_LONGEST = 400
"""A feature of more texts than this leads from none to another, and still counts where others lead."""
_PART = 0.7
"""The part of what is expected of two texts that they have to share of the features that lead, to be looked at closely."""


class Vectors(msgspec.Struct, frozen=True):
    """Texts as rows of weighed features, each row of length one at most; row n lies from `starts[n]` to `starts[n + 1]`."""

    starts: Numbers
    features: Numbers
    weights: Floats
    names: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many texts."""
        return len(self.starts) - 1

    def expected(self) -> Floats:
        """How alike each text is to any other: its mean cosine with all the rest, at most `_ALIKE`."""
        total = np.bincount(self.features, self.weights, len(self.names))
        with_others = self.weights * (total[self.features] - self.weights)
        sums = np.bincount(self.owners(), with_others, self.count)
        means: Floats = np.minimum(sums / max(1, self.count - 1), _ALIKE)
        return means

    def owners(self) -> Numbers:
        """The text that each weighed feature is of."""
        return np.repeat(np.arange(self.count), np.diff(self.starts))

    def row(self, text: int) -> tuple[Numbers, Floats]:
        """The features of a text in ascending order, and their weights."""
        here = slice(self.starts[text], self.starts[text + 1])
        return self.features[here], self.weights[here]

    @classmethod
    def of(cls, texts: Sequence[Sequence[Key]]) -> Self:
        """Texts as vectors of their words, and pairs of neighbouring words, that at least two of them have.

        A feature weighs one plus the logarithm of its count, times the logarithm of how rare it is. A word that no other text
        has is a part of what is told where few texts are given; among many it is mostly a slip or an aside.
        """
        common = _common(texts)
        rows = [_features(keys, common) for keys in texts]
        holders = Counter(feature for row in rows for feature in row)
        names = tuple(sorted(feature for feature, count in holders.items() if count > 1))
        numbers = {feature: number for number, feature in enumerate(names)}
        shares = {key.text: key.share for keys in texts for key in keys}
        rare = {
            feature: math.log((len(texts) + _KNOWN) / (count + _KNOWN * shares.get(feature, 0.0)))
            for feature, count in holders.items()
        }
        few = _KNOWN / (len(texts) + _KNOWN)
        starts, features, weights = [0], [], []
        for row in rows:
            kept = sorted((numbers[feature], row[feature] * rare[feature]) for feature in row if feature in numbers)
            alone = [row[word] * rare[word] for word in row if word not in numbers and not is_pair(word)]
            square = sum(weight * weight for _, weight in kept) + few * sum(weight * weight for weight in alone)
            length = math.sqrt(square) or 1.0
            features += [number for number, _ in kept]
            weights += [weight / length for _, weight in kept]
            starts.append(len(features))
        return cls(np.array(starts, np.int64), np.array(features, np.int64), np.array(weights, np.float64), names)


def near_pairs(vectors: Vectors, since: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts, the smaller number first, that share more than each shares with any text, and how much more.

    That is their cosine, less `_USUAL` times what is expected of either: in a folder on one war all texts are somewhat alike.
    A text is compared with those before it, from number `since[text]` on, that share enough of the features which few have: so
    it costs the same among a thousand as among a million, where `since` goes back as many texts.
    """
    order = np.argsort(vectors.features, kind="stable")
    owners, worth = vectors.owners()[order], vectors.weights[order]
    bounds = np.searchsorted(vectors.features[order], np.arange(len(vectors.names) + 1))
    scattered = np.zeros(len(vectors.names))
    expected = _USUAL * vectors.expected()
    for text, first in enumerate(since):
        features, weights = vectors.row(text)
        scattered[features] = weights
        shared = np.zeros(text - first)
        for feature, weight in zip(features.tolist(), weights.tolist(), strict=True):
            start, end = bounds[feature], bounds[feature + 1]
            start, end = start + np.searchsorted(owners[start:end], (first, text))
            if end - start <= _LONGEST:
                shared[owners[start:end] - first] += weight * worth[start:end]
        promising = shared > _PART * (expected[text] + expected[first:text])
        for other in (np.flatnonzero(promising) + first).tolist():
            theirs, with_weights = vectors.row(other)
            likeness = float(scattered[theirs] @ with_weights - expected[text] - expected[other])
            if likeness > 0:
                yield other, text, likeness
        scattered[features] = 0


def _common(texts: Sequence[Sequence[Key]]) -> Collection[str]:
    """The words that too many texts have, in the tables and among these texts together."""
    holders = Counter(text for keys in texts for text in {key.text for key in keys})
    shares = {key.text: key.share for keys in texts for key in keys}
    limit = _COMMON * (len(texts) + _KNOWN)
    return {text for text, count in holders.items() if count + _KNOWN * shares[text] > limit}


def is_pair(feature: str) -> bool:
    """Whether a feature is a pair of neighbouring words."""
    return _PAIR in feature


def _features(keys: Sequence[Key], common: Collection[str]) -> dict[str, float]:
    """The features of one text and their weights before it is known how rare they are."""
    counts: dict[str, float] = {}
    weights: dict[str, float] = {}
    told = [(place, key) for place, key in enumerate(keys) if key.text not in common]
    for place, key in told:
        weights[key.text] = _SIGN if key.is_sign else 1.0
        counts[key.text] = counts.get(key.text, 0) + 1 + _LEAD * math.exp(-place / _LEAD_WORDS)
    for (place, one), (_, other) in pairwise(told):
        pair = f"{one.text}{_PAIR}{other.text}"
        weights[pair] = _WITH_NAME if "name" in (one.kind, other.kind) else 1.0
        counts[pair] = counts.get(pair, 0) + 1 + _LEAD * math.exp(-place / _LEAD_WORDS)
    return {feature: weights[feature] * (1 + math.log(count)) for feature, count in counts.items()}
