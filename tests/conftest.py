"""What tests of several folders share: the stores that a ledger can be in, and a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import browsers
import servers

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def postgresql() -> Iterator[servers.Server]:
    """A PostgreSQL for all tests that ask for it; where none can be started they are skipped."""
    missing = servers.why_not()
    if missing:
        pytest.skip(missing)
    with servers.running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a new ledger may be, in each store in turn."""
    if request.param == "sqlite":
        return tmp_path / "new" / "ledger.sqlite"
    server: servers.Server = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A browser for all tests that ask for it; where none can be started they are skipped."""
    missing = browsers.why_not()
    if missing:
        pytest.skip(missing)
    with browsers.browsing() as started:
        yield started
