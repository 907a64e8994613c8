"""Line breaks in the middle of a sentence: blanks, and every offset as before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.article.plain import flowing

BROKEN = [
    (
        "Petugas, seperti dilansir\nReuters\ndan\nAl Arabiya\n, Rabu (11/6), menyebut dua tewas.\nMereka dibawa pulang.",
        "Petugas, seperti dilansir Reuters dan Al Arabiya , Rabu (11/6), menyebut dua tewas.\nMereka dibawa pulang.",
    ),
    ("The army shelled\r\nAleppo\r\n, a monitor said.", "The army shelled  Aleppo  , a monitor said."),
    ("Serangan di pasar\n\nwarga lari.", "Serangan di pasar\n\nwarga lari."),
    ("Truce holds\nTalks resume in Doha", "Truce holds\nTalks resume in Doha"),
    ("It ended at noon.\nand nobody came", "It ended at noon.\nand nobody came"),
]


@pytest.mark.parametrize(("text", "read"), BROKEN)
def test_a_break_inside_a_sentence_is_a_blank(text: str, read: str) -> None:
    assert flowing(text) == read


@given(st.text(alphabet="aB .,;-(\n\r\u2028", max_size=80))
def test_nothing_but_breaks_is_changed_and_nothing_moves(text: str) -> None:
    read = flowing(text)
    assert len(read) == len(text)
    assert all(
        mine == theirs or (theirs == " " and mine in "\n\r\u2028") for mine, theirs in zip(text, read, strict=True)
    )
