"""Who acts in the news: countries, and named bodies and persons with their codes and terms."""

from datetime import date
from pathlib import Path

import msgspec

from saksi.knowledge.countries import Country, load_countries
from saksi.knowledge.tables import Row, own_first, read_table

FOLDER = Path(__file__).parent / "entities"
KINDS = frozenset({"group", "party", "igo", "ngo", "organ"})
BODY_COLUMNS = ("name", "code", "kind", "names", "source")
PERSON_COLUMNS = ("name", "code", "from", "to", "names", "source")


class Body(msgspec.Struct, frozen=True):
    """A named body that is no country: an armed group, a party, an international body, an NGO, an organ of a state.

    `own` says that a user's folder has it: then it counts before all that ships under one of its names.
    """

    name: str
    code: str
    kind: str
    names: tuple[str, ...]
    where: str
    own: bool = False


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
    """A person, the ways to write the name, and the terms, in the order of the table; `own` as in Body."""

    name: str
    names: tuple[str, ...]
    terms: tuple[Term, ...]
    own: bool = False


class Catalogue(msgspec.Struct, frozen=True):
    """All that is known of countries, bodies and persons."""

    countries: tuple[Country, ...]
    bodies: tuple[Body, ...]
    persons: tuple[Person, ...]


def load_catalogue(folder: Path = FOLDER, own_bodies: Path | None = None, own_persons: Path | None = None) -> Catalogue:
    """The tables in a folder with the countries, a user's own tables before them; TableError with file and line for a fault.

    An own row takes the place of all shipped rows of the same name.
    """
    bodies = own_first(_bodies(own_bodies, own=True), _bodies(folder / "bodies.tsv"))
    shipped = (*_persons(folder / "persons.tsv"), *_persons(folder / "leaders.tsv"))
    return Catalogue(load_countries(), bodies, own_first(_persons(own_persons, own=True), shipped))


def _bodies(path: Path | None, *, own: bool = False) -> tuple[Body, ...]:
    return tuple(body_of(row, own=own) for row in read_table(path, BODY_COLUMNS)) if path else ()


def body_of(row: Row, *, own: bool = False) -> Body:
    """The body of a row; TableError for a bad code or kind."""
    return Body(row.required("name"), _code(row), row.one_of("kind", KINDS), row.items_of("names"), row.where, own)


def _persons(path: Path | None, *, own: bool = False) -> tuple[Person, ...]:
    names: dict[str, tuple[str, ...]] = {}
    terms: dict[str, tuple[Term, ...]] = {}
    for row in read_table(path, PERSON_COLUMNS) if path else ():
        name, term = term_of(row)
        names[name] = tuple(dict.fromkeys((*names.get(name, ()), *row.items_of("names"))))
        terms[name] = (*terms.get(name, ()), term)
    return tuple(Person(name, names[name], terms[name], own) for name in names)


def term_of(row: Row) -> tuple[str, Term]:
    """The person and the term of a row; TableError for a bad code or day."""
    return row.required("name"), Term(_code(row), _day(row, "from"), _day(row, "to"), row.where)


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
