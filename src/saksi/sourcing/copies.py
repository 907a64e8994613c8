"""Which articles hold the text of another: candidates by their sketches, certainty by the texts themselves."""

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np

from saksi.knowledge.outlets import Outlets
from saksi.records import Record
from saksi.sourcing.house import house_text
from saksi.sourcing.outlets import supplier, told_apart_by
from saksi.sourcing.overlaps import Kind, Passage, overlap
from saksi.sourcing.reports import Report
from saksi.sourcing.shelf import Paper, Shelf
from saksi.sourcing.sketches import fewer_kept

LIKELY_SHARED, LIKELY_FROM = 2, 0.08
"""A pair is worth comparing from so many kept shingles on and this estimate: an eighth of the shingles tells a fifth of a text
of 400 words as less than this once in a hundred times."""


class Copy(Record, frozen=True, kw_only=True):
    """Two articles of which one holds text of the other; house text does not count.

    `contained` is the share of the shorter one that stands in the other, 0 to 1, `words` how many words that is; the passages are
    character spans of the two texts, the longest first. `original` is one of the two, None where nothing tells, `why` says
    what does.
    """

    one: str
    other: str
    kind: Kind
    contained: float
    words: int
    passages: tuple[Passage, ...]
    original: str | None
    why: str


def copies_of(report: Report, shelf: Shelf, found: Callable[[str], Report], outlets: Outlets) -> tuple[Copy, ...]:
    """The articles on a shelf that share so much with this one that one of them is no report of its own, the closest first.

    `found` gives the report of an article by its id. The article itself may stand on the shelf.
    """
    pairs = (compared(report, found(other), shelf, outlets) for other, _ in likely_copies(report.paper, shelf, shelf))
    return tuple(sorted((copy for copy in pairs if copy), key=lambda copy: (-copy.contained, copy.one, copy.other)))


def likely_copies(paper: Paper, among: Shelf, known: Shelf) -> Iterator[tuple[str, float]]:
    """The articles that seem to share text with this one, with the estimated share of the shorter text; in no certain order.

    They stand in `among`; what house text is, is asked of `known`.
    """
    house = house_text(paper.sketch.hashes, known)
    mine = paper.sketch.without(house)
    papers: dict[str, Paper] = {}
    shares: Counter[str] = Counter()
    for holders in among.holders(mine.hashes).values():
        papers.update((holder.id, holder) for holder in holders)
        shares.update(holder.id for holder in holders)
    del shares[paper.id]
    for id, shared in shares.items():
        if shared >= LIKELY_SHARED and (estimate := shared / fewer_kept(mine, papers[id].sketch)) >= LIKELY_FROM:
            yield id, estimate


def compared(first: Report, second: Report, known: Shelf, outlets: Outlets) -> Copy | None:
    """What two articles share, compared word by word, if it makes one of them a copy of the other; else None."""
    one, other = sorted((first, second), key=lambda report: report.reading)
    kept = np.union1d(one.paper.sketch.hashes, other.paper.sketch.hashes)
    shared = overlap(one.shingles, other.shingles, house_text(kept, known))
    if shared.kind is None:
        return None
    original, why = _original(one, other, outlets)
    return Copy(
        one=one.reading,
        other=other.reading,
        kind=shared.kind,
        contained=round(shared.contained, 3),
        words=shared.words,
        passages=shared.passages,
        original=original,
        why=why,
    )


def _original(one: Report, other: Report, outlets: Outlets) -> tuple[str | None, str]:
    """Which of two articles the other took its text from, and why: by the days, else by what they are, else by a credit."""
    for mine, theirs in ((one, other), (other, one)):
        if mine.published and theirs.published and mine.published[1] < theirs.published[0]:
            return mine.reading, f"published on {mine.published[1]}, the other on {theirs.published[0]}"
    for mine, theirs in ((one, other), (other, one)):
        if (what := supplier(mine.outlet, outlets)) and not supplier(theirs.outlet, outlets):
            return mine.reading, f"{mine.outlet} is {what}"
    for mine, theirs in ((one, other), (other, one)):
        if _credits(theirs, mine, outlets) and not _credits(mine, theirs, outlets):
            return mine.reading, f"the other credits {mine.outlet}"
    return None, "nothing tells which was first"


def _credits(one: Report, other: Report, outlets: Outlets) -> bool:
    """Whether one article credits the outlet of the other."""
    if other.outlet is None:
        return False
    return told_apart_by(other.outlet, outlets) in {told_apart_by(name, outlets) for name in one.via}
