"""Whose people they are: civilians, police and the like of whom only the role is known belong to where it happened."""

import msgspec

from saksi.coding.draft import Draft, Sides
from saksi.records import EventPlace, Party, Reason

LOCAL = frozenset({"CVL", "COP", "JUD", "LEG", "OPP", "EDU", "LAB", "MED", "REL", "SOC", "CRM", "REF"})
"""Roles of those who are mostly at home where something happens. Soldiers and ministers are not."""


def at_home(draft: Draft, place: EventPlace | None) -> Draft:
    """The draft whose parties with nothing but a local role have the country of the event's place, with the reason."""
    if place is None or not place.country:
        return draft
    sides = draft.sides
    parties = (*sides.actors, *sides.recipients)
    local = [party for party in parties if party.code in LOCAL]
    if not local:
        return draft
    told = tuple(_told(party, place) for party in local)
    actors, recipients = (
        tuple(_of(party, place.country) for party in side) for side in (sides.actors, sides.recipients)
    )
    return draft.with_sides(Sides(actors, recipients, sides.symmetric, told))


def _of(party: Party, country: str) -> Party:
    return msgspec.structs.replace(party, code=f"{country} {party.code}") if party.code in LOCAL else party


def _told(party: Party, place: EventPlace) -> Reason:
    rule = f"of {place.country}, where it happened: {place.name}; the text does not say otherwise"
    return Reason(field="party", rule=rule, start=party.start, end=party.end, text=party.text)
