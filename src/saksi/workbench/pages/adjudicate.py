"""Deciding, as a third person, between what coders made of a sentence."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.errors import UsageError
from saksi.ledger.ledger import Ledger
from saksi.records import Record
from saksi.review.records import Coded, Coding
from saksi.review.settling import Settled
from saksi.workbench.accounts.access import MayAdjudicate
from saksi.workbench.accounts.users import User
from saksi.workbench.desk import AtDesk, Desk, OpenLedger
from saksi.workbench.faults import Refusal
from saksi.workbench.language import marked
from saksi.workbench.pages.page import page
from saksi.workbench.reviewing import worksheet
from saksi.workbench.reviewing.deciding import NO_REASON, SAY_WHY
from saksi.workbench.reviewing.sheets import SentForm, changed, drafts_in, naming_of, text_in
from saksi.workbench.reviewing.worksheet import Draft, Drafts

router = APIRouter(include_in_schema=False)
PATH, TEMPLATE = "/doubles/{sentence}/decide", "adjudicate.html"
NOT_CODED = marked("Nobody has coded a sentence with this id.")
SEE_WAITING = marked("Those that wait are on the page of double coding.")
NOT_TAKEN = marked("None of those who coded it has this name.")


class Compared(Record, frozen=True, kw_only=True):
    """A sentence as its coders see it, in what they differ, what was decided, and the sheet for another decision."""

    settled: Settled
    differing: tuple[str, ...]
    drafts: tuple[Draft, ...]
    said: str = ""
    reason: str = ""
    opened: bool = False

    @property
    def words(self) -> object:
        """What things are called."""
        return worksheet

    @property
    def decided(self) -> Coding | None:
        """The decision, where there is one."""
        return self.settled.adjudicated


@page(router, PATH, TEMPLATE)
def compared(ledger: OpenLedger, user: MayAdjudicate, sentence: str) -> Compared:
    """What the coders made of a sentence, side by side."""
    found = _found(ledger, user, sentence)
    return _compared(found, Drafts.of_coded(found.codings[0].events))


@router.post(PATH, response_model=None)
def decide(
    request: Request, desk: AtDesk, ledger: OpenLedger, user: MayAdjudicate, sentence: str, sent: SentForm
) -> Response:
    """Keep a decision: what one of the coders made of it, or something else."""
    found, drafts, reason = _found(ledger, user, sentence), drafts_in(sent), text_in(sent, "reason")
    other = changed(sent, drafts)
    if other is not None:
        return desk.page(request, TEMPLATE, _compared(found, other, reason=reason, opened=True))
    if not reason:
        raise Refusal(422, "no-reason", NO_REASON, SAY_WHY)
    take = text_in(sent, "take")
    try:
        events = _taken(found, take) if take else _written(desk, found, drafts)
    except UsageError as fault:
        return desk.page(request, TEMPLATE, _compared(found, drafts, str(fault), reason, opened=True), 422)
    ledger.doubles.adjudicate(found.sentence.id, events, user.name, reason)
    return RedirectResponse("/doubles", 303)


def _found(ledger: Ledger, user: User, sentence: str) -> Settled:
    if all(one.sentence.id != sentence for one in ledger.doubles.settled()):
        raise Refusal(404, "not-coded", NOT_CODED, SEE_WAITING)
    return ledger.doubles.settled_of(sentence, user.name)


def _compared(found: Settled, drafts: Drafts, said: str = "", reason: str = "", *, opened: bool = False) -> Compared:
    return Compared(
        settled=found, differing=found.differing, drafts=drafts.events, said=said, reason=reason, opened=opened
    )  # fmt: skip


def _taken(found: Settled, coder: str) -> tuple[Coded, ...]:
    for coding in found.codings:
        if coding.by == coder:
            return coding.events
    raise Refusal(422, "not-taken", NOT_TAKEN)


def _written(desk: Desk, found: Settled, drafts: Drafts) -> tuple[Coded, ...]:
    return drafts.coded(found.sentence, desk.resources.plover, naming_of(desk))
