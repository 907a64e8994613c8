"""Average linkage over few pairs: the same pairs give the same groups, whatever their order."""

import heapq
from collections.abc import Callable, Iterable

Members = tuple[int, ...]
Apart = Callable[[Members, Members], bool]


def groups_of(
    count: int,
    pairs: Iterable[tuple[int, int, float]],
    enough: float,
    *,
    cohesion: float = 0.0,
    apart: Apart | None = None,
    most: int | None = None,
) -> list[Members]:
    """The numbers 0 to `count` in groups, each in ascending order, by their smallest members.

    The two groups that are most alike become one, until no two are `enough` alike: their likeness is the mean over all pairs
    between them, and a pair that is not given counts as 0. With a `cohesion` above 0, groups that are loose in themselves have
    to be nearer: the likeness is multiplied by that power of the mean likeness within each. Two groups that are `apart` never
    become one. Where groups are larger than `most`, the sum over all pairs is divided as if they had that size. Time grows with
    the pairs, not with the square of `count`.
    """
    return _Grouping(count, pairs, enough, cohesion, apart, most or count).run()


class _Grouping:
    """Groups by their smallest members, and the sums of likeness within and between them."""

    def __init__(
        self,
        count: int,
        pairs: Iterable[tuple[int, int, float]],
        enough: float,
        cohesion: float,
        apart: Apart | None,
        most: int,
    ) -> None:
        self._enough, self._cohesion, self._apart, self._most = enough, cohesion, apart, most
        self._members: dict[int, Members] = {number: (number,) for number in range(count)}
        self._within = dict.fromkeys(self._members, 0.0)
        self._between: dict[int, dict[int, float]] = {number: {} for number in self._members}
        self._waiting: list[tuple[float, int, int, int, int]] = []
        for one, other, likeness in pairs:
            self._between[one][other] = self._between[other][one] = likeness
        for one, near in self._between.items():
            for other in near:
                if one < other:
                    self._consider(one, other)

    def run(self) -> list[Members]:
        """Join until nothing is enough alike."""
        while self._waiting:
            _, one, other, *sizes = heapq.heappop(self._waiting)
            if [len(self._members.get(group, ())) for group in (one, other)] == sizes:  # else it has grown or is gone
                self._join(one, other)
        return [self._members[smallest] for smallest in sorted(self._members)]

    def _consider(self, one: int, other: int) -> None:
        first, second = min(one, other), max(one, other)
        likeness = self._likeness(first, second)
        if likeness >= self._enough:
            sizes = len(self._members[first]), len(self._members[second])
            heapq.heappush(self._waiting, (-likeness, first, second, *sizes))

    def _likeness(self, one: int, other: int) -> float:
        sizes = len(self._members[one]), len(self._members[other])
        mean = self._between[one][other] / (min(sizes[0], self._most) * min(sizes[1], self._most))
        if not self._cohesion:
            return mean
        inner = [(size + 2 * self._within[group]) / size**2 for group, size in zip((one, other), sizes, strict=True)]
        factor: float = (inner[0] * inner[1]) ** self._cohesion
        return mean * factor

    def _join(self, one: int, other: int) -> None:
        if self._apart and self._apart(self._members[one], self._members[other]):
            return
        self._within[one] += self._within.pop(other) + self._between[one].pop(other)
        self._members[one] = tuple(sorted((*self._members[one], *self._members.pop(other))))
        near = self._between.pop(other)
        del near[one]
        for group, likeness in near.items():
            del self._between[group][other]
            total = self._between[one].get(group, 0.0) + likeness
            self._between[one][group] = self._between[group][one] = total
        for group in sorted(self._between[one]):
            self._consider(one, group)
