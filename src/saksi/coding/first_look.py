"""A sentence as the encoder's trunk sees it, looked at when first asked for: the sentences behind it look back at it."""

from collections.abc import Sequence
from functools import cached_property

from saksi.coding.lexicon import Lexicon, Match
from saksi.language.encoder import Encoder, Mark, Sentence
from saksi.language.labels import TYPES
from saksi.language.pieces import MOST
from saksi.language.words import Word


class FirstLook:
    """The words of a sentence with what the lexicon knows of them and what the trunk sees."""

    def __init__(self, encoder: Encoder, lexicon: Lexicon, words: Sequence[Word]) -> None:
        self._encoder, self._lexicon, self.words = encoder, lexicon, words[:MOST]

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The rows of the lexicon that match."""
        return self._lexicon.find(self.words)

    @cached_property
    def known(self) -> list[list[float]]:
        """The types that they give each word."""
        return known_types(len(self.words), self.matches)

    @cached_property
    def sentence(self) -> Sentence:
        """What the trunk sees."""
        return self._encoder.read(self.words, self.known)


def known_types(length: int, matches: Sequence[Match]) -> list[list[float]]:
    """For each word the types that the lexicon's matches give it."""
    known = [[0.0] * len(TYPES) for _ in range(length)]
    for match in matches:
        for place in match.at:
            known[place][TYPES.index(match.entry.type)] = 1.0
    return known


def prior_of(known: Sequence[Sequence[float]], mark: Mark) -> tuple[float, ...]:
    """The types that the lexicon gives any word of a trigger; none for a cue."""
    if mark.cue:
        return (0.0,) * len(TYPES)
    return tuple(max(known[place][kind] for place in range(mark.first, mark.last + 1)) for kind in range(len(TYPES)))
