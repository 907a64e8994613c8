"""Code the events of an article: sentence by sentence, from triggers to records, with the reason of every value."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec

from saksi.coding.accepting import accepted
from saksi.coding.cues import CueTable
from saksi.coding.disputes import KINDS as DISPUTE_KINDS
from saksi.coding.disputes import disputes_of, with_disputes
from saksi.coding.draft import Draft, reason
from saksi.coding.explaining import Closer, look_closer
from saksi.coding.finding import Finder
from saksi.coding.finish import Telling, event_of
from saksi.coding.first_look import FirstLook
from saksi.coding.found import Found, Said
from saksi.coding.happening import modality_of
from saksi.coding.introduced import introduced_in
from saksi.coding.learnt import Learnt
from saksi.coding.lexicon import Lexicon
from saksi.coding.meaning import Meanings, with_rules, with_weapon
from saksi.coding.memory import Memory
from saksi.coding.neighbours import Neighbour, Neighbours
from saksi.coding.overrides import Overrides
from saksi.coding.parties import earlier_parties, is_outlet, sides_of, who_is
from saksi.coding.setting import with_owner, without_places
from saksi.coding.speeches import Sight, Speeches
from saksi.coding.stance import with_stance
from saksi.coding.statements import Statement
from saksi.coding.told import Told
from saksi.coding.unlisted import pronouns_of, unknown_names
from saksi.coding.via import Credit, Credits, credited_back, credited_headings, points_back, within
from saksi.coding.view import View, view_of
from saksi.coding.view import within as inside
from saksi.knowledge.outlets import Outlets
from saksi.knowledge.plover import Plover
from saksi.language.encoder import SENTENCES_BEFORE
from saksi.language.pack import LanguagePack
from saksi.mentions.passage import Passage
from saksi.records import Article, Attribution, Dispute, EntityMention, Event, FigureMention, Reason, Span

KINDS = frozenset({
    "agent", "instrument", "recipient", "partner", "between", "location", "origin", "of", "owner", "clause", "and",
    "determiner", "definite", "pronoun", "state_pronoun", "own_pronoun", "pair", "quantity", "refers", "reciprocal",
})  # fmt: skip
"""The kinds of small words in voice.tsv."""


class Coded(msgspec.Struct, frozen=True):
    """What was coded of an article; offsets of all but title events count into `article.text`.

    `entities` are those that no table knows: pronouns with whom they mean, and names that the encoder sees.
    """

    events: tuple[Event, ...]
    attributions: tuple[Attribution, ...]
    entities: tuple[EntityMention, ...]
    figures: tuple[FigureMention, ...]
    disputes: tuple[Dispute, ...] = ()


class Coder(msgspec.Struct, frozen=True):
    """The coder of one language: what finds events, the small words, what they mean, and the outlets that it knows.

    `changed` tells the version of a coder that a user's folder changes from others.
    """

    finder: Finder
    neighbours: Neighbours | None
    words: CueTable
    meanings: Meanings
    credits: Credits
    answers: CueTable
    changed: str = ""

    @classmethod
    def load(
        cls, pack: LanguagePack, plover: Plover, learnt: Learnt, outlets: Outlets | None = None,
        triggers: Path | None = None, changed: str = "",
    ) -> "Coder":  # fmt: skip
        """The coder of a language, with a user's own triggers; TableError for a fault in a table, with file and line."""
        words = CueTable.load(pack, "voice.tsv", KINDS)
        modes = {kind: plover.modes_of(kind) for kind in plover.types}
        overrides = Overrides.load(triggers, pack, plover) if triggers is not None else None
        finder = Finder(learnt.encoder, Lexicon.load(pack, plover), modes, learnt.gate, overrides)
        answers = CueTable.load(pack, "disputes.tsv", DISPUTE_KINDS)
        credits = Credits.load(pack, outlets)
        return cls(finder, learnt.neighbours, words, Meanings.load(pack, plover), credits, answers, changed)

    @property
    def version(self) -> str:
        """What coded: the encoder's version, and a hash of the user's folder where there is one."""
        return f"encoder-{self.finder.encoder.version}" + (f"+own-{self.changed}" if self.changed else "")

    def closer(self, text: str, sentence: Span, before: Sequence[Span] = ()) -> Closer:
        """What was nearly coded in a sentence behind some others, and which annotated sentences its events are like."""
        return look_closer(self.finder, self.neighbours, text, sentence, before)

    def code(self, passages: Sequence[Passage], article: Article, article_id: str) -> Coded:
        """The events of an article in the order in which they are told, who says what in its body, and who disputes it.

        The same passages give the same records.
        """
        memory = Memory()
        parts = [self._part(passage, article, article_id, memory) for passage in passages]
        body = [part for passage, part in zip(passages, parts, strict=True) if passage.part != "title"]
        return Coded(
            events=tuple(credited_headings([event for part in parts for event in part.events])),
            attributions=tuple(one for part in body for one in part.attributions),
            entities=tuple(one for part in body for one in part.entities),
            figures=tuple(one for part in body for one in part.figures),
            disputes=tuple(one for part in body for one in part.disputes),
        )

    def _part(self, passage: Passage, article: Article, article_id: str, memory: Memory) -> Coded:
        """All that is coded of the title or the body."""
        sights = self.sights_of(passage)
        memory.begin([sight.view for sight in sights])
        speeches = Speeches(passage, sights, partial(statement_of, passage, memory))
        credits, calibration = self.credits.of(passage), self.finder.encoder.calibration
        said: list[tuple[Statement, ...]] = []
        events: list[Event] = []
        attributions: list[Attribution] = []
        entities: list[EntityMention] = []
        figures: list[FigureMention] = []
        for number, sight in enumerate(sights):
            view, here = sight.view, within(credits, sight.view.span)
            memory.keep_introduced(introduced_in(view, sight.seen.names))
            own = speeches.own(number)
            statements = (*own, *speeches.around(number))
            drafts = self.drafts_of(passage, view, accepted(sight.seen.found), statements, memory)
            if here and number and points_back(view):
                events = credited_back(events, sights[number - 1].view.span, here, passage.text)
            telling = Telling(passage, view, article, article_id, statements, here, calibration)
            for at, draft in enumerate(drafts):
                event = event_of(telling, draft, drafts[:at], self.meanings, memory)
                if event is not None:
                    events.append(event)
                    memory.keep_event(event)
            attributions += [statement.record(outlets_of(statement, view, credits)) for statement in own]
            entities += [*pronouns_of(view, statements, memory), *unknown_names(passage, view, sight.seen.names)]
            figures += [_stated(figure, statements) for figure in inside(passage.figures, view.span)]
            said.append(own)
            memory.keep_statements(own)
            memory.keep_sentence(view)
        told = Told(passage.text, sights, said, events)
        disputes = disputes_of(told, self.answers)
        shown = with_disputes(with_stance(told, self.answers), disputes)
        return Coded(shown, tuple(attributions), tuple(entities), tuple(figures), disputes)

    def sights_of(self, passage: Passage) -> list[Sight]:
        """The sentences of a passage with what the encoder sees in each, behind those before it."""
        sights: list[Sight] = []
        looks: list[FirstLook] = []
        for sentence in passage.sentences:
            view = view_of(passage, sentence, self.words)
            look = self.finder.first_look(view.words)
            looks = [] if sentence in passage.headings else looks  # a heading begins anew
            sights.append(Sight(view, self.finder.find(look, looks)))
            looks = [*looks, look][-SENTENCES_BEFORE:]
        return sights

    def drafts_of(
        self, passage: Passage, view: View, events: Sequence[Found], statements: Sequence[Statement], memory: Memory
    ) -> tuple[Draft, ...]:
        """The events of a sentence with their sides, modality and final type."""
        drafts: list[Draft] = []
        for found in events:
            modality, why = modality_of(view, found)
            draft = self._begun(view, found, modality).because(*((why,) if why else ()))
            sides = sides_of(passage, view, found, memory, statements)
            sides = without_places(passage, view, memory.completed(sides, view, draft, drafts))
            drafts.append(
                with_owner(passage, view, with_weapon(self.meanings, view, with_rules(draft.with_sides(sides))))
            )
        return tuple(drafts)

    def _begun(self, view: View, found: Found, modality: str) -> Draft:
        """A draft that knows its trigger, type and mode, and why."""
        span = view.chars(found.first, found.last)
        seen, own = found.own or found, _own(view, found)
        sure = f"encoder {self.finder.encoder.version}: event {found.chance:.2f}, {seen.type} {seen.type_chance:.2f}"
        told = [*own, reason("type", sure, view.text, span), *_known(view, found)]
        if self.neighbours is not None:
            told += [_like(neighbour) for neighbour in self.neighbours.nearest(found.vector, 1)]
        if found.mode and not (found.own and found.own.entry.mode):
            told.append(reason("mode", f"encoder: {found.mode}", view.text, span))
        return Draft(found, span, found.type, found.mode, modality=modality, reasons=tuple(told))


def _own(view: View, found: Found) -> list[Reason]:
    """The row of a user's own table that made it what it is."""
    if found.own is None:
        return []
    span = view.chars(found.own.at[0], found.own.at[-1])
    fields = ("type", "mode") if found.own.entry.mode else ("type",)
    return [reason(field, found.own.rule, view.text, span) for field in fields]


def _like(neighbour: Neighbour) -> Reason:
    what = f"{neighbour.type} {neighbour.mode}".strip()
    rule = f"nearest annotated example ({neighbour.where}, {neighbour.nearness:.2f}): {what} in {neighbour.sentence!r}"
    return Reason(field="type", rule=rule)


def _known(view: View, found: Found) -> list[Reason]:
    """What the lexicon says of the words, also where the encoder decided otherwise."""
    told: list[Reason] = []
    for match in found.matches:
        entry = match.entry
        verdict = "as the lexicon has it" if entry.type == found.type else f"although the lexicon has {entry.type}"
        rule = f"{verdict}: {entry.trigger!r} is {entry.type} ({entry.where})"
        told.append(reason("type", rule, view.text, view.chars(match.at[0], match.at[-1])))
    return told[:2]


def statement_of(passage: Passage, memory: Memory, view: View, said: Said) -> Statement | None:
    """What somebody says, or None where the encoder sees no content for a cue."""
    contents = [view.chars(piece.first, piece.last) for piece in said.pieces("content")]
    if not contents:
        return None
    source, earlier, party = said.named_source, said.earlier_source, None
    if source is not None and view.joins(source.first, source.last):
        source = None
    span = view.chars(source.first, source.last) if source else None
    meant = earlier_parties(passage, view, (earlier,), memory) if earlier else ()
    if source is not None:
        party = next(iter(who_is(passage, view, source, memory, meant=meant, speaks=True).parties), None)
    elif meant:
        party, span = meant[0], (meant[0].start, meant[0].end)
    elif said.direct or said.source is not None:
        party = (
            memory.spoke_last
        )  # a quotation without a source goes on from the one before; `katanya` is their word too
    whole = (contents[0][0], contents[-1][1])
    return Statement(
        party, span, view.chars(said.cue.first, said.cue.last), whole, said.direct, said.cue.chance,
        by_outlet=span is not None and is_outlet(passage, span), parts=tuple(contents) if len(contents) > 1 else (),
    )  # fmt: skip


def outlets_of(statement: Statement, view: View, credits: Sequence[Credit]) -> tuple[str, ...]:
    """The outlets credited in the sentence of a statement, or in another sentence of a quotation."""
    start, end = min(view.span[0], statement.content[0]), max(view.span[1], statement.content[1])
    return tuple(credit.name for credit in within(credits, (start, end)))


def _stated(figure: FigureMention, statements: Sequence[Statement]) -> FigureMention:
    """A figure with who states it, where it stands in what somebody says."""
    for statement in statements:
        if statement.source and not statement.by_outlet and statement.holds(figure.start):
            return msgspec.structs.replace(figure, speaker=statement.source.code or statement.source.name)
    return figure
