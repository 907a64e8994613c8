"""Incidents, for programs: by filter, one with everything of it, and whole lists as files."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from saksi.errors import UsageError
from saksi.ledger.incident_filters import IncidentFilter
from saksi.ledger.incident_lists import IncidentLine, IncidentPage, Position
from saksi.ledger.incident_view import IncidentView
from saksi.ledger.ledger import Ledger
from saksi.records import Record
from saksi.workbench.api.describing import REFUSED, answers, filtered
from saksi.workbench.api.exporting import (
    AT_ONCE,
    INCIDENT_COLUMNS,
    csv_lines,
    incident_cells,
    json_lines,
    streamed,
)
from saksi.workbench.cursors import After, Limit, read, written
from saksi.workbench.desk import OpenLedger, as_json
from saksi.workbench.faults import Refusal
from saksi.workbench.filters import Asked
from saksi.workbench.language import marked

router = APIRouter(prefix="/api/v1", tags=["incidents"])
NO_INCIDENT = marked("No incident has this id.")
_ID = Path(min_length=4, max_length=64, description="Its id, that of one of its events, or the beginning of either.")
_FILE = {200: {"description": "The whole list, while it is read."}, **REFUSED}


class Incidents(Record, frozen=True, kw_only=True):
    """A page of incidents, the latest first, and what to go on after."""

    incidents: tuple[IncidentLine, ...]
    after: str | None


@router.get(
    "/incidents", response_model=None, summary="Incidents, the latest first", openapi_extra=filtered(),
    responses=answers(Incidents, "A page of the list."),
)  # fmt: skip
def incidents(request: Request, ledger: OpenLedger, asked: Asked, limit: Limit = 50, after: After = None) -> Response:
    """The incidents that the filters leave; those without a day stand last."""
    found = ledger.browsing.incidents(asked.incidents(), limit, read(after, Position))
    return as_json(request, Incidents(incidents=found.incidents, after=written(found.after)))


@router.get(
    "/incidents.jsonl", response_model=None, summary="All of them as JSON Lines", openapi_extra=filtered(),
    responses=_FILE,
)  # fmt: skip
def as_json_lines(request: Request, ledger: OpenLedger, asked: Asked) -> Response:
    """One incident a line, as in the pages of the list."""
    lines = json_lines(every(ledger, asked.incidents()))
    return streamed(request, ledger, lines, "application/jsonl", "incidents.jsonl")


@router.get(
    "/incidents.csv", response_model=None, summary="All of them as CSV", openapi_extra=filtered(),
    responses=_FILE,
)  # fmt: skip
def as_csv(request: Request, ledger: OpenLedger, asked: Asked) -> Response:
    """One incident a row, with a header."""
    lines = csv_lines(every(ledger, asked.incidents()), INCIDENT_COLUMNS, incident_cells)
    return streamed(request, ledger, lines, "text/csv; charset=utf-8; header=present", "incidents.csv")


@router.get(
    "/incidents/{id}", response_model=None, summary="One incident with everything of it",
    responses={
        200: {
            "description": "The incident.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/IncidentView"}}},
        },
        404: {"description": "No incident has this id."},
        **REFUSED,
    },
)  # fmt: skip
def incident(request: Request, ledger: OpenLedger, id: Annotated[str, _ID]) -> Response:
    """What its mentions say together, who tells it and from where, why it is one, and what people decided."""
    return as_json(request, one(ledger, id))


def one(ledger: Ledger, id: str) -> IncidentView:
    """An incident by its id; Refusal where there is none."""
    try:
        return ledger.incident(id)
    except UsageError as fault:
        raise Refusal(404, "no-incident", NO_INCIDENT) from fault


def every(ledger: Ledger, asked: IncidentFilter) -> Iterator[IncidentLine]:
    """All incidents that a filter leaves, page by page, so that no transaction lasts as long as a slow client."""
    return _going_on(
        ledger, asked, ledger.browsing.incidents(asked, AT_ONCE)
    )  # what cannot be is refused before it begins


def _going_on(ledger: Ledger, asked: IncidentFilter, page: IncidentPage) -> Iterator[IncidentLine]:
    yield from page.incidents
    while page.after:
        page = ledger.browsing.incidents(asked, AT_ONCE, page.after)
        yield from page.incidents
