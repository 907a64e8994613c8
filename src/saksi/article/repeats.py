"""Paragraphs that a text says twice: the trace of boxes within boxes on the page that it was taken from."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from saksi.article.headlines import LONGEST_HEADLINE, OPENING

# No writer repeats so long a paragraph to the letter.
REPEATED_FROM = 80


def repeated(lines: Sequence[str]) -> Iterator[int]:
    """The lines that are said again: word for word above, or piece by piece by the next two lines."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    said: set[str] = set()
    for number, first, second in zip_longest(filled, filled[1:], filled[2:], fillvalue=-1):
        text = lines[number].strip()
        if (len(text) >= REPEATED_FROM and text in said) or (
            second >= 0 and _holds(text, lines[first].strip(), lines[second].strip())
        ):
            yield number
        said.add(text)


def _holds(text: str, opening: str, rest: str) -> bool:
    """Whether `text` begins with one line and ends with another, with no more than headlines in between."""
    if min(len(opening), len(rest)) <= OPENING or len(text) - len(opening) - len(rest) > LONGEST_HEADLINE * 2:
        return False
    return len(opening) < len(text) and text.startswith(opening) and text.endswith(rest)
