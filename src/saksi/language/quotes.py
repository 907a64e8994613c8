"""Where a text quotes: stretches between quotation marks of any style, also over several sentences and paragraphs."""

import re
from collections.abc import Iterator

from saksi.records import Span

CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "''": ("''"), "``": ("''"), '"': '"', "”": "”"}
"""What closes a quotation that each mark opens; `”` opens only where somebody typed it twice."""
_MARKS = re.compile(r"''|``|[“”„«»\"‘’]")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_LETTER = re.compile(r"\w")
FEWEST = 3
"""Words of a quotation: fewer are a title, a name or a word that somebody doubts."""


def quotes_of(text: str) -> tuple[Span, ...]:
    """The stretches quoted in a text, without their marks, in order.

    A mark that opens and is not closed in its paragraph goes on in the next one if that begins with the same mark, as
    newspapers write; else it quotes nothing, for nobody can tell how far.
    """
    found: list[Span] = []
    opened: tuple[str, int] | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        if opened is not None and not text[start:end].lstrip().startswith(opened[0]):
            opened = None
        for mark, at in _marks_of(text, start, end):
            if opened is None:
                opened = (mark, at + len(mark)) if _opens(text, mark, at) else None
            elif mark in CLOSERS[opened[0]] and not (mark == opened[0] and _at_start(text, start, at)):
                if mark == "’" and not _ends_word(text, at):
                    continue
                found.append((opened[1], at))
                opened = None
        if opened is not None and opened[1] >= start and not _goes_on(text, end, opened[0]):
            opened = None
    return tuple(span for span in found if len(text[slice(*span)].split()) >= FEWEST)


def _marks_of(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    for mark in _MARKS.finditer(text, start, end):
        yield mark.group(), mark.start()


def _opens(text: str, mark: str, at: int) -> bool:
    """Whether a mark can open: it does not follow a letter, and a letter or another mark comes next."""
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    return mark in CLOSERS and not _LETTER.match(before or " ") and bool(after) and not after.isspace()


def _ends_word(text: str, at: int) -> bool:
    """Whether an apostrophe may close: no letter follows it."""
    return not _LETTER.match(text[at + 1 : at + 2] or " ")


def _at_start(text: str, start: int, at: int) -> bool:
    """Whether nothing but white space stands before a mark in its paragraph: it opens again what goes on."""
    return not text[start:at].strip()


def _goes_on(text: str, end: int, mark: str) -> bool:
    """Whether the next paragraph begins with the mark."""
    return text[end : end + 12].lstrip().startswith(mark)
