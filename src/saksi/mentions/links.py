"""The small words around the names of parties and places."""

import msgspec

from saksi.knowledge.tables import read_table
from saksi.language.pack import LanguagePack
from saksi.language.words import Word


class Links(msgspec.Struct, frozen=True):
    """The small words around names, by what they do (links.tsv)."""

    kinds: dict[str, frozenset[str]]

    @classmethod
    def load(cls, pack: LanguagePack) -> "Links":
        """The table of a language."""
        kinds: dict[str, set[str]] = {}
        for row in read_table(pack.table("links.tsv"), ("word", "kind", "example")):
            kinds.setdefault(row.required("kind"), set()).add(row.required("word"))
        return cls({kind: frozenset(words) for kind, words in kinds.items()})

    def has(self, kind: str, word: Word) -> bool:
        """Whether a word does this."""
        return word.lower in self.kinds.get(kind, frozenset())
