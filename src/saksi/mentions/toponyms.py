"""The words around the names of places: what makes a word one, and what makes it something else."""

import msgspec

from saksi.knowledge.tables import read_table
from saksi.language.pack import LanguagePack
from saksi.language.words import Word
from saksi.mentions.links import Links

KINDS = frozenset({"common", "noun", "body", "time"})


class Surroundings(msgspec.Struct, frozen=True):
    """The tables places.tsv, common.tsv and links.tsv of a language."""

    links: Links
    kinds: dict[str, frozenset[str]]

    @classmethod
    def load(cls, pack: LanguagePack) -> "Surroundings":
        """The tables of a language; TableError for a fault."""
        kinds: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for row in read_table(pack.table("places.tsv"), ("word", "kind", "example")):
            kinds[row.one_of("kind", KINDS)].add(row.required("word"))
        kinds["common"] |= {row["word"] for row in read_table(pack.table("common.tsv"), ("word", "example"))}
        return cls(Links.load(pack), {kind: frozenset(words) for kind, words in kinds.items()})

    def common(self, word: Word) -> bool:
        """Whether it is a plain word."""
        return word.lower in self.kinds["common"]

    def announces(self, word: Word) -> bool:
        """Whether it says that a place follows: in, near, Kota."""
        return self.links.has("place", word) or self.links.has("city", word) or word.lower in self.kinds["noun"]

    def noun(self, word: Word) -> bool:
        """Whether it is a word such as Kota, Port, Lake, which may be written with a capital before a place."""
        return word.lower in self.kinds["noun"]

    def time(self, word: Word) -> bool:
        """Whether it is a day or month that happens to follow a place."""
        return word.lower in self.kinds["time"]

    def ends_name(self, word: Word) -> bool:
        """Whether what stands behind a place leaves it one: no further part of a name."""
        return not word.text[0].isupper() or word.is_mark or self.time(word)
