"""What other data sets call a country: Gleditsch & Ward, Correlates of War, UCDP, Wikidata."""

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from saksi.knowledge.countries import Country
from saksi.knowledge.tables import Row, read_table

TABLE = Path(__file__).parent / "references.tsv"
COLUMNS = ("iso3", "gleditsch_ward", "cow", "ucdp", "wikidata", "source")
ITEM = re.compile(r"Q[1-9][0-9]*")


class Reference(msgspec.Struct, frozen=True):
    """The numbers of a country elsewhere; None where a data set has no such state or the number is not confirmed."""

    iso3: str
    gleditsch_ward: int | None
    cow: int | None
    ucdp: int | None
    wikidata: str | None
    where: str


def load_references(countries: Iterable[Country], path: Path = TABLE) -> dict[str, Reference]:
    """The references by ISO code, one for each of `countries`; TableError for a fault, a double or a country left out."""
    known = {country.iso3 for country in countries}
    references: dict[str, Reference] = {}
    owners: dict[tuple[str, str], str] = {}
    last: Row | None = None
    for row in read_table(path, COLUMNS):
        reference = _reference(row, known)
        if reference.iso3 in references:
            raise row.fault(f"iso3 {reference.iso3!r} stands in {references[reference.iso3].where} already")
        for column in COLUMNS[1:5]:
            owner = owners.setdefault((column, row[column]), reference.iso3) if row[column] else reference.iso3
            if owner != reference.iso3:
                raise row.fault(f"{column} {row[column]!r} is that of {owner} already")
        references[reference.iso3] = reference
        last = row
    missing = sorted(known - set(references))
    if missing and last:
        raise last.fault(f"the table ends without {', '.join(missing)}: every country needs a row, if an empty one")
    return references


def wikidata_of(row: Row) -> str | None:
    """The Wikidata item in the column `wikidata` of a row, None where it is empty; TableError for anything else."""
    if not row["wikidata"]:
        return None
    if not ITEM.fullmatch(row["wikidata"]):
        raise row.fault(f"wikidata {row['wikidata']!r} is not an item such as Q159")
    return row["wikidata"]


def _reference(row: Row, known: set[str]) -> Reference:
    iso3 = row.required("iso3")
    if iso3 not in known:
        raise row.fault(f"iso3 {iso3!r} is not in countries.tsv")
    row.required("source")
    return Reference(
        iso3, _number(row, "gleditsch_ward"), _number(row, "cow"), _number(row, "ucdp"), wikidata_of(row), row.where
    )


def _number(row: Row, column: str) -> int | None:
    if not row[column]:
        return None
    if not (row[column].isascii() and row[column].isdigit()):
        raise row.fault(f"{column} {row[column]!r} is not a number")
    return int(row[column])
