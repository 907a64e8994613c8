"""Date expressions of one language: its words, its patterns, and where they match in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from saksi.errors import TableError
from saksi.knowledge.tables import read_table
from saksi.language.numbers import Amount, Numbers, any_of
from saksi.language.pack import LanguagePack
from saksi.language.timex_patterns import DIGIT, Pattern, Slot, slot_of

CALENDAR_COLUMNS = ("kind", "number", "words", "example")
WORD_COLUMNS = ("kind", "value", "words", "example")
RULE_COLUMNS = ("meaning", "pattern", "example")
# Words that fill slots, and lists of words that the meanings ask for.
SLOT_KINDS = ("dir", "offset", "phase", "part", "season", "ordinal", "quarter")
LIST_KINDS = (
    "namesake",
    "cue",
    "counted",
    "future",
    "past",
    "since",
    "title",
    "decade_end",
    "day_end",
    "compares",
)
KINDS = frozenset({*SLOT_KINDS, *LIST_KINDS, "unit", "one", "order"})
UNITS = {"1": "day", "7": "week", "30": "month", "365": "year"}
_WORD = re.compile(r"\w+")
_YEAR = r"(?:1[5-9]|20)\d\d(?!\w)(?![.,]\d)"


class DateRule(msgspec.Struct, frozen=True):
    """A pattern and the name of what it means; `where` is its line in the table, `order` its rank."""

    meaning: str
    pattern: Pattern
    example: str
    where: str
    order: int
    line: int


class DateWords(msgspec.Struct, frozen=True):
    """The words of dates: values by kind and word (`month`: {"mei": "5"}), and whether the day stands first in 3/4."""

    values: Mapping[str, Mapping[str, str]]
    numbers: Numbers
    day_first: bool
    tense: "re.Pattern[str]"
    # A year (group 1) that is a part of a date with its month.
    dated_year: "re.Pattern[str]"

    def value(self, kind: str, word: str) -> str:
        """The value of a word as written; KeyError where the language does not have it."""
        return self.values[kind][" ".join(word.casefold().rstrip(".").split())]

    def words(self, kind: str) -> Mapping[str, str]:
        """The words of a kind with their values."""
        return self.values[kind]

    def span(self, written: str) -> tuple[Amount, str]:
        """The amount and the unit of a written span of time: `three weeks`."""
        joined = " ".join(written.casefold().split())
        if joined in self.values["one"]:
            return Amount(1, 1, 1), self.values["one"][joined]
        units = re.search(rf"[\s-]+({any_of(self.values['unit'])})$", joined)
        amount = self.numbers.read(joined[: units.start()]) if units else None
        if units is None or amount is None:
            raise ValueError(f"{written!r} is no span of time")
        return amount, self.values["unit"][units.group(1)]


class DateReader:
    """Finds what the patterns of a language match."""

    def __init__(self, words: DateWords, rules: tuple[DateRule, ...]) -> None:
        self.words, self.rules = words, rules
        by_start: dict[str, list[DateRule]] = {}
        for rule in rules:
            for start in sorted(rule.pattern.starts):
                by_start.setdefault(start, []).append(rule)
        self._by_start = {start: tuple(own) for start, own in by_start.items()}
        openings = {own: _any_opening(own) for own in set(self._by_start.values())}
        self._openings = {start: openings[own] for start, own in self._by_start.items()}

    @classmethod
    def load(cls, pack: LanguagePack) -> "DateReader":
        """The patterns of a language, from its calendar, dates and date_rules tables. Raises TableError."""
        words = load_words(pack)
        slots = _slots(words)
        rules = []
        for order, row in enumerate(read_table(pack.table("date_rules.tsv"), RULE_COLUMNS)):
            try:
                pattern = Pattern(row.required("pattern"), slots)
            except ValueError as problem:
                raise row.fault(str(problem)) from None
            rules.append(
                DateRule(row.required("meaning"), pattern, row.required("example"), row.where, order, row.line)
            )
        return cls(words, tuple(rules))

    def starts(self, text: str) -> Iterator[int]:
        """The offsets in `text` where a pattern can start, in order."""
        for found in _WORD.finditer(text):
            opening = self._openings.get(_start_of(found.group()))
            if opening and opening.match(text, found.start()):
                yield found.start()

    def matches(self, text: str, at: int) -> list[tuple[DateRule, "re.Match[str]"]]:
        """What matches at an offset, the longest expression first."""
        word = _WORD.match(text, at)
        found = [(rule, match) for rule in self._by_start.get(_start_of(word.group() if word else ""), ())
                 if (match := rule.pattern.match(text, at))]  # fmt: skip
        inside = sorted({match.start("core") for _, match in found} - {at})
        for core in inside:
            found += [pair for pair in self.matches(text, core) if pair[1].start("core") == core]
        return sorted(found, key=lambda pair: (pair[1].start("core") - pair[1].end("core"), pair[0].order))


def _any_opening(rules: Sequence[DateRule]) -> "re.Pattern[str]":
    """What matches wherever one of the rules does, and seldom elsewhere: to ask for all of them at once."""
    return re.compile("|".join(dict.fromkeys(rule.pattern.opening for rule in rules)), re.IGNORECASE)


def _start_of(word: str) -> str:
    """What the patterns that can start with a word are looked up under."""
    return DIGIT if word[:1].isdigit() else word.casefold()


def load_words(pack: LanguagePack) -> DateWords:
    """The words of dates of a language, from calendar.tsv, dates.tsv and numbers.tsv. Raises TableError."""
    values: dict[str, dict[str, str]] = {kind: {} for kind in (*sorted(KINDS), "month", "weekday")}
    for row in read_table(pack.table("calendar.tsv"), CALENDAR_COLUMNS):
        if row["kind"] in ("month", "weekday", "unit"):
            number = UNITS[row["number"]] if row["kind"] == "unit" else row["number"]
            values[row["kind"]].update({word.casefold(): number for word in row.items_of("words")})
    path = pack.table("dates.tsv")
    for row in read_table(path, WORD_COLUMNS):
        kind = row.one_of("kind", KINDS)
        for word in row.items_of("words"):
            if kind in (*SLOT_KINDS, "one") and word.casefold() in values[kind]:
                raise row.fault(f"{word!r} stands here a second time as {kind}")
            values[kind][word.casefold()] = row["value"]
    order = sorted(set(values["order"].values()))
    if order not in (["day"], ["month"]):
        raise TableError(path, 1, "the table needs one row of kind 'order', with the value 'day' or 'month'")
    dated = re.compile(
        rf"(?:\b(?:{any_of(values['month'])})\.?,?\s+(?:\d\d?,?\s+)?|\d\d?/\d\d?/)({_YEAR})", re.IGNORECASE
    )
    tense = re.compile(rf"\b(?:{any_of([*values['future'], *values['past']])})(?!\w)", re.IGNORECASE)
    return DateWords(values, Numbers.load(pack), order == ["day"], tense, dated)


def _slots(words: DateWords) -> dict[str, Slot]:
    """What the patterns are made of."""
    digits = frozenset({DIGIT})
    unit, one = (slot_of(words.words(kind)) for kind in ("unit", "one"))
    day_end, decade_end = (rf"(?:{any_of(words.words(kind))})" for kind in ("day_end", "decade_end"))
    day = Slot(rf"\d{{1,2}}(?:{day_end})?(?!\w)(?![.,:]\d)", digits)
    number = Slot(words.numbers.pattern, words.numbers.starts | digits)
    counted = rf"{number.expression}[\s-]+{unit.expression}"
    span = counted + (rf"|{one.expression}" if words.words("one") else "")
    return {
        **{kind: slot_of(words.words(kind)) for kind in SLOT_KINDS},
        "weekday": _named(words.words("weekday")),
        "month": _named(words.words("month")),
        "unit": unit,
        "span": Slot(rf"(?:{span})", number.starts | one.starts),
        "day": day,
        "nth": day,
        "year": Slot(rf"{_YEAR}(?!['’]?{decade_end})", digits),
        "shortyear": Slot(r"\d\d(?!\w)(?![.,]\d)", digits),
        "decade": Slot(rf"(?:(?:1[5-9]|20)?\d0['’]?{decade_end})(?!\w)", digits),
        "iso": Slot(r"(?:1[5-9]|20)\d\d-\d\d-\d\d(?!\d)", digits),
        "daymonth": Slot(r"\d{1,2}/\d{1,2}(?![\d/]|[.,]\d)", digits),
        "daymonthyear": Slot(r"\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)(?:\d{4}|\d\d)(?![\d/]|[.,]\d)", digits),
    }


def _named(names: Mapping[str, str]) -> Slot:
    """Months or weekdays: only a word that is the short form of another takes a full stop."""
    short = [word for word in names if any(len(one) > len(word) and one.startswith(word) for one in names)]
    full = [word for word in names if word not in short]
    return Slot(rf"(?:(?:{any_of(full)})(?!\w)|(?:{any_of(short or full)})(?!\w)\.?)", slot_of(names).starts)
