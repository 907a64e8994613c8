"""The filters of an address as a question to the queue."""

from collections.abc import Iterator

import msgspec

from saksi.errors import UsageError
from saksi.knowledge.plover import Plover
from saksi.ledger.queue import Asked
from saksi.workbench.filters import Filters

NAMES = (
    "review", "type", "quad", "actor", "recipient", "speaker", "country", "place", "since", "until", "modality", "text", "via",
    "disputed", "single_source",
)  # fmt: skip
"""The filters that the queue knows."""
OF_INCIDENTS = ("status", "sources")


def asked_of_queue(filters: Filters, plover: Plover) -> Asked:
    """The question; UsageError for what is told of incidents only, and where no type can be what is asked for."""
    for name in OF_INCIDENTS:
        if filters[name]:
            raise UsageError(f"the queue goes through what single sentences tell, which has no {name}; leave it out")
    events = filters.events()
    if filters.quad:
        events = msgspec.structs.replace(events, types=tuple(_types(filters, plover)))
        if not events.types:
            raise UsageError(
                f"none of {', '.join(filters.type)} is {' or '.join(filters.quad)}; leave out type or quad"
            )
    return Asked(events=events, place=filters.place, states=filters.review)


def _types(filters: Filters, plover: Plover) -> Iterator[str]:
    for kind in filters.type or plover.types:
        if plover.meaning(kind, None).quad in filters.quad:
            yield kind
