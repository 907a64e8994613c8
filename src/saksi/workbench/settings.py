"""How a workbench is set up: alone on this machine, or for a team."""

import secrets
from ipaddress import ip_network
from pathlib import Path

import msgspec

from saksi.errors import UsageError
from saksi.records import Record

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names of this machine to itself: what a browser may ask for where nobody logs in."""
MEGABYTE = 1_000_000


class Settings(Record, frozen=True, kw_only=True):
    """What a workbench is told at its start.

    `ledger` is a file or an address of PostgreSQL, `folder` a folder with a saksi.toml. Alone it listens on 127.0.0.1; a
    `team` may listen elsewhere, is reached under `hosts` too (`saksi.example.org`), and signs in. Only `proxies`, addresses or
    networks, are believed when they say for whom they ask (`X-Forwarded-For`, `X-Forwarded-Proto`). `secret` signs what
    forms carry; each start has one of its own where none is given. Sizes are bytes, times seconds. `costly` answers are given
    to each person of a team in a minute; `recheck` is how often it is looked up whether they may still listen to a stream.
    """

    ledger: Path | str
    folder: Path | None = None
    team: bool = False
    address: str = "127.0.0.1"
    port: int = 8321
    hosts: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    secret: bytes = msgspec.field(default_factory=lambda: secrets.token_bytes(32))
    largest_body: int = 1 * MEGABYTE
    largest_upload: int = 100 * MEGABYTE
    silence: float = 20.0
    slowest: int = 2_000
    costly: int = 30
    recheck: float = 30.0

    def checked(self) -> "Settings":
        """These settings; UsageError where a workbench without log-in would be open to other machines."""
        for proxy in self.proxies:
            _check_network(proxy)
        if self.team:
            return self
        if self.address != "127.0.0.1":
            raise UsageError(
                f"the workbench needs no log-in when it is alone, so it listens on 127.0.0.1 only, not on {self.address}; "
                "leave the address out, or give --team"
            )
        if self.hosts or self.proxies:
            raise UsageError("other host names and proxies are for a team: leave them out, or give --team")
        return self

    def at(self, port: int) -> "Settings":
        """These settings with the port that was free."""
        return msgspec.structs.replace(self, port=port)

    @property
    def is_readable_on_the_way(self) -> bool:
        """Whether passwords go over a network as they are: no proxy is named that has HTTPS before it."""
        return self.team and not self.proxies and self.address not in ("127.0.0.1", "::1", "localhost")

    @property
    def names(self) -> frozenset[str]:
        """What may stand in the Host of a request."""
        own = {f"{name}:{self.port}" for name in LOOPBACK} | (set(LOOPBACK) if self.port == 80 else set())
        return frozenset(own | {name.lower() for name in self.hosts})


def _check_network(text: str) -> None:
    try:
        ip_network(text)
    except ValueError as fault:
        raise UsageError(
            f"the proxy {text!r} is no address and no network, such as 127.0.0.1 or 10.0.0.0/24"
        ) from fault
