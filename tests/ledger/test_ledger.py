"""The ledger keeps what it is given, once, whole, and finds it again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from readings import event, party, reading, readings
from saksi.errors import LedgerError, UnreadableError, UsageError
from saksi.ledger.filters import EventFilter, first_day, last_day
from saksi.ledger.ledger import Ledger
from saksi.records import Reading, SetAside


def clock() -> str:
    return "2026-01-01T00:00:00+00:00"


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    with Ledger.open(place, now=clock) as opened:
        yield opened


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(readings)
def test_what_comes_out_is_what_went_in(tmp_path: Path, kept: Reading) -> None:
    path = tmp_path / "round-trip.sqlite"
    path.unlink(missing_ok=True)
    with Ledger.open(path, now=clock) as ledger:
        ledger.add(kept, "a.txt")
        assert ledger.reading(kept.id).to_json() == kept.to_json()
        assert {telling.event.id for telling in ledger.events()} == {found.id for found in kept.events}


def test_adding_twice_changes_nothing(ledger: Ledger) -> None:
    assert ledger.add(reading("doc1", event()), "a.txt") == "added"
    before = list(ledger.readings()), list(ledger.events())
    assert ledger.add(reading("doc1", event()), "elsewhere.txt") == "unchanged"
    assert (list(ledger.readings()), list(ledger.events())) == before


def test_a_newer_coder_is_shown_and_the_older_reading_stays(ledger: Ledger) -> None:
    ledger.add(reading("doc1", event("aaaa000000000000")), "a.txt")
    ledger.add(reading("doc1", event("bbbb000000000000", "ACCUSE"), coder="encoder-1"), "a.txt")
    assert [telling.event.type for telling in ledger.events()] == ["ACCUSE"]
    assert [line.coder for line in ledger.readings()] == ["encoder-1"]
    assert [statement.subject for statement in ledger.statements("reading")] == ["doc1", "doc1"]


def test_another_document_under_a_known_id_is_refused(ledger: Ledger) -> None:
    ledger.add(reading("doc1"), "a.txt")
    with pytest.raises(UnreadableError, match=r"another document with the id 'doc1', from a\.txt"):
        ledger.add(reading("doc1", text="Teks yang lain."), "b.txt")


def test_several_at_once_are_kept_all_or_not_at_all(ledger: Ledger) -> None:
    assert ledger.add_all([(reading("doc1", event("aaaa0001")), "a"), (reading("doc1", event("aaaa0001")), "b")]) == [
        "added",
        "unchanged",
    ]
    with pytest.raises(UnreadableError, match="another document"):
        ledger.add_all([(reading("doc2", event("bbbb0001")), "c"), (reading("doc1", text="Lain."), "d")])
    assert [line.id for line in ledger.readings()] == ["doc1"]
    assert list(ledger.verify()) == []


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (EventFilter(), {"strike", "pact", "blame"}),
        (EventFilter(actor="SDN"), {"strike", "blame"}),
        (EventFilter(actor="SDN MIL"), {"strike"}),
        (EventFilter(actor="militer"), {"strike"}),
        (EventFilter(actor="SD"), set()),
        (EventFilter(recipient="rsf"), {"strike", "blame"}),
        (EventFilter(recipient="RUS"), {"pact"}),
        (EventFilter(actor="RUS", types=("agree",)), {"pact"}),
        (EventFilter(types=("ASSAULT", "ACCUSE")), {"strike", "blame"}),
        (EventFilter(country="sdn"), {"strike", "blame"}),
        (EventFilter(since="2023-04"), {"strike"}),
        (EventFilter(until="2020"), {"pact"}),
        (EventFilter(since="2020-10-31", until="2020-10-31"), {"pact"}),
        (EventFilter(modality="future"), {"pact"}),
        (EventFilter(text="khartoum"), {"strike", "pact", "blame"}),
        (EventFilter(text="100%"), set()),
        (EventFilter(limit=1), {"pact"}),
    ],
)
def test_filters(ledger: Ledger, chosen: EventFilter, found: set[str]) -> None:
    pact = event("pact", "AGREE", "2020-10-31", symmetric=True, actors=(party("Rusia", "RUS"),), recipients=(), modality="future",
                 place=None)  # fmt: skip
    blame = event("blame", "ACCUSE", None, actors=(party("RSF", "SDN REB"),))
    ledger.add(reading("doc1", event("strike"), pact, blame), "a.txt")
    assert {telling.event.id for telling in ledger.events(chosen)} == found


def test_events_come_by_date_and_those_without_last(ledger: Ledger) -> None:
    ledger.add(
        reading("doc1", event("c", day=None), event("b", day="2023-01-01"), event("a", day="2020-01-01")), "a.txt"
    )
    assert [telling.event.id for telling in ledger.events()] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (EventFilter(types=("WAR",)), "type 'WAR' is not one of AGREE"),
        (EventFilter(modality="maybe"), "modality 'maybe' is not one of actual"),
        (EventFilter(since="31/10/2020"), "write 2020-10-31"),
        (EventFilter(until="2020-02-30"), "'2020-02-30' is not a day"),
        (EventFilter(country="Sudan"), "not a code of three letters"),
    ],
)
def test_a_filter_that_cannot_be_says_what_can(ledger: Ledger, wrong: EventFilter, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        list(ledger.events(wrong))


def test_days_of_months_and_years() -> None:
    assert (first_day("2024"), last_day("2024")) == ("2024-01-01", "2024-12-31")
    assert (first_day("2024-02"), last_day("2024-02")) == ("2024-02-01", "2024-02-29")


def test_ids_may_be_abbreviated(ledger: Ledger) -> None:
    ledger.add(reading("doc1", event("abcd1111"), event("abcd2222"), event("ffff0000")), "a.txt")
    assert ledger.event("ffff").event.id == "ffff0000"
    with pytest.raises(UsageError, match="2 ids begin with 'abcd': abcd1111, abcd2222"):
        ledger.event("abcd")
    with pytest.raises(UsageError, match="no event 'eeee'"):
        ledger.event("eeee")
    with pytest.raises(UsageError, match="at least 4 characters"):
        ledger.event("ff")


def test_what_is_set_aside_is_kept_once_until_it_is_read(ledger: Ledger) -> None:
    item = SetAside(origin="a.txt", code="empty", reason="it is empty", locator="line 3")
    ledger.set_aside(item)
    ledger.set_aside(item)
    assert [line.item for line in ledger.set_aside_items()] == [item]
    ledger.resolve("a.txt", "line 3")
    assert list(ledger.set_aside_items()) == []


def test_a_ledger_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_text("These are notes and no ledger at all. " * 40, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"notes\.sqlite cannot be opened: file is not a database"):
        Ledger.open(path)
