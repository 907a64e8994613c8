"""What pages state about themselves, and which statement is believed."""

import json
from typing import Any

import lxml.html
import pytest

from saksi.article.metadata import Metadata, metadata_of


def stated(head: str = "", body: str = "", lang: str = "") -> Metadata:
    return metadata_of(
        lxml.html.document_fromstring(f"<html{lang}><head>{head}</head><body>{body}<p>.</p></body></html>")
    )


def linked_data(**facts: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **facts})}</script>'


def test_everything_from_json_ld() -> None:
    found = stated(
        linked_data(
            headline="River &amp; bridge",
            description="What  it means",
            datePublished="2023-04-24T08:00:00+07:00",
            dateModified="2023-04-25",
            author=[{"@type": "Person", "name": "Amina Okello"}, "Helen Marsh", {"name": "https://example.org/x"}],
            publisher={"@type": "Organization", "name": "Continental Wire"},
            keywords=["Sudan, RSF", "sudan"],
            inLanguage="en-GB",
            articleBody="One.\nTwo.",
            isAccessibleForFree=False,
        )
    )
    assert found.title is not None
    assert (found.title.value, found.title.where) == ("River & bridge", "JSON-LD headline")
    assert found.standfirst is not None
    assert found.standfirst.value == "What it means"
    assert found.published is not None
    assert found.published.value == "2023-04-24T08:00:00+07:00"
    assert found.modified is not None
    assert found.modified.value == "2023-04-25"
    assert [author.value for author in found.authors] == ["Amina Okello", "Helen Marsh"]
    assert found.publisher is not None
    assert found.publisher.value == "Continental Wire"
    assert [topic.value for topic in found.topics] == ["Sudan", "RSF"]
    assert found.language is not None
    assert found.language.value == "en-GB"
    assert (found.body, found.paywalled) == ("One.\nTwo.", True)


def test_meta_elements_where_there_is_no_json_ld() -> None:
    found = stated(
        '<meta property="og:title" content="River crossed"><meta property="og:site_name" content="Kabar Selat">'
        '<meta property="article:published_time" content="2020-10-17"><meta name="author" content="Ratna Wulandari">'
        '<meta property="article:tag" content="Azerbaijan"><meta property="article:tag" content="Armenia">'
        '<link rel="canonical" href="https://kabarselat.example/a">',
        lang=" lang=id",
    )
    values = [found.title, found.publisher, found.published, found.url, found.language]
    assert [(value.value, value.where) for value in values if value] == [
        ("River crossed", "og:title"),
        ("Kabar Selat", "og:site_name"),
        ("2020-10-17", "article:published_time"),
        ("https://kabarselat.example/a", "link canonical"),
        ("id", "html lang"),
    ]
    assert [author.value for author in found.authors] == ["Ratna Wulandari"]
    assert [topic.value for topic in found.topics] == ["Azerbaijan", "Armenia"]


@pytest.mark.parametrize(
    ("head", "body", "title", "where"),
    [
        ('<meta property="og:title" content="River crossed - Site">', "<h1>River crossed</h1>", "River crossed", "h1"),
        ('<meta property="og:title" content="River crossed">', "<h1>The Site</h1>", "River crossed", "og:title"),
        ("<title>River crossed at dawn | Site</title>", "", "River crossed at dawn", "title"),
        ("<title>Site</title>", "<h1>River crossed</h1>", "River crossed", "h1"),
    ],
)
def test_the_title_without_the_site(head: str, body: str, title: str, where: str) -> None:
    found = stated(head, body).title
    assert found is not None
    assert (found.value, found.where) == (title, where)


def test_a_time_stamp_in_the_text_tells_when_nothing_else_does() -> None:
    times = '<time datetime="2020-01-01">other</time><time itemprop="datePublished" datetime="2020-10-17">17 Oct</time>'
    found = stated(body=times).published
    assert found is not None
    assert (found.value, found.where) == ("2020-10-17", "time datetime")


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 100_000, "null", "3", '{"@type": 3}', '{"@type": ["NewsArticle"], "author": {"name": [null, {}]}}', ""],
)
def test_what_is_no_json_ld_states_nothing(script: str) -> None:
    assert stated(f'<script type="application/ld+json">{script}</script>') == Metadata()


def test_the_article_is_found_inside_a_graph() -> None:
    graph = {
        "@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": "ReportageNewsArticle", "headline": "River crossed"}]
    }
    found = stated(f'<script type="application/ld+json">{json.dumps(graph)}</script>').title
    assert found is not None
    assert found.value == "River crossed"


def test_line_ends_inside_strings_are_borne() -> None:
    found = stated(
        '<script type="application/ld+json">{"@type": "Article", "headline": "River\ncrossed"}</script>'
    ).title
    assert found is not None
    assert found.value == "River crossed"
