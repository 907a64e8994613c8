"""How much, how slowly and how often a client may ask."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saksi.workbench.faults import Refusal, answer
from saksi.workbench.language import marked
from saksi.workbench.settings import Settings

TOO_LARGE = marked("What was sent is larger than this address takes.")
SEND_LESS = marked("Send fewer or smaller files, or read them with `saksi read`, which has no such limit.")
TOO_SLOW = marked("What was sent came too slowly, or stopped.")
SEND_AGAIN = marked("Send it again over a better connection.")
NO_SIZE = marked("The size of what is sent is not a number.")
UPLOADS = ("/read", "/api/v1/readings")
"""Where files may be sent."""
HEARD_OUT = 5.0
"""Seconds for which what a client still sends is thrown away, so that it comes to read why it was refused."""


class BodyLimit:
    """Refuses bodies that are too large, before they are read where their size is told, and those that come too slowly."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with a body that keeps to the limits."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        most = self.settings.largest_upload if scope["path"].startswith(UPLOADS) else self.settings.largest_body
        told = request.headers.get("content-length", "0")
        refusal = None
        if not told.isdecimal():
            refusal = Refusal(400, "no-size", NO_SIZE)
        elif int(told) > most:
            refusal = Refusal(413, "too-large", TOO_LARGE, SEND_LESS, connection="close")
        if refusal is None:
            body = _Body(receive, most, self.settings.silence, self.settings.slowest)
            await self.app(scope, body.receive, send)
        else:
            await _refuse(request, refusal, receive, send)


class _Body:
    """A body as it comes in."""

    def __init__(self, receive: Receive, most: int, silence: float, slowest: int) -> None:
        self._receive, self._most, self._silence, self._slowest = receive, most, silence, slowest
        self._read, self._begun, self._whole = 0, time.monotonic(), False

    async def receive(self) -> Message:
        """The next piece; Refusal where it makes the body too large, or does not come."""
        if self._whole:
            return await self._receive()
        left = self._begun + self._silence + self._read / self._slowest - time.monotonic()
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, min(self._silence, left)))
        except TimeoutError:
            self._whole = True
            raise Refusal(408, "too-slow", TOO_SLOW, SEND_AGAIN, connection="close") from None
        self._read += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._read > self._most:
            self._whole = True
            raise Refusal(413, "too-large", TOO_LARGE, SEND_LESS, connection="close")
        return message


async def _refuse(request: HTTPConnection, refusal: Refusal, receive: Receive, send: Send) -> None:
    """Answer at once, and hear the client out for a while: one that is cut off while it sends does not see the answer."""
    response = answer(request, refusal)
    await send({"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers})
    await send({"type": "http.response.body", "body": response.body, "more_body": True})
    try:
        async with asyncio.timeout(HEARD_OUT):
            while (await receive()).get("more_body", False):
                pass
    except TimeoutError:
        pass
    await send({"type": "http.response.body", "body": b"", "more_body": False})


class RateLimit:
    """Counts what somebody tries, by any key (an address, a name): so many within so many seconds, in memory.

    `clock` tells seconds. At most `known` keys are remembered, those that were heard of last.
    """

    def __init__(
        self, allowed: int, within: float, clock: Callable[[], float] = time.monotonic, known: int = 10_000
    ) -> None:
        self._allowed, self._within, self._clock, self._known = allowed, within, clock, known
        self._tried: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, key: str) -> float:
        """0 where one more try is allowed, which is counted; else the seconds until one is."""
        with self._lock:
            now = self._clock()
            tried = self._tried.setdefault(key, deque())
            self._tried.move_to_end(key)
            while len(self._tried) > self._known:
                self._tried.popitem(last=False)
            while tried and tried[0] <= now - self._within:
                tried.popleft()
            if len(tried) >= self._allowed:
                return tried[0] + self._within - now
            tried.append(now)
            return 0.0

    def forget(self, key: str) -> None:
        """Begin anew for a key, as after a log-in that succeeded."""
        with self._lock:
            self._tried.pop(key, None)
