"""House text: what an outlet prints under everything, and nobody copied. A disclaimer, a licence, who the author is.

In a real corpus 24 of 32 pairs of articles that shared most of the shorter text shared only that.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

import numpy as np

from saksi.sourcing.shelf import MOST_AT_OUTLET, MOST_HOLDERS, Paper, Shelf
from saksi.sourcing.sketches import ALWAYS_KEPT, Hashes, Sketch, contained

RECURS_IN = 3
"""Articles of one outlet that share a passage, and little else, before it is the house's: two may be a text and its update."""
OWN_SHARE = 0.2
"""An article of which more recurs than all but this is an update, and says nothing of what the house always prints."""
OWN_LEAST = 3
"""Kept shingles of its own that an article needs at least, about thirty words: of fewer the sketch says nothing."""
ALIKE = 0.5
"""Articles whose own parts share so much are one text and its update."""


def house_text(hashes: Hashes, shelf: Shelf) -> Hashes:
    """Those of some hashes that tell no copy, ascending.

    They recur in three or more articles of one outlet that otherwise differ, or in very many articles at all.
    """
    rests = _Rests(shelf)
    found = [hash for hash, papers in shelf.holders(hashes).items() if _is_house(papers, rests)]
    return np.unique(np.array(found, dtype=np.uint64))


def _is_house(papers: Sequence[Paper], rests: "_Rests") -> bool:
    if len(papers) < RECURS_IN:
        return False
    if len(papers) > MOST_HOLDERS:
        return True
    by_outlet: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        if paper.outlet is not None:
            by_outlet[paper.outlet].append(paper)
    return any(
        len(theirs) > MOST_AT_OUTLET or (len(theirs) >= RECURS_IN and rests.differ(theirs))
        for theirs in by_outlet.values()
    )


class _Rests:
    """What articles have of their own, beside what recurs at their outlet; looked up once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._rests: dict[str, Sketch | None] = {}

    def differ(self, papers: Iterable[Paper]) -> bool:
        """Whether three of the articles of one outlet have little in common but what recurs there."""
        chosen: list[Sketch] = []
        for paper in sorted(papers, key=attrgetter("id")):
            if paper.id not in self._rests:
                self._rests[paper.id] = self._rest(paper)
            rest = self._rests[paper.id]
            if rest is not None and all(contained(rest, other) < ALIKE for other in chosen):
                chosen.append(rest)
                if len(chosen) == RECURS_IN:
                    return True
        return False

    def _rest(self, paper: Paper) -> Sketch | None:
        """What of an article does not recur at its outlet; None where that is too little to say anything."""
        recurring = [
            hash
            for hash, papers in self._shelf.holders(paper.sketch.hashes).items()
            if len(papers) > MOST_HOLDERS or [held.outlet for held in papers].count(paper.outlet) >= RECURS_IN
        ]
        rest = paper.sketch.without(np.array(recurring, dtype=np.uint64))
        enough = max(OWN_LEAST, OWN_SHARE * len(paper.sketch.up_to(ALWAYS_KEPT)))
        return rest if len(rest.up_to(ALWAYS_KEPT)) >= enough else None
