"""The page of one's own account: password, sessions, tokens of the API."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from fastapi import APIRouter, Form, Path
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.records import Record
from saksi.workbench.accounts import sessions, signing_in, tokens
from saksi.workbench.accounts.access import OfTeam, OwnAccount
from saksi.workbench.accounts.identity import remember, visit_of
from saksi.workbench.accounts.passwords import LEAST, BusyError
from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.roles import ROLES_SAID, SCOPES_SAID, Role, Scope, scopes_for
from saksi.workbench.accounts.sessions import Session
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.tokens import MOST_DAYS, Token
from saksi.workbench.accounts.users import User
from saksi.workbench.desk import AtDesk, Desk, desk_of
from saksi.workbench.pages.page import page

router = APIRouter(include_in_schema=False)
PATH, TEMPLATE = "/account", "account.html"
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


class Account(Record, frozen=True, kw_only=True):
    """What the page shows. `made` is a token just made, `said` why something was not done."""

    name: str
    role: Role
    role_said: str
    session: int
    sessions: list[Session]
    tokens: list[Token]
    scopes: dict[Scope, str]
    least: int = LEAST
    most_days: int = MOST_DAYS
    said: str = ""
    made: str = ""


@page(router, PATH, TEMPLATE)
def account(accounts: OfTeam, user: OwnAccount) -> Account:
    """Who one is, one's sessions and tokens."""
    return Account(
        name=user.name, role=user.role, role_said=ROLES_SAID[user.role], session=user.session,
        sessions=sessions.sessions_of(accounts, user), tokens=tokens.tokens_of(accounts, user),
        scopes={scope: SCOPES_SAID[scope] for scope in scopes_for(user.role)},
    )  # fmt: skip


@router.post("/account/password", response_model=None)
def change_password(
    request: Request, desk: AtDesk, accounts: OfTeam, user: OwnAccount,
    old: Annotated[str, Form()] = "", new: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Change the password; the browser gets the new session, all others have ended."""
    try:
        secret = signing_in.change_password(accounts, user, old, new, visit_of(request))
    except RefusedError as refused:
        return _refused(request, desk, accounts, user, refused)
    answer = RedirectResponse(PATH, 303)
    remember(request, answer, secret)
    return answer


@router.post("/account/tokens", response_model=None)
def make_token(
    request: Request, desk: AtDesk, accounts: OfTeam, user: OwnAccount,
    scopes: Annotated[list[Scope], Form(default_factory=list)],
    name: Annotated[str, Form()] = "", days: Annotated[int, Form()] = 0,
) -> Response:  # fmt: skip
    """Make a token, and show it this once."""
    try:
        made = tokens.make(accounts, user, name, frozenset(scopes), days)
    except RefusedError as refused:
        return _refused(request, desk, accounts, user, refused)
    answer = desk.page(request, TEMPLATE, msgspec.structs.replace(account(accounts, user), made=made))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.post("/account/tokens/{number}/end", response_model=None)
def end_token(request: Request, accounts: OfTeam, user: OwnAccount, number: Number) -> Response:
    """End a token."""
    return _done(request, accounts, user, lambda: tokens.end(accounts, user, number))


@router.post("/account/sessions/{number}/end", response_model=None)
def end_session(request: Request, accounts: OfTeam, user: OwnAccount, number: Number) -> Response:
    """End one of one's sessions."""
    return _done(request, accounts, user, lambda: sessions.end(accounts, user, number))


def _done(request: Request, accounts: Accounts, user: User, do: Callable[[], None]) -> Response:
    """Do something and show the page again."""
    try:
        do()
    except RefusedError as refused:
        return _refused(request, desk_of(request), accounts, user, refused)
    return RedirectResponse(PATH, 303)


def _refused(request: Request, desk: Desk, accounts: Accounts, user: User, refused: RefusedError) -> Response:
    """The page, with why something was not done."""
    said = desk.languages.of(request).say(refused.message, **refused.values)
    shown = msgspec.structs.replace(account(accounts, user), said=said)
    return desk.page(request, TEMPLATE, shown, 503 if isinstance(refused, BusyError) else 422)
