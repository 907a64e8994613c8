"""From bytes to text: what the bytes are, in which encoding they are, and what is cleaned out of them."""

import codecs
import gzip
import io
import re
import zlib

from saksi.errors import UnreadableError

_GZIP = b"\x1f\x8b"
_MAGIC = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"\x00\x00\x00\x18ftyp": "a video",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
}
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"<(?:p|div|article|br|span|h1|a)\b[^>]{0,500}>", re.IGNORECASE)
# Marks without width or that turn the direction of writing: they would split words that look whole.
_INVISIBLE = dict.fromkeys(
    map(
        ord,
        "\x00\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
    )
)
# Encodings that a document may name and that Python knows under another name.
_SAME = {
    "utf8": "utf-8",
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
}
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f]")
_SAMPLE = 4096


def text_of(raw: bytes, charset: str | None = None) -> str:
    """The text that bytes hold, without NUL bytes and invisible marks.

    The encoding is, in this order: the byte order mark; what the sender stated; what a page states of itself; UTF-8 where
    the bytes are UTF-8; UTF-16 where every other byte is zero; else Windows-1252, in which every byte means something.
    A stated encoding that the bytes contradict is passed over. Raises UnreadableError `empty` or `binary`.
    """
    if not raw.strip(b" \t\r\n\x00"):
        raise UnreadableError("empty", "it is empty", "Look whether the file was written whole.")
    for magic, what in _MAGIC.items():
        if raw.startswith(magic):
            raise UnreadableError(
                "binary", f"it is {what}, not text", "Give the article as text or as a saved web page."
            )
    text = _decoded(raw, charset)
    sample = text[:_SAMPLE]
    if sample.count("\x00") > len(sample) // 10 or len(_CONTROLS.findall(sample)) > len(sample) // 20:
        raise UnreadableError(
            "binary", "it holds bytes that are no text", "Give the article as text or as a saved web page."
        )
    return _CONTROLS.sub(" ", text.translate(_INVISIBLE))


def _decoded(raw: bytes, charset: str | None) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    found = _META.search(raw[:_SAMPLE])
    for stated in (charset, found and found[1].decode("ascii", "replace")):
        text = _strictly(raw, stated) if stated else None
        if text is not None:
            return text
    return _strictly(raw, "utf-8") or _strictly(raw, _utf16(raw)) or raw.decode("windows-1252", "replace")


def _strictly(raw: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        text = raw.decode(_SAME.get(encoding.lower(), encoding))
    except (LookupError, UnicodeDecodeError):
        return None
    return text if text.count("\x00") <= len(text) // 10 else None


def _utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: in Latin letters every other byte is zero."""
    sample = raw[:_SAMPLE]
    if sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > len(sample) // 4 else None


def unpacked(raw: bytes, max_bytes: int) -> bytes:
    """The bytes, unpacked where they are gzip. Raises UnreadableError `too-large` or `cut-off`."""
    if not raw.startswith(_GZIP):
        return checked_size(raw, max_bytes)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as packed:
            content = packed.read(max_bytes + 1)
    except EOFError:
        raise UnreadableError("cut-off", "the gzip file is cut off", "Fetch or copy it again.") from None
    except (OSError, zlib.error) as fault:
        raise UnreadableError("binary", f"the gzip file is damaged: {fault}", "Fetch or copy it again.") from None
    return checked_size(content, max_bytes)


def checked_size(raw: bytes, max_bytes: int) -> bytes:
    """The bytes; UnreadableError `too-large` where they are more than `max_bytes`."""
    if len(raw) > max_bytes:
        raise too_large(max_bytes)
    return raw


def too_large(max_bytes: int) -> UnreadableError:
    """The error for a document over the limit."""
    limit = max_bytes / 1_000_000
    return UnreadableError(
        "too-large", f"it is larger than {limit:g} MB", "Raise the limit with --max-size, or cut it into articles."
    )


def is_markup(text: str) -> bool:
    """Whether a text is an HTML page: it begins as one, or tags stand in its first stretch."""
    start = text[:_SAMPLE]
    return bool(_MARKUP.match(start)) or (start.lstrip().startswith("<") and len(_TAGS.findall(start)) >= 3)
