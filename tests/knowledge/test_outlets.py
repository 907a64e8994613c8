"""Outlets by name, by address and in running text."""

from pathlib import Path

import pytest

from saksi.errors import TableError
from saksi.knowledge.outlets import Outlets

OUTLETS = Outlets.load()


def names(text: str) -> list[tuple[str, bool]]:
    return [(name.outlet.name, name.sure) for name in OUTLETS.names_in(text)]


def test_there_are_hundreds_each_with_a_country() -> None:
    assert len(OUTLETS) >= 400
    assert [outlet.name for outlet in OUTLETS if not outlet.country] == ["Amaq"]


def test_state_media_name_their_state() -> None:
    assert [outlet.name for outlet in OUTLETS if outlet.kind == "state-media" and len(outlet.state) != 3] == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://news.detik.com/internasional/d-1/judul", "detikcom"),
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("retizen.republika.co.id/x", "Retizen"),
        ("https://t.me/rybar/123", "Rybar"),
        ("https://t.me/someone", "Telegram"),
    ],
)
def test_by_address(url: str, name: str) -> None:
    outlet = OUTLETS.by_url(url)
    assert outlet is not None
    assert outlet.name == name


@pytest.mark.parametrize("url", ["https://example.org/x", "", "not an address", "https://notbbc.com/"])
def test_an_address_of_nobody(url: str) -> None:
    assert OUTLETS.by_url(url) is None


def test_names_in_text() -> None:
    assert names("Menurut Reuters dan The New York Times") == [("Reuters", True), ("The New York Times", True)]
    assert names("Antara Rusia dan Ukraina") == [("ANTARA", False)]
    assert names("(ANTARA)") == [("ANTARA", True)]
    assert names("reuters, Reuters_x, XReuters, @Reuters") == []


def test_names_glued_where_a_link_lost_its_spaces() -> None:
    assert names("dikutipNY Times,serangan; dilansirAFPdan Anadolumelaporkan") == [
        ("The New York Times", True),
        ("AFP", True),
        ("Anadolu", True),
    ]


def test_one_name_for_two_outlets_is_a_fault_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "outlets.tsv"
    header = "name\tkind\tcountry\tstate\towner\tdomains\taliases\tambiguous\tsource\n"
    table.write_text(
        header + "A\tagency\tIDN\t\t\ta.id\t\t\ta.id\nB\tagency\tIDN\t\t\tb.id\tA\t\tb.id\n", encoding="utf-8"
    )
    with pytest.raises(TableError, match=r"outlets\.tsv:3: 'A' stands for another outlet"):
        Outlets.load(table)
