"""What speaks for two mentions being one happening, or against it: type, parties, place, days, figures, words."""

import math
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from saksi.incidents.mentions import Mention, Place, Toll, Weighed
from saksi.incidents.sides import Fit, best_fit
from saksi.records import Record

_SIDE: dict[Fit, float] = {"same": 1.5, "holds": 1.1, "country": 0.6, "role": 0.4, "unknown": 0.0, "differ": -2.0}
_TOLD: dict[Fit, str] = {
    "same": "the same", "holds": "one holds the other", "country": "of one country", "role": "of one role",
    "unknown": "not known to be others", "differ": "others",
}  # fmt: skip
_RECIPIENT = 0.7
"""Recipients tell less than actors: reports name them less often, and less alike."""
_NEAR_KM, _SAME_KM = 25.0, 3.0
_LONG = 7
"""An interval of more days than this tells little when it overlaps another."""
_WORD, _WORDS_AT_MOST = 0.3, 3.0
"""What a point of the words in common is worth: a name that is no party has 3.6 points, a rare word 2.2."""
_TITLE, _TITLE_AT_MOST = 0.15, 1.0
_OVERLAP = 0.4
"""The part of what is told that has to be in common for words to count in full: long sentences share some words by chance."""
_LEAD = 1.2
_FOREIGN = 1.5
"""Two languages have few words in common, so each tells more."""
_EARTH_KM = 12742.0


class Ground(Record, frozen=True, kw_only=True):
    """One thing that speaks for two mentions being one happening, or against it where its weight is below 0."""

    field: str
    weight: float
    why: str


def grounds_of(one: Mention, other: Mention) -> tuple[Ground, ...]:
    """All grounds between two mentions. Nothing is said of what one of them does not tell."""
    return (
        _type(one, other),
        *_parties(one, other),
        *_place(one.place, other.place),
        _days(one, other),
        *_figures(one, other),
        *_words(one, other),
        *_lead(one, other),
        *_modality(one, other),
    )


def gap(one: Mention, other: Mention) -> int | None:
    """The days between two mentions, 0 where their days overlap; None where those of one are not known."""
    if one.days is None or other.days is None:
        return None
    return max(0, _day(one.days.first) - _day(other.days.last), _day(other.days.first) - _day(one.days.last))


def distance(one: Place | None, other: Place | None) -> float | None:
    """Kilometres between two places; None where one is not known to the place itself."""
    if one is None or other is None or one.precision != 1 or other.precision != 1:
        return None
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    north, east = math.radians(other.lat - one.lat), math.radians(other.lon - one.lon)
    part = math.cos(math.radians(one.lat)) * math.cos(math.radians(other.lat)) * math.sin(east / 2) ** 2
    return _EARTH_KM * math.asin(math.sqrt(math.sin(north / 2) ** 2 + part))


def _type(one: Mention, other: Mention) -> Ground:
    if one.type != other.type:
        first, second = sorted((one.type, other.type))
        return Ground(field="type", weight=-0.5, why=f"{first} and {second} can be one happening")
    if not (one.mode and other.mode):
        return Ground(field="type", weight=0.6, why=f"both {one.type}")
    if one.mode == other.mode:
        return Ground(field="type", weight=1.0, why=f"both {one.type} {one.mode}")
    return Ground(field="type", weight=0.0, why=f"{one.type}, {' and '.join(sorted((one.mode, other.mode)))}")


def _parties(one: Mention, other: Mention) -> Iterator[Ground]:
    if one.symmetric or other.symmetric:
        compared = [("parties", one.sides, other.sides, 1.0)]
    else:
        recipients = ("recipients", one.recipients, other.recipients, _RECIPIENT)
        compared = [("actors", one.actors, other.actors, 1.0), recipients]
        if one.sides and other.sides and not any(these and those for _, these, those, _ in compared):
            yield Ground(field="parties", weight=-0.7, why="one names who acted, the other whom it struck")
    for field, these, those, worth in compared:
        found = best_fit(these, those)
        if found:
            fit, both = found
            named = " and ".join(dict.fromkeys(side.code or side.name for side in both))
            yield Ground(field=field, weight=round(_SIDE[fit] * worth, 3), why=f"{_TOLD[fit]}: {named}")


def _place(one: Place | None, other: Place | None) -> Iterator[Ground]:
    if one is None or other is None:
        return
    named = " and ".join(sorted({one.name, other.name}))
    apart = distance(one, other)
    if apart is not None and apart <= _SAME_KM:
        capital = one.capital or other.capital  # of a capital more is told in a day than of a village
        yield Ground(field="place", weight=1.2 if capital else 1.8, why=f"the same place: {named}")
    elif apart is not None:
        yield Ground(field="place", weight=1.0 if apart <= _NEAR_KM else -0.5, why=f"{named}, {apart:.0f} km apart")
    elif one.name == other.name:
        yield Ground(field="place", weight=0.6, why=f"the same region: {named}")
    elif one.country and other.country:
        weight, where = (0.4, "in one country") if one.country == other.country else (-2.0, "in two countries")
        yield Ground(field="place", weight=weight, why=f"{where}: {named}")


def _days(one: Mention, other: Mention) -> Ground:
    days = gap(one, other)
    if days is None or one.days is None or other.days is None:
        return Ground(field="date", weight=-1.0, why="the days of one are not known")
    stated = one.days.by == other.days.by == "stated"
    if days:
        weight = {True: (-0.7, -2.0), False: (0.0, -1.0)}[stated][days > 1]
        return Ground(field="date", weight=weight, why=f"{days} day{'s' * (days > 1)} apart")
    if one.reading == other.reading and not stated:
        return Ground(field="date", weight=0.0, why="one article, which does not date both")
    if stated and one.days == other.days and one.days.first == one.days.last:
        return Ground(field="date", weight=1.5, why=f"both on {one.days.first}")
    longest = max(_day(told.last) - _day(told.first) for told in (one.days, other.days))
    return Ground(field="date", weight=0.6 if longest < _LONG else 0.0, why="the days overlap")


def _figures(one: Mention, other: Mention) -> Iterator[Ground]:
    """The best ground of all figures of one kind: reports give several, and need to share one."""
    pairs = [_figure(mine, theirs) for mine in one.figures for theirs in other.figures if mine.of == theirs.of]
    yield from sorted((ground for ground in pairs if ground), key=lambda ground: (-ground.weight, ground.why))[:1]


def _figure(one: Toll, other: Toll) -> Ground | None:
    if one.best is None or other.best is None:
        return None
    lower, higher = sorted((one.best, other.best))
    if lower == higher:
        weight = 0.5 if lower < 5 else 1.2 if lower < 20 else 2.0
        weight /= 2 if lower >= 10 and lower % 10 == 0 else 1  # round numbers are met by chance
        return Ground(field="figures", weight=weight, why=f"both say {lower} {one.of}")
    shown = f"{' and '.join(sorted((one.text, other.text)))} {one.of}"
    least = one if one.best == lower else other
    if least.high is None and (least.low or lower) <= higher:
        return Ground(field="figures", weight=0.5, why=f"they agree: {shown}")
    return Ground(field="figures", weight=-1.0 if higher > 2 * lower else -0.3, why=f"they differ: {shown}")


def _words(one: Mention, other: Mention) -> Iterator[Ground]:
    worth = _FOREIGN if one.language != other.language else 1.0
    yield from _shared("words", one.words, other.words, _WORD * worth, _WORDS_AT_MOST)
    if one.reading != other.reading and not (one.in_title and other.in_title):
        yield from _shared("title", one.title, other.title, _TITLE * worth, _TITLE_AT_MOST)


def _lead(one: Mention, other: Mention) -> Iterator[Ground]:
    """The title of an article says what its text begins with."""
    if one.reading == other.reading and ((one.in_title and other.in_lead) or (one.in_lead and other.in_title)):
        yield Ground(field="lead", weight=_LEAD, why="the title of an article and the beginning of its text")


def _shared(field: str, one: Weighed, other: Weighed, worth: float, most: float) -> Iterator[Ground]:
    """The ground of the words that two have in common: what these tell, times how much of all that is told they are."""
    theirs = dict(other)
    shared = sorted((-weight, text) for text, weight in one if text in theirs)
    if shared:
        points = -sum(weight for weight, _ in shared)
        told = math.sqrt(sum(weight for _, weight in one) * sum(weight for _, weight in other))
        weight = min(most, worth * points * min(1.0, points / told / _OVERLAP))
        named = ", ".join(text.removeprefix("=") for _, text in shared[:5])
        yield Ground(field=field, weight=round(weight, 3), why=f"in common: {named}")


def _modality(one: Mention, other: Mention) -> Iterator[Ground]:
    if one.modality != other.modality:
        yield Ground(field="modality", weight=-1.0, why=" and ".join(sorted((one.modality, other.modality))))


@lru_cache(maxsize=4096)
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
