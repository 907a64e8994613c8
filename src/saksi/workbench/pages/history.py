"""The history of an event: who decided what on which field, when and why, and how it stands."""

from typing import Annotated

from fastapi import APIRouter, Query

from saksi.records import Event, Record
from saksi.review.records import Review, State, Value
from saksi.review.replay import history, standing
from saksi.workbench.accounts.access import CurrentUser
from saksi.workbench.accounts.roles import Action
from saksi.workbench.desk import OpenLedger
from saksi.workbench.pages.page import page
from saksi.workbench.reviewing import words

router = APIRouter(include_in_schema=False)


class Said(Record, frozen=True, kw_only=True):
    """A review, whether it still stands, and whether the one who looks may take it back."""

    review: Review
    stands: bool
    may_take_back: bool


class Had(Record, frozen=True, kw_only=True):
    """A value that a field had; the coder's own has no review."""

    field: str
    value: Value
    review: Review | None


class History(Record, frozen=True, kw_only=True):
    """An event as it stands and as it was coded, what people said of it, and every value that its fields had."""

    article: str
    title: str | None
    sentence: str
    event: Event
    coded: Event
    state: State
    said: tuple[Said, ...]
    had: tuple[Had, ...]
    as_of: str | None

    @property
    def words(self) -> object:
        """What things are called."""
        return words


@page(router, "/review/{event}/history", "history.html")
def history_of(
    ledger: OpenLedger, user: CurrentUser, event: str, as_of: Annotated[str | None, Query(max_length=10)] = None
) -> History:
    """The history of an event, as known at the end of a day, month or year where it is given."""
    telling = ledger.event(event, None, as_of or None)
    found = ledger.reviews.of(telling.event, as_of or None)
    stands = {review.id for review in standing(found.reviews)}
    said = tuple(
        Said(
            review=review, stands=review.id in stands,
            may_take_back=review.id in stands and user.may(Action.REVIEW if review.by == user.name else Action.ADJUDICATE),
        )
        for review in found.reviews
    )  # fmt: skip
    corrected = {review.field for review in found.reviews if review.action == "correct"}
    values = tuple(
        Had(field=step.field, value=step.value, review=step.review)
        for step in history(found.coded, found.reviews)
        if step.field in corrected
    )
    return History(
        article=telling.reading_id, title=telling.title, sentence=telling.sentence, event=found.event, coded=found.coded,
        state=found.state, said=said, had=values, as_of=as_of or None,
    )  # fmt: skip
