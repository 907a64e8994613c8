"""A ledger with events to decide on, and somebody at a workbench over it who sends what its pages send."""

from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from lxml import html

from benches import HERE, token_of
from readings import TEXT, event, party, reading
from saksi import Ledger
from saksi.records import Dispute, EntityMention, Reading
from saksi.workbench.app import create_app
from saksi.workbench.settings import Settings

DENIED, UNSURE, SURE = "cccc1111bbbb2222", "bbbb1111bbbb2222", "aaaa1111bbbb2222"
"""The events in the order of the queue."""
BEFORE = "Ketegangan naik sejak Senin.\n"
SAID = f"{BEFORE}{TEXT} RSF membantah."
AT = len(BEFORE)


def article(id: str = "doc1", *more: Any) -> Reading:
    """An article with three events: one that is denied, one that the program is not sure of, and one that it is sure of."""
    parts: dict[str, Any] = {
        "sentence": (AT, AT + len(TEXT)), "trigger": (AT + 14, AT + 23), "actors": (party(start=AT),),
        "recipients": (party("RSF", "SDN REB", AT + 24),),
    }  # fmt: skip
    events = (
        event(SURE, confidence=0.95, **parts),
        event(UNSURE, "ACCUSE", confidence=0.3, quad="verbal conflict", **parts),
        event(DENIED, confidence=0.99, mode="aerial", **parts),
    )
    denial = Dispute(
        kind="denial", denial=(0, 7), by=party("RSF", "SDN REB", AT + 24), claim=None, claimed_by=None, event=DENIED,
        answer=None, why=(),
    )  # fmt: skip
    rsf = EntityMention(
        start=AT + 24, end=AT + 27, text="RSF", code="SDN REB", name="RSF", kind="group", why="known"
    )  # fmt: skip
    return reading(id, *events, *more, text=SAID, disputes=(denial,), entities=(rsf,))


def ledger_to_review(path: Path) -> Path:
    """A ledger with this article."""
    with Ledger.open(path) as opened:
        opened.add(article(), "a.txt")
    return path


class Reviewer:
    """Somebody alone at a workbench, without scripts."""

    def __init__(self, path: Path) -> None:
        self.app = create_app(Settings(ledger=path))
        self.ledger: Ledger = self.app.state.desk.ledger
        self.client = TestClient(self.app, base_url=HERE, follow_redirects=False, headers={"Origin": HERE})
        self.token = token_of(self.client)

    def page(self, path: str) -> Any:
        """A page as a tree."""
        answer = self.client.get(path, headers={"Accept": "text/html"})
        assert answer.status_code == 200, answer.text
        return html.fromstring(answer.text)

    def json(self, path: str) -> Any:
        """The twin of a page."""
        return self.client.get(path).json()

    def send(self, path: str, **fields: Any) -> Any:
        """Send a form, as a browser does."""
        return self.client.post(path, data={"token": self.token, **fields}, headers={"Accept": "text/html"})

    def decide(self, event: str, action: str, **fields: Any) -> Any:
        """Send a decision, as the script of the page does."""
        data = {"token": self.token, "action": action, **fields}
        return self.client.post(f"/review/{event}", data=data, headers={"Accept": "application/json"})

    def state(self, event: str) -> str:
        """How an event stands."""
        return self.ledger.reviews.of(self.ledger.event(event).event).state

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()
