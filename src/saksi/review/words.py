"""Where words stand in a text, and how much of two stretches of it is the same."""

import re
from collections.abc import Iterable

from saksi.records import Span

NUMBERED = re.compile(r"(.+)#([1-9])", re.DOTALL)


def span_in(text: str, said: str) -> Span | None:
    """The characters of words that stand in a text, `word#2` for the second time; None where they do not."""
    numbered = NUMBERED.fullmatch(said)
    word, times = (numbered[1], int(numbered[2])) if numbered else (said, 1)
    at = -1
    for _ in range(times):
        at = text.find(word, at + 1)
        if at < 0:
            return None
    return (at, at + len(word)) if word else None


def said_at(text: str, span: Span) -> str:
    """The words of a span, numbered where the same words stand before it: what `span_in` finds again."""
    word, at, times = text[slice(*span)], -1, 0
    while at < span[0]:
        at = text.find(word, at + 1)
        times += 1
    return word if times == 1 else f"{word}#{times}"


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def characters(spans: Iterable[Span]) -> set[int]:
    """The places that spans cover."""
    return {at for start, end in spans for at in range(start, end)}
