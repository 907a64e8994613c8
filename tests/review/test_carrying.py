"""Reviews carry over to a newer coding where their evidence is still there, and say why where it is not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readings import TEXT, event, reading
from reviews import EVENT, TIMES, review, reviews
from saksi.knowledge.plover import Plover
from saksi.records import Reading
from saksi.review.carrying import Carried, carry
from saksi.review.differences import counted, differences
from saksi.review.records import Review
from saksi.review.replay import as_reviewed, values_of

PLOVER = Plover.load()
OLD = reading("doc1", EVENT)


def newer(*events: Any, **given: Any) -> Reading:
    return reading("doc1", *events, coder="encoder-2", **given)


def carried(new: Reading, *given: Review) -> list[Carried]:
    return list(carry(OLD, new, {EVENT.id: given}, PLOVER))


@given(st.lists(reviews, min_size=1, max_size=6, unique_by=lambda given: given.id))
def test_carrying_over_again_gives_the_same(given_: list[Review]) -> None:
    one, other = event("eeee1111bbbb2222"), event("ffff1111bbbb2222")
    (first,) = carried(newer(one), *given_)
    (again,) = carried(newer(one), *given_)
    assert first == again
    further = newer(other, text=TEXT)
    on = {one.id: first.reviews, EVENT.id: tuple(given_)}
    (straight,) = carry(OLD, further, on, PLOVER)
    (stepwise,) = carry(newer(one), further, on, PLOVER)
    assert {review.id for review in straight.reviews} == {review.id for review in stepwise.reviews}
    if first.new:
        assert as_reviewed(one, first.reviews, PLOVER).state == as_reviewed(EVENT, given_, PLOVER).state


def test_an_overlapping_trigger_of_the_same_type_takes_the_reviews() -> None:
    accepted = review("accept", new=values_of(EVENT))
    (found,) = carried(newer(event("eeee1111bbbb2222", trigger=(14, 27), modality="negated")), accepted)
    (moved,) = found.reviews
    assert (found.new, moved.event, moved.by, moved.at) == ("eeee1111bbbb2222", "eeee1111bbbb2222", "Dewi", TIMES[0])
    assert (moved.carried_from, moved.coder) == (accepted.id, "encoder-2")


def test_the_type_that_a_person_gave_it_fits_too() -> None:
    corrected = review("correct", field="type", new="COERCE")
    (found,) = carried(newer(event("eeee1111bbbb2222", "COERCE")), corrected)
    assert found.new == "eeee1111bbbb2222"


def test_the_same_event_keeps_its_reviews() -> None:
    (found,) = carried(newer(event(modality="negated")), review())
    assert (found.new, found.reviews) == (EVENT.id, ())


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (newer(), "no event is coded at 'menyerang' any more"),
        (newer(event("eeee1111bbbb2222", trigger=(31, 39))), "no event is coded at 'menyerang' any more"),
        (newer(event("eeee1111bbbb2222", in_="title")), "no event is coded at 'menyerang' any more"),
        (newer(event("eeee1111bbbb2222", "COERCE")), "'menyerang' was ASSAULT, and is now COERCE"),
        (newer(event("eeee1111bbbb2222"), text=f"{TEXT} Lagi."), "the article's text is another than it was"),
    ],
)
def test_what_does_not_carry_over_says_why(new: Reading, why: str) -> None:
    (found,) = carried(new, review())
    assert (found.new, found.reviews, found.why) == (None, (), why)


def test_differences_by_event_and_field() -> None:
    old = reading("doc1", EVENT, event("cccc1111bbbb2222", trigger=(31, 39)))
    new = newer(event("eeee1111bbbb2222", modality="negated", actors=()), event("dddd1111bbbb2222", trigger=(0, 7)))
    found = differences(old, new)
    assert [difference.change for difference in found] == ["added", "changed", "gone"]
    assert found[1].fields["modality"] == ("actual", "negated")
    assert counted(found) == {"added": 1, "gone": 1, "changed": 1, "changed modality": 1, "changed actors": 1}
    assert {difference.sentence for difference in found} == {TEXT}
    assert differences(old, old) == ()
