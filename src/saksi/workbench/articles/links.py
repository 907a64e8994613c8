"""Which words belong to an event or a dispute, so that the page can show them when a reader turns to it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from saksi.records import DateMention, Dispute, Event, Part, PlaceMention, Reading, Span
from saksi.workbench.articles.notes import part_of


class Link(NamedTuple):
    """Words of the title or text, and what they are to whom: to `event-0` or `dispute-0`, by its place in the Reading.

    `role` is trigger, actor, recipient, speaker, place, date, figure or verification of an event, claim or denial of a dispute.
    """

    part: Part
    span: Span
    to: str
    role: str


def links_of(reading: Reading) -> tuple[Link, ...]:
    """The words of all events and disputes."""
    return (*_of_events(reading), *_of_disputes(reading.disputes))


def _of_events(reading: Reading) -> Iterator[Link]:
    for number, event in enumerate(reading.events):
        part = part_of(event)
        for role, span in _words(event, reading):
            yield Link(part, span, f"event-{number}", role)


def _of_disputes(disputes: Iterable[Dispute]) -> Iterator[Link]:
    for number, dispute in enumerate(disputes):
        yield Link("text", dispute.denial, f"dispute-{number}", "denial")
        if dispute.claim:
            yield Link("text", dispute.claim, f"dispute-{number}", "claim")


def _words(event: Event, reading: Reading) -> Iterator[tuple[str, Span]]:
    yield "trigger", event.trigger
    parties = (("actor", event.actors), ("recipient", event.recipients), ("speaker", (event.speaker,)))
    for role, side in parties:
        yield from ((role, (party.start, party.end)) for party in side if party)
    if event.in_ != "title":
        if event.place and (place := _quoted(event, event.place.why, reading.places)):
            yield "place", place
        if event.date and (day := _quoted(event, event.date.why, reading.dates)):
            yield "date", day
    yield from (("figure", (figure.start, figure.end)) for figure in event.figures)
    yield from (("verification", (remark.start, remark.end)) for remark in event.verification)


def _quoted(event: Event, why: str, mentions: Iterable[PlaceMention | DateMention]) -> Span | None:
    """The mention whose words a reason begins with, the nearest to the trigger: `'Ganja': encoder: place, 0.81 ...`."""
    same = [(mention.start, mention.end) for mention in mentions if why.startswith(f"{mention.text!r}:")]
    return min(same, key=lambda span: (abs(span[0] - event.trigger[0]), span), default=None)
