"""Names looked up by their beginning: codes of parties, places, outlets, types. What is found is what `correcting` takes."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from heapq import nsmallest

from saksi.errors import UsageError
from saksi.knowledge.catalogue import Catalogue
from saksi.knowledge.cities import Cities, key_of
from saksi.knowledge.gazetteer import Place
from saksi.knowledge.outlets import Outlets
from saksi.knowledge.plover import Plover
from saksi.records import Record
from saksi.review.naming import ROLES, Naming
from saksi.review.typing import typed_place

MOST = 12
"""So many are found at most."""


class Found(Record, frozen=True, kw_only=True):
    """What was found: `value` is how it is typed, `name` what it is called, `about` what tells it from others."""

    value: str
    name: str
    about: str = ""


class Named(Record, frozen=True, kw_only=True):
    """Something with a value and several names; `keys` are these in the form in which names are compared."""

    found: Found
    keys: tuple[str, ...]


class Lookup:
    """Finds names in the tables of knowledge."""

    def __init__(
        self, catalogue: Catalogue, places: tuple[Place, ...], cities: Cities, outlets: Outlets, plover: Plover
    ) -> None:
        self._catalogue, self._places, self._cities = catalogue, places, cities
        self._outlets, self._plover = outlets, plover
        self._naming = Naming(catalogue, places, cities, outlets)

    def types(self, typed: str) -> tuple[Found, ...]:
        """Event types by the beginning of their names or of their modes."""
        return _best(self._types, typed)

    def codes(self, typed: str) -> tuple[Found, ...]:
        """Codes of countries, bodies, persons and roles by their beginning or by a name; a country's roles after itself."""
        head, *rest = typed.upper().split() or [""]
        countries = {country.iso3: country.name for country in self._catalogue.countries}
        if head not in countries:
            return _best(self._codes, typed)
        with_roles = [
            Found(value=f"{head} {role}", name=countries[head])
            for role in sorted(ROLES)
            if role.startswith(" ".join(rest))
        ]
        own = [] if rest else [Found(value=head, name=countries[head])]
        return (*own, *with_roles)[: MOST + len(ROLES)]

    def places(self, typed: str) -> tuple[Found, ...]:
        """Places by the beginning of a name, those of the project's tables before the populated ones, the largest first."""
        name, _, country = (part.strip() for part in typed.partition(","))
        key = key_of(name)
        if not key:
            return ()
        found: dict[str, Found] = {}
        for value in self._place_values(key, country.upper()):
            try:
                place = self._naming.place(value)
            except UsageError:
                continue  # several countries have it, and none of them is named
            about = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else ""
            found.setdefault(value, Found(value=value, name=typed_place(place), about=about))
            if len(found) == MOST:
                break
        return tuple(found.values())

    def outlets(self, typed: str) -> tuple[Found, ...]:
        """Outlets and agencies by the beginning of a name."""
        return _best(self._outlet_names, typed)

    def _place_values(self, key: str, country: str) -> Iterator[str]:
        for place in self._places:
            named = any(key_of(name).startswith(key) for name in (place.name, *place.names))
            if named and (not country or (place.country or "").startswith(country)):
                yield f"{place.name}, {place.country}" if place.country else place.name
        iso3 = {state.iso2: state.iso3 for state in self._catalogue.countries}
        cities = self._cities.beginning(key)
        # other names of large cities last: "san" begins one of Shanghai
        for city in sorted(cities, key=lambda city: not key_of(city.name).startswith(key)):
            home = iso3.get(city.iso2)
            if home and home.startswith(country):
                yield f"{city.name}, {home}"

    @cached_property
    def _types(self) -> tuple[Named, ...]:
        return tuple(
            Named(
                found=Found(value=kind, name=kind, about=self._plover.meaning(kind, None).quad),
                keys=tuple(map(key_of, (kind, *self._plover.modes_of(kind)))),
            )
            for kind in self._plover.types
        )

    @cached_property
    def _codes(self) -> tuple[Named, ...]:
        known = self._catalogue
        roles = (_named(role, role, "", ()) for role in sorted(ROLES))
        countries = (_named(one.iso3, one.name, "", (*one.names["en"], *one.names["id"])) for one in known.countries)
        bodies = (_named(body.code, body.name, body.kind, body.names) for body in known.bodies)
        persons = (
            _named(term.code, person.name, f"{term.begins or '?'} – {term.ends or ''}", person.names)
            for person in known.persons
            for term in person.terms[-1:]
        )
        return (*countries, *roles, *bodies, *persons)

    @cached_property
    def _outlet_names(self) -> tuple[Named, ...]:
        return tuple(
            _named(outlet.name, outlet.name, outlet.country, (*outlet.aliases, *outlet.domains))
            for outlet in self._outlets.known
        )


def _named(value: str, name: str, about: str, names: Iterable[str]) -> Named:
    keys = tuple(dict.fromkeys(key_of(one) for one in (value, name, *names)))
    return Named(found=Found(value=value, name=name, about=about), keys=keys)


def _best(some: Iterable[Named], typed: str) -> tuple[Found, ...]:
    """Those with a name that begins so, then those with a word that does, in the order of the tables."""
    key = key_of(typed)
    ranked = ((_rank(one.keys, key), at, one.found) for at, one in enumerate(some))
    best = nsmallest(MOST, (found for found in ranked if found[0] < NO_MATCH), key=lambda found: found[:2])
    return tuple(found for _, _, found in best)


NO_MATCH = 3


def _rank(keys: tuple[str, ...], key: str) -> int:
    """0 where a name is this, 1 where one begins so, 2 where a word does."""
    if key in keys:
        return 0
    if any(name.startswith(key) for name in keys):
        return 1
    return 2 if any(f" {key}" in name for name in keys) else NO_MATCH
