"""How a coder does on gold: the events that it finds, and its fields on those."""

import re
from collections.abc import Callable, Iterator, Sequence

from saksi.records import Record
from saksi.review.agreement import VALUES, WORDS, Pair, agree_in, both_found, spans_of, touching
from saksi.review.alpha import share
from saksi.review.coded import coded_of
from saksi.review.gold import RIGHT, Gold, GoldEvent, GoldSentence
from saksi.review.records import Coded, Sentence

Coder = Callable[[Sentence], tuple[Coded, ...]]
WORD = re.compile(r"\w{3,}")
"""Words that tell who is meant; shorter ones are of, di, the and the like, or too little."""


class Score(Record, frozen=True, kw_only=True):
    """How a coder does on one thing. n counts the gold, `f1` has the bounds of its 95% interval.

    `events`: their triggers; `typed`: also the type; `whole`: also both sides, which share a word. A field is scored on the
    events that were found: `same` is the share in which it agrees, and the rest is of the spans of its words.
    """

    what: str
    n: int
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    low: float | None = None
    high: float | None = None
    same: float | None = None


def score(gold: Sequence[Gold], coder: Coder) -> Iterator[Score]:
    """How a coder does on sentences, then on single events: how many are found, and how many rejected ones are coded again."""
    whole = [one for one in gold if isinstance(one, GoldSentence)]
    pairs = [Pair(sentence=one.sentence, one=one.events, other=coder(one.sentence)) for one in whole]
    if pairs:
        yield _found("events", pairs, lambda *_: True)
        yield _found("typed", pairs, lambda mine, theirs: mine.type == theirs.type)
        yield _found("whole", pairs, _whole)
        yield from _fields([found for pair in pairs for found in both_found(pair)])
    yield from _single([one for one in gold if isinstance(one, GoldEvent)], coder)


def _found(what: str, pairs: Sequence[Pair], right: Callable[[Coded, Coded], bool]) -> Score:
    hits = [sum(right(mine, theirs) for _, mine, theirs in both_found(pair)) for pair in pairs]
    gold, coded = [len(pair.one) for pair in pairs], [len(pair.other) for pair in pairs]
    f1 = share([2 * hit for hit in hits], [a + b for a, b in zip(gold, coded, strict=True)])
    return Score(
        what=what, n=sum(gold), precision=share(hits, coded).value, recall=share(hits, gold).value, f1=f1.value, low=f1.low,
        high=f1.high,
    )  # fmt: skip


def _fields(found: Sequence[tuple[Sentence, Coded, Coded]]) -> Iterator[Score]:
    for field in (*VALUES, *WORDS[1:]):
        agreed = [agree_in(field, mine, theirs, on.text) for on, mine, theirs in found]
        told = [float(fine) for fine in agreed if fine is not None]
        same = share(told, [1] * len(told)).value
        if field in VALUES:
            if told:
                yield Score(what=field, n=len(told), same=same)
            continue
        spans = [(spans_of(mine, field, on.text), spans_of(theirs, field, on.text)) for on, mine, theirs in found]
        gold, coded = [len(mine) for mine, _ in spans], [len(theirs) for _, theirs in spans]
        hit = [touching(mine, theirs) for mine, theirs in spans]
        right = [touching(theirs, mine) for mine, theirs in spans]
        f1 = share([a + b for a, b in zip(hit, right, strict=True)], [a + b for a, b in zip(gold, coded, strict=True)])
        yield Score(
            what=field, n=sum(gold), precision=share(right, coded).value, recall=share(hit, gold).value, f1=f1.value,
            low=f1.low, high=f1.high, same=same,
        )  # fmt: skip


def _single(events: Sequence[GoldEvent], coder: Coder) -> Iterator[Score]:
    """Of accepted and corrected events the share that is found with their type; of rejected ones the share that is coded."""
    for what, right in (("reviewed events", True), ("rejected events", False)):
        asked = [one for one in events if (one.state in RIGHT) == right]
        if asked:
            again = [float(_typed_again(one, coder)) for one in asked]
            yield Score(what=what, n=len(asked), recall=share(again, [1] * len(again)).value)


def _typed_again(one: GoldEvent, coder: Coder) -> bool:
    pair = Pair(sentence=one.sentence, one=(coded_of(one.event, one.sentence),), other=coder(one.sentence))
    return any(mine.type == theirs.type for _, mine, theirs in both_found(pair))


def _whole(mine: Coded, theirs: Coded) -> bool:
    """The same type, and on each side a word in common, or nobody; of events in which each side is both, together."""
    if mine.type != theirs.type:
        return False
    ours, others = ([_words(side) for side in (coded.actors, coded.recipients)] for coded in (mine, theirs))
    if mine.symmetric or theirs.symmetric:
        return _meet(ours[0] | ours[1], others[0] | others[1])
    return all(_meet(one, other) for one, other in zip(ours, others, strict=True))


def _words(said: Sequence[str]) -> set[str]:
    return {word for words in said for word in WORD.findall(words.casefold())}


def _meet(one: set[str], other: set[str]) -> bool:
    return bool(one & other) or (not one and not other)
