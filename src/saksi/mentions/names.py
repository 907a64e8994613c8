"""Find names in the words of a text: the longest that begins at each word, in time linear in the text."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from saksi.language.words import Word, words_of

Meaning = TypeVar("Meaning")
# A name in capitals that is no longer than this is an acronym, and stands for itself only in these very letters: AS, US, WHO.
LONGEST_ACRONYM = 6


class Names(Generic[Meaning]):
    """A list of names and what each means. Names with capitals ask for capitals; words without stand for any case."""

    def __init__(self, meanings: Iterable[tuple[str, Meaning]]) -> None:
        self._known: dict[tuple[str, ...], list[tuple[tuple[str, ...], Meaning]]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for name, meaning in meanings:
            words = tuple(word.text for word in words_of(name))
            key = tuple(word.lower() for word in words)
            if key:
                self._known.setdefault(key, []).append((words, meaning))
                lengths = {len(key), *self._lengths.get(key[0], ())}
                self._lengths[key[0]] = tuple(sorted(lengths, reverse=True))

    def at(self, words: Sequence[Word], first: int) -> tuple[int, Meaning] | None:
        """The longest name that begins at a word: how many words it has, and what it means. The first row wins."""
        for length in self._lengths.get(words[first].lower, ()):
            if first + length > len(words):
                continue
            key = tuple(word.lower for word in words[first : first + length])
            for written, meaning in self._known.get(key, ()):
                if all(
                    _agrees(word.text, name) for word, name in zip(words[first : first + length], written, strict=True)
                ):
                    return length, meaning
        return None


def _agrees(text: str, name: str) -> bool:
    """Whether a word of the text has the capitals that the word of a name asks for."""
    if name.isupper() and len(name) <= LONGEST_ACRONYM and len(name) > 1:
        return text == name
    return not name[0].isupper() or text[0].isupper()
