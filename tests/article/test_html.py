"""Markup -> Page: the article whole, everything else beside it with its label."""

import importlib.util
from pathlib import Path

import pytest

from pieces import Piece, all_pieces, body_lines, furniture_words
from saksi.article import ArticleWords, make_article
from saksi.article.blocks import Page
from saksi.language.pack import language_packs
from saksi.records import Article, Document

_SPEC = importlib.util.spec_from_file_location("layouts", Path(__file__).with_name("layouts.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
layouts = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(layouts)

WORDS = ArticleWords.load(language_packs().values())
SENTENCE = "The army of the northern province crossed the river at three places on Monday, officials said. "
PARAGRAPHS = "".join(f"<p>{number} {SENTENCE * 3}</p>" for number in range(5))
CASES = [
    pytest.param(piece, layout, id=f"{piece['id']}-{layout.__name__}")
    for piece in all_pieces()
    for layout in layouts.LAYOUTS
]


def article(markup: str, url: str | None = None) -> Article:
    return make_article(Document.of(markup, form="html", url=url), WORDS)[0]


def texts(page: Page, label: str | None) -> list[str]:
    return [block.text for block in page.blocks if block.label == label]


@pytest.mark.parametrize(("piece", "layout"), CASES)
def test_the_body_is_the_article_and_nothing_else(piece: Piece, layout: layouts.Layout) -> None:
    read = article(layout(piece))
    assert read.text == "\n".join(body_lines(piece))
    assert [words for words in furniture_words(piece) if words in read.text] == []


@pytest.mark.parametrize(("piece", "layout"), CASES)
def test_what_the_page_states(piece: Piece, layout: layouts.Layout) -> None:
    read = article(layout(piece))
    assert (read.title, read.standfirst, read.publisher) == (piece["title"], piece["standfirst"], piece["publisher"])
    assert read.language == piece["language"]
    assert read.published is not None
    assert (read.published.from_, read.published.to) == (piece["published"], piece["published"])


@pytest.mark.parametrize(("piece", "layout"), CASES)
def test_what_stands_around_is_kept_with_its_label(piece: Piece, layout: layouts.Layout) -> None:
    read = article(layout(piece))
    kinds = {kind: text for kind, text, *_ in piece["blocks"]}
    assert [author.name for author in read.authors] == ([piece["author"]] if piece["author"] else [])
    if "caption" in kinds:
        assert any(kinds["caption"] in caption for caption in read.captions)
    if "topics" in kinds:
        assert list(read.topics) == kinds["topics"]
    if "related" in kinds:
        assert len(read.related) >= sum(block[0] == "related" for block in piece["blocks"])
