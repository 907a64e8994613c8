"""Ledgers of every version before, kept as SQL, are brought to the present; those of a newer Saksi are left alone."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import MetaData, inspect

from saksi import EventFilter, Ledger
from saksi.errors import LedgerError
from saksi.ledger.engines import engine_of
from saksi.ledger.migrating import FOLDER
from saksi.ledger.tables import SCHEMA_VERSION

HERE = Path(__file__).parent
BEFORE = range(1, SCHEMA_VERSION)


@pytest.fixture(params=BEFORE)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A ledger as a version before made it."""
    path = tmp_path / f"version_{request.param}.sqlite"
    with sqlite3.connect(path) as store:
        store.executescript((HERE / f"version_{request.param}.sql").read_text(encoding="utf-8"))
    store.close()
    return path


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as store:
        lines = list(store.iterdump())
    store.close()
    return lines


def tables(path: Path) -> dict[str, object]:
    """The columns and indexes of every table."""
    engine = engine_of(path)
    known = MetaData()
    known.reflect(engine)
    inspector = inspect(engine)
    found: dict[str, object] = {}
    for name, table in known.tables.items():
        columns = [(column.name, str(column.type), column.nullable) for column in table.columns]
        found[name] = columns, [(index["name"], index["column_names"]) for index in inspector.get_indexes(name)]
    engine.dispose()
    return found


def test_every_version_has_a_step_and_a_ledger_to_test_it() -> None:
    steps = {path.name.split("_")[0] for path in (FOLDER / "versions").glob("v*.py")}
    assert steps == {f"v{version}" for version in range(1, SCHEMA_VERSION + 1)}
    assert {path.name for path in HERE.glob("version_*.sql")} == {f"version_{version}.sql" for version in BEFORE}


def test_an_older_ledger_is_brought_to_the_present_with_all_that_is_in_it(old: Path) -> None:
    with Ledger.open(old) as ledger:
        assert list(ledger.verify()) == []
        told = [(one.kind, one.subject, one.at[:10]) for one in ledger.statements()]
        assert told == [
            ("reading", "one", "2025-11-01"),
            ("set-aside", "broken.txt", "2025-11-01"),
            ("reading", "two", "2025-11-02"),
            ("reading", "one", "2025-11-02"),
            ("set-aside", "cut.txt", "2025-11-03"),
            ("resolved", "broken.txt", "2025-11-03"),
        ]
        assert [(line.id, line.coder, line.added_at[:10]) for line in ledger.readings()] == [
            ("two", "rules-1", "2025-11-02"),
            ("one", "coder-2", "2025-11-02"),
        ]
        assert [line.item.origin for line in ledger.set_aside_items()] == ["cut.txt"]
        assert [found.event.id for found in ledger.events()] == ["bbbb0001", "bbbb0002", "aaaa0001", "aaaa0002"]
        assert [found.event.id for found in ledger.events(EventFilter(as_of="2025-11-01"))] == ["aaaa0001"]
        assert [found.event.id for found in ledger.events(EventFilter(disputed=True))] == ["bbbb0001"]
        assert [found.event.id for found in ledger.events(EventFilter(via="AFP"))] == ["aaaa0001"]
        assert [found.other for found in ledger.copies_of("one")] == ["two"]
        assert [line.id for line in ledger.search("pencil denies")] == ["two"]
        joined = [[told.event.id for told in ledger.incident(line.id).mentions] for line in ledger.incidents()]
        assert sorted(map(sorted, joined)) == [["aaaa0001", "bbbb0001"], ["aaaa0002"], ["bbbb0002"]]


def test_it_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    Ledger.open(old).close()
    Ledger.open(tmp_path / "new.sqlite").close()
    brought = tables(old)
    brought.pop("alembic_version")
    assert brought == tables(tmp_path / "new.sqlite")


def test_bringing_it_to_the_present_twice_changes_nothing(old: Path) -> None:
    Ledger.open(old).close()
    before = dump(old)
    Ledger.open(old).close()
    assert dump(old) == before


def test_a_ledger_that_cannot_be_brought_to_the_present_stays_as_it_was(old: Path) -> None:
    with sqlite3.connect(old) as store:
        (held,) = store.execute("select count(*) from pragma_table_info('readings') where name = 'json'").fetchone()
        store.execute(f"update {'readings' if held else 'statements'} set json = '{{' where number = 3")
    store.close()
    before = dump(old)
    with pytest.raises(LedgerError, match=r"cannot be opened: .* truncated"):
        Ledger.open(old)
    assert dump(old) == before


def test_a_clock_that_went_back_does_not_make_an_older_reading_the_newest(old: Path) -> None:
    with sqlite3.connect(old) as store:
        store.execute("update readings set added_at = '2024-01-01T00:00:00+00:00' where number = 3")
    store.close()
    with Ledger.open(old) as ledger:
        assert ledger.reading("one").coder == "coder-2"
        assert list(ledger.verify()) == []


def test_an_older_saksi_sees_that_the_ledger_is_newer(old: Path) -> None:
    Ledger.open(old).close()
    with sqlite3.connect(old) as store:
        (version,) = store.execute("select value from about where name = 'schema'").fetchone()
    store.close()
    assert int(version) == SCHEMA_VERSION > max(BEFORE)


def test_a_newer_ledger_is_refused_politely_and_not_touched(place: Path | str) -> None:
    Ledger.open(place).close()
    engine = engine_of(place)
    with engine.execution_options(writing=True).begin() as connection:
        connection.exec_driver_sql("update about set value = '99' where name = 'schema'")
    before = Path(place).read_bytes() if isinstance(place, Path) else b""
    with pytest.raises(LedgerError, match=r"written by a newer Saksi \(schema 99, this one knows \d+\); update Saksi"):
        Ledger.open(place)
    assert before == (Path(place).read_bytes() if isinstance(place, Path) else b"")
    engine.dispose()
