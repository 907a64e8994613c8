"""Captions of pictures, and the credits that close them."""

import re

from saksi.article.furniture_words import FurnitureWords
from saksi.article.headlines import LONGEST_HEADLINE, SENTENCE_END
from saksi.knowledge.outlets import Outlets

ADDRESS = re.compile(r"\(?(?:https?://)?(?:[\w-]+\.)+(?:com|org|net|id|co|tv|me|gov|info)(?:/\S*)?\)?\.?\s*$")
# A bracket with nothing but an address or an account: (example.com/name), (@name)
SOURCE = re.compile(r"\((?:@\w{2,30}|(?:[\w-]+\.)+[a-z]{2,4}(?:/[^\s()]*)?)\)\s*$")
LAST_BRACKET = re.compile(r"\(([^()]{2,60})\)\s*$")
LONGEST_CAPTION = 500


class Captions:
    """Tells captions from paragraphs, and cuts off their credits."""

    def __init__(self, words: FurnitureWords, outlets: Outlets) -> None:
        self._words, self._outlets = words, outlets

    def is_caption(self, text: str) -> bool:
        """Whether the line ends in the credit of a picture."""
        if len(text) <= LONGEST_CAPTION and self._words.photo_tail.search(text):
            return True
        return len(text) <= LONGEST_HEADLINE and SOURCE.search(text) is not None

    def is_signed(self, text: str) -> bool:
        """Whether the line is one short sentence with an agency in brackets behind it.

        So end captions; and so ends a report, so that the last paragraph does not count.
        """
        bracket = LAST_BRACKET.search(text) if len(text) <= LONGEST_HEADLINE else None
        if not bracket or SENTENCE_END.search(text[: bracket.start()].rstrip(" .!?")):
            return False
        return all(self._outlets.by_name(part.strip()) for part in bracket[1].split("/"))

    def credit_start(self, text: str) -> int:
        """Where in a caption the credit of its picture begins; its length where it has none."""
        credit = self._words.photo_tail.search(text) or SOURCE.search(text) or ADDRESS.search(text)
        bracket = LAST_BRACKET.search(text)
        if not credit and bracket and self._outlets.by_name(bracket[1].split("/")[0].strip()):
            credit = bracket
        return credit.start() if credit else len(text)
