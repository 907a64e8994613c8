"""Words and marks of a text, with offsets: what triggers, cues and roles are found on."""

import re
from typing import NamedTuple

# Dotted initials, numbers with inner marks, words joined by hyphens or apostrophes, the English possessive, one mark.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:/]\d+)+(?:-\w+)*|\w+(?:(?:-(?![A-Z])|['’](?![sS]\b))\w+)*|['’][sS]\b|[^\w\s]"
)


class Word(NamedTuple):
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
    return tuple(
        Word(found.group(), found.group().lower(), found.start(), found.end())
        for found in _TOKEN.finditer(text, start, stop)
    )
