"""Which of the words found tell an event: those that are sure enough, and of two that overlap the surer one."""

from collections.abc import Sequence

from saksi.coding.found import Found

SURE = 0.5
"""From this chance on something is an event. Measured: `docs/quality.md`, on the sentences kept aside."""
SURE_OWN = 0.2
"""From this chance on it is one where a row of the user's own says of which type it is."""


def accepted(found: Sequence[Found], sure: float = SURE) -> tuple[Found, ...]:
    """The events, in order; those that an own row decides on come before all others."""
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda f: (f.own is None, -f.chance, f.first)):
        enough = candidate.chance >= (sure if candidate.own is None else SURE_OWN)
        if enough and not any(_same(candidate, other) for other in kept):
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda f: f.first))


def _same(one: Found, other: Found) -> bool:
    """Whether two share words, or tell one thing in two words side by side: `saling tuduh menuduh`, `opened fire`."""
    apart = max(one.first - other.last, other.first - one.last)
    return apart <= 0 or (apart == 1 and one.type == other.type)
