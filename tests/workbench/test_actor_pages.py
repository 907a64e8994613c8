"""The pages of actors and of two of them, and the names of codes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

import readings
from benches import HERE
from saksi import Ledger
from saksi.ledger.actors import Count
from saksi.workbench.actors.months import MOST, bars_over, stretches_of, undated
from saksi.workbench.app import create_app
from saksi.workbench.language import Language
from saksi.workbench.naming import codes_named, name_of
from saksi.workbench.settings import Settings

counts = st.lists(
    st.builds(
        lambda year, month, kind, number: Count(month=year and f"{year:04}-{month:02}", type=kind, incidents=number),
        st.none() | st.integers(1, 9999), st.integers(1, 12), st.sampled_from(["ASSAULT", "AGREE"]), st.integers(1, 9),
    ),
    max_size=5,
)  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path) as ledger:
        for number in range(60):
            told = readings.event(f"{number:04x}aaaabbbbcccc", day=f"20{number:02}-04-23")
            ledger.add(readings.reading(f"doc{number}", told, text=f"{readings.TEXT} {number}"))
    with TestClient(create_app(Settings(ledger=path)), base_url=HERE) as opened:
        yield opened


def tree_of(client: TestClient, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def test_the_list_leads_to_actors_and_these_to_each_other(client: TestClient) -> None:
    assert tree_of(client, "/actors").xpath("//tr[@data-actor]//a/@href") == ["/actors/SDN", "/actors/SDN%20REB"]
    assert tree_of(client, "/actors?text=Sudan:").xpath("//tr[@data-actor]") == []
    actor = tree_of(client, "/actors/sdn")
    assert actor.xpath("//table//a[starts-with(@href, '/dyads/')]/@href") == ["/dyads/SDN/SDN%20REB"]
    dyad = tree_of(client, "/dyads/SDN/SDN%20REB")
    assert "Sudan – Sudan: armed groups" in dyad.text_content().replace("SDN REB", "").replace("SDN ", "")


def test_long_lists_go_on(client: TestClient) -> None:
    first = tree_of(client, "/actors/SDN")
    (after,) = first.xpath("//a[@rel='next']/@href")
    links = [*first.xpath("//h3/a/@href"), *tree_of(client, after).xpath("//h3/a/@href")]
    assert len(links) == len(set(links)) == 60
    assert client.get(links[0]).status_code == 200


def test_bars_show_the_numbers_and_a_table_has_them(client: TestClient) -> None:
    actor = tree_of(client, "/actors/SDN")
    figure = actor.xpath("//figure")[0]
    assert len(figure.xpath(".//*[local-name()='a']")) == 60
    assert figure.xpath(".//tbody/tr[1]/*/text()") == ["2000", "0", "0", "0", "1"]


@pytest.mark.parametrize(
    "path", ["/actors/XYZ", "/actors/%00", "/actors/" + "A" * 61, "/dyads/SDN/%00", "/actors/' OR 1=1"]
)
def test_an_actor_that_is_not_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.get(f"{path}.json").status_code == 404


@pytest.mark.parametrize(
    "path", ["/actors.json?after=-1", "/actors.json?after=x", "/dyads/SDN/SDN.json", "/actors.json?text=%00"]
)
def test_what_cannot_be_asked_is_told(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 422


@pytest.mark.parametrize(
    ("code", "english", "indonesian"),
    [("SDN REB", "Sudan: armed groups", "Sudan: kelompok bersenjata"), ("DEU", "Germany", "Jerman"),
     ("IGO UNO", "United Nations", "PBB"), ("IGO NATO", "NATO", "NATO"),
     ("IMG REB", "groups of several countries: armed groups", "kelompok beberapa negara: kelompok bersenjata"),
     ("CVL", "civilians", "warga sipil"), ("XYZ ABC", "XYZ: ABC", "XYZ: ABC")],
)  # fmt: skip
def test_codes_have_names_in_both_languages(code: str, english: str, indonesian: str) -> None:
    assert (name_of(code, Language("en")), name_of(code, Language("id"))) == (english, indonesian)


def test_names_stand_for_codes() -> None:
    assert "DEU" in codes_named("jerman")
    assert codes_named("United Nations") == ("IGO UNO",)
    assert codes_named("uni eropa") == ("IGO EUR",)
    assert codes_named("nowhere land") == ()


@given(counts, counts)
def test_bars_lose_no_incident_and_are_never_too_many(some: list[Count], other: list[Count]) -> None:
    stretches = stretches_of(some, other)
    bars, beside = (bars_over(one, stretches, {"actor": "SDN"}, Language("en")) for one in (some, other))
    assert [bar.since for bar in bars] == [bar.since for bar in beside]
    assert sum(bar.total for bar in bars) + undated(some) == sum(count.incidents for count in some)
    months = {count.month for count in (*some, *other) if count.month}
    assert len(bars) <= MOST or len(bars) == 1 + int(max(months)[:4]) - int(min(months)[:4])
    assert [bar.since for bar in bars] == sorted(bar.since for bar in bars)
    assert all(bar.href.startswith("/?actor=SDN&since=") == bool(bar.total) for bar in bars)


def test_bars_lead_to_their_incidents_on_the_overview(client: TestClient) -> None:
    page = tree_of(client, "/actors/SDN%20MIL")
    (acts, struck) = page.xpath("//div[@class='sides']//*[local-name()='svg']")
    links = acts.xpath(".//*[local-name()='a']/@href")
    assert "/?actor=SDN+MIL&since=2023-01-01&until=2023-12-31&modality=actual" in links
    assert struck.xpath(".//*[local-name()='a']") == []
    assert "1 of 60 incidents" in tree_of(client, links[-1]).text_content()
    there = "/?actor=SDN%20MIL&recipient=SDN%20REB&modality=actual"
    assert page.xpath("//td/a[text()='60']/@href") == [there, f"{there}&quad=verbal+conflict&quad=material+conflict"]
