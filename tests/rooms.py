"""A workbench in this process that takes in what is sent, for tests that need no server."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from saksi.workbench.app import create_app
from saksi.workbench.settings import Settings

ADDRESS = "http://127.0.0.1"
# In a language that is not coded: it is read without the encoder.
FRENCH = (
    "Les habitants de la vallée racontent que le pont a été fermé lundi soir. Le maire a promis que les travaux "
    "seront terminés avant la fin du mois, et que les écoles resteront ouvertes pendant ce temps.\n"
)


@contextmanager
def room(place: Path | str, *, works: bool = True, **given: Any) -> Iterator[TestClient]:
    """A client of a workbench over a ledger, which has opened a page; where it does not work, what is added waits."""
    app = create_app(Settings(ledger=place, port=80, **given))
    client = TestClient(app, base_url=ADDRESS, follow_redirects=False)
    if works:
        with client:
            yield _opened(client)
    else:
        yield _opened(client)
        app.state.room.stop()
        app.state.desk.ledger.close()


def _opened(client: TestClient) -> TestClient:
    found = re.search(r'name="saksi-token" content="([0-9a-f]+)"', client.get("/about").text)
    assert found is not None
    client.headers.update({"X-Saksi-Token": found[1], "Origin": ADDRESS})
    return client


def send(client: Any, content: bytes | str, name: str = "article.txt") -> Any:
    """The job of a file that was sent and confirmed."""
    answer = client.post("/api/v1/readings", params={"name": name}, content=content)
    assert answer.status_code == 202, answer.text
    return answer.json()


def ended(client: Any, number: int) -> Any:
    """A job once it is through."""
    while True:
        shown = client.get(f"/api/v1/readings/{number}").json()
        if shown["job"]["state"] == "ended":
            return shown
        time.sleep(0.05)
