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
from saksi.workbench.actors.months import MOST, bars_over, undated
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
    assert len(figure.xpath(".//*[local-name()='g']")) == 60
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


@given(counts)
def test_bars_lose_no_incident_and_are_never_too_many(some: list[Count]) -> None:
    bars = bars_over(some, Language("en"))
    assert sum(bar.total for bar in bars) + undated(some) == sum(count.incidents for count in some)
    assert len(bars) <= max(MOST, 10_000 if any((count.month or "") for count in some) else 0)
    assert [bar.since for bar in bars] == sorted(bar.since for bar in bars)
