"""Who says what in a sentence: the sources, cues and contents that the encoder found, with whom the source means."""

from collections.abc import Sequence

import msgspec

from saksi.coding.found import Piece
from saksi.records import Attribution, Party, Span


class Statement(msgspec.Struct, frozen=True):
    """One attribution: who says it, the words that say so, and the span of what is said.

    Where a quotation is broken by who says it, `content` runs from its first word to its last and `parts` are the words said.
    """

    source: Party | None
    source_span: Span | None
    cue: Span
    content: Span
    direct: bool
    chance: float
    by_outlet: bool = False
    parts: tuple[Span, ...] = ()

    def record(self, outlets: tuple[str, ...] = ()) -> Attribution:
        """The record that the reading keeps."""
        return Attribution(
            content=self.content, kind="direct" if self.direct else "indirect", source=self.source_span, cue=self.cue,
            speaker=self.source.code if self.source and not self.by_outlet else None, outlets=outlets,
        )  # fmt: skip

    def holds(self, offset: int) -> bool:
        """Whether a character is part of what is said."""
        return any(start <= offset < end for start, end in self.parts or (self.content,))

    def quoting(self, quotes: Sequence[Span]) -> "Statement":
        """The statement with quotations that belong to it, a direct one."""
        own = [part for part in self.parts or (self.content,) if not _within(part, quotes)]
        parts = tuple(sorted({*quotes, *own}))
        content = (min(start for start, _ in parts), max(end for _, end in parts))
        return msgspec.structs.replace(self, content=content, parts=parts, direct=True)


def _within(part: Span, quotes: Sequence[Span]) -> bool:
    return any(start <= part[0] and part[1] <= end for start, end in quotes)


def surest(pieces: tuple[Piece, ...]) -> Piece | None:
    """The piece with the greatest chance, the earlier of two alike."""
    return max(pieces, key=lambda piece: (piece.chance, -piece.first), default=None)
