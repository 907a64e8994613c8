"""The events of an article beside what came of them: their incidents, what people decided, what other articles answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from fastapi.testclient import TestClient
from lxml import html

import overviews
from benches import HERE
from readings import TEXT, event, party
from saksi import Ledger
from saksi.records import Dispute, Reading
from saksi.workbench.accounts.roles import Role
from saksi.workbench.app import create_app
from saksi.workbench.articles.standing import standings
from saksi.workbench.settings import Settings
from teams import PASSWORD, Team
from visitors import Browser

RAID, PACT, TALK = "aaaa0001", "bbbb0001", "cccc0001"
SCRIPT = "<script>alert(1)</script>"
DENIAL = "The army denied it."


def article() -> Reading:
    events = (
        event(RAID, place=overviews.NYALA), event(PACT, "AGREE", "2022-12-30", quad="verbal cooperation", mode=None),
        event(TALK, "CONSULT", "2021-01-01", quad="verbal cooperation"),
    )  # fmt: skip
    return overviews.told("one", "Lamp", f"{TEXT} One.", *events)


def other() -> Reading:
    text = f"{TEXT} {DENIAL}"
    said = (text.index(DENIAL), text.index(DENIAL) + len(DENIAL))
    denial = Dispute(
        kind="denial", denial=said, by=party("Army", "SDN MIL"), claim=None, claimed_by=None, event="aaaa0002", answer=None,
        why=(),
    )  # fmt: skip
    return overviews.told("two", "Kite", text, event("aaaa0002", place=overviews.NYALA), disputes=(denial,))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(article(), "one.txt")
        ledger.add(other(), "two.txt")
        ledger.decide("join", [RAID, "aaaa0002"], by="Sari", why="one raid")
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def client(place: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(ledger=place)), base_url=HERE) as opened:
        yield opened


def review(client: TestClient, id: str, action: Any, **given: Any) -> None:
    ledger: Ledger = client.app.state.desk.ledger  # type: ignore[attr-defined]
    found = next(one for one in article().events if one.id == id)
    ledger.reviews.give(found, "one", "rules-1", action, **{"by": "Dewi", "reason": "seen", **given})


def card(client: TestClient, number: int) -> Any:
    tree: Any = html.fromstring(client.get("/articles/one").text)
    (found,) = tree.xpath(f"//article[@id='event-{number}']")
    return found


def words(found: Any, kind: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found.find_class(kind)]


def test_a_card_leads_to_its_incident_and_to_the_review(client: TestClient) -> None:
    raid, pact = card(client, 0), card(client, 1)
    assert words(raid, "leads") == ["Incident: 2 reports · 2 independent sources contested · Review it"]
    assert words(pact, "leads") == ["Incident: 1 report · 1 independent source · Review it"]
    for path in (f"/incidents/{RAID}", f"/review?event={RAID}"):
        assert raid.xpath(f".//a[@href='{path}']")
        assert client.get(path).status_code == 200
    assert words(pact, "decided") == words(pact, "changes") == []


def test_a_card_says_what_people_decided_and_what_the_program_had(client: TestClient) -> None:
    review(client, RAID, "accept", reason="", by=SCRIPT)
    review(client, PACT, "correct", field="type", new="COERCE", reason=f"read on {SCRIPT}")
    review(client, PACT, "correct", field="modality", new="future", by="Budi")
    review(client, PACT, "comment", by="Sari", reason="well done")
    review(client, TALK, "reject", reason="told twice")
    (accepted,) = words(card(client, 0), "decided")
    assert accepted.startswith(f"accepted {SCRIPT}, ")
    (corrected,) = words(card(client, 1), "decided")
    assert corrected.startswith("corrected Budi, ")
    assert corrected.endswith(": seen")
    (changes,) = words(card(client, 1), "changes")
    assert "COERCE coerce Dewi · The program has: AGREE agree" in changes
    assert "told as to come Budi · The program has: told as done" in changes
    rejected = card(client, 2)
    assert "rejected" in rejected.get("class").split()
    assert words(rejected, "decided")[0].startswith("rejected Dewi, ")
    assert "rejected" not in card(client, 1).get("class").split()


def test_what_was_taken_back_stands_as_before(client: TestClient) -> None:
    review(client, PACT, "correct", field="modality", new="future")
    ledger: Ledger = client.app.state.desk.ledger  # type: ignore[attr-defined]
    ledger.reviews.withdraw(article().events[1], "one", "rules-1", by="Dewi")
    assert words(card(client, 1), "decided") == words(card(client, 1), "changes") == []


def test_what_another_article_answers_stands_below_with_its_outlet(client: TestClient) -> None:
    tree: Any = html.fromstring(client.get("/articles/one").text)
    (reply,) = tree.xpath("//article[@id='reply-0']")
    claim, answer = (" ".join(one.text_content().split()) for one in reply.xpath(".//blockquote"))
    assert (claim, answer) == (TEXT, DENIAL)
    assert "Kite" in reply.text_content()
    assert reply.xpath(".//a/@href") == ["#event-0", "/articles/two#event-0"]
    assert tree.xpath("//article[@id='event-0']//a[@href='#reply-0']")
    twin = client.get("/articles/one.json").json()
    assert [(one["article"]["id"], one["events"], one["number"]) for one in twin["replies"]] == [("two", [0], 0)]
    assert html.fromstring(client.get("/articles/two").text).xpath("//*[starts-with(@id, 'reply-')]") == []


def test_how_all_stand_is_asked_at_once(place: Path) -> None:
    asked: list[str] = []
    with Ledger.open(place) as ledger:
        ledger.add(overviews.told("many", "Dawn", "Many.", *(event(f"dddd{at:04}", "AID") for at in range(40))))
        sqlalchemy.event.listen(ledger._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        counts = []
        for id in ("two", "many"):
            reading = ledger.reading(id)
            asked.clear()
            assert len(standings(ledger, reading)) == len(reading.events)
            counts.append(len(asked))
    assert counts[0] == counts[1] > 0


def test_a_reader_is_not_led_to_the_review(team: Team, place: Path) -> None:
    team.add("Rini", Role.READER)
    app = create_app(Settings(ledger=place, team=True), accounts=team.accounts)
    browser = Browser(app)
    browser.sign_in("Rini", PASSWORD)
    page = browser.get("/articles/one").text
    assert f"/incidents/{RAID}" in page
    assert "/review?event=" not in page
    assert 'id="to-review"' in browser.get("/").text
    assert 'href="/review' not in browser.page
    app.state.desk.ledger.close()
