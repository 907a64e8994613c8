"""The stream of what is new: it goes on where a listener was, also with what another process adds."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import overviews
from processes import Served, served
from readings import event, reading
from rooms import FRENCH, ended, room, send
from saksi.ledger.ledger import Ledger
from saksi.records import SetAside
from saksi.workbench import sse
from saksi.workbench.sse import EventStream, Listeners, message, position
from saksi.workbench.stream import new_since

PATH = "/api/v1/stream"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


def messages(answer: httpx.Response) -> Iterator[dict[str, str]]:
    """The messages of a stream; those that only move the position too, comments not."""
    held: dict[str, str] = {}
    for line in answer.iter_lines():
        if line:
            name, _, value = line.partition(": ")
            held[name] = f"{held[name]}\n{value}" if name in held else value
        elif held:
            if "retry" not in held and "" not in held:
                yield held
            held = {}


def listen(
    running: Served, count: int, last: str | None = None, path: str = PATH, **asked: Any
) -> list[dict[str, str]]:
    headers = {"Last-Event-ID": last} if last is not None else {}
    with running.client.stream("GET", path, params=asked, headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        told = messages(answer)
        return [next(told) for _ in range(count)]


def test_it_goes_on_where_a_listener_was(place: Path) -> None:
    with Ledger.open(place) as ledger:
        for number in range(3):
            ledger.add(reading(f"article-{number}", events=(event(f"e{number}a"), event(f"e{number}b"))), "here")
        ledger.append("note", "e1a", {"seen": True}, "Sari")
        ledger.set_aside(SetAside(origin="x.txt", code="empty", reason="it is empty"))
    with served(place) as running:
        told = listen(running, 17, after=0)
        of_article = ["article", "event", "event", "incident", "incident"]
        assert [one.get("event") for one in told] == [*of_article * 3, None, "set-aside"]
        ids = [*[None] * 4, "1", *[None] * 4, "2", *[None] * 4, "3", "4", "5"]
        assert [one.get("id") for one in told] == ids
        assert json.loads(told[0]["data"])["id"] == "article-0"
        assert json.loads(told[1]["data"])["event"]["id"] == "e0a"
        shown = [json.loads(one["data"]) for one in told[3:5]]
        assert [one["url"] for one in shown] == [f"/incidents/{one['incident']['id']}" for one in shown]
        assert json.loads(told[16]["data"])["code"] == "empty"
        # whoever is cut off within a statement gets it again, whole
        again = listen(running, 5, last="1")
        assert [json.loads(one["data"]) for one in again] == [json.loads(one["data"]) for one in told[5:10]]
        assert listen(running, 1, last="4")[0]["event"] == "set-aside"


def test_an_incident_is_told_as_it_stands_now(place: Path) -> None:
    overviews.ledger_at(place)
    with Ledger.open(place) as ledger:
        told, _ = new_since(ledger, 0)
    parts = [one.decode().split("\n") for one in told]
    shown = [json.loads(lines[1].removeprefix("data: ")) for lines in parts if lines[0] == "event: incident"]
    assert [one["article"] for one in shown][:2] == ["strike-one", "strike-two"]
    assert shown[0]["incident"] == shown[1]["incident"]
    assert shown[0]["incident"]["mentions"] == 2


def test_what_another_process_adds_is_told_from_now_on(place: Path) -> None:
    with Ledger.open(place) as ledger, served(place) as running:
        ledger.add(reading("old", events=()), "here")
        with running.client.stream("GET", PATH) as answer:
            told = messages(answer)
            ledger.add(reading("new", events=()), "here")
            assert json.loads(next(told)["data"])["id"] == "new"


@pytest.mark.parametrize("asked", ["-1", "x", "99", "1e3", "\u0661", "9" * 40])
def test_what_is_no_position_is_refused(place: Path, asked: str) -> None:
    with room(place, works=False) as client:
        assert client.get(PATH, params={"after": asked}).status_code == 422
        assert client.get("/read/progress", params={"after": asked}).status_code == 422


def test_a_position_is_that_of_the_listener_first() -> None:
    assert position("3", "1", 9) == 3
    assert position(None, "1", 9) == 1
    assert position("", "", 9) == 9
    assert position(None, None, 9) == 9


def test_a_message_keeps_its_lines() -> None:
    assert message("a\r\nb\nc\u2028d", "job", 7) == "event: job\ndata: a\ndata: b\ndata: c\u2028d\nid: 7\n\n".encode()
    assert message(id=7) == b"id: 7\n\n"


def test_listeners_are_bounded(place: Path) -> None:
    listeners = Listeners(most=1)
    with room(place, works=False) as client:
        client.app.state.streams.listeners = listeners  # type: ignore[attr-defined]
        listeners.enter()
        answer = client.get(PATH)
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "too-many-listeners")
        assert answer.headers["retry-after"] == "30"


def test_a_listener_that_goes_makes_room(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def two() -> Any:
        yield b"one"
        yield b"two"

    listeners = Listeners(most=1)
    with room(place, works=False) as client:
        app = client.app
        app.add_api_route("/two", lambda: EventStream(two(), listeners), response_model=None)  # type: ignore[attr-defined]
        for _ in range(3):
            assert client.get("/two").text == "onetwo"


def test_silence_has_a_heartbeat(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse, "EVERY", 0.01)
    monkeypatch.setattr(sse, "HEARTBEAT", 0.03)
    with room(place, works=False) as client:
        streams = client.app.state.streams  # type: ignore[attr-defined]
        closing = threading.Timer(0.5, streams.listeners.close)
        closing.start()
        heard = client.get(PATH).text
        closing.join()
    assert heard.startswith("retry: ")
    assert "\n\n: \n\n" in heard
    assert "data" not in heard


def test_streams_end_with_the_server(place: Path) -> None:
    with served(place) as running, running.client.stream("GET", PATH) as answer:
        running.process.terminate()
        assert "data: " not in "".join(answer.iter_text())
        assert running.process.wait(60) == 0


def test_progress_comes_as_pieces_of_the_page(place: Path) -> None:
    with served(place) as running:
        begin = running.client.get("/read.json").json()["change"]
        job = send(running.client, FRENCH, "satu.txt")
        ended(running.client, job["number"])
        told = listen(running, 1, path="/read/progress", last=str(begin), lang="id")
        assert f'id="job-{job["number"]}"' in told[0]["data"]
        assert 'data-state="ended"' in told[0]["data"]
        assert "sudah dibaca" in told[0]["data"]
