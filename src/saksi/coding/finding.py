"""What the encoder finds in a sentence: triggers with what they tell and who has which part, and who says what.

The lexicon and the encoder's own first look propose words; the second look says which of them tell an event.
"""

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from saksi.coding.found import Found, Name, Piece, Said, Seen
from saksi.coding.gate import Gate
from saksi.coding.lexicon import Lexicon, Match
from saksi.coding.overrides import Overrides
from saksi.language.encoder import Encoder, Floats, Looks, Mark, Sentence
from saksi.language.labels import ATTRIBUTION_ROLES, EVENT_ROLES, MODALITIES, MODES, NAMES, ROLES, TYPES, Role
from saksi.language.pieces import MOST
from saksi.language.words import Word

OUTSIDE, BEGINS, GOES_ON = range(3)
PROPOSED = 0.3
"""From this chance on the first look proposes a word."""
PROPOSED_KNOWN = 0.15
"""From this chance on it proposes a word that the lexicon knows."""
CUE = 0.2
LIKELY, ONLY_SIDE = 0.5, 0.2
THRESHOLDS: dict[Role, float] = {"actor": 0.4, "recipient": 0.4, "place": 0.4, "speaker": 0.35, "source": 0.3}
"""From this chance on a stretch has a part; a side may be taken from ONLY_SIDE on where nobody is surer."""
SIDES = frozenset({"actor", "recipient"})
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

    def find(self, words: Sequence[Word]) -> Seen:
        """All that may be an event, in order, each with its chance; all that is said; and the names."""
        seen = self.seen(words)
        return msgspec.structs.replace(seen, found=self.ruled(words, seen.found))

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

    def seen(self, words: Sequence[Word]) -> Seen:
        """The same as the encoder alone has it."""
        words = words[:MOST]
        if not words or self.gated(words):
            return Seen()
        own = self._own(words)
        matches = self.lexicon.find(words)
        known = known_types(len(words), matches)
        sentence = self.encoder.read(words, known)
        marks = proposed(sentence, matches, own)
        cues = spans_of(sentence.cue, CUE)
        names = names_of(sentence.name)
        if not marks and not cues:
            return Seen(names=names)
        all_marks = [*marks, *(Mark(piece.first, piece.last, True) for piece in cues)]
        looks = self.encoder.look(sentence, all_marks, [prior_of(known, mark) for mark in all_marks])
        found = [self._found(mark, looks, row, matches, sentence) for row, mark in enumerate(marks)]
        said = [_said(piece, looks, len(marks) + row) for row, piece in enumerate(cues)]
        return Seen(tuple(found), tuple(said), names)

    def _found(self, mark: Mark, looks: Looks, row: int, matches: Sequence[Match], sentence: Sentence) -> Found:
        kinds = looks.kind[row]
        best = min(range(1, len(kinds)), key=lambda kind: (-kinds[kind], kind))
        type_ = TYPES[best - 1]
        second_look = max(1 - float(kinds[0]), 0.001)
        first_look = inside(sentence.trigger, range(mark.first, mark.last + 1))
        modality = int(looks.modality[row].argmax())
        own = tuple(m for m in matches if m.at[0] >= mark.first and m.at[-1] <= mark.last)
        return Found(
            first=mark.first, last=mark.last, type=type_, mode=self._mode(type_, looks.mode[row]),
            chance=round(first_look * second_look, 3), type_chance=round(float(kinds[best]) / second_look, 3),
            second_look=round(second_look, 3),
            modality=MODALITIES[modality], modality_chance=round(float(looks.modality[row][modality]), 3),
            background=round(float(looks.signs[row][0]), 3), symmetric=round(float(looks.signs[row][1]), 3),
            roles=_roles(looks.roles[row], EVENT_ROLES), vector=looks.about[row], matches=own,
        )  # fmt: skip

    def _mode(self, type_: str, scores: Floats) -> str | None:
        """The likeliest mode that the type can have, or None where none is likelier."""
        able = [MODES.index(mode) + 1 for mode in self.modes_of.get(type_, ()) if mode in MODES]
        best = max(able, key=lambda mode: (scores[mode], -mode), default=0)
        return MODES[best - 1] if best and scores[best] > scores[0] else None


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


def proposed(sentence: Sentence, matches: Sequence[Match], wanted: Sequence[Match] = ()) -> tuple[Mark, ...]:
    """The words that may be a trigger: by the first look, and those that the lexicon knows where that finds it possible.

    `wanted` are looked at in any case.
    """
    own = spans_of(sentence.trigger, PROPOSED)
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


def _roles(chances: Floats, roles: Sequence[Role]) -> dict[Role, tuple[Piece, ...]]:
    """The stretches that have each part. A side that nobody surely takes is taken by the likeliest."""
    found: dict[Role, tuple[Piece, ...]] = {}
    for role in roles:
        of_role = chances[ROLES.index(role)]
        pieces = _stretches(of_role, THRESHOLDS.get(role, LIKELY))
        if not pieces and role in SIDES:
            pieces = tuple(sorted(_stretches(of_role, ONLY_SIDE), key=lambda piece: (-piece.chance, piece.first))[:1])
        if pieces:
            found[role] = pieces
    return _on_one_side(found)


def _on_one_side(found: dict[Role, tuple[Piece, ...]]) -> dict[Role, tuple[Piece, ...]]:
    """Nobody acts upon themselves: of an actor and a recipient that share words the likelier stays."""
    actors, recipients = found.get("actor", ()), found.get("recipient", ())
    kept_a = tuple(a for a in actors if all(a.chance >= r.chance or not a.touches(r) for r in recipients))
    kept_r = tuple(r for r in recipients if all(not r.touches(a) for a in kept_a))
    sides: dict[Role, tuple[Piece, ...]] = {"actor": kept_a, "recipient": kept_r}
    return {role: pieces for role, pieces in {**found, **sides}.items() if pieces}


def _stretches(chances: Floats, threshold: float) -> tuple[Piece, ...]:
    """The stretches from a chance on; of those that overlap the likeliest, then the longer one; in order."""
    firsts, lasts = np.nonzero(chances >= threshold)
    likely = [
        Piece(int(a), int(b), round(float(chances[a, b]), 3)) for a, b in zip(firsts, lasts, strict=True) if a <= b
    ]
    kept: list[Piece] = []
    for piece in sorted(likely, key=lambda p: (-p.chance, p.first - p.last, p.first)):
        if not any(piece.touches(other) for other in kept):
            kept.append(piece)
    return tuple(sorted(kept, key=lambda piece: piece.first))


def _said(cue: Piece, looks: Looks, row: int) -> Said:
    return Said(cue, bool(looks.signs[row][2] >= 0.5), _roles(looks.roles[row], ATTRIBUTION_ROLES))
