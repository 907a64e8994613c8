"""Reviews in a ledger: only added, once, in order whatever the clock says; asked for by state; carried to newer codings."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from faults import change
from readings import event, party, reading
from reviews import SENTENCE, coded, reviews
from saksi import EventFilter, Ledger, UsageError
from saksi.errors import OvertakenError
from saksi.ledger.doctor import examine
from saksi.ledger.filters import STATES
from saksi.ledger.keeping import Kept
from saksi.ledger.listing import tellings
from saksi.ledger.saying import say
from saksi.ledger.statements import append
from saksi.ledger.views import READING, create_views, keep
from saksi.records import Event
from saksi.review.records import Action, Review
from saksi.review.replay import history, state_of

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
def ledger(place: Path | str, clock: Clock) -> Iterator[Ledger]:
    with Ledger.open(place, now=clock) as opened:
        opened.add(reading("doc1", EVENT, event("cccc1111bbbb2222", "ACCUSE")), "a.txt")
        yield opened


def give(ledger: Ledger, action: Action = "accept", on: Event = EVENT, by: str = "Dewi", **given: object) -> Review:
    values = {"reason": "seen", **given}
    return ledger.reviews.give(on, "doc1", "rules-1", action, by=by, **values)  # type: ignore[arg-type]


def number_of(ledger: Ledger, kind: str = "review") -> int:
    """How many statements of a kind there are."""
    return sum(1 for _ in ledger.statements(kind))


def states_after(given_: list[Review]) -> dict[str, list[str]]:
    """The events in each state, once reviews have been said in some order."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        create_views(connection)
        keep(
            connection,
            append(connection, READING, "doc1", Kept("", msgspec.Raw(reading("doc1", EVENT).to_json())), "2026"),
        )
        for review in given_:
            say(connection, review, review.at)
        found = {
            state: [told.event.id for told in tellings(connection, EventFilter(state=state), None)] for state in STATES
        }
    engine.dispose()
    return found


@settings(max_examples=30, deadline=None)
@given(st.lists(reviews, max_size=6).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_states_are_the_same_in_whatever_order_reviews_arrive(both: tuple[list[Review], list[Review]]) -> None:
    one, other = both
    found = states_after(one)
    assert found == states_after([*other, *other])
    assert found == {state: [EVENT.id] if state == state_of(one) else [] for state in STATES}


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


def test_a_review_is_taken_back_by_another_statement(ledger: Ledger) -> None:
    kept = give(ledger, "flag", by="Budi")
    give(ledger, "correct", field="modality", new="negated")
    back = ledger.reviews.withdraw(EVENT, "doc1", "rules-1", by="Dewi", reason="a slip")
    found = ledger.reviews.of(EVENT)
    assert (found.event.modality, found.state, back.new) == ("actual", "flagged", "flagged")
    assert [event.event.id for event in ledger.events(EventFilter(state="flagged"))] == [EVENT.id]
    assert number_of(ledger) == 3
    with pytest.raises(UsageError, match="no review by Dewi of the event aaaa1111 stands"):
        ledger.reviews.withdraw(EVENT, "doc1", "rules-1", by="Dewi")
    ledger.reviews.withdraw(EVENT, "doc1", "rules-1", by="Dewi", given=kept.id)
    assert ledger.reviews.of(EVENT).state == "unreviewed"
    assert {event.event.id for event in ledger.events(EventFilter(state="unreviewed"))} == {
        EVENT.id,
        "cccc1111bbbb2222",
    }
    assert list(ledger.verify()) == []
    with pytest.raises(UsageError, match="taken back by `withdraw`"):
        give(ledger, "withdraw")


def test_who_was_overtaken_is_told(ledger: Ledger) -> None:
    first = give(ledger, "flag", last="")
    with pytest.raises(OvertakenError, match="somebody reviewed the event aaaa1111 in between"):
        give(ledger, "reject", last="")
    give(ledger, "accept", last=first.id)
    assert number_of(ledger) == 2


@pytest.mark.parametrize("action", ["reject", "correct", "comment", "flag"])
def test_only_an_acceptance_needs_no_reason_and_everything_a_name(ledger: Ledger, action: Action) -> None:
    with pytest.raises(UsageError, match=f"a {action} needs a reason"):
        give(ledger, action, reason=" ")
    with pytest.raises(UsageError, match="needs the name"):
        give(ledger, by="")
    assert number_of(ledger) == 0
    give(ledger, reason="")
    assert number_of(ledger) == 1


def test_an_article_that_was_never_read_has_nothing_to_review(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="no article 'doc' in this ledger; `saksi articles` lists the ids"):
        ledger.reviews.give(EVENT, "doc", "rules-1", "accept", by="Dewi")
    assert number_of(ledger) == 0


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


def test_reviews_carry_over_once_and_the_older_coding_stays_within_reach(ledger: Ledger) -> None:
    give(ledger, "correct", field="modality", new="negated")
    give(ledger, "accept", ledger.event("cccc").event)
    again = event("eeee1111bbbb2222", actors=(party("Militer", "SDN MIL"),))
    ledger.add(reading("doc1", again, coder="encoder-2"), "a.txt")
    told = [(one.old[:4], one.new and one.new[:4]) for one in ledger.reviews.carry_over()]
    assert told == [("aaaa", "eeee"), ("cccc", None)]
    assert ledger.reviews.of(again).event.modality == "negated"
    before = number_of(ledger)
    assert [(one.old[:4], one.new and one.new[:4]) for one in ledger.reviews.carry_over()] == told
    assert number_of(ledger) == before == 3
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


def test_reviews_that_come_back_with_an_older_coder_are_there_once(ledger: Ledger) -> None:
    give(ledger, "reject")
    first = ledger.reading("doc1")
    ledger.add(reading("doc1", event("eeee1111bbbb2222"), coder="encoder-2"), "a.txt")
    list(ledger.reviews.carry_over())
    assert number_of(ledger) == 2
    ledger.add(first, "a.txt")
    ledger.codings.show("doc1", "rules-1")
    (told,) = (one for one in ledger.reviews.carry_over() if one.old[:4] == "eeee")
    assert told.new == EVENT.id
    assert number_of(ledger) == 2


def say_all(ledger: Ledger, clock: Clock) -> None:
    """Everything that people and a coder that comes back can say, a day after another from 2 January on."""
    first, accuse = ledger.reading("doc1"), ledger.event("cccc").event
    clock.shows = "2026-01-02T10:00:00+00:00"
    give(ledger, "correct", field="modality", new="negated")
    give(ledger, "flag", accuse)
    clock.shows = "2026-01-03T10:00:00+00:00"
    give(ledger, "comment", accuse)
    give(ledger, "reject")
    ledger.doubles.assign([SENTENCE], "Ana", "Citra")
    ledger.doubles.submit(SENTENCE, (coded(),), "Ana")
    clock.shows = "2026-01-04T10:00:00+00:00"
    ledger.add(reading("doc1", event("eeee1111bbbb2222"), coder="encoder-2"), "a.txt")
    list(ledger.reviews.carry_over())
    clock.shows = "2026-01-05T10:00:00+00:00"
    ledger.add(first, "a.txt")
    ledger.codings.show("doc1", "rules-1")
    ledger.codings.show("doc1", "rules-1")


def test_what_people_say_is_on_the_chain_with_who_said_it(ledger: Ledger, clock: Clock) -> None:
    say_all(ledger, clock)
    assert [(one.kind, one.subject[:4], one.by) for one in ledger.statements()] == [
        ("reading", "doc1", None), ("review", "aaaa", "Dewi"), ("review", "cccc", "Dewi"), ("review", "cccc", "Dewi"),
        ("review", "aaaa", "Dewi"), ("assignment", SENTENCE.id[:4], "Citra"), ("coding", SENTENCE.id[:4], "Ana"),
        ("reading", "doc1", None), ("review", "eeee", None), ("review", "eeee", None), ("shown", "doc1", None),
    ]  # fmt: skip
    assert list(ledger.verify()) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("update reviews set state = 'accepted' where statement = 2", ["reviews 2: state is not as the statement says"]),
        ("delete from reviews where statement = 4", ["reviews 4: it is missing"]),
        ("update assignments set coder = 'Budi'", ["assignments 6: coder is not as the statement says"]),
        ("update codings set by = 'Budi'", ["codings 7: by is not as the statement says"]),
        ("update showings set reading = 2 where statement = 11", ["showings doc1, 11: reading is not as the statement says"]),
        ("update readings set newest = not newest", [f"readings {n}: newest is not as the statement says" for n in (1, 2)]),
        ("update sketches set reading = 2", ["sketches 1: it is missing", "sketches 2: no statement says it"]),
    ],
)  # fmt: skip
def test_tables_of_reviews_are_checked_and_made_anew(
    ledger: Ledger, place: Path | str, clock: Clock, changed: str, told: list[str]
) -> None:
    say_all(ledger, clock)
    change(place, changed.replace(" by =", ' "by" ='))
    assert list(ledger.verify()) == told
    assert [finding.state[:9] for finding in examine(place) if finding.what == "statements"] == ["11, whole"]
    ledger.rebuild()
    assert list(ledger.verify()) == []
    assert ledger.reviews.of(EVENT).state == "rejected"


def test_a_changed_review_is_found(ledger: Ledger, place: Path | str, clock: Clock) -> None:
    say_all(ledger, clock)
    change(place, "update statements set json = replace(json, 'Dewi', 'Budi') where number = 5")
    (told,) = ledger.verify()
    assert told.startswith("statement 5 (review of aaaa1111bbbb2222): its JSON is not what was added")


def test_a_copy_in_another_store_has_what_people_said(ledger: Ledger, clock: Clock, tmp_path: Path) -> None:
    say_all(ledger, clock)
    with Ledger.open(tmp_path / "copy.sqlite") as copy, Ledger.open(tmp_path / "back.sqlite") as back:
        assert ledger.copy_to(copy) == copy.copy_to(back) == 11
        for other in (copy, back):
            assert other.tip() == ledger.tip()
            assert list(other.verify()) == []
            assert other.reviews.by_event() == ledger.reviews.by_event()
            assert other.doubles.settled() == ledger.doubles.settled()
            assert other.doubles.assigned() == ledger.doubles.assigned()
            assert [told.event.id for told in other.events()] == [told.event.id for told in ledger.events()]


@pytest.mark.parametrize(
    ("day", "listed", "unreviewed", "flagged", "modality", "state"),
    [
        ("2026-01-01", ["aaaa", "cccc"], ["aaaa", "cccc"], [], "actual", "unreviewed"),
        ("2026-01-02", ["aaaa", "cccc"], [], ["cccc"], "negated", "corrected"),
        ("2026-01-03", ["aaaa", "cccc"], [], ["cccc"], "negated", "rejected"),
        ("2026-01-04", ["eeee"], [], [], "negated", "rejected"),
        ("2026-01", ["aaaa", "cccc"], [], ["cccc"], "negated", "rejected"),
    ],
)  # fmt: skip
def test_the_ledger_as_known_on_a_day(
    ledger: Ledger, clock: Clock, day: str, listed: list[str], unreviewed: list[str], flagged: list[str], modality: str,
    state: str,
) -> None:  # fmt: skip
    def found(**given: object) -> list[str]:
        return [told.event.id[:4] for told in ledger.events(EventFilter(as_of=day, **given))]  # type: ignore[arg-type]

    say_all(ledger, clock)
    assert found() == listed
    assert found(state="unreviewed") == unreviewed
    assert found(state="flagged") == flagged
    assert found(reviewed=False) == [one for one in listed if one in unreviewed or one in flagged]
    assert found(coder="encoder-2") == (["eeee"] if day in ("2026-01-04", "2026-01") else [])
    told = ledger.event(listed[0], as_of=day)
    reviewed = ledger.reviews.of(told.event, day)
    assert (reviewed.event.modality, reviewed.state) == (modality, state)
    assert [one.event.id for one in ledger.reviews.applied_to([told], day)] == (
        [told.event.id] if state != "rejected" else []
    )
    steps = [step.value for step in history(told.event, reviewed.reviews) if step.field == "modality"]
    assert steps == ([] if modality == "actual" else ["actual", "negated"])
    assert ledger.reading("doc1", as_of=day).coder == ("encoder-2" if listed == ["eeee"] else "rules-1")


def test_what_was_carried_over_was_not_known_before(ledger: Ledger, clock: Clock) -> None:
    say_all(ledger, clock)
    again = ledger.event("eeee", "encoder-2").event
    assert [len(ledger.reviews.of(again, day).reviews) for day in ("2026-01-03", "2026-01-04")] == [0, 2]
    with pytest.raises(UsageError, match="no event 'eeee'"):
        ledger.event("eeee", as_of="2026-01-03")
    with pytest.raises(UsageError, match="'January' is not a day"):
        ledger.reviews.of(again, "January")


def test_copies_are_of_the_reading_that_is_shown_again(ledger: Ledger) -> None:
    words = " ".join(f"kata{number}" for number in range(80))
    for coder, told in (("rules-1", f"{words}."), ("encoder-2", "Sudah diperbaiki.")):
        ledger.add(reading("doc2", text=told, coder=coder, digest="d" * 64), "b.txt")
    ledger.add(reading("doc3", text=f"{words} lagi."), "c.txt")
    assert ledger.copies_of("doc3") == ()
    ledger.codings.show("doc2", "rules-1")
    assert [{copy.one, copy.other} for copy in ledger.copies_of("doc3")] == [{"doc2", "doc3"}]
    assert list(ledger.verify()) == []


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
