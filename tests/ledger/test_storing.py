"""The commands about the store: verify, doctor, backup, restore, copy, search; and ledgers in PostgreSQL by their address."""

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from faults import change, some_reading
from saksi import Ledger
from saksi.cli import saksi
from saksi.errors import LedgerError


@pytest.fixture
def ledger(place: Path | str, monkeypatch: pytest.MonkeyPatch) -> Path | str:
    """The place of a ledger with three articles, which every command uses."""
    monkeypatch.setenv("SAKSI_LEDGER", str(place))
    with Ledger.open(place) as opened:
        for number in range(3):
            opened.add(some_reading(number), f"{number}.txt")
    return place


def run(*words: object) -> Result:
    return CliRunner().invoke(saksi, list(map(str, words)), catch_exceptions=False)


def tip(place: Path | str) -> str:
    with Ledger.open(place) as opened:
        end = opened.tip()
    return f"{end.number} statements, the last {end.hash}\n"


def test_verify_says_how_far_the_chain_goes_and_what_is_wrong(ledger: Path | str) -> None:
    assert (run("verify").exit_code, run("verify", "--quick").stdout) == (0, tip(ledger))
    change(ledger, "update events set type = 'AGREE' where number = 7")
    assert run("verify", "--quick").exit_code == 0
    result = run("verify")
    assert (result.exit_code, result.stdout) == (1, f"events 7: type is not as the statement says\n{tip(ledger)}")
    assert "the statements are whole: `saksi doctor --rebuild` makes the tables anew" in result.stderr
    assert run("doctor", "--rebuild").exit_code == 0
    assert run("verify").exit_code == 0
    change(ledger, "delete from parties")
    change(ledger, "update statements set subject = 'x' where number = 2")
    result = run("verify")
    assert result.stdout.startswith(
        "statement 2 (reading of x): a column is not what was added. What stands before it is whole"
    )
    assert "`saksi doctor` says what to do" in result.stderr
    assert run("doctor").exit_code == 1


def test_doctor_says_what_it_looked_at(ledger: Path | str) -> None:
    shown = run("doctor")
    assert shown.exit_code == 0
    looked = [line.split()[0] for line in shown.stdout.splitlines()]
    assert looked == (
        ["file", "free", "versions", "pages", "statements"]
        if isinstance(ledger, Path)
        else ["database", "versions", "statements"]
    )
    missing = run("doctor", "--ledger", "nowhere.sqlite")
    assert missing.exit_code == 1
    assert "-> `saksi read FILE` makes it, `saksi restore FILE` brings a backup back" in missing.stdout


def test_backup_and_restore(ledger: Path | str, tmp_path: Path) -> None:
    saved, back = tmp_path / "saved.sqlite", tmp_path / "deep" / "back.sqlite"
    assert run("backup", saved).stdout == tip(ledger)
    with Ledger.open(ledger) as opened:
        opened.add(some_reading(3))
    assert run("backup", saved).stdout == tip(ledger)
    assert sorted(path.name for path in tmp_path.glob("saved*")) == ["saved.sqlite"]
    assert run("restore", saved, "--ledger", back).stdout == tip(ledger)
    with Ledger.open(back) as opened:
        assert list(opened.verify()) == []
        opened.add(some_reading(4))
    assert run("restore", back).stdout == tip(back)
    with Ledger.open(ledger) as opened:
        assert len(list(opened.readings())) == 5
        opened.add(some_reading(5))
    with pytest.raises(LedgerError, match="statements of its own"):
        run("backup", "--ledger", ledger, unlike(tmp_path))


def unlike(folder: Path) -> Path:
    """A ledger with other statements."""
    path = folder / "unlike.sqlite"
    with Ledger.open(path) as opened:
        opened.append("note", "one", {})
    return path


def test_a_backup_of_an_older_version_stays_as_it_is(tmp_path: Path) -> None:
    saved = tmp_path / "old.sqlite"
    with sqlite3.connect(saved) as store:
        store.executescript((Path(__file__).parent / "version_2.sql").read_text(encoding="utf-8"))
    store.close()
    before = saved.read_bytes()
    for _ in range(2):
        assert "6 statements" in run("restore", saved, "--ledger", tmp_path / "new.sqlite").stdout
    assert saved.read_bytes() == before


def test_a_backup_of_nothing_and_to_nowhere(ledger: Path | str, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"there is no ledger at nowhere\.sqlite"):
        run("backup", tmp_path / "saved.sqlite", "--ledger", "nowhere.sqlite")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"Not a directory|unable to open|File exists"):
        run("backup", tmp_path / "file" / "saved.sqlite")


def test_copy_between_stores(ledger: Path | str, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    result = run("copy", ledger, other)
    assert (result.stdout, result.stderr) == (tip(ledger), "3 statements copied\n")
    assert run("copy", ledger, other).stderr == "0 statements copied\n"
    assert run("copy", other, ledger).stderr == "0 statements copied\n"
    with pytest.raises(LedgerError, match="there is no ledger at"):
        run("copy", tmp_path / "none.sqlite", other)


def test_lists_as_of_a_day_and_by_words(ledger: Path | str) -> None:
    def ids(*words: str) -> list[str]:
        return [json.loads(line)["id"] for line in run(*words, "--json").stdout.splitlines()]

    assert ids("search", "nomor", "2") == ["doc000002"]
    assert ids("search", "berita nomor", "--limit", "2") == ["doc000000", "doc000001"]
    assert ids("articles", "--as-of", "2020") == []
    assert ids("events", "--as-of", "2020-01-31") == []
    assert ids("events", "--text", "serang* khartoum") == []
    assert len(ids("events", "--text", "menyerang khartoum")) == 15
    assert "No article has these words." in run("search", "nobody").stderr


def test_where_and_every_other_command_take_an_address(ledger: Path | str) -> None:
    shown = run("where", "--ledger", ledger)
    assert shown.stdout.strip() == str(ledger)
    assert "3 articles, 15 events" in shown.stderr
    assert run("events", "--limit", "1", "--ledger", ledger).exit_code == 0
    assert "is a directory" in run("events", "--ledger", "/").stderr
