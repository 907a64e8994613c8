"""Actors: the list, one of them, and two of them."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query

from saksi.errors import UsageError
from saksi.ledger.actors import Accusation, ActorLine, Count, Dyad, Portrait
from saksi.records import Record
from saksi.workbench.actors import months
from saksi.workbench.actors.network import network_of
from saksi.workbench.charts import Bar, Edge, Node
from saksi.workbench.desk import OpenLedger
from saksi.workbench.faults import Refusal
from saksi.workbench.filters import LONGEST
from saksi.workbench.language import Language, marked
from saksi.workbench.naming import codes_named
from saksi.workbench.pages.page import page

router = APIRouter()
AT_ONCE = 50
"""Actors or incidents of one page."""
NO_ACTOR = marked("Nobody in this ledger has this code.")
SEE_LIST = marked("The list of actors has the codes.")
SAME = marked("These two are one actor.")
TWO = marked("Give two codes of which neither stands for the other.")
After = Annotated[int, Query(ge=0, lt=2**31)]


class Side(NamedTuple):
    """What was done in one direction: the counts, the bars, and the bars of the other direction."""

    counts: tuple[Count, ...]
    bars: tuple[Bar, ...]
    beside: tuple[Bar, ...]


class ActorList(Record, frozen=True, kw_only=True):
    """A page of actors; `after` is where the next page begins."""

    words: str
    actors: tuple[ActorLine, ...]
    before: int
    after: int | None


class ActorPage(Record, frozen=True, kw_only=True):
    """All about an actor; `after` is where the next page of its incidents begins."""

    code: str
    portrait: Portrait
    after: int | None

    @property
    def quads(self) -> Mapping[str, str]:
        """The quad class of each type."""
        return months.quad_of_types()

    def sides(self, language: Language) -> tuple[Side, ...]:
        """What it does, and what is done to it, over the same time."""
        acts, struck = self.portrait.acts, self.portrait.struck
        return _sides((acts, {"actor": self.code}), (struck, {"recipient": self.code}), language)

    def undated(self, counts: tuple[Count, ...]) -> int:
        """How many incidents the bars do not show."""
        return months.undated(counts)

    def conflict(self, counts: dict[str, int]) -> int:
        """How many of the incidents of each type are conflict."""
        return months.conflict_in(counts)

    def network(self, language: Language) -> tuple[list[Node], list[Edge]]:
        """The actor and those around it."""
        return network_of(self.code, self.portrait.counterparts, language)


class DyadPage(Record, frozen=True, kw_only=True):
    """All between two actors; `after` is where the next page of their incidents begins."""

    one: str
    other: str
    dyad: Dyad
    after: int | None

    @property
    def quads(self) -> Mapping[str, str]:
        """The quad class of each type."""
        return months.quad_of_types()

    def sides(self, language: Language) -> tuple[Side, ...]:
        """What the first does to the second, and the second to the first, over the same time."""
        there, back = {"actor": self.one, "recipient": self.other}, {"actor": self.other, "recipient": self.one}
        return _sides((self.dyad.there, there), (self.dyad.back, back), language)

    def undated(self, counts: tuple[Count, ...]) -> int:
        """How many incidents the bars do not show."""
        return months.undated(counts)

    def by_quad(self, counts: tuple[Count, ...]) -> dict[str, int]:
        """Incidents by quad class."""
        found: dict[str, int] = {}
        for count in counts:
            found[count.type] = found.get(count.type, 0) + count.incidents
        return months.by_quad(found)

    def accusation(self, accuser: str) -> Accusation | None:
        """What one of the two accuses the other of."""
        return next((one for one in self.dyad.accusations if one.accuser == accuser), None)


@page(router, "/actors", "actors.html")
def actors(ledger: OpenLedger, text: str = "", after: After = 0) -> ActorList:
    """The actors, the most mentioned first, or those that some words may mean."""
    words = text.strip()
    if len(words) > LONGEST or not words.isprintable():
        raise UsageError(f"text is longer than {LONGEST} characters, or has some that no name has")
    named = codes_named(words) if words else ()
    found = ledger.actors.list(AT_ONCE + 1, after, words or None, named)
    more = after + AT_ONCE if len(found) > AT_ONCE else None
    return ActorList(words=words, actors=found[:AT_ONCE], before=after, after=more)


@page(router, "/actors/{code}", "actor.html")
def actor(ledger: OpenLedger, code: str, after: After = 0) -> ActorPage:
    """An actor by its code."""
    code = _code(code)
    portrait = ledger.actors.portrait(code, AT_ONCE, after)
    if not (portrait.happenings.count or portrait.own_claims):
        raise Refusal(404, "no-actor", NO_ACTOR, SEE_LIST)
    return ActorPage(code=code, portrait=portrait, after=_next(after, portrait.happenings.count))


@page(router, "/dyads/{one}/{other}", "dyad.html")
def dyad(ledger: OpenLedger, one: str, other: str, after: After = 0) -> DyadPage:
    """Two actors by their codes."""
    one, other = _code(one), _code(other)
    if one == other:
        raise Refusal(422, "one-actor", SAME, TWO)
    found = ledger.actors.dyad(one, other, AT_ONCE, after)
    return DyadPage(one=one, other=other, dyad=found, after=_next(after, found.happenings.count))


def _sides(
    one: tuple[tuple[Count, ...], Mapping[str, str]],
    other: tuple[tuple[Count, ...], Mapping[str, str]],
    language: Language,
) -> tuple[Side, ...]:
    """Two directions over the same months or years, each with the filters that lead to its incidents."""
    stretches = months.stretches_of(one[0], other[0])
    there, back = (months.bars_over(counts, stretches, asked, language) for counts, asked in (one, other))
    return Side(one[0], there, back), Side(other[0], back, there)


def _code(given: str) -> str:
    """A code as the ledger writes it; Refusal for what can be none."""
    code = " ".join(given.upper().split())
    if not (0 < len(code) <= 60 and code.isprintable()):
        raise Refusal(404, "no-actor", NO_ACTOR, SEE_LIST)
    return code


def _next(after: int, count: int) -> int | None:
    return after + AT_ONCE if count > after + AT_ONCE else None
