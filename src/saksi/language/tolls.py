"""The words of one language that tell what happened to a number of people or things (figures.tsv)."""

from collections.abc import Sequence

import msgspec

from saksi.knowledge.tables import read_table
from saksi.language.pack import LanguagePack
from saksi.language.words import Word, words_of

COLUMNS = ("kind", "of", "words", "example")
CALENDAR_COLUMNS = ("kind", "number", "words", "example")
CUES = ("active", "after", "state", "noun", "toll")
BOUNDS = ("at_least", "more_than", "at_most", "less_than", "about")
LISTS = (
    "helping", "link", "stop", "through", "partitive", "people", "and", "including", "range", "between", "whole", "unit",
    "place", "money", "aid",
)  # fmt: skip
KINDS = frozenset({*CUES, *BOUNDS, *LISTS})


class Cue(msgspec.Struct, frozen=True):
    """Words that stand for an outcome or for a part of how it is told; `words` is how many there are."""

    kind: str
    of: str
    words: int
    text: str
    where: str


class TollWords:
    """Look-ups of these words by where they stand in a row of words."""

    def __init__(self, cues: Sequence[tuple[tuple[str, ...], Cue]]) -> None:
        self._by_start: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        self._by_end: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for words, cue in sorted(cues, key=lambda pair: (-len(pair[0]), pair[0], pair[1].kind)):
            self._by_start.setdefault(words[0], []).append((words, cue))
            self._by_end.setdefault(words[-1], []).append((words, cue))

    @classmethod
    def load(cls, pack: LanguagePack) -> "TollWords":
        """The words of a language. Raises TableError with file and line."""
        cues: list[tuple[tuple[str, ...], Cue]] = []
        for row in read_table(pack.table("figures.tsv"), COLUMNS):
            kind = row.one_of("kind", KINDS)
            of = row.required("of") if kind in CUES else row["of"]
            for written in row.items_of("words"):
                words = tuple(word.lower for word in words_of(written))
                cues.append((words, Cue(kind, of, len(words), written, row.where)))
        for row in read_table(pack.table("calendar.tsv"), CALENDAR_COLUMNS):
            if row["kind"] in ("month", "unit"):
                kind = "month" if row["kind"] == "month" else "unit"
                cues += [((word.casefold(),), Cue(kind, "", 1, word, row.where)) for word in row.items_of("words")]
        return cls(cues)

    def at(self, words: Sequence[Word], index: int, *kinds: str) -> Cue | None:
        """The longest entry of these kinds whose first word is the one at `index`."""
        if not 0 <= index < len(words):
            return None
        for wanted, cue in self._by_start.get(words[index].lower, ()):
            if cue.kind in kinds and all(
                index + place < len(words) and words[index + place].lower == word for place, word in enumerate(wanted)
            ):
                return cue
        return None

    def before(self, words: Sequence[Word], index: int, *kinds: str) -> Cue | None:
        """The longest entry of these kinds whose last word stands just before `index`."""
        if not 0 < index <= len(words):
            return None
        for wanted, cue in self._by_end.get(words[index - 1].lower, ()):
            first = index - len(wanted)
            if (
                cue.kind in kinds
                and first >= 0
                and all(words[first + place].lower == word for place, word in enumerate(wanted))
            ):
                return cue
        return None
