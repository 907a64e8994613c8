"""RSS, Atom and JSON feeds: their entries as documents."""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

import msgspec

from saksi.errors import UnreadableError
from saksi.records import Document, SetAside
from saksi.sources.aside import Found

_XML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>)?\s*(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,300}\?>\s*){0,5}<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_JSON = re.compile(rb'\s*\{.{0,500}?"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org', re.DOTALL)
# An entry with fewer letters than this is a summary: the article stands at its link.
WHOLE_FROM = 600


def is_feed(raw: bytes) -> bool:
    """Whether bytes begin as a feed does."""
    return bool(_XML.match(raw[:4096]) or _JSON.match(raw[:4096]))


def entries_of(raw: bytes, origin: str, fetch: Callable[[str], Iterator[Found]]) -> Iterator[Found]:
    """The entries of a feed: each with its own text where it is whole, else what its link leads to.

    Raises UnreadableError `bad-feed` where nothing can be made of it.
    """
    title, entries = _json_entries(raw) if _JSON.match(raw[:4096]) else _xml_entries(raw)
    if not entries:
        raise UnreadableError(
            "bad-feed", "the feed has no entries", "Look at it: it may be damaged, or of a kind that is not known."
        )
    for number, entry in enumerate(entries, 1):
        locator = f"entry {number}"
        if len(re.sub(r"<[^>]*>", "", entry["content"])) >= WHOLE_FROM:
            yield _document(entry, title, origin, locator)
        elif entry["link"].startswith(("http://", "https://")):
            yield from fetch(entry["link"])
        else:
            yield SetAside(
                origin=origin,
                locator=locator,
                code="no-article",
                reason="the entry has neither a text nor a link",
                hint="Nothing to do.",
            )


def _document(entry: dict[str, str], publisher: str, origin: str, locator: str) -> Document:
    title = escape(entry["title"])
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{entry['content']}</article></body></html>"
    return Document.of(
        page, "html", origin=origin, locator=locator, title=entry["title"] or None, date=entry["date"] or None,
        publisher=publisher or None, url=entry["link"] or None,
    )  # fmt: skip


def _xml_entries(raw: bytes) -> tuple[str, list[dict[str, str]]]:
    import feedparser

    feed = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    entries = []
    for entry in feed.entries:
        contents = [part.get("value", "") for part in entry.get("content", [])] or [entry.get("summary", "")]
        published = entry.get("published_parsed") or entry.get("updated_parsed")
        entries.append({
            "title": entry.get("title", ""),
            "content": max(contents, key=len),
            "link": entry.get("link", ""),
            "date": "{:04}-{:02}-{:02}".format(*published[:3]) if published else "",
        })  # fmt: skip
    return str(feed.feed.get("title", "")), entries


def _json_entries(raw: bytes) -> tuple[str, list[dict[str, str]]]:
    try:
        feed: dict[str, Any] = msgspec.json.decode(raw)
    except msgspec.DecodeError as fault:
        raise UnreadableError("bad-feed", f"the feed is not valid JSON: {fault}", "Fetch it again.") from None
    items = feed.get("items")
    entries = []
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict):
            continue
        text = item.get("content_html") or "".join(
            f"<p>{escape(line)}</p>" for line in str(item.get("content_text") or "").split("\n")
        )
        entries.append({
            "title": str(item.get("title") or ""),
            "content": str(text),
            "link": str(item.get("url") or ""),
            "date": str(item.get("date_published") or "")[:10],
        })  # fmt: skip
    return str(feed.get("title") or ""), entries
