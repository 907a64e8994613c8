"""Serving a team: the commands, the first admin's link, and a proxy before it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from readings import event, reading
from saksi import Ledger
from saksi.cli import saksi
from saksi.errors import UsageError
from saksi.workbench.accounts import trail
from saksi.workbench.accounts.roles import Role
from saksi.workbench.accounts.secret import is_secret
from saksi.workbench.accounts.users import operating_system_user
from saksi.workbench.app import create_app
from saksi.workbench.settings import Settings
from teams import PASSWORD, Team
from visitors import Browser


def team_command(place: Path | str, *words: str) -> Any:
    return CliRunner().invoke(saksi, ["team", *words, "--ledger", str(place)], catch_exceptions=True)


def test_people_are_invited_and_managed_on_the_command_line(team: Team, place: Path | str) -> None:
    team.add("Ratna", Role.ADMIN)
    link = team_command(
        place, "invite", "Agus", "--role", "coder", "--address", "https://saksi.example.org/"
    ).output.strip()
    assert link.startswith("https://saksi.example.org/invitation/")
    assert is_secret(link.rsplit("/", 1)[1])
    team.add("Rini", Role.READER)
    assert team_command(place, "role", "rini", "editor").exit_code == 0
    assert team_command(place, "disable", "Rini").exit_code == 0
    listed = team_command(place, "list", "--csv").output.splitlines()
    assert [line.split(",")[:2] for line in listed] == [["name", "role"], ["Ratna", "admin"], ["Rini", "editor"]]
    assert listed[2].split(",")[4]
    assert team_command(place, "disable", "Rini", "--undo").exit_code == 0
    assert not team_command(place, "list", "--csv").output.splitlines()[2].split(",")[4]
    told = [(row.by, row.action) for row in reversed(trail.rows(team.accounts, 100)) if row.address == "command line"]
    me = operating_system_user()
    assert told == [(me, "invited"), (me, "role changed"), (me, "disabled"), (me, "enabled")]


@pytest.mark.parametrize(("words", "said"), [
    (["disable", "Ratna"], "Ratna is the only admin"), (["role", "Siti", "coder"], "There is nobody called Siti here"),
    (["invite", "<b>"], "cannot be a name here"),
])  # fmt: skip
def test_what_is_refused_is_told(tmp_path: Path, words: list[str], said: str) -> None:
    team = Team(tmp_path / "ledger.sqlite")
    team.add("Ratna", Role.ADMIN)
    assert said in str(team_command(tmp_path / "ledger.sqlite", *words).exception)
    team.accounts.close()


def test_the_trail_is_listed_and_checked(team: Team, place: Path | str) -> None:
    assert "Nothing has been noted yet." in team_command(place, "trail").output
    team.add("Ratna", Role.ADMIN)
    listed = team_command(place, "trail", "--csv", "--limit", "1").output.splitlines()
    assert len(listed) == 2
    assert listed[1].endswith("invitation accepted,Ratna: admin")
    with team.accounts.writing() as connection:
        connection.exec_driver_sql("update team_trail set subject = 'Ratna: reader' where number = 1")
    assert "row 1 of the trail is not what was noted" in str(team_command(place, "trail").exception)


def test_the_first_admin_comes_in_by_the_link_that_serve_prints(tmp_path: Path) -> None:
    place = tmp_path / "ledger.sqlite"
    with Ledger.open(place) as ledger:
        ledger.add(reading("doc1", event("aaaa0001")))
    command = [sys.executable, "-m", "saksi.cli", "serve", "--team", "--port", "0", "--no-open", "--ledger", str(place)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        said = [served.stderr.readline() for _ in range(2)]
        link = re.search(r"http://127\.0\.0\.1:\d+/invitation/\S+", said[1])
        assert link, said
        page = httpx.get(link[0])
        served.terminate()
    assert page.status_code == 200
    assert operating_system_user() in page.text


@pytest.mark.parametrize(("proxies", "peer", "address"), [
    (("127.0.0.1",), "127.0.0.1", "203.0.113.77"), (("10.1.0.0/16",), "10.1.2.3", "203.0.113.77"),
    (("127.0.0.1",), "198.51.100.9", "198.51.100.9"), ((), "127.0.0.1", "127.0.0.1"),
])  # fmt: skip
def test_only_a_proxy_that_was_named_is_believed(
    tmp_path: Path, proxies: tuple[str, ...], peer: str, address: str
) -> None:
    place, name = tmp_path / "ledger.sqlite", "saksi.example.org"
    team = Team(place)
    team.add("Rini", Role.READER)
    app = create_app(Settings(ledger=place, team=True, hosts=(name,), proxies=proxies), accounts=team.accounts)
    browser = Browser(app, peer, f"http://{name}")
    sent = {"X-Forwarded-For": "192.0.2.1, 203.0.113.77", "X-Forwarded-Proto": "https", "Forwarded": "for=192.0.2.66"}
    browser.client.headers.update(sent)
    cookie, _, flags = browser.get("/sign-in").headers["set-cookie"].partition(";")
    form = {"token": browser.token, "name": "Siti", "password": PASSWORD}
    assert browser.client.post("/sign-in", data=form, headers={"Cookie": cookie}).status_code == 401
    (row,) = trail.rows(team.accounts, 1)
    assert (row.action, row.address) == ("sign-in failed", address)
    assert ("secure" in flags.lower()) == (address != peer)
    app.state.desk.ledger.close()
    team.accounts.close()


@pytest.mark.parametrize(("given", "said"), [
    ({"proxies": ("nginx",), "team": True}, "the proxy 'nginx' is no address and no network"),
    ({"proxies": ("127.0.0.1",)}, "are for a team"),
])  # fmt: skip
def test_what_cannot_be_a_proxy(tmp_path: Path, given: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Settings(ledger=tmp_path / "ledger.sqlite", **given).checked()


@pytest.mark.parametrize(("address", "proxies", "readable"), [
    ("127.0.0.1", (), False), ("0.0.0.0", (), True), ("0.0.0.0", ("10.0.0.1",), False),
])  # fmt: skip
def test_passwords_that_go_over_the_network_as_they_are(
    tmp_path: Path, address: str, proxies: tuple[str, ...], readable: bool
) -> None:
    settings = Settings(ledger=tmp_path / "ledger.sqlite", team=True, address=address, proxies=proxies)
    assert settings.is_readable_on_the_way == readable
