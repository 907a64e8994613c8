"""Who asks, found out before anything is answered: by a token in the header, or else by the cookie of a session."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from saksi.workbench.accounts import sessions, tokens
from saksi.workbench.accounts.secret import bearer
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.users import User, Visit
from saksi.workbench.security.hosts import bears_token

OPEN_FILES = "/static/"
_DAY = 24 * 3600


class Identity:
    """Tells every request who asks, as `state.user`, and the secret of the session, as `state.session`; None for nobody."""

    def __init__(self, app: ASGIApp, accounts: Accounts) -> None:
        self.app, self.accounts = app, accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and not scope["path"].startswith(OPEN_FILES):
            request = HTTPConnection(scope)
            user = await run_in_threadpool(who_asks, self.accounts, request)
            by_cookie = user is not None and not bears_token(request)
            request.state.user, request.state.session = user, cookie_of(request) if by_cookie else None
        await self.app(scope, receive, send)


def who_asks(accounts: Accounts, request: HTTPConnection, *, noted: bool = True) -> User | None:
    """Who asks, as it is at this moment; None for nobody. Where it is not noted, that they asked keeps no session open."""
    address = address_of(request)
    if bears_token(request):
        # never by a cookie as well: a request with a token is not asked for the token of a page
        secret = bearer(request.headers["authorization"])
        return tokens.user_of(accounts, secret, address, noted=noted) if secret else None
    return sessions.user_of(accounts, cookie_of(request), address, noted=noted)


def address_of(request: HTTPConnection) -> str:
    """From where a request comes: the address of the browser also behind a proxy that is known (docs/team.md)."""
    return request.client.host if request.client else "unknown"


def visit_of(request: HTTPConnection) -> Visit:
    """Where somebody comes from who is not signed in yet."""
    return Visit(address=address_of(request), browser=request.headers.get("user-agent", ""))


def cookie_of(request: HTTPConnection) -> str:
    """The secret in the cookie of a session; empty where there is none."""
    return request.cookies.get(_name(request), "")


def remember(request: HTTPConnection, answer: Response, secret: str) -> None:
    """Have the browser keep the secret of a session, out of reach of scripts and other sites."""
    answer.set_cookie(
        _name(request), secret, max_age=sessions.DAYS * _DAY, httponly=True, samesite="lax", secure=_is_secure(request)
    )


def forget(request: HTTPConnection, answer: Response) -> None:
    """Have the browser forget the secret of a session."""
    answer.delete_cookie(_name(request), httponly=True, samesite="lax", secure=_is_secure(request))


def _name(request: HTTPConnection) -> str:
    """Over HTTPS a name that browsers take from this very host alone."""
    return "__Host-saksi" if _is_secure(request) else "saksi_session"


def _is_secure(request: HTTPConnection) -> bool:
    return request.url.scheme == "https"
