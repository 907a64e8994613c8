"""Which outlets a sentence credits for what it tells."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from saksi.article.publisher import Relay, credited
from saksi.coding.sides import countries_of
from saksi.coding.view import View
from saksi.knowledge.outlets import Outlets
from saksi.language.pack import LanguagePack
from saksi.mentions.passage import Passage
from saksi.records import Event, Reason, Span


class Credit(msgspec.Struct, frozen=True):
    """An outlet credited at a place of a passage."""

    name: str
    span: Span


class Credits(msgspec.Struct, frozen=True):
    """The outlets that are known, and the words that credit them."""

    outlets: Outlets
    relay: Relay

    @classmethod
    def load(cls, pack: LanguagePack, outlets: Outlets | None = None) -> "Credits":
        """For one language; the outlets that ship with Saksi where none are given."""
        return cls(outlets or Outlets.load(), Relay.load([pack]))

    def of(self, passage: Passage) -> tuple[Credit, ...]:
        """All credits of a passage, in order."""
        found = credited(passage.text, self.relay, self.outlets)
        return tuple(Credit(name.outlet.name, (name.start, name.end)) for name in found)


def within(credits: Sequence[Credit], span: Span) -> tuple[Credit, ...]:
    """Those that stand in a span, the first of each outlet."""
    low = bisect_left(credits, span[0], key=lambda credit: credit.span[0])
    high = bisect_left(credits, span[1], key=lambda credit: credit.span[0])
    return tuple({credit.name: credit for credit in reversed(credits[low:high])}.values())[::-1]


def via_reasons(credits: Sequence[Credit], text: str) -> tuple[Reason, ...]:
    """Why each outlet is credited."""
    return tuple(Reason(field="via", rule=f"the sentence credits {credit.name}", start=credit.span[0],
                        end=credit.span[1], text=text[slice(*credit.span)]) for credit in credits)  # fmt: skip


def points_back(view: View) -> bool:
    """Whether the sentence is about the statement before: `Pernyataan ini ... dilansir dari DW`."""
    return any(first <= 1 for first in view.cues.get("refers", {}))


def credited_headings(events: Sequence[Event]) -> list[Event]:
    """The events with those of section headings credited as the same event is in the text below them."""
    found: list[Event] = []
    for number, event in enumerate(events):
        below = (e for e in events[number + 1 :] if e.in_ == "text" and e.via and _same_event(e, event))
        told = next(below, None) if event.in_ == "heading" and not event.via else None
        if told is not None:
            why = Reason(field="via", rule="credited where the text below the heading tells it", start=told.trigger[0],
                         end=told.trigger[1])  # fmt: skip
            event = msgspec.structs.replace(event, via=told.via, why=(*event.why, why))
        found.append(event)
    return found


def _same_event(one: Event, other: Event) -> bool:
    """Whether two tellings have one type, and on both sides a country or body in common, or nobody."""
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    return one.type == other.type and all(_alike(countries_of(mine), countries_of(theirs)) for mine, theirs in sides)


def _alike(mine: set[str], theirs: set[str]) -> bool:
    return bool(mine & theirs) or (not mine and not theirs)


def credited_back(events: Sequence[Event], before: Span | None, credits: Sequence[Credit], text: str) -> list[Event]:
    """The events with those of the sentence `before` credited too, where they credit nobody themselves."""
    names = tuple(credit.name for credit in credits)
    why = tuple(msgspec.structs.replace(told, rule=f"{told.rule}, which is about the statement before")
                for told in via_reasons(credits, text))  # fmt: skip
    return [
        msgspec.structs.replace(event, via=names, why=(*event.why, *why))
        if event.in_ != "title" and event.sentence == before and not event.via
        else event
        for event in events
    ]
