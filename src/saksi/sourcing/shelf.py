"""A shelf of sketches, on which the articles that hold a shingle are found."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from saksi.sourcing.sketches import Hashes, Sketch

MOST_HOLDERS = 64
"""A shingle in more articles than this tells nothing more: whatever else holds it is tied to these, or it is a common phrase."""
MOST_AT_OUTLET = 12
"""A shingle in more articles of one outlet is printed under everything there: no story has so many versions."""


class Paper(msgspec.Struct, frozen=True):
    """What a shelf holds of an article: its id, the outlet, None where that is not known, and the sketch of its text."""

    id: str
    outlet: str | None
    sketch: Sketch


Holders = Mapping[int, Sequence[Paper]]


class Shelf(Protocol):
    """Where sketches stand, in memory or in the ledger."""

    def holders(self, hashes: Hashes) -> Holders:
        """The articles that hold each hash; one that nobody holds is left out.

        Of very many no more need be noted than one above MOST_HOLDERS, and one above MOST_AT_OUTLET of an outlet.
        """


def is_full(outlets: Sequence[str | None], outlet: str | None) -> bool:
    """Whether one more article of an outlet changes nothing for a shingle that articles of these outlets hold."""
    return len(outlets) > MOST_HOLDERS or (outlet is not None and outlets.count(outlet) > MOST_AT_OUTLET)


class MemoryShelf:
    """A shelf in memory: of 100,000 articles of 400 words about half a gigabyte. The order of adding changes nothing."""

    def __init__(self) -> None:
        self._papers: list[Paper] = []
        self._outlets: list[str | None] = []
        self._holders: dict[
            int, int | list[int]
        ] = {}  # most shingles are in one article only, and a list takes 64 bytes

    def add(self, paper: Paper) -> None:
        """Put an article on the shelf; its id must be new to it."""
        number = len(self._papers)
        self._papers.append(paper)
        self._outlets.append(paper.outlet)
        for hash in paper.sketch.hashes.tolist():
            held = self._holders.setdefault(hash, number)
            if isinstance(held, list):
                if not is_full([self._outlets[other] for other in held], paper.outlet):
                    held.append(number)
            elif held != number:
                self._holders[hash] = [held, number]

    def holders(self, hashes: Hashes) -> Holders:
        """The articles that hold each hash."""
        found: dict[int, Sequence[Paper]] = {}
        for hash in hashes.tolist():
            held = self._holders.get(hash)
            if held is not None:
                found[hash] = [self._papers[number] for number in (held if isinstance(held, list) else [held])]
        return found
