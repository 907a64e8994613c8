"""The page of what could not be read: by reason, read again, or done with."""

from pathlib import Path

import pytest

from rooms import FRENCH, ended, room, send
from saksi.ledger.ledger import Ledger
from saksi.ledger.views import RESOLVED
from saksi.records import SetAside
from saksi.workbench.pages import set_aside as pages


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


def aside(ledger: Ledger, origin: str, code: str = "missing") -> None:
    ledger.set_aside(SetAside(origin=origin, code=code, reason=f"<b>{code}</b>", hint="h"))


def test_reasons_are_counted_and_chosen(place: Path) -> None:
    with Ledger.open(place) as ledger:
        for origin in ("a.txt", "b.txt"):
            aside(ledger, origin)
        aside(ledger, "https://example.org/", "http-404")
    with room(place, works=False) as client:
        shown = client.get("/set-aside.json").json()
        assert [(some["code"], some["count"]) for some in shown["codes"]] == [("missing", 2), ("http-404", 1)]
        chosen = client.get("/set-aside.json", params={"code": "missing"}).json()
        assert ([item["origin"] for item in chosen["items"]], chosen["count"], chosen["all"]) == (
            ["a.txt", "b.txt"],
            2,
            3,
        )
        page = client.get("/set-aside?code=http-404&lang=id").text
        assert "situsnya menolak" in page
        assert "&lt;b&gt;http-404&lt;/b&gt;" in page
        assert "a.txt" not in page
        assert client.get("/set-aside?code=%27").status_code == 200


def test_long_lists_have_pages(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "A_PAGE", 2)
    with Ledger.open(place) as ledger:
        for number in range(5):
            aside(ledger, f"{number}.txt")
    with room(place, works=False) as client:
        seen, after = [], 0
        while after is not None:
            shown = client.get("/set-aside.json", params={"after": after}).json()
            seen += [item["number"] for item in shown["items"]]
            after = shown["next"]
        assert seen == [1, 2, 3, 4, 5]
        assert 'rel="next"' in client.get("/set-aside").text


def test_one_those_of_a_reason_and_all_are_read_again(place: Path, tmp_path: Path) -> None:
    with Ledger.open(place) as ledger:
        for name in ("a.txt", "b.txt", "c.txt"):
            aside(ledger, str(tmp_path / name))
        aside(ledger, str(tmp_path / "d.txt"), "empty")
    for name in ("b.txt", "d.txt"):
        (tmp_path / name).write_text(f"{name} {FRENCH}")
    with room(place) as client:
        for data, left in (({"number": "2"}, [1, 3, 4]), ({"code": "missing"}, [1, 3, 4]), ({}, [1, 3])):
            answer = client.post("/set-aside/retry", data=data, headers={"Accept": "application/json"})
            (job,) = answer.json()["readings"]
            ended(client, job["number"])
            assert [item["number"] for item in client.get("/set-aside.json").json()["items"]] == left
        answer = client.post("/set-aside/retry", data={"number": "1"})
        assert answer.headers["location"].startswith("/read?follow=yes#job-")


def test_what_waits_to_be_read_again_is_not_asked_for_twice(place: Path) -> None:
    with Ledger.open(place) as ledger:
        aside(ledger, "a.txt")
        aside(ledger, "b.txt")
    with room(place, works=False) as client:
        client.post("/set-aside/retry", data={"number": "1"})
        items = client.get("/set-aside.json").json()["items"]
        assert [item["again"] for item in items] == [True, False]
        answer = client.post("/set-aside/retry", headers={"Accept": "application/json"})
        assert [job["task"]["numbers"] for job in answer.json()["readings"]] == [[2]]


def test_what_is_done_leaves_the_list_and_the_ledger_remembers(place: Path) -> None:
    with room(place) as client:
        job = send(client, b"", "kosong.txt")
        ended(client, job["number"])
        (item,) = client.get("/set-aside.json").json()["items"]
        folder = place.with_name("ledger.sqlite-uploads")
        kept = [path for path in folder.iterdir() if item["origin"][7:23] in path.name]
        assert len(kept) == 1
        answer = client.post("/set-aside/done", data={"number": item["number"], "code": "empty"})
        assert answer.headers["location"] == "/set-aside?code=empty"
        assert client.get("/set-aside.json").json()["items"] == []
        assert not kept[0].exists()
    with Ledger.open(place) as ledger:
        assert [statement.subject for statement in ledger.statements(RESOLVED)] == [item["origin"]]
        assert list(ledger.verify()) == []
