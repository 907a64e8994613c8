"""A workbench for tests: over a small ledger, with a few addresses that only show what the shell does."""

from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Form, UploadFile
from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import readings
from saksi import Ledger
from saksi.errors import LedgerError, UsageError
from saksi.records import Record, SetAside
from saksi.workbench import charts
from saksi.workbench.accounts.access import anybody
from saksi.workbench.app import create_app
from saksi.workbench.desk import OpenLedger
from saksi.workbench.filters import Asked, Filters
from saksi.workbench.pages.page import page
from saksi.workbench.settings import Settings
from saksi.workbench.templating import FOLDER, Templates

HERE = "http://127.0.0.1:8321"
TEMPLATES = Path(__file__).parent / "workbench" / "templates"
SPEAKER = readings.party("Kementerian Luar Negeri Sudan", "SDN GOV", 3)

probes = APIRouter(dependencies=[Depends(anybody)])


class Parts(Record, frozen=True, kw_only=True):
    """What the page of all parts shows."""

    filters: Filters
    told: tuple[Any, ...]
    bars: tuple[charts.Bar, ...]
    nodes: tuple[charts.Node, ...]
    edges: tuple[charts.Edge, ...]
    after: str | None = None


@page(probes, "/parts", "parts.html")
def parts(ledger: OpenLedger, asked: Asked) -> Parts:
    outlets = ("Harian Teluk", "Reuters", "SDN MIL")
    return Parts(
        filters=asked,
        told=tuple(ledger.events(asked.events(20))),
        bars=tuple(bar_of(f"2023-04-{day}", day - 20) for day in range(20, 27)),
        nodes=tuple(charts.Node(key=name, name=name, layer=at, href="/parts") for at, name in enumerate(outlets)),
        edges=tuple(charts.Edge(start=one, end=other, label="credits") for one, other in pairwise(outlets)),
        after="20",
    )


def bar_of(day: str, count: int) -> charts.Bar:
    amounts = (("verbal-conflict", count), ("material-conflict", 3))
    return charts.Bar(label=day, amounts=amounts, href=f"/parts?since={day}", since=day, until=day)


@probes.get("/points.json")
def points(asked: Asked) -> Response:
    places = [("Khartoum", 32.5, 15.6), ("Omdurman", 32.48, 15.65), ("Port Sudan", 37.2, 19.6)]
    found = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": {"place": name, "count": 2},
        }
        for name, lon, lat in places
        if asked.place in (None, name)
    ]
    return JSONResponse({"type": "FeatureCollection", "features": found})


@probes.post("/probe")
def write(words: Annotated[str, Form()] = "") -> dict[str, str]:
    return {"words": words}


@probes.post("/read")
def upload(file: UploadFile) -> dict[str, int]:
    return {"size": len(file.file.read())}


@probes.get("/broken")
def broken() -> None:
    raise RuntimeError("not meant to be shown")


@probes.get("/wrong")
def wrong(request: Request) -> None:
    raise {"ledger": LedgerError, "usage": UsageError}[request.query_params["kind"]]("said <b>so</b>")


def ledger_at(path: Path) -> Path:
    """A ledger of three articles and something that was set aside."""
    with Ledger.open(path) as opened:
        for number in range(3):
            told = readings.event(
                f"{number}aaa1111bbbb2222", speaker=SPEAKER if number else None, via=("Reuters",) * number
            )
            opened.add(readings.reading(f"doc{number}", told), f"{number}.txt")
        opened.set_aside(SetAside(origin="x.pdf", reason="it is no text", code="no-text"))
    return path


def bench(path: Path, **given: Any) -> FastAPI:
    """A workbench over a ledger, with the probes."""
    return with_probes(create_app(Settings(ledger=path, **given)))


def with_probes(app: FastAPI) -> FastAPI:
    """The workbench with the addresses of this module, and their templates."""
    app.include_router(probes)
    desk = app.state.desk
    desk.templates = Templates(TEMPLATES, FOLDER)
    return app


def token_of(client: TestClient) -> str:
    """The token of a page; the client then holds its cookie."""
    return client.get("/about").text.split('name="saksi-token" content="')[1].split('"')[0]
