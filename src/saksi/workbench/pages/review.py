"""The review queue: one event at a time, decided on by keys or buttons."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.ledger.queue import Progress, Waiting
from saksi.records import Record
from saksi.review.records import Review, State
from saksi.review.replay import standing
from saksi.workbench.accounts.access import MayReview
from saksi.workbench.desk import AtDesk, OpenLedger, as_json, wants_json
from saksi.workbench.filters import Asked, Filters
from saksi.workbench.pages.page import page
from saksi.workbench.reviewing import words
from saksi.workbench.reviewing.asking import NAMES, asked_of_queue
from saksi.workbench.reviewing.deciding import Decision, Kind, decide
from saksi.workbench.reviewing.showing import Shown, shown

router = APIRouter(include_in_schema=False)
PATH = "/review"
STAYS = frozenset({"correct", "comment", "withdraw"})
"""After these the event is shown again; after others the next one."""
Text = Annotated[str, Form()]
Texts = Annotated[list[str], Form()]


class Queued(Record, frozen=True, kw_only=True):
    """What the page shows: the event, why it stands where it does, how far one is, and what was decided last.

    `query` are the filters, `following` is the address of what comes next.
    """

    filters: Filters
    query: str
    after: str
    waiting: Waiting | None
    shown: Shown | None
    progress: Progress | None
    following: str
    done: "Done | None"

    @property
    def names(self) -> tuple[str, ...]:
        """The filters, in their order."""
        return NAMES

    @property
    def words(self) -> object:
        """What things are called."""
        return words

    @property
    def reasons(self) -> Mapping[str, tuple[str, ...]]:
        """The reasons that can be chosen."""
        return words.REASONS


class Done(Record, frozen=True, kw_only=True):
    """The last decision of the one who looks, which can be taken back."""

    event: str
    review: Review
    short: str


class Decided(Record, frozen=True, kw_only=True):
    """What became of a decision: how the event stands, the address to go on at, and whether that shows the same event."""

    review: Review
    state: State
    progress: Progress | None
    go: str
    stays: bool


@page(router, PATH, "review.html")
def review(
    desk: AtDesk, ledger: OpenLedger, asked: Asked, user: MayReview, after: str = "", event: str = "", done: str = ""
) -> Queued:
    """An event by its id, or the next one after a cursor."""
    wanted, query = asked_of_queue(asked), asked.query()
    if event:
        waiting: Waiting | None = ledger.queue.place_of(ledger.event(event).event.id)
    else:
        waiting = next(iter(ledger.queue.after(wanted, after)), None)
    seen = shown(ledger, waiting.event, desk.resources.plover) if waiting else None
    return Queued(
        filters=asked, query=query, after=after, waiting=waiting, shown=seen, progress=ledger.queue.progress(wanted),
        following=address(query, after=waiting.cursor) if waiting else "", done=_done(ledger, done, user.name) if done else None,
    )  # fmt: skip


@router.post(PATH + "/{event}", response_model=None)
def decided(
    request: Request, desk: AtDesk, ledger: OpenLedger, user: MayReview, event: str, action: Annotated[Kind, Form()],
    reason: Text = "", quick: Text = "", field: Text = "", value: Text = "", typed: Text = "",
    said: Texts = [], code: Texts = [], several: Texts = [],  # noqa: B006 - how FastAPI is told of a list
    last: Annotated[str | None, Form()] = None, given: Text = "", query: Text = "", after: Text = "",
) -> Response:  # fmt: skip
    """Keep a decision, and go on."""
    filters = Filters.of(parse_qsl(query))
    decision = Decision(
        action=action, reason=reason, quick=quick, field=field or None, value=value, typed=typed, words=tuple(said),
        codes=tuple(code), several=tuple(several), last=last, given=given or None,
    )  # fmt: skip
    kept = decide(ledger, desk.resources, event, decision, user)
    stays = action in STAYS
    go = address(filters.query(), event=kept.event) if stays else address(filters.query(), after=after, done=kept.event)
    if not wants_json(request):
        return RedirectResponse(go, 303)
    state = ledger.reviews.of(ledger.event(kept.event).event).state
    progress = ledger.queue.progress(asked_of_queue(filters))
    return as_json(request, Decided(review=kept, state=state, progress=progress, go=go, stays=stays))


def address(query: str, **more: str) -> str:
    """The address of the queue with its filters, and more."""
    pairs = [*parse_qsl(query), *((name, value) for name, value in more.items() if value)]
    return f"{PATH}?{urlencode(pairs)}" if pairs else PATH


def _done(ledger: OpenLedger, event: str, name: str) -> Done | None:
    """The last standing review of an event by somebody."""
    telling = ledger.event(event)
    mine = [one for one in standing(ledger.reviews.of(telling.event).reviews) if one.by == name]
    words_said = telling.sentence if len(telling.sentence) < SHORT else f"{telling.sentence[:SHORT]}…"
    return Done(event=telling.event.id, review=mine[-1], short=f"{telling.event.type}: {words_said}") if mine else None


SHORT = 60
"""Characters of a sentence that stand for the event."""
