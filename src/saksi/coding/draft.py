"""What the coding of one sentence works on: somebody who may have a part in an event, and an event not yet finished."""

from typing import Literal

import msgspec

from saksi.coding.found import Found
from saksi.records import Party, Reason, Span

CandidateKind = Literal["entity", "pronoun", "state_pronoun", "own_pronoun", "pair"]


class Candidate(msgspec.Struct, frozen=True):
    """Somebody named in a sentence, or a pronoun for them, at the words from `first` up to and including `last`."""

    kind: CandidateKind
    first: int
    last: int
    party: Party
    why: str


class Sides(msgspec.Struct, frozen=True):
    """The parties of one trigger, and the reasons why each has its part."""

    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    symmetric: bool = False
    reasons: tuple[Reason, ...] = ()


class Draft(msgspec.Struct, frozen=True):
    """An event in the making: what was found of it and its sides; meaning and setting are added to it step by step."""

    found: Found
    span: Span
    type: str
    mode: str | None
    sides: Sides = Sides()
    modality: str = "actual"
    reasons: tuple[Reason, ...] = ()

    @property
    def is_noun(self) -> bool:
        """Whether the lexicon knows the trigger as a noun: `serangan`, `the attack`."""
        return bool(self.found.matches) and all(match.entry.pos == "noun" for match in self.found.matches)

    def with_sides(self, sides: Sides) -> "Draft":
        """The draft with its parties and why they are."""
        return msgspec.structs.replace(self, sides=sides, reasons=(*self.reasons, *sides.reasons))

    def because(self, *reasons: Reason) -> "Draft":
        """The draft with more reasons."""
        return msgspec.structs.replace(self, reasons=(*self.reasons, *reasons))


def reason(field: str, rule: str, text: str, span: Span | None = None) -> Reason:
    """A step of the way to a value, with the words of `text` that it fired on."""
    if span is None:
        return Reason(field=field, rule=rule)
    return Reason(field=field, rule=rule, start=span[0], end=span[1], text=text[span[0] : span[1]])
