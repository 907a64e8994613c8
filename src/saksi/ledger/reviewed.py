"""Events as people have decided on them: what lists of incidents and actors are made from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec
from sqlalchemy import Connection

from saksi.knowledge.plover import Plover
from saksi.ledger.listing import Telling
from saksi.ledger.review_views import reviews_where
from saksi.ledger.shelf import in_parts
from saksi.ledger.tables import reviews
from saksi.records import Dispute, Event, Reading
from saksi.review.records import Review
from saksi.review.replay import Reviewed, as_reviewed


@cache
def plover() -> Plover:
    """The codebook that ships: the tables show what the statements say, whatever folder of one's own is used."""
    return Plover.load()


def reviewed_in(connection: Connection, coded: Iterable[Event]) -> dict[str, Reviewed]:
    """Those of some events on which anybody has said anything, by their ids."""
    events = {event.id: event for event in coded}
    given: defaultdict[str, list[Review]] = defaultdict(list)
    for some in in_parts(sorted(events)):
        for review in reviews_where(connection, reviews.c.event.in_(some)):
            given[review.event].append(review)
    return {id: as_reviewed(events[id], said, plover()) for id, said in given.items()}


def tellings_as_reviewed(connection: Connection, told: Sequence[Telling]) -> Iterator[Telling]:
    """The tellings with the last decision on each field of their events."""
    found = reviewed_in(connection, (telling.event for telling in told))
    for telling in told:
        one = found.get(telling.event.id)
        yield msgspec.structs.replace(telling, event=one.event) if one else telling


def as_reviewed_whole(connection: Connection, whole: Reading) -> Reading:
    """A Reading with the events that nobody rejected, as people corrected them, and the disputes that these leave."""
    found = reviewed_in(connection, whole.events)
    if not found:
        return whole
    events = [found[event.id].event if event.id in found else event for event in whole.events]
    rejected = {id for id, one in found.items() if one.state == "rejected"}
    return msgspec.structs.replace(
        whole,
        events=tuple(event for event in events if event.id not in rejected),
        disputes=tuple(_reviewed_disputes(whole.disputes, found, rejected)),
    )


def _reviewed_disputes(coded: Iterable[Dispute], found: dict[str, Reviewed], rejected: set[str]) -> Iterator[Dispute]:
    """The disputes whose answer nobody rejected, each about the event that people say it is about."""
    for dispute in coded:
        answer = found.get(dispute.answer) if dispute.answer else None
        if dispute.answer in rejected:
            continue
        if answer and "disputes" in answer.decided:
            yield msgspec.structs.replace(dispute, event=answer.event.disputes)
        else:
            yield dispute
