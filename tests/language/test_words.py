"""Words and marks, and how those of a stretch are taken out of those of the whole text."""

from hypothesis import given
from hypothesis import strategies as st

from saksi.language.words import beginnings, first_from, words_between, words_of

PIECES = st.sampled_from(["a", "S", "s", "'", "’", ".", "-", "12", "U", ",", "é", "_", " ", "\n", "sx", ":", "/"])


def test_words_and_marks() -> None:
    words = [word.text for word in words_of("The U.S.-led raid on Israel's al-Shifa killed 12.500, they said.")]
    assert words == ["The", "U.S.", "-", "led", "raid", "on", "Israel", "'s", "al", "-", "Shifa", "killed", "12.500", ",",
                     "they", "said", "."]  # fmt: skip


def test_forms_of_one_word_begin_alike() -> None:
    assert beginnings("Menembak; menembaki pos, 12x", 4) == {"menemb"}
    assert beginnings("the post was shelled", 5) == {"shelle"}


def test_the_first_word_from_an_offset() -> None:
    words = words_of("one two three")
    assert [first_from(words, offset) for offset in (0, 1, 4, 5, 13)] == [0, 1, 1, 2, 3]


@given(st.lists(PIECES, max_size=14).map("".join), st.integers(0, 16), st.integers(0, 16))
def test_words_of_a_stretch_are_the_same_out_of_those_of_the_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert tuple(words_between(text, words_of(text), start, end)) == words_of(text, start, end)
