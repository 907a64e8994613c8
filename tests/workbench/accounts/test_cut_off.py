"""Streams of a team: whoever may not listen any more is cut off soon, and nobody else is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

import browsers
from readings import reading
from saksi import Ledger
from saksi.workbench.accounts import invitations, people, sessions, tokens
from saksi.workbench.accounts.passwords import Passwords
from saksi.workbench.accounts.roles import Role, Scope
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.users import User
from saksi.workbench.settings import Settings
from teams import ADMIN, HERE, PASSWORD, QUICK

STREAM, PROGRESS = "/api/v1/stream", "/read/progress"
SOON = 0.2
Ending = Callable[[Accounts, User], None]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def accounts(place: Path) -> Iterator[Accounts]:
    with Accounts.open(place, passwords=Passwords(QUICK)) as opened:
        yield opened


@pytest.fixture
def url(place: Path) -> Iterator[str]:
    with browsers.serving(Settings(ledger=place, team=True, recheck=SOON)) as served:
        yield served


def add(accounts: Accounts, name: str, role: Role) -> tuple[str, User]:
    """The session of somebody who just came in, and who that is."""
    secret = invitations.accept(accounts, invitations.invite(accounts, name, role, ADMIN), PASSWORD, HERE)
    user = sessions.user_of(accounts, secret, HERE.address)
    assert user is not None
    return secret, user


def in_browser(url: str, secret: str) -> httpx.Client:
    return httpx.Client(base_url=url, cookies={"saksi_session": secret}, timeout=60)


def is_disabled(accounts: Accounts, user: User) -> None:
    people.disable(accounts, user.name, ADMIN)


def idles(accounts: Accounts, user: User) -> None:
    with accounts.writing() as connection:
        connection.exec_driver_sql("update team_sessions set seen_at = '2020-01-01T00:00:00+00:00' where number = 1")


@pytest.mark.parametrize("ending", [sessions.sign_out, is_disabled, idles])
@pytest.mark.parametrize("path", [STREAM, PROGRESS])
def test_who_is_out_hears_no_more_and_the_others_do(
    accounts: Accounts, place: Path, url: str, path: str, ending: Ending
) -> None:
    (gone, rini), (stays, _) = add(accounts, "Rini", Role.READER), add(accounts, "Cokro", Role.CODER)
    with in_browser(url, gone) as her, in_browser(url, stays) as him, him.stream("GET", STREAM) as other:
        heard = other.iter_lines()
        assert next(heard).startswith("retry")
        with her.stream("GET", path) as answer:
            lines = answer.iter_lines()
            assert next(lines).startswith("retry")
            ending(accounts, rini)
            assert "".join(lines) == ""
        assert her.get(path).status_code in (303, 401)
        with Ledger.open(place) as ledger:
            ledger.add(reading("new", events=()), "here")
        assert next(line for line in heard if line.startswith("event")) == "event: article"


def test_a_token_that_is_ended_hears_no_more(accounts: Accounts, url: str) -> None:
    _, rini = add(accounts, "Rini", Role.READER)
    token = tokens.make(accounts, rini, "script", {Scope.READ}, 1)
    with (
        httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=60) as program,
        program.stream("GET", STREAM) as answer,
    ):
        lines = answer.iter_lines()
        assert next(lines).startswith("retry")
        tokens.end(accounts, rini, 1)
        assert "".join(lines) == ""
