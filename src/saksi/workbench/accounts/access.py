"""What an endpoint asks of whoever calls it: to be signed in, and to be allowed an action of roles.py.

An endpoint names its action by what it takes: `def decide(user: MayReview, ...)`. One that names none shows something to
readers; if it changes something, nobody may (`guarded`). Alone, everything is allowed to the one person there is.
"""

from functools import cache
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends
from fastapi.dependencies.models import Dependant
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.workbench.accounts.identity import address_of, who_asks
from saksi.workbench.accounts.roles import Action
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.trail import Done, note_alone
from saksi.workbench.accounts.users import User, alone
from saksi.workbench.desk import desk_of, wants_json
from saksi.workbench.faults import Refusal, handle
from saksi.workbench.language import marked
from saksi.workbench.security.hosts import SAFE

NOBODY = marked("Nobody is signed in here, or the session has ended.")
SIGN_IN = marked("Sign in, and do it again. A program sends a token of the API.")
NOT_ALLOWED = marked("Your role, or the token that was sent, does not go so far.")
ASK_ADMIN = marked("An admin can give you another role; a token has the scopes that it was made with.")


class SignInFirst(Refusal):
    """Nobody is signed in."""

    def __init__(self) -> None:
        super().__init__(401, "sign-in", NOBODY, SIGN_IN, WWW_Authenticate="Bearer")


def current_user(request: Request) -> User:
    """Who asks: alone the one person there is, in a team whoever is signed in. SignInFirst where that is nobody."""
    if desk_of(request).accounts is None:
        return alone(address_of(request))
    user: User | None = request.state.user
    if user is None:
        raise SignInFirst
    return user


CurrentUser = Annotated[User, Depends(current_user)]


class Requires:
    """A dependency: whoever asks, if an action is allowed to them; else a refusal, which the trail notes."""

    def __init__(self, action: Action) -> None:
        self.action = action

    def __call__(self, request: Request, user: CurrentUser) -> User:
        """Who asks. SignInFirst where that is nobody, Refusal (403) where they may not."""
        if user.may(self.action):
            return user
        accounts = desk_of(request).accounts
        if accounts is not None:
            note_alone(accounts, user.by, Done.REFUSED, f"{self.action}: {request.method} {request.url.path[:200]}")
        raise Refusal(403, "not-allowed", NOT_ALLOWED, ASK_ADMIN)


@cache
def requires(action: Action) -> Requires:
    """The dependency that asks for an action: `Annotated[User, Depends(requires(Action.REVIEW))]`, or one of those below."""
    return Requires(action)


MayRead = Annotated[User, Depends(requires(Action.READ))]
OwnAccount = Annotated[User, Depends(requires(Action.ACCOUNT))]
MayReview = Annotated[User, Depends(requires(Action.REVIEW))]
MayReadIn = Annotated[User, Depends(requires(Action.READ_IN))]
MayAdjudicate = Annotated[User, Depends(requires(Action.ADJUDICATE))]
MayJoin = Annotated[User, Depends(requires(Action.JOIN))]
MayInvite = Annotated[User, Depends(requires(Action.PEOPLE))]
MaySeeTrail = Annotated[User, Depends(requires(Action.TRAIL))]


def still_may(request: Request, action: Action) -> bool:
    """Whether an action is still allowed to who asked for something that goes on: looked up anew, and not noted as a use."""
    accounts = desk_of(request).accounts
    user = who_asks(accounts, request, noted=False) if accounts is not None else alone(address_of(request))
    return user is not None and user.may(action)


def anybody() -> None:
    """What an endpoint depends on that is for people who are not signed in: `dependencies=[Depends(anybody)]`."""


def guarded(request: Request) -> None:
    """Stands before every endpoint: what names no action is for readers, and changes nothing."""
    if states_action(request.scope["route"].dependant):
        return
    if request.method not in SAFE:
        raise Refusal(403, "not-allowed", NOT_ALLOWED, ASK_ADMIN)
    requires(Action.READ)(request, current_user(request))


def states_action(dependant: Dependant) -> bool:
    """Whether an endpoint says whom it is for."""
    return any(
        isinstance(part.call, Requires) or part.call is anybody or states_action(part)
        for part in dependant.dependencies
    )


async def to_sign_in(request: Request, problem: Exception) -> Response:
    """The answer to nobody: a reader who opens a page is led to sign in and back, a program is told."""
    if request.method != "GET" or wants_json(request) or "hx-request" in request.headers:
        return await handle(request, problem)
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?{urlencode({'next': asked})}", 303)


def _accounts(request: Request) -> Accounts:
    found: Any = desk_of(request).accounts
    assert found is not None, "the pages of accounts are there for a team alone"
    return found  # type: ignore[no-any-return]


OfTeam = Annotated[Accounts, Depends(_accounts)]
