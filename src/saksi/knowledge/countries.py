"""The world's countries: their names, capitals, adjectives and centroids."""

from pathlib import Path

import msgspec

from saksi.knowledge.tables import Row, read_table

TABLE = Path(__file__).parent / "countries.tsv"
COLUMNS = (
    "iso3", "iso2", "name_en", "name_id", "aliases_en", "aliases_id", "capital_en", "capital_id", "people_en",
    "lat", "lon", "source",
)  # fmt: skip


class Country(msgspec.Struct, frozen=True):
    """A country. `names` and `capitals` by language code, the first of each the usual one; `people` are English words.

    `lat` and `lon` are those of a centroid, in degrees WGS 84.
    """

    iso3: str
    iso2: str
    names: dict[str, tuple[str, ...]]
    capitals: dict[str, tuple[str, ...]]
    people: tuple[str, ...]
    lat: float
    lon: float
    where: str

    @property
    def name(self) -> str:
        """The usual English name."""
        return self.names["en"][0]


def load_countries(path: Path = TABLE) -> tuple[Country, ...]:
    """The countries of the table; TableError for a bad code or centroid."""
    return tuple(country_of(row) for row in read_table(path, COLUMNS))


def country_of(row: Row) -> Country:
    """The country of a row; TableError for a bad code or centroid."""
    iso3 = row.required("iso3")
    if not (len(iso3) == 3 and iso3.isupper()):
        raise row.fault(f"iso3 {iso3!r} is not three capital letters")
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        raise row.fault(f"the centroid {row['lat']!r}, {row['lon']!r} is not two numbers") from None
    names = {
        "en": tuple(dict.fromkeys((row.required("name_en"), *row.items_of("aliases_en")))),
        "id": tuple(dict.fromkeys((row.required("name_id"), *row.items_of("aliases_id")))),
    }
    capitals = {"en": row.items_of("capital_en"), "id": (*row.items_of("capital_id"), *row.items_of("capital_en"))}
    return Country(iso3, row["iso2"], names, capitals, row.items_of("people_en"), lat, lon, row.where)
