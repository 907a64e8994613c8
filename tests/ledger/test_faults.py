"""What goes wrong around a ledger: it says so plainly, and nothing that was confirmed is lost (docs/reliability.md)."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import event as engine_event
from sqlalchemy import text

import servers
from faults import EVENTS, adder, confirmed, kill_while_adding, moments, some_reading, state_of
from readings import event, reading
from saksi import Ledger
from saksi.cli import saksi
from saksi.errors import LedgerError
from saksi.ledger import engines
from saksi.ledger.doctor import examine
from saksi.ledger.engines import engine_of, writing

PAGE = 4096


def doctor(place: Path | str) -> dict[str, tuple[str, str | None]]:
    return {found.what: (found.state, found.advice) for found in examine(place)}


def test_killed_while_adding(place: Path | str) -> None:
    sure: set[str] = set()
    for number, after in enumerate(moments(1, 4, 0.3)):
        sure |= kill_while_adding(place, 1000 * number, after)
    kept, faults = state_of(place)
    assert faults == []
    assert sure <= kept
    with Ledger.open(place) as ledger:
        wanted = [some_reading(number) for number in range(3)]
        for again in wanted:
            assert ledger.add(again) == ("unchanged" if again.id in kept else "added")
        assert {one.id for one in wanted} <= {line.id for line in ledger.readings()}


def test_disk_full_by_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger.open(path).close()
    worker = adder(path, 0, 100_000, ("bash", "-c", 'ulimit -f 1000; exec "$@"', "--"))
    out, said = worker.communicate()
    assert worker.returncode == 1
    assert "LedgerError: the ledger cannot be written: disk I/O error; its disk is full, over a quota or broken" in said
    sure = {f"doc{int(line):06}" for line in out.split()[1:]}
    kept, faults = state_of(path)
    assert faults == []
    assert sure <= kept
    assert sure


def test_disk_full(tmp_path: Path) -> None:
    if (
        os.geteuid()
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", tmp_path], check=False).returncode
    ):
        pytest.skip("a small file system cannot be mounted here; a full disk is tested by a limit alone")
    try:
        path = tmp_path / "ledger.sqlite"
        out, said = (worker := adder(path, 0, 100_000)).communicate()
        assert worker.returncode == 1
        assert "full; make room on its disk; what was confirmed is in it" in said
        kept, faults = state_of(path)
        assert faults == []
        assert {f"doc{int(line):06}" for line in out.split()[1:]} == kept
    finally:
        subprocess.run(["umount", tmp_path], check=True)


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A ledger in a folder in which the one who looks may not write."""
    folder = Path(tempfile.mkdtemp(prefix="saksi-read-only-"))
    path = folder / "ledger.sqlite"
    with Ledger.open(path) as ledger:
        ledger.add(some_reading(1))
    path.chmod(0o444)
    folder.chmod(0o555)
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_file_that_may_only_be_read(read_only: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:  # root may write everywhere: only the asking is tested, and what follows from it
        monkeypatch.setattr(engines, "may_write", lambda path: path != read_only)
        monkeypatch.setattr("saksi.ledger.doctor.may_write", lambda path: path != read_only)
    with Ledger.open(read_only) as ledger:
        assert len(list(ledger.events())) == EVENTS
        assert ledger.add(some_reading(1)) == "unchanged"
        with pytest.raises(
            LedgerError, match="attempt to write a readonly database; the file or its folder may only be read"
        ):
            ledger.add(some_reading(2))
        assert list(ledger.verify()) == []
    state, advice = doctor(read_only)["file"]
    assert state.endswith("may only be read")
    assert advice == "change the rights of the file and its folder to add to it"
    assert list(read_only.parent.iterdir()) == [read_only]


def test_two_writers_at_once(place: Path | str) -> None:
    Ledger.open(place).close()
    workers = [adder(place, first, first + 40) for first in (0, 20, 1000)]
    sure = set().union(*map(confirmed, workers))
    assert [worker.returncode for worker in workers] == [0, 0, 0]
    kept, faults = state_of(place)
    assert faults == []
    assert kept == sure == {f"doc{number:06}" for number in (*range(60), *range(1000, 1040))}


def test_a_writer_that_is_not_ready_in_time(place: Path | str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 0.2)
    Ledger.open(place).close()
    engine = engine_of(place)
    with Ledger.open(place) as ledger:
        with writing(engine).begin(), pytest.raises(LedgerError, match="another process is writing to it"):
            ledger.add(some_reading(1))
        assert ledger.add(some_reading(1)) == "added"
    engine.dispose()


def test_a_reader_during_a_long_write(place: Path | str) -> None:
    engine = engine_of(place)
    with Ledger.open(place) as ledger:
        ledger.add(some_reading(1))
        listed = ledger.events()
        next(listed)
        with writing(engine).begin() as connection:
            connection.execute(text("delete from credits"))
            connection.execute(text("update readings set newest = not newest"))
            assert len(list(ledger.events())) == EVENTS
            assert list(ledger.verify()) == []
        assert len(list(listed)) == EVENTS - 1
        assert list(ledger.events()) == []
    engine.dispose()


def pages_of(path: Path, name: str) -> list[int]:
    """The pages of a table or index in a file; where SQLite cannot say, the first of them."""
    with sqlite3.connect(path) as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = store.execute("select rootpage from sqlite_master where name = ?", (name,)).fetchall()
    store.close()
    return [int(number) for (number,) in found]


def break_pages(path: Path, pages: list[int]) -> None:
    with path.open("rb+") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(b"\x5a" * PAGE)


@pytest.mark.parametrize("broken", ["events", "parties_by_code", "shingles"])
def test_a_broken_page_of_a_table(tmp_path: Path, broken: str) -> None:
    path, mended = tmp_path / "ledger.sqlite", tmp_path / "mended.sqlite"
    with Ledger.open(path) as ledger:
        for number in range(40):
            ledger.add(some_reading(number))
        before = list(ledger.events())
    break_pages(path, pages_of(path, broken))
    with Ledger.open(path) as ledger, pytest.raises(LedgerError, match="malformed; `saksi doctor` says"):
        ledger.rebuild()
    found = doctor(path)
    assert found["pages"][0].startswith("broken: ")
    assert found["pages"][1] is not None
    assert "`saksi copy`" in found["pages"][1]
    done = CliRunner().invoke(saksi, ["copy", str(path), str(mended)])
    assert done.exit_code == 0, done.output
    kept, faults = state_of(mended)
    assert faults == []
    assert len(kept) == 40
    with Ledger.open(mended) as ledger:
        assert list(ledger.events()) == before


def test_a_broken_page_of_the_statements(tmp_path: Path) -> None:
    path, saved, mended = tmp_path / "ledger.sqlite", tmp_path / "backup.sqlite", tmp_path / "mended.sqlite"
    with Ledger.open(path) as ledger:
        for number in range(40):
            ledger.add(some_reading(number))
    assert CliRunner().invoke(saksi, ["backup", str(saved), "--ledger", str(path)]).exit_code == 0
    break_pages(path, pages_of(path, "statements"))
    found = doctor(path)
    assert "`saksi restore`" in (found.get("pages") or found["ledger"])[1]  # type: ignore[operator]
    assert CliRunner().invoke(saksi, ["restore", str(saved), "--ledger", str(mended)]).exit_code == 0
    assert len(state_of(mended)[0]) == 40


def test_one_letter_changed_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path) as ledger:
        ledger.add(some_reading(1))
    pages_of(path, "statements")  # what is in the log of changes goes into the file
    raw = path.read_bytes()
    at = raw.index(b"Berita nomor 1.")
    path.write_bytes(raw[:at] + b"X" + raw[at + 1 :])
    assert "its JSON is not what was added" in doctor(path)["statements"][0]


def test_a_lost_connection_in_the_middle(postgresql: servers.Server) -> None:
    place = postgresql.new_database()
    end = text(
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()"
    )
    with Ledger.open(place) as ledger:
        ledger.add(some_reading(1))

        def cut(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
            if statement.startswith("WITH given"):
                other = engine_of(place)
                with other.execution_options(writing=False, isolation_level="AUTOCOMMIT").connect() as killer:
                    killer.execute(end)
                other.dispose()
                time.sleep(0.1)

        engine_event.listen(ledger._engine, "before_cursor_execute", cut)
        with pytest.raises(LedgerError, match=r"the ledger cannot be written: .*; (the connection was|nothing)"):
            ledger.add(some_reading(2))
        engine_event.remove(ledger._engine, "before_cursor_execute", cut)
        assert [line.id for line in ledger.readings()] == ["doc000001"]
        assert ledger.add(some_reading(2)) == "added"
        assert list(ledger.verify()) == []


def test_no_server_and_no_database(postgresql: servers.Server) -> None:
    with pytest.raises(LedgerError, match=r"saksi:\*\*\*@127\.0\.0\.1:1/x cannot be opened: .*is the server running"):
        Ledger.open("postgresql://saksi:secret@127.0.0.1:1/x")
    with pytest.raises(LedgerError, match='database "nothing" does not exist'):
        Ledger.open(postgresql.address("nothing"))


def test_a_clock_that_jumps_back(place: Path | str) -> None:
    days = iter(["2026-03-01", "2025-01-01", "2026-03-02"])
    with Ledger.open(place, now=lambda: f"{next(days)}T00:00:00+00:00") as ledger:
        ledger.add(reading("doc1", event("aaaa0001")))
        ledger.add(reading("doc1", event("aaaa0002"), coder="coder-2"))
        assert [found.event.id for found in ledger.events()] == ["aaaa0002"]
        ledger.add(reading("doc2", event("aaaa0003")))
        assert list(ledger.verify()) == []
        assert [one.at[:10] for one in ledger.statements()] == ["2026-03-01", "2025-01-01", "2026-03-02"]
    state, advice = doctor(place)["clock"]
    assert state == "1 statements are dated before one that is older"
    assert advice is not None
    assert "nothing is lost" in advice


def test_doctor_of_a_ledger_that_is_well(place: Path | str) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(some_reading(1))
    found = doctor(place)
    assert [advice for _, advice in found.values()] == [None] * len(found)
    assert found["statements"][0].startswith("1, whole; the last is ")


def test_doctor_of_what_is_no_ledger(tmp_path: Path) -> None:
    assert "is not there" in doctor(tmp_path / "none.sqlite")["file"][0]
    (tmp_path / "notes").write_text("These are notes. " * 400, encoding="utf-8")
    assert doctor(tmp_path / "notes")["ledger"][0] == "it cannot be read: file is not a database"
    sqlite3.connect(tmp_path / "empty.sqlite").close()
    assert "it is empty" in (doctor(tmp_path / "empty.sqlite")["versions"][1] or "")
    with Ledger.open(tmp_path / "newer.sqlite"):
        pass
    with sqlite3.connect(tmp_path / "newer.sqlite") as store:
        store.execute("update about set value = '99'")
    store.close()
    assert "update this one" in (doctor(tmp_path / "newer.sqlite")["versions"][1] or "")
