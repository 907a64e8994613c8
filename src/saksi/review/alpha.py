"""Krippendorff's alpha for nominal values, and intervals by bootstrap.

Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): observed over expected disagreement, from the
coincidences of values within units; a unit that one coder alone has coded tells nothing.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

BLOCKS, IN_BLOCK = 20, 50
"""A thousand samples, drawn block after block, so that memory does not grow with them."""
SEED = 20240601
"""Fixed, so that the same codings give the same interval."""
SURE = (2.5, 97.5)
"""The percentiles that bound the interval: 95% of the samples lie in it."""

Numbers = npt.NDArray[np.float64]


class Estimate(NamedTuple):
    """A figure over n units, with the bounds of its interval; None where it cannot be told."""

    n: int
    value: float | None
    low: float | None
    high: float | None


def alpha(units: Sequence[Sequence[Hashable | None]]) -> Estimate:
    """Alpha over units, each with the values that its coders gave, None where one gave none: 1 agree, 0 as by chance.

    None where all the values are one and the same: then nothing tells agreement from chance.
    """
    counts = _counts([[value for value in unit if value is not None] for unit in units])
    agreeing = (counts * (counts - 1)).sum(axis=1) / np.maximum(counts.sum(axis=1) - 1, 1)
    value = _alphas(np.ones((1, len(counts))), counts, agreeing)[0]
    return _estimate(value, [_alphas(weights, counts, agreeing) for weights in _samples(len(counts))], len(counts))


def share(parts: Sequence[float], wholes: Sequence[float]) -> Estimate:
    """The sum of the parts over that of the wholes, both by unit; None where the wholes are nothing."""
    part, whole = np.array(parts, dtype=float), np.array(wholes, dtype=float)
    value = _ratio(np.ones((1, len(part))), part, whole)[0]
    return _estimate(value, [_ratio(weights, part, whole) for weights in _samples(len(part))], len(part))


def _counts(units: Sequence[Sequence[Hashable]]) -> Numbers:
    """How often each value was given in each unit that has two values or more."""
    pairable = [unit for unit in units if len(unit) > 1]
    values = {value: at for at, value in enumerate(dict.fromkeys(value for unit in pairable for value in unit))}
    counts = np.zeros((len(pairable), len(values)))
    for at, unit in enumerate(pairable):
        for value in unit:
            counts[at, values[value]] += 1
    return counts


def _alphas(weights: Numbers, counts: Numbers, agreeing: Numbers) -> Numbers:
    """Alpha for each row of weights of the units; NaN where all values are one."""
    given = weights @ counts
    total = given.sum(axis=1)
    expected = total**2 - (given**2).sum(axis=1)
    disagreeing = (total - 1) * (total - weights @ agreeing)
    ratio: Numbers = np.divide(disagreeing, expected, out=np.full(len(weights), np.nan), where=expected > 0.5)
    return 1 - ratio


def _ratio(weights: Numbers, part: Numbers, whole: Numbers) -> Numbers:
    below = weights @ whole
    found: Numbers = np.divide(weights @ part, below, out=np.full(len(weights), np.nan), where=below > 0)
    return found


def _samples(units: int) -> Iterator[Numbers]:
    """How often each unit is drawn, in each sample of as many units as there are."""
    draw = np.random.default_rng(SEED)
    for _ in range(BLOCKS if units else 0):
        yield draw.multinomial(units, np.full(units, 1 / units), size=IN_BLOCK).astype(np.float64)


def _estimate(value: float, sampled: Sequence[Numbers], units: int) -> Estimate:
    """The figure with its interval; samples in which it cannot be told are left out."""
    told = np.concatenate(sampled) if sampled else np.zeros(0)
    told = told[~np.isnan(told)]
    if np.isnan(value) or not len(told):
        return Estimate(units, None, None, None)
    low, high = np.percentile(told, SURE)
    return Estimate(units, float(value), float(low), float(high))
