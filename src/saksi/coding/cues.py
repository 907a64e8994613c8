"""Small words that decide: by, not, akan, jika, kata. A cue table says which, and this finds them in a sentence."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from saksi.knowledge.tables import read_table
from saksi.language.pack import LanguagePack
from saksi.language.words import Word


class Cue(msgspec.Struct, frozen=True):
    """A cue found at the words from `first` up to and including `last`."""

    kind: str
    first: int
    last: int
    text: str
    where: str


class CueTable(msgspec.Struct, frozen=True):
    """The expressions of one or more tables with the columns cue, kind, example, by their first word."""

    index: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]

    @classmethod
    def load(cls, pack: LanguagePack, name: str, kinds: frozenset[str]) -> "CueTable":
        """A table of the language; TableError where a kind is not one of `kinds`."""
        index: defaultdict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
        for row in read_table(pack.table(name), ("cue", "kind", "example")):
            kind = row.one_of("kind", kinds)
            for cue in row.required("cue").lower().split("|"):
                words = tuple(cue.split())
                index[words[0]].append((words, kind, row.where))
        return cls({first: tuple(sorted(found, key=lambda c: -len(c[0]))) for first, found in index.items()})

    def find(self, words: Sequence[Word]) -> tuple[Cue, ...]:
        """The cues of a sentence in order; of several at one place those with the most words, one of each kind."""
        found: list[Cue] = []
        for first, word in enumerate(words):
            longest = 0
            for cue, kind, where in self.index.get(word.lower, ()):
                if len(cue) < longest:
                    break
                if all(first + i < len(words) and words[first + i].lower == part for i, part in enumerate(cue)):
                    longest = len(cue)
                    found.append(Cue(kind, first, first + len(cue) - 1, " ".join(cue), where))
        return tuple(found)

    def outermost(self, words: Sequence[Word]) -> tuple[Cue, ...]:
        """The same without those that are a part of a longer one, of whatever kind."""
        found = self.find(words)
        return tuple(cue for cue in found if not any(_holds(other, cue) for other in found))


def _holds(one: Cue, other: Cue) -> bool:
    return one.first <= other.first and other.last <= one.last and (one.first, one.last) != (other.first, other.last)
