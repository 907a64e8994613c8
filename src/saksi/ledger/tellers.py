"""Who tells incidents, and on whose word: for lists, many incidents at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from saksi.incidents.sides import Side
from saksi.ledger.incident_tables import mentions
from saksi.ledger.shelf import in_parts
from saksi.records import Modality, Stance


class WhoTells(NamedTuple):
    """The outlets by the day on which each first told it, and according to whom, where none of them tells it as a fact."""

    tellers: tuple[str, ...]
    according_to: tuple[str, ...]


class _Telling(msgspec.Struct, frozen=True):
    """What of a mention says who tells it; the rest of it, which is most, is not looked at."""

    id: str
    modality: Modality = "actual"
    speaker: Side | None = None
    stance: Stance = "fact"
    outlet: str | None = None
    told: str | None = None

    @property
    def as_fact(self) -> bool:
        """Whether the outlet tells it as a fact, as a standing has it."""
        return self.modality != "negated" and self.speaker is None and self.stance == "fact"


def tellers_of(connection: Connection, incidents: Collection[str]) -> dict[str, WhoTells]:
    """Who tells each of some incidents, by their ids; outlets that are not known are left out."""
    found: defaultdict[str, list[_Telling]] = defaultdict(list)
    for some in in_parts(sorted(incidents)):
        chosen = select(mentions.c.incident, mentions.c.json).where(mentions.c.incident.in_(some))
        for row in connection.execute(chosen):
            found[row.incident].append(msgspec.json.decode(row.json, type=_Telling))
    return {incident: _who_tells(told) for incident, told in found.items()}


def _who_tells(told: Iterable[_Telling]) -> WhoTells:
    in_order = sorted(told, key=lambda one: (one.told or "9999", one.outlet or "", one.id))
    as_fact = any(one.as_fact for one in in_order)
    speakers = (one.speaker.name for one in in_order if one.speaker and one.modality != "negated" and not as_fact)
    return WhoTells(_once(one.outlet for one in in_order if one.outlet), _once(speakers))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
