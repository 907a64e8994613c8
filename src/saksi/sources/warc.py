"""WARC and WARC.gz files: each page that was answered with 200 is a document."""

import io
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any

from saksi.errors import UnreadableError
from saksi.records import Document, SetAside
from saksi.sources.aside import Found, aside
from saksi.sources.decode import is_markup, text_of, too_large, unpacked
from saksi.sources.options import Options

_GZIP = b"\x1f\x8b"
_PAGES = ("text/html", "application/xhtml", "text/plain")


def is_warc(raw: bytes) -> bool:
    """Whether bytes are a WARC file, packed or not."""
    if raw.startswith(_GZIP):
        try:
            return zlib.decompressobj(31).decompress(raw[:65536], 16).startswith(b"WARC/")
        except zlib.error:
            return False
    return raw.startswith(b"WARC/")


def pages_of(raw: bytes, origin: str, options: Options, only: str | None = None) -> Iterator[Found]:
    """The pages of a WARC file. A page that cannot be read, and the place where the file is cut off, are set aside.

    `only` is a locator (`record 3`): then just that record is read.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    whole, number = _is_whole(raw), 0
    held: Iterator[Found] = iter(())  # the last record of a file that is cut off is not whole either
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(raw), parse_http=True), 1):
            yield from held
            held = iter(())
            locator = f"record {number}"
            if record.record_type == WarcRecordType.response and _is_page(record) and only in (None, locator):
                body = record.reader.read(options.max_bytes + 1)
                held = aside(partial(_page, body, record, origin, locator, options), origin, locator)
    except (OSError, EOFError, ValueError):
        whole = False
    if whole:
        yield from held
    elif not only:
        reason = f"the WARC file is cut off or damaged in record {number}"
        hint = "Fetch or copy it again; what was whole has been read."
        yield SetAside(origin=origin, locator=f"record {number}", code="cut-off", reason=reason, hint=hint)


def _page(body: bytes, record: Any, origin: str, locator: str, options: Options) -> Document:
    if len(body) > options.max_bytes:
        raise too_large(options.max_bytes)
    encoding = str(record.http_headers.get("Content-Encoding") or "").lower()
    content = _inflated(body, encoding, options.max_bytes)
    text = text_of(content, record.http_charset)
    url = record.headers.get("WARC-Target-URI")
    return Document.of(
        text,
        "html" if is_markup(text) else "text",
        raw=content,
        origin=origin,
        locator=locator,
        url=url and url.strip("<>"),
    )


def _inflated(body: bytes, encoding: str, max_bytes: int) -> bytes:
    """The body without the encoding of its transfer."""
    if encoding in ("", "identity"):
        return body
    if encoding in ("gzip", "x-gzip"):
        return unpacked(body, max_bytes)
    if encoding == "deflate":
        try:
            return zlib.decompressobj(15 if body[:1] == b"\x78" else -15).decompress(body, max_bytes)
        except zlib.error as fault:
            raise UnreadableError("binary", f"its body is damaged: {fault}", "Fetch the page again.") from None
    raise UnreadableError(
        "binary", f"its body is packed as {encoding!r}, which is not read here", "Save the page unpacked."
    )


def _is_page(record: Any) -> bool:
    kind = (record.http_content_type or "").lower()
    answered = record.http_headers is not None and record.http_headers.status_code == 200
    return answered and (not kind or kind.startswith(_PAGES))


def _is_whole(raw: bytes) -> bool:
    """Whether the last record is all there: its gzip member ends, or its announced length does not reach past the file."""
    if raw.startswith(_GZIP):
        rest = raw
        while rest:
            member = zlib.decompressobj(31)
            try:
                while rest and not member.eof:
                    member.decompress(rest[:1_000_000])
                    rest = member.unused_data + rest[1_000_000:] if member.eof else rest[1_000_000:]
            except zlib.error:
                return False
            if not member.eof:
                return False
        return True
    at = 0
    while at < len(raw):
        end = raw.find(b"\r\n\r\n", at)
        header = raw[at:end].lower()
        length = header.partition(b"content-length:")[2].split(b"\r\n")[0].strip()
        if end < 0 or not length.isdigit():
            return not raw[at:].strip()
        at = end + 4 + int(length)
        if at > len(raw):
            return False
        while raw[at : at + 2] == b"\r\n":
            at += 2
    return True
