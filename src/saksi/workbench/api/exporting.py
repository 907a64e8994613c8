"""Whole lists as JSON Lines or CSV, sent page by page while they are read."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from saksi.incidents.merging import Backed
from saksi.ledger.incident_lists import IncidentLine
from saksi.ledger.ledger import Ledger
from saksi.ledger.listing import Telling
from saksi.records import Party

AT_ONCE = 500
"""Records of one page: what is sent is never longer in memory than that."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins like this for a formula; a quote before it keeps it text."""
Cells = Mapping[str, object]
INCIDENT_COLUMNS = (
    "id", "since", "until", "days_by", "type", "mode", "quad", "modality", "status", "actors", "recipients", "place",
    "country", "lat", "lon", "precision", "figures", "mentions", "reports", "outlets", "sources", "tellers",
    "according_to", "sentence", "title",
)  # fmt: skip
EVENT_COLUMNS = (
    "id", "since", "until", "type", "mode", "quad", "modality", "actors", "recipients", "speaker", "via", "place",
    "country", "lat", "lon", "confidence", "sentence", "title", "publisher", "published", "article",
)  # fmt: skip


def json_lines(records: Iterable[Any]) -> Iterator[bytes]:
    """A record a line."""
    for some in _batches(records):
        yield b"".join(msgspec.json.encode(one) + b"\n" for one in some)


def csv_lines(records: Iterable[Any], columns: tuple[str, ...], cells: Callable[[Any], Cells]) -> Iterator[bytes]:
    """CSV (RFC 4180) with a header, in UTF-8."""
    yield _rows([columns])
    for some in _batches(records):
        yield _rows(_safe(cells(one), columns) for one in some)


def streamed(request: Request, ledger: Ledger, lines: Iterator[bytes], kind: str, name: str) -> Response:
    """Lines as a file, with an ETag of what the ledger has and what is asked; 304 where the client has it already."""
    asked = f"{ledger.tip().hash} {request.url.path}?{request.url.query}"
    headers = {
        "ETag": f'W/"{sha256(asked.encode()).hexdigest()[:32]}"',
        "Cache-Control": "private, no-cache",
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    if headers["ETag"] in request.headers.get("if-none-match", "").split(", "):
        return Response(status_code=304, headers=headers)
    return StreamingResponse(lines, headers=headers, media_type=kind)


def incident_cells(line: IncidentLine) -> Cells:
    """The cells of an incident."""
    from saksi.workbench.terms import quad_of

    days, place = line.days, line.place
    return {
        "id": line.id, "since": days and days.first, "until": days and days.last, "days_by": days and days.by,
        "type": line.type, "mode": line.mode, "quad": quad_of(line.type), "modality": line.modality,
        "status": line.status, "actors": _backed(line.actors), "recipients": _backed(line.recipients),
        "place": place and place.name, "country": place and place.country, "lat": place and place.lat,
        "lon": place and place.lon, "precision": place and place.precision,
        "figures": "; ".join(f"{one.of} {one.low}..{one.high}, best {one.best}" for one in line.estimates),
        "mentions": line.mentions, "reports": line.reports, "outlets": line.outlets, "sources": line.sources,
        "tellers": "; ".join(line.tellers), "according_to": "; ".join(line.according_to),
        "sentence": line.sentence, "title": line.title,
    }  # fmt: skip


def event_cells(told: Telling) -> Cells:
    """The cells of an event."""
    event = told.event
    date, place = event.date, event.place
    return {
        "id": event.id, "since": date and date.from_, "until": date and date.to, "type": event.type,
        "mode": event.mode, "quad": event.quad, "modality": event.modality, "actors": _parties(event.actors),
        "recipients": _parties(event.recipients), "speaker": event.speaker and _parties((event.speaker,)),
        "via": "; ".join(event.via), "place": place and place.name, "country": place and place.country,
        "lat": place and place.lat, "lon": place and place.lon, "confidence": event.confidence,
        "sentence": told.sentence, "title": told.title, "publisher": told.publisher, "published": told.published,
        "article": told.reading_id,
    }  # fmt: skip


def _backed(some: Iterable[Backed]) -> str:
    return "; ".join(one.value if one.value == one.name else f"{one.name} [{one.value}]" for one in some)


def _parties(some: Iterable[Party]) -> str:
    return "; ".join(f"{one.text} [{one.code or '?'}]" for one in some)


def _batches(records: Iterable[Any]) -> Iterator[list[Any]]:
    going = iter(records)
    while some := list(islice(going, AT_ONCE)):
        yield some


def _safe(cells: Cells, columns: tuple[str, ...]) -> list[object]:
    """The cells in order; numbers as they are, and no text that a spreadsheet would run."""
    found = (cells[column] for column in columns)
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in found]


def _rows(rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "replace")
