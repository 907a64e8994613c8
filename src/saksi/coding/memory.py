"""What earlier sentences of an article lend to later ones: whom pronouns mean, which claim a denial denies."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from saksi.coding.draft import Candidate, Draft, Sides, reason
from saksi.coding.found import Found
from saksi.coding.introduced import Introduced
from saksi.coding.sides import countries_of, is_political
from saksi.coding.statements import Statement
from saksi.coding.view import View, governor
from saksi.records import Event, Party, Reason, Span


class Memory:
    """Lives for one article; what it lends is always given with its reason."""

    def __init__(self) -> None:
        self._subject: Party | None = None
        self._state: Party | None = None
        self._speaker: Party | None = None
        self._names: dict[str, Party] = {}
        self._pair: tuple[Party, ...] = ()
        self._holders: dict[str, dict[str, Party]] = {}
        self._events: list[Event] = []
        self._last: dict[str, Event] = {}
        self._views: tuple[View, ...] = ()
        self._number: dict[Span, int] = {}

    def begin(self, views: Sequence[View]) -> None:
        """Begin another part of the article, with its sentences."""
        self._views, self._number = tuple(views), {view.span: number for number, view in enumerate(views)}

    def view_before(self, view: View, back: int) -> View | None:
        """The sentence so many sentences before another."""
        number = self._number[view.span] - back
        return self._views[number] if number >= 0 else None

    def keep_event(self, event: Event) -> None:
        """Remember an event, and its parties where there are two sides."""
        self._events.append(event)
        self._last[event.type] = event
        if event.symmetric or event.quad.endswith("conflict") or not self._pair:
            self._keep_pair((*event.actors, *event.recipients))  # friends are not `the two sides` of a war

    def keep_statements(self, statements: Sequence[Statement]) -> None:
        """Remember who spoke last: `we` in a quote that goes on means them."""
        spoke = [s.source for s in statements if s.source is not None and s.source.code and not s.by_outlet]
        self._speaker = spoke[-1] if spoke else self._speaker

    def keep_introduced(self, introduced: Iterable[Introduced]) -> None:
        """Remember who has which name in this article; the first introduction counts."""
        for one in introduced:
            self._names.setdefault(one.name, one.party)

    def keep_name(self, view: View, candidate: Candidate, last: int, party: Party) -> None:
        """Remember by which word somebody may be called later, whose name goes on behind the office: `Capt. Jeff Davis`."""
        words = view.words[candidate.last + 1 : last + 1]
        if words and words[-1].text[0].isupper() and not words[-1].is_mark:
            self._names.setdefault(words[-1].text, party)

    def known_as(self, said: str) -> Party | None:
        """Who was introduced before by these words, or by the last of them: `Davis` after `Capt. Jeff Davis`."""
        return self._names.get(said) or self._names.get(said.split()[-1])

    @property
    def spoke_last(self) -> Party | None:
        """Who was quoted last."""
        return self._speaker

    def speaking(self, candidate: Candidate, view: View) -> tuple[Party, ...]:
        """Whom a pronoun that speaks stands for: who spoke last, else as any other pronoun."""
        if candidate.kind == "pronoun" and self._speaker is not None:
            return (self._speaker,)
        return self.meant(candidate, view)

    def only_holder(self, role: str) -> Party | None:
        """Who has a role, where the article has named it of one country alone so far: the army, where only Israel's was named."""
        holders = self._holders.get(role, {})
        return next(iter(holders.values())) if len(holders) == 1 else None

    def keep_sentence(self, view: View) -> None:
        """Remember whom the sentence is about: its first name behind no preposition; and two names joined in it."""
        named = [candidate for candidate in view.candidates if candidate.kind == "entity" and candidate.party.code]
        for candidate in named:
            country, _, role = (candidate.party.code or "").partition(" ")
            if role:
                self._holders.setdefault(role, {}).setdefault(country, candidate.party)
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

    def completed(self, sides: Sides, view: View, draft: Draft, drafts: Sequence[Draft]) -> Sides:
        """The sides with those taken over of an event that is only pointed at (`that attack`) or told again.

        A meeting or an agreement without sides of its own is between those of the event told before it in the sentence.
        """
        if not sides.actors and not sides.recipients and draft.is_noun:
            if _pointed_at(view, draft.found):
                known = self._last.get(draft.type)
                if known is not None:
                    rule = f"carried over from the {known.type} told before: the noun is pointed at"
                    told = tuple(Reason(field=field, rule=rule) for field in ("actors", "recipients"))
                    return Sides(known.actors, known.recipients, known.symmetric, (*sides.reasons, *told))
            if draft.type in MUTUAL:
                return _shared_sides(view, drafts) or sides
        if not sides.actors and sides.recipients and draft.is_noun and _pointed_at(view, draft.found):
            return self._same_doers(sides, draft.type)
        if sides.actors and not sides.recipients and draft.type in RETOLD:
            return self._retold(sides, draft.type)
        return sides

    def _same_doers(self, sides: Sides, type_: str) -> Sides:
        """The actors of the event of this type told last, where the noun points at it and none of them suffers it now."""
        known = self._last.get(type_)
        if (
            known is None
            or not known.actors
            or known.symmetric
            or countries_of(known.actors) & countries_of(sides.recipients)
        ):
            return sides
        told = Reason(field="actors", rule=f"carried over from the {known.type} told before: the noun is pointed at")
        return Sides(known.actors, sides.recipients, False, (*sides.reasons, told))

    def _retold(self, sides: Sides, type_: str) -> Sides:
        """The recipients of an earlier telling by the same actor, where this one names none."""
        doing = countries_of(sides.actors)
        for event in self._events[:FIRST_TOLD]:
            same = (
                event.type == type_ and event.recipients and not event.symmetric and countries_of(event.actors) & doing
            )
            if same and not countries_of(event.recipients) & doing:
                rule = f"carried over from the {event.type} of the same actor told before"
                told = Reason(field="recipients", rule=rule)
                return Sides(sides.actors, event.recipients, False, (*sides.reasons, told))
        return sides

    def meant(self, candidate: Candidate, view: View, statements: Sequence[Statement] = ()) -> tuple[Party, ...]:
        """Whom a pronoun stands for: the two sides, who is speaking, or whom the words before are about; nobody if open."""
        if candidate.kind == "pair":
            return self._pair
        if candidate.kind == "own_pronoun":
            sources = [s.source for s in statements if s.holds(candidate.party.start) and s.source is not None]
            return tuple(sources[:1]) or ((self._speaker,) if self._speaker is not None else ())
        subject = self._subject_before(view, candidate.party, states_only=candidate.kind == "state_pronoun")
        return (subject,) if subject is not None else ()

    def _subject_before(self, view: View, party: Party, *, states_only: bool = False) -> Party | None:
        """The first name of this sentence before the pronoun, or whom the sentence before was about.

        For `that country` it is the state named last before it.
        """
        before = [c for c in view.candidates if c.party.end <= party.start and c.kind == "entity" and c.party.code]
        if states_only:
            return next((c.party for c in reversed(before) if len((c.party.code or "").split()) == 1), self._state)
        return next((c.party for c in before if governor(view, c) is None), self._subject)


FIRST_TOLD = 20
"""So many events at the head of an article are what it tells again later on."""
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types that take two."""
RETOLD = frozenset({"AGREE", "THREATEN", "REQUEST"})
"""Types that are told again without saying to whom: a promise in the headline and once more in the text."""


def _shared_sides(view: View, drafts: Sequence[Draft]) -> Sides | None:
    """The sides of the event before in the sentence where it has two, or else the only two states that it names."""
    for draft in reversed(drafts):
        parties = (*draft.sides.actors, *draft.sides.recipients)
        if len(countries_of(parties)) == 2:
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


def _pointed_at(view: View, found: Found) -> bool:
    """Whether the noun is one that the reader knows: `serangan itu`, `the attack`."""
    before, after = found.first - 1, found.last + 1
    return (before >= 0 and view.ends("definite", before) is not None) or view.has("definite", after)
