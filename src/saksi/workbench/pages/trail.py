"""The page of the trail, for admins: who did what on what, when and from where."""

from typing import Annotated

from fastapi import APIRouter, Query

from saksi.records import Record
from saksi.workbench.accounts import trail as kept
from saksi.workbench.accounts.access import MaySeeTrail, OfTeam
from saksi.workbench.accounts.trail import Done, Noted
from saksi.workbench.pages.page import page

router = APIRouter(include_in_schema=False)
AT_ONCE = 100
"""Rows of a page."""
Word = Annotated[str, Query(max_length=64, pattern=r"^[^\x00]*$")]  # PostgreSQL takes no NUL


class Trail(Record, frozen=True, kw_only=True):
    """What the page shows, the newest first. `before` is the number that the next page begins before, or None."""

    rows: list[Noted]
    before: int | None
    action: str
    by: str
    actions: list[Done]


@page(router, "/trail", "trail.html")
def trail(
    accounts: OfTeam,
    user: MaySeeTrail,  # noqa: ARG001 - asked for what may be done
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    action: Word = "",
    by: Word = "",
) -> Trail:
    """A page of the trail, of an action, by a person."""
    rows = kept.rows(accounts, AT_ONCE, before, action or None, by or None)
    after = rows[-1].number if len(rows) == AT_ONCE else None
    return Trail(rows=rows, before=after, action=action, by=by, actions=list(Done))
