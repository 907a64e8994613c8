"""The nouns of finding: stretches of words that have a part, what may be an event, who says something, names."""

import msgspec

from saksi.coding.lexicon import Entry, Match
from saksi.language.encoder import Floats
from saksi.language.labels import Role


class Ruled(msgspec.Struct, frozen=True):
    """That an own row made something what it is: the row, its words, and what the encoder saw in it."""

    entry: Entry
    at: tuple[int, ...]
    type: str
    type_chance: float

    @property
    def rule(self) -> str:
        """The row in words, with its file and line."""
        return f"your row {self.entry.trigger!r} is {_meant(self.entry)} ({self.entry.where})"


class Piece(msgspec.Struct, frozen=True):
    """The words from `first` up to and including `last` that have a part, and the chance that they do.

    They stand in the sentence itself, or `back` sentences before it.
    """

    first: int
    last: int
    chance: float
    back: int = 0

    def touches(self, other: "Piece") -> bool:
        """Whether the two share a word."""
        return self.back == other.back and self.first <= other.last and other.first <= self.last


class Found(msgspec.Struct, frozen=True, eq=False):
    """Words that may tell an event: of which type with which chance, and who has which part in it.

    `chance` is that of both looks together, `second_look` that of the second alone; `vector` is where the encoder places
    it among all that it has learnt; `matches` are the lexicon's rows for the words; `own` is the row of a user's table that
    made it what it is.
    """

    first: int
    last: int
    type: str
    mode: str | None
    chance: float
    type_chance: float
    second_look: float
    modality: str
    modality_chance: float
    background: float
    symmetric: float
    roles: dict[Role, tuple[Piece, ...]]
    vector: Floats
    matches: tuple[Match, ...] = ()
    own: Ruled | None = None

    @property
    def score(self) -> float:
        """The chance that it is an event of just this type."""
        return round(self.chance * self.type_chance, 3)

    def pieces(self, role: Role) -> tuple[Piece, ...]:
        """Who has a part in the sentence itself."""
        return tuple(piece for piece in self.roles.get(role, ()) if not piece.back)

    def earlier(self, role: Role) -> tuple[Piece, ...]:
        """Who of the sentences before has it."""
        return tuple(piece for piece in self.roles.get(role, ()) if piece.back)


class Said(msgspec.Struct, frozen=True):
    """A cue with its sources and contents, in words."""

    cue: Piece
    direct: bool
    roles: dict[Role, tuple[Piece, ...]]

    def pieces(self, role: Role) -> tuple[Piece, ...]:
        """Those in the sentence itself with a part."""
        return tuple(piece for piece in self.roles.get(role, ()) if not piece.back)

    @property
    def source(self) -> Piece | None:
        """The surest source in the sentence itself."""
        return max(self.pieces("source"), key=lambda piece: (piece.chance, -piece.first), default=None)

    @property
    def named_source(self) -> Piece | None:
        """The source, unless it is a part of the cue's own word: `katanya`."""
        source = self.source
        return None if source is None or source.touches(self.cue) else source

    @property
    def earlier_source(self) -> Piece | None:
        """The surest source in the sentences before."""
        there = (piece for piece in self.roles.get("source", ()) if piece.back)
        return max(there, key=lambda piece: (piece.chance, -piece.first), default=None)


class Name(msgspec.Struct, frozen=True):
    """Words that are a name, of a person, an organisation or a place."""

    first: int
    last: int
    kind: str
    chance: float


class Seen(msgspec.Struct, frozen=True):
    """What the encoder sees in a sentence: what may be an event, what is said, and names."""

    found: tuple[Found, ...] = ()
    said: tuple[Said, ...] = ()
    names: tuple[Name, ...] = ()


def _meant(entry: Entry) -> str:
    return f"{entry.type} {entry.mode or ''}".strip() or "never an event"
