"""What other articles answer to the events of an article, each with where it stands."""

from collections.abc import Iterator, Mapping

from saksi.ledger.answers import Elsewhere
from saksi.ledger.ledger import Ledger
from saksi.ledger.listing import ReadingLine
from saksi.ledger.lookups import Placed
from saksi.records import Dispute, Reading, Record


class Reply(Record, frozen=True, kw_only=True):
    """An answer in the words of another article, to events of this one by their places in it.

    `number` is the place of an event of the other article: of the answer, else of what it answers there; null for neither.
    """

    events: tuple[int, ...]
    dispute: Dispute
    words: str
    why: str
    article: ReadingLine
    number: int | None


def replies(ledger: Ledger, reading: Reading) -> tuple[Reply, ...]:
    """The answers in other articles to what the newest Reading of an article tells."""
    found = ledger.answers_elsewhere(reading.id)
    articles = ledger.lookups.articles([one.answer.reading for one in found])
    placed = ledger.lookups.events([id for one in found for id in _events_of(one.answer.dispute)])
    places = {event.id: number for number, event in enumerate(reading.events)}
    return tuple(_reply(one, articles, placed, places) for one in found)


def _reply(
    found: Elsewhere, articles: Mapping[str, ReadingLine], placed: Mapping[str, Placed], places: Mapping[str, int]
) -> Reply:
    answer = found.answer
    numbers = (placed[id].number for id in _events_of(answer.dispute) if id in placed)
    return Reply(
        events=tuple(sorted(places[id] for id in found.events)), dispute=answer.dispute, words=answer.words,
        why=answer.why, article=articles[answer.reading], number=next(numbers, None),
    )  # fmt: skip


def _events_of(dispute: Dispute) -> Iterator[str]:
    yield from (id for id in (dispute.answer, dispute.event) if id)
