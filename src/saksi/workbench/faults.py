"""What a reader is told where something is refused, not found, or breaks: a page in the house's tone, or JSON."""

import logging
from collections.abc import Awaitable, Callable

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saksi.errors import LedgerError, OvertakenError, SaksiError
from saksi.records import Record
from saksi.workbench.desk import desk_of
from saksi.workbench.language import marked

log = logging.getLogger("saksi.workbench")
refused = logging.getLogger("saksi.workbench.refused")


class Fault(Record, frozen=True, kw_only=True):
    """What went wrong: the HTTP status, a short stable word for it, what is said of it, and what to do."""

    status: int
    code: str
    title: str
    message: str
    hint: str = ""


class Refusal(HTTPException):
    """A request that is not carried out. `message` and `hint` are messages of the catalogue."""

    def __init__(self, status: int, code: str, message: str, hint: str = "", **headers: str) -> None:
        super().__init__(status, message, {name.replace("_", "-"): value for name, value in headers.items()})
        self.code, self.message, self.hint = code, message, hint


TITLES = {
    400: marked("The request cannot be understood"),
    401: marked("Sign in first"),
    403: marked("This is not allowed"),
    404: marked("There is nothing here"),
    405: marked("This cannot be done here"),
    408: marked("The request came too slowly"),
    409: marked("Somebody was quicker"),
    411: marked("The size is missing"),
    413: marked("This is too large"),
    415: marked("This kind of content is not read"),
    421: marked("This workbench has another name"),
    422: marked("This cannot be asked"),
    429: marked("Too many requests"),
    500: marked("Something broke"),
    503: marked("The ledger cannot be reached"),
}
SAID = {
    404: marked("No page has this address."),
    405: marked("This address takes other requests than this one."),
    400: marked("What was sent is not in the form that this address takes."),
}
BROKEN = marked("The workbench met a fault of its own. Nothing that was confirmed is lost.")
SEE_LOG = marked("Try again. If it happens again, the log of `saksi serve` says what it was.")


def fault_of(problem: Exception) -> Fault:
    """What a reader is told of an exception."""
    if isinstance(problem, Refusal):
        return Fault(status=problem.status_code, code=problem.code, title=title(problem.status_code),
                     message=problem.message, hint=problem.hint)  # fmt: skip
    if isinstance(problem, HTTPException):
        said = SAID.get(problem.status_code, str(problem.detail))
        return Fault(status=problem.status_code, code="http", title=title(problem.status_code), message=said)
    if isinstance(problem, RequestValidationError):
        first = problem.errors()[0]
        where = ".".join(str(part) for part in first.get("loc", ())[1:])
        return Fault(status=422, code="wrong-value", title=title(422), message=f"{where}: {first.get('msg', '')}")
    if isinstance(problem, LedgerError):
        return Fault(status=503, code="ledger", title=title(503), message=str(problem))
    if isinstance(problem, OvertakenError):
        return Fault(status=409, code="overtaken", title=title(409), message=str(problem))
    if isinstance(problem, SaksiError):
        return Fault(status=422, code="wrong-value", title=title(422), message=str(problem))
    return Fault(status=500, code="broken", title=title(500), message=BROKEN, hint=SEE_LOG)


def title(status: int) -> str:
    """What an error page is called."""
    return TITLES.get(status, TITLES[400] if status < 500 else TITLES[500])


def answer(request: HTTPConnection, problem: Exception) -> Response:
    """The answer to a request that met a problem; it is logged, with who asked."""
    fault = fault_of(problem)
    tell(request, fault)
    return desk_of(request).fault(request, fault, getattr(problem, "headers", None))


def tell(request: HTTPConnection, fault: Fault) -> None:
    """Log a fault. What the client wrote is shown as Python writes it, so that it cannot forge a line."""
    client = request.client.host if request.client else "unknown"
    method, path = request.scope.get("method", ""), request.scope.get("path", "")
    log_of = refused if fault.status < 500 else log
    level = logging.INFO if fault.status in (401, 404, 422) else logging.WARNING
    log_of.log(level, "%d %s: %s %.200r from %s: %s", fault.status, fault.code, method, path, client, fault.message)


async def handle(request: Request, problem: Exception) -> Response:
    """What FastAPI calls for exceptions that are meant."""
    return answer(request, problem)


class Unforeseen:
    """Answers where an exception was not meant: it is logged with its trace, and the reader gets a page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as problem:
            log.exception("%s %.200r broke", scope["method"], scope["path"])
            if begun:
                raise
            request = HTTPConnection(scope)
            await desk_of(request).fault(request, fault_of(problem))(scope, receive, send)


Handler = Callable[[Request, Exception], Awaitable[Response]]
HANDLERS: dict[type[Exception], Handler] = {HTTPException: handle, RequestValidationError: handle, SaksiError: handle}
