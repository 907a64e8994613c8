"""Spans over each other, cut at their borders."""

from hypothesis import given
from hypothesis import strategies as st

from saksi.workbench.layers import cut

lengths = st.integers(0, 30)
offsets = st.integers(-5, 40)
spans = st.lists(st.tuples(offsets, offsets), max_size=12)


@given(lengths, spans, st.lists(offsets, max_size=5))
def test_pieces_follow_each_other_and_have_what_covers_them(
    length: int, spans: list[tuple[int, int]], borders: list[int]
) -> None:
    pieces = list(cut(length, spans, borders))
    assert [at for piece in pieces for at in range(piece.start, piece.end)] == list(range(length))
    for piece in pieces:
        assert piece.start < piece.end
        assert not any(piece.start < border < piece.end for border in borders)
        for at in range(piece.start, piece.end):
            over = {number for number, (start, end) in enumerate(spans) if start <= at < end}
            assert set(piece.covering) == over
        sizes = [spans[number][1] - spans[number][0] for number in piece.covering]
        assert sizes == sorted(sizes)


def test_a_span_that_crosses_another_is_cut_where_they_meet() -> None:
    found = [(piece.start, piece.end, piece.covering) for piece in cut(10, [(0, 6), (3, 9)])]
    assert found == [(0, 3, (0,)), (3, 6, (0, 1)), (6, 9, (1,)), (9, 10, ())]
