"""What people decided: that mentions tell of one happening, that they do not, that an incident stays as it is."""

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import Literal

from saksi.records import Record


class Decision(Record, frozen=True, kw_only=True):
    """A person's word on mentions, which every later run respects.

    join: they are one incident; split: none of them is in one incident with any of `others`, or, where there are no others, no
    two of them are in one; pin: they are one incident, and nothing else joins it but by another decision. `by`, `at` and `why`
    say who decided, when, and for what reason.
    """

    kind: Literal["join", "split", "pin"]
    mentions: tuple[str, ...]
    others: tuple[str, ...] = ()
    by: str = ""
    at: str = ""
    why: str = ""


class Decided:
    """What decisions ask for, all together. Of two that contradict each other the later counts; the other is `overruled`.

    `touched` are the mentions that they speak of.
    """

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        self.touched = frozenset(
            mention for decision in decisions for mention in (*decision.mentions, *decision.others)
        )
        self._groups: dict[str, frozenset[str]] = {}
        self._apart: set[frozenset[str]] = set()
        self._pinned: set[str] = set()
        overruled = [decision for decision in reversed(decisions) if not self._take(decision)]
        self.overruled = tuple(reversed(overruled))

    def with_(self, mention: str) -> frozenset[str]:
        """The mentions that people put into one incident with this one, itself included."""
        return self._groups.get(mention, frozenset({mention}))

    def apart(self, these: Iterable[str], those: Iterable[str]) -> bool:
        """Whether people keep one of these from one of those, or have pinned one side without the other."""
        ours, theirs = frozenset(these), frozenset(those)
        if (ours | theirs) & self._pinned:
            return True
        return any(frozenset({one, other}) in self._apart for one in ours for other in theirs) if self._apart else False

    def _take(self, decision: Decision) -> bool:
        mentions = frozenset(decision.mentions)
        if decision.kind == "split":
            parted = product(mentions, decision.others) if decision.others else combinations(mentions, 2)
            pairs = {frozenset(pair) for pair in parted}
            if any(pair <= self.with_(next(iter(pair))) for pair in pairs):
                return False
            self._apart |= pairs
            return True
        united = mentions.union(*(self.with_(mention) for mention in mentions))
        if any(pair <= united for pair in self._apart):
            return False
        if any(self.with_(mention) != united and mention in self._pinned for mention in united):
            return False
        self._groups |= dict.fromkeys(united, united)
        if decision.kind == "pin":
            self._pinned |= united
        return True
