"""Web addresses: fetched within limits, obeying robots.txt, and never from a private network unasked."""

import ipaddress
import socket
import time
import zlib
from collections.abc import Iterator
from importlib import metadata
from urllib.parse import urljoin, urlsplit

import httpx
import msgspec
from protego import Protego

from saksi.errors import UnreadableError
from saksi.sources.aside import Found, aside
from saksi.sources.decode import too_large
from saksi.sources.documents import documents_of
from saksi.sources.options import Options

AGENT = f"Saksi/{metadata.version('saksi')}"
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
ROBOTS_BYTES = 500_000
READABLE = tuple(
    "text/ application/xhtml application/xml application/rss application/atom application/json application/feed+json "
    "application/warc application/gzip application/x-gzip application/octet-stream".split()
)


class Answer(msgspec.Struct, frozen=True):
    """The body at an address, after redirects."""

    url: str
    body: bytes
    charset: str | None
    kind: str


class Guarded(httpx.HTTPTransport):
    """Connects to the very address that was checked, so that no name can lead elsewhere between check and connection."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Resolve the host, refuse private addresses, and connect to the address found."""
        host = request.url.host
        address = _public_address(host, request.url.port or (443 if request.url.scheme == "https" else 80))
        request.extensions = {**request.extensions, "sni_hostname": host}
        request.url = request.url.copy_with(host=address)
        return super().handle_request(request)


class Web:
    """Fetches addresses, one after the other; robots.txt of each host is asked for once."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._robots: dict[str, Protego | None] = {}

    def documents(self, address: str) -> Iterator[Found]:
        """The documents at an address: an article, or those of a feed or WARC file. What cannot be read is set aside."""
        yield from aside(lambda: self._documents(address), address)

    def _documents(self, address: str) -> Iterator[Found]:
        answer = self.fetch(address)
        if answer.kind and not answer.kind.startswith(READABLE):
            raise UnreadableError(
                "binary", f"it is {answer.kind}, not an article", "Give the address of a page, a feed or a WARC file."
            )
        yield from documents_of(
            answer.body, address, self._options, self._entry, url=answer.url, charset=answer.charset
        )

    def _entry(self, address: str) -> Iterator[Found]:
        """A page that a feed links to; a feed in it is not followed further."""
        yield from aside(lambda: self._page(address), address)

    def _page(self, address: str) -> Iterator[Found]:
        answer = self.fetch(address)
        yield from documents_of(answer.body, address, self._options, _no_deeper, url=answer.url, charset=answer.charset)

    def fetch(self, address: str, *, robots: bool = True) -> Answer:
        """The body at an address. Raises UnreadableError, with a code for each way in which that can fail."""
        deadline = time.monotonic() + self._options.timeout
        seen: list[str] = []
        url = address
        with self._client() as client:
            while True:
                if url in seen or len(seen) > MOST_REDIRECTS:
                    circle = url in seen
                    reason = "it redirects in a circle" if circle else f"it redirects more than {MOST_REDIRECTS} times"
                    raise UnreadableError(
                        "redirects", f"{reason}: {' -> '.join([*seen, url])}", "Look the address up in a browser."
                    )
                seen.append(url)
                if robots and not self._allowed(url):
                    raise UnreadableError(
                        "robots", "its robots.txt asks not to fetch it", "Save the page and read the file."
                    )
                answer = self._once(client, url, deadline)
                if isinstance(answer, Answer):
                    return answer
                url = answer

    def _client(self) -> httpx.Client:
        transport = httpx.HTTPTransport() if self._options.allow_private else Guarded()
        timeout = httpx.Timeout(self._options.timeout)
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
        return httpx.Client(transport=transport, timeout=timeout, headers=headers, trust_env=False)

    def _once(self, client: httpx.Client, url: str, deadline: float) -> Answer | str:
        """The answer at an address, or the address to which it redirects."""
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise UnreadableError(
                "address", f"{url!r} is not a web address", "Addresses begin with http:// or https://."
            )
        try:
            with client.stream("GET", url) as response:
                if response.status_code in REDIRECTS and response.headers.get("location"):
                    return urljoin(url, response.headers["location"])
                if response.status_code != 200:
                    raise UnreadableError(
                        f"http-{response.status_code}",
                        f"the server answers {response.status_code} {response.reason_phrase}",
                        "Look whether the address is right, or try again later.",
                    )
                kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
                return Answer(url, self._body(response, deadline), response.charset_encoding, kind)
        except httpx.TimeoutException:
            raise self._too_slow() from None
        except httpx.InvalidURL as fault:
            raise UnreadableError("address", f"{url!r} is not a web address: {fault}", "Check it.") from None
        except httpx.HTTPError as fault:
            raise UnreadableError(
                "no-answer", f"no answer: {fault}", "Look whether the address is right, or try again later."
            ) from None

    def _body(self, response: httpx.Response, deadline: float) -> bytes:
        """The body, unpacked piece by piece, so that neither its length nor what is packed in it can grow past the limit."""
        announced = response.headers.get("content-length", "")
        if announced.isdigit() and int(announced) > self._options.max_bytes:
            raise too_large(self._options.max_bytes)
        unpack = zlib.decompressobj(47) if response.headers.get("content-encoding", "") in ("gzip", "deflate") else None
        body = bytearray()
        for piece in response.iter_raw():
            if time.monotonic() > deadline:
                raise self._too_slow()
            try:
                body += unpack.decompress(piece, self._options.max_bytes + 1) if unpack else piece
            except zlib.error as fault:
                raise UnreadableError(
                    "binary", f"what the server sends is damaged: {fault}", "Try again later."
                ) from None
            if len(body) > self._options.max_bytes:
                raise too_large(self._options.max_bytes)
        return bytes(body)

    def _too_slow(self) -> UnreadableError:
        return UnreadableError(
            "timeout",
            f"no whole answer within {self._options.timeout:g} seconds",
            "Try again later, or raise --timeout.",
        )

    def _allowed(self, url: str) -> bool:
        """Whether robots.txt of the host lets Saksi fetch an address; a host without one lets it fetch all."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            try:
                text = self.fetch(f"{root}/robots.txt", robots=False).body[:ROBOTS_BYTES].decode("utf-8", "replace")
                self._robots[root] = Protego.parse(text)
            except UnreadableError as fault:
                if fault.code in ("private", "address"):
                    raise
                self._robots[root] = None
        rules = self._robots[root]
        return rules is None or bool(rules.can_fetch(url, AGENT))


def _no_deeper(address: str) -> Iterator[Found]:
    raise UnreadableError(
        "bad-feed", f"a feed leads to another feed, {address}", "Give the address of that feed itself."
    )
    yield  # makes this the iterator that documents_of asks for


def _public_address(host: str, port: int) -> str:
    """An address of a host that lies in the public net. Raises UnreadableError `private` or `no-answer`."""
    try:
        found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise UnreadableError(
            "no-answer", f"there is no host {host!r}", "Check the address and the connection."
        ) from None
    for address in found:
        if not ipaddress.ip_address(str(address).split("%")[0]).is_global:
            raise UnreadableError(
                "private",
                f"{host} is at {address}, an address of a private network",
                "Give --allow-private if that is what you want.",
            )
    return str(found[0])
