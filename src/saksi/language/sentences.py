"""Cut a text into sentences. A line break always ends one; a full stop not where the table or the shape says so."""

import re
from functools import lru_cache
from pathlib import Path

from saksi.knowledge.tables import read_table
from saksi.language.pack import LanguagePack
from saksi.records import Span

_STOP = re.compile(r"(?:\.{2,}|…|[.!?]+)[\"'”’»)\]]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_OPENERS = "\"'“‘«([-–—•"
_CLOSERS = "\"'”’»)]"
LONGEST = 1000
"""Characters of a sentence: a longer run without an end is no sentence of a person, and is cut between words."""
_LONGEST_SPACE = 12  # spaces or marks looked over to find how the next sentence begins


@lru_cache(maxsize=8)
def _abbreviations(path: Path) -> frozenset[str]:
    return frozenset(
        row.required("abbreviation").rstrip(".").lower() for row in read_table(path, ("abbreviation", "example"))
    )


def split_sentences(text: str, pack: LanguagePack) -> tuple[Span, ...]:
    """The sentences of `text`, without the white space around them, in order and without overlap.

    Every character that is not white space belongs to exactly one of them. Raises TableError for a fault in the
    language's abbreviations.tsv.
    """
    known = _abbreviations(pack.table("abbreviations.tsv"))
    found: list[Span] = []
    start = 0
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if _ends_sentence(text, start, stop.span(), line.end(), known):
                _keep(found, text, start, stop.end())
                start = stop.end()
        _keep(found, text, start, line.end())
    return tuple(found)


def _keep(found: list[Span], text: str, start: int, end: int) -> None:
    """Add the stretch without its outer white space, unless nothing is left; in pieces where it is too long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        _keep(found, text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        found.append((start, end))


def _ends_sentence(text: str, start: int, stop: Span, limit: int, known: frozenset[str]) -> bool:
    """Whether `stop`, a full stop with the quotes and brackets closed after it, ends the sentence from `start`."""
    at, end = stop
    if end >= limit:
        return True
    if not text[end].isspace():
        # `1.47`, `idntimes.com`, `U.S.-led`: no space, no end, unless a quote was closed: `runtuh."Kami`
        return text[end - 1] in '"”»' and text[end].isupper()
    beginning = _next_begins(text, end, limit)
    if beginning is None:
        return True
    closed = text[end - 1] in _CLOSERS
    if beginning.islower():
        return False
    if text[at] in "!?" or closed:
        return not (closed and beginning in ",;:")
    word = _word_before(text, at)
    if word.isdigit() and len(word) < 3 and text[start:at].strip() == word:
        return False  # the number of a list: `1. Rusia siap ...`
    return not _is_abbreviation(word, known)


def _next_begins(text: str, end: int, limit: int) -> str | None:
    """The first letter, digit or other mark of what follows; None where only space follows."""
    for character in text[end : min(limit, end + _LONGEST_SPACE)]:
        if not character.isspace() and character not in _OPENERS:
            return character
    return None


def _word_before(text: str, at: int) -> str:
    """The run without spaces that the stop closes, looked back over at most 24 characters."""
    start = at
    while start > 0 and at - start < 24 and not text[start - 1].isspace() and text[start - 1] not in _OPENERS:
        start -= 1
    return text[start:at]


def _is_abbreviation(word: str, known: frozenset[str]) -> bool:
    """`Dr`, `U.S`, `J`, `Hj`: from the table, or an initial, or letters with full stops between."""
    lower = word.lower()
    if lower in known:
        return True
    if len(word) == 1:
        return word.isalpha() and word.isupper()
    return bool(_INITIALS.fullmatch(word))
