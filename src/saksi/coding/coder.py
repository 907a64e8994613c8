"""Code the events of an article: sentence by sentence, from triggers to records, with the reason of every value."""

import hashlib
from collections.abc import Sequence

import msgspec

from saksi.coding.cues import CueTable
from saksi.coding.draft import Draft, reason
from saksi.coding.happening import background_of, conditions_of, modality_of
from saksi.coding.lexicon import Lexicon
from saksi.coding.meaning import Meanings, contexts_of, with_rules, with_weapon
from saksi.coding.memory import Memory
from saksi.coding.roles import Spoken, sides_of
from saksi.coding.selection import chosen_triggers, is_content, stands, without_effects
from saksi.coding.setting import date_of, place_of
from saksi.coding.speech import Statement, statements_of
from saksi.coding.view import View, view_of
from saksi.knowledge.plover import Plover
from saksi.language.pack import LanguagePack
from saksi.mentions.passage import Passage
from saksi.records import Article, Attribution, Event, FigureMention, Party, Reason, Span

KINDS = {
    "voice.tsv": frozenset({"agent", "recipient", "partner", "between", "location", "origin", "of", "owner", "passive",
                            "have", "auxiliary", "relative", "clause", "purpose", "and", "reciprocal", "pair", "pronoun",
                            "agent_pronoun", "light", "light_passive", "suffer", "definite", "determiner",
                            "goes_on"}),
    "auxiliaries.tsv": frozenset({"negated", "future", "hypothetical", "background", "news"}),
    "conditions.tsv": frozenset({"condition", "reported"}),
    "other_news.tsv": frozenset({"other"}),
    "speech.tsv": frozenset({"says", "trailing", "according", "credit"}),
}  # fmt: skip
OWN_WORDS = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE", "REJECT", "SUPPORT", "CONCEDE"})
"""Types that are acts of speech: who does them is who says them, so that they have no other speaker."""


class Coder(msgspec.Struct, frozen=True):
    """The coder of one language: its triggers, its small words, and what they mean."""

    lexicon: Lexicon
    tables: tuple[CueTable, ...]
    meanings: Meanings

    @classmethod
    def load(cls, pack: LanguagePack, plover: Plover) -> "Coder":
        """The coder of a language; TableError for a fault in one of its tables, with file and line."""
        tables = tuple(CueTable.load(pack, name, kinds) for name, kinds in KINDS.items())
        return cls(Lexicon.load(pack, plover), tables, Meanings.load(pack, plover))

    def code(
        self, passages: Sequence[Passage], article: Article, article_id: str
    ) -> tuple[tuple[Event, ...], tuple[Attribution, ...]]:
        """The events and attributions of an article, in the order in which they are told.

        Attributions are those of the body: their offsets count into `article.text`.
        """
        memory = Memory()
        events: list[Event] = []
        attributions: list[Attribution] = []
        for passage in passages:
            for sentence in passage.sentences:
                view = view_of(passage, sentence, self.tables)
                statements = statements_of(view)
                drafts = self.drafts_of(view, statements, memory)
                statements = tuple(
                    msgspec.structs.replace(s, source=memory.meant_by(s.source, view, drafts)) if s.source else s
                    for s in statements
                )
                for draft in drafts:
                    event = self._event(passage, view, draft, statements, article, article_id, memory)
                    if event is not None and all(event.id != other.id for other in events):
                        events.append(event)
                        memory.keep_event(event)
                if passage.part != "title":
                    attributions += [statement.record(view) for statement in statements]
                memory.keep_sentence(view)
        return tuple(events), tuple(attributions)

    def drafts_of(self, view: View, statements: Sequence[Statement], memory: Memory) -> tuple[Draft, ...]:
        """The events of a sentence with their sides, modality and final type; what is only promised is left out."""
        chosen = chosen_triggers(view, self.lexicon.find(view.words))
        verbs = frozenset(match.head for match in chosen if match.entry.pos != "noun")
        spoken = Spoken()
        conditions = conditions_of(view)
        drafts: list[Draft] = []
        for match in chosen:
            sides = memory.resolve(sides_of(view, match, verbs, spoken), view, match, drafts)
            span = view.chars(match.at[0], match.at[-1])
            rule = f"trigger {match.entry.trigger!r} is {match.entry.type} ({match.entry.where})"
            reasons = (reason("type", rule, view.text, span), *sides.reasons)
            draft = Draft(match, span, match.entry.type, match.entry.mode, sides, reasons=reasons)
            inside = is_content(view, draft, drafts, conditions)
            modality, refused, why = modality_of(view, draft)
            draft = msgspec.structs.replace(draft, modality=modality, reasons=(*draft.reasons, *why))
            draft = with_weapon(self.meanings, view, with_rules(draft, refused=refused))
            if not inside and stands(view, draft, drafts):
                drafts.append(draft)
        return without_effects(drafts)

    def _event(
        self, passage: Passage, view: View, draft: Draft, statements: Sequence[Statement], article: Article,
        article_id: str, memory: Memory,
    ) -> Event | None:  # fmt: skip
        """The finished record, or None where a word that needs a place or a toll does not have it."""
        figures = tuple(f for f in passage.figures if view.span[0] <= f.start < view.span[1])
        place, when = place_of(passage, view, draft), date_of(passage, view, draft)
        sides = draft.sides
        if "toll" in draft.match.entry.needs and not figures:
            return None
        if not sides.actors and not sides.recipients and not (draft.type in VIOLENT and (figures or place)):
            return None
        meaning = self.meanings.plover.meaning(draft.type, draft.mode)
        condition = next((entry for entry in conditions_of(view) if draft.type in CONDITIONAL), None)
        speaker, told = _speaker(draft, statements)
        past = background_of(view, when, article.published.to if article.published else None)
        disputes, linked = memory.disputed(draft, view)
        why = (*draft.reasons, *told, *([condition[1]] if condition else []), *([past] if past else []), *linked,
               *([Reason(field="place", rule=place.why)] if place else []),
               *([Reason(field="date", rule=when.why)] if when else []),
               Reason(field="cameo", rule=f"{draft.type} {draft.mode or 'without mode'} ({meaning.where})"))  # fmt: skip
        return Event(
            id=_identity(article_id, passage.part, draft), in_="heading" if view.span in passage.headings else passage.part,
            sentence=view.span, trigger=draft.span, type=draft.type, mode=draft.mode,  # type: ignore[arg-type]
            contexts=contexts_of(self.meanings, view), quad=meaning.quad, plover_score=meaning.plover_score,  # type: ignore[arg-type]
            cameo=meaning.cameo, goldstein=meaning.goldstein, actors=sides.actors, recipients=sides.recipients,
            symmetric=sides.symmetric, place=place, date=when, modality=draft.modality,  # type: ignore[arg-type]
            background=past is not None, condition=view.text[slice(*condition[0])] if condition else None,
            speaker=speaker, via=(), disputes=disputes, figures=_figures(draft, figures), why=why,
            confidence=_confidence(draft),
        )  # fmt: skip


VIOLENT = frozenset({"ASSAULT", "PROTEST", "COERCE"})
CONDITIONAL = frozenset({"AGREE", "THREATEN", "CONCEDE", "REJECT", "REQUEST"})


def _figures(draft: Draft, figures: Sequence[FigureMention]) -> tuple[FigureMention, ...]:
    return tuple(figures) if draft.type in VIOLENT or draft.type in {"AID", "RETREAT", "SANCTION"} else ()


def _speaker(draft: Draft, statements: Sequence[Statement]) -> tuple[Party | None, tuple[Reason, ...]]:
    """Who states it: the source of what is said around the trigger; nobody for those whose own words it is."""
    for statement in statements:
        inside = statement.content[0] <= draft.span[0] < statement.content[1]
        if statement.source is None or not inside:
            continue
        own = any(_same(statement.source, actor) for actor in draft.sides.actors) and draft.type in OWN_WORDS
        if own:
            return None, ()
        rule = f"the trigger stands in what {statement.source.text!r} says: cue {statement.cue.text!r} ({statement.where})"
        return statement.source, (Reason(field="speaker", rule=rule, start=statement.source.start,
                                         end=statement.source.end, text=statement.source.text),)  # fmt: skip
    return None, ()


def _same(one: Party, other: Party) -> bool:
    if one.start == other.start:
        return True
    return bool(one.code and other.code) and one.code.split()[0] == other.code.split()[0]  # type: ignore[union-attr]


def _confidence(draft: Draft) -> float:
    """0.9, less for what is less sure.

    0.1 off for each: a word that needs a context, a side taken from another clause or sentence, no actor; 0.2 for parties
    of whom none is known.
    """
    off = 0.1 * bool(draft.match.entry.needs) + 0.1 * (not draft.sides.actors)
    off += 0.1 * any("carried over" in told.rule or "stands for" in told.rule for told in draft.sides.reasons)
    known = any(party.code for party in (*draft.sides.actors, *draft.sides.recipients))
    return round(0.9 - off - 0.2 * (not known), 2)


def _identity(article_id: str, part: str, draft: Draft) -> str:
    """The content hash of an event: article, part, trigger, type and parties."""
    parties = [(party.start, party.end) for party in (*draft.sides.actors, *draft.sides.recipients)]
    content: tuple[str, str, Span, str, list[Span]] = (article_id, part, draft.span, draft.type, parties)
    return hashlib.sha256(repr(content).encode()).hexdigest()[:16]
