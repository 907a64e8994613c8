"""Who says what in a sentence: the sources, cues and contents that the encoder found, with whom the source means."""

import msgspec

from saksi.coding.found import Piece
from saksi.records import Attribution, Party, Span


class Statement(msgspec.Struct, frozen=True):
    """One attribution: who says it, the words that say so, and the span of what is said."""

    source: Party | None
    source_span: Span | None
    cue: Span
    content: Span
    direct: bool
    chance: float
    by_outlet: bool = False

    def record(self, outlets: tuple[str, ...] = ()) -> Attribution:
        """The record that the reading keeps."""
        return Attribution(
            content=self.content, kind="direct" if self.direct else "indirect", source=self.source_span, cue=self.cue,
            speaker=self.source.code if self.source and not self.by_outlet else None, outlets=outlets,
        )  # fmt: skip

    def holds(self, offset: int) -> bool:
        """Whether a character is part of what is said."""
        return self.content[0] <= offset < self.content[1]


def surest(pieces: tuple[Piece, ...]) -> Piece | None:
    """The piece with the greatest chance, the earlier of two alike."""
    return max(pieces, key=lambda piece: (piece.chance, -piece.first), default=None)
