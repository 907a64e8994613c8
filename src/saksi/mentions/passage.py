"""A part of an article with everything that was found in it: what coding starts from."""

import msgspec

from saksi.records import DateMention, EntityMention, FigureMention, Part, PlaceMention, Span


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """The title or the body of an article; all offsets count into its own `text`.

    `sentences` leave out furniture; `headings` are those sentences that are section headings;
    `dateline` is the place in front of the first one, from where the outlet writes.
    """

    part: Part
    text: str
    sentences: tuple[Span, ...]
    headings: frozenset[Span] = frozenset()
    dateline: Span | None = None
    entities: tuple[EntityMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
