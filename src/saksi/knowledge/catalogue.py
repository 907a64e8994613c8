"""Who acts in the news: countries, and named bodies and persons with their codes and terms."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from saksi.knowledge.countries import Country, load_countries
from saksi.knowledge.references import Reference, load_references, wikidata_of
from saksi.knowledge.tables import Row, own_first, read_table

FOLDER = Path(__file__).parent / "entities"
BODIES = ("name", "code", "kind", "names", "wikidata", "source")
PERSONS = ("name", "code", "from", "to", "names", "wikidata", "source")
# The tables of persons, the more telling first. A surname alone stands for a person only where somebody chose it by hand.
BY_HAND, IN_FULL = ("persons.tsv",), ("leaders.tsv", "past_leaders.tsv")
KINDS = frozenset({"group", "party", "igo", "ngo", "organ"})


class Body(msgspec.Struct, frozen=True):
    """A named body that is no country: an armed group, a party, an international body, an NGO, an organ of a state.

    `own` says that a user's folder has it: then it counts before all that ships under one of its names.
    """

    name: str
    code: str
    kind: str
    names: tuple[str, ...]
    where: str
    wikidata: str | None = None
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
    """A person, the ways to write the name, and the terms, in the order of the tables; `own` as in Body."""

    name: str
    names: tuple[str, ...]
    terms: tuple[Term, ...]
    wikidata: str | None = None
    own: bool = False


class Catalogue(msgspec.Struct, frozen=True):
    """All that is known of countries, bodies and persons; `references` by the country's ISO code."""

    countries: tuple[Country, ...]
    bodies: tuple[Body, ...]
    persons: tuple[Person, ...]
    references: dict[str, Reference]


def load_catalogue(folder: Path = FOLDER, own_bodies: Path | None = None, own_persons: Path | None = None) -> Catalogue:
    """The tables in a folder with the countries, a user's own tables before them; TableError with file and line for a fault.

    An own row takes the place of all shipped rows of the same name.
    """
    countries = load_countries()
    bodies = own_first(_bodies(own_bodies, own=True), _bodies(folder / "bodies.tsv"))
    persons = own_first(_joined(_own_persons(own_persons)), _joined(_shipped_persons(folder)))
    return Catalogue(countries, bodies, persons, load_references(countries))


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


def _bodies(path: Path | None, *, own: bool = False) -> tuple[Body, ...]:
    return tuple(body_of(row, own=own) for row in read_table(path, BODIES)) if path else ()


def body_of(row: Row, *, own: bool = False) -> Body:
    """The body of a row; TableError for a bad code, kind or item of Wikidata."""
    return Body(
        row.required("name"),
        _code(row),
        row.one_of("kind", KINDS),
        row.items_of("names"),
        row.where,
        wikidata_of(row),
        own,
    )


def _own_persons(path: Path | None) -> Iterator[tuple[Row, Person]]:
    for row in read_table(path, PERSONS) if path else ():
        yield row, person_of(row, own=True)


def _shipped_persons(folder: Path) -> Iterator[tuple[Row, Person]]:
    for tables, build in ((BY_HAND, person_of), (IN_FULL, leader_of)):
        for table in tables:
            for row in read_table(folder / table, PERSONS):
                yield row, build(row)


def _joined(rows: Iterable[tuple[Row, Person]]) -> tuple[Person, ...]:
    """Rows with one name are one person: the terms of several rows and tables join."""
    persons: dict[str, Person] = {}
    for row, one in rows:
        known = persons.get(one.name)
        persons[one.name] = _with_row(known, one, row) if known else one
    return tuple(persons.values())


def _with_row(known: Person, one: Person, row: Row) -> Person:
    if one.wikidata and known.wikidata not in (None, one.wikidata):
        raise row.fault(f"wikidata {one.wikidata!r}, and {one.name} is {known.wikidata} in another row")
    names = tuple(dict.fromkeys((*known.names, *one.names)))
    return Person(known.name, names, (*known.terms, *one.terms), known.wikidata or one.wikidata, known.own)


def person_of(row: Row, *, own: bool = False) -> Person:
    """The person of a row with its one term; TableError for a bad code, day or item of Wikidata."""
    term = Term(_code(row), _day(row, "from"), _day(row, "to"), row.where)
    names = tuple(dict.fromkeys(row.items_of("names")))
    return Person(row.required("name"), names, (term,), wikidata_of(row), own)


def leader_of(row: Row) -> Person:
    """As `person_of`; TableError also for a name of one word: President Bush, but also a bush."""
    person = person_of(row)
    for name in person.names:
        if len(name.split()) < 2:
            raise row.fault(f"{name!r} is one word; in {row.path.name} a person is named in full")
    return person


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
