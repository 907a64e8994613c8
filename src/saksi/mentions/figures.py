"""Finds how many people or things something happened to, as it is told."""

from collections.abc import Sequence

import msgspec

from saksi.language.numbers import Amount, Numbers
from saksi.language.pack import LanguagePack
from saksi.language.tolls import BOUNDS, Cue, TollWords
from saksi.language.words import Word, words_of
from saksi.records import FigureMention, Span

# So many words may stand between a number and what happened, and between a toll and its number.
_REACH, _TOLL_REACH = 12, 12
_LONGEST_NOUN = 8
# An unqualified "about" is read as one tenth more or less.
_ABOUT = 10


class _Count(msgspec.Struct, frozen=True):
    """A number in a sentence: its words from `first` to before `last`, the bound before it, and what it may be."""

    first: int
    last: int
    amount: Amount
    form: str
    bound: str
    lead: int
    is_whole: bool


class _Told(msgspec.Struct, frozen=True):
    """What a number was found to count."""

    cue: Cue
    how: str
    whom: tuple[int, int]


class FigureFinder:
    """Finds the figures of one language. Time grows with the length of the text, never faster."""

    def __init__(self, words: TollWords, numbers: Numbers) -> None:
        self._words, self._numbers = words, numbers

    @classmethod
    def load(cls, pack: LanguagePack) -> "FigureFinder":
        """The finder of a language. Raises TableError where its tables have a fault."""
        return cls(TollWords.load(pack), Numbers.load(pack))

    def find(self, text: str, sentences: Sequence[Span]) -> tuple[FigureMention, ...]:
        """The figures in these sentences of `text`, in order."""
        found: list[FigureMention] = []
        for start, end in sentences:
            found += self._in_sentence(text, start, end)
        return tuple(found)
