"""What the markup of a page says about its parts: captions, author cards, lists of tags, navigation (structure.tsv)."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

import msgspec
from lxml.html import HtmlElement

from saksi.knowledge.tables import read_table
from saksi.records import FurnitureLabel

TABLE = Path(__file__).with_name("structure.tsv")
COLUMNS = ("label", "by", "word", "example")
Role = FurnitureLabel | Literal["standfirst"]
ROLES = frozenset({*get_args(FurnitureLabel), "standfirst"})
# articleTags, article-tags and article__tags are the same two words.
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Structure(msgspec.Struct, frozen=True, kw_only=True):
    """The roles of tags, and of words in the names of classes and ids."""

    tags: dict[str, Role]
    names: dict[tuple[str, ...], Role]

    @classmethod
    def load(cls, path: Path = TABLE) -> "Structure":
        """The table as given. Raises TableError with file and line."""
        tags: dict[str, Role] = {}
        names: dict[tuple[str, ...], Role] = {}
        for row in read_table(path, COLUMNS):
            role: Role = row.one_of("label", ROLES)  # type: ignore[assignment]
            if row.one_of("by", ("tag", "name")) == "tag":
                tags[row.required("word")] = role
            else:
                names[tuple(row.required("word").split())] = role
        return cls(tags=tags, names=names)

    def role_of(self, element: HtmlElement) -> Role | None:
        """What the element says its content is: by its tag, else by the first name that tells."""
        role = self.tags.get(str(element.tag))
        if role:
            return role
        names = (*element.get("class", "").split(), element.get("id", ""))
        return next((found for name in names if name and (found := self._named(name))), None)

    def _named(self, name: str) -> Role | None:
        """The role of a name; the longest run of words in it decides, then the last: `author-caption` is a caption."""
        words = _words_of(name)
        for length in (2, 1):
            for start in range(len(words) - length, -1, -1):
                role = self.names.get(words[start : start + length])
                if role:
                    return role
        return None


@lru_cache(maxsize=4096)
def _words_of(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in WORD.findall(name))


@cache
def structure() -> Structure:
    """The table that comes with Saksi, read once."""
    return Structure.load()


def is_hidden(element: HtmlElement) -> bool:
    """Whether the element says of itself that nobody sees it."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and HIDDEN_STYLE.search(style))
