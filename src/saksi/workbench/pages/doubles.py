"""Double coding: one's own sentences, the sheet of one, and who is to code what."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.errors import UsageError
from saksi.ledger.ledger import Ledger
from saksi.ledger.pairing import sentences_given
from saksi.records import Record
from saksi.review.records import Sentence
from saksi.review.settling import Settled
from saksi.workbench.accounts.access import MayAdjudicate, MayReview
from saksi.workbench.accounts.roles import Action
from saksi.workbench.accounts.users import User
from saksi.workbench.desk import AtDesk, Desk, OpenLedger
from saksi.workbench.faults import Refusal
from saksi.workbench.language import marked
from saksi.workbench.pages.page import page
from saksi.workbench.reviewing import worksheet
from saksi.workbench.reviewing.sheets import SentForm, changed, drafts_in, naming_of, text_in
from saksi.workbench.reviewing.worksheet import BLANK, Draft, Drafts

router = APIRouter(include_in_schema=False)
PATH, SHEET = "/doubles", "sheet.html"
NOT_GIVEN = marked("This sentence was not given to you.")
SEE_YOURS = marked("Your sentences are on the page of double coding.")
Text = Annotated[str, Form()]


class Given(Record, frozen=True, kw_only=True):
    """A coder, and how many sentences were given to them and are open."""

    coder: str
    given: int
    open: int


class Waiting(Record, frozen=True, kw_only=True):
    """A sentence that coders see differently, and in what."""

    sentence: Sentence
    coders: tuple[str, ...]
    differing: tuple[str, ...]


class Doubles(Record, frozen=True, kw_only=True):
    """What is open for the one who looks; for who may decide also who was given what, and what waits to be decided."""

    open: tuple[Sentence, ...]
    done: tuple[Sentence, ...]
    given: tuple[Given, ...]
    waiting: tuple[Waiting, ...]

    @property
    def words(self) -> object:
        """What things are called."""
        return worksheet


class Sheet(Record, frozen=True, kw_only=True):
    """A sentence to code, blind to what others and the program made of it; `again` where it was coded before by the same."""

    sentence: Sentence
    events: tuple[Draft, ...]
    again: bool = False
    said: str = ""
    left: int = 0

    @property
    def words(self) -> object:
        """What things are called."""
        return worksheet


@page(router, PATH, "doubles.html")
def doubles(ledger: OpenLedger, user: MayReview) -> Doubles:
    """One's own sentences, and the work of the team."""
    waiting = ledger.doubles.open_for(user.name)
    open_ids = {sentence.id for sentence in waiting}
    done = tuple(one for one in _assigned(ledger, user).values() if one.id not in open_ids)
    may_decide = user.may(Action.ADJUDICATE)
    return Doubles(
        open=waiting, done=done, given=tuple(_given(ledger)) if may_decide else (),
        waiting=tuple(_waiting(ledger, user, open_ids)) if may_decide else (),
    )  # fmt: skip


@router.post("/doubles/assign", response_model=None)
def assign(ledger: OpenLedger, user: MayAdjudicate, ids: Text = "", coder: Text = "") -> Response:
    """Give out the sentences of articles, or those that tell events, by their ids."""
    sentences = [sentence for given in ids.split() for sentence in sentences_given(ledger, given)]
    if not sentences:
        raise UsageError("no sentence is given out; write the ids of articles or events")
    ledger.doubles.assign(sentences, coder, user.name)
    return RedirectResponse(PATH, 303)


@page(router, "/doubles/{sentence}", SHEET)
def sheet(ledger: OpenLedger, user: MayReview, sentence: str) -> Sheet:
    """The sheet of a sentence: blank, or as one coded it oneself."""
    given = _own(ledger, user, sentence)
    mine = [
        one
        for one in ledger.doubles.codings()
        if one.sentence.id == given.id and one.by == user.name and not one.settles
    ]
    events = Drafts.of_coded(mine[-1].events).events if mine else (BLANK,)
    return Sheet(sentence=given, events=events, again=bool(mine), left=len(ledger.doubles.open_for(user.name)))


@router.post("/doubles/{sentence}", response_model=None)
def submit(
    request: Request, desk: AtDesk, ledger: OpenLedger, user: MayReview, sentence: str, sent: SentForm
) -> Response:
    """Keep what somebody made of a sentence, or show the sheet with one event more or less."""
    given, drafts = _own(ledger, user, sentence), drafts_in(sent)
    other = changed(sent, drafts)
    if other is not None:
        return _sheet(request, desk, given, other)
    if text_in(sent, "do") == "nothing":
        drafts = Drafts(events=())
    elif not drafts.events:
        return _sheet(request, desk, given, drafts.more(), NOTHING_WRITTEN, 422)
    try:
        events = drafts.coded(given, desk.resources.plover, naming_of(desk))
    except UsageError as fault:
        return _sheet(request, desk, given, drafts, str(fault), 422)
    ledger.doubles.submit(given, events, user.name)
    following = next(iter(ledger.doubles.open_for(user.name)), None)
    return RedirectResponse(f"{PATH}/{following.id}" if following else PATH, 303)


NOTHING_WRITTEN = marked("No event is written. If nothing happens in the sentence, say so with the button for that.")


def _sheet(
    request: Request, desk: Desk, given: Sentence, drafts: Drafts, said: str = "", status: int = 200
) -> Response:
    return desk.page(request, SHEET, Sheet(sentence=given, events=drafts.events, said=said), status)


def _own(ledger: Ledger, user: User, sentence: str) -> Sentence:
    """A sentence that was given to somebody; Refusal for another, whether it is there or not."""
    found = _assigned(ledger, user).get(sentence)
    if found is None:
        raise Refusal(404, "not-given", NOT_GIVEN, SEE_YOURS)
    return found


def _assigned(ledger: Ledger, user: User) -> dict[str, Sentence]:
    return {given.sentence.id: given.sentence for given in ledger.doubles.assigned(user.name)}


def _given(ledger: Ledger) -> Iterator[Given]:
    counted = Counter(given.coder for given in ledger.doubles.assigned())
    for coder, number in sorted(counted.items()):
        yield Given(coder=coder, given=number, open=len(ledger.doubles.open_for(coder)))


def _waiting(ledger: Ledger, user: User, open_ids: set[str]) -> Iterator[Waiting]:
    """What a third person may decide: it does not show who has yet to code it themselves."""
    for one in ledger.doubles.settled():
        if _to_decide(one) and one.sentence.id not in open_ids and user.name not in _coders(one):
            yield Waiting(sentence=one.sentence, coders=_coders(one), differing=one.differing)


def _to_decide(one: Settled) -> bool:
    return one.events is None and bool(one.differing)


def _coders(one: Settled) -> tuple[str, ...]:
    return tuple(coding.by for coding in one.codings)
