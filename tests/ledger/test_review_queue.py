"""The queue: what nobody decided on, the most doubtful first, in steps that go on where one stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from overviews import told
from readings import event, party, reading
from saksi import EventFilter, Ledger, UsageError
from saksi.ledger.incident_filters import IncidentFilter
from saksi.ledger.queue import Asked, Progress
from saksi.records import Dispute, Event

SURE, UNSURE, DENIED = "aaaa1111bbbb2222", "bbbb1111bbbb2222", "cccc1111bbbb2222"
DENIAL = Dispute(
    kind="denial", denial=(0, 7), by=party(), claim=(14, 23), claimed_by=None, event=DENIED, answer=None, why=()
)  # fmt: skip
EVENTS = (
    event(SURE, "ASSAULT", confidence=0.95), event(UNSURE, "ACCUSE", confidence=0.3), event(DENIED, "AID", confidence=0.99)
)  # fmt: skip

FILTERS = {
    "contested": IncidentFilter(statuses=("contested",)), "uncontested": IncidentFilter(statuses=("uncontested",)),
    "two": IncidentFilter(sources=2), "one": IncidentFilter(single_source=True),
}  # fmt: skip


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        opened.add(reading("doc1", *EVENTS, disputes=(DENIAL,)), "a.txt")
        yield opened


def ids(ledger: Ledger, asked: Asked = Asked(), cursor: str = "") -> list[str]:  # noqa: B008 - frozen
    return [waiting.event for waiting in ledger.queue.after(asked, cursor, 10)]


def decide(ledger: Ledger, action: str, on: Event) -> None:
    ledger.reviews.give(on, "doc1", "rules-1", action, by="Dewi", reason="seen")  # type: ignore[arg-type]


def test_what_is_disputed_comes_first_then_what_is_least_sure(ledger: Ledger) -> None:
    found = ledger.queue.after(Asked(), number=10)
    assert [(one.event, one.doubt) for one in found] == [
        (DENIED, "disputed"), (UNSURE, "confidence"), (SURE, "confidence")
    ]  # fmt: skip
    assert [ids(ledger, cursor=one.cursor) for one in found] == [[UNSURE, SURE], [SURE], []]
    assert ledger.queue.place_of(UNSURE) == found[1]


def test_what_was_decided_leaves_and_what_was_flagged_comes_before_all(ledger: Ledger) -> None:
    decide(ledger, "accept", EVENTS[2])
    decide(ledger, "flag", EVENTS[0])
    assert ids(ledger) == [SURE, UNSURE]
    assert ledger.queue.progress(Asked()) == Progress(done=1, left=2)
    assert ids(ledger, Asked(states=("accepted",))) == [DENIED]
    assert ids(ledger, Asked(states=("accepted", "unreviewed"))) == [DENIED, UNSURE]
    assert ids(ledger, Asked(states=("unreviewed",))) == [UNSURE]


def test_a_filter_chooses_what_is_asked_for_and_what_is_counted(ledger: Ledger) -> None:
    chosen = Asked(events=EventFilter(types=("AID", "ACCUSE")))
    assert ids(ledger, chosen) == [DENIED, UNSURE]
    assert ledger.queue.progress(chosen) == Progress(done=0, left=2)
    assert ids(ledger, Asked(place="hartou")) == [DENIED, UNSURE, SURE]
    assert ids(ledger, Asked(place="100%")) == []
    single = Asked(of=IncidentFilter(single_source=True))
    assert ids(ledger, single) == [DENIED, UNSURE, SURE]
    assert ledger.queue.progress(single) is None


def test_what_is_denied_in_another_article_is_disputed_too(ledger: Ledger) -> None:
    again = event("dddd1111bbbb2222", "ASSAULT", confidence=0.9)
    ledger.add(told("doc2", "Kite", "Two.", again, disputes=(replace(DENIAL, event=again.id),)), "b.txt")
    assert [one.doubt for one in ledger.queue.after(Asked(), number=10)] == ["disputed"] * 2 + ["confidence"] * 2
    ledger.decide("join", [SURE, again.id], by="Sari", why="the same raid")
    found = ledger.queue.after(Asked(), number=10)
    assert [(one.event, one.doubt) for one in found] == [
        (again.id, "disputed"), (SURE, "disputed"), (DENIED, "disputed"), (UNSURE, "confidence")
    ]  # fmt: skip
    assert [ids(ledger, cursor=one.cursor) for one in found[:2]] == [[SURE, DENIED, UNSURE], [DENIED, UNSURE]]
    assert ledger.queue.place_of(SURE) == found[1]


def test_a_filter_of_incidents_chooses_their_events(ledger: Ledger) -> None:
    ledger.add(told("doc2", "Kite", "Two.", event("dddd1111bbbb2222", "ASSAULT", confidence=0.9)), "b.txt")
    ledger.decide("join", [SURE, "dddd1111bbbb2222"], by="Sari", why="the same raid")
    asked = {name: Asked(of=of) for name, of in FILTERS.items()}
    assert {name: ids(ledger, one) for name, one in asked.items()} == {
        "contested": [DENIED], "uncontested": [UNSURE, "dddd1111bbbb2222", SURE], "two": ["dddd1111bbbb2222", SURE],
        "one": [DENIED, UNSURE],
    }  # fmt: skip
    assert ledger.queue.progress(asked["contested"]) == Progress(done=0, left=1)
    assert ledger.queue.progress(asked["two"]) is None
    decide(ledger, "accept", EVENTS[0])
    assert ids(ledger, asked["two"]) == ["dddd1111bbbb2222"]


@pytest.mark.parametrize("cursor", ["x", "1_2", "1_x_3", "1_0.5_3; DROP TABLE events"])
def test_a_cursor_that_is_none(ledger: Ledger, cursor: str) -> None:
    with pytest.raises(UsageError, match="is no place in the queue"):
        ledger.queue.after(Asked(), cursor)
    with pytest.raises(UsageError, match="no event"):
        ledger.queue.place_of(cursor)


@settings(max_examples=10, deadline=None)
@given(sure=st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_steps_through_the_queue_miss_nothing_and_meet_nothing_twice(
    sure: list[float], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Ledger.open(tmp_path_factory.mktemp("queue") / "ledger.sqlite") as ledger:
        some = [event(f"{at:016x}", confidence=confidence) for at, confidence in enumerate(sure)]
        ledger.add(reading("doc1", *some))
        met, cursor = [], ""
        while following := ledger.queue.after(Asked(), cursor):
            met.append(following[0].event)
            cursor = following[0].cursor
        assert met == [one.id for one in sorted(some, key=lambda one: one.confidence)]
