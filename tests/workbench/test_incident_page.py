"""The pages of incidents and stories: what stands beside what, what people decide, and that what was read stays text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from lxml import html

import readings
from benches import HERE, token_of
from saksi import Ledger
from saksi.records import Article, Dispute, EventPlace, FigureMention, Published, Reading
from saksi.workbench.accounts.roles import Role
from saksi.workbench.app import create_app
from saksi.workbench.settings import Settings
from teams import NAMES, PASSWORD, Team
from visitors import Browser

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
TEXT = f"{readings.TEXT} Korban 12 orang.\nRSF membantah serangan itu {SCRIPT}."
OTHER = "Harga beras di pasar Medan naik lagi pekan ini."
DENIAL = (TEXT.index("RSF membantah"), TEXT.index(f" {SCRIPT}"))
KILLED = FigureMention(
    start=TEXT.index("12"), end=TEXT.index("12") + 8, text="12 orang", low=12, best=12, high=None, of="killed",
    why="stated", whom=SCRIPT,
)  # fmt: skip


def told(id: str, event: str, **given: Any) -> Reading:
    """An attack and its denial; whatever can be written by somebody else holds markup."""
    claim = readings.event(
        event, figures=(KILLED,), via=(f"Wire {SCRIPT}",), speaker=readings.party(SCRIPT, "SDN GOV"),
        place=EventPlace(name=f"Khartoum {SCRIPT}", country="SDN", lat=15.6, lon=32.5, precision=1, why="named"), **given,
    )  # fmt: skip
    answer = readings.event(
        f"f{event[1:]}", "REJECT", None, sentence=(DENIAL[0], len(TEXT)), trigger=(DENIAL[0] + 4, DENIAL[0] + 13),
        actors=(readings.party("RSF", "SDN REB", DENIAL[0]),), recipients=(), place=None, quad="verbal conflict",
    )  # fmt: skip
    dispute = Dispute(
        kind="denial", denial=DENIAL, by=answer.actors[0], claim=claim.sentence, claimed_by=SCRIPT, event=claim.id,
        answer=answer.id, why=(),
    )  # fmt: skip
    published = Published(from_="2023-04-24", to="2023-04-24", precision="day", why="stated")
    article = Article(
        text=TEXT, title=f"Judul {SCRIPT}", language="id", publisher=f"{id} {SCRIPT}", published=published
    )
    return readings.reading(id, claim, answer, article=article, text=TEXT, disputes=(dispute,))


def filled(place: Path | str) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(told("doc1", "aaaa0001aaaa0000"))
        ledger.add(told("doc2", "aaaa0002aaaa0000"))
        ledger.add(
            readings.reading("doc3", readings.event("bbbb0001bbbb0000", "AGREE", "2019-01-01", place=None), text=OTHER)
        )


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    filled(tmp_path / "ledger.sqlite")
    app = create_app(Settings(ledger=tmp_path / "ledger.sqlite"))
    with TestClient(app, base_url=HERE, headers={"Origin": HERE}, follow_redirects=False) as opened:
        yield opened


def tree_of(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def words_of(tree: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def decide(client: TestClient, kind: str, id: str, **given: Any) -> Any:
    return client.post(f"/incidents/{id}/{kind}", data={"token": token_of(client), **given})


@pytest.mark.parametrize(
    "path",
    ["/incidents/aaaa0001aaaa0000", "/incidents/aaaa0001aaaa0000?lang=id", "/stories?least=1", "/actors", "/actors/SDN",
     "/actors?text=<script>", "/dyads/SDN/SDN%20REB"],
)  # fmt: skip
def test_what_was_read_stays_text(client: TestClient, path: str) -> None:
    decide(client, "pin", "aaaa0001aaaa0000", why=SCRIPT)
    tree = tree_of(client, path)
    assert [script for script in tree.xpath("//script") if not script.get("src")] == []
    assert tree.xpath("//img | //*[@style] | //style") == []
    assert not [name for found in tree.iter() for name in found.attrib if name.startswith("on")]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_claim_stands_beside_denial_each_with_its_words(client: TestClient) -> None:
    tree = tree_of(client, "/incidents/aaaa0001aaaa0000")
    claims, denials = tree.xpath("//div[@data-sides]/section")
    assert len(claims.xpath(".//article")) == len(denials.xpath(".//article")) == 2
    assert claims.xpath(".//blockquote//span[contains(@class, 'trigger')]")[0].text == "menyerang"
    assert denials.xpath(".//blockquote//span[contains(@class, 'denial')]/text()")[0] == "RSF"
    assert claims.xpath(".//p[@class='where']/a/@href") == ["/articles/doc1#event-0", "/articles/doc2#event-0"]
    assert denials.xpath(".//p[@class='where']/a/@href") == ["/articles/doc1#event-1", "/articles/doc2#event-1"]
    graph = claims.xpath(".//*[local-name()='svg']")[0]
    assert ["".join(node.itertext())[:4] for node in graph.xpath(".//*[local-name()='text']")] == [
        "doc1",
        "Wire",
        "<scr",
    ]
    assert graph.xpath(".//*[local-name()='desc']")[0].text.count("has it from") == 1
    assert "quotes" in graph.xpath(".//*[local-name()='desc']")[0].text


def test_all_that_is_known_is_told_with_who_tells_it(client: TestClient) -> None:
    tree = tree_of(client, "/incidents/aaaa0001aaaa0000")
    assert tree.xpath("//article[contains(@class, 'incident')]/@data-status") == ["contested"]
    page = " ".join(tree.text_content().split())
    for told in ("2 reports tell it, which is 1 independent source.", "one is a copy of the other", "is joined to",
                 "Nobody has reviewed its events", "12 orang", "killed"):  # fmt: skip
        assert told in page
    (figures,) = words_of(tree, "//table[caption[contains(., 'Derived')]]/tbody/tr")
    assert figures == "killed 12 12 12 12"


def test_an_incident_is_found_by_the_beginning_of_an_id_and_is_json_too(client: TestClient) -> None:
    twin = client.get("/incidents/aaaa0002.json").json()
    assert [one["event"]["id"] for one in twin["incident"]["mentions"]] == ["aaaa0001aaaa0000", "aaaa0002aaaa0000"]
    assert twin["events"]["faaa0001aaaa0000"]["number"] == 1
    assert client.get(f"/incidents/{twin['incident']['id']}").status_code == 200


def test_places_are_points_with_a_circle(client: TestClient) -> None:
    found = client.get("/incidents/aaaa0001aaaa0000/places.json").json()["features"]
    assert [one["geometry"]["type"] for one in found] == ["Polygon", "Point"]
    assert found[1]["geometry"]["coordinates"] == [32.5, 15.6]
    ring = found[0]["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    assert client.get("/incidents/bbbb0001bbbb0000/places.json").json()["features"] == []


@pytest.mark.parametrize("id", ["none", "aaaa", "%00", "a" * 300])
def test_an_incident_that_is_not_there(client: TestClient, id: str) -> None:
    for path in (f"/incidents/{id}", f"/incidents/{id}.json", f"/incidents/{id}/places.json"):
        assert client.get(path).status_code == 404


def test_an_event_is_split_off_joined_again_and_pinned_with_reasons_that_stay(client: TestClient) -> None:
    answer = decide(client, "split", "aaaa0001aaaa0000", events=["aaaa0002aaaa0000"], why="another hospital")
    assert (answer.status_code, answer.headers["location"]) == (303, "/incidents/aaaa0002aaaa0000#history")
    tree = tree_of(client, "/incidents/aaaa0001aaaa0000")
    assert tree.xpath("//form[@data-decide]/@data-decide") == ["join", "pin"]
    assert "kept apart by a person" in tree.text_content()
    assert decide(client, "join", "aaaa0001aaaa0000", other="aaaa0002aaaa0000", why="the same").status_code == 303
    assert decide(client, "pin", "aaaa0001aaaa0000", why="settled").status_code == 303
    steps = words_of(tree_of(client, "/incidents/aaaa0001aaaa0000"), "//ol[@class='steps']/li")
    assert [("another hospital" in step, "the same" in step, "settled" in step) for step in steps] == [
        (True, False, False), (False, True, False), (False, False, True),
    ]  # fmt: skip
    assert "overruled by a later decision" in steps[0]


def test_reviews_stand_in_the_history(client: TestClient) -> None:
    ledger: Ledger = client.app.state.desk.ledger  # type: ignore[attr-defined]
    event = ledger.event("aaaa0001aaaa0000").event
    ledger.reviews.give(event, "doc1", "rules-1", "correct", by="Rini", reason=SCRIPT, field="modality", new="future")
    (step,) = words_of(tree_of(client, "/incidents/aaaa0001aaaa0000"), "//ol[@class='steps']/li")
    assert "Rini" in step
    assert SCRIPT in step
    assert '"actual" → "future"' in step


@pytest.mark.parametrize(
    ("kind", "given", "status"),
    [("join", {"other": "bbbb0001bbbb0000", "why": " "}, 422), ("join", {"other": "nowhere", "why": "so"}, 422),
     ("join", {"other": "a\x00b", "why": "so"}, 404), ("split", {"why": "so"}, 422), ("pin", {"why": ""}, 422),
     ("pin", {"why": "a" * 2001}, 422), ("join", {"why": "so"}, 422)],
)  # fmt: skip
def test_what_cannot_be_decided_is_refused_with_its_reason(
    client: TestClient, kind: str, given: dict[str, str], status: int
) -> None:
    before = client.get("/incidents/aaaa0001aaaa0000.json").json()
    assert (
        decide(client, kind, "bbbb0001bbbb0000" if kind == "split" else "aaaa0001aaaa0000", **given).status_code
        == status
    )
    assert client.get("/incidents/aaaa0001aaaa0000.json").json() == before


def test_a_decision_without_the_token_of_a_page_is_refused(client: TestClient) -> None:
    assert client.post("/incidents/aaaa0001aaaa0000/pin", data={"why": "so"}).status_code == 403


def test_only_those_who_may_join_decide(team: Team, place: Path | str) -> None:
    filled(place)
    for role, name in NAMES.items():
        team.add(name, role)
    app: FastAPI = create_app(Settings(ledger=place, team=True), accounts=team.accounts)
    for role in (Role.READER, Role.CODER, Role.EDITOR):
        browser = Browser(app)
        browser.sign_in(NAMES[role], PASSWORD)
        shown = html.fromstring(browser.get("/incidents/aaaa0001aaaa0000").text)
        assert bool(shown.xpath("//form[@data-decide]")) == (role == Role.EDITOR)
        for kind, given in (
            ("join", {"other": "bbbb0001bbbb0000"}),
            ("split", {"events": "aaaa0002aaaa0000"}),
            ("pin", {}),
        ):
            answer = browser.post(f"/incidents/aaaa0001aaaa0000/{kind}", **given, why="so")
            assert answer.status_code == (303 if role == Role.EDITOR else 403)
    app.state.desk.ledger.close()


def test_stories_group_articles_with_their_incidents(client: TestClient) -> None:
    tree = tree_of(client, "/stories")
    (story,) = tree.xpath("//ol[contains(@class, 'stories')]/li")
    assert story.xpath(".//a[starts-with(@href, '/articles/')]/@href") == ["/articles/doc1", "/articles/doc2"]
    told_by_both = client.get("/incidents/aaaa0001aaaa0000.json").json()["incident"]["id"]
    assert story.xpath(".//a[starts-with(@href, '/incidents/')]/@href")[0] == f"/incidents/{told_by_both}"
    assert "No story in these days." in tree_of(client, "/stories?since=1999&until=2000").text_content()
    twin = client.get("/stories.json?since=2023-04&least=1").json()
    assert (twin["articles"], twin["too_many"], twin["since"]) == (3, False, "2023-04")


@pytest.mark.parametrize("query", ["since=soon", "since=2024&until=2023", "least=0", "least=x", "since=%00"])
def test_stories_that_cannot_be_asked_for(client: TestClient, query: str) -> None:
    assert client.get(f"/stories.json?{query}").status_code == 422


def test_too_many_articles_are_not_grouped(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saksi.workbench.pages.stories.AT_MOST", 2)
    assert "Choose fewer days." in tree_of(client, "/stories").text_content()
