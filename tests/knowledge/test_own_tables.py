"""A user's own rows come first, and win over the shipped rows of the same name."""

from pathlib import Path

import pytest

from saksi.errors import TableError
from saksi.folder import Folder
from saksi.knowledge.catalogue import load_catalogue
from saksi.knowledge.outlets import Outlets
from saksi.knowledge.tables import count_rows, rows_and_faults
from saksi.resources import Resources

TABLES = {
    "entities": "name\tcode\tkind\tnames\twikidata\tsource",
    "persons": "name\tcode\tfrom\tto\tnames\twikidata\tsource",
    "places": "name\tkind\tcountry\tlat\tlon\tclaimed_by\tadministered_by\tnames\tsource",
    "outlets": "name\tkind\tcountry\tstate\towner\tdomains\taliases\tambiguous\tsource",
}


def folder(path: Path, **rows: list[str]) -> Folder:
    for name, lines in rows.items():
        (path / f"{name}.tsv").write_text("\n".join([TABLES[name], *lines]) + "\n", encoding="utf-8")
    toml = "".join(f'{name} = "{name}.tsv"\n' for name in rows)
    (path / "saksi.toml").write_text("[tables]\n" + toml, encoding="utf-8")
    return Folder.load(path)


def who(own: Folder | None, text: str, language: str = "en") -> list[tuple[str, str | None]]:
    found = Resources(own=own).languages[language].entities.find(text, "2024-05-01")
    return [(entity.name, entity.code) for entity in found]


def test_an_own_body_is_known_with_its_row(tmp_path: Path) -> None:
    own = folder(tmp_path, entities=["Red Lake Front\tCOD REB\tgroup\tRed Lake Front|RLF\t\tx"])
    assert who(None, "The RLF advanced.") == []
    assert who(own, "The RLF advanced.") == [("Red Lake Front", "COD REB")]
    (entity,) = Resources(own=own).languages["en"].entities.find("The RLF advanced.")
    assert entity.why == f"group 'RLF' ({tmp_path.name}/entities.tsv:2)"


def test_an_own_name_wins_over_bodies_countries_persons_and_roles(tmp_path: Path) -> None:
    own = folder(
        tmp_path,
        entities=[
            "Hamas\tPSE GOV\tgroup\tHamas\t\tx",
            "Georgia Pacific Militia\tUSA REB\tgroup\tGeorgia\t\tx",
            "Sahel Command\tMLI MIL\torgan\tgunmen\t\tx",
        ],
        persons=["Vladimir Putin\tARM GOV\t\t\tPutin\t\tx"],
    )
    assert who(own, "Hamas spoke.") == [("Hamas", "PSE GOV")]
    assert who(own, "Georgia spoke.") == [("Georgia Pacific Militia", "USA REB")]
    assert who(own, "Gunmen spoke.") == [("Sahel Command", "MLI MIL")]
    assert who(own, "Putin spoke.") == [("Vladimir Putin", "ARM GOV")]
    assert who(own, "The Qassam Brigades spoke.") == []  # the shipped row of the same name is gone, with all its names


def test_own_terms_hold_on_their_days(tmp_path: Path) -> None:
    rows = [
        "Amani Bisengo\tCOD MIL\t2016-05-01\t2023-02-28\tAmani Bisengo\t\tx",
        "Amani Bisengo\tCOD REB\t2023-03-01\t\t\t\tx",
    ]
    finder = Resources(own=folder(tmp_path, persons=rows)).languages["id"].entities
    assert [finder.find("Amani Bisengo menolak.", day)[0].code for day in ("2020-01-01", "2024-01-01")] == [
        "COD MIL",
        "COD REB",
    ]


def test_an_own_person_takes_the_place_of_the_shipped_one_in_all_tables(tmp_path: Path) -> None:
    rows = ["Benjamin Netanyahu\tISR OPP\t\t\tBibi\tQ1\tx", "Benjamin Netanyahu\tISR GOV\t2022-12-29\t\t\t\tx"]
    own = folder(tmp_path, persons=rows)
    (person,) = (one for one in load_catalogue(own_persons=own.persons).persons if one.name == "Benjamin Netanyahu")
    assert (person.own, person.names, person.wikidata) == (True, ("Bibi",), "Q1")
    assert [term.where for term in person.terms] == [f"{tmp_path.name}/persons.tsv:{line}" for line in (2, 3)]


def test_an_own_row_may_name_an_item_of_wikidata_and_nothing_else_there(tmp_path: Path) -> None:
    own = folder(tmp_path, entities=["Red Lake Front\tCOD REB\tgroup\tRLF\tQ159\tx"])
    (entity,) = Resources(own=own).languages["en"].entities.find("The RLF advanced.")
    assert entity.wikidata == "Q159"
    own = folder(tmp_path, entities=["Red Lake Front\tCOD REB\tgroup\tRLF\tx"])
    with pytest.raises(TableError, match=r"entities\.tsv:2: wikidata 'x' is not an item"):
        load_catalogue(own_bodies=own.entities)


def test_an_own_place_wins_over_the_shipped_table_and_the_gazetteer(tmp_path: Path) -> None:
    rows = ["Rafah\tcity\tEGY\t31.27\t34.23\t\t\tRafah\tx", "Poso Baru\tsite\tIDN\t-1.4\t120.7\t\t\tPoso\tx"]
    language = Resources(own=folder(tmp_path, places=rows)).languages["id"]
    for text, name, country in (("Ledakan di Rafah.", "Rafah", "EGY"), ("Ledakan di Poso.", "Poso Baru", "IDN")):
        (place,) = language.places.find(text, language.entities.find(text))
        assert (place.name, place.country) == (name, country)
        assert f"{tmp_path.name}/places.tsv:" in place.why


def test_an_own_place_is_nobody(tmp_path: Path) -> None:
    own = folder(tmp_path, places=["Hamas\tcity\tSYR\t35.13\t36.75\t\t\tHamas\tx"])
    assert who(own, "They live in Hamas.") == []


def test_an_own_outlet_wins_by_name_and_by_address(tmp_path: Path) -> None:
    rows = [
        "Reuters\tagency\tGBR\t\tme\treuters.com\t\t\tx",
        "Kabar Danau\tportal\tCOD\t\tme\tbbc.co.uk\tAFP\t\tx",
    ]
    own = folder(tmp_path, outlets=rows)
    outlets = Outlets.load(own=own.outlets)
    assert [outlet.owner for outlet in outlets if outlet.name == "Reuters"] == ["me"]
    assert outlets.by_name("Thomson Reuters") is None
    by_name, by_url = outlets.by_name("AFP"), outlets.by_url("https://www.bbc.co.uk/x")
    assert [outlet.name for outlet in (by_name, by_url) if outlet] == ["Kabar Danau", "Kabar Danau"]
    assert [(name.outlet.name, name.sure) for name in outlets.names_in("kata AFP")] == [("Kabar Danau", True)]
    (entity,) = Resources(own=own).languages["id"].entities.find("Kabar Danau melaporkan.")
    assert entity.why == f"outlet 'Kabar Danau' ({tmp_path.name}/outlets.tsv:3)"


def test_two_own_outlets_of_one_name_are_a_fault(tmp_path: Path) -> None:
    own = folder(tmp_path, outlets=["A\tagency\tIDN\t\t\t\t\t\tx", "B\tagency\tIDN\t\t\t\tA\t\tx"])
    with pytest.raises(TableError, match=r"outlets\.tsv:3: 'A' stands for another outlet"):
        Outlets.load(own=own.outlets)


def test_without_own_rows_the_tables_are_the_shipped_ones() -> None:
    catalogue = load_catalogue()
    assert not any(row.own for row in (*catalogue.bodies, *catalogue.persons, *Outlets.load(), *Resources().places))


def test_every_bad_line_is_a_fault_and_the_rest_are_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_bytes(b"\xef\xbb\xbfa\tb\r\n1\t2\r\n# \xe9\n1\t2\t3\n\xe9\tx\n3\n")
    found = list(rows_and_faults(path, ("a", "b")))
    assert [row if isinstance(row, TableError) else dict(row) for row in found if not isinstance(row, TableError)] == [
        {"a": "1", "b": "2"},
        {"a": "3", "b": ""},
    ]
    assert [fault.line for fault in found if isinstance(fault, TableError)] == [3, 4, 5]
    assert count_rows(path) == 5
