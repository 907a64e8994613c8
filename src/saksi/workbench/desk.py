"""What all pages share: the settings, the open ledger, and how an answer is written."""

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from fastapi import Depends
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response

from saksi.ledger.ledger import Ledger
from saksi.resources import Resources, load_resources
from saksi.review.lookup import Lookup
from saksi.workbench.accounts.roles import Action
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.users import User
from saksi.workbench.here import Here
from saksi.workbench.language import COOKIE as LANGUAGE_COOKIE
from saksi.workbench.language import Language, Languages
from saksi.workbench.navigation import Entry
from saksi.workbench.security.tokens import COOKIE as PAGE_COOKIE
from saksi.workbench.security.tokens import Tokens
from saksi.workbench.settings import Settings
from saksi.workbench.templating import Templates
from saksi.workbench.wording import Wording

if TYPE_CHECKING:
    from saksi.workbench.faults import Fault

YEAR = 365 * 24 * 3600


class Desk:
    """What a workbench works with, as long as it runs. `accounts` are None where somebody works alone."""

    def __init__(self, settings: Settings, ledger: Ledger, accounts: Accounts | None = None) -> None:
        self.settings, self.ledger, self.accounts = settings, ledger, accounts
        self.languages = Languages()
        self.templates = Templates()
        self.tokens = Tokens(settings.secret)
        self.entries: tuple[Entry, ...] = ()
        self.encoder = Lock()

    @cached_property
    def resources(self) -> Resources:
        """What is known before a document is read. Hold `encoder` while sentences are read: it is large, and loaded once."""
        return load_resources(self.settings.folder)

    @cached_property
    def lookup(self) -> Lookup:
        """Finds codes, places, outlets and types while somebody types."""
        known = self.resources
        return Lookup(known.catalogue, known.places, known.cities, known.outlets, known.plover)

    def page(self, request: HTTPConnection, template: str, shown: object, status: int = 200) -> HTMLResponse:
        """A page: the template with `page` (what is shown), `here` (the request), and what base.html needs.

        `user` is who is signed in, None alone; `may("review")` tells what is allowed to them.
        """
        language = self.languages.of(request)
        held = self.tokens.holder(request)
        user: User | None = getattr(request.state, "user", None)

        def may(action: str) -> bool:
            return user.may(Action(action)) if user else self.accounts is None

        values = {
            "page": shown,
            "here": Here(request),
            "user": user,
            "may": may,
            "settings": self.settings,
            "entries": [entry for entry in self.entries if may(entry.action)],
            "token": self.tokens.token(held),
        }
        answer = HTMLResponse(self.templates.write(language, template, values), status)
        answer.headers["Content-Language"] = language.code
        self._remember(request, answer, language, held)
        return answer

    def fault(self, request: HTTPConnection, fault: "Fault", headers: Mapping[str, str] | None = None) -> Response:
        """The answer that tells of a fault: JSON to programs, a notice to htmx, else a page."""
        language = self.languages.of(request)
        if wants_json(request):
            title, hint = language.say(fault.title), language.say(fault.hint)
            told = msgspec.structs.replace(fault, title=title, message=Wording(language).told(fault.message), hint=hint)
            answer: Response = as_json(request, {"error": told}, told.status)
        elif request.headers.get("hx-request"):
            answer = self.page(request, "parts/notice.html", fault, fault.status)
            answer.headers.update({"HX-Retarget": "#notice", "HX-Reswap": "innerHTML", "HX-Reselect": ".notice"})
        else:
            answer = self.page(request, "fault.html", fault, fault.status)
        answer.headers.update(headers or {})
        return answer

    def _remember(self, request: HTTPConnection, answer: Response, language: Language, held: str) -> None:
        """Set the cookies that a browser lacks: the language that was asked for, and what the page's token fits."""
        secure = request.url.scheme == "https"
        if request.query_params.get("lang") == language.code != request.cookies.get(LANGUAGE_COOKIE):
            answer.set_cookie(LANGUAGE_COOKIE, language.code, max_age=YEAR, samesite="lax", secure=secure)
        if request.cookies.get(PAGE_COOKIE) != held and self.tokens.is_own(request):
            answer.set_cookie(PAGE_COOKIE, held, samesite="strict", httponly=True, secure=secure)


def as_json(request: HTTPConnection, content: object, status: int = 200) -> Response:
    """An answer in JSON, with an ETag; 304 where the client has it already."""
    return tagged(request, msgspec.json.encode(content), "application/json", status)


def tagged(request: HTTPConnection, body: bytes, kind: str, status: int = 200) -> Response:
    """An answer of a media type, with an ETag; 304 where the client has it already."""
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if status == 200 and tag in request.headers.get("if-none-match", "").replace("W/", "").split(", "):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, media_type=kind)


def wants_json(request: HTTPConnection) -> bool:
    """Whether a program asks, and not a reader."""
    path, liked = request.url.path, request.headers.get("accept", "")
    return path.startswith("/api/") or path.endswith(".json") or ("json" in liked and "text/html" not in liked)


def desk_of(request: HTTPConnection) -> Desk:
    """The desk that a request is answered at."""
    found: Desk = request.app.state.desk
    return found


def _ledger(request: Request) -> Ledger:
    return desk_of(request).ledger


def _language(request: Request) -> Language:
    return desk_of(request).languages.of(request)


AtDesk = Annotated[Desk, Depends(desk_of)]
OpenLedger = Annotated[Ledger, Depends(_ledger)]
InLanguage = Annotated[Language, Depends(_language)]
Values = Mapping[str, Any]
