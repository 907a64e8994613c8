"""Check all tables, a user's own and those that ship: every row, so that each fault is named and not only the first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from saksi.coding.coder import KINDS
from saksi.coding.cues import CueTable
from saksi.coding.learnt import Learnt
from saksi.coding.lexicon import COLUMNS as TRIGGERS
from saksi.coding.lexicon import Entry, Grammar, Lexicon, shipped_entry
from saksi.coding.meaning import Meanings
from saksi.coding.overrides import COLUMNS as OWN_TRIGGERS
from saksi.coding.overrides import own_entry
from saksi.coding.via import Credits
from saksi.errors import TableError
from saksi.folder import NAME, Folder, names_in
from saksi.knowledge import catalogue, countries, gazetteer, memberships, outlets, references
from saksi.knowledge.plover import TABLE as PLOVER
from saksi.knowledge.tables import Row, count_rows, rows_and_faults
from saksi.language.pack import LanguagePack
from saksi.language.words import words_of
from saksi.resources import Resources

KIND_CODES = frozenset({"IGO", "NGO", "IMG"})


class Checked(msgspec.Struct, frozen=True):
    """A table that was checked: how many of its rows are fine, and its faults."""

    path: Path
    fine: int
    faults: tuple[TableError, ...]


def check(folder: Path | None) -> Iterator[Checked]:
    """All that a user's folder names, then all tables that ship."""
    resources = Resources()
    if folder is not None:
        yield from _own(folder, resources)
    yield from _shipped(resources)


def _own(path: Path, resources: Resources) -> Iterator[Checked]:
    named = names_in(path)
    folder = Folder(path, named.paths)
    yield Checked(path / NAME, len(named.paths), tuple(named.faults))
    yield from _known(folder.entities, folder.persons, folder.places, folder.outlets)
    for code, table in sorted(folder.triggers.items()):
        grammar = Grammar.load(resources.packs[code])
        build = partial(own_entry, plover=resources.plover, grammar=grammar)
        yield _triggers(table, OWN_TRIGGERS, build, grammar)
    if folder.encoder is not None:
        fault = _fault_of(lambda: Learnt.load(folder.encoder or path))
        yield Checked(folder.encoder, 0 if fault else 1, (fault,) if fault else ())


def _shipped(resources: Resources) -> Iterator[Checked]:
    entities = catalogue.FOLDER
    yield check_table(countries.TABLE, countries.COLUMNS, countries.country_of)
    yield from _known(entities / "bodies.tsv", entities / "persons.tsv", gazetteer.TABLE, outlets.TABLE)
    for table in catalogue.IN_FULL:
        yield check_table(entities / table, catalogue.PERSONS, _acting(catalogue.leader_of, _countries()))
    faults = [fault for load in _loaders(resources) if (fault := _fault_of(load)) is not None]
    packs = (path for pack in resources.packs.values() for path in sorted(pack.folder.glob("*.tsv")))
    for path in (PLOVER, references.TABLE, memberships.TABLE, *packs):
        if path.name == "triggers.tsv":
            yield _shipped_triggers(path, resources)
        else:
            there = tuple({(f.line, f.fault): f for f in faults if f.path == path}.values())
            yield Checked(path, count_rows(path) - len(there), there)


def _shipped_triggers(path: Path, resources: Resources) -> Checked:
    try:
        grammar = Grammar.load(LanguagePack(path.parent.name, path.parent))
    except TableError:  # told of the table that has the fault
        return Checked(path, 0, ())
    build = partial(shipped_entry, plover=resources.plover, grammar=grammar)
    return _triggers(path, TRIGGERS, build, grammar)


def _known(bodies: Path | None, persons: Path | None, places: Path | None, media: Path | None) -> Iterator[Checked]:
    """The four tables of who and where, as far as there are such."""
    known, seen = _countries(), dict[str, Row]()
    if bodies:
        yield check_table(bodies, catalogue.BODIES, _acting(catalogue.body_of, known))
    if persons:
        yield check_table(persons, catalogue.PERSONS, _acting(catalogue.person_of, known))
    if places:
        columns = ("country", "claimed_by", "administered_by")
        yield check_table(places, gazetteer.COLUMNS, _lying(gazetteer.place_of, columns, known))
    if media:
        build = _lying(partial(outlets.outlet_of, seen=seen), ("country", "state"), known)
        yield check_table(media, outlets.COLUMNS, build)


def check_table(path: Path, columns: Sequence[str], build: Callable[[Row], object]) -> Checked:
    """A table row by row; `build` raises TableError for a row that has a fault."""
    fine, faults = 0, list[TableError]()
    for row in rows_and_faults(path, columns):
        if isinstance(row, TableError):
            faults.append(row)
            continue
        fault = _fault_of(partial(build, row))
        if fault is None:
            fine += 1
        else:
            faults.append(fault)
    return Checked(path, fine, tuple(faults))


def _triggers(path: Path, columns: Sequence[str], build: Callable[[Row, int], Entry], grammar: Grammar) -> Checked:
    """A table of triggers, each of which has to be found in its own example."""

    def checked(row: Row) -> None:
        entry = build(row, 0)
        if not Lexicon.of([entry], grammar).find(words_of(entry.example)):
            raise row.fault(
                f"the trigger {entry.trigger!r} is not found in its example {entry.example!r}; mend one of the two"
            )

    return check_table(path, columns, checked)


def _acting(build: Callable[[Row], object], known: frozenset[str]) -> Callable[[Row], object]:
    """Rows with a code that begins with a country, or with what is no country's."""

    def checked(row: Row) -> None:
        build(row)
        head = row["code"].split()[0]
        if head not in known | KIND_CODES:
            raise row.fault(f"code {row['code']!r}: {head!r} is no country's code of three letters (ISO 3166 alpha-3)")

    return checked


def _lying(build: Callable[[Row], object], columns: Sequence[str], known: frozenset[str]) -> Callable[[Row], object]:
    """Rows with countries in some columns."""

    def checked(row: Row) -> None:
        build(row)
        for column in columns:
            for code in row.items_of(column):
                if code not in known:
                    raise row.fault(f"{column} {code!r} is no country's code of three letters (ISO 3166 alpha-3)")

    return checked


def _countries() -> frozenset[str]:
    try:
        return frozenset(country.iso3 for country in countries.load_countries())
    except TableError:  # told of the table of countries
        return frozenset()


def _loaders(resources: Resources) -> Iterable[Callable[[], object]]:
    """What loads the other tables, one or a few tables each."""
    yield lambda: resources.plover
    yield lambda: resources.memberships
    yield lambda: resources.article_words
    for code, pack in resources.packs.items():
        language = resources.languages[code]
        yield from (partial(getattr, language, stage) for stage in ("entities", "places", "dates", "figures"))
        yield partial(Grammar.load, pack)
        yield partial(Meanings.load, pack, resources.plover)
        yield partial(Credits.load, pack, resources.outlets)
        yield partial(CueTable.load, pack, "voice.tsv", KINDS)


def _fault_of(load: Callable[[], object]) -> TableError | None:
    try:
        load()
    except TableError as fault:
        return fault
    return None
