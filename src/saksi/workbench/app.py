"""The workbench as an ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.staticfiles import StaticFiles

import saksi
from saksi.ledger.ledger import Ledger
from saksi.workbench import stream
from saksi.workbench.api.v1 import readings
from saksi.workbench.desk import Desk
from saksi.workbench.faults import HANDLERS, Unforeseen
from saksi.workbench.navigation import ENTRIES
from saksi.workbench.pages import about, read, set_aside
from saksi.workbench.reading_room import ReadingRoom
from saksi.workbench.security.headers import Headers
from saksi.workbench.security.hosts import Hosts
from saksi.workbench.security.limits import BodyLimit
from saksi.workbench.security.same_page import same_page
from saksi.workbench.settings import Settings
from saksi.workbench.sse import Streams

STATIC = Path(__file__).parent / "static"
ROUTERS = (about.router, read.router, set_aside.router, readings.router, stream.router)


def create_app(settings: Settings, ledger: Ledger | None = None) -> FastAPI:
    """The workbench over a ledger, which is opened from the settings where none is given, and closed at the end.

    Raises UsageError for settings that are not safe, LedgerError where the ledger cannot be opened.
    """
    settings.checked()
    desk = Desk(settings, ledger or Ledger.open(settings.ledger))
    room = ReadingRoom(settings, desk.ledger)

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        room.start()
        yield
        room.stop()
        desk.ledger.close()

    app = FastAPI(
        title="Saksi", version=saksi.__version__, lifespan=running, dependencies=[Depends(same_page)],
        docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json", exception_handlers=HANDLERS,  # type: ignore[arg-type]
    )  # fmt: skip
    app.state.desk, app.state.room = desk, room
    app.state.streams = Streams(lambda: desk.ledger.tip().number, room.last_change)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC))
    paths = {getattr(route, "path", "") for router in ROUTERS for route in router.routes}
    desk.entries = tuple(entry for entry in ENTRIES if entry.path in paths)
    # the last is met first: every answer has the headers, also where a request is refused or breaks
    app.add_middleware(BodyLimit, settings=settings)
    app.add_middleware(Hosts, names=settings.names)
    app.add_middleware(Unforeseen)
    app.add_middleware(Headers)
    return app
