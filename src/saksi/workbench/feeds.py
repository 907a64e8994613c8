"""Feeds of any view: the incidents that were added to last, as Atom (RFC 4287) and as JSON Feed 1.1."""

import re
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

import msgspec
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from saksi.ledger.incident_lists import IncidentLine, IncidentPage
from saksi.workbench import terms
from saksi.workbench.api.describing import REFUSED, filtered
from saksi.workbench.desk import InLanguage, OpenLedger, tagged
from saksi.workbench.filters import Asked, Filters
from saksi.workbench.language import Language, marked

router = APIRouter(prefix="/feeds", tags=["feeds"])
AT_ONCE = 50
"""Incidents of one feed."""
ATOM = "http://www.w3.org/2005/Atom"
Xml.register_namespace("", ATOM)
NEVER = "1970-01-01T00:00:00Z"
"""When a feed changed in which nothing stands."""
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ABOUT = marked("Saksi: incidents")
NOBODY = marked("nobody named")
STANDING = marked("%(status)s; reports: %(reports)s; independent sources: %(sources)s")


@router.get(
    "/incidents.atom", response_model=None, summary="A view as an Atom feed", openapi_extra=filtered(),
    responses={**REFUSED},
)  # fmt: skip
def atom(request: Request, ledger: OpenLedger, asked: Asked, language: InLanguage) -> Response:
    """The incidents that the filters leave, those that were added to last first."""
    found = ledger.browsing.incidents(asked.incidents(), AT_ONCE, order="changed")
    feed = Xml.Element(f"{{{ATOM}}}feed", {"xml:lang": language.code})
    _say(feed, "id", feed_id(asked))
    _say(feed, "title", _title(asked, language))
    _say(feed, "updated", found.changed[0] if found.changed else NEVER)
    _link(feed, "self", str(request.url), "application/atom+xml")
    _link(feed, "alternate", _view(request, asked), "text/html")
    _say(Xml.SubElement(feed, f"{{{ATOM}}}author"), "name", "Saksi")
    for line, changed in zip(found.incidents, found.changed, strict=True):
        entry = Xml.SubElement(feed, f"{{{ATOM}}}entry")
        _say(entry, "id", incident_urn(line.id))
        _say(entry, "title", headline(line, language))
        _say(entry, "updated", changed)
        _link(entry, "alternate", _incident(request, line), "text/html")
        Xml.SubElement(entry, f"{{{ATOM}}}category", {"term": line.type})
        _say(entry, "summary", standing(line, language))
        _say(entry, "content", line.sentence)
    body = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return tagged(request, body, "application/atom+xml")


@router.get(
    "/incidents.json", response_model=None, summary="A view as a JSON Feed", openapi_extra=filtered(),
    responses={**REFUSED},
)  # fmt: skip
def json_feed(request: Request, ledger: OpenLedger, asked: Asked, language: InLanguage) -> Response:
    """The incidents that the filters leave, those that were added to last first."""
    found = ledger.browsing.incidents(asked.incidents(), AT_ONCE, order="changed")
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(asked, language),
        "home_page_url": _view(request, asked),
        "feed_url": str(request.url),
        "language": language.code,
        "authors": [{"name": "Saksi"}],
        "items": list(_items(request, found, language)),
    }
    return tagged(request, msgspec.json.encode(feed), "application/feed+json")


def _items(request: Request, found: IncidentPage, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "id": incident_urn(line.id),
            "url": _incident(request, line),
            "title": headline(line, language),
            "summary": standing(line, language),
            "content_text": line.sentence,
            "date_modified": changed,
            "tags": [line.type, terms.quad_of(line.type), line.status],
        }
        for line, changed in zip(found.incidents, found.changed, strict=True)
    ]


def incident_urn(id: str) -> str:
    """The id of an incident in feeds: the same wherever the workbench is reached."""
    return uuid5(NAMESPACE_URL, f"saksi incident {id}").urn


def feed_id(asked: Filters) -> str:
    """The id of the feed of a view."""
    return uuid5(NAMESPACE_URL, f"saksi incidents {asked.query()}").urn


def headline(line: IncidentLine, language: Language) -> str:
    """An incident in a line: who to whom, what, where, when."""
    actors, recipients = (", ".join(one.name for one in some) for some in (line.actors, line.recipients))
    who = " → ".join(filter(None, (actors, recipients))) or language.say(NOBODY)
    told = [f"{who}: {language.say(terms.TYPES[line.type])}"]
    if line.modality != "actual":
        told.append(language.say(terms.MODALITIES[line.modality]))
    if line.place:
        told.append(line.place.name)
    if line.days:
        told.append(language.days(line.days.first, line.days.last))
    return ", ".join(told)


def standing(line: IncidentLine, language: Language) -> str:
    """How an incident stands, and who tells it."""
    return language.say(
        STANDING, status=language.say(terms.STATUSES[line.status]), reports=language.number(line.reports),
        sources=language.number(line.sources),
    )  # fmt: skip


def _title(asked: Filters, language: Language) -> str:
    chosen = (
        f"{language.say(terms.FILTERS[name])} {language.say(terms.VALUES.get(name, {}).get(value, value))}"
        if value != "yes"
        else language.say(terms.FILTERS[name])
        for name, value in asked.pairs()
    )
    return " · ".join((language.say(ABOUT), *chosen))


def _view(request: Request, asked: Filters) -> str:
    return f"{request.base_url}?{asked.query()}" if asked.pairs() else str(request.base_url)


def _incident(request: Request, line: IncidentLine) -> str:
    return f"{request.base_url}incidents/{line.id}"


def _say(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}{name}").text = NOT_IN_XML.sub(" ", text)


def _link(parent: Xml.Element, rel: str, href: str, kind: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": kind})
