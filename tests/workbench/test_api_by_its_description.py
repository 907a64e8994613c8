"""Whatever the description of the API allows, and a little more: nothing makes the server fail."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings

import browsers
import overviews
from saksi.workbench.settings import Settings

schemathesis = pytest.importorskip("schemathesis")
EXAMPLES = 20
"""Of each operation."""
ENDLESS = "^/api/v1/stream$"
"""The stream goes on until its listener leaves; tests/workbench/test_stream.py asks it."""


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The API of a workbench that keeps what it is sent, and does not read it."""
    path = tmp_path_factory.mktemp("described") / "ledger.sqlite"
    overviews.ledger_at(path)

    def idle(app: FastAPI) -> FastAPI:
        app.state.room.start = lambda: None
        return app

    with browsers.serving(Settings(ledger=path), idle) as url:
        yield schemathesis.openapi.from_url(f"{url}/api/v1/openapi.json").exclude(path_regex=ENDLESS)


def test_no_request_makes_the_server_fail(described: Any) -> None:
    operations = [found.ok() for found in described.get_all_operations()]
    assert {"/api/v1/incidents", "/api/v1/map", "/feeds/incidents.atom"} <= {one.path for one in operations}
    answered: set[int] = set()
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def asks(case: Any) -> None:
            status = case.call().status_code
            answered.add(status)
            assert status < 500, case.as_curl_command()

        asks()
    assert {200, 422} <= answered
