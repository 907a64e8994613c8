"""What the mentions of an incident say together: each field as most outlets have it, with what the others say kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from saksi.incidents.mentions import Days, Mention, Place
from saksi.incidents.sides import Side, heads
from saksi.records import Record


class Backed(Record, frozen=True, kw_only=True):
    """A value of a field, in words, and the outlets that have it, by the alphabet. For a party `name` is the usual one."""

    value: str
    name: str
    outlets: tuple[str, ...]


Parties = tuple[Backed, ...]


class Statement(Record, frozen=True, kw_only=True):
    """A figure as one mention states it: at least `low`, at most `high`; who says so, which outlet told it, and on which day."""

    of: str
    text: str
    low: int | None
    best: int | None
    high: int | None
    whom: str | None
    speaker: str | None
    outlet: str
    told: str | None
    mention: str


class Estimate(Record, frozen=True, kw_only=True):
    """How many, as derived from the statements of one kind; of each outlet its last statement counts.

    low, best and high as UCDP GED gives them: the lowest that is stated, what most outlets state, the highest. `conservative` is
    the least of what outlets state, as ACLED counts where reports differ. Null where no statement has a number.
    """

    of: str
    low: int | None
    best: int | None
    high: int | None
    conservative: int | None


def kinds_of(mentions: Iterable[Mention]) -> tuple[Backed, ...]:
    """Types with their modes, as `ASSAULT aerial`, the most backed first; of two alike the one with a mode."""
    told = ((f"{mention.type} {mention.mode or ''}".strip(), mention) for mention in mentions)
    return _ranked(((kind, kind, mention.teller) for kind, mention in told), lambda kind: (-len(kind.split()), kind))


def modalities_of(mentions: Iterable[Mention]) -> tuple[Backed, ...]:
    """Whether it happened, did not, or may, the most backed first."""
    told = ((mention.modality, mention.modality, mention.teller) for mention in mentions)
    return _ranked(told, lambda modality: (0, modality))


def parties_of(mentions: Iterable[Mention], sides: Callable[[Mention], Sequence[Side]]) -> tuple[Parties, Parties]:
    """The parties of one side that at least half of the outlets have that name any, and the others.

    Parties of one country or body are one: it is shown as most outlets have it, of two alike the one that says more.
    """
    told = [(head, side, mention.teller) for mention in mentions for side in sides(mention) for head in heads([side])]
    outlets = {teller for *_, teller in told}
    of_head: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for head, side, teller in told:
        of_head[head].append((side.code or side.name, side.name, teller))
    backed = []
    for named in of_head.values():
        shown = _ranked(named, lambda code: (-len(code), code))[0]
        backed.append(
            Backed(value=shown.value, name=shown.name, outlets=tuple(sorted({teller for *_, teller in named})))
        )
    backed.sort(key=lambda party: (-len(party.outlets), party.value))
    main = tuple(party for party in backed if 2 * len(party.outlets) >= len(outlets))
    return main, tuple(party for party in backed if party not in main)


def places_of(mentions: Iterable[Mention]) -> tuple[Place, ...]:
    """The places, those known to the place itself first, of these the most backed; each once, by name."""
    told = [(mention.place, mention.teller) for mention in mentions if mention.place]
    outlets = defaultdict(set)
    first: dict[str, Place] = {}
    for place, teller in told:
        outlets[place.name].add(teller)
        first[place.name] = min(place, first.get(place.name, place), key=_place_order)
    return tuple(
        sorted(first.values(), key=lambda place: (place.precision or 4, -len(outlets[place.name]), place.name))
    )


def days_of(mentions: Iterable[Mention]) -> tuple[Days, ...]:
    """The days, stated ones first, of these the most backed and then the shortest; each once."""
    outlets: defaultdict[Days, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.days:
            outlets[mention.days].add(mention.teller)
    return tuple(
        sorted(outlets, key=lambda days: (days.by != "stated", -len(outlets[days]), _length(days), days.first))
    )


def statements_of(mentions: Iterable[Mention]) -> tuple[Statement, ...]:
    """All figures of the mentions, by kind, day and outlet; a speaker of the figure counts before that of the sentence."""
    found = [
        Statement(
            of=toll.of,
            text=toll.text,
            low=toll.low,
            best=toll.best,
            high=toll.high,
            whom=toll.whom,
            speaker=toll.speaker or (mention.speaker.name if mention.speaker else None),
            outlet=mention.teller,
            told=mention.told,
            mention=mention.id,
        )
        for mention in mentions
        for toll in mention.figures
    ]
    return tuple(sorted(found, key=lambda said: (said.of, said.told or "", said.outlet, said.mention, said.text)))


def estimates_of(statements: Iterable[Statement]) -> tuple[Estimate, ...]:
    """What the statements come to, for each kind, by the alphabet."""
    last: dict[tuple[str, str], Statement] = {}
    for said in statements:
        known = last.get((said.of, said.outlet))
        if known is None or (said.told or "", said.best or 0) >= (known.told or "", known.best or 0):
            last[said.of, said.outlet] = said
    kinds: defaultdict[str, list[Statement]] = defaultdict(list)
    for kind, outlet in sorted(last):
        kinds[kind].append(last[kind, outlet])
    return tuple(_estimate(kind, said) for kind, said in kinds.items())


def _estimate(kind: str, statements: Sequence[Statement]) -> Estimate:
    stated = [said.best for said in statements if said.best is not None]
    lows = [said.low if said.low is not None else said.best for said in statements]
    highs = [said.high if said.high is not None else said.best for said in statements]
    return Estimate(
        of=kind,
        low=min((low for low in lows if low is not None), default=None),
        best=min(stated, key=lambda number: (-stated.count(number), number), default=None),
        high=max((high for high in highs if high is not None), default=None),
        conservative=min(stated, default=None),
    )


def _ranked(told: Iterable[tuple[str, str, str]], order: Callable[[str], tuple[int, str]]) -> tuple[Backed, ...]:
    """Values by how many outlets have them, then by `order`; each with the first of its names by the alphabet."""
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for value, name, outlet in told:
        outlets[value].add(outlet)
        names[value] = min(name, names.get(value, name))
    ranked = sorted(outlets, key=lambda value: (-len(outlets[value]), *order(value)))
    return tuple(Backed(value=value, name=names[value], outlets=tuple(sorted(outlets[value]))) for value in ranked)


def _place_order(place: Place) -> tuple[int, str, float, float]:
    return place.precision or 4, place.country or "", place.lat or 0.0, place.lon or 0.0


def _length(days: Days) -> int:
    return (date.fromisoformat(days.last) - date.fromisoformat(days.first)).days
