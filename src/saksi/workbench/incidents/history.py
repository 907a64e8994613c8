"""What people decided on an incident and its events, in one list."""

from collections.abc import Iterable
from typing import NamedTuple

from saksi.ledger.incident_view import IncidentView
from saksi.review.records import Review
from saksi.workbench.incidents.said import ACTIONS, DECISIONS


class Step(NamedTuple):
    """One decision: when, by whom, what in words, why; `event` is the one reviewed, none for decisions on the incident."""

    at: str
    by: str
    what: str
    why: str
    event: str | None
    field: str | None
    old: object
    new: object
    overruled: bool
    events: tuple[str, ...]


def steps_of(incident: IncidentView, reviews: Iterable[Review]) -> tuple[Step, ...]:
    """Decisions and reviews, the earliest first."""
    decided = [
        Step(
            one.at,
            one.by,
            DECISIONS[one.kind],
            one.why,
            None,
            None,
            None,
            None,
            one in incident.overruled,
            one.mentions,
        )
        for one in incident.decisions
    ]
    reviewed = [
        Step(one.at, one.by, ACTIONS[one.action], one.reason, one.event, one.field, one.old, one.new if one.field else None,
             False, ())
        for one in reviews
    ]  # fmt: skip
    return tuple(sorted([*decided, *reviewed], key=lambda step: step.at))
