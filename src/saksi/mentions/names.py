"""Find names in the words of a text: the longest that begins at each word, in time linear in the text."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from saksi.language.words import Word, words_of

Meaning = TypeVar("Meaning")
# A name in capitals that is no longer than this is an acronym, and stands for itself only in these very letters: AS, US, WHO.
LONGEST_ACRONYM = 6


class Names(Generic[Meaning]):
    """A list of names and what each means. Names with capitals ask for capitals; words without stand for any case.

    They are kept as a tree of words, so that of `the` in a text no more is looked up than the word behind it.
    """

    def __init__(self, meanings: Iterable[tuple[str, Meaning]]) -> None:
        self._root: _Node[Meaning] = _Node()
        for name, meaning in meanings:
            words = words_of(name)
            if words:
                node = self._root
                for word in words:
                    node = node.behind.setdefault(word.lower, _Node())
                node.ending.append((tuple(word.text for word in words), meaning))

    def starts(self, words: Sequence[Word]) -> list[int]:
        """The places of the words that some name begins with: nowhere else does `at` find anything."""
        known = self._root.behind
        return [at for at, word in enumerate(words) if word.lower in known]

    def at(self, words: Sequence[Word], first: int) -> tuple[int, Meaning] | None:
        """The longest name that begins at a word: how many words it has, and what it means. The first row wins."""
        found: tuple[int, Meaning] | None = None
        node, at = self._root.behind.get(words[first].lower), first + 1
        while node:
            for written, meaning in node.ending:
                if all(map(_agrees, words[first:at], written)):
                    found = at - first, meaning
                    break
            node, at = node.behind.get(words[at].lower) if at < len(words) else None, at + 1
        return found


class _Node(Generic[Meaning]):
    """The words so far of some names: those that end with them, as written, and the words that go on, in small letters."""

    __slots__ = ("behind", "ending")

    def __init__(self) -> None:
        self.behind: dict[str, _Node[Meaning]] = {}
        self.ending: list[tuple[tuple[str, ...], Meaning]] = []


def _agrees(word: Word, name: str) -> bool:
    """Whether a word of the text has the capitals that the word of a name asks for."""
    if name.isupper() and len(name) <= LONGEST_ACRONYM and len(name) > 1:
        return word.text == name
    return not name[0].isupper() or word.text[0].isupper()
