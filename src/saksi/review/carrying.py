"""Reviews of one coding that hold for the next one of the same document: those whose evidence is still there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from saksi.knowledge.plover import Plover
from saksi.records import Event, Reading, Record
from saksi.review.differences import part_of
from saksi.review.pairing import mark_of, pairs_of
from saksi.review.records import Review
from saksi.review.replay import as_reviewed


class Carried(Record, frozen=True, kw_only=True):
    """The reviews of an event in an older coding: the event that they are now about, or None, and why."""

    article: str
    old: str
    new: str | None
    why: str
    reviews: tuple[Review, ...] = ()


def carry(old: Reading, new: Reading, reviews: Mapping[str, Sequence[Review]], plover: Plover) -> Iterator[Carried]:
    """What becomes of the reviews of each event of the older Reading.

    An event that the newer one has under the same id keeps its reviews. Others carry over to the event whose trigger shares
    words with the old one in the same text, and whose type is the one that was coded or the one that a person made of it.
    What an event has already is not carried to it again.
    """
    stays = {event.id for event in new.events}
    reviewed = [event for event in old.events if event.id in reviews]
    lost = [event for event in reviewed if event.id not in stays]
    for event in reviewed:
        if event.id in stays:
            yield Carried(article=new.id, old=event.id, new=event.id, why="the same words, type and sides")
    had = {event.id for event in old.events}
    came = [event for event in new.events if event.id not in had]
    pairs = dict(pairs_of([mark_of(event) for event in lost], [mark_of(event) for event in came]))
    for at, event in enumerate(lost):
        there = came[pairs[at]] if at in pairs else None
        against = _against(event, there, old, new, reviews[event.id], plover)
        if there is None or against:
            yield Carried(article=new.id, old=event.id, new=None, why=against)
            continue
        words = part_of(new, there)[slice(*there.trigger)]
        known = {review.first for review in reviews.get(there.id, ())}
        carried = tuple(_carried(review, there, new) for review in reviews[event.id] if review.first not in known)
        why = f"{words!r} tells {there.type}, as it was {'coded' if there.type == event.type else 'corrected'}"
        yield Carried(article=new.id, old=event.id, new=there.id, why=why, reviews=carried)


def _against(
    event: Event, there: Event | None, old: Reading, new: Reading, reviews: Iterable[Review], plover: Plover
) -> str:  # fmt: skip
    """What speaks against taking an event for the one that was reviewed; empty where nothing does."""
    words = part_of(old, event)[slice(*event.trigger)]
    if there is None:
        return f"no event is coded at {words!r} any more"
    if part_of(old, event) != part_of(new, there):
        return "the article's text is another than it was"
    reviewed = as_reviewed(event, reviews, plover).event.type
    if there.type not in (event.type, reviewed):
        was = event.type if event.type == reviewed else f"{event.type}, corrected to {reviewed}"
        return f"{words!r} was {was}, and is now {there.type}"
    return ""


def _carried(review: Review, event: Event, new: Reading) -> Review:
    """A review as one of another event: by the same person, at the same time, and told to be carried over."""
    told = msgspec.structs.asdict(review) | {
        "event": event.id, "article": new.id, "coder": new.coder, "carried_from": review.first,
    }  # fmt: skip
    return Review.of(**{name: value for name, value in told.items() if name != "id"})
