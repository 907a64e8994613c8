"""Code the events of an article: sentence by sentence, from triggers to records, with the reason of every value."""

from collections.abc import Sequence

import msgspec

from saksi.coding.cues import CueTable
from saksi.coding.draft import Draft, reason
from saksi.coding.finish import Telling, event_of
from saksi.coding.happening import conditions_of, modality_of
from saksi.coding.lexicon import Lexicon, Match
from saksi.coding.meaning import Meanings, with_rules, with_weapon
from saksi.coding.memory import Memory
from saksi.coding.roles import Spoken, sides_of
from saksi.coding.selection import chosen_triggers, is_content, stands, without_effects
from saksi.coding.setting import with_owner, without_places
from saksi.coding.speech import Statement, statements_of
from saksi.coding.via import Credits, credited_back, credited_headings, points_back, within
from saksi.coding.view import View, view_of
from saksi.knowledge.outlets import Outlets
from saksi.knowledge.plover import Plover
from saksi.language.pack import LanguagePack
from saksi.mentions.passage import Passage
from saksi.records import Article, Attribution, Event

KINDS = {
    "voice.tsv": frozenset({
        "agent", "instrument", "recipient", "partner", "between", "location", "origin", "of", "owner", "passive", "have",
        "auxiliary", "relative", "clause", "purpose", "and", "reciprocal", "pair", "pronoun", "state_pronoun",
        "own_pronoun", "agent_pronoun", "light", "light_passive", "suffer", "definite", "determiner", "goes_on", "quantity",
        "happens",
    }),
    "auxiliaries.tsv": frozenset({"negated", "future", "hypothetical", "background", "news"}),
    "conditions.tsv": frozenset({"condition", "reported"}),
    "other_news.tsv": frozenset({"other", "blocked"}),
    "speech.tsv": frozenset({"says", "trailing", "according", "refers"}),
}  # fmt: skip
"""The tables of small words, with the kinds that each may have."""


class Coder(msgspec.Struct, frozen=True):
    """The coder of one language: its triggers, its small words, what they mean, and the outlets that it knows."""

    lexicon: Lexicon
    tables: tuple[CueTable, ...]
    meanings: Meanings
    credits: Credits

    @classmethod
    def load(cls, pack: LanguagePack, plover: Plover, outlets: Outlets | None = None) -> "Coder":
        """The coder of a language; TableError for a fault in one of its tables, with file and line."""
        tables = tuple(CueTable.load(pack, name, kinds) for name, kinds in KINDS.items())
        credits = Credits.load(pack, outlets)
        return cls(Lexicon.load(pack, plover), tables, Meanings.load(pack, plover), credits)

    def code(
        self, passages: Sequence[Passage], article: Article, article_id: str
    ) -> tuple[tuple[Event, ...], tuple[Attribution, ...]]:
        """The events and attributions of an article, in the order in which they are told.

        Attributions are those of the body: their offsets count into `article.text`. The same passages give the same
        records.
        """
        memory = Memory()
        events: list[Event] = []
        attributions: list[Attribution] = []
        for passage in passages:
            credits, before = self.credits.of(passage), None
            for sentence in passage.sentences:
                view = view_of(passage, sentence, self.tables)
                statements = statements_of(view)
                drafts = self.drafts_of(passage, view, statements, memory)
                statements = tuple(memory.meant_by(statement, view, drafts) for statement in statements)
                here = within(credits, sentence)
                if here and points_back(view):
                    events = credited_back(events, before, here, passage.text)
                telling = Telling(passage, view, article, article_id, statements, here)
                for number, draft in enumerate(drafts):
                    event = event_of(telling, draft, drafts[:number], self.meanings, memory)
                    if event is not None:
                        events.append(event)
                        memory.keep_event(event)
                if passage.part != "title":
                    outlets = tuple(credit.name for credit in here)
                    attributions += [statement.record(view, outlets) for statement in statements]
                memory.keep_sentence(view)
                before = sentence
        return tuple(credited_headings(events)), tuple(attributions)

    def drafts_of(
        self, passage: Passage, view: View, statements: Sequence[Statement], memory: Memory
    ) -> tuple[Draft, ...]:
        """The events of a sentence with their sides, modality and final type; what is only promised is left out."""
        chosen = chosen_triggers(view, self.lexicon.find(view.words))
        heads = frozenset(match.head for match in chosen)
        verbs = frozenset(match.head for match in chosen if match.entry.pos != "noun")
        spoken, conditions = Spoken(), conditions_of(view)
        drafts: list[Draft] = []
        for match in chosen:
            sides = memory.resolve(sides_of(view, match, verbs, spoken), view, match, drafts, statements)
            draft = _begun(view, match).with_sides(without_places(passage, view, sides))
            inside = is_content(view, draft, drafts, conditions)
            modality, refused, why = modality_of(view, draft, heads)
            draft = msgspec.structs.replace(draft, modality=modality, reasons=(*draft.reasons, *why))
            draft = with_owner(passage, view, with_weapon(self.meanings, view, with_rules(draft, refused=refused)))
            if not inside and stands(view, draft, drafts):
                drafts.append(draft)
        return without_effects(drafts)


def _begun(view: View, match: Match) -> Draft:
    """A draft that knows its trigger, type and mode, and why."""
    span = view.chars(match.at[0], match.at[-1])
    entry = match.entry
    told = [reason("type", f"trigger {entry.trigger!r} is {entry.type} ({entry.where})", view.text, span)]
    if entry.mode:
        told.append(reason("mode", f"trigger {entry.trigger!r} is {entry.mode} ({entry.where})", view.text, span))
    return Draft(match, span, entry.type, entry.mode, reasons=tuple(told))
