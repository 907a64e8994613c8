"""Where places are: countries, and the regions, territories and sites of the project's own tables."""

from pathlib import Path

import msgspec

from saksi.knowledge.countries import Country
from saksi.knowledge.tables import Row, read_table

FOLDER = Path(__file__).parent / "places"
TABLES = ("places.tsv", "us_states.tsv")
COLUMNS = ("name", "kind", "country", "lat", "lon", "claimed_by", "administered_by", "names", "source")
KINDS = frozenset({"region", "disputed", "city", "sea", "site"})


class Place(msgspec.Struct, frozen=True):
    """A place: kind country, city, region, disputed, sea or site; degrees WGS 84, None where they are not known."""

    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    names: tuple[str, ...]
    where: str
    claimed_by: tuple[str, ...] = ()
    administered_by: str | None = None


def load_places(countries: tuple[Country, ...], folder: Path = FOLDER) -> tuple[Place, ...]:
    """The places of the project's tables, then the countries; TableError for a fault with file and line."""
    own = tuple(_place(row) for name in TABLES for row in read_table(folder / name, COLUMNS))
    states = tuple(
        Place(state.name, "country", state.iso3, state.lat, state.lon, _names(state.names), state.where)
        for state in countries
    )
    return (*own, *states)


def _names(by_language: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in by_language.values() for name in names))


def _place(row: Row) -> Place:
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        raise row.fault(f"{row['lat']!r}, {row['lon']!r} are not two numbers of degrees") from None
    kind = row.one_of("kind", KINDS)
    if kind == "disputed" and not row["claimed_by"]:
        raise row.fault("a disputed territory needs claimed_by")
    return Place(
        row.required("name"),
        kind,
        row["country"] or None,
        lat,
        lon,
        row.items_of("names"),
        row.where,
        row.items_of("claimed_by"),
        row["administered_by"] or None,
    )
