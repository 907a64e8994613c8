"""Make the record of an event from its draft: what it means, where and when it was, who states it, and why."""

import hashlib
from collections.abc import Sequence

import msgspec

from saksi.coding.draft import Draft, reason
from saksi.coding.happening import background_of, condition_of
from saksi.coding.home import at_home
from saksi.coding.meaning import Meanings, contexts_of
from saksi.coding.memory import Memory
from saksi.coding.parties import is_outlet, who_is
from saksi.coding.setting import date_of, place_of
from saksi.coding.statements import Statement, surest
from saksi.coding.via import Credit, via_reasons
from saksi.coding.view import View, within
from saksi.language.encoder import confidence_of
from saksi.language.labels import Role
from saksi.mentions.passage import Passage
from saksi.records import Article, Event, FigureMention, Party, Reason

SPEECH_ACTS = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE", "REJECT", "SUPPORT", "CONCEDE"})
"""Types that are acts of speech: who does them is who says them, so that they have no other speaker."""
VIOLENT = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Types that are kept with nobody named, where a place or a number of people is."""
COUNTED = VIOLENT | {"AID", "RETREAT", "SANCTION", "MOBILIZE"}
"""Types that figures of people are told of."""
COUNTS: tuple[Role, ...] = ("killed", "injured")
CONDITIONAL = frozenset({"AGREE", "THREATEN", "CONCEDE", "REJECT", "REQUEST"})
"""Types that are said under a condition."""


class Telling(msgspec.Struct, frozen=True):
    """The sentence that a draft stands in, and what is known around it."""

    passage: Passage
    view: View
    article: Article
    article_id: str
    statements: tuple[Statement, ...]
    credits: tuple[Credit, ...]
    calibration: tuple[tuple[float, float], ...] = ()


def event_of(
    telling: Telling, draft: Draft, earlier: Sequence[Draft], meanings: Meanings, memory: Memory
) -> Event | None:
    """The record of a draft, or None where it has no party, place or toll to stand on."""
    passage, view = telling.passage, telling.view
    figures = _figures(passage, view, draft)
    place, when = place_of(passage, view, draft), date_of(passage, view, draft)
    draft = at_home(draft, place)
    sides = draft.sides
    if not sides.actors and not sides.recipients and not (draft.type in VIOLENT and (figures or place)):
        return None
    condition = condition_of(view, draft.found) if draft.type in CONDITIONAL else None
    speaker, told = _speaker(draft, earlier, telling, memory)
    published = telling.article.published
    past = background_of(view, draft.found, when, published.to if published else None)
    meaning = meanings.plover.meaning(draft.type, draft.mode)
    why = [*draft.reasons, *told, *via_reasons(telling.credits, view.text)]
    why += [condition[1]] if condition else []
    why += [past] if past else []
    why += [Reason(field="place", rule=place.why)] if place else []
    why += [Reason(field="date", rule=when.why)] if when else []
    why += _who(view, (*sides.actors, *sides.recipients, *((speaker,) if speaker else ())))
    why.append(Reason(field="cameo", rule=f"{draft.type} {draft.mode or 'without mode'} ({meaning.where})"))
    return Event(
        id=_identity(telling.article_id, passage.part, draft),
        in_="heading" if view.span in passage.headings else passage.part,
        sentence=view.span, trigger=draft.span,
        type=draft.type, mode=draft.mode, contexts=contexts_of(meanings, view), quad=meaning.quad,  # type: ignore[arg-type]
        plover_score=meaning.plover_score, cameo=meaning.cameo, goldstein=meaning.goldstein,
        actors=sides.actors, recipients=sides.recipients, symmetric=sides.symmetric, place=place, date=when,
        modality=draft.modality, background=past is not None,  # type: ignore[arg-type]
        condition=view.text[slice(*condition[0])] if condition else None,
        speaker=speaker, via=tuple(credit.name for credit in telling.credits), disputes=None,
        figures=figures, why=tuple(why), confidence=confidence_of(telling.calibration, draft.found.score),
    )  # fmt: skip


def _figures(passage: Passage, view: View, draft: Draft) -> tuple[FigureMention, ...]:
    """The figures of the parts that the encoder sees as dead or injured; without such a part those of the sentence."""
    if draft.type not in COUNTED:
        return ()
    figures = tuple(within(passage.figures, view.span))
    seen = [view.chars(p.first, p.last) for role in COUNTS for p in draft.found.pieces(role)]
    own = tuple(f for f in figures if any(start < f.end and f.start < end for start, end in seen))
    return own or figures


def _speaker(
    draft: Draft, earlier: Sequence[Draft], telling: Telling, memory: Memory
) -> tuple[Party | None, tuple[Reason, ...]]:
    """Who states it: whom the encoder sees, the source of what is said around the trigger, or the accuser of a deed."""
    act = draft.type in SPEECH_ACTS
    piece = surest(draft.found.pieces("speaker"))
    if piece is not None and not is_outlet(telling.passage, telling.view.chars(piece.first, piece.last)):
        who = who_is(telling.passage, telling.view, piece, memory, telling.statements, speaks=True)
        for party in who.parties:
            if act and any(_same(party, actor) for actor in draft.sides.actors):
                return None, ()
            return party, (_told(f"encoder: speaker, {piece.chance:.2f}", party), *who.reasons)
    for statement in telling.statements:
        source = statement.source
        if source is None or statement.by_outlet or not statement.holds(draft.span[0]):
            continue
        if act and any(_same(source, actor) for actor in draft.sides.actors):
            return None, ()
        cue = telling.view.text[slice(*statement.cue)]
        return source, (_told(f"what {source.text!r} says: cue {cue!r}, encoder, {statement.chance:.2f}", source),)
    for other in earlier:
        accused = other.type == "ACCUSE" and other.mode == "allege" and not act
        if accused and other.sides.actors and other.found.last < draft.found.first:
            accuser = other.sides.actors[0]
            return accuser, (_told(f"the deed that {accuser.text!r} accuses of", accuser),)
    return None, ()


def _who(view: View, parties: Sequence[Party]) -> list[Reason]:
    """Why each party that the sentence names has its code: the row of a table, and the rule that joined an office to it."""
    found: dict[tuple[int, int], Reason] = {}
    for party in parties:
        inside = [c for c in view.candidates if party.start <= c.party.start and c.party.end <= party.end]
        meant = next((c for c in inside if c.kind != "entity" or _same_code(c.party, party)), None)
        if meant is not None:
            found[party.start, party.end] = reason("party", meant.why, view.text, (party.start, party.end))
    return list(found.values())


def _same_code(named: Party, party: Party) -> bool:
    """Whether a party has the code by which it is named, or that role with a country that was found for it."""
    return named.code == party.code or (party.code or "").endswith(f" {named.code}")


def _told(rule: str, party: Party) -> Reason:
    return Reason(field="speaker", rule=rule, start=party.start, end=party.end, text=party.text)


def _same(one: Party, other: Party) -> bool:
    """Whether two parties are one: the same words, or codes of one country."""
    if one.start == other.start:
        return True
    return one.code is not None and other.code is not None and one.code.split()[0] == other.code.split()[0]


def _identity(article_id: str, part: str, draft: Draft) -> str:
    """The content hash of an event: article, part, trigger, type and parties."""
    parties = [(party.start, party.end, party.code) for party in (*draft.sides.actors, *draft.sides.recipients)]
    content = repr((article_id, part, draft.span, draft.type, parties))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
