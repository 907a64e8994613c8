"""What several coders made of a sentence, where they differ, and what it comes to."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from saksi.records import Record
from saksi.review.agreement import EVENTS, FIELDS, Pair, agree_in, both_found
from saksi.review.records import Coded, Coding, Sentence


class Settled(Record, frozen=True, kw_only=True):
    """A sentence with the last coding of each of its coders, and the last adjudication, where there is one."""

    sentence: Sentence
    codings: tuple[Coding, ...]
    adjudicated: Coding | None = None

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields in which any two of its coders differ; `events` where one found an event that another did not."""
        pairs = [
            Pair(sentence=self.sentence, one=one.events, other=other.events)
            for one, other in combinations(self.codings, 2)
        ]
        return tuple(field for field in FIELDS if any(_differ(pair, field) for pair in pairs))

    @property
    def events(self) -> tuple[Coded, ...] | None:
        """What it comes to: the adjudicator's word, else what two or more coders agree on; None where that is not known."""
        if self.adjudicated is not None:
            return self.adjudicated.events
        return self.codings[0].events if len(self.codings) > 1 and not self.differing else None


def settled(codings: Iterable[Coding]) -> tuple[Settled, ...]:
    """The sentences of codings, each with the last one of each coder and the last adjudication, by article and place."""
    last: dict[str, dict[str, Coding]] = {}
    decided: dict[str, Coding] = {}
    for coding in sorted(codings, key=lambda coding: (coding.at, coding.id)):
        if coding.settles:
            decided[coding.sentence.id] = coding
        else:
            last.setdefault(coding.sentence.id, {})[coding.by] = coding
    found = [
        Settled(
            sentence=next(iter(by_coder.values())).sentence,
            codings=tuple(by_coder[name] for name in sorted(by_coder)),
            adjudicated=decided.get(sentence),
        )
        for sentence, by_coder in last.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.sentence.article, one.sentence.in_ != "title", one.sentence.span)))


def pairs_by_coders(found: Sequence[Settled]) -> dict[tuple[str, str], list[Pair]]:
    """For every two people, the sentences that both have coded."""
    pairs: dict[tuple[str, str], list[Pair]] = {}
    for one in found:
        for mine, theirs in combinations(one.codings, 2):
            pair = Pair(sentence=one.sentence, one=mine.events, other=theirs.events)
            pairs.setdefault((mine.by, theirs.by), []).append(pair)
    return pairs


def _differ(pair: Pair, field: str) -> bool:
    both = both_found(pair)
    if field == EVENTS:
        return not len(pair.one) == len(pair.other) == len(both)
    return any(agree_in(field, mine, theirs, pair.sentence.text) is False for _, mine, theirs in both)
