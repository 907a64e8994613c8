"""Files that people sent: where they are kept, how they are called, and what of them stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.intake.uploads import FORGOTTEN, Given, Upload, Uploads, label_of, name_in
from saksi.ledger.ledger import SetAsideLine
from saksi.records import Document, SetAside
from saksi.sources import Options


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads.of(tmp_path / "ledger.sqlite")


def keep(uploads: Uploads, content: bytes, name: str = "a.txt") -> Upload:
    with uploads.incoming(name) as incoming:
        incoming.write(content)
        return incoming.confirm()


NAMES = [
    "../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "C:\\x.txt", "..", ".", "", "con", "a\x00b.txt", "a/b/../c.html",
    "\u202egnp.exe", "<script>alert(1)</script>.txt", "a" * 5000, "-rf", "~root", "a\nb", "\ud800.txt", "%2e%2e%2f.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_leads_nowhere(uploads: Uploads, name: str, tmp_path: Path) -> None:
    upload = keep(uploads, b"x", name)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.parent for path in files] == [uploads.folder]
    assert files[0].name == upload.id
    assert uploads.path_of(upload.origin) == files[0]


@given(st.text())
def test_a_label_is_one_line_that_can_be_seen(name: str) -> None:
    label = label_of(name)
    assert label
    assert len(label) <= 120
    assert "/" not in label
    assert "\\" not in label
    assert label.split() == label.split(" ")
    label.encode("utf-8")
    assert name_in(f"upload {'0' * 16}: {label}") == label


def test_an_origin_that_somebody_else_wrote_is_no_file(uploads: Uploads) -> None:
    uploads.folder.mkdir()
    (uploads.folder / "queue.sqlite").touch()
    for origin in ("upload ../queue.sqlite: x", "upload queue.sqlite: x", "queue.sqlite", "upload 00: x"):
        assert uploads.path_of(origin) is None


def test_how_a_file_is_read_is_told_by_its_ending_or_its_content(uploads: Uploads) -> None:
    lines = keep(uploads, b'{"id": "one", "text": "Satu."}\n{"id": "two", "text": "Dua."}\n', "texts.JSONL")
    assert uploads.expected(lines.origin) == 2
    found = list(uploads.documents(lines.origin, Options()))
    assert [(item.origin, item.locator) for item in found] == [(lines.origin, "line 1"), (lines.origin, "line 2")]
    page = keep(uploads, b"<!doctype html><html><body><p>Satu.</p></body></html>", "page.exe")
    (document,) = uploads.documents(page.origin, Options())
    assert isinstance(document, Document)
    assert (document.form, document.origin) == ("html", page.origin)


def test_what_is_said_of_a_pasted_text_counts(uploads: Uploads) -> None:
    upload = keep(uploads, b"Kemarin hujan.", "Kemarin hujan")
    given = Given(title="Hujan", date="2024-05-01", publisher="Kabar Selat")
    (document,) = uploads.documents(upload.origin, Options(), given)
    assert isinstance(document, Document)
    assert (document.title, document.date, document.publisher) == ("Hujan", "2024-05-01", "Kabar Selat")


def test_only_the_part_that_was_set_aside_is_read_again(uploads: Uploads) -> None:
    upload = keep(uploads, b'{"id": "one", "text": "Satu."}\n{"id": "two", "text": "Dua."}\n', "texts.jsonl")
    item = SetAside(origin=upload.origin, locator="line 2", code="bad-line", reason="")
    (document,) = uploads.reopen(item, Options())
    assert isinstance(document, Document)
    assert (document.id, document.origin) == ("two", upload.origin)


def test_a_file_that_is_gone_is_set_aside(uploads: Uploads) -> None:
    item = SetAside(origin=f"upload {'a' * 16}: x.txt", locator="line 2", code="empty", reason="")
    (found,) = uploads.reopen(item, Options())
    assert isinstance(found, SetAside)
    assert (found.code, found.locator, found.origin) == ("missing", "line 2", item.origin)


def test_what_is_not_confirmed_leaves_nothing(uploads: Uploads) -> None:
    with uploads.incoming("a.txt") as incoming:
        incoming.write(b"half of it")
    assert list(uploads.folder.iterdir()) == []
    assert uploads.held() == 0


def test_a_file_goes_once_nothing_of_it_is_set_aside(uploads: Uploads) -> None:
    kept, gone = keep(uploads, b"1"), keep(uploads, b"2")
    line = SetAsideLine(1, SetAside(origin=kept.origin, code="empty", reason=""), "")
    uploads.let_go([kept.origin, gone.origin, "https://example.org/"], [line])
    assert uploads.path_of(kept.origin)
    assert uploads.path_of(gone.origin) is None


def test_what_was_never_confirmed_goes_a_day_later(uploads: Uploads) -> None:
    needed, orphan = keep(uploads, b"1"), keep(uploads, b"2")
    part = uploads.folder / f"{'b' * 16}.part"
    part.touch()
    other = uploads.folder / "notes.txt"
    other.touch()
    now = part.stat().st_mtime
    uploads.sweep([needed.origin], now)
    assert part.exists()
    uploads.sweep([needed.origin], now + FORGOTTEN + 60)
    assert not part.exists()
    assert uploads.path_of(orphan.origin) is None
    assert uploads.path_of(needed.origin)
    assert other.exists()


def test_the_folder_of_a_server_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    here, there = (Uploads.of(f"postgresql://saksi:secret@host/{name}").folder for name in ("one", "two"))
    assert here != there
    assert "secret" not in str(here)
