"""Serving the workbench: a socket, uvicorn, and an end that leaves nothing half done."""

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from saksi.errors import UsageError
from saksi.workbench.app import create_app
from saksi.workbench.settings import Settings

LAST_WORDS = 5
"""Seconds for which running requests may come to their end when the server is stopped."""
AT_ONCE = 500
"""Connections and requests at the same time; more are answered 503."""
PATIENCE = 20.0
"""Seconds for which the head of a request may take."""


class Prompt(H11Protocol):
    """HTTP as uvicorn speaks it, with a client that does not come to the end of its head cut off."""

    patience = PATIENCE
    _due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Wait for the first request."""
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        """Take what came; where that is no whole head yet, the time runs."""
        super().data_received(data)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop()
        super().connection_lost(exc)

    def _expect(self) -> None:
        answering = self.cycle is not None and not self.cycle.response_complete
        if answering:
            self._stop()
        elif self._due is None:
            self._due = self.loop.call_later(self.patience, self._cut)

    def _stop(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _cut(self) -> None:
        self._due = None
        self.logger.warning("%s - cut off: no whole request in %.0f seconds", self.client, self.patience)
        self.transport.write(b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
        self.transport.close()


def listen(address: str, port: int) -> socket.socket:
    """A socket that listens; port 0 is any that is free. UsageError where it is taken."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    bound = socket.socket(family)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((address, port))
    except OSError as fault:
        bound.close()
        raise UsageError(
            f"cannot listen on {address}, port {port}: {fault.strerror}; another `saksi serve` may run there. "
            "Give another --port, or 0 for any that is free"
        ) from fault
    return bound


def serve_on(bound: socket.socket, settings: Settings, ready: Callable[[], None]) -> None:
    """Serve on a socket until SIGINT or SIGTERM; `ready` is called once requests are answered. Raises as `create_app` does."""
    server_of(create_app(settings), ready).run(sockets=[bound])


def server_of(app: FastAPI, ready: Callable[[], None]) -> "Server":
    """What serves a workbench; it runs until it is stopped by a signal, or by its `should_exit`."""
    config = uvicorn.Config(
        app, http=Prompt, access_log=False, log_level="warning", server_header=False, ws="none",
        timeout_graceful_shutdown=LAST_WORDS, limit_concurrency=AT_ONCE, proxy_headers=False,
    )  # fmt: skip
    return Server(config, ready, app.state.streams.listeners.close)


class Server(uvicorn.Server):
    """uvicorn's server, which says when it answers, and takes a signal to end for what was asked for."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], ending: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready, self._ending = ready, ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let what runs come to its end, and end what would go on for ever; signals are not raised again afterwards."""
        self._ending()
        await super().shutdown(sockets)
        self._captured_signals.clear()
