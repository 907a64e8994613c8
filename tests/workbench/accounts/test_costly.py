"""What costs much: each person of a team gets so much of it in a minute, and whoever works alone as much as they like."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from desks import AT, article
from readings import TEXT
from rooms import room
from saksi import Ledger
from saksi.workbench.accounts import tokens
from saksi.workbench.accounts.roles import Role, Scope
from saksi.workbench.accounts.users import User
from saksi.workbench.app import create_app
from saksi.workbench.settings import Settings
from teams import HERE, PASSWORD, Team
from told import ToldResources
from visitors import Browser, program

CLOSER = f"/articles/doc1/closer?part=text&start={AT}&end={AT + len(TEXT)}"
COSTLY = (CLOSER, CLOSER.replace("closer?", "closer.json?"), "/stories", "/stories.json", "/api/v1/stories?since=2023")
ALLOWED = 2


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(article(), "a.txt")
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def app(team: Team, place: Path) -> Iterator[FastAPI]:
    team.add("Rini", Role.READER)
    team.add("Cokro", Role.CODER)
    made = create_app(Settings(ledger=place, team=True, costly=ALLOWED), accounts=team.accounts)
    made.state.desk.resources = ToldResources()
    yield made
    made.state.desk.ledger.close()


def signed_in(app: FastAPI, name: str, address: str = HERE.address) -> Browser:
    browser = Browser(app, address)
    assert browser.sign_in(name, PASSWORD).status_code == 303
    return browser


@pytest.mark.parametrize("path", COSTLY)
def test_who_asks_too_often_is_told_when_to_come_again(app: FastAPI, path: str) -> None:
    rini = signed_in(app, "Rini")
    for _ in range(ALLOWED):
        assert rini.get(path).status_code != 429
    answer = rini.get(path, Accept="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "too-often")
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert f"possible in {answer.headers['retry-after']} seconds" in answer.json()["error"]["message"]
    assert signed_in(app, "Cokro").get(path).status_code != 429


def test_another_address_and_a_token_are_no_way_around(app: FastAPI, team: Team) -> None:
    rini = signed_in(app, "Rini")
    assert [rini.get(path).status_code for path in (CLOSER, "/stories", "/stories")] == [200, 200, 429]
    assert signed_in(app, "Rini", "203.0.113.99").get(CLOSER).status_code == 429
    person = User(name="Rini", role=Role.READER, address=HERE.address, number=1)
    token = tokens.make(team.accounts, person, "script", {Scope.READ}, 1)
    assert program(app, token).get("/api/v1/stories?since=2023-04").status_code == 429
    assert rini.get("/articles/doc1").status_code == 200


def test_nobody_gets_so_far_without_signing_in(app: FastAPI) -> None:
    assert [Browser(app).get(path).status_code for path in (CLOSER,) * 3] == [303] * 3


def test_alone_nobody_waits(place: Path) -> None:
    with room(place, works=False, costly=ALLOWED) as client:
        assert {client.get("/stories").status_code for _ in range(ALLOWED + 2)} == {200}
