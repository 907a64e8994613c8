"""Who has which part, read off the encoder's chances for every stretch of words, here and in the sentences before."""

from collections.abc import Sequence

import numpy as np

from saksi.coding.found import Piece
from saksi.language.encoder import Floats, WordBefore
from saksi.language.labels import ROLES, Role

LIKELY = 0.5
THRESHOLDS: dict[Role, float] = {"actor": 0.4, "recipient": 0.4, "place": 0.4, "speaker": 0.35, "source": 0.3}
"""From this chance on a stretch has a part."""
LIKELIEST: dict[Role, float] = {"actor": 0.2, "recipient": 0.2, "content": 0.1}
"""From this chance on the likeliest stretch has it where none is surer: whoever says something says something."""
BESIDE = 0.3
"""A side beside a likelier one has at least this share of its chance."""
BEFORE = 0.7
"""From this chance on a stretch of the text before has a part."""
SIDES = frozenset({"actor", "recipient"})
ALSO_BEFORE = SIDES | {"source"}
"""Who may stand in the text before alone."""


def roles_of(
    chances: Floats, roles: Sequence[Role], words: int, before: Sequence[WordBefore]
) -> dict[Role, tuple[Piece, ...]]:  # fmt: skip
    """The stretches that have each part; of some parts the likeliest where none is sure.

    `chances` are those of each role, first word and last word: the `words` of the sentence, then those `before` it.
    """
    found: dict[Role, tuple[Piece, ...]] = {}
    for role in roles:
        of_role = chances[ROLES.index(role)]
        own = of_role[:words, :words]
        earlier = _before(of_role[words:, words:], before) if role in ALSO_BEFORE and before else ()
        pieces = _stretches(own, THRESHOLDS.get(role, LIKELY))
        if not pieces and not earlier and role in LIKELIEST:
            pieces = tuple(sorted(_stretches(own, LIKELIEST[role]), key=lambda piece: (-piece.chance, piece.first))[:1])
        if role in SIDES:
            best = max((piece.chance for piece in pieces), default=0.0)
            pieces = tuple(piece for piece in pieces if piece.chance >= BESIDE * best)
        if pieces or earlier:
            found[role] = (*pieces, *earlier)
    return _on_one_side(found)


def _before(chances: Floats, before: Sequence[WordBefore]) -> tuple[Piece, ...]:
    """The stretches of the text before, each within one sentence."""
    found: list[Piece] = []
    for piece in _stretches(chances, BEFORE):
        first, last = before[piece.first], before[piece.last]
        if first.sentence == last.sentence:
            found.append(Piece(first.word, last.word, piece.chance, first.age))
    return tuple(found)


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
