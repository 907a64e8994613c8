"""The check of the token in what changes something; it stands before every endpoint, so that none can forget it."""

from starlette.requests import Request

from saksi.workbench.desk import desk_of
from saksi.workbench.faults import Refusal
from saksi.workbench.language import marked
from saksi.workbench.security.hosts import SAFE, bears_token
from saksi.workbench.security.tokens import FIELD, HEADER

STALE = marked("The page is from before the workbench was started or you signed in.")
RELOAD = marked("Load the page again, then do it again.")


async def same_page(request: Request) -> None:
    """Refuse what changes something without the token of a page, in the header `X-Saksi-Token` or the field `token`."""
    if request.method in SAFE or bears_token(request):
        return
    token = request.headers.get(HEADER)
    if token is None and "form" in request.headers.get("content-type", ""):
        given = (await request.form()).get(FIELD)
        token = given if isinstance(given, str) else None
    if not desk_of(request).tokens.fits(request, token or ""):
        raise Refusal(403, "no-token", STALE, RELOAD)
