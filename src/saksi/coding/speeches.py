"""Who says what in a passage: what the encoder finds sentence by sentence, joined to quotations that run over several.

A quotation belongs to the cue whose content lies in it. One that no cue claims goes on from the one before it, in the
same paragraph or as a paragraph of its own, or was announced by a sentence that ends with a colon.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence

import msgspec

from saksi.coding.found import Said, Seen
from saksi.coding.statements import Statement
from saksi.coding.view import View
from saksi.language.quotes import quotes_of
from saksi.mentions.passage import Passage
from saksi.records import Span

BETWEEN = 30
"""So many words may stand between two parts of a quotation: who says it."""
SAME = 0.8
"""Contents that share so much of what both cover are one."""
MARK = 2
"""Characters of a mark or space at the edge of what is said."""
MARKS = "\"“”„'‘’«»` \r\n\t"
Resolve = Callable[[View, Said], Statement | None]


class Sight(msgspec.Struct, frozen=True, eq=False):
    """A sentence ready to be coded, and what the encoder sees in it."""

    view: View
    seen: Seen


class Cued(msgspec.Struct, frozen=True):
    """A cue of a passage: in which sentence, and which of those there."""

    sentence: int
    number: int


class Speeches:
    """The statements of one passage; whom a source means is asked for when its sentence is reached."""

    def __init__(self, passage: Passage, sights: Sequence[Sight], resolve: Resolve) -> None:
        self._sights, self._resolve = sights, resolve
        self._known: dict[Cued, Statement | None] = {}
        self._quotes: dict[Cued, list[Span]] = {}
        self._running: dict[int, dict[Cued, None]] = {}
        self._starts = [sight.view.span[0] for sight in sights]
        text, earlier = passage.text, None
        for quote in quotes_of(text) if any(sight.seen.said for sight in sights) else ():
            cued = self._claiming(quote) or self._announcing(quote, text)
            if cued is None and earlier is not None and _goes_on(earlier[1], quote, text):
                cued = earlier[0]
            earlier = (cued, quote) if cued is not None else None
            if cued is not None:
                self._quotes.setdefault(cued, []).append(quote)
                for number in self._touching(quote):
                    self._running.setdefault(number, {})[cued] = None

    def _touching(self, quote: Span) -> range:
        """The numbers of the sentences that a quotation runs through, or stands at the edge of."""
        first = max(bisect_right(self._starts, quote[0]) - 1, 0)
        return range(first, min(max(bisect_right(self._starts, quote[1]), first + 1), len(self._starts)))

    def own(self, sentence: int) -> tuple[Statement, ...]:
        """What is said by a cue of this sentence."""
        count = len(self._sights[sentence].seen.said)
        found = (self._statement(Cued(sentence, number)) for number in range(count))
        return _each_once([statement for statement in found if statement is not None])

    def around(self, sentence: int) -> tuple[Statement, ...]:
        """What is said by a cue of another sentence in a quotation that runs into this one."""
        found = (self._statement(cued) for cued in self._running.get(sentence, ()) if cued.sentence != sentence)
        return tuple(statement for statement in found if statement is not None)

    def _statement(self, cued: Cued) -> Statement | None:
        if cued not in self._known:
            sight = self._sights[cued.sentence]
            said = sight.seen.said[cued.number]
            statement, quotes = self._resolve(sight.view, said), self._quotes.get(cued, [])
            self._known[cued] = statement.quoting(quotes) if statement is not None and quotes else statement
        return self._known[cued]

    def _claiming(self, quote: Span) -> Cued | None:
        """The cue outside a quotation with the surest content in it."""
        found: list[tuple[float, int, int]] = []
        for number in self._touching(quote):
            sight = self._sights[number]
            for at, said in enumerate(sight.seen.said):
                cue = sight.view.chars(said.cue.first, said.cue.last)
                if cue[0] >= quote[0] and cue[1] <= quote[1]:
                    continue
                contents = (sight.view.chars(piece.first, piece.last) for piece in said.pieces("content"))
                if any(_belongs(content, quote) for content in contents):
                    found.append((-said.cue.chance, number, at))
        return Cued(*min(found)[1:]) if found else None

    def _announcing(self, quote: Span, text: str) -> Cued | None:
        """The last cue of the sentence before a quotation where that ends with a colon: `He went on:`."""
        touching = self._touching(quote)
        for number in range(max(touching.start - 1, 0), touching.stop):
            sight = self._sights[number]
            start, end = sight.view.span
            if end <= quote[0] and text[start:end].endswith(":") and not text[end : quote[0]].strip(MARKS):
                said = sight.seen.said
                return Cued(number, len(said) - 1) if said else None
        return None


def _each_once(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements without those of which another has the same content: `..., kata Lavrov, dilansir AFP` is Lavrov's word.

    Who states it counts before who relays it, and a source that is named before none.
    """
    kept: list[Statement] = []
    for one in sorted(statements, key=lambda s: (s.by_outlet, s.source_span is None, -s.chance, s.cue)):
        if not any(_same(one.content, other.content) or _only_relays(one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda s: s.cue))


def _only_relays(one: Statement, other: Statement) -> bool:
    """Whether an outlet is said to tell nothing but that another says something: `AFP writes that the army says ...`."""
    whole = [other.cue, other.content, *([other.source_span] if other.source_span else [])]
    start, end = min(first for first, _ in whole), max(last for _, last in whole)
    begins = abs(start - one.content[0]) <= MARK
    return one.by_outlet and begins and 2 * (end - start) >= one.content[1] - one.content[0]


def _same(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SAME * (max(one[1], other[1]) - min(one[0], other[0]))


def _goes_on(before: Span, quote: Span, text: str) -> bool:
    """Whether a quotation goes on from the one before: in the same paragraph, behind who says it, or as the next one whole."""
    between, after = text[before[1] : quote[0]], text[quote[1] :].split("\n", 1)[0]
    if len(between.split()) > BETWEEN:
        return False
    parts = between.split("\n")
    if len(parts) == 1:
        return True
    return not "".join(parts[1:]).strip(MARKS) and not after.strip(MARKS + ".,;!?")


def _belongs(content: Span, quote: Span) -> bool:
    """Whether a content is the quotation: most of it lies in it, or the quotation begins in it and runs over its end."""
    shared = min(content[1], quote[1]) - max(content[0], quote[0])
    runs_over = content[0] <= quote[0] < content[1] < quote[1]
    return shared > 0 and (2 * shared >= content[1] - content[0] or runs_over)
