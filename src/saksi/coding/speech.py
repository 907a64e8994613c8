"""Who says what: sources, cues and contents by simple patterns of speech, and the outlets that a sentence credits."""

from collections.abc import Iterator

import msgspec

from saksi.coding.cues import Cue
from saksi.coding.search import subject_of
from saksi.coding.view import QUOTES, STOPS, View
from saksi.records import Attribution, Party, Span

LONGEST_SOURCE = 9
TAIL = 7  # words that may follow a closing `X said`
_ENDS = frozenset({",", ".", ";", "!", "?", "(", ")"})


class Statement(msgspec.Struct, frozen=True):
    """One attribution of a sentence: who says it, the cue, and the span of what is said."""

    source: Party | None
    cue: Cue
    content: Span
    direct: bool
    where: str

    def record(self, view: View, outlets: tuple[str, ...] = ()) -> Attribution:
        """The record that the reading keeps."""
        return Attribution(
            content=self.content, kind="direct" if self.direct else "indirect",
            source=(self.source.start, self.source.end) if self.source else None,
            cue=view.chars(self.cue.first, self.cue.last),
            speaker=self.source.code if self.source else None, outlets=outlets,
        )  # fmt: skip


def statements_of(view: View) -> tuple[Statement, ...]:
    """What the sentence attributes, in order of its cues; of two that claim the same words the first is kept."""
    found: list[Statement] = []
    taken: set[int] = set()
    for statement in _all(view):
        places = set(range(statement.cue.first, statement.cue.last + 1))
        if not places & taken and statement.content[0] < statement.content[1]:
            taken |= places
            found.append(statement)
    return tuple(found)


def _all(view: View) -> Iterator[Statement]:
    for cue in view.cues.get("according", {}).values():
        yield from _according(view, cue)
    for cue in view.cues.get("trailing", {}).values():
        yield from _trailing(view, cue)
    for cue in view.cues.get("says", {}).values():
        yield from _leading(view, cue)


def _according(view: View, cue: Cue) -> Iterator[Statement]:
    """`Menurut X, ...` and `..., according to X`."""
    source, last = _source_after(view, cue.last + 1)
    if source is None:
        return
    opens = cue.first > 0 and (view.ends("and", cue.first - 1) or view.ends("clause", cue.first - 1))
    if cue.first <= 2 or opens:
        named = view.candidate(view.word_at(source.start))
        first = named.last + 1 if opens and named is not None else last + 1
        content = _content(view, first, len(view.words) - 1)
    else:
        content = _content(view, 0, cue.first - 1)
    yield _statement(view, source, cue, content)


def _trailing(view: View, cue: Cue) -> Iterator[Statement]:
    """`..., kata X`, `"...," X said on Monday`."""
    before = cue.first - 1
    if before > 2 and (view.words[before].text == "," or view.words[before].text in QUOTES):
        source, _ = _source_after(view, cue.last + 1)
        yield _statement(view, source, cue, _content(view, 0, before))
        return
    subject, _ = subject_of(view, cue.first, frozenset())
    if not subject or cue.first - subject[-1].last > 8 or view.has("relative", cue.last + 1):
        return
    opening = _phrase_start(view, subject[0].first)
    closed = opening > 3 and (view.words[opening - 1].text == "," or view.words[opening - 1].text in QUOTES)
    quoted = closed and any(word.text in QUOTES for word in view.words[:opening])
    if closed and (quoted or len(view.words) - cue.last <= TAIL):
        yield _statement(view, subject[0].party, cue, _content(view, 0, opening - 1))


def _leading(view: View, cue: Cue) -> Iterator[Statement]:
    """`X mengatakan bahwa ...`, `X said (that) ...`."""
    subject, _ = subject_of(view, cue.first, frozenset())
    if not subject or cue.first - subject[-1].last > 10:
        return
    first = cue.last + 1
    while first < len(view.words) and (
        view.words[first].text in {",", ":"} or view.has("relative", first) or view.has("clause", first)
    ):
        first += 1
    if len(view.words) - first < 3:
        return
    yield _statement(view, subject[0].party, cue, _content(view, first, len(view.words) - 1))


def _statement(view: View, source: Party | None, cue: Cue, content: Span) -> Statement:
    direct = content[1] > content[0] and view.text[content[0]] in QUOTES
    return Statement(source, cue, content, direct, cue.where)


def _content(view: View, first: int, last: int) -> Span:
    """The words between two places without the marks at their ends; quotes stay."""
    while first <= last and view.words[first].text in _ENDS:
        first += 1
    while last > first and view.words[last].text in _ENDS:
        last -= 1
    return view.chars(first, last) if first <= last else (0, 0)


def _source_after(view: View, first: int) -> tuple[Party | None, int]:
    """Who stands behind a cue: a name within a few words, or else the words up to the next mark."""
    last = first
    while last < min(len(view.words), first + LONGEST_SOURCE) and view.words[last].text not in _ENDS | QUOTES:
        if view.candidate(last) is not None and view.ends("location", last - 1) is None:
            candidate = view.candidate(last)
            assert candidate is not None
            return candidate.party, _to_comma(view, candidate.last)
        last += 1
    if last <= first:
        return None, first
    start, end = view.chars(first, last - 1)
    return Party(start=start, end=end, text=view.text[start:end], code=None, name=view.text[start:end]), last - 1


def _to_comma(view: View, at: int) -> int:
    while at + 1 < len(view.words) and view.words[at + 1].text not in _ENDS:
        at += 1
    return at


def _phrase_start(view: View, at: int) -> int:
    """Where the noun phrase of a name begins: back to the mark before it, over at most a few words."""
    for place in range(at, max(at - 6, 0), -1):
        if view.words[place - 1].text in QUOTES or view.words[place - 1].text in _ENDS | STOPS:
            return place
    return at
