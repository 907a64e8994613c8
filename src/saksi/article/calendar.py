"""Days as they are written, for finding when an article was published (calendar.tsv of each language)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from saksi.knowledge.tables import read_table
from saksi.language.pack import LanguagePack

COLUMNS = ("kind", "number", "words", "example")
KINDS = frozenset({"month", "weekday", "unit", "number", "stamp"})
TIME_OF_DAY = re.compile(r"\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\b")
# A line of that many characters says more than when it was published.
LONGEST_STAMP = 100


class WrittenDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day as written, with offsets; `year` and `weekday` (Monday is 1) are None where they are not written."""

    start: int
    end: int
    text: str
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day in that year; None where it does not exist or falls on another weekday than written."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.isoweekday()) else None

    @property
    def whole(self) -> date | None:
        """The full date; None without a year. A weekday that does not agree is the writer's slip and is let pass."""
        if self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


class Calendar:
    """The words of dates in some languages, ready to find days, stated durations and stamps of time."""

    def __init__(self, words: dict[str, dict[str, int]]) -> None:
        self._months, self._weekdays = words["month"], words["weekday"]
        self._units, self._numbers = words["unit"], words["number"]
        month, weekday = _any_of(self._months), _any_of(self._weekdays)
        day, year = r"(?<![\d.,:/])\d{1,2}", r"(?:19|20)\d{2}(?!\d)"
        named = rf"(?P<wd>{weekday})(?:\s*,?\s*(?:\w{{1,12}}\s+){{0,2}}\(|\s*,?\s*)\s*"
        self._day = re.compile(
            rf"(?P<y1>{year})-(?P<m1>\d{{2}})-(?P<d1>\d{{2}})(?!\d)"
            rf"|(?:\b{named})?(?:"
            rf"(?P<d2>{day})\s?[/.-]\s?(?P<m2>\d{{1,2}})\s?[/.-]\s?(?P<y2>{year})"
            rf"|(?P<d3>{day})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<m3>{month})\.?(?:,?[\s-]+(?P<y3>{year}))?\b"
            rf"|(?P<m4>\b{month})\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y4>{year}))?\b"
            rf"|(?P<d5>(?<=[(\s])\d{{1,2}}|(?<=\()\d{{1,2}})/(?P<m5>\d{{1,2}})(?![\d/])"
            rf")",
            re.IGNORECASE,
        )
        amount = rf"(?:{_any_of(self._numbers)}|\d{{1,3}})"
        self._part = re.compile(rf"\b(?P<n>{amount})\s+(?P<u>{_any_of(self._units)})\b", re.IGNORECASE)
        self._stamps = re.compile(rf"\b(?:{_any_of(words['stamp'])}|{weekday})(?!\w)", re.IGNORECASE)
        self._year = re.compile(rf"(?<![\d.,/-])(?P<y>{year})(?![\d/]|[.,]\d)")

    @classmethod
    def load(cls, packs: Iterable[LanguagePack]) -> "Calendar":
        """The calendar of all these languages together; a word means the same in each, or TableError is raised."""
        words: dict[str, dict[str, int]] = {kind: {} for kind in sorted(KINDS)}
        for pack in packs:
            for row in read_table(pack.table("calendar.tsv"), COLUMNS):
                kind = row.one_of("kind", KINDS)
                if not row["number"].isdigit():
                    raise row.fault(f"the number {row['number']!r} is not a whole number")
                for word in row.items_of("words"):
                    if words[kind].setdefault(word.casefold(), int(row["number"])) != int(row["number"]):
                        raise row.fault(f"{word!r} is another {kind} elsewhere")
        return cls(words)

    def days(self, text: str) -> Iterator[WrittenDay]:
        """The days written in `text`, in order. A bare `3/4` counts as a day only beside a weekday or in brackets."""
        for found in self._day.finditer(text):
            group = found.groupdict()
            form = next(form for form in "12345" if group[f"d{form}"])
            day, month = int(group[f"d{form}"]), self._month_number(group[f"m{form}"])
            if form == "5" and not group["wd"] and text[found.start() - 1 : found.start()] != "(":
                continue
            if month > 12 >= day:
                day, month = month, day
            year = group.get(f"y{form}")
            if not (1 <= month <= 12 and 1 <= day <= 31):
                continue
            yield WrittenDay(
                start=found.start(),
                end=found.end(),
                text=" ".join(found[0].replace("(", " ").split()),
                day=day,
                month=month,
                year=int(year) if year else None,
                weekday=self._weekdays[group["wd"].casefold()] if group["wd"] else None,
            )

    def years(self, text: str) -> tuple[int, ...]:
        """The years that `text` names, in order."""
        return tuple(int(found["y"]) for found in self._year.finditer(text))

    def durations(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The stated spans of time as (months, days, words): `one month four days` is (1, 4, …)."""
        parts = list(self._part.finditer(text))
        position = 0
        while position < len(parts):
            run = [parts[position]]
            while position + len(run) < len(parts):
                following = parts[position + len(run)]
                if len(text[run[-1].end() : following.start()].split()) > 1 or following.start() - run[-1].end() > 6:
                    break
                run.append(following)
            months = sum(self._amount(part) * self._months_in(part) for part in run)
            days = sum(self._amount(part) * self._days_in(part) for part in run)
            yield months, days, text[run[0].start() : run[-1].end()]
            position += len(run)

    def is_stamp(self, line: str) -> bool:
        """Whether the line says nothing but when the article was published or changed."""
        if len(line) > LONGEST_STAMP:
            return False
        days = [day for day in self.days(line) if day.whole]
        if not days:
            return False
        rest = line[: days[0].start] + " " + line[days[-1].end :]
        timed = TIME_OF_DAY.search(rest)
        left = re.findall(r"[^\W\d_][\w.]*", self._stamps.sub(" ", TIME_OF_DAY.sub(" ", rest)))
        return len(left) <= (1 if timed else 0)

    def _month_number(self, written: str) -> int:
        return int(written) if written.isdigit() else self._months[written.casefold()]

    def _amount(self, part: "re.Match[str]") -> int:
        written = part["n"]
        return int(written) if written.isdigit() else self._numbers[written.casefold()]

    def _months_in(self, part: "re.Match[str]") -> int:
        return {30: 1, 365: 12}.get(self._units[part["u"].casefold()], 0)

    def _days_in(self, part: "re.Match[str]") -> int:
        unit = self._units[part["u"].casefold()]
        return unit if unit < 30 else 0


def later_by(start: date, months: int, days: int) -> date:
    """The day that many calendar months and days after `start`; a shorter month ends on its last."""
    number = start.year * 12 + start.month - 1 + months
    year, month = divmod(number, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(start.day, last)) + timedelta(days=days)


def _any_of(words: Iterable[str]) -> str:
    """An alternation of words, longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))
