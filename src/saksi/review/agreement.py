"""How far two coders of the same sentences agree: on which events there are, on their fields, on the words of their parts."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from saksi.records import Record, Span
from saksi.review.alpha import Estimate, alpha, share
from saksi.review.coded import span_of
from saksi.review.pairing import Mark, pairs_of
from saksi.review.records import Coded, Sentence
from saksi.review.words import characters, overlap, span_in

Kind = Literal["events", "value", "words"]
EVENTS = "events"


class Pair(Record, frozen=True, kw_only=True):
    """A sentence as two coders see it."""

    sentence: Sentence
    one: tuple[Coded, ...]
    other: tuple[Coded, ...]


class Agreement(Record, frozen=True, kw_only=True):
    """How far two coders agree on one thing, with the bounds of a 95% interval of `alpha`, or of `f1` where there is no alpha.

    Of `events` n are sentences, and `f1` is of the events that both found; of a value n are events that both found, `same`
    the share to which both gave the same, and alpha Krippendorff's; of words `same` is the share of events whose spans
    all touch, `f1` of spans that share a character with one of the other coder, `overlap` the share of characters in
    common. None where it cannot be told.
    """

    one: str
    other: str
    field: str
    kind: Kind
    n: int
    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    same: float | None = None
    f1: float | None = None
    overlap: float | None = None


def _codes(codes: tuple[str, ...]) -> str | None:
    """Codes as one value, whatever their order; None where none were given."""
    return "; ".join(sorted(codes)) if codes else None


VALUES: dict[str, Callable[[Coded], str | None]] = {
    "type": lambda coded: coded.type,
    "mode": lambda coded: coded.mode or "none",
    "modality": lambda coded: coded.modality,
    "background": lambda coded: str(coded.background),
    "symmetric": lambda coded: str(coded.symmetric),
    "actor codes": lambda coded: _codes(coded.actor_codes),
    "recipient codes": lambda coded: _codes(coded.recipient_codes),
}
"""Fields with a value of a list; None where a coder gave none."""
WORDS = ("trigger", "actors", "recipients", "place", "date", "speaker", "condition", "via", "killed", "injured")
"""Fields that are words of the sentence."""
FIELDS = (EVENTS, *VALUES, *WORDS)


def agreement(one: str, other: str, pairs: Sequence[Pair], fields: Sequence[str] = FIELDS) -> Iterator[Agreement]:
    """How far two coders, by these names, agree on each of some fields."""
    matched = [found for pair in pairs for found in both_found(pair)]
    for field in fields:
        if field == EVENTS:
            yield _on_events(one, other, pairs)
        elif field in VALUES:
            yield _on_value(one, other, field, [(mine, theirs) for _, mine, theirs in matched])
        else:
            yield _on_words(one, other, field, matched)


def both_found(pair: Pair) -> list[tuple[Sentence, Coded, Coded]]:
    """The events that both coders found: their triggers share a character."""
    one, other = (
        [Mark("", span_of(event, pair.sentence), event.type) for event in side] for side in (pair.one, pair.other)
    )
    return [(pair.sentence, pair.one[at], pair.other[there]) for at, there in pairs_of(one, other)]


def spans_of(coded: Coded, field: str, text: str) -> list[Span]:
    """Where the words of a field stand in the sentence."""
    given = getattr(coded, field)
    said = (given,) if isinstance(given, str) else given or ()
    return [span for words in said if (span := span_in(text, words))]


def touching(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many spans share a character with one of the others."""
    return sum(any(overlap(mine, theirs) for theirs in other) for mine in one)


def agree_in(field: str, mine: Coded, theirs: Coded, text: str) -> bool | None:
    """Whether two coders agree on a field of one event; None where one of them gave no value."""
    if field in VALUES:
        values = VALUES[field](mine), VALUES[field](theirs)
        return None if None in values else values[0] == values[1]
    one, other = spans_of(mine, field, text), spans_of(theirs, field, text)
    return touching(one, other) == len(one) and touching(other, one) == len(other)


def _on_events(one: str, other: str, pairs: Sequence[Pair]) -> Agreement:
    hits = [len(both_found(pair)) for pair in pairs]
    f1 = share([2 * hit for hit in hits], [len(pair.one) + len(pair.other) for pair in pairs])
    same = [float(len(pair.one) == len(pair.other) == hit) for pair, hit in zip(pairs, hits, strict=True)]
    told = share(same, [1] * len(pairs))
    return Agreement(
        one=one, other=other, field=EVENTS, kind="events", n=len(pairs), same=told.value, f1=f1.value, low=f1.low, high=f1.high
    )  # fmt: skip


def _on_value(one: str, other: str, field: str, events: Sequence[tuple[Coded, Coded]]) -> Agreement:
    values = [(VALUES[field](mine), VALUES[field](theirs)) for mine, theirs in events]
    given = [pair for pair in values if None not in pair]
    found = alpha(given)
    same = share([float(mine == theirs) for mine, theirs in given], [1] * len(given))
    return Agreement(
        one=one, other=other, field=field, kind="value", n=len(given), alpha=found.value, low=found.low, high=found.high,
        same=same.value,
    )  # fmt: skip


def _on_words(one: str, other: str, field: str, events: Sequence[tuple[Sentence, Coded, Coded]]) -> Agreement:
    spans = [(spans_of(mine, field, on.text), spans_of(theirs, field, on.text)) for on, mine, theirs in events]
    told = [(mine, theirs) for mine, theirs in spans if mine or theirs]
    f1 = share(
        [touching(mine, theirs) + touching(theirs, mine) for mine, theirs in told],
        [len(mine) + len(theirs) for mine, theirs in told],
    )
    places = [(characters(mine), characters(theirs)) for mine, theirs in told]
    common = share([len(mine & theirs) for mine, theirs in places], [len(mine | theirs) for mine, theirs in places])
    same = _all_touch(spans)
    return Agreement(
        one=one, other=other, field=field, kind="words", n=len(events), low=f1.low, high=f1.high, same=same.value, f1=f1.value,
        overlap=common.value,
    )  # fmt: skip


def _all_touch(spans: Sequence[tuple[list[Span], list[Span]]]) -> Estimate:
    whole = [touching(a, b) == len(a) and touching(b, a) == len(b) for a, b in spans]
    return share([float(fine) for fine in whole], [1] * len(whole))
