"""Words and marks of a text, with offsets: what triggers, cues and roles are found on."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

import msgspec

# Dotted initials, numbers with inner marks, words joined by hyphens or apostrophes, the English possessive, one mark.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:/]\d+)+(?:-\w+)*|\w+(?:(?:-(?![A-Z])|['’](?![sS]\b))\w+)*|['’][sS]\b|[^\w\s]"
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word or a mark, with character offsets into the text that it was found in; `lower` is for look-ups."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation rather than a word."""
        return not (self.text[0].isalnum() or self.text[0] == "_" or len(self.text) > 1)


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words and marks of `text` between two offsets, in order; time grows with the length, never faster."""
    stop = len(text) if end is None else end
    return tuple([  # a list on the way: for most of a text's time is spent here, and a generator takes a fifth more
        Word(word := found.group(), word.lower(), found.start(), found.end())
        for found in _TOKEN.finditer(text, start, stop)
    ])  # fmt: skip


def beginnings(text: str, shortest: int) -> set[str]:
    """The first six letters of the words that have so many letters or more: forms of one word are mostly one."""
    letters = "".join(letter if letter.isalpha() else " " for letter in text.lower())
    return {word[:6] for word in letters.split() if len(word) >= shortest}


def words_between(text: str, words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """The same as `words_of(text, start, end)`, out of the words of the whole text, which are cut only once.

    An offset within a word cuts it, as it does there: `12.500` up to its point is `12`.
    """
    first, last = first_from(words, start), first_from(words, end)
    cuts_first, cuts_last = first and words[first - 1].end > start, last and words[last - 1].end > end
    return words_of(text, start, end) if cuts_first or cuts_last else words[first:last]


def first_from(words: Sequence[Word], offset: int) -> int:
    """The place of the first word that begins at an offset or behind it."""
    return bisect_left(words, offset, key=attrgetter("start"))
