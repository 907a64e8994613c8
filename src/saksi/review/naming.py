"""Names that a person types: a place, a code, an outlet. Each is looked up, and refused with what is known instead."""

import re
from collections.abc import Iterator
from typing import Literal

from saksi.errors import UsageError
from saksi.knowledge.catalogue import Catalogue
from saksi.knowledge.cities import Cities, key_of
from saksi.knowledge.gazetteer import Place
from saksi.knowledge.outlets import Outlets
from saksi.records import EventPlace

ROLES = frozenset("GOV MIL SPY COP JUD LEG OPP REB CVL MED BUS NGO PTY UAF CRM LAB REL EDU REF SOC PRE".split())
"""The roles of docs/codebook.md."""
INTERNATIONAL = frozenset({"IGO", "NGO", "IMG"})
BODY = re.compile(r"[A-Z]{2,8}")
ITSELF: frozenset[str] = frozenset({"city", "site"})
"""Kinds of places that are no region; an event in them is placed with precision 1, else 3."""
SHOWN = 5


class Naming:
    """Looks names up in the tables of knowledge."""

    def __init__(self, catalogue: Catalogue, places: tuple[Place, ...], cities: Cities, outlets: Outlets) -> None:
        self._places, self._cities, self._outlets = places, cities, outlets
        self._iso3 = {country.iso2: country.iso3 for country in catalogue.countries}
        self._countries = frozenset(country.iso3 for country in catalogue.countries)

    def code(self, typed: str) -> str:
        """A code of the codebook: a country, a role, or both; or IGO, NGO, IMG and a body. UsageError for another."""
        code = " ".join(typed.upper().split())
        head, *rest = code.split(" ") if code else [""]
        if head in INTERNATIONAL:
            fine = len(rest) <= 1 and all(BODY.fullmatch(part) for part in rest)
        else:
            fine = (head in self._countries and len(rest) <= 1 and ROLES.issuperset(rest)) or (
                head in ROLES and not rest
            )
        if not fine:
            raise UsageError(
                f"{typed!r} is no code; write a country of three letters (RUS), a country and a role (RUS MIL), a role alone "
                f"(UAF), or a body (IGO UNO); roles are {', '.join(sorted(ROLES))}"
            )
        return code

    def outlet(self, typed: str) -> str:
        """The name under which an outlet is known, or the one that was typed."""
        known = self._outlets.by_name(typed)
        return known.name if known else " ".join(typed.split())

    def place(self, typed: str) -> EventPlace:
        """A place by its name, `Ganja`, or `Ganja, AZE` where several countries have it. UsageError where none or several fit."""
        name, _, country = (part.strip() for part in typed.partition(","))
        known = list(self._called(key_of(name)))
        found = [place for place in known if not country or place.country == country.upper()]
        if not found:
            where = f"; it is known in {', '.join(_countries(known))}" if known else ""
            raise UsageError(f"no place {typed!r} is known{where}; write a name, or a name and a country: Ganja, AZE")
        countries = _countries(found)
        if len(countries) > 1 and found[0].precision == 1:
            wanted = ", ".join(f"'{name}, {code}'" for code in countries[:SHOWN])
            raise UsageError(f"{len(countries)} countries have a place {name!r}; write {wanted}")
        return found[0]

    def _called(self, key: str) -> Iterator[EventPlace]:
        """The places of a name: those of the project's tables, then populated places, the largest first."""
        for place in self._places:
            if key in map(key_of, (place.name, *place.names)):
                precision: Literal[1, 3] = 1 if place.kind in ITSELF else 3
                yield EventPlace(
                    name=place.name, lat=place.lat, lon=place.lon, country=place.country, precision=precision, why=place.where
                )  # fmt: skip
        for city in self._cities.called(key):
            yield EventPlace(
                name=city.name, lat=city.lat, lon=city.lon, country=self._iso3.get(city.iso2), precision=1,
                why=f"GeoNames {city.geonames_id}",
            )  # fmt: skip


def _countries(places: list[EventPlace]) -> list[str]:
    return list(dict.fromkeys(place.country or "?" for place in places))
