"""The workbench as an ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.staticfiles import StaticFiles
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

import saksi
from saksi.ledger.ledger import Ledger
from saksi.workbench import feeds, stream
from saksi.workbench.accounts.access import SignInFirst, guarded, to_sign_in
from saksi.workbench.accounts.identity import Identity
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.api.describing import describe
from saksi.workbench.api.examples import EXAMPLES
from saksi.workbench.api.v1 import articles as api_articles
from saksi.workbench.api.v1 import events, incidents, readings, sums
from saksi.workbench.desk import Desk
from saksi.workbench.faults import HANDLERS, Unforeseen
from saksi.workbench.navigation import ENTRIES
from saksi.workbench.pages import (
    about,
    account,
    actors,
    adjudicate,
    agreement,
    article,
    articles,
    doubles,
    history,
    incident,
    lookup,
    overview,
    people,
    read,
    review,
    set_aside,
    sign_in,
    stories,
    trail,
)
from saksi.workbench.reading_room import ReadingRoom
from saksi.workbench.security.costly import WITHIN
from saksi.workbench.security.headers import Headers
from saksi.workbench.security.hosts import Hosts
from saksi.workbench.security.limits import BodyLimit, RateLimit
from saksi.workbench.security.same_page import same_page
from saksi.workbench.settings import Settings
from saksi.workbench.sse import Streams

STATIC = Path(__file__).parent / "static"
ROUTERS = (
    overview.router, incidents.router, incident.router, stories.router, actors.router, articles.router,
    article.router, review.router, history.router, doubles.router, adjudicate.router, lookup.router,
    agreement.router, read.router, set_aside.router, events.router, api_articles.router, sums.router, feeds.router,
    about.router, readings.router, stream.router,
)  # fmt: skip
TEAM_ROUTERS = (sign_in.router, account.router, people.router, trail.router)
"""Pages that there are for a team alone."""


def create_app(settings: Settings, ledger: Ledger | None = None, accounts: Accounts | None = None) -> FastAPI:
    """The workbench over a ledger, which is opened from the settings where none is given, and closed at the end.

    So are the accounts of a team; alone there are none.

    Raises UsageError for settings that are not safe, LedgerError where the ledger cannot be opened.
    """
    settings.checked()
    ledger = ledger or Ledger.open(settings.ledger)
    accounts = (accounts or Accounts.open(settings.ledger)) if settings.team else None
    desk = Desk(settings, ledger, accounts)
    room = ReadingRoom(settings, ledger)

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        room.start()
        yield
        room.stop()
        ledger.close()
        if accounts is not None:
            accounts.close()

    app = FastAPI(
        title="Saksi", version=saksi.__version__, lifespan=running, dependencies=[Depends(same_page), Depends(guarded)],
        docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
        exception_handlers=HANDLERS,  # type: ignore[arg-type]
    )  # fmt: skip
    app.add_exception_handler(SignInFirst, to_sign_in)
    app.state.desk, app.state.room = desk, room
    app.state.costly = RateLimit(settings.costly, WITHIN)
    app.state.streams = Streams(lambda: ledger.tip().number, room.last_change)
    routers = (*ROUTERS, *TEAM_ROUTERS) if settings.team else ROUTERS
    for router in routers:
        app.include_router(router)
    describe(app, EXAMPLES)
    app.mount("/static", StaticFiles(directory=STATIC))
    paths = {getattr(route, "path", "") for router in routers for route in router.routes}
    desk.entries = tuple(entry for entry in ENTRIES if entry.path in paths)
    if accounts is not None:
        app.add_middleware(Identity, accounts=accounts)
    # the last is met first: every answer has the headers, also where a request is refused or breaks
    app.add_middleware(BodyLimit, settings=settings)
    app.add_middleware(Hosts, names=settings.names)
    app.add_middleware(Unforeseen)
    app.add_middleware(Headers)
    if settings.proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.proxies))
    return app
