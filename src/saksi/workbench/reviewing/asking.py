"""The filters of an address as a question to the queue."""

import msgspec

from saksi.errors import UsageError
from saksi.ledger.filters import TYPES, types_in
from saksi.ledger.queue import Asked
from saksi.workbench.filters import Filters

NAMES = (
    "review", "type", "quad", "actor", "recipient", "speaker", "country", "place", "since", "until", "modality", "status",
    "sources", "text", "via", "disputed", "single_source",
)  # fmt: skip
"""The filters, in the order in which the page of the queue asks for them."""


def asked_of_queue(filters: Filters) -> Asked:
    """The question; UsageError where no type can be what is asked for."""
    events = filters.events()
    if filters.quad:
        among = types_in(filters.quad)
        events = msgspec.structs.replace(events, types=tuple(kind for kind in filters.type or TYPES if kind in among))
        if not events.types:
            raise UsageError(
                f"none of {', '.join(filters.type)} is {' or '.join(filters.quad)}; leave out type or quad"
            )
    return Asked(events=events, of=filters.standing(), place=filters.place, states=filters.review)
