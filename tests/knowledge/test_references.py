"""The numbers of countries in other data sets: every country has its row, and faults are named with file and line."""

from pathlib import Path

import pytest

from saksi.errors import TableError
from saksi.knowledge.countries import load_countries
from saksi.knowledge.references import load_references

HEADER = "iso3\tgleditsch_ward\tcow\tucdp\twikidata\tsource\n"


def test_every_country_has_a_row() -> None:
    countries = load_countries()
    assert set(load_references(countries)) == {country.iso3 for country in countries}


def test_the_two_lists_of_states_part_where_they_are_known_to() -> None:
    references = load_references(load_countries()).values()
    parted = {one.iso3: (one.gleditsch_ward, one.cow) for one in references if one.gleditsch_ward != one.cow}
    assert parted == {
        "DEU": (260, 255),
        "NRU": (971, 970),
        "SRB": (340, 345),
        "TON": (972, 955),
        "TUV": (973, 947),
        "VAT": (None, 327),
        "YEM": (678, 679),
    }


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("XXX\t1\t1\t\tQ1\town", "iso3 'XXX' is not in countries.tsv"),
        ("RUS\tx\t365\t\tQ159\town", "gleditsch_ward 'x' is not a number"),
        ("RUS\t365\t365\t\t159\town", "wikidata '159' is not an item"),
        ("RUS\t365\t365\t\tQ159\t", "the column 'source' is empty"),
        ("RUS\t365\t365\t\tQ159\town\nRUS\t365\t365\t\tQ159\town", "stands in .* already"),
        ("RUS\t365\t365\t\tQ159\town\nUKR\t365\t369\t\tQ212\town", "'365' is that of RUS already"),
        ("RUS\t365\t365\t\tQ159\town", "the table ends without ABW|the table ends without AFG"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, row: str, fault: str) -> None:
    path = tmp_path / "references.tsv"
    path.write_text(f"{HEADER}{row}\n", encoding="utf-8")
    with pytest.raises(TableError, match=fault) as raised:
        load_references(load_countries(), path)
    assert str(raised.value).startswith(f"{path}:{1 + len(row.splitlines())}: ")
