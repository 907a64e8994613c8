"""Who acts in the news: countries, and named bodies and persons with their codes and terms."""

from datetime import date
from pathlib import Path

import msgspec

from saksi.knowledge.countries import Country, load_countries
from saksi.knowledge.tables import Row, read_table

FOLDER = Path(__file__).parent / "entities"
KINDS = frozenset({"group", "party", "igo", "ngo", "organ"})


class Body(msgspec.Struct, frozen=True):
    """A named body that is no country: an armed group, a party, an international body, an NGO, an organ of a state."""

    name: str
    code: str
    kind: str
    names: tuple[str, ...]
    where: str


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
    """A person, the ways to write the name, and the terms, in the order of the table."""

    name: str
    names: tuple[str, ...]
    terms: tuple[Term, ...]


class Catalogue(msgspec.Struct, frozen=True):
    """All that is known of countries, bodies and persons."""

    countries: tuple[Country, ...]
    bodies: tuple[Body, ...]
    persons: tuple[Person, ...]


def load_catalogue(folder: Path = FOLDER) -> Catalogue:
    """The tables in a folder with the countries; TableError with file and line for every fault."""
    bodies = tuple(_body(row) for row in read_table(folder / "bodies.tsv", ("name", "code", "kind", "names", "source")))
    return Catalogue(load_countries(), bodies, (*_persons(folder / "persons.tsv"), *_persons(folder / "leaders.tsv")))


def _body(row: Row) -> Body:
    return Body(row.required("name"), _code(row), row.one_of("kind", KINDS), row.items_of("names"), row.where)


def _persons(path: Path) -> tuple[Person, ...]:
    names: dict[str, tuple[str, ...]] = {}
    terms: dict[str, tuple[Term, ...]] = {}
    for row in read_table(path, ("name", "code", "from", "to", "names", "source")):
        name = row.required("name")
        term = Term(_code(row), _day(row, "from"), _day(row, "to"), row.where)
        names[name] = tuple(dict.fromkeys((*names.get(name, ()), *row.items_of("names"))))
        terms[name] = (*terms.get(name, ()), term)
    return tuple(Person(name, names[name], terms[name]) for name in names)


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
