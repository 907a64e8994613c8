"""Fetching from a real server on this machine: what comes back, and every way in which it can fail."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from saksi.records import Document, SetAside
from saksi.sources import Options, open_sources

PAGE = b"<!DOCTYPE html><html><body><p>Militer Sudan menyerang pos RSF.</p></body></html>"
FEED = "<rss version='2.0'><channel><title>T</title>{}</channel></rss>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answers = {
            "/page": (200, {"Content-Type": "text/html"}, PAGE),
            "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
            "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b" " * 5_000_000)),
            "/moved": (302, {"Location": "/page"}, b""),
            "/circle": (302, {"Location": "/round"}, b""),
            "/round": (301, {"Location": "/circle"}, b""),
            "/error": (500, {}, b"no"),
            "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
            "/elsewhere": (302, {"Location": "file:///etc/hostname"}, b""),
            "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /closed\n"),
            "/feed": (200, {"Content-Type": "application/rss+xml"}, self.feed("/page", "/missing")),
            "/looped": (200, {"Content-Type": "application/rss+xml"}, self.feed("/looped")),
        }
        if self.path == "/huge":
            self.answer(200, {"Content-Type": "text/html", "Content-Length": "1000000000"}, b"<html>")
        elif self.path == "/slow":
            self.drip()
        elif self.path == "/nothing":
            self.close_connection = True
        else:
            self.answer(*answers.get(self.path, (404, {}, b"not here")))

    def feed(self, *paths: str) -> bytes:
        port = self.connection.getsockname()[1]
        items = "".join(f"<item><title>A</title><link>http://127.0.0.1:{port}{path}</link></item>" for path in paths)
        return FEED.format(items).encode()

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(20):
            try:
                self.wfile.write(b"<p>")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def fetched(
    address: str, *, timeout: float = 5, max_bytes: int = 1_000_000, allow_private: bool = True
) -> list[Document | SetAside]:
    return list(open_sources([address], (), Options(timeout=timeout, max_bytes=max_bytes, allow_private=allow_private)))


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_a_page(site: str, path: str) -> None:
    (document,) = fetched(site + path)
    assert isinstance(document, Document)
    assert (document.form, document.content) == ("html", PAGE.decode())
    assert document.url == site + ("/page" if path == "/moved" else path)


@pytest.mark.parametrize(
    ("path", "code", "reason"),
    [
        ("/missing", "http-404", "the server answers 404"),
        ("/error", "http-500", "the server answers 500"),
        ("/nothing", "no-answer", "no answer"),
        ("/circle", "redirects", "redirects in a circle"),
        ("/elsewhere", "address", "is not a web address"),
        ("/huge", "too-large", "larger than 1 MB"),
        ("/bomb", "too-large", "larger than 1 MB"),
        ("/picture", "binary", "image/png"),
        ("/closed", "robots", "robots.txt"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, code: str, reason: str) -> None:
    (aside,) = fetched(site + path)
    assert isinstance(aside, SetAside)
    assert (aside.code, aside.origin) == (code, site + path)
    assert reason in aside.reason
    assert aside.hint


def test_a_server_that_drips_is_given_up(site: str) -> None:
    (aside,) = fetched(site + "/slow", timeout=0.5)
    assert isinstance(aside, SetAside)
    assert aside.code == "timeout"


def test_nobody_listens() -> None:
    (aside,) = fetched("http://127.0.0.1:9/")
    assert isinstance(aside, SetAside)
    assert aside.code == "no-answer"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "0.0.0.0"])
def test_private_addresses_are_refused_unless_asked_for(host: str) -> None:
    (aside,) = fetched(f"http://{host}:9/", allow_private=False)
    assert isinstance(aside, SetAside)
    assert aside.code == "private"
    assert "--allow-private" in aside.hint


def test_a_feed_is_followed_to_its_pages_and_no_further(site: str) -> None:
    page, missing = fetched(site + "/feed")
    assert isinstance(page, Document)
    assert isinstance(missing, SetAside)
    assert missing.code == "http-404"
    (looped,) = fetched(site + "/looped")
    assert isinstance(looped, SetAside)
    assert looped.code == "bad-feed"
