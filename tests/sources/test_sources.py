"""Files, folders, texts, feeds and WARC files; and everything that cannot be read, with its reason."""

import gzip
import io
import json
import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.errors import UnreadableError
from saksi.records import Document, SetAside
from saksi.sources import Options, open_sources, reopen
from saksi.sources.decode import text_of, unpacked

NEWS = (
    "Gencatan senjata berakhir\n\nKhartoum, Harian Teluk - Militer Sudan menyerang pos RSF pada Minggu (23/4/2023).\n"
)
PAGE = f"<!DOCTYPE html><html><head><title>Gencatan</title></head><body><p>{NEWS}</p></body></html>"


def found(
    *inputs: str | Path, texts: tuple[str, ...] = (), options: Options | None = None
) -> list[Document | SetAside]:
    return list(open_sources([str(name) for name in inputs], texts, options))


def only(items: list[Document | SetAside]) -> Document:
    (item,) = items
    assert isinstance(item, Document), item
    return item


def faults(items: list[Document | SetAside]) -> list[str]:
    return [item.code for item in items if isinstance(item, SetAside)]


def test_a_text_and_a_page_are_told_apart_by_content(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(NEWS, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PAGE, encoding="utf-8")
    assert only(found(tmp_path / "a")).form == "text"
    assert only(found(tmp_path / "b.txt")).form == "html"


def test_the_id_is_the_content(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NEWS, encoding="utf-8")
    first, second = (only(found(tmp_path / name)) for name in ("a.txt", "b.txt"))
    assert first.id == second.id == first.digest[:16]


def test_a_folder_is_read_by_name_without_hidden_files_and_doubles(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name, text in {
        "b.txt": "b " + NEWS,
        "sub/c.txt": "c " + NEWS,
        "a.txt": "a " + NEWS,
        ".d.txt": NEWS,
        "e.txt": "a " + NEWS,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG....")
    sources = open_sources([str(tmp_path)])
    assert [Path(item.origin).name for item in sources] == ["a.txt", "b.txt", "c.txt"]
    assert [path.name for path in sources.passed_over] == ["picture.png"]


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\x00\x00", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        ("paper.txt", b"%PDF-1.7 ...", "binary"),
        ("noise.txt", bytes(range(256)) * 40, "binary"),
        ("bomb.gz", gzip.compress(b"\x20" * 30_000_000), "too-large"),
        ("cut.gz", gzip.compress(NEWS.encode() * 50)[:-20], "cut-off"),
        ("big.html", b"<html>" + b"<p>Teks.</p>" * 2_000_000, "too-large"),
    ],
)
def test_what_cannot_be_read_is_set_aside_and_nothing_else_stops(
    tmp_path: Path, name: str, raw: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(NEWS, encoding="utf-8")
    items = found(tmp_path / name, tmp_path / "good.txt")
    assert faults(items) == [code]
    assert isinstance(items[1], Document)
    aside = items[0]
    assert isinstance(aside, SetAside)
    assert aside.origin.endswith(name)
    assert aside.reason
    assert aside.hint


def test_what_is_not_there_is_set_aside(tmp_path: Path) -> None:
    assert faults(found(tmp_path / "nothing.txt")) == ["missing"]


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody who may not read")
def test_a_folder_without_permission_is_set_aside(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    (tmp_path / "good.txt").write_text(NEWS, encoding="utf-8")
    for folder in (tmp_path, *tmp_path.parents):
        if Path(tempfile.gettempdir()) in folder.parents:
            folder.chmod(0o755)
    os.seteuid(65534)
    try:
        items = found(tmp_path)
    finally:
        os.seteuid(0)
    assert faults(items) == ["unreadable"]
    assert len(items) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
def test_encodings(encoding: str) -> None:
    text = "Perancis mengutuk “serangan” itu — kata Édouard."
    assert text_of(text.encode(encoding)) == text


def test_a_stated_encoding_counts_unless_the_bytes_contradict_it() -> None:
    page = '<meta charset="koi8-r">Привет'
    assert text_of(page.encode("koi8-r")) == page
    assert text_of("Édouard".encode(), "ascii") == "Ã‰douard"
    assert text_of("Édouard".encode(), "no-such-encoding") == "Édouard"


def test_invisible_marks_are_taken_out() -> None:
    assert text_of("Rus\u200bia\u00ad meng\u202eecam\ufeff\x00 itu".encode()) == "Rusia mengecam itu"


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"])))
def test_any_text_in_utf8_comes_back(text: str) -> None:
    assert text_of(("Kata: " + text).encode()) == "Kata: " + text


def test_unpacking_is_bounded() -> None:
    with pytest.raises(UnreadableError, match="larger than 1 MB"):
        unpacked(gzip.compress(b"a" * 2_000_000), 1_000_000)


def lines(*records: object) -> bytes:
    return b"".join(
        (record if isinstance(record, bytes) else json.dumps(record).encode()) + b"\n" for record in records
    )


def test_texts_are_taken_exactly_as_given(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_bytes(
        lines({"id": 7, "text": " Teks\u200b apa adanya. ", "title": "Judul", "date": "2020-10-31", "other": 1})
    )
    document = only(found(texts=(str(path),)))
    assert (document.id, document.form, document.content) == ("7", "extracted", " Teks\u200b apa adanya. ")
    assert (document.title, document.date, document.locator) == ("Judul", "2020-10-31", "line 1")


def test_lines_that_are_no_texts_are_set_aside_with_their_number(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_bytes(
        lines(
            {"id": "a", "text": NEWS},
            b"{not json",
            ["a list"],
            {"id": "b"},
            b"",
            {"id": "c", "text": "  "},
            {"id": "d", "text": NEWS + "d"},
        )
    )
    items = found(texts=(str(path),))
    asides = [(item.code, item.locator) for item in items if isinstance(item, SetAside)]
    assert asides == [("bad-line", "line 2"), ("bad-line", "line 3"), ("bad-line", "line 4"), ("empty", "line 6")]
    assert [item.id for item in items if isinstance(item, Document)] == ["a", "d"]


def test_a_line_of_a_million_characters_is_read_and_one_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_bytes(
        lines({"id": "a", "text": "kata " * 200_000}, {"id": "b", "text": "kata " * 500_000}, {"id": "c", "text": NEWS})
    )
    items = found(texts=(str(path),), options=Options(max_bytes=1_500_000))
    assert [item.id if isinstance(item, Document) else item.code for item in items] == ["a", "too-large", "c"]


def test_two_documents_with_one_id_and_one_document_twice(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_bytes(lines({"id": "a", "text": NEWS}, {"id": "a", "text": NEWS}, {"id": "a", "text": "Teks lain."}))
    items = found(texts=(str(path),))
    assert [type(item) for item in items] == [Document, SetAside]
    aside = items[1]
    assert isinstance(aside, SetAside)
    assert (aside.code, aside.locator) == ("same-id", "line 3")
    assert "line 1" in aside.reason


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NEWS.encode())))
    assert only(found("-")).content == NEWS


LONG = "<p>" + "Militer Sudan menyerang pos RSF di Khartoum pada Minggu. " * 15 + "</p>"
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harian Teluk</title><item><title>Pos diserang</title><link>https://harianteluk.example/a</link>
<pubDate>Mon, 24 Apr 2023 08:00:00 +0700</pubDate><content:encoded><![CDATA[{LONG}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harian Teluk</title>
<entry><title>Pos diserang</title>
<link href="https://harianteluk.example/a"/><published>2023-04-24T08:00:00Z</published>
<content type="html">{LONG.replace("<", "&lt;")}</content></entry></feed>"""
JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Harian Teluk",
    "items": [{"id": "1", "title": "Pos diserang", "url": "https://harianteluk.example/a", "content_html": LONG,
               "date_published": "2023-04-24T08:00:00Z"}],
})  # fmt: skip


@pytest.mark.parametrize("feed", [RSS, ATOM, JSON_FEED], ids=["rss", "atom", "json"])
def test_entries_of_a_feed(tmp_path: Path, feed: str) -> None:
    (tmp_path / "feed.xml").write_text(feed, encoding="utf-8")
    document = only(found(tmp_path / "feed.xml"))
    assert (document.title, document.date, document.publisher) == ("Pos diserang", "2023-04-24", "Harian Teluk")
    assert (document.url, document.form, document.locator) == ("https://harianteluk.example/a", "html", "entry 1")
    assert "menyerang pos RSF" in document.content


def test_a_feed_without_entries_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text('<rss version="2.0"><channel></channel></rss>', encoding="utf-8")
    assert faults(found(tmp_path / "feed.xml")) == ["bad-feed"]


def record(
    url: str, body: bytes, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8", coding: str = ""
) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    http = (head + (f"Content-Encoding: {coding}\r\n" if coding else "") + "\r\n").encode() + body
    warc = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{len(url):032x}>\r\n"
        f"WARC-Date: 2023-04-24T00:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return warc.encode() + http + b"\r\n\r\n"


ARCHIVE = [
    record("https://a.example/1", PAGE.encode()),
    record("https://a.example/2", b"gone", status="404 Not Found"),
    record("https://a.example/3", b"\x89PNG", kind="image/png"),
    record("https://a.example/4", gzip.compress(PAGE.replace("Minggu", "Senin").encode()), coding="gzip"),
]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_pages_of_a_warc_file(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("news.warc.gz" if packed else "news.warc")
    path.write_bytes(b"".join(gzip.compress(part) if packed else part for part in ARCHIVE))
    items = found(path)
    assert [(item.url, item.locator) for item in items if isinstance(item, Document)] == [
        ("https://a.example/1", "record 1"),
        ("https://a.example/4", "record 4"),
    ]
    assert faults(items) == []


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_cut_off_warc_gives_what_is_whole_and_says_where_it_broke(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("news.warc.gz" if packed else "news.warc")
    path.write_bytes(b"".join(gzip.compress(part) if packed else part for part in ARCHIVE)[:-60])
    items = found(path)
    assert [item.url for item in items if isinstance(item, Document)] == ["https://a.example/1"]
    assert faults(items) == ["cut-off"]


def test_what_was_set_aside_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_bytes(lines({"id": "a", "text": NEWS}, b"{not json"))
    _, aside = found(texts=(str(path),))
    assert isinstance(aside, SetAside)
    path.write_bytes(lines({"id": "a", "text": NEWS}, {"id": "b", "text": NEWS + "b"}))
    assert only(list(reopen(aside))).id == "b"
