"""The overview: what happened, where, and when, as far as the filters leave it, and what they hide."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request

from saksi.ledger.incident_lists import IncidentLine, Position
from saksi.ledger.incident_sums import IncidentCounts, Step
from saksi.ledger.ledger import Ledger
from saksi.records import Record
from saksi.workbench.accounts.access import MayRead
from saksi.workbench.accounts.roles import Action
from saksi.workbench.charts import Bar
from saksi.workbench.cursors import read, written
from saksi.workbench.desk import InLanguage, OpenLedger
from saksi.workbench.filters import Asked, Filters
from saksi.workbench.pages.page import page
from saksi.workbench.reviewing.asking import asked_of_queue
from saksi.workbench.timelines import bars_of

router = APIRouter()
AT_ONCE = 30
"""Incidents of one page of the list."""


class Hidden(Record, frozen=True, kw_only=True):
    """How many more incidents there would be without one filter, by its name; `undated` would fit but for the days asked for."""

    by: dict[str, int]
    undated: int


class Overview(Record, frozen=True, kw_only=True):
    """What the page shows: of `total` incidents those that fit, counted, by day, and listed, the latest first.

    `waiting` are the events on which nobody has decided: null for who may not, and where sources count. `rejected` are those of
    the whole ledger that people rejected.
    """

    filters: Filters
    articles: int
    total: int
    counts: IncidentCounts
    hidden: Hidden
    step: Step
    bars: tuple[Bar, ...]
    incidents: tuple[IncidentLine, ...]
    after: str | None
    waiting: int | None
    rejected: int


def position(request: Request) -> Position | None:
    """Where the address has the list go on."""
    return read(request.query_params.get("after"), Position)


@page(router, "/", "overview.html")
def overview(
    ledger: OpenLedger, asked: Asked, language: InLanguage, user: MayRead,
    after: Annotated[Position | None, Depends(position)],
) -> Overview:  # fmt: skip
    """The incidents that the address asks for."""
    chosen = asked.incidents()
    counts, timeline = ledger.browsing.counts(chosen), ledger.browsing.timeline(chosen)
    listed = ledger.browsing.incidents(chosen, AT_ONCE, after)
    totals = ledger.browsing.totals({name: one.incidents() for name, one in _without(asked).items()})
    undated = 0
    if asked.since or asked.until:
        undated = ledger.browsing.counts(asked.but(since=None, until=None).incidents()).undated
    return Overview(
        filters=asked,
        articles=ledger.count()[0],
        total=totals.pop("", counts.incidents),
        counts=counts,
        hidden=Hidden(by={name: most - counts.incidents for name, most in totals.items()}, undated=undated),
        step=timeline.step,
        bars=bars_of(timeline, asked, language),
        incidents=listed.incidents,
        after=written(listed.after),
        waiting=_waiting(ledger, asked) if counts.incidents and user.may(Action.REVIEW) else None,
        rejected=ledger.browsing.rejected(),
    )


def _waiting(ledger: Ledger, asked: Filters) -> int | None:
    wanted = asked_of_queue(asked)
    progress = ledger.browsing.once(("waiting", wanted), lambda: ledger.queue.progress(wanted))
    return progress.left if progress else None


def _without(asked: Filters) -> dict[str, Filters]:
    """What is asked for but for one filter, by its name; and without any, by no name."""
    names = dict.fromkeys(name for name, _ in asked.pairs())
    if not names:
        return {}
    return {"": Filters(), **{name: asked.but(**{name: getattr(Filters(), name)}) for name in names}}
