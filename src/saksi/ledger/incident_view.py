"""An incident with everything of it: what its mentions say together, who tells it and from where, and why it is one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from saksi.incidents.decisions import Decided, Decision
from saksi.incidents.incident import NEAR, Incident, Joined, Near, merged
from saksi.incidents.joining import compare
from saksi.incidents.mentions import Days, Mention, Place
from saksi.incidents.merging import Backed, Estimate, Statement
from saksi.incidents.outline import Outline
from saksi.incidents.standing import Standing, Status
from saksi.ledger.answers import Answered, answers_about
from saksi.ledger.deciding import decisions_about
from saksi.ledger.incident_tables import links, mentions
from saksi.ledger.linking import load
from saksi.ledger.listing import Telling, tellings_in
from saksi.ledger.reviewed import tellings_as_reviewed
from saksi.ledger.shelf import in_parts
from saksi.ledger.sources import Sources
from saksi.records import EventType, Modality, Record
from saksi.sourcing.independence import Independence


class IncidentView(Record, frozen=True, kw_only=True):
    """One happening, as all that tell it say.

    Of `type`, `modality`, `place` and `days` the best supported value stands by itself, with the others behind it; outlets are
    counted, not sentences. `mentions` are the events with their articles, `figures` what each of them states, `estimates` what
    these come to; `answers` who disputes or confirms it, with the words. `sources` are the reports by the source that they hang
    on. `joined` says why each mention is in it, `nearly` what nearly was; `decisions` are people's, of which those that later
    ones contradict are `overruled`.
    """

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    modality: Modality
    status: Status
    actors: tuple[Backed, ...]
    recipients: tuple[Backed, ...]
    other_parties: tuple[Backed, ...]
    place: Place | None
    other_places: tuple[Place, ...]
    days: Days | None
    other_days: tuple[Days, ...]
    kinds: tuple[Backed, ...]
    modalities: tuple[Backed, ...]
    standing: Standing
    answers: tuple[Answered, ...]
    figures: tuple[Statement, ...]
    estimates: tuple[Estimate, ...]
    mentions: tuple[Telling, ...]
    sources: Independence
    joined: tuple[Joined, ...]
    nearly: tuple[Near, ...]
    decisions: tuple[Decision, ...]
    overruled: tuple[Decision, ...]


def incident_view(connection: Connection, id: str, sources: Sources) -> IncidentView:
    """The incident with an id, which has to be there."""
    members = load(connection, connection.scalars(select(mentions.c.mention).where(mentions.c.incident == id)))
    near = list(_telling_links(connection, members))
    known = {**load(connection, {rank for pair in near for rank in pair} - members.keys()), **members}
    decided = decisions_about(connection, known)
    about = Decided(decided)
    linked = [compare(known[one], known[other]) for one, other in near]
    made = merged([*members.values()], linked, {mention.id: mention for mention in known.values()}, about)
    own = tuple(one for one in decided if {*one.mentions, *one.others} & set(made.mentions))
    told = tuple(tellings_as_reviewed(connection, tellings_in(connection, id)))
    return _view(
        made,
        contexts=_contexts(told),
        answers=answers_about(connection, told),
        mentions=told,
        sources=sources.of_incident(id),
        decisions=own,
        overruled=tuple(one for one in about.overruled if one in own),
    )


def _view(made: Incident, **more: Any) -> IncidentView:
    shown = Outline.of(made)
    return IncidentView(
        id=made.id,
        type=shown.type,
        mode=shown.mode,
        modality=shown.modality,
        status=shown.status,
        actors=made.actors,
        recipients=made.recipients,
        other_parties=made.other_parties,
        place=shown.place,
        other_places=made.places[1:],
        days=shown.days,
        other_days=made.days[1:],
        kinds=made.kinds,
        modalities=made.modalities,
        standing=made.standing,
        figures=made.figures,
        estimates=made.estimates,
        joined=made.joined,
        nearly=made.nearly,
        **more,
    )


def _contexts(told: Iterable[Telling]) -> tuple[str, ...]:
    """The contexts of the mentions, the commonest first."""
    counted = Counter(context for telling in told for context in telling.event.contexts)
    return tuple(sorted(counted, key=lambda context: (-counted[context], context)))


class _Found(NamedTuple):
    """A link in the order in which the best come first: its score counted down, its ids, its numbers."""

    below: float
    ids: tuple[str, str]
    ranks: tuple[int, int]


def _telling_links(connection: Connection, members: Mapping[int, Mention]) -> Iterator[tuple[int, int]]:
    """The pairs that say why an incident is one, and what nearly was in it: the best of each member, and the best to others."""
    inside: list[_Found] = []
    outside: list[_Found] = []
    for some in in_parts(sorted(members)):
        for row in connection.execute(_links_of(some)):
            (one, here), (other, there) = sorted(((members[row.one].id, row.one), (row.id, row.other)))
            if row.other not in members or (row.joins and row.one < row.other):
                found = _Found(-row.score, (one, other), (here, there))
                (inside if row.other in members else outside).append(found)
    told: set[int] = set()
    for link in sorted(inside):
        if not told.issuperset(link.ranks):
            told.update(link.ranks)
            yield link.ranks
    near: set[int] = set()
    for link in sorted(outside):
        beyond = {rank for rank in link.ranks if rank not in members}
        if len(near) < NEAR and not beyond <= near:
            near |= beyond
            yield link.ranks


def _links_of(some: Iterable[int]) -> "Select[Any]":
    columns = (links.c.one, links.c.other, links.c.score, links.c.joins, mentions.c.id)
    return select(*columns).join_from(links, mentions, links.c.other == mentions.c.mention).where(links.c.one.in_(some))
