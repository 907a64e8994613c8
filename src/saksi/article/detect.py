"""The language of a text, by cld2 on the whole of it."""

import re
from collections.abc import Iterable

import msgspec
import pycld2

from saksi.knowledge.tables import read_table
from saksi.language.pack import LanguagePack

SIBLING_COLUMNS = ("sibling", "theirs", "ours", "example")
SIBLING_TABLE = "siblings.tsv"
# cld2 refuses control characters and lone surrogates.
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
WORD = re.compile(r"[^\W\d_]+")


class Detected(msgspec.Struct, frozen=True, kw_only=True):
    """A language as ISO 639-1, None where it is not clear, and in words why."""

    language: str | None
    why: str


class Siblings(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell a language from a sibling that cld2 takes it for: `theirs` and `ours`, per (ours, sibling)."""

    words: dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]]

    @classmethod
    def load(cls, packs: Iterable[LanguagePack]) -> "Siblings":
        """The siblings of these languages; a language without such a table has none."""
        found: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
        for pack in packs:
            if pack.table(SIBLING_TABLE).is_file():
                for row in read_table(pack.table(SIBLING_TABLE), SIBLING_COLUMNS):
                    theirs, ours = found.setdefault((pack.code, row.required("sibling")), (set(), set()))
                    theirs.update(row.items_of("theirs"))
                    ours.update(row.items_of("ours"))
        return cls(words={pair: (frozenset(theirs), frozenset(ours)) for pair, (theirs, ours) in found.items()})


def language_of(text: str, siblings: Siblings) -> Detected:
    """The language of the whole text; where cld2 may have taken a sibling for it, the words of the two decide.

    A text too short for a clear answer gets cld2's best guess, and the reason says so.
    """
    readable = UNREADABLE.sub(" ", text)
    try:
        clear, _, found = pycld2.detect(readable, isPlainText=True)
        if not clear:
            _, _, found = pycld2.detect(readable, isPlainText=True, bestEffort=True)
    except pycld2.error as error:
        return Detected(language=None, why=f"language: cld2 cannot read the text ({error})")
    code, share = found[0][1], found[0][2]
    if code == "un":
        return Detected(language=None, why="language: cld2 does not find one language in the text")
    if not clear:
        return Detected(language=code, why=f"language: {code} is cld2's best guess, the text is too short to be sure")
    for (ours, theirs), (their_words, our_words) in siblings.words.items():
        if code in (ours, theirs):
            return _between(ours, theirs, text, their_words, our_words, code)
    return Detected(language=code, why=f"language: cld2 finds {code} in {share} % of the text")


def _between(
    ours: str, theirs: str, text: str, their_words: frozenset[str], our_words: frozenset[str], code: str
) -> Detected:
    """Which of two siblings it is: the one whose own spellings are more frequent; ours where they are as many."""
    words = [word.casefold() for word in WORD.findall(text)]
    for_theirs = sum(word in their_words for word in words)
    for_ours = sum(word in our_words for word in words)
    chosen = theirs if for_theirs > for_ours else ours
    counts = f"{for_ours} words as {ours} spells them, {for_theirs} as {theirs} does"
    why = f"language: cld2 finds {code}; {counts}: {chosen}"
    return Detected(language=chosen, why=why)
