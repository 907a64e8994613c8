"""Finds the dates of a text and resolves them, from the article's day and from what is told before."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from saksi.errors import TableError
from saksi.language.dates import DateReader, DateRule
from saksi.language.pack import LanguagePack
from saksi.language.timex_meanings import MEANINGS
from saksi.language.timex_said import Meant, Said, Setting
from saksi.language.timex_spans import Days
from saksi.records import DateMention

# A day that does not fit its stated duration is told of where it lies that near to the stated one, in days.
_NEAR_MISS = 7
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z0-9\"“])|\n")


class DateFinder:
    """Finds and resolves the dates of one language. Time grows with the length of the text, never faster."""

    def __init__(self, reader: DateReader) -> None:
        self._reader = reader

    @classmethod
    def load(cls, pack: LanguagePack) -> "DateFinder":
        """The finder of a language. Raises TableError where its tables have a fault."""
        reader = DateReader.load(pack)
        for rule in reader.rules:
            if rule.meaning not in MEANINGS:
                raise TableError(pack.table("date_rules.tsv"), rule.line, f"there is no meaning {rule.meaning!r}")
        return cls(reader)

    @property
    def rules(self) -> tuple[DateRule, ...]:
        """The patterns that it knows, in the order of their table."""
        return self._reader.rules

    def find(self, text: str, anchor: str | None) -> tuple[DateMention, ...]:
        """The dates in `text` in order, none overlapping; `anchor` is the article's ISO day, None where not known.

        Raises ValueError where `anchor` is no ISO day.
        """
        day = date.fromisoformat(anchor) if anchor else None
        years = _Years(text, self._reader) if day is None else None
        ends = [found.end() for found in _SENTENCE_END.finditer(text)]
        mentions: list[DateMention] = []
        told: Days | None = None
        said_year, said_in, covered = None, -1, 0
        for at in self._reader.starts(text):
            if at < covered:
                continue
            sentence = bisect_left(ends, at + 1)
            setting = Setting(
                text, day, told, said_year if said_in == sentence else None, years.near(at) if years else ()
            )
            found = self._meant(text, at, covered, setting)
            if found is None:
                continue
            rule, said, meant = found
            mentions.append(_mention(rule, said, meant))
            covered = said.end
            told = meant.days or told
            if meant.year is not None:
                said_year, said_in = meant.year, sentence
        return tuple(mentions)

    def notes(self, mentions: Sequence[DateMention], text: str) -> tuple[str, ...]:
        """What does not agree: a day that is not on its written weekday, a duration that misses the day that it began."""
        notes = [note for mention in mentions if (note := self._weekday_note(mention))]
        for mention in mentions:
            if mention.why.startswith("asof ") and mention.from_ and mention.to:
                notes += self._duration_note(mention, mentions, text)
        return tuple(notes)

    def _weekday_note(self, mention: DateMention) -> str | None:
        if mention.precision != "day" or not mention.from_:
            return None
        words = self._reader.words
        for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", mention.text):
            number = words.words("weekday").get(word.casefold())
            day = date.fromisoformat(mention.from_)
            if number and word[0].isupper() and day.isoweekday() != int(number):
                right = next(name for name, value in words.words("weekday").items() if int(value) == day.isoweekday())
                return f"{mention.text!r} at {mention.start}: {day} is a {right.title()}"
        return None

    def _duration_note(self, stated: DateMention, mentions: Sequence[DateMention], text: str) -> list[str]:
        """A note where no day in the text is the one that the duration began on, but one near it is a start."""
        began = date.fromisoformat(stated.from_ or "")
        starts = [(abs((date.fromisoformat(one.from_) - began).days), one) for one in mentions
                  if one.precision == "day" and one.from_ and self._is_start(one, text)]  # fmt: skip
        if not starts:
            return []
        off, nearest = min(starts, key=lambda pair: (pair[0], pair[1].start))
        if off == 0 or off > _NEAR_MISS:
            return []
        return [
            f"{stated.text!r} at {stated.start} counts back to {began}, "
            f"and {nearest.text!r} at {nearest.start} is {nearest.from_}"
        ]

    def _is_start(self, mention: DateMention, text: str) -> bool:
        found = re.search(r"(\w+)\s+$", text[max(0, mention.start - 30) : mention.start])
        return bool(found and found.group(1).casefold() in self._reader.words.words("since"))

    def _meant(self, text: str, at: int, covered: int, setting: Setting) -> tuple[DateRule, Said, Meant] | None:
        """The longest expression at an offset that is a date."""
        for rule, match in self._reader.matches(text, at):
            said = Said(match, self._reader.words)
            if said.start < covered or not _stands_apart(text, said.start):
                continue
            meant = MEANINGS[rule.meaning](said, setting)
            if meant is not None:
                return rule, said, meant
        return None


class _Years:
    """The years of full dates in a text, for days without one where the article's day is not known."""

    def __init__(self, text: str, reader: DateReader) -> None:
        found = list(reader.words.dated_year.finditer(text))
        self._at, self._years = [match.start() for match in found], [int(match.group(1)) for match in found]

    def near(self, at: int) -> tuple[int, ...]:
        """The two before and the two behind an offset, nearest first."""
        place = bisect_left(self._at, at)
        near = sorted(range(max(0, place - 2), min(len(self._at), place + 2)), key=lambda one: abs(self._at[one] - at))
        return tuple(self._years[one] for one in near)


def _stands_apart(text: str, start: int) -> bool:
    """Whether what stands before does not make a number a part of a larger one, a price, or a code."""
    if start == 0 or not text[start].isdigit():
        return True
    return text[start - 1] not in "-–/.,:#$€£¥+" or (
        text[start - 1] in "-–—,." and not text[start - 2 : start - 1].isalnum()
    )


def _mention(rule: DateRule, said: Said, meant: Meant) -> DateMention:
    days = meant.days
    return DateMention(
        start=said.start,
        end=said.end,
        text=said.text,
        from_=days.first.isoformat() if days else None,
        to=days.last.isoformat() if days else None,
        precision=days.precision if days else None,
        why=f"{rule.meaning.replace('_', ' ')} ({rule.where}): {meant.why}",
    )
