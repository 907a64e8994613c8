"""Which mentions are compared at all: those that share a key. A mention has few keys, and they depend on nothing but itself.

A key is the kind of happening, a week, and one particular: a place, a figure, a telling word, or two parties of a statement. Two
mentions of one article are compared whatever else they share.

Where more than `MOST` mentions share a key, the first of them by rank stand for all: they are compared with every one, the
others with them alone. A rank is drawn from the id, so a new mention seldom is one of the first. So adding one costs the same
among a thousand mentions and a million, and the pairs that are compared do not depend on the order in which they came.
"""

import hashlib
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations, product
from math import floor

from saksi.incidents.joining import family_of, plane_of
from saksi.incidents.mentions import Mention
from saksi.incidents.sides import heads

_SLACK = 2
"""Days by which an interval is widened on both sides, so that two that are three days apart share a week."""
_WEEK = 7
_LONGEST = 45
"""Days. What happened within a longer time is compared with what has exactly that time."""
_TELLING = 6
"""How many of its words, the rarest, a mention is found by."""
_CELL, _REACH = 1.0, 0.25
"""Degrees: the cells of the map, and how far from its border a place is in the next one as well."""
MOST = 100
"""So many mentions that share a key are all compared with each other."""


class Blocks:
    """Mentions by their keys, as they are to be compared."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._keys: dict[str, frozenset[str]] = {}
        self._holders: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)

    def add(self, mention: Mention) -> tuple[set[str], set[str]]:
        """Take in a mention: those that it is to be compared with, and those that no longer stand for others."""
        own = rank_of(mention.id), mention.id
        self._keys[mention.id] = frozenset(keys_of(mention))
        near: set[str] = set()
        relieved: set[str] = set()
        for key in self._keys[mention.id]:
            holders = self._holders[key]
            insort(holders, own)
            if bisect_left(holders, own) < self._most:
                near.update(id for _, id in holders)
                relieved.update(id for _, id in holders[self._most : self._most + 1])
            else:
                near.update(id for _, id in holders[: self._most])
        return near - {mention.id}, relieved

    def meet(self, one: str, other: str) -> bool:
        """Whether two mentions are compared."""
        first = min((rank_of(id), id) for id in (one, other))
        shared = self._keys[one] & self._keys[other]
        return any(bisect_left(self._holders[key], first) < self._most for key in shared)


def rank_of(id: str) -> int:
    """The rank of a mention: 64 bits of a hash of its id, with a sign."""
    return int.from_bytes(hashlib.sha256(id.encode("utf-8", "surrogatepass")).digest()[:8], "big", signed=True)


def keys_of(mention: Mention) -> tuple[str, ...]:
    """The keys of a mention, each once, by the alphabet."""
    kind = f"{plane_of(mention.modality)}|{family_of(mention.type)}"
    found = {f"{kind}|{mention.reading}"}
    found |= {f"{kind}|{week}|{particular}" for week, particular in product(weeks_of(mention), particulars_of(mention))}
    return tuple(sorted(found))


def weeks_of(mention: Mention) -> tuple[str, ...]:
    """The weeks in which a mention is looked for, by number; its own interval where that is long; a word where it has no days."""
    if mention.days is None:
        return ("undated",)
    first, last = date.fromisoformat(mention.days.first), date.fromisoformat(mention.days.last)
    if (last - first).days > _LONGEST:
        return (f"{mention.days.first}/{mention.days.last}",)
    begins, ends = (first.toordinal() - _SLACK) // _WEEK, (last.toordinal() + _SLACK) // _WEEK
    return tuple(str(week) for week in range(begins, ends + 1))


def particulars_of(mention: Mention) -> Iterator[str]:
    """What few happenings of one kind and week have in common."""
    place = mention.place
    if place:
        yield f"place {place.name}"
        if place.lat is not None and place.lon is not None and place.precision == 1:
            rows, columns = _cells(place.lat), _cells(place.lon)
            yield from (f"cell {row} {column}" for row, column in product(rows, columns))
    for toll in mention.figures:
        if toll.best is not None:
            yield f"{toll.of} {toll.best}"
    rarest = sorted(mention.words, key=lambda word: (-word[1], word[0]))[:_TELLING]
    yield from (f"word {text}" for text, _ in rarest)
    if mention.quad != "material conflict":
        yield from (f"parties {one} {other}" for one, other in combinations(heads(mention.sides), 2))


def _cells(degrees: float) -> tuple[int, ...]:
    return tuple(sorted({floor((degrees + reach) / _CELL) for reach in (-_REACH, 0.0, _REACH)}))
