"""Furniture by words: what is labelled, what must not be, and that every piece points at its words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.article.blocks import Block, Page
from saksi.article.calendar import Calendar
from saksi.article.furniture import Furniture, label_furniture
from saksi.article.furniture_words import FURNITURE_COLUMNS, FurnitureWords
from saksi.knowledge.outlets import Outlets
from saksi.knowledge.tables import read_table
from saksi.language.pack import language_packs

PACKS = tuple(language_packs().values())
FURNITURE = Furniture(FurnitureWords.load(PACKS), Calendar.load(PACKS), Outlets.load())
OTHER = "Kapal perang itu meninggalkan pelabuhan pada Minggu pagi, dan tidak ada yang terluka, kata seorang saksi."
PARAGRAPH = (
    "Tentara menyerang kota itu pada Sabtu malam, dan dua belas warga terluka, kata seorang pejabat kepada wartawan."
)


def labelled(*lines: str, title: str | None = None) -> list[tuple[str, str]]:
    cut = FURNITURE.pieces(lines, title)
    return [
        (piece.label, line[piece.start : piece.end])
        for line, run in zip(lines, cut, strict=True)
        for piece in run
        if piece.label
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Baca Juga: Tsunami Kecil Tiba di Contoh", "related"),
        ("Baca juga:Siapa Pemilik Kapal Itu?", "related"),
        ("Simak Video 'Tsunami Kecil Tiba di Contoh':", "related"),
        ('Tonton juga "Siapa Pemilik Kapal Itu?" di sini:', "related"),
        ("READ MORE: Small tsunami reaches the island", "related"),
        ("SCROLL TO CONTINUE WITH CONTENT", "promo"),
        ("[Gambas:Video 20detik]", "promo"),
        ("Advertisement", "promo"),
        ("Sign up for our newsletter", "promo"),
        ("Follow us on Instagram", "promo"),
        ("© 2024 Morning News. All rights reserved.", "disclaimer"),
        ("By Rina Sari, Morning News", "author"),
        ("Reporter: Rina Sari", "author"),
        ("(Reporting by Rina Sari in Ambon; Editing by Budi Contoh)", "author"),
        ("(rdp/idh)", "credit"),
        ("(Rina Sari )", "credit"),
        ("AP Photo/Rina Sari", "credit"),
        ("Photo: Reuters", "credit"),
        ("(Foto: Rina Sari)", "credit"),
        ("Rabu, 18 Jun 2025 22:55 WIB", "navigation"),
    ],
)
def test_a_line_of_furniture(line: str, label: str) -> None:
    assert labelled(PARAGRAPH, line, OTHER) == [(label, line)]


@pytest.mark.parametrize(
    "line",
    [
        '"Baca juga surat itu," kata menteri kepada para wartawan di Ambon.',
        'Ia berkata: "Cukup. Baca juga suratnya, lalu jawab." Menteri itu pergi.',
        "Related incidents were reported in two villages, the army said on Monday.",
        "By Friday, the army had taken both villages.",
        "More than 40 people were killed, officials said.",
        "Reuters",
        "Watch towers along the border were hit by artillery, witnesses said.",
        "Foto satelit menunjukkan kapal perang itu meninggalkan pelabuhan.",
        "Photographs showed the bridge in ruins.",
        "Topik pertemuan itu adalah gencatan senjata di wilayah tersebut.",
        "Pada 3 Mei 2021 tentara menyerang kota itu.",
    ],
)
def test_news_is_not_furniture(line: str) -> None:
    assert labelled(PARAGRAPH, line, OTHER) == []


def test_every_example_in_the_tables_is_labelled() -> None:
    for pack in PACKS:
        for row in read_table(pack.table("furniture.tsv"), FURNITURE_COLUMNS):
            found = labelled(PARAGRAPH, row["example"].lstrip("…"), OTHER)
            assert found, f"{row.where}: {row['example']!r} is not labelled"


def test_a_run_inside_a_paragraph_is_cut_out() -> None:
    line = "Dua warga terluka. Baca juga: Tsunami Kecil Tiba di Contoh"
    assert labelled(line) == [("related", "Baca juga: Tsunami Kecil Tiba di Contoh")]
    glued = "Kapal itu tenggelam.Loading...Ikuti Whatsapp Channel Kabar Pagi"
    assert labelled(glued) == [("promo", "Loading..."), ("promo", "Ikuti Whatsapp Channel Kabar Pagi")]
    in_the_middle = "Kapal itu tenggelam. SCROLL TO CONTINUE WITH CONTENT Awaknya selamat."
    assert labelled(in_the_middle) == [("promo", "SCROLL TO CONTINUE WITH CONTENT")]


def test_headlines_after_their_heading_and_no_paragraph() -> None:
    assert labelled(PARAGRAPH, "Baca juga:", "Tsunami Kecil Tiba di Contoh", OTHER) == [
        ("related", "Baca juga:"),
        ("related", "Tsunami Kecil Tiba di Contoh"),
    ]
    quote = '"Kapal itu tidak akan kembali."'
    assert labelled(PARAGRAPH, "Baca Juga", quote, OTHER) == [("related", "Baca Juga")]


def test_what_follows_the_end_of_an_article() -> None:
    found = labelled(PARAGRAPH, "(rdp/idh)", "gempa", "pulau contoh", "Penghargaan Contoh 2025")
    assert found == [
        ("credit", "(rdp/idh)"),
        ("topics", "gempa"),
        ("topics", "pulau contoh"),
        ("navigation", "Penghargaan Contoh 2025"),
    ]


def test_a_caption_glued_to_the_title() -> None:
    line = "Gempa di ContohWarga di lapangan. twitter.com/contoh"
    assert labelled(PARAGRAPH, line, OTHER, title="Gempa di Contoh") == [
        ("navigation", "Gempa di Contoh"),
        ("caption", "Warga di lapangan."),
        ("credit", "twitter.com/contoh"),
    ]


def test_a_box_whose_parts_follow_again_is_said_once() -> None:
    first = "Tentara menyerang kota itu pada Sabtu malam di Contoh."
    second = "Dua belas warga terluka, kata seorang pejabat kepada wartawan."
    assert labelled(first + second, first, second) == [("navigation", first + second)]


def test_a_paragraph_said_twice_is_read_once() -> None:
    assert labelled(PARAGRAPH, PARAGRAPH) == [("navigation", PARAGRAPH)]
    assert labelled("Kami menang.", "Kami menang.") == []


def test_blocks_of_a_page_are_cut_in_order() -> None:
    page = Page(
        blocks=(
            Block(text="Title", kind="title"),
            Block(text="Dua warga terluka. Baca juga: Tsunami Kecil Tiba di Contoh"),
            Block(text="Warga di lapangan. (Foto: Rina Sari)", kind="caption"),
        )
    )
    assert [(block.text, block.label) for block in label_furniture(page, FURNITURE).blocks] == [
        ("Title", None),
        ("Dua warga terluka.", None),
        ("Baca juga: Tsunami Kecil Tiba di Contoh", "related"),
        ("Warga di lapangan.", "caption"),
        ("(Foto: Rina Sari)", "credit"),
    ]


@pytest.mark.parametrize(
    ("line", "name", "badge"),
    [
        ("Rina Sari Photo Verified Writer Rina Sari", "Rina Sari", "Verified Writer"),
        ("Rina Sari Contributor", "Rina Sari", "Contributor"),
        ("Oleh: Rina Sari", "Rina Sari", None),
        ("By Rina Sari, Morning News", "Rina Sari", None),
    ],
)
def test_who_wrote_it(line: str, name: str, badge: str | None) -> None:
    author = FURNITURE.author_of(line)
    assert author is not None
    assert (author.name, author.badge) == (name, badge)


@given(st.lists(st.text(max_size=60), max_size=12), st.one_of(st.none(), st.text(min_size=1, max_size=8)))
def test_pieces_hold_every_word_in_order(lines: list[str], title: str | None) -> None:
    cut = FURNITURE.pieces(lines, title)
    for line, pieces in zip(lines, cut, strict=True):
        assert "".join("".join(line[piece.start : piece.end] for piece in pieces).split()) == "".join(line.split())
        assert all(before.end <= after.start for before, after in pairwise(pieces))
