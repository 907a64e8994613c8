"""Who says that it happened and who says that it did not, and what follows: uncontested, contested, one-sided, retracted."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from saksi.incidents.mentions import Mention
from saksi.incidents.sides import heads, in_common
from saksi.records import Record

Status = Literal["uncontested", "contested", "one-sided", "retracted"]


class Standing(Record, frozen=True, kw_only=True):
    """How well an incident stands. Sides are countries and bodies, `told_by` the outlets that tell it as a fact; by the alphabet.

    uncontested: told as a fact, or by several sides; one-sided: one side says so, and nobody tells it as a fact; contested: a
    side or an outlet denies it, or two sides blame two; retracted: all who said so denied it later.
    """

    status: Status
    told_by: tuple[str, ...]
    asserted_by: tuple[str, ...]
    disputed_by: tuple[str, ...]


class _Denial(NamedTuple):
    """Who denies, and on which day it was told."""

    by: tuple[str, ...]
    told: str


def standing_of(members: Sequence[Mention]) -> Standing:
    """How an incident stands: by what is denied in its articles, and by the members that say it did not happen."""
    telling = [mention for mention in members if mention.modality != "negated"]
    against = [*_negated(members if telling else ()), *_disputed(members)]
    told = {mention.teller for mention in telling if mention.speaker is None and mention.stance == "fact"}
    asserted = {side for mention in telling for side in _voice(mention)}
    disputed = {side for denial in against for side in denial.by}
    return Standing(
        status=_status(telling, against, told, asserted),
        told_by=tuple(sorted(told)),
        asserted_by=tuple(sorted(asserted)),
        disputed_by=tuple(sorted(disputed)),
    )


def _negated(members: Iterable[Mention]) -> Iterator[_Denial]:
    """The members that say it did not happen: the speaker denies it, else the outlet."""
    for mention in members:
        if mention.modality == "negated":
            yield _Denial(_voice(mention) or (mention.teller,), mention.told or "")


def _disputed(members: Iterable[Mention]) -> Iterator[_Denial]:
    """Who disputes what a member tells, as its article says."""
    for mention in members:
        if mention.denied_by:
            yield _Denial(heads(mention.denied_by), mention.told or "")


def _status(telling: Sequence[Mention], against: Sequence[_Denial], told: set[str], asserted: set[str]) -> Status:
    if telling and against and all(_taken_back(mention, against) for mention in telling):
        return "retracted"
    if against or _blame_differs(telling):
        return "contested"
    return "one-sided" if not told and len(asserted) == 1 else "uncontested"


def _taken_back(mention: Mention, against: Iterable[_Denial]) -> bool:
    """Whether who asserted it, the speaker or else the outlet, later denies it."""
    source = set(_voice(mention)) or {mention.teller}
    return any(source & set(denial.by) and denial.told > (mention.told or "") for denial in against)


def _blame_differs(telling: Iterable[Mention]) -> bool:
    """Whether two sides name two doers that have nothing in common."""
    claims = [mention for mention in telling if mention.speaker and mention.actors and not mention.symmetric]
    return any(
        _voice(one) != _voice(other) and not in_common(one.actors, other.actors)
        for one, other in combinations(claims, 2)
    )


def _voice(mention: Mention) -> tuple[str, ...]:
    return heads([mention.speaker]) if mention.speaker else ()
