"""An article's title and text as the page lays them out: lines of pieces, each with its notes and the events it belongs to."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from saksi.records import Part, Reading
from saksi.workbench.articles.links import Link, links_of
from saksi.workbench.articles.notes import Note, in_title, notes_of
from saksi.workbench.layers import cut


class Words(NamedTuple):
    """A piece: its text, the notes on it and what it is to each (`as_`), those that begin with it, and whose words it is."""

    text: str
    notes: tuple[Note, ...]
    as_: tuple[str, ...]
    begins: tuple[Note, ...]
    links: tuple[Link, ...]

    @property
    def id(self) -> str | None:
        """Its id on the page, where a note begins with it."""
        return f"words-{self.begins[0].number}" if self.begins else None


class Line(NamedTuple):
    """A paragraph, or the heading of a section."""

    words: tuple[Words, ...]
    heading: bool


class Layout(NamedTuple):
    """All that is shown of title and text."""

    title: tuple[Words, ...]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]

    def reached(self) -> dict[str, str]:
        """The id of the words at which each note (`note-3`) and each event (`event-0`) is reached."""
        found = {}
        for words in (*self.title, *(words for line in self.lines for words in line.words)):
            for note in words.begins:
                found[f"note-{note.number}"] = words.id or ""
                if note.event is not None:
                    found[f"event-{note.event}"] = words.id or ""
        return found


def layout_of(reading: Reading) -> Layout:
    """The title and text of a Reading, laid out. Taken together, the words are the title, and the lines the text."""
    notes, links = notes_of(reading), links_of(reading)
    article = reading.article
    title = _laid("title", article.title or "", notes, links)
    headings = {section.start for section in article.sections}
    lines: list[Line] = []
    at, text = 0, article.text
    pieces = _laid("text", text, notes, links)
    for written in text.split("\n"):
        end, words = at + len(written), []
        while at < end:
            words.append(next(pieces))
            at += len(words[-1].text)
        if words:
            lines.append(Line(tuple(words), end - len(written) in headings))
        if end < len(text):
            next(pieces)  # the line's end
        at = end + 1
    return Layout(tuple(title), tuple(lines), notes)


def _laid(part: Part, text: str, notes: Sequence[Note], links: Sequence[Link]) -> Iterator[Words]:
    """The pieces of a part, cut at each border of a mark, of an event's words and of a line."""
    marks = [(mark, note) for note in notes if in_title(note) == (part == "title") for mark in note.marks]
    here = [link for link in links if link.part == part]
    spans = [*(mark.span for mark, _ in marks), *(link.span for link in here)]
    line_ends = [at for at, letter in enumerate(text) if letter == "\n"]
    begun: set[int] = set()
    for piece in cut(len(text), spans, (border for at in line_ends for border in (at, at + 1))):
        over = [marks[number] for number in piece.covering if number < len(marks)]
        mine = tuple(here[number - len(marks)] for number in piece.covering if number >= len(marks))
        shown = text[piece.start : piece.end]
        # a note of several parts is reached at the first of them
        begins = {note.number: note for _, note in over if note.number not in begun and shown != "\n"}
        begun.update(begins)
        kept = {note.number: note for _, note in over}
        as_ = tuple(dict.fromkeys(mark.as_ for mark, _ in over))
        yield Words(shown, tuple(kept.values()), as_, tuple(begins.values()), mine)
