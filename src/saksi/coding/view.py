"""One sentence, ready to be coded: its words, the cues and the candidates among them, and where its clauses part."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from saksi.coding.cues import Cue, CueTable
from saksi.coding.draft import Candidate, CandidateKind
from saksi.language.words import Word, words_of
from saksi.mentions.passage import Passage
from saksi.records import DateMention, EntityMention, FigureMention, Party, PlaceMention, Span

STOPS = frozenset(";:!?…–—")
MODIFIERS = 3  # words that may stand between a preposition and the name that it governs
GOVERNORS = ("instrument", "agent", "owner", "between", "recipient", "partner", "location", "origin", "of")


Placed = TypeVar("Placed", EntityMention, PlaceMention, DateMention, FigureMention)
"""What a passage holds in the order of the text."""


class View(msgspec.Struct, frozen=True):
    """A sentence of a passage. `cues` by kind and place; `owner` gives the candidate of each word, or -1."""

    text: str
    span: Span
    words: tuple[Word, ...]
    candidates: tuple[Candidate, ...]
    owner: tuple[int, ...]
    cues: dict[str, dict[int, Cue]]

    def has(self, kind: str, at: int) -> bool:
        """Whether a cue of the kind begins at a word."""
        return at in self.cues.get(kind, {})

    def ends(self, kind: str, at: int) -> Cue | None:
        """The cue of a kind whose last word is at `at`."""
        for first in range(at, max(at - 4, -1), -1):
            cue = self.cues.get(kind, {}).get(first)
            if cue is not None and cue.last == at:
                return cue
        return None

    def joins(self, first: int, last: int) -> bool:
        """Whether the words only join a clause to the one before: `seraya`."""
        cue = self.ends("clause", last)
        return cue is not None and cue.first <= first

    def candidate(self, at: int) -> Candidate | None:
        """The candidate that a word belongs to."""
        return self.candidates[self.owner[at]] if 0 <= at < len(self.words) and self.owner[at] >= 0 else None

    def chars(self, first: int, last: int) -> Span:
        """The character offsets of the words from `first` up to and including `last`."""
        return (self.words[first].start, self.words[last].end)

    def word_at(self, offset: int) -> int:
        """The place of the first word that ends behind a character offset."""
        return bisect_right([word.end for word in self.words], offset)


def view_of(passage: Passage, sentence: Span, small_words: CueTable) -> View:
    """The sentence of a passage with its words, cues and candidates."""
    words = words_of(passage.text, *sentence)
    cues: defaultdict[str, dict[int, Cue]] = defaultdict(dict)
    for cue in small_words.find(words):
        cues[cue.kind].setdefault(cue.first, cue)
    _without_inner(cues)
    candidates = _candidates(passage, sentence, words, cues)
    owner = [-1] * len(words)
    for number, candidate in enumerate(candidates):
        for at in range(candidate.first, candidate.last + 1):
            owner[at] = number
    return View(passage.text, sentence, words, candidates, tuple(owner), dict(cues))


def _without_inner(cues: dict[str, dict[int, Cue]]) -> None:
    """Take out the cues inside a quantity: in `lebih dari 40 orang` nothing comes from anywhere."""
    inside = {at for cue in cues.get("quantity", {}).values() for at in range(cue.first, cue.last + 1)}
    for kind, found in cues.items():
        if kind != "quantity":
            for at in inside & found.keys():
                del found[at]


def within(mentions: Sequence[Placed], span: Span) -> Sequence[Placed]:
    """Those of the mentions, which stand in order, that lie within a span."""
    low = bisect_left(mentions, span[0], key=lambda mention: mention.start)
    high = bisect_left(mentions, span[1], key=lambda mention: mention.start)
    return mentions[low:high]


def _candidates(
    passage: Passage, sentence: Span, words: Sequence[Word], cues: dict[str, dict[int, Cue]]
) -> tuple[Candidate, ...]:
    """The entities of the sentence, longest first where they overlap, and the pronouns between them; in order."""
    taken = [False] * len(words)
    starts, ends = [word.start for word in words], [word.end for word in words]
    found: list[Candidate] = []
    for mention in sorted(within(passage.entities, sentence), key=lambda m: (m.start - m.end, m.start)):
        first, last = bisect_right(ends, mention.start), bisect_left(starts, mention.end) - 1
        if first > last or any(taken[first : last + 1]) or mention.end > sentence[1]:
            continue
        if mention.kind == "outlet":
            continue  # an outlet tells the story and has no part in it; whom it credits stands in `via`
        taken[first : last + 1] = [True] * (last + 1 - first)
        party = Party(start=mention.start, end=mention.end, text=mention.text, code=mention.code, name=mention.name)
        found.append(Candidate("entity", first, last, party, mention.why))
    kinds: tuple[CandidateKind, ...] = ("pair", "state_pronoun", "own_pronoun", "pronoun")
    for kind in kinds:
        for cue in cues.get(kind, {}).values():
            if any(taken[cue.first : cue.last + 1]):
                continue
            taken[cue.first : cue.last + 1] = [True] * (cue.last + 1 - cue.first)
            start, end = words[cue.first].start, words[cue.last].end
            said = passage.text[start:end]
            party = Party(start=start, end=end, text=said, code=None, name=said)
            found.append(Candidate(kind, cue.first, cue.last, party, cue.where))
    return tuple(sorted(found, key=lambda candidate: candidate.first))


def governor(view: View, candidate: Candidate) -> str | None:
    """The kind of preposition that a candidate stands behind: `in eastern Ukraine` is location; None for none."""
    for at in range(candidate.first - 1, max(candidate.first - 2 - MODIFIERS, -1), -1):
        for kind in GOVERNORS:
            if view.ends(kind, at):
                return kind
        word = view.words[at]
        if word.is_mark or view.owner[at] >= 0 or (not word.text.islower() and not word.text[0].isdigit()):
            return None
    return None
