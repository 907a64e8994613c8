"""Plain text -> blocks: title, standfirst, headings, captions, and what is furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.article import ArticleWords
from saksi.article.plain import read_plain, whole_lines
from saksi.language.pack import language_packs

WORDS = ArticleWords.load(language_packs().values())

PAGE = """Gempa Guncang Pulau Contoh

Warga diminta tetap tenang

Ambon, IDN Times - Gempa kuat mengguncang Pulau Contoh pada hari Sabtu (31/10), dan warga berlarian ke luar rumah.

1. Warga mengungsi ke bukit

Gempa Guncang Pulau ContohWarga menunggu di lapangan, Ambon. twitter.com/contoh

Sebagian warga mengungsi ke bukit karena takut akan tsunami, kata seorang pejabat kepada wartawan pada hari itu.

Baca Juga: Tsunami Kecil Tiba di Pulau Contoh

Rina Sari Photo Verified Writer Rina Sari

Penyuka sejarah....

Topik:

  • gempa

Berita Terkini Lainnya
"""


def blocks(text: str, label: str | None, kind: str | None = None) -> list[str]:
    page = read_plain(text, WORDS)
    return [block.text for block in page.blocks if block.label == label and kind in (None, block.kind)]


def test_the_parts_of_a_page_as_text() -> None:
    page = read_plain(PAGE, WORDS)
    assert page.title is not None
    assert page.title.value == "Gempa Guncang Pulau Contoh"
    assert page.standfirst is not None
    assert page.standfirst.value == "Warga diminta tetap tenang"
    assert blocks(PAGE, None, "heading") == ["Warga mengungsi ke bukit"]
    assert blocks(PAGE, "caption") == ["Warga menunggu di lapangan, Ambon."]
    assert blocks(PAGE, "credit") == ["twitter.com/contoh"]
    assert blocks(PAGE, "related") == ["Baca Juga: Tsunami Kecil Tiba di Pulau Contoh"]
    assert blocks(PAGE, "author") == ["Rina Sari Photo Verified Writer Rina Sari", "Penyuka sejarah...."]
    assert blocks(PAGE, "topics") == ["Topik:", "• gempa"]
    assert blocks(PAGE, None, "paragraph")[-1].startswith("Sebagian warga")


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    page = read_plain("Gempa mengguncang pulau itu.\n\nWarga mengungsi.", WORDS)
    assert page.title is None
    assert [block.text for block in page.blocks] == ["Gempa mengguncang pulau itu.", "Warga mengungsi."]


def test_lines_broken_at_links_are_one_again() -> None:
    text = "Ambon\n-\nTembakan yang dilepaskan pasukan\nContoh\nmelukai dua warga\n. Seorang lagi hilang."
    assert list(whole_lines(text)) == [
        "Ambon - Tembakan yang dilepaskan pasukan Contoh melukai dua warga . Seorang lagi hilang."
    ]


def test_lines_broken_at_a_width_are_one_again() -> None:
    text = (
        "The army of the northern province said on Monday that its\n"
        "Second Brigade had crossed the river at three places and\n"
        "Colonel Sample told reporters that the bridge was standing\n"
        "Monday night.\n\nNobody was hurt."
    )
    assert [line for line in whole_lines(text) if line] == [" ".join(text.split("\n\n")[0].split()), "Nobody was hurt."]


def test_a_heading_needs_a_paragraph_below_it() -> None:
    text = "Title of It\n\nThe army crossed the river at dawn, officials said.\n\nNext steps\n\nShort.\n"
    assert blocks(text, None, "heading") == []


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\n"])
def test_every_kind_of_line_end(end: str) -> None:
    assert blocks(PAGE.replace("\n", end), "caption") == ["Warga menunggu di lapangan, Ambon."]


def test_marks_without_width_are_dropped() -> None:
    assert blocks("\ufeffTitle of It\n\nThe ar\u200bmy\u200e crossed the river.", None, "paragraph") == [
        "The army crossed the river."
    ]


WORD = st.sampled_from(
    ["tentara", "Contoh", "menyerang", "Baca", "Juga:", "juga", "Foto:", "(AP)", "Topik:", "Oleh", "\"", "1.", "•",
     "SCROLL TO CONTINUE WITH CONTENT", "Advertisement", "Verified Writer", "31/10/2020", "-", "kata.", "Rina", "?"]
)  # fmt: skip
TEXT = st.lists(st.lists(WORD, max_size=9).map(" ".join), max_size=14).map("\n".join)


@given(TEXT)
def test_no_word_is_lost_and_twice_is_the_same(text: str) -> None:
    page = read_plain(text, WORDS)
    assert page == read_plain(text, WORDS)
    kept = [word for block in page.blocks for word in block.text.split()]
    assert "".join("".join(kept).split("1.")) == "".join("".join(text.split()).split("1."))
