"""Events, for programs: by filter, and whole lists as files."""

from collections.abc import Iterator

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from saksi.ledger.event_pages import EventPage, EventPosition
from saksi.ledger.ledger import Ledger
from saksi.ledger.listing import Telling
from saksi.records import Record
from saksi.workbench.api.describing import REFUSED, answers, filtered
from saksi.workbench.api.exporting import AT_ONCE, EVENT_COLUMNS, csv_lines, event_cells, json_lines, streamed
from saksi.workbench.cursors import After, Limit, read, written
from saksi.workbench.desk import OpenLedger, as_json
from saksi.workbench.filters import Asked, Filters

router = APIRouter(prefix="/api/v1", tags=["events"])
_FILE = {200: {"description": "The whole list, while it is read."}, **REFUSED}


class Events(Record, frozen=True, kw_only=True):
    """A page of events, each with the article that tells it, the latest first, and what to go on after."""

    events: tuple[Telling, ...]
    after: str | None


@router.get(
    "/events", response_model=None, summary="Events, the latest first", openapi_extra=filtered(),
    responses=answers(Events, "A page of the list."),
)  # fmt: skip
def events(request: Request, ledger: OpenLedger, asked: Asked, limit: Limit = 50, after: After = None) -> Response:
    """The events that the filters leave; `status` and sources are those of the incident. Those without a day stand last."""
    found = _page(ledger, asked, limit, read(after, EventPosition))
    return as_json(request, Events(events=found.events, after=written(found.after)))


@router.get(
    "/events.jsonl", response_model=None, summary="All of them as JSON Lines", openapi_extra=filtered(),
    responses=_FILE,
)  # fmt: skip
def as_json_lines(request: Request, ledger: OpenLedger, asked: Asked) -> Response:
    """One event a line, as in the pages of the list."""
    return streamed(request, ledger, json_lines(every(ledger, asked)), "application/jsonl", "events.jsonl")


@router.get("/events.csv", response_model=None, summary="All of them as CSV", openapi_extra=filtered(), responses=_FILE)
def as_csv(request: Request, ledger: OpenLedger, asked: Asked) -> Response:
    """One event a row, with a header."""
    lines = csv_lines(every(ledger, asked), EVENT_COLUMNS, event_cells)
    return streamed(request, ledger, lines, "text/csv; charset=utf-8; header=present", "events.csv")


def every(ledger: Ledger, asked: Filters) -> Iterator[Telling]:
    """All events that the filters leave, page by page."""
    return _going_on(ledger, asked, _page(ledger, asked, AT_ONCE, None))


def _going_on(ledger: Ledger, asked: Filters, page: EventPage) -> Iterator[Telling]:
    yield from page.events
    while page.after:
        page = _page(ledger, asked, AT_ONCE, page.after)
        yield from page.events


def _page(ledger: Ledger, asked: Filters, limit: int, after: EventPosition | None) -> EventPage:
    return ledger.browsing.events(asked.events(), asked.standing(), limit, after)
