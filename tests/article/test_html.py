"""Markup -> Page: the article whole, everything else beside it with its label."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import grows_no_faster
from layouts import LAYOUTS, Layout
from pieces import Piece, all_pieces, body_lines, furniture_words
from saksi.article import ArticleWords, make_article
from saksi.article.blocks import Page
from saksi.article.html import read_page
from saksi.errors import UnreadableError
from saksi.language.pack import language_packs
from saksi.records import Article, Document

WORDS = ArticleWords.load(language_packs().values())
SENTENCE = "The army of the northern province crossed the river at three places on Monday, officials said. "
PARAGRAPHS = "".join(f"<p>{number} {SENTENCE * 3}</p>" for number in range(5))
CASES = [
    pytest.param(piece, layout, id=f"{piece['id']}-{layout.__name__}") for piece in all_pieces() for layout in LAYOUTS
]


def article(markup: str, url: str | None = None) -> Article:
    return make_article(Document.of(markup, form="html", url=url), WORDS)[0]


def texts(page: Page, label: str | None) -> list[str]:
    return [block.text for block in page.blocks if block.label == label]


@pytest.mark.parametrize(("piece", "layout"), CASES)
def test_the_body_is_the_article_and_nothing_else(piece: Piece, layout: Layout) -> None:
    read = article(layout(piece))
    assert read.text == "\n".join(body_lines(piece))
    assert [words for words in furniture_words(piece) if words in read.text] == []


@pytest.mark.parametrize(("piece", "layout"), CASES)
def test_what_the_page_states(piece: Piece, layout: Layout) -> None:
    read = article(layout(piece))
    assert (read.title, read.standfirst, read.publisher) == (piece["title"], piece["standfirst"], piece["publisher"])
    assert read.language == piece["language"]
    assert read.published is not None
    assert (read.published.from_, read.published.to) == (piece["published"], piece["published"])


@pytest.mark.parametrize(("piece", "layout"), CASES)
def test_what_stands_around_is_kept_with_its_label(piece: Piece, layout: Layout) -> None:
    read = article(layout(piece))
    kinds = {kind: text for kind, text, *_ in piece["blocks"]}
    assert [author.name for author in read.authors] == ([piece["author"]] if piece["author"] else [])
    if "caption" in kinds:
        assert any(kinds["caption"] in caption for caption in read.captions)
    if "topics" in kinds:
        assert list(read.topics) == kinds["topics"]
    if "related" in kinds:
        assert len(read.related) >= sum(block[0] == "related" for block in piece["blocks"])


def test_form_of_blocks() -> None:
    page = read_page(
        f"<html><body><article><h1>River crossed</h1><h2>1. Monday</h2>{PARAGRAPHS}<blockquote>{SENTENCE}</blockquote>"
        f"<ul><li>{SENTENCE}</li></ul><p>{SENTENCE}</p></article></body></html>"
    )
    assert [block.kind for block in page.blocks if not block.label] == [
        "title", "heading", *["paragraph"] * 5, "quote", "list", "paragraph",
    ]  # fmt: skip
    assert page.blocks[1].text == "Monday"


def test_what_cannot_be_seen_is_not_read() -> None:
    page = read_page(
        f"<body>{PARAGRAPHS}<p style='display: none'>Unseen</p><p hidden>Unseen</p><script>Unseen</script>"
    )
    assert [block.text for block in page.blocks if "Unseen" in block.text] == []


def test_a_wrapper_named_like_furniture_is_no_furniture() -> None:
    assert len(texts(read_page(f"<body class='sidebar related'><div>{PARAGRAPHS}</div></body>"), None)) == 5


def test_a_text_divided_by_advertisements_is_read_to_its_end() -> None:
    parts = [
        f'<div class="row body"><p>Part {number}: {SENTENCE * 4}</p><p>{SENTENCE * 2}{number}</p></div>'
        for number in range(4)
    ]
    read = article(f"<body><div id=page>{'<div class=ad>Advertisement</div>'.join(parts)}</div></body>")
    assert [line[:6] for line in read.text.splitlines()][::2] == [f"Part {number}" for number in range(4)]


def test_the_text_that_the_page_states_decides_where_a_notice_was_taken_for_it() -> None:
    hidden = "".join(
        f'<span class="x{number}"><p class="menu">{number} {SENTENCE * 2}</p></span>' for number in range(5)
    )
    stated = " ".join(f"{number} {SENTENCE * 2}" for number in range(5))
    page = read_page(
        f'<html><head><script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{stated}"}}</script></head>'
        f"<body>{hidden}<div class=article-body><p>{'This copy is for your personal use only. ' * 12}</p></div></body></html>"
    )
    assert [text[0] for text in texts(page, None)] == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("", "no-article"),
        ("<", "no-article"),
        ("\x00\x00", "no-article"),
        ("<html><body></body></html>", "no-article"),
        ("<html><body><nav><a href=/>Home</a></nav></body></html>", "no-article"),
        (
            "<html><head><script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": \"False\"}"
            f"</script></head><body><article><h1>River crossed</h1><p>{SENTENCE * 2}</p></article></body></html>",
            "paywall",
        ),
        (
            "<html><body><main>"
            + "".join(f"<div class=card><h3><a href=/{n}>Officials say river {n} crossed</a></h3><p>Army on move</p></div>"
                      for n in range(40))
            + "</main></body></html>",
            "index-page",
        ),
    ],
)  # fmt: skip
def test_pages_that_hold_no_article(markup: str, code: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        article(markup)
    assert raised.value.code == code


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<html><body>" + "<div>" * 100_000 + PARAGRAPHS + "</div>" * 100_000, id="nested"),
        pytest.param("<html><body><article>" + "<b>" * 100_000 + PARAGRAPHS, id="nested and left open"),
        pytest.param("<ul>" + "<li><ul>" * 50_000 + PARAGRAPHS, id="nested lists"),
        pytest.param(f"<html><body><p>{SENTENCE * 10_500}</p></body></html>", id="one line of a megabyte"),
        pytest.param(f"<html><script>{'x' * 5_000_000}</script><body>{PARAGRAPHS}", id="five megabytes of script"),
        pytest.param(
            "<body>" + "".join(f"<a href=/{n}>x {n}</a> " for n in range(100_000)) + PARAGRAPHS, id="many links"
        ),
        pytest.param("<p>" + SENTENCE + "</b></p></div><table><td>" + PARAGRAPHS + "<p <p>>", id="broken"),
        pytest.param('<?xml version="1.0" encoding="utf-16"?><html><body>' + PARAGRAPHS, id="another encoding stated"),
        pytest.param("\ud800<html><body>" + PARAGRAPHS, id="half a character"),
    ],
)
def test_strange_pages_are_read(markup: str) -> None:
    assert "officials said" in article(markup).text


def test_time_grows_with_the_page_and_no_faster() -> None:
    def read(paragraphs: int) -> int:
        page = read_page("<body><div>" + "".join(f"<p>{n} {SENTENCE * 3}</p>" for n in range(paragraphs)) + "</div>")
        return len(texts(page, None))

    assert read(17_000) == 17_000
    assert grows_no_faster(read, 500)


def test_the_same_page_gives_the_same_in_any_order() -> None:
    pages = [layout(piece) for piece in all_pieces() for layout in LAYOUTS]
    first = [read_page(page) for page in pages]
    assert [read_page(page) for page in reversed(pages)][::-1] == first


PART = st.sampled_from(
    ["<p>", "</p>", "<div class='author'>", "</div>", "<b>", "</b>", "<br>", "<a href=/>", "</a>", "<h1>", "</h1>", "<li>",
     "<table><tr><td>", "<figcaption>", "<nav>", "</nav>", "<aside>", "<!--", "-->", "&amp;", "&#0;", SENTENCE, "Oleh Rina",
     "<script type='application/ld+json'>", '{"@type": "NewsArticle", "author": [null, 3]}', "</script>", "<body>", "<html>"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PART, max_size=30).map("".join))
def test_any_markup_gives_a_page(markup: str) -> None:
    page = read_page(markup)
    assert all(block.text.strip() and "\n" not in block.text for block in page.blocks)
    assert page == read_page(markup)


def test_what_stands_above_the_headline_is_not_of_the_article() -> None:
    teaser = f"<div class=col><div class=text><p>Teaser of another article. {SENTENCE}</p></div></div>"
    page = read_page(
        f"<body>{teaser}<div class=col><h1>River crossed</h1><div class=text>{PARAGRAPHS}</div></div></body>"
    )
    assert [text[:3] for text in texts(page, None)] == ["Riv", "0 T", "1 T", "2 T", "3 T", "4 T"]


def test_a_very_long_page_of_short_sentences_is_not_lost() -> None:
    page = read_page(
        "<html><body><h1>Kronik</h1>" + "".join(f"<p>Kalimat pendek {n}.</p>" for n in range(60_000)) + "</body></html>"
    )
    kept = [block for block in page.blocks if block.kind == "paragraph" and not block.label]
    assert len(kept) >= 60_000
