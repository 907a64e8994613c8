"""What earlier sentences of an article lend to later ones: whom pronouns mean, which claim a denial denies."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from saksi.coding.draft import Draft, Sides, reason
from saksi.coding.lexicon import Match
from saksi.coding.search import governor
from saksi.coding.sides import is_political
from saksi.coding.speech import Statement
from saksi.coding.view import View
from saksi.records import Event, Party, Reason


class Memory:
    """Lives for one article; what it lends is always given with its reason."""

    def __init__(self) -> None:
        self._subject: Party | None = None
        self._state: Party | None = None
        self._pair: tuple[Party, ...] = ()
        self._events: list[Event] = []
        self._last: dict[str, Event] = {}

    def keep_event(self, event: Event) -> None:
        """Remember an event, and its parties where there are two sides."""
        self._events.append(event)
        self._last[event.type] = event
        if event.symmetric or event.quad.endswith("conflict") or not self._pair:
            self._keep_pair((*event.actors, *event.recipients))  # friends are not `the two sides` of a war

    def keep_sentence(self, view: View) -> None:
        """Remember whom the sentence is about: its first name behind no preposition; and two names joined in it."""
        named = [candidate for candidate in view.candidates if candidate.kind == "entity" and candidate.party.code]
        subject = next((candidate for candidate in named if governor(view, candidate) is None), None)
        if subject is not None:
            self._subject = subject.party
        states = [candidate.party for candidate in named if len((candidate.party.code or "").split()) == 1]
        self._state = states[0] if states else self._state
        for one, other in pairwise(named):
            if other.first - one.last == 2 and view.has("and", one.last + 1):
                self._keep_pair((one.party, other.party))

    def _keep_pair(self, parties: Sequence[Party]) -> None:
        sides = [party for party in parties if is_political(party)]
        by_country = {(party.code or "").split()[0]: party for party in sides}
        if len(by_country) == 2:
            self._pair = tuple(by_country.values())

    def resolve(
        self, sides: Sides, view: View, match: Match, drafts: Sequence[Draft], statements: Sequence[Statement] = ()
    ) -> Sides:
        """The sides with pronouns resolved, and those of an event that is only pointed at (`that attack`) taken over.

        A meeting or an agreement without sides of its own is between those of the event told before it in the sentence.
        """
        actors, told_a = self._resolved(sides.actors, view, "actors", statements)
        recipients, told_b = self._resolved(sides.recipients, view, "recipients", statements)
        reasons = (*sides.reasons, *told_a, *told_b)
        if not actors and not recipients and match.entry.pos == "noun" and _pointed_at(view, match):
            known = self._last.get(match.entry.type)
            if known is not None:
                rule = f"carried over from the {known.type} told before: the noun is pointed at"
                told = tuple(Reason(field=field, rule=rule) for field in ("actors", "recipients"))
                return Sides(known.actors, known.recipients, known.symmetric, (*reasons, *told))
        if not actors and not recipients and match.entry.pos == "noun" and match.entry.roles == "both":
            return _shared_sides(view, drafts) or sides
        if actors and not recipients and match.entry.type in RETOLD:
            return self._retold(Sides(actors, recipients, sides.symmetric, reasons), match)
        return Sides(actors, recipients, sides.symmetric, reasons)

    def _retold(self, sides: Sides, match: Match) -> Sides:
        """The recipients of an earlier telling by the same actor, where this one names none."""
        doing = _countries(sides.actors)
        for event in self._events[:FIRST_TOLD]:
            if (
                event.type == match.entry.type
                and event.recipients
                and not event.symmetric
                and _countries(event.actors) & doing
            ):
                if _countries(event.recipients) & doing:
                    continue
                rule = f"carried over from the {event.type} of the same actor told before"
                return Sides(
                    sides.actors, event.recipients, False, (*sides.reasons, Reason(field="recipients", rule=rule))
                )
        return sides

    def meant_by(self, statement: Statement, view: View, drafts: Sequence[Draft]) -> Statement:
        """The statement with its source resolved where that is a pronoun.

        It is the last actor told in the sentence before it, or else whom the sentence or the one before is about.
        """
        party = statement.source
        if party is None or not any(
            c.party == party and c.kind in ("pronoun", "state_pronoun") for c in view.candidates
        ):
            return statement
        told = [actor for draft in drafts for actor in draft.sides.actors if actor.code and actor.end < party.start]
        meant = told[-1] if told else self._subject_before(view, party)
        if meant is None:
            return statement
        return msgspec.structs.replace(
            statement, source=msgspec.structs.replace(party, code=meant.code, name=meant.name)
        )

    def _resolved(
        self, parties: Sequence[Party], view: View, field: str, statements: Sequence[Statement]
    ) -> tuple[tuple[Party, ...], list[Reason]]:
        found: list[Party] = []
        reasons: list[Reason] = []
        for party in parties:
            kind = next((c.kind for c in view.candidates if c.party == party), "entity")
            meant: tuple[Party, ...] = ()
            if kind == "pair":
                meant = self._pair
            elif kind == "own_pronoun":
                sources = (s.source for s in statements if s.content[0] <= party.start < s.content[1])
                meant = tuple(source for source in sources if source is not None)[:1]
            elif kind in ("pronoun", "state_pronoun"):
                subject = self._subject_before(view, party, states_only=kind == "state_pronoun")
                meant = (subject,) if subject is not None else ()
            found += [msgspec.structs.replace(party, code=other.code, name=other.name) for other in meant] or [party]
            if meant:
                names = " and ".join(other.name for other in meant)
                reasons.append(reason(field, f"stands for {names}, named before", view.text, (party.start, party.end)))
        return tuple(found), reasons

    def _subject_before(self, view: View, party: Party, *, states_only: bool = False) -> Party | None:
        """The first name of this sentence before the pronoun, or whom the sentence before was about.

        For `that country` it is the state named last before it.
        """
        before = [c for c in view.candidates if c.party.end <= party.start and c.kind == "entity" and c.party.code]
        if states_only:
            return next((c.party for c in reversed(before) if len((c.party.code or "").split()) == 1), self._state)
        return next((c.party for c in before if governor(view, c) is None), self._subject)

    def disputed(self, draft: Draft, view: View) -> tuple[str | None, tuple[Reason, ...]]:
        """The claim that a REJECT denies: the nearest one before by its recipient, or else about its actor."""
        if draft.type != "REJECT" or not draft.sides.actors:
            return None, ()
        deniers, denied = _countries(draft.sides.actors), _countries(draft.sides.recipients)
        for event in reversed(self._events[-8:]):
            by = _countries((event.speaker,) if event.speaker else ())
            about = _countries(event.actors)
            if event.type == "REJECT" or (not by and event.type != "ACCUSE"):
                continue
            if (by & denied) or (by and about & deniers and not by & deniers):
                rule = "denies the nearest claim before that is by the one it answers, or about the one who denies"
                return event.id, (reason("disputes", rule, view.text, event.trigger),)
        return None, ()


FIRST_TOLD = 20
"""So many events at the head of an article are what it tells again later on."""
RETOLD = frozenset({"AGREE", "THREATEN", "REQUEST"})
"""Types that are told again without saying to whom: a promise in the headline and once more in the text."""


def _shared_sides(view: View, drafts: Sequence[Draft]) -> Sides | None:
    """The sides of the event before in the sentence where it has two, or else the only two states that it names."""
    for draft in reversed(drafts):
        parties = (*draft.sides.actors, *draft.sides.recipients)
        if len(_countries(parties)) == 2:
            before = reason("actors", "those of the event told before it in the sentence", view.text, draft.span)
            return Sides(parties, (), True, (before,))
    states: dict[str, Party] = {}
    for candidate in view.candidates:
        code = candidate.party.code or ""
        if candidate.kind == "entity" and len(code.split()[0] if code else "") == 3 and not code.startswith("IGO"):
            states.setdefault(code.split()[0], candidate.party)
    if len(states) != 2:
        return None
    told = tuple(reason("actors", "one of the only two states named in the sentence", view.text, (p.start, p.end))
                 for p in states.values())  # fmt: skip
    return Sides(tuple(states.values()), (), True, told)


def _countries(parties: Sequence[Party]) -> set[str]:
    return {party.code.split()[0] for party in parties if party.code}


def _pointed_at(view: View, match: Match) -> bool:
    """Whether the noun is one that the reader knows: `serangan itu`, `the attack`."""
    before, after = match.at[0] - 1, match.at[-1] + 1
    return (before >= 0 and view.ends("definite", before) is not None) or view.has("definite", after)
