"""The words of a sentence as the pieces that the encoder knows: a Unigram vocabulary, looked up word by word."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from tokenizers.models import Unigram

from saksi.language.words import Word

SPACE = "▁"
LONGEST = 12  # pieces of one word; the rest of a longer one, an address say, is not read
Vocabulary = Sequence[tuple[str, float]]


class Cut(NamedTuple):
    """A sentence in pieces: their numbers, with an opening and a closing one, and the piece each word begins with."""

    pieces: list[int]
    first: list[int]
    word_of: list[int]


class Pieces:
    """Cuts words into pieces; remembers those it has cut."""

    def __init__(self, vocabulary: Vocabulary, *, unknown: int, opens: int, closes: int) -> None:
        self._model = Unigram(list(vocabulary), unknown)
        self._opens, self._closes, self._unknown = opens, closes, unknown
        self._known: dict[tuple[str, bool], list[int]] = {}

    def cut(self, words: Sequence[Word]) -> Cut:
        """The pieces of a sentence. `word_of` gives the word of each piece, -1 for those that open and close."""
        pieces, first, word_of = [self._opens], [], [-1]
        end = -1
        for number, word in enumerate(words):
            found = self._of(word.text, spaced=word.start != end)
            end = word.end
            first.append(len(pieces))
            pieces += found
            word_of += [number] * len(found)
        return Cut([*pieces, self._closes], first, [*word_of, -1])

    def _of(self, text: str, *, spaced: bool) -> list[int]:
        known = self._known.get((text, spaced))
        if known is None:
            whole = (SPACE if spaced else "") + unicodedata.normalize("NFKC", text)
            known = [token.id for token in self._model.tokenize(whole)][:LONGEST] or [self._unknown]
            self._known[(text, spaced)] = known
        return known
