"""Texts that are already extracted: JSON Lines, one text a line (`--texts`)."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec

from saksi.errors import UnreadableError
from saksi.records import Document, SetAside
from saksi.sources.aside import aside
from saksi.sources.decode import text_of
from saksi.sources.options import Options

FIELDS = ("title", "date", "language", "publisher", "url")


def texts_in(origin: str, options: Options, only: str | None = None) -> Iterator[Document | SetAside]:
    """The texts of a file, or of standard input for `-`; a line that cannot be read is set aside with its number.

    `only` is a locator (`line 17`): then just that line is read.
    """
    try:
        with sys.stdin.buffer if origin == "-" else Path(origin).open("rb") as lines:
            yield from _lines(lines, origin, options, only)
    except OSError as fault:
        yield SetAside(
            origin=origin, code="unreadable", reason=f"it cannot be opened: {fault.strerror}", hint="Check the path."
        )


def count_lines(origin: str) -> int:
    """How many lines a file has; 1 where it cannot be read, since that is one thing to set aside."""
    try:
        with Path(origin).open("rb") as lines:
            return sum(piece.count(b"\n") for piece in iter(partial(lines.read, 1 << 20), b""))
    except OSError:
        return 1


def _lines(lines: BinaryIO, origin: str, options: Options, only: str | None) -> Iterator[Document | SetAside]:
    number = 0
    while raw := lines.readline(options.max_bytes + 1):
        number += 1
        locator = f"line {number}"
        whole = raw.endswith(b"\n") or len(raw) <= options.max_bytes
        while not raw.endswith(b"\n") and len(raw) > options.max_bytes:
            rest = lines.readline(options.max_bytes)  # pass over what is left of a line that is too long
            if not rest or rest.endswith(b"\n"):
                break
        if (only and locator != only) or not raw.strip():
            continue
        if whole:
            yield from aside(partial(_text, raw, origin, locator), origin, locator)
        else:
            yield SetAside(
                origin=origin,
                locator=locator,
                code="too-large",
                reason="the line is longer than the limit",
                hint="Raise --max-size.",
            )


def _text(raw: bytes, origin: str, locator: str) -> Document:
    """The document of one line. Raises UnreadableError `bad-line` where it is none."""
    try:
        line = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise UnreadableError("bad-line", f"the line is not valid JSON: {fault}", "Mend the line.") from None
    text = line.get("text") if isinstance(line, dict) else None
    if not isinstance(text, str) or "id" not in line:
        raise UnreadableError("bad-line", 'the line is not an object with "id" and "text"', "Give every text both.")
    if not text.strip():
        raise UnreadableError("empty", "its text is empty", "Leave the line out, or give it a text.")
    text_of(
        text[:4096].encode("utf-8", "replace")
    )  # a text that is no text is refused; one that is stays as it was given
    given = {field: line[field] for field in FIELDS if isinstance(line.get(field), str) and line[field].strip()}
    return Document.of(text, "extracted", raw=raw.strip(), id=str(line["id"]), origin=origin, locator=locator, **given)
