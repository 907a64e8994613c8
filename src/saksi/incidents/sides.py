"""How the parties of two mentions fit: `ISR` holds `ISR MIL`, and a role without a country fits that of any."""

from collections.abc import Iterable, Sequence
from typing import Literal

from saksi.records import Record

ROLES = frozenset("GOV MIL SPY COP JUD LEG OPP REB CVL MED BUS NGO IGO PTY UAF CRM LAB REL EDU REF SOC PRE".split())
"""The roles that a code may have without a country (docs/codebook.md)."""

STATE = frozenset("GOV MIL SPY COP JUD LEG".split())
"""The roles that are organs of a state: a bare country stands for them."""
_AGAINST = frozenset("REB OPP UAF CRM".split())

Fit = Literal["same", "holds", "country", "role", "unknown", "differ"]
BEST: tuple[Fit, ...] = ("same", "holds", "country", "role", "unknown", "differ")
_IN_COMMON: frozenset[Fit] = frozenset({"same", "holds", "country", "role"})
_SHORTEST_NAME = 4


class Side(Record, frozen=True, kw_only=True):
    """A party: its code, null where it is not known who it is, and its name."""

    code: str | None
    name: str


def fit_of(one: Side, other: Side) -> Fit:
    """How two parties fit.

    same: one code and one name, or one country; holds: one code begins with the other, or both name the same organ of a country;
    country: two organs of one state, or a country and those who fight it; role: one role, the country of one of them not said;
    unknown: it is not known who one of them is, or of which state it is an organ. A state and its rebels differ.
    """
    if one.code is None or other.code is None:
        return "same" if _words(one) & _words(other) else "unknown"
    mine, theirs = one.code.split(), other.code.split()
    if mine == theirs:
        return "same" if one.name == other.name or len(mine) == 1 else "holds"
    if mine == theirs[: len(mine)] or theirs == mine[: len(theirs)]:
        return "country" if {mine[-1], theirs[-1]} & _AGAINST else "holds"
    if mine[0] == theirs[0] and mine[0] not in ROLES:
        return "country" if {mine[1], theirs[1]} <= STATE else "differ"
    if not any(len(code) == 1 and code[0] in ROLES for code in (mine, theirs)):
        return "differ"
    if mine[-1] == theirs[-1]:
        return "role"
    of_states = all(code[-1] in STATE or (code[0] not in ROLES and len(code) == 1) for code in (mine, theirs))
    return "unknown" if of_states else "differ"


def best_fit(these: Sequence[Side], those: Sequence[Side]) -> tuple[Fit, tuple[Side, Side]] | None:
    """The best fit between two groups of parties, and the two that fit so; None where a group is empty.

    Of those that fit alike the first by code and name count: the order of parties does not matter, nor which group comes first.
    """
    pairs = [(one, other) if _order(one) <= _order(other) else (other, one) for one in these for other in those]
    if not pairs:
        return None
    best = min(pairs, key=lambda pair: (BEST.index(fit_of(*pair)), _order(pair[0]), _order(pair[1])))
    return fit_of(*best), best


def in_common(these: Sequence[Side], those: Sequence[Side]) -> bool:
    """Whether a party of one group is, holds, or is of one country or role with one of the other."""
    return any(fit_of(one, other) in _IN_COMMON for one in these for other in those)


def heads(sides: Iterable[Side]) -> tuple[str, ...]:
    """Whom parties stand for, each once, by the alphabet: a state for all its organs, `SDN REB`, `IGO UNO`; else a name."""
    return tuple(sorted({_head(side) for side in sides}))


def _head(side: Side) -> str:
    if side.code is None:
        return side.name.casefold()
    return " ".join(actor_of(side.code).split()[:2])


def actor_of(code: str) -> str:
    """The actor that a code is shown under: a state for all its organs, else the code itself."""
    country, *roles = code.split()
    return country if country not in ROLES and STATE.issuperset(roles[:1]) else code


def _words(side: Side) -> frozenset[str]:
    return frozenset(word for word in side.name.casefold().split() if len(word) >= _SHORTEST_NAME)


def _order(side: Side) -> tuple[str, str]:
    return side.code or "", side.name
