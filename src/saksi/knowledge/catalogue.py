"""Who acts in the news: countries, and named bodies and persons with their codes and terms."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from saksi.knowledge.countries import Country, load_countries
from saksi.knowledge.references import Reference, load_references, wikidata_of
from saksi.knowledge.tables import Row, read_table

FOLDER = Path(__file__).parent / "entities"
BODIES = ("name", "code", "kind", "names", "wikidata", "source")
PERSONS = ("name", "code", "from", "to", "names", "wikidata", "source")
# The tables of persons, the more telling first. A surname alone stands for a person only where somebody chose it by hand.
BY_HAND, IN_FULL = ("persons.tsv",), ("leaders.tsv", "past_leaders.tsv")
KINDS = frozenset({"group", "party", "igo", "ngo", "organ"})


class Body(msgspec.Struct, frozen=True):
    """A named body that is no country: an armed group, a party, an international body, an NGO, an organ of a state."""

    name: str
    code: str
    kind: str
    names: tuple[str, ...]
    where: str
    wikidata: str | None = None


class Term(msgspec.Struct, frozen=True):
    """A time in which a person acts for a code; ISO days, None where a bound is not known or not yet reached."""

    code: str
    begins: str | None
    ends: str | None
    where: str

    def holds_on(self, day: str) -> bool:
        """Whether an ISO day lies in the term."""
        return (self.begins or day) <= day <= (self.ends or day)


class Person(msgspec.Struct, frozen=True):
    """A person, the ways to write the name, and the terms, in the order of the tables."""

    name: str
    names: tuple[str, ...]
    terms: tuple[Term, ...]
    wikidata: str | None = None


class Catalogue(msgspec.Struct, frozen=True):
    """All that is known of countries, bodies and persons; `references` by the country's ISO code."""

    countries: tuple[Country, ...]
    bodies: tuple[Body, ...]
    persons: tuple[Person, ...]
    references: dict[str, Reference]


def load_catalogue(folder: Path = FOLDER) -> Catalogue:
    """The tables in a folder with the countries; TableError with file and line for every fault."""
    countries = load_countries()
    bodies = tuple(_body(row) for row in read_table(folder / "bodies.tsv", BODIES))
    return Catalogue(countries, bodies, _persons(folder), load_references(countries))


def held_on(terms: Sequence[Term], day: str | None) -> tuple[str, str]:
    """The code of somebody with these terms on an ISO day, and in words whether the role holds then.

    Outside every term only the country stands, that of the last term before the day; without a day the role stands where
    all terms agree.
    """
    codes = tuple(dict.fromkeys(term.code for term in terms))
    where = ", ".join(dict.fromkeys(term.where for term in terms))
    if day is None:
        code = codes[0] if len(codes) == 1 else codes[0].split()[0]
        return code, f"not checked: the day of the text is not known ({where})"
    for term in terms:
        if term.holds_on(day):
            bounds = f"{term.begins or '?'} to {term.ends or 'now'}"
            return term.code, f"{term.code} on {day}: {bounds} ({term.where})"
    over = [term for term in terms if term.ends and term.ends < day]
    nearest = max(over, key=_end) if over else min(terms, key=_beginning)
    return nearest.code.split()[0], f"no role on {day}: outside every known term ({where})"


def _beginning(term: Term) -> str:
    return term.begins or ""


def _end(term: Term) -> str:
    return term.ends or ""


def _body(row: Row) -> Body:
    return Body(
        row.required("name"),
        _code(row),
        row.one_of("kind", KINDS),
        row.items_of("names"),
        row.where,
        wikidata_of(row),
    )


def _persons(folder: Path) -> tuple[Person, ...]:
    """The persons of all tables. Rows with one name are one person: the terms of several tables join."""
    persons: dict[str, Person] = {}
    for table in (*BY_HAND, *IN_FULL):
        for row in read_table(folder / table, PERSONS):
            name = row.required("name")
            names = row.items_of("names")
            if table in IN_FULL:
                _check_in_full(row, names)
            known = persons.get(name, Person(name, (), ()))
            item = wikidata_of(row)
            if item and known.wikidata not in (None, item):
                raise row.fault(f"wikidata {item!r}, and {name} is {known.wikidata} in another row")
            persons[name] = Person(
                name,
                tuple(dict.fromkeys((*known.names, *names))),
                (*known.terms, Term(_code(row), _day(row, "from"), _day(row, "to"), row.where)),
                known.wikidata or item,
            )
    return tuple(persons.values())


def _check_in_full(row: Row, names: tuple[str, ...]) -> None:
    """A surname alone means others as often: President Bush, but also a bush."""
    for name in names:
        if len(name.split()) < 2:
            raise row.fault(f"{name!r} is one word; in {row.path.name} a person is named in full")


def _code(row: Row) -> str:
    code = row.required("code")
    head = code.split()[0]
    if not (head in ("IGO", "NGO", "IMG") or (len(head) == 3 and head.isupper())):
        raise row.fault(f"code {code!r} begins neither with a country nor with IGO, NGO or IMG")
    return code


def _day(row: Row, column: str) -> str | None:
    if not row[column]:
        return None
    try:
        return date.fromisoformat(row[column]).isoformat()
    except ValueError:
        raise row.fault(f"{column} {row[column]!r} is not a day such as 2018-05-08") from None
