"""Words as they are looked for: the same in every store, because they are taken apart here and not by it."""

import re
import unicodedata

import msgspec

from saksi.errors import UsageError

LONGEST_TEXT = 300_000
"""Characters of a text whose words are kept; PostgreSQL takes a megabyte of them."""
LONGEST_WORD = 100
_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'"([^"]*)"|(\S+)')


class Asked(msgspec.Struct, frozen=True):
    """Words that follow each other; the last may be the beginning of one."""

    words: tuple[str, ...]
    begins: bool


def words_of(text: str) -> str:
    """The words of a text, without accents and capitals, with a space between them."""
    plain = text[:LONGEST_TEXT].casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain).casefold().replace("ı", "i")
        plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(word[:LONGEST_WORD] for word in _WORD.findall(plain))


def asked_words(given: str) -> tuple[Asked, ...]:
    """What is looked for, all of it: words, `begin*`, and "words that follow each other". UsageError where it has no word."""
    found = []
    for phrase, word in _ASKED.findall(given):
        words = tuple(words_of(phrase or word).split())
        if words:
            found.append(Asked(words, word.endswith("*")))
    if not found:
        raise UsageError(f'{given!r} has no word to look for; write words, begin*, or "words that follow each other"')
    return tuple(found)
