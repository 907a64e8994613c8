"""What has to be known before a document can be made an article: loaded once, and passed."""

from collections.abc import Iterable

import msgspec

from saksi.article.calendar import Calendar
from saksi.article.detect import Siblings
from saksi.article.furniture import Furniture
from saksi.article.furniture_words import FurnitureWords
from saksi.article.publisher import Relay
from saksi.knowledge.outlets import Outlets
from saksi.language.pack import LanguagePack


class ArticleWords(msgspec.Struct, frozen=True, kw_only=True):
    """The word lists of the article stage, those of all languages together, and the outlets."""

    languages: tuple[str, ...]
    furniture: Furniture
    calendar: Calendar
    relay: Relay
    siblings: Siblings
    outlets: Outlets

    @classmethod
    def load(cls, packs: Iterable[LanguagePack], outlets: Outlets | None = None) -> "ArticleWords":
        """All of it for these languages. Raises TableError with the file and line of a fault."""
        packs = tuple(packs)
        calendar = Calendar.load(packs)
        outlets = outlets or Outlets.load()
        return cls(
            languages=tuple(pack.code for pack in packs),
            furniture=Furniture(FurnitureWords.load(packs), calendar, outlets),
            calendar=calendar,
            relay=Relay.load(packs),
            siblings=Siblings.load(packs),
            outlets=outlets,
        )
