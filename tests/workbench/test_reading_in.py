"""The page of reading: what is sent is kept under a name of Saksi's own, read, and told with its outcome."""

import html
import socket
from pathlib import Path

import pytest

from processes import served
from rooms import FRENCH, ended, room, send
from saksi.ledger.ledger import Ledger
from saksi.workbench import reading_room
from saksi.workbench.reasons import REASONS, UNKNOWN, why

SCRIPT = "<script>alert(1)<\u200b/script><img src=x onerror=alert(1)>.txt"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


def test_files_texts_and_addresses_are_read(place: Path) -> None:
    with room(place) as client:
        files = [("files", ("satu.txt", FRENCH.encode())), ("files", ("kosong.txt", b""))]
        sent = client.post("/read/files", files=files)
        assert (sent.status_code, sent.headers["location"]) == (303, "/read?follow=yes#job-2")
        text = {"text": "Selon le maire, " + FRENCH, "title": "Le pont", "publisher": "Kabar", "date": "2024-05-01"}
        client.post("/read/text", data=text)
        client.post(
            "/read/addresses", data={"addresses": "http://127.0.0.1:9/a\r\nhttp://10.0.0.1/b http://127.0.0.1:9/a"}
        )
        assert [ended(client, number)["job"]["set_aside"] for number in (1, 2, 3, 4, 5)] == [0, 1, 0, 1, 1]
        assert ended(client, 4)["results"][0]["code"] == "private"
        article = ended(client, 3)["results"][0]["article"]
        page = client.get("/read").text
        assert f'href="/articles/{article}"' in page
        assert page.count('data-state="ended"') == 5
        assert "an address of a private network" in page
    with Ledger.open(place) as ledger:
        reading = ledger.reading(article)
        assert (reading.article.title, reading.article.publisher) == ("Le pont", "Kabar")
        assert reading.article.published
        assert reading.article.published.from_ == "2024-05-01"
        assert len(list(ledger.set_aside_items())) == 3


def test_what_is_there_already_is_said_to_be(place: Path) -> None:
    with room(place) as client:
        for number, fate in ((1, "read"), (2, "unchanged")):
            assert send(client, FRENCH)["number"] == number
            assert ended(client, number)["results"][0]["fate"] == fate
        assert "was in the ledger already" in client.get("/read").text


@pytest.mark.parametrize(
    "name", ["../../../outside.txt", "..\\..\\outside.txt", "/tmp/outside.txt", "a/../../outside.txt"]
)
def test_a_file_name_leads_nowhere(place: Path, name: str) -> None:
    with room(place, works=False) as client:
        before = set(place.parent.rglob("*"))
        send(client, FRENCH, name)
        client.post("/read/files", files=[("files", (name, FRENCH))])
        new = {path for path in place.parent.rglob("*") if path.is_file()} - before
        assert {path.parent for path in new} == {place.with_name("ledger.sqlite-uploads")}
        assert not any("outside" in path.name for path in new)
        assert "outside.txt" in client.get("/read").text


def test_a_script_in_a_file_name_is_words(place: Path) -> None:
    with room(place) as client:
        send(client, b"", SCRIPT)
        client.post("/read/files", files=[("files", (SCRIPT, b""))])
        for number in (1, 2):
            ended(client, number)
        for path in ("/read", "/set-aside"):
            page = client.get(path).text
            assert "script><img" in html.unescape(page)
            assert "<img" not in page
            assert "<script>" not in page
        assert "<img" not in _piece(client)


def _piece(client: object) -> str:
    from saksi.workbench.pages.read import _changed

    app = client.app  # type: ignore[attr-defined]
    desk, rooms = app.state.desk, app.state.room
    messages, change = _changed(desk, rooms, desk.languages.by_code["en"], 0)
    assert change == rooms.last_change()
    return b"".join(messages).decode()


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("/read/addresses", {"addresses": "/etc/passwd"}, "no-address"),
        ("/read/addresses", {"addresses": "file:///etc/passwd"}, "no-address"),
        ("/read/addresses", {"addresses": "-"}, "no-address"),
        ("/read/addresses", {"addresses": "http://[::1"}, "no-address"),
        ("/read/addresses", {"addresses": " \n"}, "no-address"),
        (
            "/read/addresses",
            {"addresses": "\n".join(f"https://example.org/{n}" for n in range(101))},
            "too-many-addresses",
        ),
        ("/read/text", {"text": "  "}, "no-text"),
        ("/read/text", {"text": FRENCH, "url": "javascript:alert(1)"}, "no-address"),
        ("/set-aside/retry", {"number": "7"}, "not-set-aside"),
        ("/set-aside/retry", {"code": "' OR 1=1 --"}, "not-set-aside"),
        ("/set-aside/done", {"number": "7"}, "not-set-aside"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(place: Path, path: str, data: dict[str, str], code: str) -> None:
    with room(place, works=False) as client:
        answer = client.post(path, data=data, headers={"Accept": "application/json"})
        assert answer.json()["error"]["code"] == code
        assert client.get("/read.json").json()["jobs"] == []


def test_no_file_is_refused(place: Path) -> None:
    with room(place, works=False) as client:
        answer = client.post("/read/files", files=[("files", ("", b""))])
        assert answer.status_code == 422


@pytest.mark.parametrize(
    "path", ["/read/files", "/read/addresses", "/read/text", "/api/v1/readings", "/set-aside/done"]
)
def test_another_site_and_a_page_without_token_have_nothing_read(place: Path, path: str) -> None:
    with room(place, works=False) as client:
        data = {"addresses": "https://example.org/", "text": FRENCH, "number": "1"}
        for headers in ({"Origin": "https://evil.example"}, {"X-Saksi-Token": "0" * 64}):
            assert client.post(path, data=data, headers=headers).status_code == 403
        assert client.get("/read.json").json()["jobs"] == []


def test_where_too_much_waits_no_more_is_taken(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_room, "MOST_WAITING", 1)
    with room(place, works=False) as client:
        send(client, FRENCH)
        assert client.post("/api/v1/readings", content=FRENCH).status_code == 429
        assert client.post("/read/addresses", data={"addresses": "https://example.org/"}).status_code == 429
        monkeypatch.setattr(reading_room, "MOST_WAITING", 10)
        monkeypatch.setattr(reading_room, "MOST_HELD", 1)
        assert client.post("/api/v1/readings", content=FRENCH).status_code == 429


def test_a_full_disk_is_told(place: Path) -> None:
    with room(place, works=False) as client:
        place.with_name("ledger.sqlite-uploads").write_text("in the way")
        answer = client.post("/api/v1/readings", content=FRENCH)
        assert answer.status_code in (503, 507)
        assert answer.json()["error"]["hint"]


def test_the_page_follows_without_scripts_only_where_asked(place: Path) -> None:
    with room(place, works=False) as client:
        assert 'http-equiv="refresh"' not in client.get("/read?follow=yes").text
        send(client, FRENCH)
        assert 'http-equiv="refresh"' in client.get("/read?follow=yes").text
        still = client.get("/read").text
        assert 'http-equiv="refresh"' not in still
        assert 'href="/read?follow=yes"' in still


def test_a_job_that_is_not_there(place: Path) -> None:
    with room(place, works=False) as client:
        assert client.get("/api/v1/readings/7").json()["error"]["code"] == "no-job"
        assert client.get("/api/v1/readings").json() == {"readings": []}
        assert not place.with_name("ledger.sqlite-uploads").exists()


def test_every_reason_has_words_in_both_languages(place: Path) -> None:
    with room(place, works=False) as client:
        languages = client.app.state.desk.languages.by_code  # type: ignore[attr-defined]
        for reason in (*REASONS.values(), UNKNOWN):
            for said in reason:
                assert languages["en"].say(said) == said
                assert languages["id"].say(said) != said
    assert why("http-404") is REASONS["http"]
    assert why("something new") is UNKNOWN


GIGABYTE = 1 << 30
PIECE = b"\0" * (1 << 20)


@pytest.mark.parametrize("path", ["/read/files", "/api/v1/readings"])
@pytest.mark.parametrize("way", ["declared", "chunked"])
def test_a_gigabyte_is_refused_early(place: Path, path: str, way: str) -> None:
    with served(place) as running, socket.create_connection(("127.0.0.1", running.port), timeout=60) as connection:
        size = f"Content-Length: {GIGABYTE}" if way == "declared" else "Transfer-Encoding: chunked"
        cookies = "; ".join(f"{name}={value}" for name, value in running.client.cookies.items())
        head = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{running.port}", f"Cookie: {cookies}", size]
        head += ["Content-Type: multipart/form-data; boundary=b", *(f"{k}: {v}" for k, v in running.headers.items())]
        connection.sendall("\r\n".join([*head, "", ""]).encode())
        sent = 0
        if way == "chunked":
            begin = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
            connection.sendall(b"%x\r\n%b\r\n" % (len(begin), begin))
            connection.setblocking(False)
            sent = _send_until_answered(connection)
            connection.setblocking(True)
        assert sent < GIGABYTE // 4
        assert b" 413 " in connection.recv(1 << 16).split(b"\r\n")[0]
        assert running.client.get("/read.json").json()["jobs"] == []
        folder = place.with_name("ledger.sqlite-uploads")
        assert not [path for path in folder.glob("*") if path.suffix == ".part"]


def _send_until_answered(connection: socket.socket) -> int:
    """Send piece after piece until there is something to read; how much that was."""
    import select

    sent, left = 0, b""
    while sent < GIGABYTE:
        readable, writable, _ = select.select([connection], [connection], [], 60)
        if readable:
            break
        if writable:
            left = left or b"%x\r\n%b\r\n" % (len(PIECE), PIECE)
            done = connection.send(left)
            sent, left = sent + done, left[done:]
    return sent
