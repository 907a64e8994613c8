"""What others wrote is as it was fetched, may be shipped, and nothing in it or beside it asks another host."""

import hashlib
import json
import re
from pathlib import Path

import pytest

import basemap
from saksi.knowledge.cities import Cities
from saksi.knowledge.countries import load_countries
from saksi.knowledge.gazetteer import load_places
from saksi.workbench.app import STATIC

VENDOR = STATIC / "vendor"
NOTICE = Path(__file__).parent.parent.parent / "NOTICE"
PERMISSIVE = {"0BSD", "BSD-3-Clause", "ISC", "MIT"}


def listed() -> dict[str, list[str]]:
    lines = (VENDOR / "checksums.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert rows[0] == ["file", "sha256", "package", "version", "licence"]
    return {row[0]: row[1:] for row in rows[1:]}


def test_each_file_is_the_one_that_is_listed() -> None:
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in VENDOR.iterdir() if file.suffix != ".tsv"
    }
    assert found == {name: row[0] for name, row in listed().items()}


def test_each_may_be_shipped_and_is_named() -> None:
    notice = NOTICE.read_text(encoding="utf-8")
    for _, package, version, licence in listed().values():
        assert licence in PERMISSIVE
        assert f"{package} {version}" in notice
    assert "Mozilla" not in "".join((VENDOR / name).read_text(encoding="utf-8")[:2000] for name in listed())


@pytest.mark.parametrize("path", [path for path in STATIC.iterdir() if path.is_file()], ids=lambda path: path.name)
def test_our_own_files_ask_no_other_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"(https?:)?//[\w-]+\.\w", text.replace("// ", ""))


def test_the_base_map_has_land_and_both_kinds_of_borders() -> None:
    world = json.loads((VENDOR / "world.json").read_bytes())
    kinds = {one["properties"]["kind"]: one["geometry"] for one in world["features"]}
    assert list(kinds) == ["land", "border", "disputed-border"]
    assert len(kinds["land"]["coordinates"]) > 1_000
    assert len(kinds["border"]["coordinates"]) > len(kinds["disputed-border"]["coordinates"]) > 20


def test_every_disputed_territory_of_the_gazetteer_is_on_the_map_with_who_claims_it() -> None:
    countries = load_countries()
    places = load_places(countries, Cities())
    disputed = {place.name: place for place in places if place.kind == "disputed"}
    shown = {
        one["properties"]["name"]: one["properties"]
        for one in json.loads((VENDOR / "names.json").read_bytes())["features"]
        if one["properties"]["kind"] == "disputed"
    }
    assert shown.keys() == disputed.keys()
    names = {country.iso3: country.names for country in countries}
    for name, place in disputed.items():
        for language in ("en", "id"):
            note = shown[name][f"note_{language}"]
            assert all(names[code][language][0] in note for code in place.claimed_by)
    assert [one.place.name for one in basemap.load_disputed(places)] == list(shown)


def test_a_border_that_enters_a_disputed_territory_changes_there() -> None:
    countries = load_countries()
    kashmir = next(place for place in load_places(countries, Cities()) if place.name == "Kashmir")
    line = [(60.0, 34.0), (70.0, 34.0), (75.0, 34.0), (76.0, 34.0), (77.0, 34.0), (90.0, 34.0)]
    runs = list(basemap._runs(line, [(kashmir, 200.0)]))
    assert runs == [
        (False, line[:3]),
        (True, line[2:5]),
        (False, line[4:]),
    ]


def test_a_line_over_the_edge_of_the_map_goes_on_beyond_it() -> None:
    assert basemap._unbroken([(179.0, 1.0), (-179.0, 2.0), (-178.0, 3.0), (179.5, 4.0)]) == [
        (179.0, 1.0),
        (181.0, 2.0),
        (182.0, 3.0),
        (179.5, 4.0),
    ]
