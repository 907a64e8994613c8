"""The page of what could not be read: why, what to do, read it again, or be done with it."""

from collections import Counter
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.intake.jobs import Task
from saksi.ledger.ledger import Ledger, SetAsideLine
from saksi.records import Record
from saksi.workbench.api.v1.readings import added
from saksi.workbench.desk import OpenLedger, as_json, wants_json
from saksi.workbench.faults import Refusal
from saksi.workbench.language import marked
from saksi.workbench.pages.page import page
from saksi.workbench.reading_room import By, InRoom

router = APIRouter()
A_PAGE = 100
"""What is listed on one page."""
NONE_SUCH = marked("Nothing is set aside under this number, or of this kind; somebody may have been quicker.")
RELOAD = marked("Load the list again.")
Code = Annotated[str | None, Query(max_length=40)]
Number = Annotated[int | None, Form(ge=0, lt=1 << 53)]


class OfCode(Record, frozen=True, kw_only=True):
    """How many were set aside for a reason."""

    code: str
    count: int


class Item(Record, frozen=True, kw_only=True):
    """Something that is set aside; `again` says that it waits to be read again."""

    number: int
    code: str
    origin: str
    locator: str
    reason: str
    hint: str
    first_at: str
    again: bool


class SetAsidePage(Record, frozen=True, kw_only=True):
    """What the page tells. `chosen` is the code that is asked for, `count` how many there are of it, `next` where to go on."""

    items: tuple[Item, ...]
    codes: tuple[OfCode, ...]
    chosen: str | None
    count: int
    all: int
    next: int | None


@page(router, "/set-aside", "set_aside.html")
def set_aside(
    ledger: OpenLedger, room: InRoom, code: Code = None, after: Annotated[int, Query(ge=0, lt=1 << 53)] = 0
) -> SetAsidePage:
    """What is set aside, of a code where one is given, behind a number."""
    lines = list(ledger.set_aside_items())
    codes = Counter(line.item.code for line in lines)
    of_code = [line for line in lines if not code or line.item.code == code]
    behind = [line for line in of_code if line.number > after]
    again = room.being_read_again()
    items = tuple(_item(line, line.number in again) for line in behind[:A_PAGE])
    return SetAsidePage(
        items=items, codes=tuple(OfCode(code=code, count=count) for code, count in codes.most_common()), chosen=code or None,
        count=len(of_code), all=len(lines), next=items[-1].number if len(behind) > A_PAGE else None,
    )  # fmt: skip


@router.post("/set-aside/retry", response_model=None, include_in_schema=False)
def retry(
    request: Request, ledger: OpenLedger, room: InRoom, by: By,
    number: Number = None, code: Annotated[str, Form(max_length=40)] = "",
) -> Response:  # fmt: skip
    """Read again one thing that is set aside, those of a code, or all."""
    waiting = room.being_read_again()
    lines = [line for line in _lines(ledger, number, code) if line.number not in waiting]
    jobs = [room.add(Task(kind="again", numbers=tuple(line.number for line in lines)), by)] if lines else []
    if wants_json(request):
        return added(request, jobs)
    return RedirectResponse("/read?follow=yes" + (f"#job-{jobs[0].number}" if jobs else ""), 303)


@router.post("/set-aside/done", response_model=None, include_in_schema=False)
def done(
    request: Request, ledger: OpenLedger, room: InRoom, by: By,
    number: Annotated[int, Form(ge=0, lt=1 << 53)], code: Annotated[str, Form(max_length=40)] = "",
) -> Response:  # fmt: skip
    """Take something off the list; the ledger keeps that, when, and by whom. A file that was sent is let go."""
    (line,) = _lines(ledger, number, "")
    ledger.resolve(line.item.origin, line.item.locator, by)
    room.uploads.let_go([line.item.origin], ledger.set_aside_items())
    if wants_json(request):
        return as_json(request, {"done": number})
    return RedirectResponse("/set-aside" + (f"?{urlencode({'code': code})}" if code else ""), 303)


def _lines(ledger: Ledger, number: int | None, code: str) -> list[SetAsideLine]:
    """What is set aside under a number, else of a code, else all; Refusal where that is nothing."""
    lines = [
        line
        for line in ledger.set_aside_items()
        if number in (None, line.number) and (number is not None or not code or line.item.code == code)
    ]
    if not lines:
        raise Refusal(404, "not-set-aside", NONE_SUCH, RELOAD)
    return lines


def _item(line: SetAsideLine, again: bool) -> Item:
    item = line.item
    return Item(number=line.number, code=item.code, origin=item.origin, locator=item.locator, reason=item.reason,
                hint=item.hint, first_at=line.first_at, again=again)  # fmt: skip
