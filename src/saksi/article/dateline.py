"""The dateline that opens a report: where it was filed, and the outlet or agency named there."""

import re

import msgspec

from saksi.article.calendar import Calendar
from saksi.knowledge.outlets import Outlet, Outlets

# A dateline is over by then; what stands further on is a dash inside a sentence.
LONGEST = 110
MOST_DASHES = 3
# A heading may have a dash, too; a report's first paragraph goes on for longer.
REPORT_FROM = 60
DASH = re.compile(r"\s*(?:-{1,2}|[–—])\s*")
BRACKET = re.compile(r"\s*\(([^()]{1,40})\)\s*")
PLACE = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?:\s+(?:[a-z]{2,3}\s+)?[^\W\d_a-zß-öø-ÿ][\w.'’-]*){0,3}")
CAPITALS_FROM = 5
# "Contoh.com, Ambon Warga …": pages lose the dash; an outlet written as its domain and one word of a place show it.
WITHOUT_DASH = re.compile(r"(?P<outlet>[\w-]+(?:\.[\w-]+)+)\s*,\s*(?P<place>[^\W\d_a-z][\w'’-]+)\s+(?=[^\W\d_a-z]|\d)")


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """A dateline, ending before `end` in its paragraph, with the place as written.

    `bracketed` tells of a (Reuters); `unknown` is a second name that may be an outlet's: `Ambon, Kabar Pagi -`.
    """

    end: int
    place: str | None = None
    outlet: Outlet | None = None
    unknown: str | None = None
    bracketed: bool = False


def dateline_of(paragraph: str, outlets: Outlets, calendar: Calendar) -> Dateline | None:
    """The dateline at the start of a paragraph: `Ambon, Outlet -`, `OUTLET, AMBON —`, `AMBON, Oct 3 (Agency) -`, …"""
    head = paragraph[:LONGEST].replace("\n", " ")
    for dash in list(DASH.finditer(head))[:MOST_DASHES]:
        before, after = head[: dash.start()].strip(), head[dash.end() : dash.end() + 1]
        spaced = dash[0] != "-" or (before.isupper() and len(before) >= CAPITALS_FROM)
        if before and spaced and not after.islower() and after not in ("", ",", "."):
            found = _parts(before, outlets, calendar)
            report = paragraph[dash.end() :].partition("\n")[0]
            if found and (len(report) >= REPORT_FROM or "\n" in paragraph[dash.start() : dash.end()]):
                return msgspec.structs.replace(found, end=dash.end())
    bare = WITHOUT_DASH.match(head)
    outlet = outlets.by_name(bare["outlet"]) if bare else None
    return Dateline(end=bare.end(), place=bare["place"], outlet=outlet) if bare and outlet else None


def _parts(before: str, outlets: Outlets, calendar: Calendar) -> Dateline | None:
    """The places, outlet and day that a dateline holds; None where it holds anything else."""
    outlet, bracketed, places = None, False, []
    for bracket in BRACKET.findall(before):
        named = next(filter(None, map(outlets.by_name, bracket.split("/"))), None)
        if not named and not _is_day(bracket, calendar):
            return None
        outlet, bracketed = outlet or named, bracketed or bool(named)
    for part in BRACKET.sub(" ", before).split(","):
        segment = part.strip()
        named = outlets.by_name(segment)
        if named:
            outlet = outlet or named
        elif PLACE.fullmatch(segment) and not _is_day(segment, calendar):
            places.append(segment)
        elif segment and not _is_day(segment, calendar):
            return None
    if len(places) > 2 or not (places or outlet):
        return None
    unknown = places[1] if len(places) == 2 and not outlet else None
    return Dateline(end=0, place=", ".join(places) or None, outlet=outlet, unknown=unknown, bracketed=bracketed)


def _is_day(segment: str, calendar: Calendar) -> bool:
    """Whether the segment is a day, with or without its year."""
    return segment[:1].isdigit() or any(day.start <= 1 for day in calendar.days(segment))
