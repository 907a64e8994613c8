"""Bytes whose kind is not known yet: a page, a feed, a WARC file, or plain text."""

from collections.abc import Callable, Iterator

from saksi.records import Document
from saksi.sources.aside import Found
from saksi.sources.decode import is_markup, text_of, unpacked
from saksi.sources.feeds import entries_of, is_feed
from saksi.sources.options import Options
from saksi.sources.warc import is_warc, pages_of

Fetch = Callable[[str], Iterator[Found]]


def documents_of(
    raw: bytes, origin: str, options: Options, fetch: Fetch, *, url: str | None = None, charset: str | None = None
) -> Iterator[Found]:
    """The documents in some bytes. `fetch` reads the address of a feed's entry. Raises UnreadableError."""
    if is_warc(raw):
        yield from pages_of(raw, origin, options)
        return
    content = unpacked(raw, options.max_bytes)
    if is_warc(content):
        yield from pages_of(content, origin, options)
    elif is_feed(content):
        yield from entries_of(content, origin, fetch)
    else:
        text = text_of(content, charset)
        yield Document.of(text, "html" if is_markup(text) else "text", raw=content, origin=origin, url=url)
