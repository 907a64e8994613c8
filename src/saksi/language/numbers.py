"""Numbers as they are written, in words and digits, exact or vague: `dua lusin`, `1.2 million`, `hundreds`."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from saksi.errors import TableError
from saksi.knowledge.tables import Row, read_table
from saksi.language.pack import LanguagePack

COLUMNS = ("kind", "words", "low", "best", "high", "times", "example", "reason")
KINDS = frozenset({"small", "one", "teen", "times", "vague", "and", "zero", "decimal", "group"})
# From here on a multiplier closes all that stands before it: three hundred and five | thousand.
_CLOSING = 1000
# More number words in a row than this are a list of numbers.
_LONGEST_RUN = 12
_LARGEST = 10**15


class Amount(msgspec.Struct, frozen=True):
    """A number that may be vague: at least `low`, at most `high`, None where open. `reason` says how it was read."""

    low: int | None
    best: int
    high: int | None
    reason: str = ""


class WrittenNumber(msgspec.Struct, frozen=True):
    """An amount and where it is written, end exclusive. `form` is digits, words, or one for a mere article."""

    start: int
    end: int
    amount: Amount
    form: str


class _Word(msgspec.Struct, frozen=True):
    kind: str
    low: float
    best: float
    high: float
    times: float
    reason: str


class Numbers:
    """The number words and marks of one language, ready to read."""

    def __init__(self, words: dict[str, _Word], marks: dict[str, str]) -> None:
        self._words, self._decimal, self._group = words, marks["decimal"], marks["group"]
        group, point = re.escape(self._group), re.escape(self._decimal)
        digits = rf"(?:\d{{1,3}}(?:{group}\d{{3}})+|\d{{1,12}})(?:{point}\d{{1,3}})?(?!\d)"
        every = any_of(words)
        leading = any_of(word for word, value in words.items() if value.kind not in ("and", "times", "teen"))
        leading_times = any_of(word for word, value in words.items() if value.kind == "times")
        large = any_of(word for word, value in words.items() if value.times >= _CLOSING)
        # Each word is taken whole, once and for all: `a few a few ...` can be cut in too many ways to try them.
        run = rf"(?:[\s-]+(?>(?:{every})(?!\w))){{0,{_LONGEST_RUN}}}"
        self.starts = frozenset(word.split()[0] for word, value in words.items() if value.kind not in ("and", "teen"))
        # For use inside another pattern: a number in digits or words, without the guards around it.
        self.pattern = rf"(?:{digits}(?:\s+(?:{large})(?!\w))?|(?:{leading}|{leading_times})(?!\w){run})"
        self._token = re.compile(rf"{digits}|(?:{every})(?!\w)", re.IGNORECASE)
        self._found = re.compile(
            rf"(?<![\w.,:/+#-])(?P<digits>{digits})(?:\s?[-–]\s?(?P<upper>{digits}))?(?:[\s-]*(?:{large})(?!\w)|(?!\w))"
            r"(?!\s?%|[.,:/]\d|[-–]\w)"
            rf"|(?<![\w-])(?P<words>(?:{leading}|{leading_times})(?!\w){run})",
            re.IGNORECASE,
        )

    @classmethod
    def load(cls, pack: LanguagePack) -> "Numbers":
        """The numbers of a language, from its numbers.tsv. Raises TableError with file and line."""
        words: dict[str, _Word] = {}
        marks: dict[str, str] = {}
        path = pack.table("numbers.tsv")
        for row in read_table(path, COLUMNS):
            kind = row.one_of("kind", KINDS)
            if kind in ("decimal", "group"):
                marks[kind] = row.required("words")
                continue
            for word in row.items_of("words"):
                if words.setdefault(word.casefold(), value := _word_of(row, kind)) != value:
                    raise row.fault(f"{word!r} means another number elsewhere in this table")
        if set(marks) != {"decimal", "group"}:
            raise TableError(path, 1, "the table needs a row of kind 'decimal' and one of kind 'group'")
        return cls(words, marks)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenNumber]:
        """The numbers in a stretch of `text`, in order; those with a unit of per cent or a fraction are left out."""
        stop = len(text) if end is None else end
        at = start
        while found := self._found.search(text, at, stop):
            written = self._trimmed(found.group())
            at = found.start() + max(1, len(written))
            amount = self._range(found) if found["upper"] else self.read(written)
            if amount is not None:
                form = "digits" if found["digits"] else "one" if self._is_article(written) else "words"
                yield WrittenNumber(found.start(), found.start() + len(written), amount, form)

    def read(self, written: str) -> Amount | None:
        """The amount of a written number; None where the words do not make one."""
        total = amount = last = (0.0, 0.0, 0.0)
        reasons: list[str] = []
        seen = False
        for token in self._token.findall(written):
            if token[0].isdigit():
                amount, last, seen = _plus(amount, last), _exactly(self._from_digits(token)), True
                continue
            word = self._words[" ".join(token.casefold().split())]
            if word.kind == "and":
                continue
            if word.times and (seen or word.kind == "times"):
                if word.times >= _CLOSING:
                    total = _plus(total, _scaled(_plus(amount, last) if seen else _exactly(1), word.times))
                    amount = last = _exactly(0)
                else:
                    last = _scaled(last if any(last) else _exactly(1), word.times)
            elif word.kind == "teen":
                last = _plus(last, _exactly(word.best))
            elif word.kind != "one" or not seen:
                amount, last = _plus(amount, last), (word.low, word.best, word.high)
            if word.reason and not (word.times and seen):
                reasons.append(word.reason)
            seen = True
        low, best, high = (round(part) for part in _plus(total, _plus(amount, last)))
        return Amount(low, best, high, "; ".join(reasons)) if seen and high <= _LARGEST else None

    def _range(self, found: "re.Match[str]") -> Amount | None:
        """The amount of `30-40`; None where the second is not the larger."""
        low, high = self._from_digits(found["digits"]), self._from_digits(found["upper"])
        tail = found.group()[found.end("upper") - found.start() :].strip(" -")
        by = self._words[tail.casefold()].times if tail else 1
        return between(round(low * by), round(high * by)) if low < high else None

    def _trimmed(self, written: str) -> str:
        """The number up to where it ends: `two and three` is `two`, `two hundred and three` is all of it, `thousands
        and thousands` is the first."""
        tokens = list(self._token.finditer(written))
        for place, token in enumerate(tokens[1:], 1):
            joins = self._kind(token.group()) == "and"
            apart = joins and place + 1 < len(tokens) and self._kind(tokens[place + 1].group()) == "vague" and (
                tokens[place - 1].group().casefold() == tokens[place + 1].group().casefold())  # fmt: skip
            if joins and (apart or not self._multiplies(tokens[place - 1].group())):
                tokens = tokens[:place]
                break
        while len(tokens) > 1 and self._kind(tokens[-1].group()) in ("and", "one"):
            tokens.pop()
        return written[: tokens[-1].end()] if tokens else written

    def _is_article(self, written: str) -> bool:
        return self._kind(written) == "one"

    def _kind(self, token: str) -> str:
        word = self._words.get(" ".join(token.casefold().split()))
        return word.kind if word else "digits"

    def _multiplies(self, token: str) -> bool:
        word = self._words.get(" ".join(token.casefold().split()))
        return bool(word and word.times)

    def _from_digits(self, written: str) -> float:
        return float(written.replace(self._group, "").replace(self._decimal, "."))


def between(low: int, high: int) -> Amount:
    """The amount of a range: its middle is the best reading."""
    return Amount(low, (low + high) // 2, high, "a range, read as its middle")


def any_of(words: Iterable[str]) -> str:
    """An alternation of words for a pattern, longest first; a space in a word stands for any white space.

    Words with the same first letter stand together behind it, so that most are passed over at a glance.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        groups.setdefault(word[:1], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items())


def _word_of(row: Row, kind: str) -> _Word:
    cells = {}
    for column in ("low", "best", "high", "times"):
        try:
            cells[column] = float(row[column] or 0)
        except ValueError:
            raise row.fault(f"{column} {row[column]!r} is not a number") from None
    best = cells["best"]
    low, high = (cells["low"], cells["high"]) if kind == "vague" else (best, best)
    if not low <= best <= high:
        raise row.fault("low, best and high are not in order")
    return _Word(kind, low, best, high, cells["times"], row["reason"])


def _plus(one: tuple[float, float, float], other: tuple[float, float, float]) -> tuple[float, float, float]:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _scaled(amount: tuple[float, float, float], by: float) -> tuple[float, float, float]:
    return amount[0] * by, amount[1] * by, amount[2] * by


def _exactly(number: float) -> tuple[float, float, float]:
    return number, number, number
