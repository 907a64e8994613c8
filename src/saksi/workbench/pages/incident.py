"""One incident: what is known and by whom, claim beside denial, why it is one, and people's decisions on it."""

from types import ModuleType
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.errors import RejectedError, UsageError
from saksi.incidents.joining import JOINED
from saksi.ledger.deciding import Kind
from saksi.ledger.incident_view import IncidentView
from saksi.ledger.ledger import Ledger
from saksi.ledger.lookups import Placed
from saksi.records import Record
from saksi.review.records import Review
from saksi.workbench.accounts.access import MayJoin
from saksi.workbench.articles import codes
from saksi.workbench.desk import OpenLedger, as_json, wants_json
from saksi.workbench.faults import Refusal
from saksi.workbench.incidents import said, voices
from saksi.workbench.incidents.around import RADIUS_KM, geojson_of
from saksi.workbench.incidents.chains import chain_of
from saksi.workbench.incidents.history import Step, steps_of
from saksi.workbench.incidents.voices import Voice
from saksi.workbench.language import marked
from saksi.workbench.pages.page import page

router = APIRouter(include_in_schema=False)
NO_INCIDENT = marked("No incident or event of this ledger has this id, or more than one begins with it.")
SEE_LIST = marked("The lists of incidents and of actors have the ids.")
REJECTED = marked("This event was rejected, and is in no incident.")
SEE_HISTORY = marked("Its history, from the review of rejected events, says by whom and why.")
LONGEST = 2000
"""Characters of a reason."""
Why = Annotated[str, Form(max_length=LONGEST)]
Ids = Annotated[list[str], Form(max_length=1000)]


class IncidentPage(Record, frozen=True, kw_only=True):
    """An incident, the events of it and near it where they stand in their articles, and the reviews of its events.

    `enough` is the score from which two mentions are joined.
    """

    incident: IncidentView
    events: dict[str, Placed]
    reviews: tuple[Review, ...]
    enough: float

    @property
    def codes(self) -> ModuleType:
        """The words for codes of events."""
        return codes

    @property
    def said(self) -> ModuleType:
        """The words for codes of incidents."""
        return said

    @property
    def radius(self) -> dict[int, int]:
        """The kilometres around a place that the map draws, by precision."""
        return dict(RADIUS_KM)

    def members(self) -> list[Placed]:
        """Its events, in the order of its mentions."""
        ids = (telling.event.id for telling in self.incident.mentions)
        return [self.events[id] for id in ids if id in self.events]

    def claims(self) -> list[Voice]:
        """Who says that it happened."""
        return voices.tellings(self.members(), negated=False)

    def denials(self) -> list[Voice]:
        """Who says that it did not, or otherwise."""
        contested = voices.answers(self.incident.answers, self.events, self.papers(), contesting=True)
        return [*contested, *voices.tellings(self.members(), negated=True)]

    def admissions(self) -> list[Voice]:
        """Who admits it, or mends what they said."""
        return voices.answers(self.incident.answers, self.events, self.papers(), contesting=False)

    def papers(self) -> dict[str, Placed]:
        """The articles that are known by one of the events, by their ids."""
        return {one.reading: one for one in self.events.values()}

    def history(self) -> tuple[Step, ...]:
        """What people decided, in the order of the times."""
        return steps_of(self.incident, self.reviews)

    def chain(self, voice: Voice, unknown: str, credits: str, quotes: str) -> Any:
        """The way of a report as nodes and edges."""
        return chain_of(voice.outlet or unknown, voice.via, voice.speaker, credits, quotes)


@page(router, "/incidents/{id}", "incident.html")
def incident(ledger: OpenLedger, id: str) -> IncidentPage:
    """The incident with an id, or in which an event with this id is; the beginning of either is enough."""
    found = _incident(ledger, id)
    own = [telling.event.id for telling in found.mentions]
    near = [one.mention for one in found.nearly]
    answering = [answer.dispute.answer for answer in found.answers if answer.dispute.answer]
    return IncidentPage(
        incident=found, events=ledger.lookups.events([*own, *near, *answering]), reviews=ledger.lookups.reviews(own),
        enough=JOINED,
    )  # fmt: skip


@router.get("/incidents/{id}/places.json", response_model=None)
def places(request: Request, ledger: OpenLedger, id: str) -> Response:
    """The places of an incident for the map."""
    found = _incident(ledger, id)
    known = (found.place,) if found.place else ()
    return as_json(request, geojson_of((*known, *found.other_places)))


@router.post("/incidents/{id}/join", response_model=None)
def join(
    request: Request, ledger: OpenLedger, user: MayJoin, id: str,
    other: Annotated[str, Form(max_length=100)], why: Why = "",
) -> Response:  # fmt: skip
    """Make one incident of this one and another, which is given by its id or that of one of its events."""
    return _decided(request, ledger, "join", [id, other.strip()], user.name, why)


@router.post("/incidents/{id}/split", response_model=None)
def split(
    request: Request, ledger: OpenLedger, user: MayJoin, id: str, events: Ids = [], why: Why = "",  # noqa: B006
) -> Response:  # fmt: skip
    """Part some events from the rest of their incident."""
    return _decided(request, ledger, "split", events or [id], user.name, why)


@router.post("/incidents/{id}/pin", response_model=None)
def pin(request: Request, ledger: OpenLedger, user: MayJoin, id: str, why: Why = "") -> Response:
    """Let the incident stay as it is."""
    return _decided(request, ledger, "pin", [id], user.name, why)


def _decided(request: Request, ledger: Ledger, kind: Kind, given: list[str], by: str, why: str) -> Response:
    """Keep a decision, and lead to the incident in which its first event is now."""
    if not all(one and one.isprintable() for one in given):
        raise Refusal(404, "no-incident", NO_INCIDENT, SEE_LIST)
    ruling = ledger.decide(kind, given, by=by, why=why)
    if wants_json(request):
        return as_json(request, {"kind": kind, "events": ruling.events, "others": ruling.others, "why": ruling.why})
    return RedirectResponse(f"/incidents/{quote(ruling.events[0], safe='')}#history", 303)


def _incident(ledger: Ledger, id: str) -> IncidentView:
    if not id.isprintable():
        raise Refusal(404, "no-incident", NO_INCIDENT, SEE_LIST)
    try:
        return ledger.incident(id)
    except RejectedError as problem:
        raise Refusal(404, "rejected-event", REJECTED, SEE_HISTORY) from problem
    except UsageError as problem:
        raise Refusal(404, "no-incident", NO_INCIDENT, SEE_LIST) from problem
