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
