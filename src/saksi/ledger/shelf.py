"""The sketches that a ledger keeps, as a shelf on which the articles that hold a shingle are found."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, select

from saksi.ledger.tables import readings, shingles, sketches
from saksi.sourcing.shelf import Holders, Paper
from saksi.sourcing.sketches import Hashes, Sketch

Value = TypeVar("Value", int, str)
AT_ONCE = 500
"""Values in one question; SQLite takes 999 at least."""


class LedgerShelf:
    """The newest Readings of a ledger on a shelf, for as long as a transaction lasts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._papers: dict[int, Paper] = {}
        self._held: dict[int, list[int]] = {}

    def holders(self, hashes: Hashes) -> Holders:
        """The articles that hold each hash."""
        asked = hashes.tolist()
        self._look_up(asked)
        return {hash: [self._papers[number] for number in self._held[hash]] for hash in asked if self._held[hash]}

    def prepare(self, numbers: Iterable[int]) -> None:
        """Look up at once what is asked for the articles of these numbers, one after another."""
        wanted = sorted(set(numbers))
        self._fetch([number for number in wanted if number not in self._papers])
        self._look_up([hash for number in wanted for hash in self._papers[number].sketch.hashes.tolist()])

    def _look_up(self, hashes: Iterable[int]) -> None:
        """Find the holders of hashes that are not known yet, and what is to be known of these."""
        missing = sorted(_new(hashes, self._held))
        for some in in_parts(missing):
            self._held |= {hash: [] for hash in some}
            chosen = select(shingles.c.hash, shingles.c.reading).where(shingles.c.hash.in_(some))
            for hash, reading in self._connection.execute(chosen):
                self._held[hash].append(reading)
        self._fetch(sorted(_new((number for hash in missing for number in self._held[hash]), self._papers)))

    def outlets(self, hashes: Hashes) -> Mapping[int, Sequence[str | None]]:
        """The outlets of the articles that hold each hash, one for each article."""
        found: defaultdict[int, list[str | None]] = defaultdict(list)
        for some in in_parts(hashes.tolist()):
            by_reading = shingles.c.reading == sketches.c.reading
            chosen = select(shingles.c.hash, sketches.c.outlet).join_from(shingles, sketches, by_reading)
            for hash, outlet in self._connection.execute(chosen.where(shingles.c.hash.in_(some))):
                found[hash].append(outlet)
        return found

    def _fetch(self, numbers: Sequence[int]) -> None:
        """Look up articles that are not known yet."""
        columns = (readings.c.number, readings.c.id, sketches.c.outlet, sketches.c.hashes, sketches.c.bound)
        for some in in_parts(numbers):
            chosen = select(*columns).join_from(readings, sketches).where(readings.c.number.in_(some))
            for number, id, outlet, packed, bound in self._connection.execute(chosen):
                self._papers[number] = Paper(id, outlet, Sketch(packed, bound))


def _new(given: Iterable[int], known: Container[int]) -> set[int]:
    """Those of some numbers that are not known; to take all that is known from a set costs as much as is known."""
    return {number for number in given if number not in known}


def in_parts(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Values in lists short enough for one question."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
