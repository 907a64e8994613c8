"""How an outlet stands to what it tells: as a fact, as somebody's word, or at a distance; and who could check it."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from saksi.coding.cues import Cue, CueTable
from saksi.coding.draft import reason
from saksi.coding.statements import Statement
from saksi.coding.told import Told
from saksi.coding.view import View
from saksi.records import Event, Reason, Span, Verification

NEAR = 6
"""So many words before a trigger a word of doubt counts for it: `diduga`, `the so-called`."""


def with_stance(told: Told, table: CueTable) -> tuple[Event, ...]:
    """The events with the stance of the outlet, and with remarks on whether somebody could verify them."""
    remarks: defaultdict[Span, list[Verification]] = defaultdict(list)
    for number, sight in enumerate(told.sights):
        for cue in table.outermost(sight.view.words):
            if cue.kind in ("verified", "unverified"):
                remarks[_about(told, number, cue)].append(_remark(sight.view, cue))
    placed = (_placed(told, event, table) for event in told.events)
    return tuple(
        msgspec.structs.replace(event, verification=tuple(remarks[event.sentence]))
        if event.sentence in remarks
        else event
        for event in placed
    )


def _placed(told: Told, event: Event, table: CueTable) -> Event:
    number = told.number(event)
    view = told.sights[number].view
    cues = [cue for cue in table.outermost(view.words) if cue.kind == "distances"]
    holding = [s for s in told.said[number] if s.holds(event.trigger[0])]
    distance = _distance(view, event, cues, holding)
    if distance is not None:
        words = view.text[slice(*distance)]
        why = reason("stance", f"the outlet keeps its distance: {words!r}", view.text, distance)
        return msgspec.structs.replace(event, stance="distanced", why=(*event.why, why))
    if event.speaker is not None or holding or event.via:
        return msgspec.structs.replace(event, stance="attributed", why=(*event.why, _attributed(event, holding)))
    return event


def _attributed(event: Event, holding: Sequence[Statement]) -> Reason:
    if event.speaker is not None:
        rule = f"told as the word of {event.speaker.text!r}"
    elif holding:
        rule = "told as somebody's word"
    else:
        rule = f"told as the report of {event.via[0]}"
    return Reason(field="stance", rule=rule)


def _distance(view: View, event: Event, cues: Sequence[Cue], holding: Sequence[Statement]) -> Span | None:
    """The words by which the outlet does not vouch for an event: the cue of what holds it, or a word right before it."""
    at = view.word_at(event.trigger[0])
    for cue in cues:
        span = view.chars(cue.first, cue.last)
        said = any(s.cue[0] < span[1] and span[0] < s.cue[1] for s in holding)
        before = 0 < at - cue.last <= NEAR and not any(view.words[n].is_mark for n in range(cue.last, at))
        if (said or before) and not span[0] <= event.trigger[0] < span[1]:
            return span
    return None


def _remark(view: View, cue: Cue) -> Verification:
    """The words that say whether something could be verified, and by whom."""
    start, end = view.chars(cue.first, cue.last)
    before = [c for c in view.candidates if c.last < cue.first]
    by = before[-1].party.text if before and cue.first - before[-1].last <= 2 else None
    return Verification(start=start, end=end, text=view.text[start:end], verified=cue.kind == "verified", by=by)


def _about(told: Told, number: int, cue: Cue) -> Span:
    """The sentence that a remark is about: its own where an event is told before it, else the one before."""
    view = told.sights[number].view
    own = any(e.trigger[0] < view.words[cue.first].start for e in told.in_sentence(number))
    return view.span if own or number == 0 else told.sights[number - 1].view.span
