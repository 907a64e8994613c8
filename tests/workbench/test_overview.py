"""The overview, the API and the feeds over one ledger: the same filters, the same counts, and nothing that runs."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import feedparser
import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from lxml import html

import overviews
from benches import HERE
from readings import event, party
from saksi import Ledger
from saksi.workbench.app import create_app
from saksi.workbench.filters import Filters
from saksi.workbench.settings import Settings

ATTACKS = (
    "'; DROP TABLE incidents; --", '" OR 1=1 --', "1) UNION SELECT json FROM statements --", "%' OR '1'='1", "\\' OR 1=1",
)  # fmt: skip
LISTS = ("/index.json", "/api/v1/incidents", "/api/v1/events", "/api/v1/map", "/api/v1/counts", "/feeds/incidents.json")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("overview") / "ledger.sqlite"
    overviews.ledger_at(path)
    with TestClient(create_app(Settings(ledger=path)), base_url=HERE) as opened:
        yield opened


def shown(client: TestClient, **asked: object) -> dict[str, Any]:
    answer = client.get(f"/index.json?{urlencode(asked, doseq=True)}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_the_page_says_how_many_it_shows_and_what_is_not_where(client: TestClient) -> None:
    page = client.get("/", headers={"Accept-Language": "en"}).text
    assert "6 of 6 incidents" in page
    assert "1 without a date is not on the timeline" in page
    assert "1 without a known place is not on the map" in page
    assert "&lt;b&gt;" not in page  # titles are not listed; and if they were, they would be text
    in_indonesian = client.get("/", headers={"Accept-Language": "id"}).text
    assert "6 dari 6 kejadian" in in_indonesian


def test_a_card_names_the_first_outlets_and_whose_word_it_is(tmp_path: Path) -> None:
    outlets = ("Dawn", "Kite", "Lamp", "Moon", "Noon")
    speakers = ("Army", "<i>Navy</i>", "RSF", "Guard", "Staff")
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        for at, (outlet, speaker) in enumerate(zip(outlets, speakers, strict=True)):
            said = event(f"abcd000{at}", speaker=party(speaker, "SDN MIL"), place=overviews.NYALA)
            ledger.add(overviews.told(outlet, outlet, f"{at}.", said))
        ledger.decide("join", [f"abcd000{at}" for at in range(5)], by="Sari", why="one raid")
        ledger.add(overviews.told("x", "", "None.", event("abcd0009", "PROTEST", "2022-01-01")))
    with TestClient(create_app(Settings(ledger=tmp_path / "l.sqlite")), base_url=HERE) as client:
        tree: Any = html.fromstring(client.get("/", headers={"Accept-Language": "en"}).text)
    told = [" ".join(one.text_content().split()) for one in tree.find_class("tellers")]
    assert told == ["Dawn, Kite, Lamp and 2 more · according to Army, <i>Navy</i>, RSF and 2 more", "outlet not known"]


def test_each_filter_says_how_many_it_hides(client: TestClient) -> None:
    found = shown(client, type=["ASSAULT"], place="nyala", since="2023")
    assert (found["counts"]["incidents"], found["total"]) == (1, 6)
    assert found["hidden"] == {"by": {"type": 0, "place": 1, "since": 0}, "undated": 0}
    assert shown(client, since="2023")["hidden"] == {"by": {"since": 2}, "undated": 1}
    assert "hides 1" in client.get("/?type=ASSAULT&place=nyala").text


def test_bars_lead_to_their_days_and_keep_the_other_filters(client: TestClient) -> None:
    found = shown(client, since="2023-04-20", actor="SDN")
    bar = next(bar for bar in found["bars"] if bar["since"] == "2023-04-25")
    assert bar["href"] == "/?actor=SDN&since=2023-04-25&until=2023-04-25"
    assert client.get(bar["href"]).text.count('class="card incident"') == 1


def test_the_list_goes_on_behind_a_cursor(client: TestClient) -> None:
    path = "/api/v1/incidents?limit=4"
    first = client.get(path).json()
    second = client.get(f"{path}&after={first['after']}").json()
    ids = [one["id"] for one in (*first["incidents"], *second["incidents"])]
    assert (len(ids), len(set(ids)), second["after"]) == (6, 6, None)
    events = client.get("/api/v1/events?limit=4").json()
    more = client.get(f"/api/v1/events?limit=4&after={events['after']}").json()
    assert (len(events["events"]), len(more["events"]), more["after"]) == (4, 3, None)
    articles = client.get("/api/v1/articles?limit=5").json()
    rest = client.get(f"/api/v1/articles?limit=5&after={articles['after']}").json()
    assert (articles["count"], len(articles["articles"]), len(rest["articles"]), rest["after"]) == (7, 5, 2, None)


@pytest.mark.parametrize(
    "after", ["x", "WyJhIl0", "W10", "WzEsMl0", "é", "WyJcdTAwMDAiLCAiYSJd", "Wzk5OTk5OTk5OTk5OTk5OTk5OTk5XQ"]
)
def test_what_is_no_cursor_is_refused(client: TestClient, after: str) -> None:
    for path in ("/", "/api/v1/incidents", "/api/v1/events", "/api/v1/articles"):
        answer = client.get(path, params={"after": after}, headers={"Accept": "application/json"})
        assert answer.status_code == 422, path
        assert "begin it anew" in answer.json()["error"]["message"]


def test_sql_in_every_filter_stays_text(client: TestClient) -> None:
    before = client.get("/api/v1/counts").json()
    for name in Filters.__struct_fields__:
        for attack in ATTACKS:
            for path in LISTS:
                answer = client.get(path, params={name: attack})
                assert answer.status_code in (200, 422), (name, attack, path)
                found = answer.json()
                many = found.get("incidents", found.get("events", found.get("items", found.get("features"))))
                assert answer.status_code == 422 or not many, (name, attack, path)
    assert client.get("/api/v1/counts").json() == before


def test_an_answer_that_the_client_has_is_not_sent_again(client: TestClient) -> None:
    others = (
        "/api/v1/timeline",
        "/api/v1/articles",
        "/api/v1/events.csv",
        "/api/v1/incidents.jsonl",
        "/feeds/incidents.atom",
    )
    for path in (*LISTS, *others):
        tag = client.get(path).headers["etag"]
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304, path
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200, path


def test_whole_lists_are_sent_as_files(client: TestClient) -> None:
    lines = [json.loads(line) for line in client.get("/api/v1/incidents.jsonl?country=SDN").text.splitlines()]
    assert lines == client.get("/api/v1/incidents?country=SDN").json()["incidents"]
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/events.csv?place=nyala").text)))
    assert [(row["place"], row["actors"]) for row in rows] == [
        *[("Nyala North", "Militer Sudan [SDN MIL]")], *[("Nyala", "Militer Sudan [SDN MIL]")] * 2,
        *[("Nyala North", "Militer Sudan [SDN MIL]")],
    ]  # fmt: skip
    told = [json.loads(line) for line in client.get("/api/v1/events.jsonl").text.splitlines()]
    assert told == client.get("/api/v1/events").json()["events"]
    incidents = list(csv.DictReader(io.StringIO(client.get("/api/v1/incidents.csv").text)))
    assert [row["sources"] for row in incidents] == ["1", "1", "2", "1", "1", "1"]
    assert client.get("/api/v1/incidents.csv?since=soon").status_code == 422


def test_a_cell_that_a_spreadsheet_would_run_stays_text(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as ledger:
        ledger.add(overviews.told("x", "=1+1", "-2+3", event("abcd0001", sentence=(0, 5))))
    with TestClient(create_app(Settings(ledger=tmp_path / "l.sqlite")), base_url=HERE) as client:
        (row,) = csv.DictReader(io.StringIO(client.get("/api/v1/events.csv").text))
    assert (row["publisher"], row["sentence"], row["lon"]) == ("'=1+1", "'-2+3 ", "32.5")


def test_the_map_is_geojson_of_places(client: TestClient) -> None:
    found = client.get("/api/v1/map?actor=TCD").json()
    assert found == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature", "geometry": {"type": "Point", "coordinates": [22.81, 15.04]},
                "properties": {"place": "Tine", "country": "TCD", "count": 2},
            }
        ],
    }  # fmt: skip


def test_one_incident_and_its_stories(client: TestClient) -> None:
    id = client.get("/api/v1/incidents?sources=2").json()["incidents"][0]["id"]
    found = client.get(f"/api/v1/incidents/{id[:8]}").json()
    assert (found["id"], found["sources"]["sources"], len(found["mentions"])) == (id, 2, 2)
    assert client.get("/api/v1/incidents/ffffffffffff").json()["error"]["code"] == "no-incident"
    stories = client.get("/api/v1/stories?since=2023-04&until=2023-04-30&least=1").json()["stories"]
    assert {article["id"] for story in stories for article in story["articles"]} >= {"strike-one", "pact"}
    assert client.get("/api/v1/stories?since=2023").status_code == 422


@pytest.mark.parametrize("asked", ["", "?place=nyala&status=uncontested", "?text=nothing"])
def test_feeds_are_read_by_what_reads_feeds(client: TestClient, asked: str) -> None:
    answer = client.get(f"/feeds/incidents.atom{asked}")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    atom = feedparser.parse(answer.content)
    assert not atom.bozo
    assert (atom.version, atom.feed.title[:16]) == ("atom10", "Saksi: incidents")
    items = client.get(f"/feeds/incidents.json{asked}").json()
    assert items["version"] == "https://jsonfeed.org/version/1.1"
    assert [entry.id for entry in atom.entries] == [item["id"] for item in items["items"]]
    assert [entry.link for entry in atom.entries] == [item["url"] for item in items["items"]]
    assert all(entry.id.startswith("urn:uuid:") and entry.updated and entry.summary for entry in atom.entries)
    namespace = {"atom": "http://www.w3.org/2005/Atom"}
    for element in (root := ElementTree.fromstring(answer.content), *root.findall("atom:entry", namespace)):
        assert [len(element.findall(f"atom:{name}", namespace)) for name in ("id", "title", "updated")] == [1, 1, 1]


def test_the_id_of_a_feed_and_of_what_is_in_it_stays(client: TestClient) -> None:
    one, again = (feedparser.parse(client.get("/feeds/incidents.atom?lang=id").content) for _ in range(2))
    other = feedparser.parse(client.get("/feeds/incidents.atom?type=AGREE").content)
    assert one.feed.id == again.feed.id != other.feed.id
    assert other.entries[0].id in [entry.id for entry in one.entries]


def test_the_page_leads_to_its_feeds(client: TestClient) -> None:
    page = client.get("/?type=AGREE").text
    assert 'rel="alternate" type="application/atom+xml" title="Atom" href="/feeds/incidents.atom?type=AGREE"' in page
    assert (
        'rel="alternate" type="application/feed+json" title="JSON Feed" href="/feeds/incidents.json?type=AGREE"' in page
    )


def test_an_empty_ledger_leads_to_reading(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(ledger=tmp_path / "l.sqlite")), base_url=HERE) as client:
        page = client.get("/").text
        assert "Nothing has been read yet" in page
        assert 'href="/read"' in page
        assert client.get("/index.json").json()["counts"]["incidents"] == 0
        assert feedparser.parse(client.get("/feeds/incidents.atom").content).entries == []


def test_the_api_is_as_it_describes_itself(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    asked = {"/api/v1/stories": "?since=2023-04", "/api/v1/incidents/{id}": ""}
    for path, operations in described["paths"].items():
        answers = operations.get("get", {}).get("responses", {}).get("200", {})
        schema = answers.get("content", {}).get("application/json", {}).get("schema", {})
        if "$ref" not in schema:
            continue
        id = client.get("/api/v1/incidents").json()["incidents"][0]["id"]
        answer = client.get(path.replace("{id}", id) + asked.get(path, ""))
        validator = Draft202012Validator({**schema, "components": described["components"]})
        assert list(validator.iter_errors(answer.json())) == [], path
        example = answers["content"]["application/json"].get("example")
        assert example is None or list(validator.iter_errors(example)) == [], path
        assert {"$ref": "#/components/schemas/Error"} in [
            told["schema"] for told in operations["get"]["responses"]["422"]["content"].values()
        ]


def test_what_was_rejected_is_counted_nowhere_and_said_to_be_hidden(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    overviews.ledger_at(path)
    with Ledger.open(path) as ledger:
        told = ledger.event("eeee0001")
        ledger.reviews.give(told.event, told.reading_id, "rules-1", "reject", by="Sari", reason="a rumour")
    with TestClient(create_app(Settings(ledger=path)), base_url=HERE) as client:
        assert shown(client)["total"] == 5
        text = " ".join(client.get("/").text.split())
        assert "1 event of this ledger was rejected, and is in no incident." in text
        assert "This event was rejected, and is in no incident." in client.get("/incidents/eeee0001").text
