"""Each attack is refused, with its status and a reason, and none in silence."""

import logging
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

import browsers
from benches import HERE, bench, ledger_at, token_of, with_probes
from saksi.workbench.security.headers import HEADERS
from saksi.workbench.security.limits import RateLimit
from saksi.workbench.serving import Prompt
from saksi.workbench.settings import Settings

SAME = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    app = bench(ledger_at(tmp_path / "ledger.sqlite"), largest_body=2_000, largest_upload=50_000)
    with TestClient(app, base_url=HERE, raise_server_exceptions=False) as opened:
        yield opened


@pytest.mark.parametrize(
    "path", ["/about", "/about.json", "/nowhere", "/broken", "/static/saksi.css", "/api/v1/openapi.json"]
)
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert headers["cache-control"] == "private, no-cache"
    assert client.get(path, headers={"Host": "evil.example"}).headers["x-content-type-options"] == "nosniff"


def test_the_policy_lets_no_script_of_others_run() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8321",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost:8322",
        "127.0.0.1:8321.evil.example",
        "",
    ],
)
def test_another_name_is_refused(client: TestClient, host: str, caplog: pytest.LogCaptureFixture) -> None:
    answer = client.get("/about", headers={"Host": host})
    assert answer.status_code == 421
    assert "a host that this workbench does not have" in answer.text
    assert "421 wrong-host" in caplog.text


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "localhost:8321", "LOCALHOST:8321", "[::1]:8321"])
def test_its_own_names_are_taken(client: TestClient, host: str) -> None:
    assert client.get("/about", headers={"Host": host}).status_code == 200


def test_a_team_is_reached_under_its_name(tmp_path: Path) -> None:
    app = bench(ledger_at(tmp_path / "ledger.sqlite"), team=True, address="0.0.0.0", hosts=("Saksi.example.org",))
    with TestClient(app, base_url="https://saksi.example.org") as opened:
        assert opened.get("/about").status_code == 200
        assert "Secure" in opened.get("/about", headers={"Cookie": ""}).headers["set-cookie"]
        assert opened.get("/about", headers={"Host": "other.example.org"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Origin": "http://localhost:8321"},
        {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": HERE, "Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_changes_nothing(
    client: TestClient, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    answer = client.post("/probe", data={"token": token_of(client), "words": "a"}, headers=headers)
    assert answer.status_code == 403
    assert "from another site" in answer.text
    assert "403 other-site" in caplog.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}, 200),
        ({"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
    ],
)
def test_another_site_may_link_here_but_not_look(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.get("/about.json", headers=headers).status_code == status


def test_a_change_needs_the_token_of_a_page(client: TestClient) -> None:
    token = token_of(client)
    assert client.post("/probe", data={"words": "a", "token": token}, headers=SAME).json() == {"words": "a"}
    assert client.post("/probe", data={"words": "a"}, headers={**SAME, "X-Saksi-Token": token}).status_code == 200
    assert client.post("/read", data={"token": token}, files={"file": b"abc"}, headers=SAME).json() == {"size": 3}
    for wrong in ("", token[:-1], f"{token[:-1]}é", "0" * 64):
        answer = client.post("/probe", data={"words": "a", "token": wrong}, headers=SAME)
        assert (answer.status_code, "Load the page again" in answer.text) == (403, True)
    assert client.post("/probe", data={"words": "a"}, headers=SAME).status_code == 403
    assert client.post("/probe", json={"token": token}, headers=SAME).status_code == 403
    assert (
        client.post("/read", data={"token": b"x"}, files={"token": b"y", "file": b"z"}, headers=SAME).status_code == 403
    )


def test_a_token_fits_one_browser_only(client: TestClient) -> None:
    token = token_of(client)
    client.cookies.clear()
    assert client.post("/probe", data={"token": token}, headers=SAME).status_code == 403
    token_of(client)
    assert client.post("/probe", data={"token": token}, headers=SAME).status_code == 403


def test_a_cookie_that_is_planted_is_replaced(client: TestClient) -> None:
    client.cookies.set("saksi_page", "short")
    assert "saksi_page=" in client.get("/about").headers["set-cookie"]


def test_a_large_body_is_refused_before_it_is_read(client: TestClient) -> None:
    token = token_of(client)
    headers = {**SAME, "X-Saksi-Token": token, "Content-Length": "1000000000"}
    answer = client.post("/nowhere", content=b"", headers=headers)
    assert answer.status_code == 413
    assert answer.headers["connection"] == "close"
    assert "larger than this address takes" in answer.text
    assert client.post("/read", content=b"", headers={**headers, "Content-Length": "50001"}).status_code == 413
    assert client.post("/probe", data={"words": "a" * 2_000, "token": token}, headers=SAME).status_code == 413
    assert client.post("/probe", content=b"", headers={**headers, "Content-Length": "many"}).status_code == 400


def test_a_large_body_without_a_size_is_refused_when_it_is_too_large(client: TestClient) -> None:
    token = token_of(client)
    pieces = (b"a" * 1_000 for _ in range(100))
    headers = {**SAME, "X-Saksi-Token": token, "Content-Type": "application/x-www-form-urlencoded"}
    answer = client.post("/probe", content=pieces, headers=headers)
    assert answer.status_code == 413


def test_what_a_client_writes_forges_no_line_of_the_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    client.get("/a%0a403 other-site forged")
    (told,) = [record.getMessage() for record in caplog.records if record.name.startswith("saksi")]
    assert "forged" in told
    assert "\n" not in told


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_rate_is_limited_by_key_and_comes_back_with_time() -> None:
    clock = Clock()
    limit = RateLimit(2, 60, clock)
    assert [limit.wait("a"), limit.wait("a"), limit.wait("b")] == [0, 0, 0]
    clock.now = 20
    assert limit.wait("a") == 40
    clock.now = 60
    assert limit.wait("a") == 0
    limit.forget("a")
    assert [limit.wait("a"), limit.wait("a")] == [0, 0]
    assert limit.wait("a") > 0


@given(st.lists(st.tuples(st.floats(0, 30), st.sampled_from("abc"))), st.integers(1, 5))
def test_no_more_than_allowed_within_any_stretch(tries: list[tuple[float, str]], allowed: int) -> None:
    clock, taken = Clock(), list[tuple[float, str]]()
    limit = RateLimit(allowed, 60, clock)
    for step, key in tries:
        clock.now += step
        if limit.wait(key) == 0:
            taken.append((clock.now, key))
    for moment, key in taken:
        assert sum(1 for other, whose in taken if whose == key and moment - 60 < other <= moment) <= allowed


def test_a_flood_of_keys_takes_no_more_memory() -> None:
    limit = RateLimit(1, 60, Clock(), known=10)
    for number in range(100):
        limit.wait(str(number))
    assert limit.wait("99") > 0
    assert limit.wait("0") == 0


def raw(port: int, *pieces: bytes) -> bytes:
    """What a server answers to bytes on a socket, until it closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        for piece in pieces:
            connection.sendall(piece)
        found = b""
        while piece := connection.recv(65536):
            found += piece
    return found


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a workbench with little patience."""
    monkeypatch.setattr(Prompt, "patience", 0.3)
    settings = Settings(ledger=ledger_at(tmp_path / "ledger.sqlite"), silence=0.3, slowest=1_000_000)
    with browsers.serving(settings, with_probes) as url:
        yield int(url.rpartition(":")[2])


def test_a_client_that_never_ends_its_head_is_cut_off(port: int) -> None:
    assert raw(port, b"GET /about HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ").startswith(b"HTTP/1.1 408")
    assert raw(port).startswith(b"HTTP/1.1 408")


def test_a_client_that_stops_in_its_body_is_cut_off(port: int) -> None:
    head = (
        f"POST /probe HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n"
    )
    answer = raw(port, head.encode(), b"words=")
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"came too slowly" in answer


def test_a_gigabyte_is_refused_while_it_is_sent(port: int) -> None:
    head = (
        f"POST /read HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
        "Content-Type: application/octet-stream\r\nContent-Length: 1000000000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(head.encode())
        answer = b""
        while b"larger than this address takes" not in answer:  # it comes though not a byte of the body was sent
            piece = connection.recv(65536)
            assert piece, answer
            answer += piece
    assert answer.startswith(b"HTTP/1.1 413")


def test_two_hosts_are_one_too_many(port: int) -> None:
    head = f"GET /about HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert raw(port, head.encode()).split()[1] in (b"400", b"421")
