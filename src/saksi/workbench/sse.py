"""Server-sent events: an answer that goes on, to a bounded number of listeners."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Annotated

from fastapi import Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from saksi.errors import UsageError
from saksi.workbench.accounts.access import still_may
from saksi.workbench.accounts.roles import Action
from saksi.workbench.desk import desk_of
from saksi.workbench.faults import Refusal
from saksi.workbench.language import marked

MOST_LISTENERS = 100
"""Streams that are open at the same time."""
HEARTBEAT = 15.0
"""Seconds of silence after which a comment is sent, so that neither end takes the other for gone."""
EVERY = 1.0
"""Seconds between two looks for something new."""
COME_BACK = 3_000
"""Milliseconds after which a browser that was cut off asks again."""
_LINES = re.compile(r"\r\n|\n|\r")
FULL = marked("Too many listen already.")
LATER = marked("Close a page that is open elsewhere, or try again later.")


class Listeners:
    """Who listens. `close` ends all streams, so that the server can end."""

    def __init__(self, most: int = MOST_LISTENERS) -> None:
        self._most, self._now = most, 0
        self.closed = False

    def enter(self) -> None:
        """One more; Refusal where they are too many."""
        if self.closed or self._now >= self._most:
            raise Refusal(503, "too-many-listeners", FULL, LATER, retry_after="30")
        self._now += 1

    def leave(self) -> None:
        """One less."""
        self._now -= 1

    def close(self) -> None:
        """End all streams."""
        self.closed = True


class EventStream(StreamingResponse):
    """An answer of server-sent events. Refusal where too many listen. Make it in an `async def` endpoint."""

    def __init__(self, events: AsyncIterator[bytes], listeners: Listeners) -> None:
        listeners.enter()
        self._listeners = listeners
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(events, media_type="text/event-stream", headers=headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send, until the listener goes or the stream ends."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._listeners.leave()


class Newest:
    """The number of what is newest, looked up at most once in a while however many ask."""

    def __init__(self, look: Callable[[], int]) -> None:
        self._look, self._number, self._due = look, 0, 0.0

    async def __call__(self) -> int:
        """The number, which may be a moment old."""
        now = time.monotonic()
        if now >= self._due:
            self._due = now + EVERY / 2
            self._number = await run_in_threadpool(self._look)
        return self._number


class Streams:
    """What all streams share: who listens, and how far the ledger and the queue of what is to be read are."""

    def __init__(self, ledger: Callable[[], int], queue: Callable[[], int]) -> None:
        self.listeners, self.ledger, self.queue = Listeners(), Newest(ledger), Newest(queue)


def _streams(request: Request) -> Streams:
    found: Streams = request.app.state.streams
    return found


OpenStreams = Annotated[Streams, Depends(_streams)]


class Permission:
    """Whether somebody may go on listening, looked up anew every so many seconds."""

    def __init__(self, look: Callable[[], bool], every: float) -> None:
        self._look, self._every, self._due = look, every, time.monotonic() + every

    async def __call__(self) -> bool:
        """Whether they may, as it was at the last look."""
        now = time.monotonic()
        if now < self._due:
            return True
        self._due = now + self._every
        return await run_in_threadpool(self._look)


def _permission(request: Request) -> Permission:
    return Permission(partial(still_may, request, Action.READ), desk_of(request).settings.recheck)


MayListen = Annotated[Permission, Depends(_permission)]
Since = Callable[[int], tuple[list[bytes], int]]
"""The messages after a position, and the position behind them."""


async def events(
    after: int, newest: Newest, since: Since, listeners: Listeners, may_listen: Permission
) -> AsyncIterator[bytes]:
    """The messages after a position, and those to come, as long as one may listen; a heartbeat where there are none."""
    yield b"retry: %d\n\n" % COME_BACK
    silent = 0.0
    while not listeners.closed and await may_listen():
        if await newest() > after:
            messages, after = await run_in_threadpool(since, after)
            for message in messages:
                yield message
            silent = 0.0
        else:
            await asyncio.sleep(EVERY)
            silent += EVERY
        if silent >= HEARTBEAT:
            yield b": \n\n"
            silent = 0.0


def message(data: str = "", event: str = "", id: int | None = None) -> bytes:
    """One message. Without data it is not shown to anybody, and moves the position alone."""
    lines = [f"event: {event}"] if event else []
    lines += [f"data: {line}" for line in _LINES.split(data)] if data else []
    lines += [f"id: {id}"] if id is not None else []
    return ("\n".join(lines) + "\n\n").encode("utf-8")


def position(told: str | None, given: str | None, newest: int) -> int:
    """Where a listener goes on: at its Last-Event-ID, else at what the address says, else at the end.

    UsageError for what is no position.
    """
    asked = told or given
    if not asked:
        return newest
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19 and int(asked) <= newest):
        raise UsageError(f"{asked[:40]!r} is no position: it is a number from 0 to {newest}, as the stream tells it")
    return int(asked)
