"""The pages for people who are not in yet: signing in, and accepting an invitation. Signing out too."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.records import Record
from saksi.workbench.accounts import invitations, sessions, signing_in
from saksi.workbench.accounts.access import OfTeam, OwnAccount, anybody
from saksi.workbench.accounts.identity import cookie_of, forget, remember, visit_of
from saksi.workbench.accounts.passwords import LEAST, BusyError
from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.roles import ROLES_SAID, Role
from saksi.workbench.desk import AtDesk, InLanguage
from saksi.workbench.language import marked

router = APIRouter(include_in_schema=False)
ANYBODY = [Depends(anybody)]
WRONG = marked("Name and password do not fit. Names and passwords that are not known are answered alike.")
WAIT = marked("Too many tries that failed; the next one is possible in %(seconds)s seconds.")
# a browser takes "//host" and "/\host" for another site, and leaves tabs and line ends out
_INSIDE = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]{0,2000}")


class SignIn(Record, frozen=True, kw_only=True):
    """What the page of signing in shows: where to go then, and what is said of the last try."""

    next: str = "/"
    said: str = ""


class Accept(Record, frozen=True, kw_only=True):
    """What the page of an invitation shows; `path` is the one of its link."""

    path: str
    name: str
    role: Role
    role_said: str
    expires_at: str
    least: int = LEAST
    said: str = ""


@router.get("/sign-in", dependencies=ANYBODY, response_model=None)
def ask(request: Request, desk: AtDesk, next: str = "/") -> Response:
    """The form; who is signed in already goes on."""
    if request.state.user is not None:
        return RedirectResponse(inside(next), 303)
    return desk.page(request, "sign_in.html", SignIn(next=inside(next)))


@router.post("/sign-in", dependencies=ANYBODY, response_model=None)
def sign_in(
    request: Request, desk: AtDesk, language: InLanguage, accounts: OfTeam,
    name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = "", next: Annotated[str, Form()] = "/",
) -> Response:  # fmt: skip
    """Begin a session and go on, or show the form again; the answer does not tell which names there are."""
    try:
        found = signing_in.sign_in(accounts, name, password, visit_of(request), cookie_of(request))
    except BusyError as busy:
        answer = desk.page(request, "sign_in.html", SignIn(next=inside(next), said=language.say(busy.message)), 503)
        answer.headers["Retry-After"] = "5"
        return answer
    if found.secret is not None:
        return _welcome(request, found.secret, inside(next))
    if found.wait:
        said = language.say(WAIT, seconds=language.number(found.wait))
        answer = desk.page(request, "sign_in.html", SignIn(next=inside(next), said=said), 429)
        answer.headers["Retry-After"] = str(found.wait)
        return answer
    return desk.page(request, "sign_in.html", SignIn(next=inside(next), said=language.say(WRONG)), 401)


@router.post("/sign-out", response_model=None)
def sign_out(request: Request, accounts: OfTeam, user: OwnAccount) -> Response:
    """End the session, here and in the browser."""
    sessions.sign_out(accounts, user)
    answer = RedirectResponse("/sign-in", 303)
    forget(request, answer)
    return answer


@router.get("/invitation/{secret}", dependencies=ANYBODY, response_model=None)
def invited(request: Request, desk: AtDesk, language: InLanguage, accounts: OfTeam, secret: str) -> Response:
    """The form for a password. Opening it does not use the link, as programs that preview links do."""
    return _invitation(request, desk, language, accounts, secret)


@router.post("/invitation/{secret}", dependencies=ANYBODY, response_model=None)
def accept(
    request: Request, desk: AtDesk, language: InLanguage, accounts: OfTeam, secret: str,
    password: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Use the link: the person is there, and signed in."""
    try:
        session = invitations.accept(accounts, secret, password, visit_of(request), cookie_of(request))
    except RefusedError as refused:
        said = language.say(refused.message, **refused.values)
        return _invitation(
            request, desk, language, accounts, secret, said, 503 if isinstance(refused, BusyError) else 422
        )
    return _welcome(request, session, "/")


def inside(path: str) -> str:
    """The path, where it leads to a page of this workbench; else that of the first page."""
    return path if _INSIDE.fullmatch(path) else "/"


def _welcome(request: Request, secret: str, path: str) -> Response:
    answer = RedirectResponse(path, 303)
    remember(request, answer, secret)
    return answer


def _invitation(
    request: Request,
    desk: AtDesk,
    language: InLanguage,
    accounts: OfTeam,
    secret: str,
    said: str = "",
    status: int = 200,
) -> Response:
    found = invitations.opened(accounts, secret)
    if found is None:
        return desk.page(request, "sign_in.html", SignIn(said=language.say(invitations.NOT_OPEN)), 410)
    shown = Accept(
        path=invitations.path_of(secret), name=found.name, role=found.role, role_said=ROLES_SAID[found.role],
        expires_at=found.expires_at, said=said,
    )  # fmt: skip
    return desk.page(request, "invitation.html", shown, status)
