"""The reviews of an event, played one after the other: how it stands now, or stood on a day, and who decided what."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from saksi.knowledge.plover import Plover
from saksi.records import Event, Reason, Record
from saksi.review.records import Review, State, Value
from saksi.review.values import as_json

FIELDS = (
    "type", "mode", "modality", "background", "actors", "recipients", "symmetric", "place", "date", "speaker", "via", "stance",
    "condition", "disputes", "figures", "contexts", "trigger",
)  # fmt: skip
"""What of an event a person decides; quad, scores and CAMEO follow from type and mode."""
STATES: dict[str, State] = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "flag": "flagged"}


class Step(Record, frozen=True, kw_only=True):
    """A value that a field had, and the review that gave it; the coder's own has none."""

    field: str
    value: Value
    review: Review | None


class Reviewed(Record, frozen=True, kw_only=True):
    """An event as reviewed, beside what the coder made of it.

    `decided` holds for each field the review whose word stands. `state` comes from the last review that is no comment.
    `reviews` are all of them, also those that were taken back.
    """

    event: Event
    coded: Event
    state: State
    decided: Mapping[str, Review]
    reviews: tuple[Review, ...]


def as_reviewed(coded: Event, reviews: Iterable[Review], plover: Plover) -> Reviewed:
    """The event with the last decision on each field, in whatever order the reviews come."""
    seen = in_order(reviews)
    decided: dict[str, Review] = {}
    values: dict[str, Value] = {}
    for review in standing(seen):
        for field, value in said_by(review):
            decided[field], values[field] = review, value
    event = _with_values(coded, values, decided, plover)
    return Reviewed(event=event, coded=coded, state=state_of(seen), decided=decided, reviews=seen)


def state_of(reviews: Iterable[Review]) -> State:
    """The state of an event by its reviews: the last that is no comment tells it, whatever order they come in."""
    states = [state for review in in_order(reviews) if (state := state_said_by(review))]
    return states[-1] if states else "unreviewed"


def state_said_by(review: Review) -> State | None:
    """The state into which a review brings its event; None for a comment."""
    return review.new if review.action == "withdraw" else STATES.get(review.action)


def standing(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Reviews in order, without those that were taken back, and without what took them back."""
    seen = in_order(reviews)
    back = {review.old for review in seen if review.action == "withdraw"}
    return tuple(review for review in seen if review.first not in back and review.action != "withdraw")


def in_order(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Reviews by their time, those of one time by their first id, whichever coding they were carried to."""
    known = {review.id: review for review in reviews}
    return tuple(sorted(known.values(), key=lambda review: (review.at, review.first)))


def history(coded: Event, reviews: Iterable[Review]) -> tuple[Step, ...]:
    """Every value that a reviewed field had, by field, the coder's first; a withdrawal brings back the one before."""
    seen, own = in_order(reviews), values_of(coded)
    steps: list[Step] = []
    for field in FIELDS:
        came = Step(field=field, value=own[field], review=None)
        later = list(_later_steps(came, seen))
        steps += [came, *later] if later else []
    return tuple(steps)


def _later_steps(came: Step, seen: Iterable[Review]) -> Iterator[Step]:
    """The values that reviews gave to a field after the coder."""
    said = [Step(field=came.field, value=value, review=review)
            for review in seen for name, value in said_by(review) if name == came.field]  # fmt: skip
    stood = [came]
    for review in seen:
        given = [step for step in said if step.review is review]
        left = [step for step in stood if not (step.review and step.review.first == review.old)]
        if given:
            stood += given
            yield from given
        elif review.action == "withdraw" and len(left) < len(stood):
            stood = left
            yield Step(field=came.field, value=stood[-1].value, review=review)


def said_by(review: Review) -> Iterator[tuple[str, Value]]:
    """The fields on which a review decides: the corrected one, or all that were accepted."""
    if review.action == "correct" and review.field in FIELDS:
        yield review.field, review.new
    elif review.action == "accept" and review.new:
        yield from ((field, review.new[field]) for field in FIELDS if field in review.new)


def values_of(event: Event) -> dict[str, Value]:
    """The fields of an event that people decide on, as JSON has them."""
    written = as_json(event)
    return {field: written[field] for field in FIELDS}


def _with_values(coded: Event, values: dict[str, Value], decided: Mapping[str, Review], plover: Plover) -> Event:
    """The event with other values, and what follows from them; a mode that the type does not have is dropped."""
    if not values:
        return coded
    written: dict[str, Any] = {**as_json(coded), **values}
    if written["mode"] not in plover.modes_of(written["type"]):
        written["mode"] = None
    meaning = plover.meaning(written["type"], written["mode"])
    written |= {name: getattr(meaning, name) for name in ("quad", "plover_score", "cameo", "goldstein")}
    event = msgspec.convert(written, Event)
    told = tuple(_reason(field, review) for field, review in decided.items() if review.action == "correct")
    return msgspec.structs.replace(event, why=(*event.why, *told))


def _reason(field: str, review: Review) -> Reason:
    because = f": {review.reason}" if review.reason else ""
    return Reason(field=field, rule=f"corrected by {review.by} on {review.at[:10]}{because}")
