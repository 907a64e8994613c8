"""The page of the people of a team, for admins: who is there, who is invited, roles."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from fastapi import APIRouter, Form, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.records import Record
from saksi.workbench.accounts import invitations
from saksi.workbench.accounts import people as kept
from saksi.workbench.accounts.access import MayInvite, OfTeam
from saksi.workbench.accounts.invitations import HOURS, Invitation
from saksi.workbench.accounts.people import Person
from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.roles import ROLES_SAID, Role
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.desk import desk_of
from saksi.workbench.pages.page import page

router = APIRouter(include_in_schema=False)
PATH, TEMPLATE = "/people", "people.html"
Name = Annotated[str, Form()]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


class People(Record, frozen=True, kw_only=True):
    """What the page shows. `link` is that of an invitation just made, `said` why something was not done."""

    people: list[Person]
    invitations: list[Invitation]
    roles: dict[Role, str]
    hours: int = HOURS
    link: str = ""
    said: str = ""


@page(router, PATH, TEMPLATE)
def people(accounts: OfTeam, user: MayInvite) -> People:  # noqa: ARG001 - asked for what may be done
    """All people, and the invitations that are open."""
    return _shown(accounts)


@router.post("/people/invitations", response_model=None)
def invite(
    request: Request, accounts: OfTeam, user: MayInvite, role: Annotated[Role, Form()], name: Name = ""
) -> Response:
    """Invite somebody, and show the link this once."""
    try:
        secret = invitations.invite(accounts, name, role, user.by)
    except RefusedError as refused:
        return _refused(request, accounts, refused)
    link = f"{request.url.scheme}://{request.url.netloc}{invitations.path_of(secret)}"
    answer = desk_of(request).page(request, TEMPLATE, msgspec.structs.replace(_shown(accounts), link=link))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.post("/people/invitations/{number}/withdraw", response_model=None)
def withdraw(request: Request, accounts: OfTeam, user: MayInvite, number: Number) -> Response:
    """Withdraw an invitation."""
    return _done(request, accounts, lambda: invitations.withdraw(accounts, number, user.by))


@router.post("/people/role", response_model=None)
def set_role(
    request: Request, accounts: OfTeam, user: MayInvite, role: Annotated[Role, Form()], name: Name = ""
) -> Response:
    """Give somebody another role."""
    return _done(request, accounts, lambda: kept.set_role(accounts, name, role, user.by))


@router.post("/people/disable", response_model=None)
def disable(request: Request, accounts: OfTeam, user: MayInvite, name: Name = "") -> Response:
    """Let somebody in no more."""
    return _done(request, accounts, lambda: kept.disable(accounts, name, user.by))


@router.post("/people/enable", response_model=None)
def enable(request: Request, accounts: OfTeam, user: MayInvite, name: Name = "") -> Response:
    """Let somebody in again."""
    return _done(request, accounts, lambda: kept.enable(accounts, name, user.by))


def _shown(accounts: Accounts) -> People:
    return People(people=kept.people(accounts), invitations=invitations.waiting(accounts), roles=dict(ROLES_SAID))


def _done(request: Request, accounts: Accounts, do: Callable[[], None]) -> Response:
    """Do something and show the page again."""
    try:
        do()
    except RefusedError as refused:
        return _refused(request, accounts, refused)
    return RedirectResponse(PATH, 303)


def _refused(request: Request, accounts: Accounts, refused: RefusedError) -> Response:
    """The page, with why something was not done."""
    desk = desk_of(request)
    said = desk.languages.of(request).say(refused.message, **refused.values)
    return desk.page(request, TEMPLATE, msgspec.structs.replace(_shown(accounts), said=said), 422)
