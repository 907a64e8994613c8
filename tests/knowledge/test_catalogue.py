"""The tables of countries, bodies and persons are whole, and their faults are named with file and line."""

from pathlib import Path

import pytest

from saksi.errors import TableError
from saksi.knowledge.catalogue import load_catalogue
from saksi.knowledge.countries import load_countries


def test_every_country_has_a_code_of_its_own_and_a_centroid_on_earth() -> None:
    countries = load_countries()
    assert len({country.iso3 for country in countries}) == len(countries) > 190
    assert all(-90 <= country.lat <= 90 and -180 <= country.lon <= 180 for country in countries)


def test_no_name_means_two_countries() -> None:
    for language in ("en", "id"):
        owner: dict[str, str] = {}
        for country in load_countries():
            for name in country.names[language]:
                assert owner.setdefault(name, country.iso3) == country.iso3


def test_every_body_and_person_begins_with_a_known_country_or_kind() -> None:
    catalogue = load_catalogue()
    known = {country.iso3 for country in catalogue.countries} | {"IGO", "NGO", "IMG"}
    codes = [body.code for body in catalogue.bodies] + [
        term.code for person in catalogue.persons for term in person.terms
    ]
    assert {code.split()[0] for code in codes} <= known


def test_terms_end_after_they_begin() -> None:
    terms = [term for person in load_catalogue().persons for term in person.terms]
    assert [term.where for term in terms if term.begins and term.ends and term.begins >= term.ends] == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("X\tRUS GOV\t1999-13-01\t\tX\tsource", "is not a day"),
        ("X\tRussia\t\t\tX\tsource", "begins neither with a country"),
        ("\tRUS GOV\t\t\tX\tsource", "the column 'name' is empty"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, row: str, fault: str) -> None:
    (tmp_path / "bodies.tsv").write_text("name\tcode\tkind\tnames\tsource\n", encoding="utf-8")
    (tmp_path / "leaders.tsv").write_text("name\tcode\tfrom\tto\tnames\tsource\n", encoding="utf-8")
    (tmp_path / "persons.tsv").write_text(f"name\tcode\tfrom\tto\tnames\tsource\n{row}\n", encoding="utf-8")
    with pytest.raises(TableError, match=fault) as raised:
        load_catalogue(tmp_path)
    assert str(raised.value).startswith(f"{tmp_path / 'persons.tsv'}:2: ")
