"""An article laid out: whatever the offsets are, the text stays whole, and the page is HTML without a mark in a mark."""

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader
from lxml import html

import readings
from saksi.records import (
    Attribution,
    DateMention,
    Dispute,
    EntityMention,
    Event,
    FigureMention,
    Furniture,
    PlaceMention,
    Reading,
    Section,
    Span,
)
from saksi.workbench.articles.layout import Layout, Words, layout_of
from saksi.workbench.templating import FOLDER

TEMPLATES = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)
PIECES = TEMPLATES.from_string(
    '{% from "parts/words.html" import words %}{% for piece in pieces %}{{ words(piece) }}{% endfor %}'
)

texts = st.text(st.sampled_from("ab é<&>\"'\n"), max_size=40)
offsets = st.integers(-3, 45)
spans = st.tuples(offsets, offsets)


def entity(span: Span) -> EntityMention:
    return EntityMention(start=span[0], end=span[1], text="x", code=None, name="x", kind="person", why="said")


def place(span: Span) -> PlaceMention:
    return PlaceMention(start=span[0], end=span[1], text="x", name="x", kind="city", why="said")


def day(span: Span) -> DateMention:
    return DateMention(start=span[0], end=span[1], text="x", from_=None, to=None, precision=None, why="open")


def figure(span: Span) -> FigureMention:
    return FigureMention(start=span[0], end=span[1], text="1", low=1, best=1, high=1, of="killed", why="said")


def furniture(span: Span | None) -> Furniture:
    start, end = span or (None, None)
    return Furniture(text="x", label="caption", start=start, end=end)


def event(part: str, trigger: Span, actor: Span) -> Event:
    who = msgspec.structs.replace(readings.party(), start=actor[0], end=actor[1])
    return readings.event(in_=part, trigger=trigger, actors=(who,), recipients=())


def dispute(denial: Span, claim: Span | None) -> Dispute:
    return Dispute(
        kind="denial", denial=denial, by=readings.party(), claim=claim, claimed_by=None, event=None, answer=None, why=()
    )


def several(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=3).map(tuple)


said = st.builds(Attribution, content=spans, kind=st.just("indirect"), source=st.none() | spans, cue=st.none() | spans)
parts = st.sampled_from(["title", "text", "heading"])
laid = st.builds(
    lambda text, title, sections, **given: msgspec.structs.replace(
        readings.reading("doc1"),
        article=msgspec.structs.replace(readings.reading("doc1").article, text=text, title=title, sections=sections),
        **given,
    ),
    text=texts, title=st.none() | texts, sections=several(st.builds(Section, start=offsets, heading=st.just("x"))),
    entities=several(spans.map(entity)), places=several(spans.map(place)), dates=several(spans.map(day)),
    figures=several(spans.map(figure)), furniture=several((st.none() | spans).map(furniture)),
    attributions=several(said), events=several(st.builds(event, parts, spans, spans)),
    disputes=several(st.builds(dispute, spans, st.none() | spans)),
)  # fmt: skip


def all_words(layout: Layout) -> list[Words]:
    return [words for line in layout.lines for words in line.words]


@given(laid)
def test_the_text_stays_whole_and_every_letter_has_its_notes(reading: Reading) -> None:
    layout = layout_of(reading)
    text = reading.article.text
    assert "".join(words.text for words in layout.title) == (reading.article.title or "")
    lines = ["".join(words.text for words in line.words) for line in layout.lines]
    assert lines == [line for line in text.split("\n") if line]
    letters = iter(at for at, letter in enumerate(text) if letter != "\n")
    for words in all_words(layout):
        for _ in words.text:
            at = next(letters)
            over = {
                note.number
                for note in layout.notes
                for mark in note.marks
                if mark.span[0] <= at < mark.span[1] and not (isinstance(note.told, Event) and note.told.in_ == "title")
            }
            assert {note.number for note in words.notes} == over


@given(laid)
def test_every_note_that_can_be_seen_is_reached_once(reading: Reading) -> None:
    layout = layout_of(reading)
    shown = [*layout.title, *all_words(layout)]
    seen = {note.number for words in shown for note in words.notes}
    begun = [note.number for words in shown for note in words.begins]
    assert sorted(begun) == sorted(number for number in seen)
    ids = [words.id for words in shown if words.id]
    assert len(ids) == len(set(ids))
    assert {int(id.split("-")[1]) for id in layout.reached() if id.startswith("note-")} == seen


@settings(max_examples=60, deadline=None)
@given(laid)
def test_the_pieces_are_html_without_a_mark_in_a_mark(reading: Reading) -> None:
    layout = layout_of(reading)
    words = all_words(layout)
    tree = html.fragment_fromstring(f"|{PIECES.render(pieces=words)}|", create_parent="div")
    assert tree.text_content() == f"|{reading.article.text}|".replace("\n", "")
    assert all(child.tag in ("a", "span") and len(child) == 0 for child in tree)
