"""The numbers of a sentence that may count people or things, with their bounds."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from saksi.language.numbers import Amount, WrittenNumber, between
from saksi.language.tolls import BOUNDS, Cue, TollWords
from saksi.language.words import Word

# "About" is read as one tenth more or less.
ABOUT = 10


class Count(msgspec.Struct, frozen=True):
    """A number: its words from `first` to before `last`, with its bound from `lead` on; `end` is its offset.

    `form` is digits, words, or one for a mere article; `is_whole` where nothing happened to all that it counts.
    """

    first: int
    last: int
    lead: int
    end: int
    amount: Amount
    form: str
    bound: str
    is_whole: bool


def counted(words: Sequence[Word], written: Sequence[WrittenNumber], table: TollWords) -> list[Count]:
    """The numbers that are no year, day, length of time, distance or other measure."""
    starts = [word.start for word in words]
    found = []
    for number in written:
        first, last = bisect_left(starts, number.start), bisect_left(starts, number.end)
        if first >= last or words[first].start != number.start or words[last - 1].end != number.end:
            continue
        if _is_year(words, first, last, number) or table.at(words, last, "unit", "month"):
            continue
        if table.before(words, first, "month"):
            continue
        currency = table.before(words, first, "money")
        lead = first - currency.words if currency else first
        bound = table.before(words, lead, *BOUNDS)
        lead -= bound.words if bound else 0
        whole = bool(table.before(words, lead, "whole") or table.at(words, last, "whole"))
        kind = bound.kind if bound else ""
        found.append(Count(first, last, lead, number.end, number.amount, number.form, kind, whole))
    return found


def with_ranges(counts: Sequence[Count], words: Sequence[Word], table: TollWords) -> list[Count]:
    """The same, with `30 to 40` and `between 30 and 40` as one."""
    joined: list[Count] = []
    for count in counts:
        last = joined[-1] if joined else None
        if last and count.first == last.last + 1 and "one" not in (count.form, last.form):
            link, opening = table.at(words, last.last, "range"), table.before(words, last.lead, "between")
            is_list = table.at(words, last.last, "and") is not None
            if link and (opening or not is_list) and 0 < last.amount.best < count.amount.best:
                amount = between(last.amount.best, count.amount.best)
                lead = last.lead - (opening.words if opening else 0)
                joined[-1] = Count(
                    last.first, count.last, lead, count.end, amount, count.form, last.bound, last.is_whole
                )
                continue
        joined.append(count)
    return joined


def bounded(count: Count) -> tuple[int | None, int, int | None]:
    """At least, best, and at most: the number with what its bound does to it. More than 60 is at least 60."""
    low, best, high = count.amount.low, count.amount.best, count.amount.high
    if count.bound in ("at_least", "more_than"):
        return low, best, None
    if count.bound in ("at_most", "less_than"):
        return None, best, high
    if count.bound == "about" and low == best == high:
        return best - best // ABOUT, best, best + best // ABOUT
    return low, best, high


def money_of(words: Sequence[Word], count: Count, table: TollWords) -> Cue | None:
    """The currency beside a number; None where it is no sum of money."""
    return table.before(words, count.first, "money") or table.at(words, count.last, "money")


def _is_year(words: Sequence[Word], first: int, last: int, number: WrittenNumber) -> bool:
    return (
        last == first + 1
        and len(words[first].text) == 4
        and words[first].text.isdigit()
        and (1900 <= number.amount.best <= 2099)
    )
