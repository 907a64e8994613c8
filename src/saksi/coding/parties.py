"""Who is meant by the words that have a part: the entities named in them, whom a pronoun stands for, or the words alone."""

from collections.abc import Sequence

import msgspec

from saksi.coding.draft import Candidate, Sides, reason
from saksi.coding.found import Found, Piece
from saksi.coding.memory import Memory
from saksi.coding.sides import ROLES
from saksi.coding.statements import Statement
from saksi.coding.view import View, within
from saksi.mentions.passage import Passage
from saksi.records import Party, Reason, Span

SURE = 0.5
ORGANS = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})
"""Roles of a state that an article names again without its country."""
FORCES = frozenset({"MIL", "SPY"})
"""Roles of those who act for the state of whoever speaks of them, where no other state is named."""
BODIES = frozenset({"IGO", "NGO", "IMG"})
NEAR = 2
"""So many words from a trigger a word such as `saling` counts for it."""
SHORTEST = 2
"""A party has at least so many letters."""


class Who(msgspec.Struct, frozen=True):
    """The parties that one piece of a sentence names, and why."""

    parties: tuple[Party, ...]
    reasons: tuple[Reason, ...]


def sides_of(
    passage: Passage, view: View, found: Found, memory: Memory, statements: Sequence[Statement] = ()
) -> Sides:  # fmt: skip
    """The actors and recipients of what was found; nobody is on both sides."""
    actors, why_actors = _side(passage, view, found, "actor", memory, statements)
    recipients, why_recipients = _side(passage, view, found, "recipient", memory, statements)
    recipients = _others(view, found, actors, recipients)
    if not actors and not recipients:
        return _both_sides(passage, view, found, memory)
    alike = _alike(view, found, recipients)
    if len(actors) + len(recipients) < 2 and not _says_so(view, found):
        alike = ()
    if alike:
        actors, recipients = (*actors, *recipients), ()
    return Sides(actors, recipients, bool(alike), (*why_actors, *why_recipients, *alike))


def _both_sides(passage: Passage, view: View, found: Found, memory: Memory) -> Sides:
    """`both sides` behind a trigger for which the encoder sees nobody: it is they; nobody where they are not named there."""
    for at in range(found.last + 1, len(view.words)):
        candidate = view.candidate(at)
        if candidate is not None and candidate.kind == "pair":
            who = who_is(passage, view, Piece(candidate.first, candidate.last, 0.0), memory)
            told = reason("symmetric", "both sides, named behind it before the next mark, do it", view.text,
                          (candidate.party.start, candidate.party.end))  # fmt: skip
            return Sides(who.parties, (), True, (*who.reasons, told)) if len(who.parties) > 1 else Sides()
        if view.words[at].is_mark:
            break
    return Sides()


def _others(view: View, found: Found, actors: Sequence[Party], recipients: Sequence[Party]) -> tuple[Party, ...]:
    """The recipients without those who act: the same words, a state upon itself, or, where the encoder is not sure, one code."""
    doing = {(party.start, party.end, party.code) for party in actors}
    codes = {party.code for party in actors if party.code}
    sure = [view.chars(piece.first, piece.last) for piece in found.pieces("recipient") if piece.chance >= SURE]
    return tuple(
        party for party in recipients
        if (party.start, party.end, party.code) not in doing
        and (party.code not in codes
             or (" " in (party.code or "") and any(start <= party.start and party.end <= end for start, end in sure)))
    )  # fmt: skip


def _alike(view: View, found: Found, recipients: Sequence[Party]) -> tuple[Reason, ...]:
    """Why both sides act alike: the encoder says so, or `the two sides` do it and nobody else suffers it."""
    trigger = view.chars(found.first, found.last)
    if found.symmetric >= SURE:
        return (reason("symmetric", f"encoder: both sides act alike, {found.symmetric:.2f}", view.text, trigger),)
    beside = _says_so(view, found)
    if beside and not recipients and found.pieces("actor"):
        word = (view.words[beside[0]].start, view.words[beside[0]].end)
        return (reason("symmetric", "each does it to the other, the words say", view.text, word),)
    pairs = [c for piece in found.pieces("actor") for c in _heads(view, piece) if c.kind == "pair"]
    if pairs and not recipients:
        party = pairs[0].party
        return (
            reason("symmetric", "the two sides do it, and nobody else suffers it", view.text, (party.start, party.end)),
        )
    return ()


def _says_so(view: View, found: Found) -> list[int]:
    """Where a word beside a trigger says that each does it to the other: `saling`."""
    return [at for at in range(found.first - NEAR, found.last + NEAR + 1) if view.has("reciprocal", at)]


def _side(
    passage: Passage, view: View, found: Found, role: str, memory: Memory, statements: Sequence[Statement]
) -> tuple[tuple[Party, ...], tuple[Reason, ...]]:
    earlier = found.earlier(role)  # type: ignore[arg-type]
    meant = earlier_parties(passage, view, earlier, memory)
    here = found.pieces(role)  # type: ignore[arg-type]
    if not here:
        return meant, tuple(_named_before(f"{role}s", party, earlier[0].chance) for party in meant)
    parties: list[Party] = []
    reasons: list[Reason] = []
    for piece in here:
        who = who_is(passage, view, piece, memory, statements, meant=meant)
        parties += who.parties
        if who.parties:
            span = view.chars(piece.first, piece.last)
            reasons.append(reason(f"{role}s", f"encoder: {role}, {piece.chance:.2f}", view.text, span))
            reasons += [msgspec.structs.replace(told, field=f"{role}s") for told in who.reasons]
    return tuple(dict.fromkeys(parties)), tuple(reasons)


def earlier_parties(passage: Passage, view: View, pieces: Sequence[Piece], memory: Memory) -> tuple[Party, ...]:
    """Whom pieces of the sentences before one mean."""
    found: list[Party] = []
    for piece in pieces:
        earlier = memory.view_before(view, piece.back)
        if earlier is not None:
            found += who_is(passage, earlier, piece, memory).parties
    return tuple(dict.fromkeys(found))


def _named_before(field: str, party: Party, chance: float) -> Reason:
    rule = f"encoder: named before, {chance:.2f}; the sentence leaves it out"
    return Reason(field=field, rule=rule, start=party.start, end=party.end, text=party.text)


def who_is(
    passage: Passage, view: View, piece: Piece, memory: Memory, statements: Sequence[Statement] = (), *,
    meant: Sequence[Party] = (), speaks: bool = False,
) -> Who:  # fmt: skip
    """Whom a piece of a sentence means. Each name that it joins is a party; else the whole piece is one.

    `meant` are those of the sentences before that the encoder takes a pronoun for. `speaks` where it says something: a
    pronoun then means who spoke last.
    """
    start, end = view.chars(piece.first, piece.last)
    said = view.text[start:end]
    if sum(letter.isalpha() for letter in said) < SHORTEST:
        return Who((), ())
    heads = _heads(view, piece)
    if not heads or not any(head.party.code or head.kind != "entity" for head in heads):
        party = Party(start=start, end=end, text=said, code=None, name=said)
        known = memory.known_as(said)
        if known is None and len(meant) == 1 and meant[0].code:
            why = reason("party", f"encoder: stands for {meant[0].text!r}, named before", view.text, (start, end))
            return Who((msgspec.structs.replace(party, code=meant[0].code, name=meant[0].name),), (why,))
        rule = "introduced by the article as"
        if known is None and speaks and view.ends("definite", piece.last) is not None:
            known, rule = memory.spoke_last, "points back at who spoke last,"
        if known is not None:
            why = reason("party", f"{rule} {known.text!r}", view.text, (start, end))
            return Who((msgspec.structs.replace(party, code=known.code, name=known.name),), (why,))
        return _by_place(passage, party)
    parties: list[Party] = []
    reasons: list[Reason] = []
    for head in heads:
        own = head.party if len(heads) > 1 else msgspec.structs.replace(head.party, start=start, end=end, text=said)
        if head.kind == "entity":
            owned, told = _with_country(passage, view, piece, head, own, meant, statements, memory)
            parties.append(owned)
            reasons += told
            memory.keep_name(view, head, piece.last, owned)
            continue
        others = _stood_for(head, view, memory, statements, meant, speaks=speaks)
        parties += [msgspec.structs.replace(own, code=other.code, name=other.name) for other in others] or [own]
        if others:
            names = " and ".join(other.name for other in others)
            reasons.append(reason("party", f"stands for {names}, named before", view.text, (own.start, own.end)))
    return Who(tuple(parties), tuple(reasons))


def _stood_for(
    head: Candidate, view: View, memory: Memory, statements: Sequence[Statement], meant: Sequence[Party], *, speaks: bool
) -> tuple[Party, ...]:  # fmt: skip
    """Whom a pronoun stands for. The two sides are those of the article, who may stand farther back than the encoder sees."""
    known = memory.speaking(head, view) if speaks else memory.meant(head, view, statements)
    if head.kind == "pair":
        return known or tuple(meant)
    return tuple(meant) or known


def _with_country(
    passage: Passage, view: View, piece: Piece, head: Candidate, own: Party, meant: Sequence[Party],
    statements: Sequence[Statement], memory: Memory,
) -> tuple[Party, tuple[Reason, ...]]:  # fmt: skip
    """A party of whom only the role is known, with the country or place named in the same piece, with that of whom the
    encoder takes it for, or with that of the one who speaks.

    `anti-government hackers of Iran`; `the jets struck Beirut`, as a minister of Israel says.
    """
    role = own.code or ""
    if role not in ROLES:
        return own, ()
    for other in view.candidates:
        country = (other.party.code or "").split()[:1]
        if (
            other.kind == "entity"
            and other != head
            and piece.first <= other.first <= piece.last
            and _is_country(country)
        ):
            rule = f"of the country named beside it: {other.why}"
            return _owned(own, country[0], role, rule, other.party)
    for place in within(passage.places, view.chars(piece.first, piece.last)):
        if place.country:
            rule = f"of the state that {place.text!r} lies in: {place.why}"
            return _owned(own, place.country, role, rule, msgspec.structs.replace(own, start=place.start, end=place.end,
                                                                                  text=place.text))  # fmt: skip
    same = [
        party for party in meant if (party.code or "").endswith(f" {role}") or _is_country((party.code or "").split())
    ]
    if len(same) == 1:
        rule = f"encoder: means {same[0].text!r}, named before"
        return _owned(own, (same[0].code or "").split()[0], role, rule, same[0])
    for statement in statements if role in FORCES else ():
        country = (statement.source.code or "").split()[:1] if statement.source else []
        if statement.source and statement.holds(head.party.start) and _is_country(country):
            rule = f"the forces of whoever speaks: {statement.source.text!r}"
            return _owned(own, country[0], role, rule, own)
    holder = memory.only_holder(role) if role in ORGANS else None
    if holder is not None:
        rule = f"the only {role} that the article has named before, {holder.text!r}"
        return _owned(own, (holder.code or "").split()[0], role, rule, own)
    return own, ()


def _owned(own: Party, country: str, role: str, rule: str, told_by: Party) -> tuple[Party, tuple[Reason, ...]]:
    party = msgspec.structs.replace(own, code=f"{country} {role}")
    return party, (Reason(field="party", rule=rule, start=told_by.start, end=told_by.end, text=told_by.text),)


def _is_country(code: Sequence[str]) -> bool:
    return bool(code) and len(code[0]) == 3 and code[0] not in ROLES | BODIES


def _heads(view: View, piece: Piece) -> tuple[Candidate, ...]:
    """The first candidate in a piece that says who it is, with those joined to it by `and` or a comma."""
    inside = [c for c in view.candidates if c.first <= piece.last and c.last >= piece.first]
    named = [c for c in inside if c.kind == "entity" and c.party.code] or inside
    if not named:
        return ()
    group = [named[0]]
    for candidate in named[1:]:
        between = range(group[-1].last + 1, candidate.first)
        if not all(_joins(view, at) for at in between) or not between:
            break
        group.append(candidate)
    return tuple(group)


def _joins(view: View, at: int) -> bool:
    return view.words[at].text in {",", "-", "–", "/"} or view.has("and", at) or view.has("determiner", at)


def _by_place(passage: Passage, party: Party) -> Who:
    """A party that is only named by a place: the people or things there belong to the place's state."""
    for place in within(passage.places, (party.start, party.end)):
        if place.country and place.end <= party.end:
            named = msgspec.structs.replace(party, code=place.country)
            told = Reason(field="party", rule=f"of the state that {place.text!r} lies in: {place.why}",
                          start=place.start, end=place.end, text=place.text)  # fmt: skip
            return Who((named,), (told,))
    return Who((party,), ())


def is_outlet(passage: Passage, span: Span) -> bool:
    """Whether the words name a news outlet and nobody else: it relays, and does not state."""
    inside = [e for e in within(passage.entities, span) if e.end <= span[1]]
    return bool(inside) and inside[0].kind == "outlet"
