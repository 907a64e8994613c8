"""What the incidents of a view come to, for programs: counts, the timeline, and the map as GeoJSON."""

from typing import Literal

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from saksi.ledger.incident_sums import IncidentCounts, PlaceCount, Timeline
from saksi.records import Record
from saksi.workbench.api.describing import answers, filtered
from saksi.workbench.desk import OpenLedger, as_json
from saksi.workbench.filters import Asked

router = APIRouter(prefix="/api/v1", tags=["views"])


class Point(Record, frozen=True, kw_only=True):
    """Where a place is: longitude, then latitude, degrees WGS 84."""

    coordinates: tuple[float, float]
    type: Literal["Point"] = "Point"


class AtPlace(Record, frozen=True, kw_only=True):
    """How many incidents there are at a place."""

    place: str
    country: str | None
    count: int


class Feature(Record, frozen=True, kw_only=True):
    """A place on the map."""

    geometry: Point
    properties: AtPlace
    type: Literal["Feature"] = "Feature"


class Features(Record, frozen=True, kw_only=True):
    """The map: a place each, those with most incidents first (GeoJSON, RFC 7946)."""

    features: tuple[Feature, ...]
    type: Literal["FeatureCollection"] = "FeatureCollection"


def features(places: tuple[PlaceCount, ...]) -> Features:
    """Places as GeoJSON."""
    return Features(
        features=tuple(
            Feature(
                geometry=Point(coordinates=(one.lon, one.lat)),
                properties=AtPlace(place=one.place, country=one.country, count=one.count),
            )
            for one in places
        )
    )


@router.get(
    "/map", response_model=None, summary="Incidents by place, as GeoJSON", openapi_extra=filtered(),
    responses=answers(Features, "The map."),
)  # fmt: skip
def places(request: Request, ledger: OpenLedger, asked: Asked) -> Response:
    """The places of the incidents that the filters leave; what has no place that is known is not on it."""
    return as_json(request, features(ledger.browsing.places(asked.incidents())))


@router.get(
    "/timeline", response_model=None, summary="Incidents by day, week, month or year", openapi_extra=filtered(),
    responses=answers(Timeline, "The timeline."),
)  # fmt: skip
def timeline(request: Request, ledger: OpenLedger, asked: Asked) -> Response:
    """In steps that suit how long it is; an incident of several days stands at its first."""
    return as_json(request, ledger.browsing.timeline(asked.incidents()))


@router.get(
    "/counts", response_model=None, summary="How many incidents fit, and of which kinds", openapi_extra=filtered(),
    responses=answers(IncidentCounts, "The counts."),
)  # fmt: skip
def counts(request: Request, ledger: OpenLedger, asked: Asked) -> Response:
    """Those without a day are not on the timeline, those without a place not on the map."""
    return as_json(request, ledger.browsing.counts(asked.incidents()))
