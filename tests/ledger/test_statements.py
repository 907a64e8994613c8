"""The chain of statements: what it holds, what breaks it, and that the tables are made from it alone."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faults import change
from readings import event, party, reading, readings
from saksi import EventFilter, Ledger
from saksi.errors import LedgerError, UsageError
from saksi.ledger.statements import BEFORE_THE_FIRST, digest
from saksi.records import Reading, SetAside

DAYS = ("2026-01-10", "2026-01-20", "2026-02-01", "2026-02-02", "2026-02-03", "2026-02-04", "2026-02-05")


class Clock:
    """A clock that shows each of some days at 23:59, one after another."""

    def __init__(self, *days: str) -> None:
        self._days = iter(days or DAYS)

    def __call__(self) -> str:
        return f"{next(self._days)}T23:59:59+00:00"


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    with Ledger.open(place, now=Clock()) as opened:
        yield opened


def fill(ledger: Ledger) -> None:
    """Two versions of one document, another, and something set aside that is read later."""
    ledger.add(reading("doc1", event("aaaa0001"), event("aaaa0002", "ACCUSE")), "a.txt")
    ledger.set_aside(SetAside(origin="b.txt", code="empty", reason="it is empty"))
    ledger.add(reading("doc2", event("bbbb0001", "REJECT", disputes="aaaa0001"), title="Militer membantah"), "b.txt")
    ledger.resolve("b.txt")
    ledger.add(reading("doc1", event("aaaa0001", speaker=party("RSF", "SDN REB")), coder="coder-2"), "a.txt")


def test_everything_added_is_a_statement_that_follows_the_one_before(ledger: Ledger) -> None:
    fill(ledger)
    told = list(ledger.statements())
    assert [(one.number, one.kind, one.subject, one.at[:10]) for one in told] == [
        (1, "reading", "doc1", "2026-01-10"),
        (2, "set-aside", "b.txt", "2026-01-20"),
        (3, "reading", "doc2", "2026-02-01"),
        (4, "resolved", "b.txt", "2026-02-02"),
        (5, "reading", "doc1", "2026-02-03"),
    ]
    assert [one.previous for one in told] == [BEFORE_THE_FIRST, *(one.hash for one in told[:-1])]
    assert all(one.content == digest(one.json) for one in told)
    assert (ledger.tip().number, ledger.tip().hash) == (5, told[-1].hash)
    assert list(ledger.verify()) == []


def test_what_changes_nothing_is_no_statement(ledger: Ledger) -> None:
    fill(ledger)
    ledger.add(reading("doc2", event("bbbb0001", "REJECT", disputes="aaaa0001"), title="Militer membantah"), "c.txt")
    ledger.resolve("b.txt")
    assert ledger.tip().number == 5


def test_the_same_statements_have_the_same_hashes_in_every_store(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    with Ledger.open(tmp_path / "other.sqlite", now=Clock()) as other:
        fill(other)
        assert other.tip() == ledger.tip()


def test_statements_of_others(ledger: Ledger) -> None:
    first = ledger.append("note", "aaaa0001", {"field": "type", "value": "COERCE"}, by="Sari")
    assert (first.number, first.by) == (1, "Sari")
    ledger.append("note", "aaaa0002", {"field": "type", "value": None})
    ledger.append("pin", "aaaa0001", {})
    assert [one.number for one in ledger.statements("note")] == [1, 2]
    assert [one.number for one in ledger.statements(subject="aaaa0001")] == [1, 3]
    assert [one.number for one in ledger.statements("note", "aaaa0001", as_of="2026-01")] == [1]
    assert msgspec.json.decode(first.json) == {"field": "type", "value": "COERCE"}
    assert list(ledger.verify()) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("update statements set json = replace(json, 'ASSAULT', 'PROTEST') where number = 1",
         "statement 1 (reading of doc1): its JSON is not what was added. What stands before it is whole"),
        ("update statements set at = '2020-01-01T00:00:00+00:00' where number = 3",
         "statement 3 (reading of doc2): a column is not what was added. What stands before it is whole"),
        ("update statements set hash = previous where number = 2",
         "statement 2 (set-aside of b.txt): a column is not what was added. What stands before it is whole"),
        ("delete from statements where number = 2", "statement 2 is missing. What stands before it is whole"),
        ("update statements set previous = hash where number = 4",
         "statement 4 does not follow statement 3: one of them was replaced. What stands before it is whole"),
    ],
)  # fmt: skip
def test_what_is_changed_in_the_chain_is_found(ledger: Ledger, place: Path | str, changed: str, told: str) -> None:
    fill(ledger)
    change(place, changed)
    assert list(ledger.verify()) == [told]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("update events set type = 'PROTEST' where number = 1", ["events 1: type is not as the statement says"]),
        ("update readings set newest = not newest, title = 'x' where number = 1",
         ["readings 1: newest, title is not as the statement says"]),
        ("delete from parties where number in (2, 4)", ["parties 2: it is missing", "parties 4: it is missing"]),
        ("insert into credits (event, position, outlet) values (1, 7, 'AFP')", ["credits 1, 7: no statement says it"]),
        ("update set_aside set resolved_at = null", ["set_aside 1: resolved_at is not as the statement says"]),
    ],
)  # fmt: skip
def test_what_is_changed_in_the_tables_is_found_and_mended(
    ledger: Ledger, place: Path | str, changed: str, told: list[str]
) -> None:
    fill(ledger)
    change(place, changed)
    assert list(ledger.verify(views=False)) == []
    assert list(ledger.verify()) == told
    ledger.rebuild()
    assert list(ledger.verify()) == []
    assert [found.event.id for found in ledger.events(EventFilter(text="khartoum"))] == ["bbbb0001", "aaaa0001"]


def test_as_known_on_a_day(ledger: Ledger) -> None:
    def events(day: str | None, **given: object) -> list[str]:
        return [found.event.id for found in ledger.events(EventFilter(as_of=day, **given))]  # type: ignore[arg-type]

    def articles(day: str | None) -> list[tuple[str, str]]:
        return [(line.id, line.coder) for line in ledger.readings(as_of=day)]

    fill(ledger)
    assert events("2026-01-09") == []
    assert events("2026-01-10") == events("2026-01") == ["aaaa0001", "aaaa0002"]
    assert events("2026-02-02") == ["aaaa0001", "aaaa0002", "bbbb0001"]
    assert events("2026") == events(None) == ["bbbb0001", "aaaa0001"]
    assert events("2026-01-31", disputed=True) == []
    assert events("2026-02-02", disputed=True, actor="SDN") == ["aaaa0001"]
    assert articles("2026-01-31") == [("doc1", "rules-1")]
    assert articles(None) == [("doc2", "rules-1"), ("doc1", "coder-2")]
    assert [line.id for line in ledger.search("membantah", as_of="2026-01-31")] == []
    with pytest.raises(UsageError, match="'January' is not a day"):
        events("January")
    with pytest.raises(UsageError, match="told of the present only"):
        events("2026-01", single_source=True)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("khartoum", {"doc1", "doc2"}),
        ("KHARTOUM membantah", {"doc2"}),
        ("khartou", set()),
        ("khartou*", {"doc1", "doc2"}),
        ('"militer sudan"', {"doc1", "doc2"}),
        ('"sudan militer"', set()),
        ('"militer memban*', {"doc2"}),
        ("di' OR (1 & -- *", set()),
        ("rsf:*", {"doc1", "doc2"}),
    ],
)
def test_words_of_articles(ledger: Ledger, words: str, found: set[str]) -> None:
    fill(ledger)
    assert {line.id for line in ledger.search(words)} == found


def test_words_without_accents_in_every_script(ledger: Ledger) -> None:
    ledger.add(
        reading("doc1", text="Erdoğan menelepon Зеленський di Şırnak, 第二次 3.5 a_b x-y e.g. saksi.example/a?b=c.")
    )
    for words in ("erdogan", "ŞIRNAK", "зеленськии", '"a b x y"', "3 5", "saksi", "example*", "第*"):
        assert [line.id for line in ledger.search(words)] == ["doc1"], words
    with pytest.raises(UsageError, match="has no word to look for"):
        list(ledger.search("%"))


def test_articles_with_words_come_the_latest_first(ledger: Ledger) -> None:
    for id, day in (("old", "2020-01-01"), ("none", None), ("new", "2024-01-01")):
        whole = reading(id, text=f"Rapat {id}.")
        published = day and msgspec.structs.replace(whole.article.published, from_=day, to=day)  # type: ignore[type-var]
        ledger.add(msgspec.structs.replace(whole, article=msgspec.structs.replace(whole.article, published=published)))
    assert [line.id for line in ledger.search("rapat")] == ["new", "old", "none"]
    assert [line.id for line in ledger.search("rapat", limit=1)] == ["new"]


def test_a_code_that_is_known_is_looked_for_as_nothing_else(ledger: Ledger) -> None:
    ledger.add(reading("doc1", event("aaaa0001", actors=(party("Polisi Yerusalem", "ISR COP"),))))
    assert [found.event.id for found in ledger.events(EventFilter(actor="rus"))] == ["aaaa0001"]
    ledger.add(reading("doc2", event("aaaa0002", actors=(party("Moskow", "RUS GOV"),))))
    assert [found.event.id for found in ledger.events(EventFilter(actor="rus"))] == ["aaaa0002"]


def test_events_that_last_into_the_days_asked_for_come_first(ledger: Ledger) -> None:
    def lasting(id: str, since: str, until: str) -> object:
        one = event(id)
        assert one.date
        return msgspec.structs.replace(one, date=msgspec.structs.replace(one.date, from_=since, to=until))

    found = [lasting("year", "2023-01-01", "2023-12-31"), event("day", day="2023-06-15"), event("none", day=None),
             lasting("before", "2023-01-01", "2023-05-31"), event("after", day="2023-08-01")]  # fmt: skip
    ledger.add(reading("doc1", *found))  # type: ignore[arg-type]
    assert [one.event.id for one in ledger.events(EventFilter(since="2023-06", until="2023-07"))] == ["year", "day"]
    assert [one.event.id for one in ledger.events(EventFilter(since="2023-06", limit=2))] == ["year", "day"]
    assert [one.event.id for one in ledger.events(EventFilter(limit=4))] == ["year", "before", "day", "after"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(st.lists(readings, max_size=4, unique_by=lambda one: one.id))
def test_a_copy_is_the_same_whatever_is_in_it(tmp_path: Path, kept: list[Reading]) -> None:
    (tmp_path / "one.sqlite").unlink(missing_ok=True)
    (tmp_path / "two.sqlite").unlink(missing_ok=True)
    with Ledger.open(tmp_path / "one.sqlite") as one, Ledger.open(tmp_path / "two.sqlite") as two:
        for some in kept:
            one.add(some, "a.txt")
        assert one.copy_to(two) == len(kept)
        assert one.tip() == two.tip()
        assert list(two.events()) == list(one.events())
        assert list(two.verify()) == []


def test_a_copy_in_another_store_gets_what_it_lacks(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append("note", "one", {})
    with Ledger.open(tmp_path / "copy.sqlite") as copy, Ledger.open(tmp_path / "back.sqlite") as back:
        assert ledger.copy_to(copy) == 1
        fill(ledger)
        assert ledger.copy_to(copy) == 5
        assert ledger.copy_to(copy) == 0
        assert copy.copy_to(back) == 6
        assert list(copy.events()) == list(back.events()) == list(ledger.events())
        assert ledger.tip() == copy.tip() == back.tip()
        assert list(copy.verify()) == list(back.verify()) == []


def test_a_copy_from_a_file_into_each_store(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "one.sqlite", now=Clock()) as one:
        fill(one)
        assert one.copy_to(ledger) == 5
        assert list(ledger.verify()) == []
        assert ledger.add(reading("doc3", event("cccc0001"))) == "added"
        with pytest.raises(LedgerError, match="statements of its own"):
            one.copy_to(ledger)


def test_a_broken_chain_is_copied_as_far_as_it_is_whole(ledger: Ledger, place: Path | str, tmp_path: Path) -> None:
    fill(ledger)
    change(place, "update statements set json = '{}' where number = 3")
    with Ledger.open(tmp_path / "copy.sqlite") as copy:
        with pytest.raises(LedgerError, match=r"statement 3 .* its JSON is not what was added"):
            ledger.copy_to(copy)
        assert list(copy.verify()) == []
