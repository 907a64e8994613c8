"""Who denies, counters, concedes or corrects what: each linked to the claim that it is about, and to the events in it.

The words are those of disputes.tsv. A denial that finds no claim in the article is kept as one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from saksi.coding.cues import Cue, CueTable
from saksi.coding.draft import reason
from saksi.coding.sides import countries_of, country_of
from saksi.coding.told import Told
from saksi.coding.view import View
from saksi.language.words import beginnings
from saksi.records import Dispute, DisputeKind, Event, Party, Reason, Span

KINDS = frozenset(
    {"denies", "admits", "counters", "corrects", "claim", "back", "distances", "unverified", "verified", "open"}
)
FARTHEST = 12
"""A claim is looked for in so many sentences before what answers it."""
ENOUGH = 1.0
BESIDE = 5
"""So many words lie between a cue and the noun for what it answers."""
STATE = frozenset({"", "GOV", "MIL", "SPY", "COP", "JUD", "LEG"})
"""Roles of those who speak for their state; without a role it is the state itself."""
BEHIND = 4
"""So many words behind a passive may stand before who denies: `dibantah keras oleh Israel`."""
SHORTEST = 4
"""Letters of a word that two texts may share."""


class Claim(msgspec.Struct, frozen=True):
    """What somebody said, or was said by the outlet itself: something that may be denied."""

    span: Span
    sentence: int
    by: Party | None
    about: set[str]


class Answer(msgspec.Struct, frozen=True):
    """Words that answer a claim: the cue, all words of the answer, and whose it is."""

    kind: DisputeKind
    cue: Span
    span: Span
    sentence: int
    by: Party
    back: bool


KIND_OF: dict[str, DisputeKind] = {
    "denies": "denial",
    "counters": "counter-claim",
    "admits": "admission",
    "corrects": "correction",
}


def disputes_of(told: Told, table: CueTable) -> tuple[Dispute, ...]:
    """The disputes of a passage, in order."""
    claims: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in _claims(told):
        claims[claim.sentence].append(claim)
    found: dict[Span, Dispute] = {}
    for number in range(len(told.sights)):
        for answer in _answers(told, number, table):
            dispute = _linked(told, answer, claims)
            if dispute is not None:
                found.setdefault(dispute.denial, dispute)
    blame = (dispute for dispute in _mutual_blame(told) if not any(_meet(dispute.denial, span) for span in found))
    return tuple(sorted((*found.values(), *blame), key=lambda dispute: dispute.denial))


def with_disputes(events: Sequence[Event], disputes: Sequence[Dispute]) -> tuple[Event, ...]:
    """The events with those that answer a claim pointing at the event that it tells; an admission disputes nothing."""
    about = {d.answer: d for d in disputes if d.answer and d.event and d.kind != "admission" and d.answer != d.event}
    return tuple(
        msgspec.structs.replace(event, disputes=about[event.id].event, why=(*event.why, *about[event.id].why))
        if event.id in about
        else event
        for event in events
    )


def _claims(told: Told) -> Iterator[Claim]:
    """Everything that is said, and every event that nobody says."""
    for number, statements in enumerate(told.said):
        for statement in statements:
            by = None if statement.by_outlet else statement.source
            yield Claim(statement.content, number, by, _about(told, statement.content))
    for event in told.events:
        number = told.number(event)
        if event.type == "ACCUSE" and event.actors:
            said = [s.content for s in told.said[number] if _meet(s.cue, event.trigger)]
            yield Claim(_cover([_clause(event), *said]), number, event.actors[0], countries_of(event.recipients))
        elif event.speaker is None:
            yield Claim(_clause(event), number, None, countries_of(event.actors))


def _clause(event: Event) -> Span:
    """The words from the first of an event's own to the last: its sides and trigger."""
    spans = [event.trigger, *((p.start, p.end) for p in (*event.actors, *event.recipients))]
    inside = [span for span in spans if event.sentence[0] <= span[0] and span[1] <= event.sentence[1]]
    return min(start for start, _ in inside), max(end for _, end in inside)


def _about(told: Told, span: Span) -> set[str]:
    """Whom the words name: the countries and bodies of all parties in them, and of those blamed there."""
    named = (
        candidate.party
        for number in told.sentences(span)
        for candidate in told.sights[number].view.candidates
        if span[0] <= candidate.party.start < span[1]
    )
    return countries_of(named)


def _answers(told: Told, number: int, table: CueTable) -> Iterator[Answer]:
    """What a sentence answers, by its words."""
    view = told.sights[number].view
    cues = table.outermost(view.words)
    left_open = {at for cue in cues if cue.kind == "open" for at in range(cue.first, cue.last + 1)}
    for cue in cues:
        kind = KIND_OF.get(cue.kind)
        if kind is None or cue.first in left_open:
            continue
        span = view.chars(cue.first, cue.last)
        whose = _whose(told, number, view, cue, span)
        if whose is None:
            continue
        by, words = whose
        pointed = _pointed_back(view, cue, cues)
        if pointed is not None:  # what is denied stands before: the rest of the sentence is another matter
            named = [(by.start, by.end)] if view.span[0] <= by.start < view.span[1] else []
            words = _cover([span, pointed, *named])
        yield Answer(kind, span, words, number, by, pointed is not None)


def _whose(told: Told, number: int, view: View, cue: Cue, span: Span) -> tuple[Party, Span] | None:
    """Who answers with a cue, and in which words: who says so, who rejects, or who is named beside a passive."""
    statements = told.said[number]
    own = [s for s in statements if _meet(s.cue, span) and s.source is not None and not s.by_outlet]
    if own and own[0].source is not None:
        words = [own[0].cue, own[0].content, *([own[0].source_span] if own[0].source_span else [])]
        return own[0].source, _cover(_inside(words, view.span))
    for event in told.in_sentence(number):
        if event.type == "REJECT" and _meet(event.trigger, span) and event.actors:
            return event.actors[0], _clause(event)
    inner = [s for s in statements if s.holds(span[0]) and s.source is not None and not s.by_outlet]
    if inner and inner[0].source is not None and cue.kind != "admits":
        return inner[0].source, _cover(_inside([inner[0].content], view.span))
    return _beside(view, cue, span) if cue.kind in ("denies", "corrects") else None


def _beside(view: View, cue: Cue, span: Span) -> tuple[Party, Span] | None:
    """Who is named right behind a passive, or before a verb as the nearest name."""
    for at in range(cue.last + 1, min(cue.last + 1 + BEHIND, len(view.words))):
        candidate = view.candidate(at)
        if candidate is not None and candidate.party.code:
            return candidate.party, _cover([span, (candidate.party.start, candidate.party.end)])
        if view.words[at].is_mark:
            break
    before = [c for c in view.candidates if c.party.end <= span[0] and c.party.code]
    return (before[-1].party, _cover([span, (before[-1].party.start, before[-1].party.end)])) if before else None


def _pointed_back(view: View, cue: Cue, cues: Sequence[Cue]) -> Span | None:
    """The noun that stands with the cue for what was said before: `membantah tudingan itu`, `that claim was denied`."""
    for noun in cues:
        backs = [b for b in cues if b.kind == "back" and abs(b.first - noun.first) <= 1] if noun.kind == "claim" else []
        if backs and -BESIDE <= noun.first - cue.last <= BESIDE:
            return _cover([view.chars(noun.first, noun.last), view.chars(backs[0].first, backs[0].last)])
    return None


def _linked(told: Told, answer: Answer, claims: Mapping[int, Sequence[Claim]]) -> Dispute | None:
    """The dispute of an answer with the claim that it most likely answers; admissions and corrections only with one."""
    near = (claim for back in range(FARTHEST + 1) for claim in claims.get(answer.sentence - back, ()))
    scored = [(score, claim.span, claim) for claim in near if (score := _score(told, answer, claim)) >= ENOUGH]
    best = max(scored, key=lambda one: (one[0], one[1]))[2] if scored else None
    if not answer.by.code or (best is None and answer.kind != "denial"):
        return None
    why = [reason("disputes", f"{answer.kind}: cue {told.text[slice(*answer.cue)]!r}", told.text, answer.cue)]
    if best is not None:
        why.append(reason("disputes", _why_claim(answer, best), told.text, best.span))
    else:
        why.append(Reason(field="disputes", rule="no claim of it stands in the article before"))
    return Dispute(
        kind=answer.kind, denial=answer.span, by=answer.by, claim=best.span if best else None,
        claimed_by=best.by.code if best and best.by else None, event=_event_in(told, best) if best else None,
        answer=_answering(told, answer), why=tuple(why),
    )  # fmt: skip


def _score(told: Told, answer: Answer, claim: Claim) -> float:
    """How likely a claim is the one that is answered: words in common, whom it is about, and how near it stands."""
    back = answer.sentence - claim.sentence
    if claim.span[1] > answer.cue[0] or _meet(claim.span, answer.span):
        return 0.0
    mine = country_of(answer.by)
    same = claim.by is not None and _one_side(claim.by, answer.by)
    if same != (answer.kind == "correction"):
        return 0.0
    words = beginnings(told.text[slice(*answer.span)], SHORTEST)
    shared = words & beginnings(told.text[slice(*claim.span)], SHORTEST)
    score = 0.6 * len(shared) - 0.15 * back
    score += 1.0 if answer.back and claim.by is not None else 0.0
    score += 0.6 if mine in claim.about else 0.0
    score += 0.4 if back == 0 and claim.by is not None else 0.0
    return score


def _one_side(one: Party, other: Party) -> bool:
    """Whether two speak for one side: a state and its organs, or the same group; a government and its rebels do not."""
    country, _, role = (one.code or "").partition(" ")
    land, _, part = (other.code or "").partition(" ")
    return bool(country) and country == land and (role == part or {role, part} <= STATE)


def _why_claim(answer: Answer, claim: Claim) -> str:
    said = f"said by {claim.by.text!r}" if claim.by else "told before"
    return f"{'the claim pointed back at' if answer.back else 'the claim nearest in words'}, {said}"


def _event_in(told: Told, claim: Claim) -> str | None:
    """The event that a claim is about: the first deed in its words, else any event there."""
    inside = told.within(claim.span)
    deeds = [event for event in inside if event.type not in ("ACCUSE", "REJECT")]
    return (deeds or inside)[0].id if inside else None


def _answering(told: Told, answer: Answer) -> str | None:
    """The event that the answer itself is coded as."""
    here = told.in_sentence(answer.sentence)
    own = [e for e in here if _meet(e.trigger, answer.cue) or (e.type == "REJECT" and _meet(e.trigger, answer.span))]
    return own[0].id if own else None


def _mutual_blame(told: Told) -> Iterator[Dispute]:
    """Two accusations the other way round: the later one answers the earlier."""
    accusations = [event for event in told.events if event.type == "ACCUSE"]
    for number, event in enumerate(accusations):
        mine, theirs = countries_of(event.actors), countries_of(event.recipients)
        for earlier in map(accusations.__getitem__, range(number - 1, -1, -1)):
            if told.number(event) - told.number(earlier) > FARTHEST:
                break
            if mine & countries_of(earlier.recipients) and theirs & countries_of(earlier.actors) and mine != theirs:
                why = reason("disputes", "blames the one by whom it was blamed before", told.text, event.trigger)
                yield Dispute(
                    kind="mutual-blame", denial=_clause(event), by=event.actors[0], claim=_clause(earlier),
                    claimed_by=earlier.actors[0].code, event=earlier.id, answer=event.id, why=(why,),
                )  # fmt: skip
                break


def _inside(spans: Sequence[Span], whole: Span) -> list[Span]:
    """The spans cut to a sentence."""
    cut = [(max(start, whole[0]), min(end, whole[1])) for start, end in spans]
    return [span for span in cut if span[0] < span[1]] or [whole]


def _cover(spans: Sequence[Span]) -> Span:
    return min(start for start, _ in spans), max(end for _, end in spans)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
