"""The words of a sentence as the pieces that the encoder knows: a Unigram vocabulary, looked up word by word."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from tokenizers.models import Unigram

from saksi.language.words import Word

SPACE = "▁"
LONGEST = 12  # pieces of one word; the rest of a longer one, an address say, is not read
MOST = 510
"""Pieces of a sentence: the encoder has no more places. Where a sentence has more, only the beginnings of its words are read."""
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
        found = self._all(words)
        pieces, first, word_of = [self._opens], [], [-1]
        for number, of_word in enumerate(found):
            first.append(len(pieces))
            pieces += of_word
            word_of += [number] * len(of_word)
        return Cut([*pieces, self._closes], first, [*word_of, -1])

    def _all(self, words: Sequence[Word]) -> list[list[int]]:
        """The pieces of each word, as many as there is room for."""
        found, end = [], -1
        for word in words:
            found.append(self._of(word.text, spaced=word.start != end))
            end = word.end
        room = LONGEST
        while room > 1 and sum(min(len(of_word), room) for of_word in found) > MOST:
            room -= 1
        return [of_word[:room] for of_word in found]

    def _of(self, text: str, *, spaced: bool) -> list[int]:
        known = self._known.get((text, spaced))
        if known is None:
            whole = (SPACE if spaced else "") + unicodedata.normalize("NFKC", text)
            known = [token.id for token in self._model.tokenize(whole)][:LONGEST] or [self._unknown]
            self._known[(text, spaced)] = known
        return known
