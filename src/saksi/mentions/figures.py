"""Finds how many people or things something happened to, as it is told."""

from collections.abc import Sequence

from saksi.language.numbers import Numbers, WrittenNumber
from saksi.language.pack import LanguagePack
from saksi.language.tolls import TollWords
from saksi.language.words import Word, words_between, words_of
from saksi.mentions.counts import Count, bounded, counted, money_of, with_ranges
from saksi.mentions.outcomes import Told, told_of
from saksi.records import FigureMention, Span

AID_MONEY = "aid money"


class FigureFinder:
    """Finds the figures of one language. Time grows with the length of the text, never faster."""

    def __init__(self, words: TollWords, numbers: Numbers) -> None:
        self._words, self._numbers = words, numbers

    @classmethod
    def load(cls, pack: LanguagePack) -> "FigureFinder":
        """The finder of a language. Raises TableError where its tables have a fault."""
        return cls(TollWords.load(pack), Numbers.load(pack))

    def find(
        self, text: str, sentences: Sequence[Span], words: Sequence[Word] | None = None
    ) -> tuple[FigureMention, ...]:
        """The figures in these sentences of `text`, in order; `words` are its words, where they are known already."""
        words = words_of(text) if words is None else words
        found: list[FigureMention] = []
        for start, end in sentences:
            written = list(self._numbers.find(text, start, end))
            if written:
                found += self._in_sentence(text, words_between(text, words, start, end), written)
        return tuple(found)

    def _in_sentence(self, text: str, words: Sequence[Word], written: Sequence[WrittenNumber]) -> list[FigureMention]:
        counts = with_ranges(counted(words, written, self._words), words, self._words)
        told = told_of(words, counts, self._words)
        sums = [money_of(words, count, self._words) for count in counts]
        helps = any(sums) and any(self._words.at(words, place, "aid") for place in range(len(words)))
        found: list[FigureMention] = []
        for count, outcomes, money in zip(counts, told, sums, strict=True):
            if money and helps:
                found.append(_mention(text, words, count, Told(money, "money", (0, 0)), AID_MONEY))
            if not money:
                found += [_mention(text, words, count, outcome, outcome.cue.of) for outcome in outcomes]
        return found


def _mention(text: str, words: Sequence[Word], count: Count, told: Told, of: str) -> FigureMention:
    low, best, high = bounded(count)
    start, end = words[count.lead].start, count.end
    first, last = told.whom
    reasons = [f"{told.cue.text!r} ({told.cue.where}), {told.how}"]
    reasons += [f"bound {count.bound!r}".replace("_", " ")] if count.bound else []
    reasons += [count.amount.reason] if count.amount.reason else []
    return FigureMention(
        start=start,
        end=end,
        text=text[start:end],
        low=low,
        best=best,
        high=high,
        of=of,
        why="; ".join(reasons),
        whom=text[words[first].start : words[last - 1].end] if first < last else None,
    )
