"""Make src/saksi/knowledge/entities/past_leaders.tsv: who led a country from 1989 to February 2021, with the terms.

Usage: python tools/build_past_leaders.py REIGN.json
Input: the leaders of REIGN (One Earth Future, MIT) as a JSON list of stateabb, cow, leader, start (a day), end (a month, or
null where the term went on in February 2021); and leader_names.tsv beside this file, the names in full.

REIGN has surnames, and a surname alone means others as often, so whoever is not named in leader_names.tsv is left out. Whoever
stands in persons.tsv or leaders.tsv keeps that name, and only the terms before the ones there are added. A term ends on the
day on which the next leader's began, where that lies in the month or is the first of the next; otherwise only the first of the
month is certain, and stands as the end. A term that REIGN leaves open ends where leader_names.tsv says so, else with REIGN.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from saksi.knowledge.catalogue import PERSONS, Catalogue, Person, load_catalogue
from saksi.knowledge.tables import Row, read_table

TABLE = Path(__file__).parent.parent / "src/saksi/knowledge/entities/past_leaders.tsv"
NAMES = Path(__file__).parent / "leader_names.tsv"
COLUMNS = ("state", "leader", "years", "names", "to")
HEADER = """# Who led a country in fact from 1989 to February 2021, by REIGN (One Earth Future, MIT), with the terms.
# Made by tools/build_past_leaders.py, names in full from tools/leader_names.tsv. Columns as in persons.tsv.
# No surname stands alone here. Who stands in persons.tsv or leaders.tsv has only earlier terms here.
# An end on the first of a month: REIGN has the month only."""
FIRST, LAST = "1989-01-01", "2021-02-28"
# States whose number in the Correlates of War is not that of a present state: West Germany, North Yemen.
FORMER = {260: "DEU", 678: "YEM"}
# A gap of so many days to the term that is known by hand is two sources telling one term, rather than two terms.
SLACK = timedelta(days=31)


class Led(msgspec.Struct, frozen=True):
    """A leader's term: ISO days, `ends` is None where REIGN leaves it open."""

    state: str
    cow: int
    leader: str
    begins: str
    ends: str | None


def main() -> None:
    """Write the table."""
    terms = list(terms_of(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
    # The table itself must not count as known, or a second run would leave everything out.
    TABLE.write_text("\t".join(PERSONS) + "\n", encoding="utf-8")
    lines = list(dict.fromkeys(lines_of(terms, load_catalogue())))
    TABLE.write_text("\n".join([HEADER, "\t".join(PERSONS), *lines]) + "\n", encoding="utf-8")
    print(len(lines), "terms of", len({line.split("\t")[0] for line in lines}), "persons")


def terms_of(reign: Sequence[dict[str, Any]]) -> Iterator[Led]:
    """The terms that reach into the time, with the days on which they ended."""
    for entry in reign:
        begun = sorted(other["start"] for other in reign if other["cow"] == entry["cow"])
        ends = entry["end"] and end_of(entry["end"], begun)
        if (ends or LAST) >= FIRST:
            yield Led(entry["stateabb"], int(entry["cow"]), entry["leader"], entry["start"], ends)


def end_of(month: str, begun: Sequence[str]) -> str:
    """The day on which a term ended of which REIGN has the month, from the days on which terms of the country began."""
    first = date.fromisoformat(f"{month}-01")
    following = (first + timedelta(days=31)).replace(day=1)
    for day in begun:
        if day[:7] == month:
            return day
    if following.isoformat() in begun:
        return (following - timedelta(days=1)).isoformat()
    return first.isoformat()


def lines_of(terms: Sequence[Led], catalogue: Catalogue) -> Iterator[str]:
    """The lines of the table, in the order of leader_names.tsv."""
    iso3 = {reference.cow: reference.iso3 for reference in catalogue.references.values()} | FORMER
    for row in read_table(NAMES, COLUMNS):
        years, names = row.items_of("years"), row.items_of("names")
        own = [term for term in terms if (term.state, term.leader) == (row["state"], row["leader"])]
        own = [term for term in own if not years or term.begins[:4] in years]
        if not own:
            raise row.fault(f"REIGN has no {row['leader']!r} in {row['state']} {row['years']} from {FIRST[:4]} on")
        for term in own:
            code = f"{iso3[term.cow]} GOV"
            known = same(catalogue.persons, names, code)
            ends = end(term, row, known)
            if ends is not None:
                name = known.name if known else names[0]
                yield "\t".join([name, code, term.begins, ends, "|".join(names), "", "REIGN"])


def same(persons: Sequence[Person], names: Sequence[str], code: str) -> Person | None:
    """Who is known by one of these names. Somebody of another country is somebody else, unless the whole name is the same."""
    for person in persons:
        if person.name == names[0] or (
            set(names) & set(person.names) and any(term.code[:3] == code[:3] for term in person.terms)
        ):
            return person
    return None


def end(term: Led, row: Row, known: Person | None) -> str | None:
    """The end of a term to be written, empty where it goes on; None where the term is known already."""
    ends = term.ends or {"": LAST, "-": ""}.get(row["to"], row["to"])
    for other in sorted(known.terms if known else (), key=lambda other: other.begins or ""):
        begins = other.begins or ""
        if begins <= term.begins <= (other.ends or LAST):
            return None
        if term.begins < begins and (not ends or begins < ends):
            ends = begins
    if ends and ends <= term.begins:
        return None
    if known and ends and date.fromisoformat(ends) - date.fromisoformat(term.begins) < SLACK and not term.ends:
        return None
    return ends


if __name__ == "__main__":
    main()
