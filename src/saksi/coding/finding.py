"""What the encoder finds in a sentence: triggers with what they tell and who has which part, and who says what.

The lexicon and the encoder's own first look propose words; the second look says which of them tell an event.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from saksi.coding.first_look import FirstLook, prior_of
from saksi.coding.found import Found, Name, Piece, Said, Seen
from saksi.coding.gate import Gate
from saksi.coding.lexicon import Lexicon, Match
from saksi.coding.overrides import Overrides
from saksi.coding.roles import roles_of
from saksi.language.encoder import (
    SENTENCES_BEFORE,
    Encoder,
    Floats,
    Looks,
    Mark,
    Sentence,
    WordBefore,
    words_before,
)
from saksi.language.labels import ATTRIBUTION_ROLES, EVENT_ROLES, MODALITIES, MODES, NAMES, TYPES, Role
from saksi.language.words import Word

OUTSIDE, BEGINS, GOES_ON = range(3)
PROPOSED = 0.3
"""From this chance on the first look proposes a word."""
PROPOSED_KNOWN = 0.15
"""From this chance on it proposes a word that the lexicon knows."""
CUE = 0.2
LONGEST_TRIGGER = 8


class Finder(msgspec.Struct, frozen=True):
    """The encoder with the lexicon of a language; `modes_of` says which modes each type has, the gate what is read at all.

    `overrides` are the triggers of a user's folder, applied to what the encoder finds.
    """

    encoder: Encoder
    lexicon: Lexicon
    modes_of: dict[str, tuple[str, ...]]
    gate: Gate | None = None
    overrides: Overrides | None = None

    def first_look(self, words: Sequence[Word]) -> FirstLook:
        """A sentence ready to be looked at."""
        return FirstLook(self.encoder, self.lexicon, words)

    def find(self, look: FirstLook, before: Sequence[FirstLook] = ()) -> Seen:
        """All that may be an event, in order, each with its chance; all that is said; and the names.

        `before` are the sentences before it, in order: the last few may name its sides.
        """
        seen = self.seen(look, before)
        return msgspec.structs.replace(seen, found=self.ruled(look.words, seen.found))

    def ruled(self, words: Sequence[Word], found: Sequence[Found]) -> tuple[Found, ...]:
        """What was seen, as the own rows of a user have it."""
        if self.overrides is None:
            return tuple(found)
        decided = (self.overrides.ruled(words, one) for one in found)
        return tuple(one for one in decided if one is not None)

    def gated(self, words: Sequence[Word]) -> bool:
        """Whether the gate keeps a sentence from the encoder; one with a user's own trigger always passes."""
        return self.gate is not None and not self.gate.lets_pass(words) and not self._own(words)

    def _own(self, words: Sequence[Word]) -> tuple[Match, ...]:
        return self.overrides.proposed(words) if self.overrides is not None else ()

    def seen(self, look: FirstLook, before: Sequence[FirstLook] = ()) -> Seen:
        """The same as the encoder alone has it."""
        words = look.words
        if not words or self.gated(words):
            return Seen()
        sentence = look.sentence
        marks = proposed(sentence, look.matches, self._own(words))
        cues = spans_of(sentence.cue, CUE)
        names = names_of(sentence.name)
        if not marks and not cues:
            return Seen(names=names)
        all_marks = [*marks, *(Mark(piece.first, piece.last, True) for piece in cues)]
        near = before[-SENTENCES_BEFORE:]
        looks = self.encoder.look(
            sentence, all_marks, [prior_of(look.known, mark) for mark in all_marks], [one.sentence for one in near]
        )
        parts = Parts(looks, len(words), words_before([len(one.words) for one in near]))
        found = [self._found(mark, parts, row, look) for row, mark in enumerate(marks)]
        said = [_said(piece, parts, len(marks) + row) for row, piece in enumerate(cues)]
        return Seen(tuple(found), tuple(said), names)

    def _found(self, mark: Mark, parts: "Parts", row: int, look: FirstLook) -> Found:
        looks = parts.looks
        kinds = looks.kind[row]
        best = min(range(1, len(kinds)), key=lambda kind: (-kinds[kind], kind))
        type_ = TYPES[best - 1]
        second_look = max(1 - float(kinds[0]), 0.001)
        first_look = inside(look.sentence.trigger, range(mark.first, mark.last + 1))
        modality = int(looks.modality[row].argmax())
        own = tuple(m for m in look.matches if m.at[0] >= mark.first and m.at[-1] <= mark.last)
        return Found(
            first=mark.first, last=mark.last, type=type_, mode=self._mode(type_, looks.mode[row]),
            chance=round(first_look * second_look, 3), type_chance=round(float(kinds[best]) / second_look, 3),
            second_look=round(second_look, 3),
            modality=MODALITIES[modality], modality_chance=round(float(looks.modality[row][modality]), 3),
            background=round(float(looks.signs[row][0]), 3), symmetric=round(float(looks.signs[row][1]), 3),
            roles=parts.of(row, EVENT_ROLES), vector=looks.about[row], matches=own,
        )  # fmt: skip

    def _mode(self, type_: str, scores: Floats) -> str | None:
        """The likeliest mode that the type can have, or None where none is likelier."""
        able = [MODES.index(mode) + 1 for mode in self.modes_of.get(type_, ()) if mode in MODES]
        best = max(able, key=lambda mode: (scores[mode], -mode), default=0)
        return MODES[best - 1] if best and scores[best] > scores[0] else None


def proposed(sentence: Sentence, matches: Sequence[Match], wanted: Sequence[Match] = ()) -> tuple[Mark, ...]:
    """The words that may be a trigger: by the first look, and those that the lexicon knows where that finds it possible.

    `wanted` are looked at in any case.
    """
    own = [_whole(piece, matches) for piece in spans_of(sentence.trigger, PROPOSED)]
    taken = {at for piece in own for at in range(piece.first, piece.last + 1)}
    marks = [Mark(piece.first, piece.last) for piece in own]
    for match in sorted(matches, key=lambda m: (-m.entry.weight, m.at)):
        first, last = match.at[0], match.at[-1]
        places = range(first, last + 1)
        free = last - first < LONGEST_TRIGGER and taken.isdisjoint(places)
        if free and inside(sentence.trigger, places) >= PROPOSED_KNOWN:
            taken |= set(places)
            marks.append(Mark(first, last))
    for match in sorted(wanted, key=lambda m: (-m.entry.weight, m.at)):
        places = range(match.at[0], match.at[-1] + 1)
        if taken.isdisjoint(places):
            taken |= set(places)
            marks.append(Mark(match.at[0], match.at[-1]))
    return tuple(sorted(marks))


def _whole(piece: Piece, matches: Sequence[Match]) -> Piece:
    """The words proposed, or the expression of the lexicon that they are a part of: `saling tuduh menuduh` for `menuduh`."""
    longer = [
        m for m in matches if m.at[0] <= piece.first and piece.last <= m.at[-1] and m.at[-1] - m.at[0] + 1 == len(m.at)
    ]
    longest = max(longer, key=lambda m: (len(m.at), -m.at[0]), default=None)
    return piece if longest is None else Piece(longest.at[0], longest.at[-1], piece.chance)


def spans_of(tags: Floats, threshold: float) -> tuple[Piece, ...]:
    """The stretches of words whose tags begin or go on with the chance `threshold`, each with its greatest chance."""
    found: list[Piece] = []
    at = 0
    while at < len(tags):
        last = at
        if inside(tags, (at,)) >= threshold:
            while last + 1 < len(tags) and tags[last + 1][GOES_ON] >= max(tags[last + 1][BEGINS], threshold):
                last += 1
            found.append(Piece(at, last, round(inside(tags, range(at, last + 1)), 3)))
        at = last + 1
    return tuple(found)


def inside(tags: Floats, places: Iterable[int]) -> float:
    """The greatest chance that one of the words is not outside."""
    return max(1 - float(tags[at][OUTSIDE]) for at in places)


def names_of(tags: Floats) -> tuple[Name, ...]:
    """The names, each from a word that more likely begins or goes on one than not."""
    best = tags.argmax(-1)
    found: list[Name] = []
    at = 0
    while at < len(best):
        if best[at] == 0:
            at += 1
            continue
        kind, last = (int(best[at]) - 1) // 2, at
        while last + 1 < len(best) and best[last + 1] == 2 + 2 * kind:
            last += 1
        chance = float(np.mean(1 - tags[at : last + 1, 0]))
        found.append(Name(at, last, NAMES[kind], round(chance, 3)))
        at = last + 1
    return tuple(found)


class Parts(NamedTuple):
    """What was seen in the marks of a sentence of so many words, and the words before it that were seen too."""

    looks: Looks
    words: int
    before: Sequence[WordBefore]

    def of(self, row: int, roles: Sequence[Role]) -> dict[Role, tuple[Piece, ...]]:
        """Who has which part in what is marked."""
        return roles_of(self.looks.roles[row], roles, self.words, self.before)


def _said(cue: Piece, parts: Parts, row: int) -> Said:
    return Said(cue, bool(parts.looks.signs[row][2] >= 0.5), parts.of(row, ATTRIBUTION_ROLES))
