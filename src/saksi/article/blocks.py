"""What a page or a plain text is cut into before anybody asks what each part is."""

from typing import Literal

import msgspec

from saksi.records import FurnitureLabel

BlockKind = Literal[
    "title", "standfirst", "paragraph", "heading", "list", "quote", "caption", "credit", "author", "other"
]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A run of text without line breaks.

    `kind` is what its form says; `label` is set once it is known to be furniture.
    """

    text: str
    kind: BlockKind = "paragraph"
    label: FurnitureLabel | None = None


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """A value that a document states about itself, and where: `JSON-LD datePublished`, `og:site_name`, `byline`."""

    value: str
    where: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A document cut into blocks, in reading order, with what it states about itself.

    What the document does not state is None or empty: nothing in here is inferred.
    """

    blocks: tuple[Block, ...]
    title: Stated | None = None
    standfirst: Stated | None = None
    published: Stated | None = None
    modified: Stated | None = None
    publisher: Stated | None = None
    language: Stated | None = None
    url: Stated | None = None
    origin: Stated | None = None
    authors: tuple[Stated, ...] = ()
    topics: tuple[Stated, ...] = ()
    paywalled: bool = False
