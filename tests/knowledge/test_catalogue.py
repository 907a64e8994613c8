"""The tables of countries, bodies and persons are whole, and their faults are named with file and line."""

from pathlib import Path

import pytest

from saksi.errors import TableError
from saksi.knowledge.catalogue import held_on, load_catalogue
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
        ("X\tRUS GOV\t1999-13-01\t\tX\t\tsource", "is not a day"),
        ("X\tRussia\t\t\tX\t\tsource", "begins neither with a country"),
        ("\tRUS GOV\t\t\tX\t\tsource", "the column 'name' is empty"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, row: str, fault: str) -> None:
    (tmp_path / "bodies.tsv").write_text("name\tcode\tkind\tnames\twikidata\tsource\n", encoding="utf-8")
    (tmp_path / "leaders.tsv").write_text("name\tcode\tfrom\tto\tnames\twikidata\tsource\n", encoding="utf-8")
    (tmp_path / "persons.tsv").write_text(f"name\tcode\tfrom\tto\tnames\twikidata\tsource\n{row}\n", encoding="utf-8")
    with pytest.raises(TableError, match=fault) as raised:
        load_catalogue(tmp_path)
    assert str(raised.value).startswith(f"{tmp_path / 'persons.tsv'}:2: ")


def test_the_terms_of_one_person_join_over_the_tables() -> None:
    (netanyahu,) = (person for person in load_catalogue().persons if person.name == "Benjamin Netanyahu")
    held = {day: held_on(netanyahu.terms, day)[0] for day in ("1997-01-01", "2005-01-01", "2015-01-01", "2022-01-01")}
    assert held == {"1997-01-01": "ISR GOV", "2005-01-01": "ISR", "2015-01-01": "ISR GOV", "2022-01-01": "ISR"}


def test_outside_the_terms_the_country_of_the_last_one_stands() -> None:
    (stoltenberg,) = (person for person in load_catalogue().persons if person.name == "Jens Stoltenberg")
    days = ("1999-01-01", "2003-01-01", "2014-01-01", "2020-01-01")
    assert [held_on(stoltenberg.terms, day)[0] for day in days] == ["NOR", "NOR", "NOR", "IGO NATO"]


def test_terms_of_one_person_do_not_overlap_with_those_of_reign() -> None:
    for person in load_catalogue().persons:
        for term in person.terms:
            if "past_leaders" in term.where and term.begins:
                others = [other for other in person.terms if other != term]
                assert not any((other.begins or "") <= term.begins < (other.ends or "9999") for other in others), person


def test_no_surname_stands_alone_where_nobody_chose_it(tmp_path: Path) -> None:
    header = "name\tcode\tfrom\tto\tnames\twikidata\tsource\n"
    (tmp_path / "bodies.tsv").write_text("name\tcode\tkind\tnames\twikidata\tsource\n", encoding="utf-8")
    for name in ("persons.tsv", "leaders.tsv"):
        (tmp_path / name).write_text(header, encoding="utf-8")
    row = "John Major\tGBR GOV\t1990-11-28\t1997-05-02\tJohn Major|Major\t\tREIGN\n"
    (tmp_path / "past_leaders.tsv").write_text(header + row, encoding="utf-8")
    with pytest.raises(TableError, match=r"past_leaders\.tsv:2: 'Major' is one word"):
        load_catalogue(tmp_path)


def test_items_of_wikidata_are_those_of_one_only() -> None:
    catalogue = load_catalogue()
    named = [one.wikidata for one in catalogue.references.values()]
    named += [one.wikidata for one in catalogue.bodies] + [one.wikidata for one in catalogue.persons]
    items = [item for item in named if item]
    assert len(items) == len(set(items)) > 300
