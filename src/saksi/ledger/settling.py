"""Mentions settled into incidents: what new, changed and decided ones touch is worked out anew, and nothing else.

At the end of every transaction the tables are what grouping all mentions at once gives, however they came.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, case, delete, select, text, update

from saksi.incidents.decisions import Decided
from saksi.incidents.grouping import Group, grouped
from saksi.incidents.incident import Incident, incident_id, merged
from saksi.incidents.joining import Link
from saksi.incidents.mentions import Mention
from saksi.incidents.outline import Outline, lead_of
from saksi.ledger.deciding import decisions_about, tied_to
from saksi.ledger.engines import Row, insert_rows
from saksi.ledger.incident_tables import incidents, links, mentions
from saksi.ledger.linking import mention_in
from saksi.ledger.shelf import in_parts
from saksi.ledger.tables import readings

AT_ONCE = 1000
"""Mentions from which one step sets out; it also takes in all that they are linked to."""
_WAITING = select(mentions.c.mention).where(text("NOT settled")).order_by(mentions.c.mention).limit(AT_ONCE)
_OF_MENTION = mentions.c.incident == incidents.c.id
_CASES = 200


def settle(connection: Connection) -> None:
    """Work out the incidents of all mentions that wait for it."""
    while waiting := connection.scalars(_WAITING).all():
        _settle(connection, waiting)


def _settle(connection: Connection, waiting: Sequence[int]) -> None:
    found, told = _reached(connection, waiting)
    columns = (mentions.c.mention, mentions.c.event, mentions.c.incident, mentions.c.json, readings.c.added_at)
    rows: dict[str, Any] = {}
    known: dict[str, Mention] = {}
    for some in in_parts(sorted(found)):
        chosen = select(*columns).join_from(mentions, readings).where(mentions.c.mention.in_(some))
        for row in connection.execute(chosen):
            mention = mention_in(row.json)
            known[mention.id], rows[mention.id] = mention, row
    ids = {row.mention: id for id, row in rows.items()}
    between = [_link(ids[one], ids[other], score) for (one, other), score in told.items()]
    groups = grouped(known, between, Decided(decisions_about(connection, found)))
    sizes = _sizes(connection, found)
    changed = [group for group in groups if not _stands(group, rows, sizes)]
    _show(connection, changed, known, rows)
    for some in in_parts(sorted(found)):
        connection.execute(
            update(mentions).where(mentions.c.mention.in_(some), text("NOT settled")).values(settled=True)
        )


def _reached(connection: Connection, waiting: Iterable[int]) -> tuple[set[int], dict[tuple[int, int], float]]:
    """The mentions that links or decisions tie to some, directly or through others, and the links between them."""
    found, new = set(waiting), set(waiting)
    told: dict[tuple[int, int], float] = {}
    while new:
        near: set[int] = set()
        for some in in_parts(sorted(new)):
            chosen = select(links.c.one, links.c.other, links.c.score).where(links.c.one.in_(some), links.c.joins)
            for one, other, score in connection.execute(chosen):
                told[min(one, other), max(one, other)] = score
                near.add(other)
        near |= tied_to(connection, new)
        new = near - found
        found |= new
    return found, told


def _link(one: str, other: str, score: float) -> Link:
    first, second = sorted((one, other))
    return Link(one=first, other=second, score=score, grounds=())


def _sizes(connection: Connection, numbers: Iterable[int]) -> dict[str, int]:
    """How many mentions the incidents have that are shown of some mentions."""
    found: dict[str, int] = {}
    for some in in_parts(sorted(numbers)):
        chosen = select(incidents.c.id, incidents.c.mentions).join_from(mentions, incidents, _OF_MENTION)
        found |= {
            row.id: row.mentions for row in connection.execute(chosen.where(mentions.c.mention.in_(some)).distinct())
        }
    return found


def _stands(group: Group, rows: Mapping[str, Any], sizes: Mapping[str, int]) -> bool:
    """Whether a group is shown as it is."""
    id = incident_id(group[0])
    return {rows[mention].incident for mention in group} == {id} and sizes.get(id) == len(group)


def _show(
    connection: Connection, groups: Sequence[Group], known: Mapping[str, Mention], rows: Mapping[str, Any]
) -> None:
    """Show these groups in the place of those that their mentions were in."""
    of = {rows[mention].mention: incident_id(group[0]) for group in groups for mention in group}
    before = {rows[mention].incident for group in groups for mention in group}
    stale = sorted(id for id in {*of.values(), *before} if id)
    for start in range(0, len(stale), _CASES):
        connection.execute(delete(incidents).where(incidents.c.id.in_(stale[start : start + _CASES])))
    new = (merged([known[mention] for mention in group]) for group in groups)
    insert_rows(connection, {"incidents": [_row(made, known, rows) for made in new]})
    numbers = sorted(of)
    for start in range(0, len(numbers), _CASES):
        some = numbers[start : start + _CASES]
        own = case({number: of[number] for number in some}, value=mentions.c.mention)
        connection.execute(update(mentions).where(mentions.c.mention.in_(some)).values(incident=own, settled=True))


def _row(made: Incident, known: Mapping[str, Mention], rows: Mapping[str, Any]) -> Row:
    shown = Outline.of(made)
    days, place = shown.days, shown.place
    return {
        "id": made.id,
        "type": shown.type,
        "modality": shown.modality,
        "status": shown.status,
        "date_from": days and days.first,
        "date_to": days and days.last,
        "days": days and (date.fromisoformat(days.last) - date.fromisoformat(days.first)).days,
        "country": place and place.country,
        "place": place and place.name.casefold(),
        "place_name": place and place.name,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "changed_at": max(rows[mention].added_at for mention in made.mentions),
        "mentions": shown.mentions,
        "reports": shown.reports,
        "lead": rows[lead_of(known[mention] for mention in made.mentions).id].event,
        "json": msgspec.json.encode(shown).decode("utf-8"),
    }
