"""The base map of the workbench as GeoJSON: land, borders, disputed areas, and names, from world-atlas and Saksi's own tables.

Natural Earth draws the borders as they are held, not as they are claimed. So a border that runs through a disputed territory,
or around one, is a line of its own kind, and every disputed territory has an area or a place with a note of who claims it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from math import cos, hypot, pi, radians, sin
from pathlib import Path
from typing import Any, NamedTuple

from saksi.errors import TableError
from saksi.knowledge.countries import Country
from saksi.knowledge.gazetteer import Place
from saksi.knowledge.tables import read_table

Point = tuple[float, float]
Line = list[Point]
Feature = dict[str, Any]

AREAS = Path(__file__).parent / "disputed_areas.tsv"
COLUMNS = ("name", "name_en", "name_id", "km", "areas")
LANGUAGES = ("en", "id")
DIGITS = 2
"""Decimals of a degree: about a kilometre, finer than the lines of 1:50 million."""
KM_IN_DEGREE = 111.2
CORNERS = 48
"""Of a circle."""
DISPUTED_COUNTRIES = frozenset({"W. Sahara", "Somaliland", "N. Cyprus", "Siachen Glacier", "Kosovo", "Palestine"})
"""Countries of Natural Earth of which others say that they are none, or theirs: their borders are disputed."""
HALF = 180
"""Degrees from the middle of the map to its edge."""
SOUTHERNMOST = -60.0
"""Antarctica is left out: it would take a third of the map."""


class Disputed(NamedTuple):
    """A disputed territory, its name by language, and how far it reaches: a circle of `km`, or areas of the atlas by name."""

    place: Place
    labels: dict[str, str]
    km: float
    areas: tuple[str, ...]


class Atlas:
    """world-atlas: topology of countries, https://github.com/topojson/topojson-specification."""

    def __init__(self, topology: dict[str, Any]) -> None:
        self._arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
        self._countries = {
            one["properties"]["name"]: _rings(one) for one in topology["objects"]["countries"]["geometries"]
        }
        self._land = [ring for one in topology["objects"]["land"]["geometries"] for ring in _rings(one)]

    def land(self) -> list[list[Line]]:
        """The polygons of the land."""
        return [polygon for polygon in map(self._polygon, self._land) if polygon]

    def country(self, name: str) -> list[list[Line]]:
        """The polygons of a country."""
        return [polygon for polygon in map(self._polygon, self._countries[name]) if polygon]

    @cached_property
    def sizes(self) -> list[tuple[list[Line], float]]:
        """The outer rings of each country, and how large it is, in square degrees at the equator."""
        found = []
        for name in self._countries:
            outer = [polygon[0] for polygon in self.country(name)]
            found.append((outer, sum(map(_size, outer))))
        return found

    def borders(self) -> Iterator[tuple[Line, bool]]:
        """The lines between two countries, and whether one of these is disputed as a whole."""
        sides: dict[int, set[str]] = defaultdict(set)
        for name, polygons in self._countries.items():
            for number in (arc if arc >= 0 else ~arc for polygon in polygons for ring in polygon for arc in ring):
                sides[number].add(name)
        for number, names in sorted(sides.items()):
            if len(names) > 1:
                yield self._arcs[number], bool(names & DISPUTED_COUNTRIES)

    def _polygon(self, rings: list[list[int]]) -> list[Line]:
        lines = [_plain(self._ring(ring)) for ring in rings]
        return [line for line in lines if len(line) > 3] if lines and len(lines[0]) > 3 and _is_north(lines[0]) else []

    def _ring(self, arcs: list[int]) -> Line:
        line: Line = []
        for arc in arcs:
            piece = self._arcs[arc] if arc >= 0 else self._arcs[~arc][::-1]
            line += piece[1:] if line else piece
        return _unbroken(line)


def base_map(atlas: Atlas, disputed: Sequence[Disputed]) -> Feature:
    """Land and borders, as three features: `kind` is land, border or disputed-border."""
    circles = [(one.place, one.km) for one in disputed if one.km]
    plain: list[Line] = []
    dashed: list[Line] = []
    for line, whole in atlas.borders():
        for inside, points in _runs(line, circles):
            (dashed if whole or inside else plain).append(_plain(points))
    return _collection(
        [
            _feature({"kind": "land"}, "MultiPolygon", atlas.land()),
            _feature({"kind": "border"}, "MultiLineString", plain),
            _feature({"kind": "disputed-border"}, "MultiLineString", dashed),
        ]
    )


def names(atlas: Atlas, countries: Sequence[Country], disputed: Sequence[Disputed]) -> Feature:
    """Names of countries and disputed territories, and the areas of the latter.

    `kind` is country, disputed or disputed-area; `en` and `id` are the name, `note_en` and `note_id` who claims it.
    """
    by_code = {country.iso3: country for country in countries}
    found = [_country(country, atlas) for country in countries]
    for one in disputed:
        found += _disputed(one, by_code, atlas)
    return _collection(found)


def load_disputed(places: Iterable[Place], path: Path = AREAS) -> list[Disputed]:
    """The disputed territories of the gazetteer with how far they reach; TableError where the two do not name the same."""
    by_name = {place.name: place for place in places if place.kind == "disputed"}
    found = []
    for row in read_table(path, COLUMNS):
        place = by_name.pop(row["name"], None)
        if place is None:
            raise row.fault(f"{row['name']!r} is no disputed territory of the gazetteer")
        labels = {"en": row.required("name_en"), "id": row.required("name_id")}
        found.append(Disputed(place, labels, float(row["km"] or 0), row.items_of("areas")))
    if by_name:
        raise TableError(path, 0, f"these disputed territories are missing: {', '.join(by_name)}")
    return found


def _country(country: Country, atlas: Atlas) -> Feature:
    """The name of a country; `size` orders those that are shown first."""
    at = (country.lon, country.lat)
    size = max((size for rings, size in atlas.sizes if any(_holds(ring, at) for ring in rings)), default=0.0)
    told = {"kind": "country", "code": country.iso3, "size": round(size, 1)}
    return _feature({**told, **{code: country.names[code][0] for code in LANGUAGES}}, "Point", _rounded(at))


def _disputed(one: Disputed, countries: dict[str, Country], atlas: Atlas) -> Iterator[Feature]:
    """The name of a disputed territory with its note, and its area."""
    place = one.place
    told = {"name": place.name, **one.labels, "km": one.km}
    told |= {f"note_{code}": _note(place, countries, code) for code in LANGUAGES}
    assert place.lat is not None
    assert place.lon is not None
    yield _feature({"kind": "disputed", **told}, "Point", _rounded((place.lon, place.lat)))
    polygons = [polygon for name in one.areas for polygon in atlas.country(name)]
    if one.km:
        polygons.append([_circle((place.lon, place.lat), one.km)])
    if polygons:
        yield _feature({"kind": "disputed-area", **told}, "MultiPolygon", polygons)


def _note(place: Place, countries: dict[str, Country], language: str) -> str:
    """Who claims and who administers a territory, by the alphabet, so that nobody stands first."""
    names = [countries[code].names[language][0] for code in sorted(place.claimed_by)]
    claimants = ", ".join(names)
    holder = countries[place.administered_by].names[language][0] if place.administered_by else ""
    if language == "id":
        return f"Disengketakan. Diklaim oleh: {claimants}." + (f" Dikuasai oleh: {holder}." if holder else "")
    return f"Disputed. Claimed by: {claimants}." + (f" Held by: {holder}." if holder else "")


def _runs(line: Line, circles: Sequence[tuple[Place, float]]) -> Iterator[tuple[bool, Line]]:
    """A line in parts, each inside or outside the circles as a whole; they share the points where they meet."""
    inside = [any(_is_near(point, place, km) for place, km in circles) for point in line]
    begun = 0
    for at in range(1, len(line)):
        last = at == len(line) - 1
        if last or (inside[at] and inside[at + 1]) != (inside[begun] and inside[begun + 1]):
            yield inside[begun] and inside[begun + 1], line[begun : at + 1]
            begun = at


def _is_near(point: Point, place: Place, km: float) -> bool:
    """Whether a point is within so many kilometres of a place."""
    lon, lat = place.lon or 0.0, place.lat or 0.0
    return hypot((point[0] - lon) * cos(radians(lat)), point[1] - lat) * KM_IN_DEGREE <= km


def _circle(centre: Point, km: float) -> Line:
    """A circle around a point."""
    lon, lat = centre
    degrees = km / KM_IN_DEGREE
    turns = [2 * pi * corner / CORNERS for corner in range(CORNERS)]
    line = [_rounded((lon + degrees * cos(turn) / cos(radians(lat)), lat + degrees * sin(turn)), 3) for turn in turns]
    return [*line, line[0]]


def _holds(ring: Line, point: Point) -> bool:
    """Whether a ring holds a point: a ray from it crosses the ring an odd number of times."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


def _size(ring: Line) -> float:
    """The area of a ring, in square degrees at the equator."""
    middle = sum(lat for _, lat in ring) / len(ring)
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return abs(doubled) / 2 * cos(radians(middle))


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """The points of an arc, which are whole steps from one to the next."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + left, y * scale_y + bottom


def _rings(geometry: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a geometry, each as rings of arcs."""
    arcs = geometry.get("arcs", [])
    return [arcs] if geometry["type"] == "Polygon" else arcs


def _unbroken(line: Line) -> Line:
    """A line that crosses the 180th meridian goes on beyond it, where the atlas jumps to the other side."""
    turns, found = 0, line[:1]
    for (before, _), (lon, lat) in pairwise(line):
        turns += (before - lon > HALF) - (lon - before > HALF)
        found.append((lon + turns * 2 * HALF, lat))
    return found


def _plain(line: Line) -> Line:
    """A line with rounded points, and none of them twice in a row."""
    return [point for point, _ in groupby(map(_rounded, line))]


def _rounded(point: Point, digits: int = DIGITS) -> Point:
    return round(point[0], digits), round(point[1], digits)


def _is_north(ring: Line) -> bool:
    return max(lat for _, lat in ring) > SOUTHERNMOST


def _feature(properties: dict[str, Any], kind: str, coordinates: object) -> Feature:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def _collection(features: Iterable[Feature]) -> Feature:
    return {"type": "FeatureCollection", "features": list(features)}
