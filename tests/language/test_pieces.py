"""Words cut into the pieces of the encoder's vocabulary."""

from hypothesis import given
from hypothesis import strategies as st

from saksi.language.encoder import Encoder
from saksi.language.pieces import LONGEST, MOST, Pieces
from saksi.language.words import words_of

SMALL = Pieces([("<s>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁serang", -1.0), ("▁", -3.0), ("serang", -2.0), ("an", -2.0),
                (".", -2.0)], unknown=2, opens=0, closes=1)  # fmt: skip
SHIPPED = Encoder.load().pieces


def test_a_word_behind_a_space_begins_with_its_mark() -> None:
    cut = SMALL.cut(words_of("serangan."))
    assert cut.pieces == [0, 3, 6, 7, 1]
    assert cut.first == [1, 3]
    assert cut.word_of == [-1, 0, 0, 1, -1]


def test_a_word_that_no_piece_fits_is_unknown_and_keeps_its_place() -> None:
    cut = SMALL.cut(words_of("serang ☃ serang"))
    assert len(cut.first) == 3
    assert 2 in cut.pieces


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_every_word_has_a_first_piece_of_its_own(text: str) -> None:
    words = words_of(text)
    cut = SHIPPED.cut(words)
    assert len(cut.first) == len(words)
    assert cut.first == sorted(set(cut.first))
    assert len(cut.pieces) == len(cut.word_of)
    assert len(cut.pieces) <= MOST + 2
    assert all(cut.word_of.count(number) <= LONGEST for number in range(len(words)))


def test_a_sentence_of_long_words_keeps_the_beginning_of_each() -> None:
    cut = SHIPPED.cut(words_of(" ".join(["internasionalisasinya" * 3] * 200)))
    assert len(cut.first) == 200
    assert len(cut.pieces) <= MOST + 2
