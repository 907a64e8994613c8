"""An incident in short: of each field the value that is best supported."""

from collections.abc import Iterable

import msgspec

from saksi.incidents.incident import Incident
from saksi.incidents.mentions import Days, Mention, Place
from saksi.incidents.merging import Backed, Estimate
from saksi.incidents.standing import Status
from saksi.records import EventType, Modality, Record


class Outline(Record, frozen=True, kw_only=True):
    """What a list says of an incident; `mode`, `place` and `days` are null where no mention tells them."""

    id: str
    type: EventType
    mode: str | None
    modality: Modality
    status: Status
    actors: tuple[Backed, ...]
    recipients: tuple[Backed, ...]
    place: Place | None
    days: Days | None
    estimates: tuple[Estimate, ...]
    mentions: int
    reports: int
    outlets: int

    @classmethod
    def of(cls, made: Incident) -> "Outline":
        """The outline of an incident."""
        kind = made.kinds[0].value.split()[0]
        modes = (told.value.partition(" ")[2] for told in made.kinds if told.value.split()[0] == kind)
        return cls(
            id=made.id,
            type=msgspec.convert(kind, EventType),
            mode=next(filter(None, modes), None),
            modality=msgspec.convert(made.modalities[0].value, Modality),
            status=made.standing.status,
            actors=made.actors,
            recipients=made.recipients,
            place=made.places[0] if made.places else None,
            days=made.days[0] if made.days else None,
            estimates=made.estimates,
            mentions=len(made.mentions),
            reports=len(made.reports),
            outlets=len(made.outlets),
        )


def lead_of(members: Iterable[Mention]) -> Mention:
    """The mention whose words stand for an incident: news before background, text before title, the earliest, by its id."""
    return min(members, key=lambda one: (one.background, one.in_title, one.told or "9999", one.id))
