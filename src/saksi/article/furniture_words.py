"""The word lists of furniture and author lines (furniture.tsv, bylines.tsv), compiled for looking at lines."""

import re
from collections.abc import Iterable
from typing import get_args

import msgspec

from saksi.knowledge.tables import read_table
from saksi.language.pack import LanguagePack
from saksi.records import Author, FurnitureLabel

FURNITURE_COLUMNS = ("label", "where", "words", "example")
BYLINE_COLUMNS = ("part", "words", "example")
LABELS = frozenset(get_args(FurnitureLabel))
PLACES = frozenset({"alone", "head", "opens", "colon", "inline", "closes", "contains", "rest", "photo", "paywall"})
PARTS = frozenset({"byline", "badge", "card", "desk", "ugc"})
NOTHING = re.compile(r"(?!)")
# A name: capitalised words, initials, particles of up to three letters between them.
NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s+(?:[a-z]{2,3}\s+)?[A-ZÀ-ÖØ-Þ][\w.'’-]*){0,5}")
LONGEST_AUTHOR_LINE = 160


class FurnitureWords(msgspec.Struct, frozen=True, kw_only=True):
    """Rules by words. `labels` tells the label of a phrase at a place of the line, by its plain form."""

    labels: dict[tuple[str, str], FurnitureLabel]
    opens: re.Pattern[str]
    colon: re.Pattern[str]
    contains: re.Pattern[str]
    paywall: re.Pattern[str]
    inside: re.Pattern[str]
    photo: re.Pattern[str]
    photo_tail: re.Pattern[str]
    byline: re.Pattern[str]
    badge: re.Pattern[str]
    card: re.Pattern[str]
    user_generated: re.Pattern[str]

    @classmethod
    def load(cls, packs: Iterable[LanguagePack]) -> "FurnitureWords":
        """The rules of these languages together: pages mix them. Raises TableError with file and line."""
        labels: dict[tuple[str, str], FurnitureLabel] = {}
        phrases: dict[str, list[str]] = {name: [] for name in sorted(PLACES | PARTS)}
        for pack in packs:
            for row in read_table(pack.table("furniture.tsv"), FURNITURE_COLUMNS):
                where, words = row.one_of("where", PLACES), row.required("words")
                label: FurnitureLabel = row.one_of("label", LABELS)  # type: ignore[assignment]
                if labels.setdefault((where, plain(words)), label) != label:
                    raise row.fault(f"{words!r} has another label elsewhere")
                phrases[where].append(words)
            for row in read_table(pack.table("bylines.tsv"), BYLINE_COLUMNS):
                phrases[row.one_of("part", PARTS)].append(row.required("words"))
        open_ended = [words.rstrip("…").rstrip() for words in phrases["photo"] if words[-1] in "…/"]
        marked = [words for words in phrases["photo"] if words[-1] not in "…/"]
        photo = rf"(?:(?:{any_of(open_ended)})|(?:{any_of(marked)})\s*(?:[:/.|)\]]|$))"
        return cls(
            labels=labels,
            opens=_pattern(rf"(?P<words>{any_of(phrases['opens'])})", phrases["opens"]),
            colon=_pattern(rf"(?P<words>{any_of(phrases['colon'])})\s*:", phrases["colon"]),
            contains=_pattern(rf"(?P<words>{any_of(phrases['contains'])})", phrases["contains"]),
            paywall=_pattern(rf"(?P<words>{any_of(phrases['paywall'])})", phrases["paywall"]),
            inside=_inside(phrases),
            photo=_pattern(rf"[(\[]?\s*{photo}", phrases["photo"]),
            photo_tail=_pattern(
                rf"[(\[]\s*(?:[^()\[\]]{{0,60}}/\s*)?{photo}[^()\[\]]{{0,90}}[)\]]?\s*$"
                rf"|(?:(?<=[.!?\s])|^)(?:{photo})[^.!?]{{1,60}}\.?\s*$",
                phrases["photo"],
            ),
            byline=_pattern(rf"\(?(?:{any_of(phrases['byline'] + phrases['desk'])})\s*:?", phrases["byline"]),
            badge=_pattern(any_of(phrases["badge"]), phrases["badge"]),
            card=_pattern(any_of(phrases["card"]), phrases["card"]),
            user_generated=_pattern(any_of(phrases["ugc"]), phrases["ugc"]),
        )

    def label(self, where: str, words: str) -> FurnitureLabel | None:
        """The label of these words at this place of a line."""
        return self.labels.get((where, plain(words)))

    def author_of(self, line: str) -> Author | None:
        """The author that a byline or an author card names; None where the line is neither.

        A card holds a badge and a name, in either order; the name stands twice where a picture's text is read too.
        """
        line = line.strip()
        if not line or len(line) > LONGEST_AUTHOR_LINE:
            return None
        opening = self.byline.match(line)
        if opening:
            return self._byline(line[opening.end() :].strip(" -,()"), sure=opening[0].rstrip().endswith(":"))
        return self._card(line)

    def _byline(self, names: str, *, sure: bool) -> Author | None:
        """The author of a byline; without a colon it takes a first and a last name, and no sentence after them."""
        named = NAME.match(names)
        if not named or not (sure or " " in named[0]):
            return None
        rest = names[named.end() :].lstrip(" ,|/;(-–")
        ended = named.end() == len(names) or names[named.end()] in " ,|/;(-–"
        badge = self.badge.fullmatch(rest)
        return Author(name=named[0], badge=badge and badge[0]) if ended and (not rest or rest[0].isupper()) else None

    def _card(self, line: str) -> Author | None:
        """The author of a card."""
        badge = self.badge.search(line)
        if not badge:
            return None
        before, after = (
            " ".join(self.card.sub(" ", part).split()) for part in (line[: badge.start()], line[badge.end() :])
        )
        twice = bool(before) and before == after
        alone = bool(before) and not after and len(before.split()) >= 2
        if not (twice or alone or (after and not before and self.card.search(line))):
            return None
        name = before or after
        return Author(name=name, badge=badge[0]) if NAME.fullmatch(name) else None


def plain(words: str) -> str:
    """Words without case, outer marks, and doubled spaces: how a whole line is compared."""
    return " ".join(words.split()).strip(" .:;,!…»«>|-–—•*_[]()\"'“”").casefold()


def any_of(phrases: Iterable[str]) -> str:
    """An alternation of phrases as whole words, longest first, with any white space between the words of one."""
    return "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+") + (r"(?!\w)" if phrase[-1].isalnum() else "")
        for phrase in sorted(dict.fromkeys(phrases), key=lambda phrase: (-len(phrase), phrase))
    )


def _pattern(pattern: str, phrases: list[str]) -> re.Pattern[str]:
    """The compiled pattern; where there are no phrases, one that never fits."""
    return re.compile(pattern, re.IGNORECASE) if phrases else NOTHING


def _inside(phrases: dict[str, list[str]]) -> re.Pattern[str]:
    """Furniture that begins in the middle of a paragraph: inline words anywhere, the others after a sentence's end.

    There they have to begin with a capital, as a line of their own would; `closes` goes to the end of the line.
    """
    after = r"(?:(?<=[.!?”\"'’)\]…])|(?<=[.!?”\"'’)\]…]\s))"
    inline = "|".join(re.escape(words) for words in sorted(phrases["inline"], key=lambda w: (-len(w), w)))
    parts = [f"(?P<inline>{inline})"] if inline else []
    for where, end in (("closes", ""), ("opens", ""), ("colon", r"\s*:"), ("head", r"(?=\s*:|\s+[A-Z])")):
        longest_first = sorted(dict.fromkeys(phrases[where]), key=lambda words: (-len(words), words))
        capital = "|".join(map(_capital, longest_first))
        if capital:
            parts.append(rf"{after}(?P<{where}>{capital}){end}")
    return re.compile("|".join(parts)) if parts else NOTHING


def _capital(words: str) -> str:
    """A phrase whose first letter has to be as written; the case of the rest is free."""
    rest = re.escape(words[1:]).replace(r"\ ", r"\s+")
    return rf"{re.escape(words[0])}(?i:{rest})" + (r"(?!\w)" if words[-1].isalnum() else "")
