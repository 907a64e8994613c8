"""Marked words: the text stays whole, and each piece has the marks that are over it."""

from hypothesis import given
from hypothesis import strategies as st

import readings
from saksi.workbench.marking import Mark, event_marks, pieces

kinds = st.sampled_from(["actor", "place"])
marks = st.lists(st.builds(Mark, start=st.integers(0, 40), end=st.integers(0, 40), kind=kinds, note=st.just("why")))


@given(st.text(max_size=30), marks, st.integers(0, 20))
def test_the_text_stays_whole_and_each_letter_has_its_marks(text: str, given_marks: list[Mark], offset: int) -> None:
    found = list(pieces(text, given_marks, offset))
    assert "".join(piece.text for piece in found) == text
    at = offset
    for piece in found:
        for letter in range(at, at + len(piece.text)):
            assert set(piece.kinds) == {mark.kind for mark in given_marks if mark.start <= letter < mark.end}
        at += len(piece.text)


def test_a_note_stands_once_where_its_mark_begins() -> None:
    given_marks = [Mark(start=0, end=6, kind="actor", note="SDN"), Mark(start=3, end=9, kind="place", note="city")]
    found = [(piece.text, piece.kinds, piece.notes) for piece in pieces("abcdefghij", given_marks)]
    assert found == [
        ("abc", ("actor",), ("SDN",)),
        ("def", ("actor", "place"), ("city",)),
        ("ghi", ("place",), ()),
        ("j", (), ()),
    ]


def test_the_parts_of_an_event() -> None:
    told = readings.event(speaker=readings.party("Sudan", "SDN", 8))
    found = {(mark.kind, readings.TEXT[mark.start : mark.end], mark.note) for mark in event_marks(told)}
    assert found == {
        ("trigger", "menyerang", "ASSAULT"),
        ("actor", "Militer Sudan", "SDN MIL"),
        ("recipient", "RSF", "SDN REB"),
        ("speaker", "Sudan", "SDN"),
    }
