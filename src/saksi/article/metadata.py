"""What a page states about itself: JSON-LD, meta elements, its own headline, time stamp, address and language."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from lxml.html import HtmlElement

from saksi.article.blocks import Stated

# Types of schema.org that are an article; the subtypes all end in one of these words.
ARTICLE_TYPE = re.compile(r"(?:Article|NewsArticle|BlogPosting|Report|Review)$")
# Between a headline and the name of the site in <title>.
SITE_MARK = re.compile(r"\s+[|\-–—·»:]\s+")
NO_LETTER = re.compile(r"[\W_]+")
DEEPEST = 12
MOST_OBJECTS = 2000
LONGEST_NAME = 80
Facts = dict[str, Any]


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a page states, as in `Page`; `body` is the text of the article where JSON-LD holds that too."""

    title: Stated | None = None
    standfirst: Stated | None = None
    published: Stated | None = None
    modified: Stated | None = None
    publisher: Stated | None = None
    language: Stated | None = None
    url: Stated | None = None
    origin: Stated | None = None
    authors: tuple[Stated, ...] = ()
    topics: tuple[Stated, ...] = ()
    paywalled: bool = False
    body: str = ""


def metadata_of(tree: HtmlElement) -> Metadata:
    """What the page states about itself, the most reliable place first: JSON-LD, meta elements, its markup."""
    facts = _article_facts(tree)
    meta = _metas(tree)
    return Metadata(
        title=_title(tree, facts, meta),
        standfirst=_first(_facts(facts, "description"), _named(meta, "og:description", "description")),
        published=_first(
            _facts(facts, "datePublished"),
            _named(meta, "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate"),
            _named(
                meta, "publish-date", "dc.date", "dc.date.issued", "parsely-pub-date", "content_publisheddate", "date"
            ),
            _times(tree),
        ),
        modified=_first(
            _facts(facts, "dateModified"),
            _named(meta, "article:modified_time", "og:updated_time", "datemodified", "last-modified"),
        ),
        publisher=_first(_people(facts, "publisher"), _named(meta, "og:site_name", "application-name", "publisher")),
        language=_first(
            _facts(facts, "inLanguage"), _attribute(tree, "//html/@lang", "html lang"), _named(meta, "og:locale")
        ),
        url=_first(_attribute(tree, "//link[@rel='canonical']/@href", "link canonical"), _named(meta, "og:url")),
        origin=_first(_named(meta, "syndication-source", "original-source")),
        authors=_once(_people(facts, "author")) or _once(_authors(meta)),
        topics=_once([*_keywords(facts), *_named(meta, "article:tag")])
        or _once(_listed(_named(meta, "news_keywords"))),
        paywalled=_is_walled(facts, meta),
        body=next((found.value for found in _facts(facts, "articleBody", whole=True)), ""),
    )


def _title(tree: HtmlElement, facts: Facts, meta: Sequence[tuple[str, str]]) -> Stated | None:
    """The headline that readers see, where it is stated a second time; else as stated; else the page's name."""
    stated = _first(_facts(facts, "headline"), _named(meta, "og:title", "twitter:title"))
    name = _first(_attribute(tree, "//title/text()", "title"))
    shown = [Stated(value=text, where="h1") for heading in tree.iter("h1") if (text := _plain(heading.text_content()))]
    others = [letters_of(other.value) for other in (stated, name) if other]
    for heading in shown:
        if any(letters_of(heading.value) and letters_of(heading.value) in other for other in others):
            return heading
    if stated:
        return stated
    if shown and (len(shown) == 1 or not name):
        return shown[0]
    return Stated(value=max(SITE_MARK.split(name.value), key=len), where=name.where) if name else None


def _article_facts(tree: HtmlElement) -> Facts:
    """The JSON-LD object of the article: the first of its type that has a headline, else the first."""
    found = [item for item in _objects(tree) if any(ARTICLE_TYPE.search(kind) for kind in _types(item))]
    return next((item for item in found if item.get("headline")), found[0] if found else {})


def _objects(tree: HtmlElement) -> Iterator[Facts]:
    """Every JSON-LD object of the page, those inside others too. What is not JSON is passed over."""
    count = 0
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", ""):
            continue
        try:
            waiting: list[tuple[Any, int]] = [(json.loads(_json_text(script.text or ""), strict=False), 0)]
        except (ValueError, RecursionError):
            continue
        while waiting and count < MOST_OBJECTS:
            item, depth = waiting.pop(0)
            count += 1
            inner = item if isinstance(item, list) else list(item.values()) if isinstance(item, dict) else []
            if isinstance(item, dict):
                yield item
            if depth < DEEPEST:
                waiting += [(value, depth + 1) for value in inner if isinstance(value, dict | list)]


def _json_text(text: str) -> str:
    """The text of a script without the marks that some pages put around it."""
    return (
        text.strip()
        .removeprefix("<!--")
        .removeprefix("//<![CDATA[")
        .removesuffix("-->")
        .removesuffix("//]]>")
        .strip(" ;\n")
    )


def _types(item: Facts) -> list[str]:
    kinds = item.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _facts(facts: Facts, name: str, *, whole: bool = False) -> Iterator[Stated]:
    """The text of one JSON-LD property; with `whole`, its lines are kept."""
    value = facts.get(name)
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("alternateName") or item.get("name")
        if isinstance(item, str) and _plain(item):
            yield Stated(value=html.unescape(item) if whole else _plain(item), where=f"JSON-LD {name}")


def _people(facts: Facts, name: str) -> Iterator[Stated]:
    """The names of persons or organisations in one JSON-LD property."""
    value = facts.get(name)
    for item in value if isinstance(value, list) else [value]:
        named = item.get("name") if isinstance(item, dict) else item
        for text in named if isinstance(named, list) else [named]:
            if isinstance(text, str) and _is_name(_plain(text)):
                yield Stated(value=_plain(text), where=f"JSON-LD {name}")


def _keywords(facts: Facts) -> Iterator[Stated]:
    return _listed(_facts(facts, "keywords"))


def _listed(stated: Iterable[Stated]) -> Iterator[Stated]:
    """Each of several values that stand with commas between them."""
    for value in stated:
        for part in value.value.split(","):
            if part.strip():
                yield Stated(value=part.strip(), where=value.where)


def _authors(meta: Sequence[tuple[str, str]]) -> Iterator[Stated]:
    return (stated for stated in _named(meta, "author", "article:author", "dc.creator") if _is_name(stated.value))


def _is_name(text: str) -> bool:
    """Whether a value can be somebody's name rather than an address or a notice."""
    return bool(text) and len(text) <= LONGEST_NAME and "://" not in text and "@" not in text


def _metas(tree: HtmlElement) -> list[tuple[str, str]]:
    """Names and contents of the meta elements, and of elements with itemprop that carry a content, in order."""
    return [
        (name.strip().lower(), _plain(content))
        for element in tree.iter("meta")
        if (name := element.get("property") or element.get("name") or element.get("itemprop"))
        and (content := element.get("content"))
        and _plain(content)
    ]


def _named(meta: Sequence[tuple[str, str]], *names: str) -> Iterator[Stated]:
    """What the meta elements of these names state, in the order of the names."""
    for name in names:
        for stated, content in meta:
            if stated == name:
                yield Stated(value=content, where=name if ":" in name else f"meta {name}")


def _times(tree: HtmlElement) -> Iterator[Stated]:
    """Time stamps in the markup, those that say to be the publication's first."""
    times = [time for time in tree.iter("time") if (time.get("datetime") or "").strip()]
    times.sort(key=lambda time: "publi" not in f"{time.get('itemprop')} {time.get('class')}".lower())
    return (Stated(value=time.get("datetime", "").strip(), where="time datetime") for time in times)


def _attribute(tree: HtmlElement, path: str, where: str) -> Iterator[Stated]:
    values = tree.xpath(path)
    for value in values if isinstance(values, list) else ():
        if isinstance(value, str) and _plain(value):
            yield Stated(value=_plain(value), where=where)


def _is_walled(facts: Facts, meta: Sequence[tuple[str, str]]) -> bool:
    """Whether the page says that not everybody may read it."""
    parts = facts.get("hasPart")
    said = [facts, *(part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict))]
    if any(str(item.get("isAccessibleForFree")).lower() in ("false", "no", "0") for item in said):
        return True
    return any(stated.value.lower() in ("locked", "metered") for stated in _named(meta, "article:content_tier"))


def _first(*sources: Iterable[Stated]) -> Stated | None:
    return next((stated for source in sources for stated in source), None)


def _once(values: Iterable[Stated]) -> tuple[Stated, ...]:
    """Each value once, in order, whatever its case."""
    found: dict[str, Stated] = {}
    for value in values:
        found.setdefault(value.value.casefold(), value)
    return tuple(found.values())


def _plain(text: str) -> str:
    """The text without entities left in it and without doubled spaces."""
    return " ".join(html.unescape(text).split())


def letters_of(text: str) -> str:
    """Letters and digits alone: how two ways to write one headline are compared."""
    return NO_LETTER.sub("", text.casefold())
