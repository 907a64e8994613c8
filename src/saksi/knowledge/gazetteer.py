"""Where places are: countries, and the regions, territories and sites of the project's own table."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from saksi.knowledge.cities import Cities, key_of
from saksi.knowledge.countries import Country
from saksi.knowledge.tables import Row, own_first, read_table

TABLE = Path(__file__).parent / "places" / "places.tsv"
COLUMNS = ("name", "kind", "country", "lat", "lon", "claimed_by", "administered_by", "names", "source")
KINDS = frozenset({"region", "disputed", "city", "sea", "site"})


class Place(msgspec.Struct, frozen=True):
    """A place: kind country, city, region, disputed, sea or site; degrees WGS 84, None where they are not known.

    `division` is the code that GeoNames gives a region of its country, where that is known. `own` says that a user's
    folder has it.
    """

    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    names: tuple[str, ...]
    where: str
    claimed_by: tuple[str, ...] = ()
    administered_by: str | None = None
    division: str = ""
    own: bool = False


def load_places(
    countries: tuple[Country, ...], cities: Cities, path: Path = TABLE, own: Path | None = None
) -> tuple[Place, ...]:
    """The places of the project's table, the countries, and their capitals under the names that `cities` does not have.

    Before them those of a user's own table, which take the place of shipped rows of the same name. Raises TableError for a
    fault with file and line.
    """
    mine = tuple(place_of(row, own=True) for row in read_table(own, COLUMNS)) if own else ()
    table = tuple(place_of(row) for row in read_table(path, COLUMNS))
    states = tuple(
        Place(state.name, "country", state.iso3, state.lat, state.lon, _names(state.names), state.where)
        for state in countries
    )
    return own_first(mine, (*table, *states, *_capitals(countries, cities)))


def _capitals(countries: tuple[Country, ...], cities: Cities) -> Iterator[Place]:
    """Capitals under names that GeoNames does not give them: Wina."""
    for state in countries:
        at_home = [
            city for name in state.capitals["en"] for city in cities.called(key_of(name)) if city.iso2 == state.iso2
        ]
        unknown = [
            name
            for name in state.capitals["id"]
            if not any(city.iso2 == state.iso2 for city in cities.called(key_of(name)))
        ]
        if at_home and unknown:
            capital = at_home[0]
            where = f"capital, {state.where}; GeoNames {capital.geonames_id}"
            yield Place(capital.name, "city", state.iso3, capital.lat, capital.lon, tuple(unknown), where)


def _names(by_language: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """All names, without the article that some of them are written with."""
    return tuple(dict.fromkeys(name.removeprefix("the ") for names in by_language.values() for name in names))


def place_of(row: Row, *, own: bool = False) -> Place:
    """The place of a row; TableError for a bad kind or degrees."""
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
        row["source"].rpartition("division ")[2] if "division " in row["source"] else "",
        own,
    )
