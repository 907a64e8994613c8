"""The shipped examples are what their pieces say."""

import pytest

from pieces import EXAMPLES, Piece, all_pieces, as_plain_text


@pytest.mark.parametrize("piece", all_pieces(), ids=lambda piece: piece["id"])
def test_shipped_example_is_its_pieces_as_plain_text(piece: Piece) -> None:
    assert (EXAMPLES / f"{piece['id']}.txt").read_text(encoding="utf-8") == as_plain_text(piece)
