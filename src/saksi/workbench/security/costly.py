"""What costs much to answer, which each person of a team may ask for only so often."""

import math

from fastapi import Depends
from starlette.requests import Request

from saksi.workbench.accounts.access import CurrentUser
from saksi.workbench.desk import InLanguage, desk_of
from saksi.workbench.faults import Refusal
from saksi.workbench.language import marked
from saksi.workbench.security.limits import RateLimit

WITHIN = 60.0
"""Seconds in which so many may be asked for."""
TOO_OFTEN = marked(
    "What takes long to answer was asked for too often; the next time is possible in %(seconds)s seconds."
)
OTHERS_WAIT = marked("While it is worked out, others of the team wait.")


def seldom(request: Request, user: CurrentUser, language: InLanguage) -> None:
    """Refusal where somebody of a team asks too often, from whatever address and by whatever token; alone nobody waits."""
    if desk_of(request).accounts is None:
        return
    limit: RateLimit = request.app.state.costly
    seconds = math.ceil(limit.wait(f"person {user.number}"))
    if seconds:
        said = language.say(TOO_OFTEN, seconds=language.number(seconds))
        raise Refusal(429, "too-often", said, OTHERS_WAIT, retry_after=str(seconds))


COSTLY = [Depends(seldom)]
"""What such an endpoint depends on: `dependencies=COSTLY`."""
