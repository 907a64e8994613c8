"""An incident: one happening, with all that its mentions say of it, why they were joined, and what nearly was."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from saksi.incidents.decisions import Decided
from saksi.incidents.grounds import Ground
from saksi.incidents.grouping import Group, Grouping
from saksi.incidents.joining import JOINED, Link, forbids
from saksi.incidents.mentions import Days, Mention, Place
from saksi.incidents.merging import (
    Backed,
    Estimate,
    Statement,
    days_of,
    estimates_of,
    kinds_of,
    modalities_of,
    parties_of,
    places_of,
    statements_of,
)
from saksi.incidents.standing import Standing, standing_of
from saksi.records import Record

NEAR = 5
"""How many of those that nearly joined are told."""


class Joined(Record, frozen=True, kw_only=True):
    """Why a mention is in its incident: its best link to another one there, or what a person decided."""

    mention: str
    to: str
    score: float
    grounds: tuple[Ground, ...]


class Near(Record, frozen=True, kw_only=True):
    """A mention that nearly was in an incident: the member that it is most like, and why it is not in."""

    mention: str
    to: str
    score: float
    why: str


class Incident(Record, frozen=True, kw_only=True):
    """One happening. Of each field the first value is the best supported, and the others are kept behind it.

    `id` is a hash of the smallest id among its mentions; `reports` are the documents that tell it, `outlets` their publishers.
    `actors` and `recipients` are those that at least half of the outlets have which name any; `other_parties` are the rest.
    """

    id: str
    mentions: tuple[str, ...]
    kinds: tuple[Backed, ...]
    modalities: tuple[Backed, ...]
    actors: tuple[Backed, ...]
    recipients: tuple[Backed, ...]
    other_parties: tuple[Backed, ...]
    places: tuple[Place, ...]
    days: tuple[Days, ...]
    figures: tuple[Statement, ...]
    estimates: tuple[Estimate, ...]
    standing: Standing
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    joined: tuple[Joined, ...] = ()
    nearly: tuple[Near, ...] = ()


def incidents_of(grouping: Grouping, groups: Iterable[Group] | None = None) -> tuple[Incident, ...]:
    """The incidents of a grouping, or of some of its groups, by their smallest mentions."""
    chosen = grouping.groups() if groups is None else sorted(groups)
    return tuple(_incident(grouping, group) for group in chosen)


def _incident(grouping: Grouping, group: Group) -> Incident:
    members = [grouping.mentions[mention] for mention in group]
    links = [link for mention in group for link in grouping.links_of(mention)]
    return merged(members, links, grouping.mentions, grouping.decided)


def merged(
    members: Sequence[Mention],
    links: Sequence[Link] = (),
    known: Mapping[str, Mention] | None = None,
    decided: Decided | None = None,
) -> Incident:
    """The incident that these mentions are, whatever their order: a pure function.

    `links` are those of the members, among each other and to others; `known` has the others, and `decided` says what people did.
    """
    ordered = sorted(members, key=attrgetter("id"))
    ids = tuple(mention.id for mention in ordered)
    actors, other_actors = parties_of(ordered, attrgetter("actors"))
    recipients, other_recipients = parties_of(ordered, attrgetter("recipients"))
    statements = statements_of(ordered)
    return Incident(
        id=incident_id(ids[0]),
        mentions=ids,
        kinds=kinds_of(ordered),
        modalities=modalities_of(ordered),
        actors=actors,
        recipients=recipients,
        other_parties=(*other_actors, *other_recipients),
        places=places_of(ordered),
        days=days_of(ordered),
        figures=statements,
        estimates=estimates_of(statements),
        standing=standing_of(ordered),
        reports=tuple(sorted({mention.reading for mention in ordered})),
        outlets=tuple(sorted({mention.teller for mention in ordered})),
        joined=_joined(ids, links, decided or Decided()),
        nearly=_nearly(ordered, links, known or {}, decided or Decided()),
    )


def incident_id(smallest: str) -> str:
    """The id of the incident whose smallest mention this is: 16 hexadecimal digits."""
    return hashlib.sha256(f"incident {smallest}".encode()).hexdigest()[:16]


def _joined(ids: Sequence[str], links: Iterable[Link], decided: Decided) -> tuple[Joined, ...]:
    best: dict[str, Joined] = {}
    inside = set(ids)
    for link in sorted(links, key=lambda link: (-link.score, link.one, link.other)):
        if link.joins and {link.one, link.other} <= inside:
            for mention in (link.one, link.other):
                told = Joined(mention=mention, to=link.beyond(mention), score=link.score, grounds=link.grounds)
                best.setdefault(mention, told)
    for mention in ids:
        tied = sorted((decided.with_(mention) & inside) - {mention})
        if tied:
            ground = Ground(field="person", weight=JOINED, why="joined by a person")
            best[mention] = Joined(mention=mention, to=tied[0], score=JOINED, grounds=(ground,))
    return tuple(best[mention] for mention in sorted(best))


def _nearly(
    members: Sequence[Mention], links: Iterable[Link], known: Mapping[str, Mention], decided: Decided
) -> tuple[Near, ...]:
    inside = {mention.id for mention in members}
    found: dict[str, Near] = {}
    for link in sorted(set(links), key=lambda link: (-link.score, link.one, link.other)):
        here, there = (link.one, link.other) if link.one in inside else (link.other, link.one)
        if there not in inside and there not in found and there in known:
            why = _why_not(members, known[there], link, decided)
            found[there] = Near(mention=there, to=here, score=link.score, why=why)
    return tuple(found.values())[:NEAR]


def _why_not(members: Sequence[Mention], other: Mention, link: Link, decided: Decided) -> str:
    if decided.apart((mention.id for mention in members), (other.id,)):
        return "kept apart by a person"
    forbidden = next((why for mention in members if (why := forbids(mention, other))), None)
    if forbidden:
        return forbidden
    if link.joins:
        return "like some of its mentions, and not enough of them"
    weakest = min(link.grounds, key=lambda ground: (ground.weight, ground.field))
    return f"{link.score:.1f} of {JOINED:.1f}; {weakest.field}: {weakest.why}"
