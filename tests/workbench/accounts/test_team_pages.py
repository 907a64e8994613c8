"""The pages of a team in a browser: who gets in, who may do what, and what others try."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import APIRoute

from saksi.workbench.accounts import invitations, people, sessions, tokens, trail
from saksi.workbench.accounts.access import requires, states_action
from saksi.workbench.accounts.delays import BY_NAME
from saksi.workbench.accounts.roles import Action, Role, Scope, may
from saksi.workbench.accounts.users import User, operating_system_user
from saksi.workbench.app import ROUTERS, TEAM_ROUTERS, create_app
from saksi.workbench.pages.sign_in import inside
from saksi.workbench.settings import Settings
from teams import ADMIN, HERE, NAMES, PASSWORD, Team
from visitors import ORIGIN, Browser, program

NEW = "empat delman lewat sore"
PAGES = ("/account", "/people", "/trail", "/about")
FORMS = {
    "/sign-out": {},
    "/account/password": {"old": PASSWORD, "new": NEW},
    "/account/tokens": {"name": "script", "scopes": "read", "days": "30"},
    "/account/tokens/{number}/end": {},
    "/account/sessions/{number}/end": {},
    "/people/invitations": {"name": "Agus", "role": "coder"},
    "/people/invitations/{number}/withdraw": {},
    "/people/role": {"name": "Rini", "role": "admin"},
    "/people/disable": {"name": "Rini"},
    "/people/enable": {"name": "Rini"},
}  # fmt: skip
OPEN_FORMS = {
    "/sign-in": {"name": "Rini", "password": PASSWORD},
    "/invitation/{secret}": {"password": PASSWORD},
}


@pytest.fixture
def app(team: Team, place: Path | str) -> Iterator[FastAPI]:
    """The workbench of a team, with an endpoint for every action, and one that names none."""
    made = create_app(Settings(ledger=place, team=True), accounts=team.accounts)
    probes = APIRouter(prefix="/probe")
    for action in Action:
        probes.add_api_route(f"/{action}", whoever(action), methods=["POST"])
    probes.add_api_route("", nobody_in_particular, methods=["GET", "POST"])
    made.include_router(probes)
    yield made
    made.state.desk.ledger.close()


def whoever(action: Action) -> Callable[..., dict[str, str]]:
    def probe(user: User = Depends(requires(action))) -> dict[str, str]:  # noqa: B008 - how FastAPI is asked
        return {"name": user.name, "role": user.role}

    return probe


def nobody_in_particular() -> dict[str, str]:
    return {}


@pytest.fixture
def everybody(team: Team) -> None:
    for role, name in NAMES.items():
        team.add(name, role)


def signed_in(app: FastAPI, role: Role) -> Browser:
    browser = Browser(app)
    assert browser.sign_in(NAMES[role], PASSWORD).status_code == 303
    return browser


def posts() -> set[str]:
    return {
        route.path
        for router in TEAM_ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute) and "POST" in (route.methods or ())
    }


def test_the_forms_that_are_tested_are_all_there_are() -> None:
    assert posts() == FORMS.keys() | OPEN_FORMS.keys()


def test_whatever_changes_something_says_whom_it_is_for() -> None:
    for router in (*ROUTERS, *TEAM_ROUTERS):
        for route in router.routes:
            if isinstance(route, APIRoute) and not set(route.methods or ()) <= {"GET", "HEAD"}:
                assert states_action(route.dependant), route.path


@pytest.mark.parametrize("role", Role)
def test_each_role_tries_each_action(app: FastAPI, team: Team, everybody: None, role: Role) -> None:
    browser = signed_in(app, role)
    refused = []
    for action in Action:
        answer = browser.client.post(
            f"/probe/{action}", headers={"X-Saksi-Token": browser.token, "Accept": "application/json"}
        )
        if may(role, None, action):
            assert (answer.status_code, answer.json()) == (200, {"name": NAMES[role], "role": role})
        else:
            assert (answer.status_code, answer.json()["error"]["code"]) == (403, "not-allowed")
            refused.append((NAMES[role], HERE.address, f"{action}: POST /probe/{action}"))
    noted = trail.rows(team.accounts, 100, action=trail.Done.REFUSED)
    assert [(row.by, row.address, row.subject) for row in reversed(noted)] == refused


@pytest.mark.parametrize("role", [Role.READER, Role.CODER, Role.EDITOR])
def test_nobody_else_does_what_an_admin_does(app: FastAPI, team: Team, everybody: None, role: Role) -> None:
    browser = signed_in(app, role)
    invitations.invite(team.accounts, "Agus", Role.READER, ADMIN)
    before = [people.people(team.accounts), invitations.waiting(team.accounts)]
    for path, fields in FORMS.items():
        if path.startswith("/people"):
            assert browser.post(path.format(number=5), **fields).status_code == 403
    for path in ("/people", "/people.json", "/trail", "/trail.json"):
        assert browser.get(path).status_code == 403
    assert [people.people(team.accounts), invitations.waiting(team.accounts)] == before


def test_nobody_sees_anything_before_signing_in(app: FastAPI, everybody: None) -> None:
    browser = Browser(app)
    for path in (*PAGES, "/probe"):
        answer = browser.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/sign-in?next=%2F{path[1:]}")
    for path in PAGES:
        answer = browser.get(f"{path}.json")
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "sign-in")
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_what_says_of_nobody_whom_it_is_for_shows_to_readers_and_changes_nothing(app: FastAPI, everybody: None) -> None:
    browser = signed_in(app, Role.ADMIN)
    assert browser.client.get("/probe").status_code == 200
    assert browser.post("/probe").status_code == 403


def test_a_form_without_the_token_of_its_page_does_nothing(app: FastAPI, team: Team, everybody: None) -> None:
    browser, other = signed_in(app, Role.ADMIN), signed_in(app, Role.EDITOR)
    before = trail.rows(team.accounts, 100)
    for path, fields in FORMS.items():
        for token in ("", "0" * 64, other.token):
            answer = browser.post(path.format(number=1), token=token, **fields)
            assert answer.status_code == 403
            assert 'data-code="no-token"' in answer.text
    assert trail.rows(team.accounts, 100) == before


def test_nor_does_a_form_of_somebody_who_is_not_in(app: FastAPI, team: Team, everybody: None) -> None:
    secret = invitations.invite(team.accounts, "Agus", Role.CODER, ADMIN)
    browser, other = Browser(app), Browser(app)
    browser.get("/sign-in")
    other.get("/sign-in")
    for path, fields in OPEN_FORMS.items():
        for token in ("", "0" * 64, other.token):
            answer = browser.post(path.format(secret=secret), token=token, **fields)
            assert (answer.status_code, browser.session) == (403, None)
            assert 'data-code="no-token"' in answer.text
    assert invitations.opened(team.accounts, secret) is not None


def test_another_site_does_nothing_even_with_the_token(app: FastAPI, team: Team, everybody: None) -> None:
    browser = signed_in(app, Role.ADMIN)
    before, token = trail.rows(team.accounts, 100), browser.token
    elsewhere = {"Origin": "https://elsewhere.example"}
    others = (elsewhere, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"})
    for path, fields in FORMS.items():
        for headers in others:
            answer = browser.client.post(path.format(number=1), data={"token": token, **fields}, headers=headers)
            assert (answer.status_code, 'data-code="other-site"' in answer.text) == (403, True)
    assert trail.rows(team.accounts, 100) == before


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_form_of_every_page_carries_the_token(app: FastAPI, team: Team, everybody: None, language: str) -> None:
    browser = signed_in(app, Role.ADMIN)
    user = sessions.user_of(team.accounts, browser.session or "", HERE.address)
    assert user is not None
    tokens.make(team.accounts, user, "script", {Scope.READ}, 30)
    Browser(app).sign_in("Ratna", PASSWORD)
    link = invitations.path_of(invitations.invite(team.accounts, "Agus", Role.CODER, ADMIN))
    people.disable(team.accounts, "Eka", ADMIN)
    out, targets = Browser(app), set()
    for who, path in [(out, "/sign-in"), (out, link), *((browser, page) for page in PAGES)]:
        answer = who.get(f"{path}?lang={language}")
        assert answer.status_code == 200
        page: Any = lxml.html.document_fromstring(answer.text)
        for form in page.forms:
            if form.method == "POST":
                assert form.fields["token"] == who.token
                targets.add("/".join("{number}" if part.isdecimal() else part for part in form.action.split("/")))
    assert {target.replace(link, "/invitation/{secret}") for target in targets} == FORMS.keys() | OPEN_FORMS.keys()


def test_a_session_that_was_planted_is_not_the_one_that_begins(app: FastAPI, team: Team, everybody: None) -> None:
    attacker, victim = signed_in(app, Role.READER), Browser(app)
    for planted in ("a" * 43, attacker.session or ""):
        victim.client.cookies.clear()
        victim.client.cookies.set("saksi_session", planted, domain="127.0.0.1", path="/")
        victim.get("/sign-in")
        if planted == attacker.session:  # signed in as the attacker: out, and in as oneself
            victim.get("/account")
            victim.post("/sign-out")
        assert victim.sign_in("Ratna", PASSWORD).status_code == 303
        assert victim.session not in (None, planted)
        assert sessions.user_of(team.accounts, planted, HERE.address) is None
    assert attacker.get("/about").status_code == 303


def test_the_token_of_a_page_ends_with_the_session(app: FastAPI, everybody: None) -> None:
    browser = signed_in(app, Role.READER)
    before = browser.token
    browser.post("/sign-out")
    browser.sign_in("Rini", PASSWORD)
    assert browser.token != before
    assert browser.post("/account/tokens", token=before, **FORMS["/account/tokens"]).status_code == 403


def test_signing_out_ends_the_session_here_and_there(app: FastAPI, team: Team, everybody: None) -> None:
    browser = signed_in(app, Role.READER)
    secret = browser.session or ""
    assert browser.post("/sign-out").headers["Location"] == "/sign-in"
    assert browser.session is None
    assert sessions.user_of(team.accounts, secret, HERE.address) is None


def test_who_is_signed_in_is_led_on(app: FastAPI, everybody: None) -> None:
    browser = Browser(app)
    assert browser.get("/trail?by=Rini").headers["Location"] == "/sign-in?next=%2Ftrail%3Fby%3DRini"
    assert browser.sign_in("Ratna", PASSWORD, next="/trail?by=Rini").headers["Location"] == "/trail?by=Rini"
    assert browser.get("/sign-in?next=/about").headers["Location"] == "/about"


@pytest.mark.parametrize("path", [
    "https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "\\\\elsewhere.example", "/\t/elsewhere.example",
    "javascript:alert(1)", "", "about", "/a\r\nSet-Cookie: a=b", "/" + "a" * 3000,
])  # fmt: skip
def test_nobody_is_led_to_another_site(path: str) -> None:
    assert inside(path) == "/"


def test_nor_by_the_form(app: FastAPI, everybody: None) -> None:
    assert Browser(app).sign_in("Ratna", PASSWORD, next="//elsewhere.example").headers["Location"] == "/"
    assert '<input type="hidden" name="next" value="/">' in Browser(app).get("/sign-in?next=//elsewhere.example").text


def test_unknown_wrong_and_disabled_get_the_same_page(app: FastAPI, team: Team, everybody: None) -> None:
    people.disable(team.accounts, "Cokro", ADMIN)
    browser = Browser(app)
    tries = [("Nobody", PASSWORD), ("Rini", NEW), ("Cokro", PASSWORD), ("", ""), ("x" * 5000, NEW), ("a\0b", NEW)]
    answers = [browser.sign_in(name, password) for name, password in tries]
    assert {(answer.status_code, answer.text) for answer in answers} == {(401, answers[0].text)}
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


def test_a_flood_is_told_to_wait(app: FastAPI, everybody: None) -> None:
    for number in range(BY_NAME.free + 1):
        last = Browser(app, f"198.51.100.{number}").sign_in("Rini", NEW)
    for password in (NEW, PASSWORD):
        answer = Browser(app, "198.51.100.99").sign_in("Rini", password)
        assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    assert (last.status_code, last.headers["Retry-After"]) == (429, "1")


def test_an_invitation_is_opened_and_used_once(app: FastAPI, team: Team) -> None:
    link = invitations.path_of(invitations.invite(team.accounts, "Ratna Sari", Role.ADMIN, ADMIN))
    browser = Browser(app)
    for _ in range(2):
        assert "Ratna Sari" in browser.get(link).text
    assert browser.post(link, password="pendek").status_code == 422
    assert "at least 12 characters" in browser.page
    answer = browser.post(link, password=PASSWORD)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert "Ratna Sari" in browser.get("/account").text
    for again in (Browser(app).get(link), browser.get(link), browser.post(link, password=NEW)):
        assert again.status_code in (410, 403)
    assert Browser(app).sign_in("Ratna Sari", NEW).status_code == 401


def test_a_link_that_nobody_made_and_one_that_is_too_old_are_alike(app: FastAPI, team: Team) -> None:
    old = invitations.invite(team.accounts, "Agus", Role.CODER, ADMIN)
    team.clock.on(hours=invitations.HOURS)
    browser = Browser(app)
    answers = [browser.get(f"/invitation/{secret}") for secret in (old, "a" * 43, "x", "'%20or%201=1", "%00")]
    assert {(answer.status_code, _without_links(answer.text)) for answer in answers} == {
        (410, _without_links(answers[0].text))
    }
    assert browser.get("/invitation/..%2F..%2Fetc%2Fpasswd").status_code == 404


def _without_links(page: str) -> str:
    return re.sub(r'href="/invitation/[^"]*"', "", page)


def test_a_disabled_person_is_out_with_the_next_page(app: FastAPI, everybody: None) -> None:
    admin, coder = signed_in(app, Role.ADMIN), signed_in(app, Role.CODER)
    assert coder.get("/about").status_code == 200
    assert admin.post("/people/disable", name="Cokro").status_code == 303
    assert coder.get("/about").status_code == 303
    assert "disabled since" in admin.get("/people").text


def test_a_role_goes_with_the_next_page(app: FastAPI, everybody: None) -> None:
    admin, editor = signed_in(app, Role.ADMIN), signed_in(app, Role.EDITOR)
    assert editor.get("/people").status_code == 403
    admin.post("/people/role", name="Eka", role="admin")
    assert editor.get("/people").status_code == 200
    assert admin.post("/people/role", name="Eka", role="king").status_code == 422
    admin.post("/people/disable", name="Eka")
    assert admin.post("/people/role", name="Ratna", role="reader").status_code == 422
    assert "Ratna is the only admin" in admin.page


def test_an_admin_invites_and_withdraws(app: FastAPI, team: Team, everybody: None) -> None:
    admin = signed_in(app, Role.ADMIN)
    answer = admin.post("/people/invitations", name="Agus", role="coder")
    link = admin.made
    assert answer.headers["Cache-Control"] == "no-store"
    assert link.startswith(f"{ORIGIN}/invitation/")
    assert Browser(app).get(link.removeprefix(ORIGIN)).status_code == 200
    assert link not in admin.get("/people").text
    (waiting,) = invitations.waiting(team.accounts)
    admin.post(f"/people/invitations/{waiting.number}/withdraw")
    assert Browser(app).get(link.removeprefix(ORIGIN)).status_code == 410
    assert admin.post("/people/invitations", name="<script>", role="coder").status_code == 422
    assert "cannot be a name" in admin.page


def test_a_new_password_keeps_this_browser_in_and_puts_others_out(app: FastAPI, everybody: None) -> None:
    here, there = signed_in(app, Role.READER), signed_in(app, Role.READER)
    before = here.session
    assert here.post("/account/password", old=NEW, new=PASSWORD).status_code == 422
    assert "present password is wrong" in here.page
    assert here.post("/account/password", old=PASSWORD, new=NEW).status_code == 303
    assert here.session != before
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 303


def test_one_ends_another_of_ones_sessions(app: FastAPI, team: Team, everybody: None) -> None:
    here, there, other = signed_in(app, Role.READER), signed_in(app, Role.READER), signed_in(app, Role.CODER)
    number = sessions.user_of(team.accounts, there.session or "", HERE.address)
    assert number is not None
    assert other.post(f"/account/sessions/{number.session}/end").status_code == 422
    assert here.post(f"/account/sessions/{number.session}/end").status_code == 303
    assert there.get("/about").status_code == 303
    assert other.get("/about").status_code == 200
    assert here.post(f"/account/sessions/{2**70}/end").status_code == 422


def made_token(browser: Browser, *scopes: str) -> str:
    answer = browser.post("/account/tokens", name="script", scopes=list(scopes), days="30")
    assert answer.headers["Cache-Control"] == "no-store"
    return browser.made


def test_a_token_goes_as_far_as_its_scopes(app: FastAPI, everybody: None) -> None:
    admin = signed_in(app, Role.ADMIN)
    for scope in Scope:
        sent = program(app, made_token(admin, scope))
        for action in Action:
            assert (sent.post(f"/probe/{action}").status_code == 200) == may(Role.ADMIN, {scope}, action)
        assert sent.get("/about.json").status_code == (200 if scope == Scope.READ else 403)
        assert sent.get("/people.json").status_code == (200 if scope == Scope.ADMIN else 403)
        assert sent.get("/account.json").status_code == 403
        assert sent.post("/account/tokens", data=FORMS["/account/tokens"]).status_code == 403
    assert sent.post("/people/role", data=FORMS["/people/role"]).status_code == 303


def test_a_token_goes_no_farther_than_its_owner(app: FastAPI, team: Team, everybody: None) -> None:
    sent = program(app, made_token(signed_in(app, Role.READER), "read", "review", "read-in", "admin"))
    assert [sent.post(f"/probe/{action}").status_code for action in Action] == [200] + [403] * (len(Action) - 1)
    people.set_role(team.accounts, "Rini", Role.CODER, ADMIN)
    assert sent.post("/probe/review").status_code == 200
    people.disable(team.accounts, "Rini", ADMIN)
    assert sent.post("/probe/read").status_code == 401


def test_a_cookie_does_not_help_a_token_that_is_none(app: FastAPI, everybody: None) -> None:
    browser = signed_in(app, Role.ADMIN)
    for token in ("", "x", "saksi_" + "a" * 43, "saksi_\xe4"):
        for path in ("/probe/read", "/people/role"):
            sent = {b"Authorization": f"Bearer {token}".encode("latin-1")}
            answer = browser.client.post(path, data=FORMS["/people/role"], headers=sent)
            assert answer.status_code in (401, 403)
            assert answer.status_code == 401 or 'data-code="no-token"' in answer.text


def test_what_the_account_page_shows_holds_no_secret(app: FastAPI, everybody: None) -> None:
    browser = signed_in(app, Role.READER)
    token = made_token(browser, "read")
    for path in ("/account", "/account.json"):
        shown = browser.get(path).text
        assert "script" in shown
        assert token not in shown
        assert (browser.session or "") not in shown
    assert [made["name"] for made in browser.get("/account.json").json()["tokens"]] == ["script"]


def test_what_a_browser_says_of_itself_is_shown_as_text(app: FastAPI, everybody: None) -> None:
    browser = Browser(app)
    browser.client.headers["User-Agent"] = "<script>alert(1)</script>"
    browser.sign_in("Rini", PASSWORD)
    page = browser.get("/account").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_trail_is_shown_to_admins_page_by_page(app: FastAPI, team: Team, everybody: None) -> None:
    admin = signed_in(app, Role.ADMIN)
    for number in range(120):
        trail.note_alone(team.accounts, ADMIN, trail.Done.REFUSED, f"probe {number}")
    first = admin.get("/trail.json?action=refused").json()
    second = admin.get(f"/trail.json?action=refused&before={first['before']}").json()
    assert [row["subject"] for row in first["rows"] + second["rows"]] == [
        f"probe {number}" for number in range(119, -1, -1)
    ]
    assert second["before"] is None
    assert "probe 119" in admin.get("/trail").text
    assert admin.get("/trail?action=&by=").status_code == 200
    for query in ("by='%20or%201=1--", "action=nothing", "by=Siti"):
        assert admin.get(f"/trail.json?{query}").json()["rows"] == []
    for query in (f"before={2**70}", "before=0", "action=%00", "by=%00"):
        assert admin.get(f"/trail?{query}").status_code == 422


def test_one_finds_the_places_where_one_may_go(app: FastAPI, everybody: None) -> None:
    assert 'href="/people"' in signed_in(app, Role.ADMIN).get("/about").text
    assert 'href="/people"' not in signed_in(app, Role.EDITOR).get("/about").text
    assert 'href="/about"' not in Browser(app).get("/sign-in").text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(app: FastAPI, everybody: None) -> None:
    (cookie,) = Browser(app).sign_in("Rini", PASSWORD).headers.get_list("set-cookie")
    name, *flags = cookie.lower().split("; ")
    assert name.startswith("saksi_session=")
    assert {"httponly", "samesite=lax", "path=/", f"max-age={sessions.DAYS * 86400}"} == set(flags)


def test_behind_https_the_cookie_is_of_this_host_alone(team: Team, place: Path | str, everybody: None) -> None:
    app = create_app(Settings(ledger=place, team=True, hosts=("saksi.example.org",)), accounts=team.accounts)
    browser = Browser(app, origin="https://saksi.example.org")
    (cookie,) = browser.sign_in("Rini", PASSWORD).headers.get_list("set-cookie")
    name, *flags = cookie.lower().split("; ")
    assert name.startswith("__host-saksi=")
    assert {"httponly", "secure", "samesite=lax", "path=/"} <= set(flags)
    assert not any(flag.startswith("domain") for flag in flags)
    assert browser.get("/account").status_code == 200
    assert "secure" in browser.post("/sign-out").headers["set-cookie"].lower()
    app.state.desk.ledger.close()


def test_alone_there_is_nobody_to_sign_in_and_one_person_who_may_do_all(tmp_path: Path) -> None:
    app = create_app(Settings(ledger=tmp_path / "ledger.sqlite"))
    probes = APIRouter()
    for action in Action:
        probes.add_api_route(f"/probe/{action}", whoever(action), methods=["POST"])
    app.include_router(probes)
    browser = Browser(app)
    browser.get("/about")
    for action in Action:
        answer = browser.client.post(f"/probe/{action}", headers={"X-Saksi-Token": browser.token})
        assert answer.json() == {"name": operating_system_user(), "role": "admin"}
    for path in ("/sign-in", "/account", "/people", "/trail", "/invitation/x"):
        assert browser.get(path).status_code == 404
    app.state.desk.ledger.close()
