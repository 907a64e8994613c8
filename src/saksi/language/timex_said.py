"""What a matched date expression says, read slot by slot, and the setting that it is said in."""

import re
from datetime import date

import msgspec

from saksi.language.dates import DateWords
from saksi.language.numbers import Amount
from saksi.language.timex_spans import Days

# How far around an expression the words that tell its tense are looked for, in characters.
_BEFORE, _AFTER = 80, 25
# Marks that an expression does not end with.
_TRAILING = " \t\n,(-–—/"
_SENTENCE_END = re.compile(r"[.!?;\n](?=\s|$)|\n")


class Setting(msgspec.Struct, frozen=True):
    """Where an expression stands: the text, the article's day, the last day told before it, and years that it may share.

    `year` is a year said in the same sentence before; `years` are those named in the text, nearest first.
    """

    text: str
    anchor: date | None
    told: Days | None = None
    year: int | None = None
    years: tuple[int, ...] = ()


class Meant(msgspec.Struct, frozen=True):
    """The days that an expression means, None where open, how they were found, and the year that it spells out."""

    days: Days | None
    why: str
    year: int | None = None


def open_because(why: str) -> Meant:
    """An expression whose days cannot be told."""
    return Meant(None, f"open: {why}")


class Said:
    """A match with its slots as values. Slots count from 1: `day(2)` is the second day written."""

    def __init__(self, match: "re.Match[str]", words: DateWords) -> None:
        self._groups, self._words = match.groupdict(), words
        self.text = match.group("core").rstrip(_TRAILING)
        self.start, self.end = match.start("core"), match.start("core") + len(self.text)

    @property
    def day_first(self) -> bool:
        """Whether the language writes the day before the month in 3/4."""
        return self._words.day_first

    def has(self, slot: str) -> bool:
        """Whether a slot is filled."""
        return bool(self._groups.get(slot))

    def raw(self, slot: str) -> str:
        """A slot as written; empty where it is not filled."""
        return self._groups.get(slot) or ""

    def day(self, which: int = 1) -> int:
        """A day of a month as a number."""
        return int(re.sub(r"\D", "", self.raw(_nth("day", which))))

    def month(self, which: int = 1) -> int:
        """A month, 1 to 12."""
        return int(self._words.value("month", self.raw(_nth("month", which))))

    def year(self, which: int = 1) -> int | None:
        """A year; None where it is not written."""
        written = self.raw(_nth("year", which))
        return int(written) if written else None

    @property
    def weekday(self) -> int | None:
        """The weekday, Monday is 1; None where it is not written."""
        return int(self._words.value("weekday", self.raw("weekday"))) if self.has("weekday") else None

    def number(self, slot: str) -> int:
        """The value of a word of time as a number: of `dir`, `offset`, `ordinal`, `quarter`, `season`."""
        return int(self._words.value(slot, self.raw(slot)))

    @property
    def phase(self) -> str:
        """The part of a period: early, mid, late, earlier, later, or empty."""
        return "" if self._is_weekend or not self.has("phase") else self._words.value("phase", self.raw("phase"))

    @property
    def unit(self) -> str:
        """The unit of time: day, week, month, year …"""
        return self._words.value(
            "unit", f"{self.raw('phase')} {self.raw('unit')}" if self._is_weekend else self.raw("unit")
        )

    @property
    def _is_weekend(self) -> bool:
        """Whether phase and unit together are one unit: the Indonesian `end of week` is the weekend."""
        return self.has("phase") and self.is_one_of("unit", f"{self.raw('phase')} {self.raw('unit')}")

    @property
    def span(self) -> tuple[Amount, str]:
        """The number and the unit of a span of time."""
        return self.span_in("span")

    def span_in(self, slot: str) -> tuple[Amount, str]:
        """The number and the unit of the span of time in one slot."""
        return self._words.span(self.raw(slot))

    def is_capital(self, *slots: str) -> bool:
        """Whether all the slots named, where filled, start with a capital letter."""
        return all(self.raw(slot)[:1].isupper() for slot in slots if self.has(slot))

    def is_one_of(self, kind: str, word: str) -> bool:
        """Whether a word is in a list of the language."""
        return word.casefold().rstrip(".") in self._words.words(kind)

    def is_short(self, slot: str) -> bool:
        """Whether a weekday or month is written as the short form of a longer word."""
        words, written = self._words.words(slot), self.raw(slot).casefold().rstrip(".")
        return any(len(word) > len(written) and word.startswith(written) for word in words)

    def is_longer(self, slot: str) -> bool:
        """Whether a word is written as the long form of another: the plural of a unit."""
        words, written = self._words.words(slot), self.raw(slot).casefold()
        return any(len(word) < len(written) and written.startswith(word) for word in words)

    def opens_sentence(self, setting: Setting) -> bool:
        """Whether nothing stands before it in its sentence."""
        before = setting.text[max(0, self.start - 3) : self.start].rstrip(" \t\"'“‘(")
        return not before or before[-1] in ".!?:\n"

    def word_before(self, setting: Setting) -> str:
        """The word that stands just before on the same line; empty where a mark stands between."""
        found = re.search(r"([\w’']+)[ \t]+$", setting.text[max(0, self.start - 30) : self.start])
        return found.group(1) if found else ""

    def word_after(self, setting: Setting) -> str:
        """The word that stands just after on the same line; empty where a mark stands between."""
        found = re.match(r"[ \t]+([\w’']+)", setting.text[self.end : self.end + 30])
        return found.group(1) if found else ""

    def tense(self, setting: Setting) -> str:
        """`future`, `past` or empty: by the nearest word of tense before it in the sentence, or else behind it."""
        before = _SENTENCE_END.split(setting.text[max(0, self.start - _BEFORE) : self.start])[-1]
        behind = re.split(r"[.!?;,\d\n]", setting.text[self.end : self.end + _AFTER])[0]
        for stretch, words in ((before, -1), (behind, 0)):
            found = self._words.tense.findall(stretch)
            if found:
                return "future" if self.is_one_of("future", " ".join(found[words].split())) else "past"
        return ""


def in_phase(meant: Meant | None, said: Said) -> Meant | None:
    """The same days, with a word on the part of them that is meant."""
    if meant is None or not said.phase or meant.days is None:
        return meant
    return Meant(meant.days, f"{meant.why}; its {said.phase} part", meant.year)


def _nth(slot: str, which: int) -> str:
    return slot if which == 1 else f"{slot}{which}"
