"""Find the places that a text names, and which place of that name is meant."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from saksi.knowledge.cities import Cities, City, key_of
from saksi.knowledge.gazetteer import Place
from saksi.language.words import Word, first_from, words_of
from saksi.mentions.names import Names
from saksi.mentions.toponyms import Surroundings
from saksi.records import EntityMention, PlaceMention

Precision = Literal[1, 2, 3]
_PRECISION: dict[str, Precision] = {"city": 1, "site": 1}
# Words that name somebody are no place: Bank Indonesia, Washington Post, Vladimir. In the office of a country, `Pemerintah
# Rusia`, the country is named all the same.
_NAMES = frozenset({"body", "outlet"})
_OFFICES = frozenset({"organisation", "person", "group"})
LONGEST_NAME = 6
# A word in capitals that is no longer is an acronym, unless a table knows it as a place.
LONGEST_ACRONYM = 5
# Without a word of place before it, a name counts as a place only where so many people live.
KNOWN_FROM, FAMOUS_FROM = 15_000, 500_000
# In a headline every word has a capital, which then tells nothing; a name of a smaller place may be a plain word there.
KNOWN_IN_HEADLINES = 100_000
SHORTEST_HEADLINE, LONGEST_HEADLINE, CAPITALS = 4, 30, 0.7
# How much more likely a place is that lies in a country named in the text, or in the one named right behind it.
IN_CONTEXT, IN_NAMED = 2.5, 6.0
# Two places whose likelihoods lie closer than this cannot be told apart.
TOO_CLOSE = 0.15


class Candidate(msgspec.Struct, frozen=True):
    """A name in a text, at the words from `first` up to and including `last`, and the places that go by it."""

    first: int
    last: int
    place: Place | None = None
    cities: tuple[City, ...] = ()


class PlaceFinder:
    """Finds the places named in texts of one language."""

    def __init__(self, places: Iterable[Place], cities: Cities, words: Surroundings, countries: dict[str, str]) -> None:
        """`countries` gives the ISO 3166 alpha-3 code of each alpha-2 code."""
        self._names = Names((name, place) for place in places for name in place.names)
        self._cities, self._words, self._countries = cities, words, countries

    def find(
        self, text: str, entities: Sequence[EntityMention] = (), around: Sequence[str] = (),
        words: Sequence[Word] | None = None,
    ) -> tuple[PlaceMention, ...]:  # fmt: skip
        """The places of a text in order, without overlap. Words that name somebody in `entities` are no place.

        `around` are ISO codes of countries that the title or the dateline names; `words` are those of the text, where they
        are known already.
        """
        words = words_of(text) if words is None else words
        found = self._candidates(text, words, _taken(words, entities))
        context = Counter(entity.code.split()[0] for entity in entities if entity.code)
        context.update(around)
        context.update(candidate.place.country for candidate in found if candidate.place and candidate.place.country)
        return tuple(self._mention(text, words, found, number, context) for number in range(len(found)))

    def _candidates(self, text: str, words: Sequence[Word], taken: Sequence[str]) -> list[Candidate]:
        found: list[Candidate] = []
        capitals = [at for at, word in enumerate(words) if word.text[0].isupper()]
        headline = _is_headline(words, len(capitals))
        surnames = frozenset() if headline else self._surnames(words, capitals)
        behind = 0
        for at in sorted({*capitals, *self._names.starts(words)}):
            if at < behind:
                continue
            candidate = self._candidate_at(text, words, at, headline) if not taken[at] else None
            if taken[at] in _OFFICES:
                candidate = self._country_at(words, at)
            if candidate and words[at].lower in surnames and _is_small(candidate):
                candidate = None
            if candidate and (taken[at] or not any(taken[at : candidate.last + 1])):
                found.append(candidate)
                behind = candidate.last + 1
        return found

    def _country_at(self, words: Sequence[Word], at: int) -> Candidate | None:
        """The country that is named inside the name of an office."""
        known = self._names.at(words, at)
        return Candidate(at, at + known[0] - 1, place=known[1]) if known and known[1].kind == "country" else None

    def _surnames(self, words: Sequence[Word], capitals: Sequence[int]) -> frozenset[str]:
        """Words that stand behind another word with a capital somewhere in the text: what calls a person by name."""
        return frozenset(
            words[at].lower
            for before, at in pairwise(capitals)
            if before == at - 1
            and not words[before].is_mark
            and not self._words.noun(words[before])
            and not self._words.common(words[before])
        )

    def _candidate_at(self, text: str, words: Sequence[Word], at: int, headline: bool) -> Candidate | None:
        """The longest place name that begins at a word."""
        known = self._names.at(words, at)
        last = at + known[0] - 1 if known else at - 1
        city = self._city_at(text, words, at, headline)
        if known and (city is None or last >= city.last):
            alone = headline or self._stands_alone(text, words, at, last, known[1])
            return Candidate(at, last, place=known[1]) if alone else None
        return city

    def _stands_alone(self, text: str, words: Sequence[Word], at: int, last: int, place: Place) -> bool:
        """Whether a city of the tables is no part of a longer name: Budi Basra, Kharkiv University."""
        if place.kind != "city":
            return True
        before = words[at - 1] if at and not _parted(text, words, at) else None
        within = (
            last + 1 < len(words) and not self._words.ends_name(words[last + 1]) and not self._names.at(words, last + 1)
        )
        return not within and not (self._behind_a_name(words, at, before) and not self._names.at(words, at - 1))

    def _city_at(self, text: str, words: Sequence[Word], at: int, headline: bool) -> Candidate | None:
        """The longest name of a populated place that begins at a word, where nothing speaks against it."""
        if not words[at].text[0].isupper() or (words[at].text.isupper() and len(words[at].text) <= LONGEST_ACRONYM):
            return None
        best: Candidate | None = None
        for last in range(at, min(at + LONGEST_NAME, len(words))):
            key = key_of(text[words[at].start : words[last].end])
            if not self._cities.begins(key):
                break
            if words[last].text[0].isupper():
                cities = self._cities.called(key)
                best = Candidate(at, last, cities=cities) if cities else best
        if best and headline and not self._words.common(words[at]):
            return best if best.cities[0].population >= KNOWN_IN_HEADLINES else None
        return best if best and self._is_place(text, words, best) else None

    def _is_place(self, text: str, words: Sequence[Word], name: Candidate) -> bool:
        """Whether the words around a name let it be a place."""
        before = words[name.first - 1] if name.first and not _parted(text, words, name.first) else None
        after = words[name.last + 1] if name.last + 1 < len(words) and not _parted(text, words, name.last + 1) else None
        people = name.cities[0].population
        announced = before is not None and self._words.announces(before)
        single = name.first == name.last
        if single and self._words.common(words[name.first]):
            return announced and people >= FAMOUS_FROM and not self._words.noun(words[name.first])
        if after is not None and not self._words.ends_name(after) and not self._names.at(words, name.last + 1):
            return False
        opens = before is None or before.text in '.!?"“”:•-–—('
        if self._behind_a_name(words, name.first, before):
            return False
        if announced or self._listed(words, name):
            return True
        return people >= (FAMOUS_FROM if opens and single else KNOWN_FROM)

    def _behind_a_name(self, words: Sequence[Word], at: int, before: Word | None) -> bool:
        """Whether the word before has a capital of its own and announces no place: what follows is a part of its name."""
        if before is None or not before.text[0].isupper() or before.is_mark or self._words.announces(before):
            return False
        return not self._opens(words, at - 1)

    def _opens(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word with a capital has it because it begins a sentence."""
        return at == 0 or words[at - 1].text in '.!?"“”'

    def _listed(self, words: Sequence[Word], name: Candidate) -> bool:
        """Whether a country or region follows behind a comma: Gyumri, Armenia."""
        at = name.last + 1
        return at + 1 < len(words) and words[at].text == "," and self._names.at(words, at + 1) is not None

    def _mention(
        self, text: str, words: Sequence[Word], found: Sequence[Candidate], number: int, context: Counter[str]
    ) -> PlaceMention:
        name = found[number]
        start, end = words[name.first].start, words[name.last].end
        if name.place is not None:
            return _known(text[start:end], start, end, name.place)
        named = self._behind(words, found, number)
        ranked = sorted(
            ((self._likelihood(city, context, named), city) for city in name.cities),
            key=lambda pair: (-pair[0], pair[1].geonames_id),
        )
        (likely, city), *others = ranked
        rivals = [other for score, other in others if likely - score < TOO_CLOSE and _apart(city, other)]
        return self._resolved(text[start:end], start, end, city, rivals, len(ranked), named)

    def _behind(self, words: Sequence[Word], found: Sequence[Candidate], number: int) -> Place | None:
        """The country or region that follows behind a comma."""
        if number + 1 < len(found):
            name, behind = found[number], found[number + 1]
            if behind.place is not None and behind.first == name.last + 2 and words[name.last + 1].text == ",":
                return behind.place
        return None

    def _likelihood(self, city: City, context: Counter[str], named: Place | None) -> float:
        """Larger for more people, for countries that the text names, and for the country or region named right behind."""
        country = self._countries.get(city.iso2, "")
        score = math.log10(city.population + 10)
        if context[country]:
            score += IN_CONTEXT * min(1.0, 0.5 + context[country] / sum(context.values()))
        if named is not None and named.country == country:
            score += IN_NAMED + (IN_NAMED if named.division == city.division else 0.0)
        return score

    def _resolved(
        self, said: str, start: int, end: int, city: City, rivals: Sequence[City], all_of_them: int, named: Place | None
    ) -> PlaceMention:
        country = self._countries.get(city.iso2)
        why = f"{said!r} is {city.name} in {country or city.iso2} (GeoNames {city.geonames_id})"
        if all_of_them > 1:
            why += f"; of {all_of_them} places of this name the likeliest, by " + (
                f"{named.name!r} behind it" if named else "people and the countries that the text names"
            )
        if rivals:
            why = f"open: {said!r} may be {city.name} in {country} or " + ", ".join(
                f"{other.name} in {other.iso2}" for other in rivals[:3]
            )
        return PlaceMention(
            start=start, end=end, text=said, name=city.name, kind="city", why=why, country=None if rivals else country,
            lat=None if rivals else city.lat, lon=None if rivals else city.lon, geonames_id=None if rivals else city.geonames_id,
            precision=None if rivals else 1,
        )  # fmt: skip


def _is_headline(words: Sequence[Word], capitals: int) -> bool:
    """Whether nearly every word of a short text has a capital."""
    plain = sum(word.text[0].isalpha() for word in words)
    return SHORTEST_HEADLINE <= plain <= LONGEST_HEADLINE and capitals >= CAPITALS * plain


def _taken(words: Sequence[Word], entities: Sequence[EntityMention]) -> list[str]:
    """For each word the kind of somebody to whose name it belongs, or nothing."""
    taken = [""] * len(words)
    for entity in entities:
        if entity.kind in _NAMES or entity.kind in _OFFICES:
            first, behind = first_from(words, entity.start), first_from(words, entity.end)
            taken[first:behind] = [entity.kind] * (behind - first)
    return taken


def _parted(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a line ends before a word."""
    return "\n" in text[words[at - 1].end : words[at].start]


def _is_small(name: Candidate) -> bool:
    """Whether a single word may rather be a surname than the place, since few people live there."""
    return bool(name.cities) and name.first == name.last and name.cities[0].population < FAMOUS_FROM


def _apart(one: City, other: City) -> bool:
    """Whether two places are not the same one under two names: more than about fifty kilometres apart."""
    return abs(one.lat - other.lat) > 0.5 or abs(one.lon - other.lon) > 0.5


def _known(said: str, start: int, end: int, place: Place) -> PlaceMention:
    return PlaceMention(
        start=start, end=end, text=said, name=place.name, kind=place.kind, why=f"{said!r} is {place.name} ({place.where})",
        country=place.country, lat=place.lat, lon=place.lon, precision=_PRECISION.get(place.kind, 3),
        claimed_by=place.claimed_by, administered_by=place.administered_by,
    )  # fmt: skip
