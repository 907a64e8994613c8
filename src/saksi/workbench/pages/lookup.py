"""Names looked up while somebody types: as JSON, for the boxes in forms."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from saksi.records import Record
from saksi.review.lookup import Found
from saksi.workbench.desk import AtDesk, as_json

router = APIRouter(include_in_schema=False)
Typed = Annotated[str, Query(max_length=100)]


class Listed(Record, frozen=True, kw_only=True):
    """What was found, the best first."""

    found: tuple[Found, ...]


@router.get("/lookup/types.json", response_model=None)
def types(request: Request, desk: AtDesk, q: Typed = "") -> Response:
    """Event types by the beginning of their names or modes."""
    return as_json(request, Listed(found=desk.lookup.types(q)))


@router.get("/lookup/codes.json", response_model=None)
def codes(request: Request, desk: AtDesk, q: Typed = "") -> Response:
    """Codes of countries, bodies, persons and roles."""
    return as_json(request, Listed(found=desk.lookup.codes(q)))


@router.get("/lookup/places.json", response_model=None)
def places(request: Request, desk: AtDesk, q: Typed = "") -> Response:
    """Places of the gazetteer: the beginning of a name, and that of a country's code after a comma."""
    return as_json(request, Listed(found=desk.lookup.places(q)))


@router.get("/lookup/outlets.json", response_model=None)
def outlets(request: Request, desk: AtDesk, q: Typed = "") -> Response:
    """Outlets and agencies."""
    return as_json(request, Listed(found=desk.lookup.outlets(q)))
