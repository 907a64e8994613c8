"""Numbers as they are written, in words and digits, exact or vague: `dua lusin`, `1,2 million`, `hundreds`."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from saksi.knowledge.tables import Row, read_table
from saksi.language.pack import LanguagePack

COLUMNS = ("kind", "words", "low", "best", "high", "example", "reason")
KINDS = frozenset({"small", "teen", "times", "vague", "and", "decimal", "group", "bound", "joined", "span"})
# From here on a multiplier closes all that stands before it: three hundred and five | thousand.
_CLOSING = 1000
_LONGEST_RUN = 8


class Amount(msgspec.Struct, frozen=True):
    """A number with its bounds: at least `low`, at most `high`, None where it is open. `why` says what was read."""

    low: int | None
    best: int
    high: int | None
    why: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether it is one number and nothing else."""
        return self.low == self.best == self.high


class WrittenNumber(msgspec.Struct, frozen=True):
    """An amount and where it is written, end exclusive."""

    start: int
    end: int
    amount: Amount
    in_digits: bool = False


class _Value(msgspec.Struct, frozen=True):
    kind: str
    low: float
    best: float
    high: float
    reason: str = ""


class Numbers:
    """The number words of one language, ready to read."""

    def __init__(self, values: dict[str, _Value], bounds: dict[str, _Value], marks: dict[str, str]) -> None:
        self._values, self._bounds = values, bounds
        self._decimal, self._group = marks["decimal"], marks["group"]
        group, point = re.escape(self._group), re.escape(self._decimal)
        self.digits = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+|\d+)(?:{point}\d+)?"
        word = any_of(values)
        self.words = rf"(?:{word})(?:[\s-]+(?:{word})){{0,{_LONGEST_RUN}}}"
        self._token = re.compile(rf"{self.digits}|(?<![^\W_])(?:{word})(?![^\W_])", re.IGNORECASE)
        self._number = re.compile(
            rf"(?<![\w.,:/#-])(?P<d>{self.digits})(?:\s+(?P<m>{self._multipliers()})(?!\w))?(?![\w%])(?!\s?%|[.,:/]\d)"
            rf"|(?<![\w-])(?P<w>{self.words})(?!\w)",
            re.IGNORECASE,
        )
        before = any_of(word for word, value in bounds.items() if value.kind != "after")
        self._before = re.compile(rf"(?<!\w)(?P<b>{before})\s+(?:\w+\s+)?$", re.IGNORECASE)

    @classmethod
    def load(cls, pack: LanguagePack) -> "Numbers":
        """The numbers of a language, from its numbers.tsv. Raises TableError with file and line."""
        values: dict[str, _Value] = {}
        bounds: dict[str, _Value] = {}
        marks: dict[str, str] = {}
        for row in read_table(pack.table("numbers.tsv"), COLUMNS):
            kind = row.one_of("kind", KINDS)
            if kind in ("decimal", "group"):
                marks[kind] = row.required("words")
                continue
            table = bounds if kind == "bound" else values
            for word in row.items_of("words"):
                if word.casefold() in table:
                    raise row.fault(f"{word!r} stands here a second time")
                table[word.casefold()] = _value_of(row, kind)
        return cls(values, bounds, marks)
