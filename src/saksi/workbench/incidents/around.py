"""Where an incident happened, as GeoJSON: a point, and a circle that says how exactly the place is known."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

from saksi.incidents.mentions import Place

RADIUS_KM: Mapping[int, int] = {1: 5, 2: 25, 3: 100}
"""The circle drawn for each precision. 25 km is what UCDP GED means by `near` a place (where_prec 2); a region or country is
larger than any one circle, and gets one that can be seen."""
_CORNERS = 64
_KM_OF_DEGREE = 111.2


def geojson_of(places: Iterable[Place]) -> dict[str, Any]:
    """The places that are known in degrees: of each the circle around it, and the point."""
    known = [place for place in places if place.lat is not None and place.lon is not None]
    features = [_feature("Polygon", [_circle(place)], place, {}) for place in known if place.precision]
    features += [_feature("Point", [place.lon, place.lat], place, {"count": 1}) for place in known]
    return {"type": "FeatureCollection", "features": features}


def _feature(kind: str, coordinates: list[Any], place: Place, more: Mapping[str, Any]) -> dict[str, Any]:
    named = {"place": place.name, "precision": place.precision}
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": {**named, **more}}


def _circle(place: Place) -> list[list[float]]:
    assert place.lat is not None
    assert place.lon is not None
    north = RADIUS_KM[place.precision or 3] / _KM_OF_DEGREE
    east = north / max(0.05, math.cos(math.radians(place.lat)))
    turns = (2 * math.pi * corner / _CORNERS for corner in range(_CORNERS + 1))
    return [
        [round(place.lon + east * math.cos(turn), 5), round(place.lat + north * math.sin(turn), 5)] for turn in turns
    ]
