"""Who says that it happened and who says that it did not, and what follows: uncontested, contested, one-sided, retracted."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Literal

from saksi.incidents.mentions import Mention
from saksi.incidents.sides import heads, in_common
from saksi.records import Record

Status = Literal["uncontested", "contested", "one-sided", "retracted"]


class Standing(Record, frozen=True, kw_only=True):
    """How well an incident stands. Sides are countries and bodies, outlets are those that tell it as a fact; by the alphabet.

    uncontested: told as a fact, or by several sides; one-sided: one side says so, and nobody tells it as a fact; contested: a
    side or an outlet denies it, or two sides blame two; retracted: all who said so denied it later.
    """

    status: Status
    told_by: tuple[str, ...]
    asserted_by: tuple[str, ...]
    disputed_by: tuple[str, ...]


def standing_of(members: Sequence[Mention], denials: Iterable[Mention] = ()) -> Standing:
    """How an incident stands. `denials` are the mentions elsewhere that dispute one of its members."""
    telling = [mention for mention in members if mention.modality != "negated"]
    denying = [mention for mention in members if mention.modality == "negated"] if telling else []
    against = [*denying, *denials]
    told = {mention.teller for mention in telling if mention.speaker is None}
    asserted = {side for mention in telling for side in _voice(mention)}
    disputed = {side for mention in against for side in _against(mention)}
    return Standing(
        status=_status(telling, against, told, asserted),
        told_by=tuple(sorted(told)),
        asserted_by=tuple(sorted(asserted)),
        disputed_by=tuple(sorted(disputed)),
    )


def _status(telling: Sequence[Mention], against: Sequence[Mention], told: set[str], asserted: set[str]) -> Status:
    if telling and against and all(_taken_back(mention, against) for mention in telling):
        return "retracted"
    if against or _blame_differs(telling):
        return "contested"
    return "one-sided" if not told and len(asserted) == 1 else "uncontested"


def _taken_back(mention: Mention, against: Iterable[Mention]) -> bool:
    """Whether who asserted it, the speaker or else the outlet, later denies it."""
    source = set(_voice(mention)) or {mention.teller}
    return any(source & set(_against(denial)) and (denial.told or "") > (mention.told or "") for denial in against)


def _blame_differs(telling: Iterable[Mention]) -> bool:
    """Whether two sides name two doers that have nothing in common."""
    claims = [mention for mention in telling if mention.speaker and mention.actors and not mention.symmetric]
    return any(
        _voice(one) != _voice(other) and not in_common(one.actors, other.actors)
        for one, other in combinations(claims, 2)
    )


def _voice(mention: Mention) -> tuple[str, ...]:
    return heads([mention.speaker]) if mention.speaker else ()


def _against(mention: Mention) -> tuple[str, ...]:
    """Who denies: the speaker, else whoever rejects it, else the outlet that says it did not happen."""
    rejecting = heads(mention.actors) if mention.disputes else ()
    return _voice(mention) or rejecting or (mention.teller,)
