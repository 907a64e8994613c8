"""Reviews in a ledger: only added, once, in order whatever the clock says; asked for by state; carried to newer codings."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select

from readings import event, party, reading
from reviews import reviews
from saksi import EventFilter, Ledger, UsageError
from saksi.ledger.review_tables import review_states
from saksi.ledger.saying import say
from saksi.ledger.tables import metadata
from saksi.records import Event
from saksi.review.records import Action, Review

EVENT = event()
Give = Callable[..., Review]


class Clock:
    """A clock that shows what it is told."""

    def __init__(self) -> None:
        self.shows = "2026-01-01T10:00:00+00:00"

    def __call__(self) -> str:
        return self.shows


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path, clock: Clock) -> Iterator[Ledger]:
    with Ledger.open(path, now=clock) as opened:
        opened.add(reading("doc1", EVENT, event("cccc1111bbbb2222", "ACCUSE")), "a.txt")
        yield opened


def give(ledger: Ledger, action: Action = "accept", on: Event = EVENT, by: str = "Dewi", **given: object) -> Review:
    values = {"reason": "seen", **given}
    return ledger.reviews.give(on, "doc1", "rules-1", action, by=by, **values)  # type: ignore[arg-type]


def rows(path: Path, table: str) -> int:
    with sqlite3.connect(path) as store:
        (count,) = store.execute(f"select count(*) from {table}").fetchone()
    store.close()
    return int(count)


def states_after(given_: list[Review]) -> list[tuple[str, str]]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        metadata.create_all(connection)
        for review in given_:
            say(connection, review)
        found = [(row.event, row.state) for row in connection.execute(select(review_states))]
    engine.dispose()
    return found


@settings(max_examples=30)
@given(st.lists(reviews, max_size=6).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_states_are_the_same_in_whatever_order_reviews_arrive(both: tuple[list[Review], list[Review]]) -> None:
    one, other = both
    assert states_after(one) == states_after([*other, *other])


def test_decisions_keep_their_order_in_one_second_and_when_the_clock_jumps_back(ledger: Ledger, clock: Clock) -> None:
    give(ledger, "reject")
    give(ledger, "accept")
    clock.shows = "2025-06-01T10:00:00+00:00"
    last = give(ledger, "flag")
    found = ledger.reviews.of(EVENT)
    assert [review.action for review in found.reviews] == ["reject", "accept", "flag"]
    assert (found.state, last.at) == ("flagged", "2026-01-01T10:00:00.000002+00:00")


def test_a_correction_holds_what_stood_there_and_the_coders_value_stays(ledger: Ledger, clock: Clock) -> None:
    assert give(ledger, "correct", field="modality", new="negated").old == "actual"
    clock.shows = "2026-02-01T10:00:00+00:00"
    assert give(ledger, "correct", field="modality", new="future").old == "negated"
    assert ledger.event(EVENT.id).event == EVENT
    assert ledger.reviews.of(EVENT).event.modality == "future"
    assert ledger.reviews.of(EVENT, as_of="2026-01").event.modality == "negated"
    with pytest.raises(UsageError, match="modality is that already"):
        give(ledger, "correct", field="modality", new="future")


@pytest.mark.parametrize("action", ["reject", "correct", "comment", "flag"])
def test_only_an_acceptance_needs_no_reason_and_everything_a_name(ledger: Ledger, path: Path, action: Action) -> None:
    with pytest.raises(UsageError, match=f"a {action} needs a reason"):
        give(ledger, action, reason=" ")
    with pytest.raises(UsageError, match="needs the name"):
        give(ledger, by="")
    assert rows(path, "reviews") == 0
    give(ledger, reason="")
    assert rows(path, "reviews") == 1


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (EventFilter(reviewed=True), {"aaaa"}),
        (EventFilter(reviewed=False), {"cccc"}),
        (EventFilter(state="rejected"), {"aaaa"}),
        (EventFilter(state="flagged"), {"cccc"}),
        (EventFilter(state="accepted"), set()),
        (EventFilter(state="unreviewed"), set()),
    ],
)
def test_events_by_state(ledger: Ledger, chosen: EventFilter, found: set[str]) -> None:
    accuse = ledger.event("cccc").event
    give(ledger, "accept")
    give(ledger, "comment", accuse)
    assert {telling.event.id[:4] for telling in ledger.events(EventFilter(state="unreviewed"))} == {"cccc"}
    give(ledger, "reject")
    give(ledger, "flag", accuse)
    assert {telling.event.id[:4] for telling in ledger.events(chosen)} == found


def test_an_unknown_state_says_which_there_are(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="state 'done' is not one of unreviewed, accepted"):
        list(ledger.events(EventFilter(state="done")))


def test_reviews_carry_over_once_and_the_older_coding_stays_within_reach(ledger: Ledger, path: Path) -> None:
    give(ledger, "correct", field="modality", new="negated")
    give(ledger, "accept", ledger.event("cccc").event)
    again = event("eeee1111bbbb2222", actors=(party("Militer", "SDN MIL"),))
    ledger.add(reading("doc1", again, coder="encoder-2"), "a.txt")
    told = [(one.old[:4], one.new and one.new[:4]) for one in ledger.reviews.carry_over()]
    assert told == [("aaaa", "eeee"), ("cccc", None)]
    assert ledger.reviews.of(again).event.modality == "negated"
    before = rows(path, "reviews")
    assert [(one.old[:4], one.new and one.new[:4]) for one in ledger.reviews.carry_over()] == told
    assert rows(path, "reviews") == before == 3
    assert [telling.event.id[:4] for telling in ledger.events(EventFilter(reviewed=True))] == ["eeee"]
    assert {telling.event.id[:4] for telling in ledger.events(EventFilter(coder="rules-1"))} == {"aaaa", "cccc"}
    assert ledger.event("aaaa", "rules-1").event == EVENT
    assert ledger.reading("doc1", "rules-1").coder == "rules-1"
    with pytest.raises(UsageError, match="no event 'aaaa'"):
        ledger.event("aaaa")


def test_a_coder_that_comes_back_is_shown_again(ledger: Ledger) -> None:
    first = ledger.reading("doc1")
    ledger.add(reading("doc1", EVENT, coder="encoder-2"), "a.txt")
    assert ledger.add(first, "a.txt") == "unchanged"
    ledger.codings.show("doc1", "rules-1")
    assert ledger.reading("doc1") == first
    assert [line.newest for line in ledger.codings.coders()] == [1, 0]
    assert [pair[0].coder for pair in ledger.codings.by_last_two()] == ["encoder-2"]


def test_reviews_that_come_back_with_an_older_coder_are_there_once(ledger: Ledger, path: Path) -> None:
    give(ledger, "reject")
    first = ledger.reading("doc1")
    ledger.add(reading("doc1", event("eeee1111bbbb2222"), coder="encoder-2"), "a.txt")
    list(ledger.reviews.carry_over())
    assert rows(path, "reviews") == 2
    ledger.add(first, "a.txt")
    ledger.codings.show("doc1", "rules-1")
    (told,) = (one for one in ledger.reviews.carry_over() if one.old[:4] == "eeee")
    assert told.new == EVENT.id
    assert rows(path, "reviews") == 2


def test_a_ledger_from_before_reviews_takes_them(path: Path) -> None:
    with Ledger.open(path) as opened:
        opened.add(reading("doc1", EVENT), "a.txt")
    with sqlite3.connect(path) as store:
        for table in ("reviews", "review_states", "assignments", "codings"):
            store.execute(f"drop table {table}")
    store.close()
    with Ledger.open(path) as opened:
        give(opened, "accept")
        assert opened.reviews.of(EVENT).state == "accepted"


def test_many_events_at_once_are_as_one_by_one(ledger: Ledger) -> None:
    give(ledger, "correct", field="modality", new="negated")
    events = [telling.event for telling in ledger.events()]
    assert list(ledger.reviews.of_all(events)) == [ledger.reviews.of(one) for one in events]


def test_coders_and_what_two_of_them_made_of_an_article(ledger: Ledger) -> None:
    ledger.add(reading("doc1", EVENT, coder="encoder-2"), "a.txt")
    ledger.add(reading("doc2", event("dddd1111bbbb2222"), coder="encoder-2"), "b.txt")
    found = ledger.codings
    assert [(line.coder, line.articles, line.events, line.newest) for line in found.coders()] == [
        ("rules-1", 1, 2, 0), ("encoder-2", 2, 2, 2),
    ]  # fmt: skip
    assert [(old.coder, new.coder) for old, new in found.by_last_two()] == [("rules-1", "encoder-2")]
    assert [(old.id, new.id) for old, new in found.by_both("encoder-2", "rules-1")] == [("doc1", "doc1")]
    assert [line.article for line in found.newest("2023-04-24")] == ["doc1", "doc2"]
    assert found.newest("2024-01-01") == ()
    assert [one.coder for one in found.of("doc1")] == ["encoder-2", "rules-1"]
    assert found.coder("enc") == "encoder-2"
    with pytest.raises(UsageError, match="nothing was coded by 'x'; there are rules-1, encoder-2"):
        found.coder("x")
