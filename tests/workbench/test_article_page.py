"""The pages of articles: the list and one article, for readers and as JSON; what is in an article stays text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from fastapi.testclient import TestClient
from lxml import html

import readings
from saksi import Ledger
from saksi.records import (
    Attribution,
    Author,
    DateMention,
    Dispute,
    EntityMention,
    FigureMention,
    Furniture,
    PlaceMention,
    Reading,
    Reason,
)
from saksi.workbench.app import create_app
from saksi.workbench.settings import Settings
from told import Told, ToldResources

HERE = "http://127.0.0.1:8321"
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
TEXT = f"{readings.TEXT} Korban 12 orang tewas kemarin.\nRSF membantah serangan itu.\nBaca juga: {SCRIPT}"
ODD_ID = "berita/1 & 2?.txt"


def at(words: str) -> dict[str, Any]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


SOURCE = (TEXT.index("RSF membantah"), TEXT.index(" membantah"))


def full(id: str = "doc1") -> Reading:
    """An article with a mark of every kind, and markup of somebody's own wherever words can stand."""
    told = readings.event()
    denied = readings.event(
        "bbbb1111bbbb2222", "REJECT", None, sentence=span("RSF membantah serangan itu."), trigger=span("membantah"),
        actors=(readings.party("RSF", "SDN REB", TEXT.index("RSF membantah")),), recipients=(), place=None,
        condition=SCRIPT,
    )  # fmt: skip
    made = readings.reading(
        id, told, denied, text=TEXT, title=f"Khartoum {SCRIPT}",
        entities=(
            EntityMention(**at("Militer Sudan"), code="SDN MIL", name=SCRIPT, kind="organisation",
                          why=f"{SCRIPT} (id/roles.tsv:3)"),
        ),
        places=(
            PlaceMention(**at("Khartoum"), name="Khartoum", kind="city", why="'Khartoum' is Khartoum", lat=15.6, lon=32.5,
                         precision=1, country="SDN"),
        ),
        dates=(DateMention(**at("kemarin"), from_="2023-04-23", to="2023-04-23", precision="day", why="the day before"),),
        figures=(FigureMention(**at("12 orang"), low=12, best=12, high=12, of="killed", why="'tewas'"),),
        attributions=(
            Attribution(content=span("serangan itu"), kind="indirect", source=SOURCE,
                        cue=span("membantah"), speaker="SDN REB", outlets=(SCRIPT,)),
        ),
        furniture=(
            Furniture(text="Baca juga", label="related", start=TEXT.index("Baca"), end=len(TEXT)),
            Furniture(text=SCRIPT, label="caption"),
        ),
        disputes=(
            Dispute(kind="denial", denial=span("RSF membantah serangan itu"), by=denied.actors[0], claim=span(readings.TEXT),
                    claimed_by="SDN MIL", event=told.id, answer=denied.id,
                    why=(Reason(field="disputes", rule="denial: cue 'membantah'", text=SCRIPT),)),
        ),
        notes=(f"publisher: {SCRIPT}",),
    )  # fmt: skip
    article = msgspec.structs.replace(
        made.article, publisher=f"Harian {SCRIPT}", url="javascript:alert(1)", authors=(Author(name=SCRIPT, badge=SCRIPT),),
        relayed_outlets=("Reuters", SCRIPT), standfirst=SCRIPT, topics=(SCRIPT,),
    )  # fmt: skip
    return msgspec.structs.replace(made, article=article)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path) as ledger:
        ledger.add(full(), f"/folder/{SCRIPT}.txt")
        ledger.add(readings.reading(ODD_ID, text="Tanpa peristiwa."), "odd.txt")
        ledger.add(foreign(), "fremd.txt")
        for number in range(55):
            ledger.add(readings.reading(f"more{number:02}", text=f"Berita {number}."), f"{number}.txt")
    app = create_app(Settings(ledger=path))
    app.state.desk.resources = told_resources()
    with TestClient(app, base_url=HERE) as opened:
        yield opened


def foreign() -> Reading:
    made = readings.reading("foreign", text="Ein Text.")
    article = msgspec.structs.replace(made.article, language="de", publisher=None, published=None, title=None)
    return msgspec.structs.replace(made, article=article, notes=("not coded: the text is in 'de'",))


def told_resources() -> ToldResources:
    resources = ToldResources()
    resources.told = {"menyerang": Told("ASSAULT"), "membantah": Told("REJECT"), "khartoum": Told("AID", 0.3)}
    return resources


def tree_of(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def words_of(tree: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


@pytest.mark.parametrize("path", ["/articles", "/articles/doc1", "/articles/doc1?lang=id", "/articles?outlet=<script>"])
def test_what_an_article_holds_stays_text(client: TestClient, path: str) -> None:
    tree = tree_of(client, path)
    assert [script for script in tree.xpath("//script") if not script.get("src")] == []
    assert all(script.get("src").startswith("/static/") for script in tree.xpath("//script"))
    assert tree.xpath("//img | //*[@style] | //style") == []
    assert not [name for found in tree.iter() for name in found.attrib if name.startswith("on")]
    assert not [found for found in tree.xpath("//@href") if found.startswith("javascript")]


def test_the_words_are_there_as_they_were_written(client: TestClient) -> None:
    tree = tree_of(client, "/articles/doc1")
    assert words_of(tree, "//h1") == [f"Khartoum {SCRIPT}"]
    assert words_of(tree, "//div[contains(@class, 'text')]/p") == TEXT.split("\n")
    page = tree.text_content()
    assert page.count(SCRIPT) >= 15
    assert f"/folder/{SCRIPT}.txt" in page


def test_every_mark_is_explained_by_a_note_that_is_there(client: TestClient) -> None:
    tree = tree_of(client, "/articles/doc1")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    marks = tree.xpath("//a[contains(@class, 'mark ')]")
    assert {kind for mark in marks for kind in mark.get("data-kinds").split()} == {
        "entity", "place", "date", "figure", "trigger", "attribution", "furniture",
    }  # fmt: skip
    for mark in marks:
        assert set(mark.get("aria-describedby").split()) <= set(ids)
        assert mark.get("href").removeprefix("#") in ids
    assert all(back.removeprefix("#") in ids for back in tree.xpath("//li[contains(@class, 'note-on')]//p/a/@href"))
    note = words_of(tree, "//li[@data-kind='place']")[0]
    assert "populated place" in note
    assert "15.6°, 32.5° (the place itself)" in note
    assert "'Khartoum' is Khartoum" in note
    assert "(id/roles.tsv:3)" in words_of(tree, "//li[@data-kind='entity']")[0]


def test_events_stand_in_the_order_told_and_know_their_words(client: TestClient) -> None:
    tree = tree_of(client, "/articles/doc1")
    assert tree.xpath("//article[contains(@id, 'event-')]/@data-group") == ["event-0", "event-1"]
    linked = {
        link: element.text_content()
        for element in tree.xpath("//*[@data-links]")
        for link in element.get("data-links").split()
    }
    wanted = {"trigger": "menyerang", "actor": "Militer Sudan", "recipient": "RSF"}
    assert {role: linked[f"event-0:{role}"] for role in wanted} == wanted
    shows = tree.xpath("//a[@data-show='event-1']/@href")[0].removeprefix("#")
    assert tree.xpath(f"//*[@id='{shows}']")[0].text_content() == "membantah"
    card = words_of(tree, "//article[@id='event-0']")[0]
    assert "90%" in card
    assert "(the place itself)" in card
    assert tree.xpath("//article[@id='event-0']//a[@href='#dispute-0']")


def test_who_answers_what(client: TestClient) -> None:
    tree = tree_of(client, "/articles/doc1")
    claim, answer = words_of(tree, "//article[@id='dispute-0']//blockquote")
    assert (claim, answer) == (readings.TEXT, "RSF membantah serangan itu")
    assert tree.xpath("//article[@id='dispute-0']//a[starts-with(@href, '#event-')]/@href") == ["#event-0", "#event-1"]


def test_what_surrounds_the_text_is_greyed_and_labelled(client: TestClient) -> None:
    tree = tree_of(client, "/articles/doc1")
    assert "mark furniture" in tree.xpath("//div[contains(@class, 'text')]/p[3]/a/@class")
    assert words_of(tree, "//section[@class='around']//li/span[1]") == ["related articles", "caption"]


def test_the_twin_holds_the_whole_reading(client: TestClient) -> None:
    twin = client.get("/articles/doc1.json").json()
    assert msgspec.convert(twin["reading"], Reading) == full()
    assert twin["origin"] == f"/folder/{SCRIPT}.txt"
    assert [sentence["events"] for sentence in twin["sentences"]] == [[], [0], [], [1]]
    assert msgspec.json.decode(client.get("/articles/doc1.json?hide=place&hide=xyz").content)["hidden"] == ["place"]


def test_a_switched_off_kind_stands_in_the_address(client: TestClient) -> None:
    tree = tree_of(client, "/articles/doc1?hide=place&hide=date&hide=<b>")
    assert tree.xpath("//article[@id='paper']/@data-hide") == ["place date"]
    assert tree.xpath("//button[@data-switch='place']/@aria-pressed") == ["false"]


def test_an_article_without_anything_is_a_page_too(client: TestClient) -> None:
    page = tree_of(client, "/articles/foreign").text_content()
    assert "not coded: the text is in 'de'" in page
    assert "No event was found" in page
    assert words_of(tree_of(client, f"/articles/{quote(ODD_ID)}"), "//h1") == ["Khartoum diserang"]


def test_the_list_leads_to_every_article(client: TestClient) -> None:
    first = tree_of(client, "/articles")
    after = first.xpath("//a[@rel='next']/@href")[0]
    links = [*first.xpath("//h2/a/@href"), *tree_of(client, after).xpath("//h2/a/@href")]
    assert len(links) == len(set(links)) == 58
    assert f"/articles/{quote(ODD_ID)}" in links
    assert client.get(f"/articles/{quote(ODD_ID)}").status_code == 200


def test_the_list_is_filtered_and_says_where_nothing_fits(client: TestClient) -> None:
    twin = client.get("/articles.json?text=serangan&since=2023&outlet=harian&language=id&until=").json()
    assert [line["id"] for line in twin["articles"]] == ["doc1"]
    assert (twin["count"], twin["after"], twin["languages"]) == (1, None, ["de", "id"])
    assert "No article fits." in tree_of(client, "/articles?text=tidakada").text_content()


@pytest.mark.parametrize(
    "query",
    ["since=soon", "since=2024&until=2023", "outlet=a&outlet=b",
     "after=x", "after=99999", "after=9999999999999", "text=" + "a" * 201, "text=%00", "text=!"],
)  # fmt: skip
def test_what_cannot_be_asked_is_told(client: TestClient, query: str) -> None:
    assert client.get(f"/articles.json?{query}").status_code == 422


@pytest.mark.parametrize(
    "path", ["/articles/none", "/articles/more", "/articles/none.json", "/articles/none/closer?part=text&start=0&end=4"]
)
def test_an_article_that_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_closer_look_tells_what_was_rejected_and_why(client: TestClient) -> None:
    tree = tree_of(client, "/articles/doc1")
    looks = tree.xpath("//p[@class='ask']/a/@hx-get")
    assert len(looks) == 4
    closer = tree_of(client, looks[1])
    (miss,) = words_of(closer, "//ul[@class='misses']/li")
    assert miss == "Khartoum is not coded as AID (27%): the chance that it tells an event is 0.27, and has to be 0.50"
    assert "read by rules-1" in closer.text_content()
    assert "Nothing in this sentence came near to another event." in tree_of(client, looks[2]).text_content()
    twin = client.get(looks[1].replace("/closer?", "/closer.json?")).json()
    assert [(miss["words"], miss["type"]) for miss in twin["misses"]] == [("Khartoum", "AID")]


def test_a_closer_look_is_at_sentences_only(client: TestClient) -> None:
    assert client.get("/articles/doc1/closer?part=text&start=0&end=5").status_code == 404
    assert client.get("/articles/doc1/closer?part=heading&start=0&end=5").status_code == 404
    assert client.get("/articles/doc1/closer?part=text&start=x&end=5").status_code == 422
    assert client.get("/articles/foreign/closer?part=text&start=0&end=9").status_code == 422
