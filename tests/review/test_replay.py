"""Reviews played one after the other: the last decision on a field stands, and the coder's value stays beside it."""

from hypothesis import given
from hypothesis import strategies as st

from readings import event
from reviews import EVENT, TIMES, review, reviews
from saksi.knowledge.plover import Plover
from saksi.review.records import Review
from saksi.review.replay import as_reviewed, history, values_of

PLOVER = Plover.load()


@given(st.lists(reviews, max_size=8).flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_any_order_gives_the_same_view(both: tuple[list[Review], list[Review]]) -> None:
    one, other = both
    assert as_reviewed(EVENT, one, PLOVER) == as_reviewed(EVENT, other, PLOVER)
    assert history(EVENT, one) == history(EVENT, other)


@given(st.lists(reviews, max_size=8))
def test_the_coders_event_stays_and_every_view_is_an_event(given_: list[Review]) -> None:
    found = as_reviewed(EVENT, given_, PLOVER)
    assert found.coded == EVENT
    assert found.event.id == EVENT.id
    assert found.event.mode in (None, *PLOVER.modes_of(found.event.type))
    assert found.event.quad == PLOVER.meaning(found.event.type, found.event.mode).quad


def test_the_last_decision_on_a_field_stands_with_who_and_when() -> None:
    first = review("correct", TIMES[0], "Ana", field="modality", new="negated")
    last = review("correct", TIMES[1], "Budi", field="modality", new="future")
    other = review("correct", TIMES[0], "Ana", field="background", new=True)
    found = as_reviewed(EVENT, [last, other, first], PLOVER)
    assert (found.event.modality, found.event.background) == ("future", True)
    assert (found.decided["modality"].by, found.decided["modality"].at) == ("Budi", TIMES[1])
    assert found.event.why[-2].rule == "corrected by Budi on 2026-01-01: seen"
    steps = [(step.value, step.review and step.review.by) for step in history(EVENT, found.reviews)]
    assert steps == [("actual", None), ("negated", "Ana"), ("future", "Budi"), (False, None), (True, "Ana")]


def test_what_follows_from_type_and_mode_follows() -> None:
    found = as_reviewed(event(mode="aerial"), [review("correct", field="type", new="AID")], PLOVER).event
    meaning = PLOVER.meaning("AID", None)
    assert (found.mode, found.quad, found.cameo, found.goldstein) == (
        None,
        meaning.quad,
        meaning.cameo,
        meaning.goldstein,
    )


def test_a_comment_changes_nothing_and_a_decision_ends_a_flag() -> None:
    flag, comment, accept = review("flag", TIMES[0]), review("comment", TIMES[1]), review("accept", TIMES[2])
    assert as_reviewed(EVENT, [flag, comment], PLOVER).state == "flagged"
    assert as_reviewed(EVENT, [flag, comment, accept], PLOVER).state == "accepted"


def test_what_was_taken_back_is_as_if_it_had_not_been_said_and_stays_in_the_history() -> None:
    first = review("correct", TIMES[0], "Ana", field="modality", new="negated")
    last = review("correct", TIMES[1], "Budi", field="modality", new="future")
    back = review("withdraw", TIMES[2], "Budi", old=last.first, new="corrected")
    found = as_reviewed(EVENT, [last, back, first], PLOVER)
    assert (found.event.modality, found.state, found.decided["modality"]) == ("negated", "corrected", first)
    assert found.reviews == (first, last, back)
    steps = [(step.value, step.review and step.review.action) for step in history(EVENT, found.reviews)]
    assert steps == [("actual", None), ("negated", "correct"), ("future", "correct"), ("negated", "withdraw")]
    alone = as_reviewed(EVENT, [first, review("withdraw", TIMES[2], old=first.first, new="unreviewed")], PLOVER)
    assert (alone.event, alone.state, dict(alone.decided)) == (EVENT, "unreviewed", {})


def test_what_was_accepted_stands_when_the_coder_changes_its_mind() -> None:
    accepted = review("accept", new=values_of(EVENT))
    again = event(modality="hypothetical", mode="drone")
    found = as_reviewed(again, [accepted], PLOVER)
    assert (found.event.modality, found.event.mode) == (EVENT.modality, EVENT.mode)
    assert found.coded.modality == "hypothetical"
