"""Who may ask: only under the names of this workbench (against DNS rebinding), and only its own pages change something."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from saksi.workbench.faults import Refusal, answer
from saksi.workbench.language import marked

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
WRONG_NAME = marked("The request names a host that this workbench does not have.")
OPEN_ITS_ADDRESS = marked("Open the address that `saksi serve` printed.")
OTHER_SITE = marked("The request comes from another site.")
OPEN_FROM_HERE = marked("Open the page in the workbench itself, and do it there.")


class Hosts:
    """Refuses what is not asked under a name of the workbench, and what another site has a browser ask for."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self.app, self.names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        refusal = self.refusal(request, scope.get("method", "GET"))
        if refusal is None:
            await self.app(scope, receive, send)
        else:
            await answer(request, refusal)(scope, receive, send)

    def refusal(self, request: HTTPConnection, method: str) -> Refusal | None:
        """Why a request is refused, or None."""
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.names:
            return Refusal(421, "wrong-host", WRONG_NAME, OPEN_ITS_ADDRESS)
        if _from_elsewhere(request, hosts[0].lower(), method):
            return Refusal(403, "other-site", OTHER_SITE, OPEN_FROM_HERE)
        return None


def _from_elsewhere(request: HTTPConnection, host: str, method: str) -> bool:
    """Whether another site asks: browsers say so in Origin and Sec-Fetch-Site, and no script of a page can change these."""
    headers = request.headers
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if method in SAFE:
        opened = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        return site not in (None, "same-origin", "none") and not opened
    if bears_token(request):
        return False  # no browser adds this by itself, and none lets another site add it
    # a form of a page with the policy no-referrer says the origin "null", as pages of others may too
    said = None if origin == "null" else origin
    if said is not None and urlsplit(said).netloc.lower() != host:
        return True
    return site != "same-origin" if site is not None else said is None


def bears_token(request: HTTPConnection) -> bool:
    """Whether a program asks with a token of its own; such a request is nobody's session."""
    return request.headers.get("authorization", "").lower().startswith("bearer ")
