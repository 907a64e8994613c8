"""What pages look up by ids: events where they stand in their articles, their reviews, articles, and incidents in short."""

from collections.abc import Collection

import msgspec
from sqlalchemy import Engine, select

from saksi.incidents.outline import Outline
from saksi.ledger.incident_tables import incidents, mentions
from saksi.ledger.listing import ReadingLine, reading_line
from saksi.ledger.review_views import reviews_where
from saksi.ledger.reviewed import reviewed_in
from saksi.ledger.shelf import in_parts
from saksi.ledger.store import Transaction
from saksi.ledger.tables import events, readings, reviews
from saksi.records import Event, Record
from saksi.review.records import Review


class Placed(Record, frozen=True, kw_only=True):
    """An event with its words and its article, the number that it has there, and the incident that it is in."""

    event: Event
    number: int
    sentence: str
    incident: str | None
    reading: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None


class Lookups:
    """A ledger, asked by ids; those that it does not know are left out."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def events(self, ids: Collection[str]) -> dict[str, Placed]:
        """Events of the newest Readings by their ids, as reviewed; those that were rejected are no mentions, and left out."""
        columns = (
            mentions.c.incident, events.c.json, events.c.position, events.c.sentence, readings.c.id, readings.c.title,
            readings.c.publisher, readings.c.published_from, readings.c.language,
        )  # fmt: skip
        shown = select(*columns).join_from(mentions, events, mentions.c.event == events.c.number)
        shown = shown.join(readings, readings.c.number == events.c.reading)
        found: dict[str, Placed] = {}
        with Transaction(self._engine, "read") as connection:
            for some in in_parts(sorted(set(ids))):
                rows = connection.execute(shown.where(mentions.c.id.in_(some))).all()
                coded = [msgspec.json.decode(row.json, type=Event) for row in rows]
                reviewed = reviewed_in(connection, coded)
                for event, row in zip(coded, rows, strict=True):
                    stands = reviewed[event.id].event if event.id in reviewed else event
                    found[event.id] = Placed(
                        event=stands, number=row.position, sentence=row.sentence, incident=row.incident, reading=row.id,
                        title=row.title, publisher=row.publisher, published=row.published_from, language=row.language,
                    )  # fmt: skip
        return found

    def reviews(self, ids: Collection[str]) -> tuple[Review, ...]:
        """The reviews of some events, in the order of their times."""
        found: list[Review] = []
        with Transaction(self._engine, "read") as connection:
            for some in in_parts(sorted(set(ids))):
                found += reviews_where(connection, reviews.c.event.in_(some))
        return tuple(sorted(found, key=lambda review: (review.at, review.first)))

    def articles(self, ids: Collection[str]) -> dict[str, ReadingLine]:
        """What lists say of the newest Readings of some documents, by their ids."""
        found: dict[str, ReadingLine] = {}
        with Transaction(self._engine, "read") as connection:
            for some in in_parts(sorted(set(ids))):
                chosen = select(readings).where(readings.c.newest, readings.c.id.in_(some))
                found |= {row.id: reading_line(row) for row in connection.execute(chosen)}
        return found

    def incidents(self, ids: Collection[str]) -> dict[str, Outline]:
        """Incidents in short, by their ids."""
        found: dict[str, Outline] = {}
        with Transaction(self._engine, "read") as connection:
            for some in in_parts(sorted(set(ids))):
                for json in connection.scalars(select(incidents.c.json).where(incidents.c.id.in_(some))):
                    outline = msgspec.json.decode(json, type=Outline)
                    found[outline.id] = outline
        return found
