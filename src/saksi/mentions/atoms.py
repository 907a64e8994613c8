"""What names and roles mean by themselves, before they are joined: the entries that a text is searched for."""

from collections.abc import Iterable, Iterator

import msgspec

from saksi.knowledge.catalogue import Catalogue, Term, held_on
from saksi.knowledge.countries import Country
from saksi.knowledge.gazetteer import Place
from saksi.knowledge.outlets import Outlets
from saksi.knowledge.tables import Row, read_table
from saksi.language.pack import LanguagePack

ROLES = frozenset(
    "GOV MIL SPY COP JUD LEG OPP REB CVL MED BUS NGO IGO PTY UAF CRM LAB REL EDU REF SOC PRE same former".split()
)
GROUPS = frozenset({"organ", "person", "people"})
ALONE = frozenset({"", "context", "role"})


class Atom(msgspec.Struct, frozen=True):
    """One meaning: kind country, people, capital, body, person, outlet, place or role. `why` names the table row."""

    kind: str
    name: str
    code: str
    why: str
    role: str = ""
    group: str = ""
    alone: str = ""
    terms: tuple[Term, ...] = ()
    wikidata: str | None = None


class Atoms:
    """All entries of a language, a user's own and then the more telling first: of two with the same name the earlier counts."""

    def __init__(self, catalogue: Catalogue, outlets: Outlets, places: Iterable[Place], pack: LanguagePack) -> None:
        self._catalogue, self._known_outlets, self._places, self._pack = catalogue, outlets, places, pack

    def all(self) -> Iterator[tuple[str, Atom]]:
        """Pairs of a name and what it means."""
        for entries in (self._bodies, self._persons, self._outlets, self._regions):
            yield from entries(own=True)
        yield from self._countries()
        yield from self._bodies()
        yield from self._persons()
        yield from self._roles()
        yield from self._outlets()
        yield from self._regions()
        yield from self._capitals()

    def _countries(self) -> Iterator[tuple[str, Atom]]:
        for country in self._catalogue.countries:
            own = country.names.get(self._pack.code, ())
            for name in dict.fromkeys((*own, *country.names["en"])):
                why = f"country {name!r} ({country.where})"
                yield name, Atom("country", country.name, country.iso3, why, wikidata=self._item(country))
        for country in self._catalogue.countries if self._pack.code == "en" else ():
            for name in country.people:
                yield name, Atom("people", country.name, country.iso3, f"people {name!r} ({country.where})")

    def _bodies(self, *, own: bool = False) -> Iterator[tuple[str, Atom]]:
        for body in self._catalogue.bodies:
            for name in body.names if body.own is own else ():
                why = f"{body.kind} {name!r} ({body.where})"
                yield name, Atom("body", body.name, body.code, why, wikidata=body.wikidata)

    def _persons(self, *, own: bool = False) -> Iterator[tuple[str, Atom]]:
        for person in self._catalogue.persons:
            why = f"person {person.name!r} ({person.terms[0].where})"
            atom = Atom("person", person.name, person.terms[0].code, why, terms=person.terms, wikidata=person.wikidata)
            for name in person.names if person.own is own else ():
                yield name, atom

    def _outlets(self, *, own: bool = False) -> Iterator[tuple[str, Atom]]:
        for outlet in self._known_outlets:
            code = f"{outlet.state or outlet.country} MED".strip()
            why = f"outlet {outlet.name!r} ({outlet.where})"
            for name in (outlet.name, *outlet.aliases):
                if outlet.own is own and name not in outlet.ambiguous:
                    yield name, Atom("outlet", outlet.name, code, why)

    def _capitals(self) -> Iterator[tuple[str, Atom]]:
        for country in self._catalogue.countries:
            for name in country.capitals.get(self._pack.code, country.capitals["en"]):
                why = f"capital {name!r} ({country.where})"
                yield name, Atom("capital", country.name, country.iso3, why, wikidata=self._item(country))

    def _item(self, country: Country) -> str | None:
        reference = self._catalogue.references.get(country.iso3)
        return reference.wikidata if reference else None

    def _regions(self, *, own: bool = False) -> Iterator[tuple[str, Atom]]:
        """Regions and seas, which may hold the name of a country and are nobody: South China Sea, Latin America.

        A user's own place is nobody whatever its kind is.
        """
        for place in self._places:
            if place.own is own and (own or place.kind in ("region", "sea", "disputed")):
                for name in place.names:
                    yield name, Atom("place", place.name, "", f"place {name!r} ({place.where})")

    def _roles(self) -> Iterator[tuple[str, Atom]]:
        for row in read_table(self._pack.table("roles.tsv"), ("words", "role", "kind", "alone", "example")):
            yield row.required("words").lower(), _role(row)


def _role(row: Row) -> Atom:
    return Atom(
        "role",
        row["words"],
        "",
        f"{row['words']!r} ({row.where})",
        row.one_of("role", ROLES),
        row.one_of("kind", GROUPS),
        row.one_of("alone", ALONE),
    )


def person_on(person: Atom, day: str | None) -> tuple[str, str]:
    """The code of a person on an ISO day, and in words whether the role holds then: see `held_on`."""
    return held_on(person.terms, day)
