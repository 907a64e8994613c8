"""The ledger: every Reading that was ever added, the events in them, and what was set aside. It only grows."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import msgspec
from sqlalchemy import Connection, Engine, func, insert, select, update

from saksi.errors import UnreadableError, UsageError
from saksi.knowledge.outlets import Outlets
from saksi.ledger.answers import Answered, answers_to
from saksi.ledger.codings import Codings
from saksi.ledger.doubles import Doubles
from saksi.ledger.filters import EventFilter, shown_by
from saksi.ledger.keeping import keep_events, keep_sketch
from saksi.ledger.reviews import Reviews
from saksi.ledger.sources import Sources
from saksi.ledger.store import Transaction, open_store
from saksi.ledger.tables import events, readings, set_aside
from saksi.records import Event, Reading, SetAside
from saksi.sourcing.copies import Copy
from saksi.sourcing.independence import Independence

Added = Literal["added", "unchanged"]
LISTED = 1000
SHORTEST_ID = 4


class Telling(msgspec.Struct, frozen=True):
    """An event with the article that tells it."""

    event: Event
    sentence: str
    reading_id: str
    title: str | None
    publisher: str | None
    published: str | None


class ReadingLine(msgspec.Struct, frozen=True):
    """A Reading in a list: what stands in its columns."""

    id: str
    title: str | None
    publisher: str | None
    language: str | None
    published: str | None
    events: int
    coder: str
    origin: str
    added_at: str


class SetAsideLine(msgspec.Struct, frozen=True):
    """Something that was set aside, with its number in the ledger and when it was first met."""

    number: int
    item: SetAside
    first_at: str


def utc_now() -> str:
    """The time as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Ledger:
    """One ledger, open. Use it as a context manager; every change is one transaction."""

    def __init__(self, engine: Engine, now: Callable[[], str] = utc_now, outlets: Outlets | None = None) -> None:
        self._engine, self._now, self._given = engine, now, outlets

    @classmethod
    def open(cls, path: Path | str, now: Callable[[], str] = utc_now, outlets: Outlets | None = None) -> "Ledger":
        """The ledger in a file, made if it is not there. Raises LedgerError where that cannot be.

        `outlets` are those by which sources are told apart, else those that ship with Saksi. A ledger of an older version
        is brought to the present one, which takes two minutes for 50,000 articles.
        """
        return cls(open_store(Path(path)), now, outlets)

    @cached_property
    def _outlets(self) -> Outlets:
        return self._given or Outlets.load()

    @property
    def reviews(self) -> Reviews:
        """What people decided on the events."""
        return Reviews(self._engine, self._now)

    @property
    def doubles(self) -> Doubles:
        """Sentences that people code themselves, blind to each other."""
        return Doubles(self._engine, self._now)

    @property
    def codings(self) -> Codings:
        """What each coder made of the articles, also of earlier ones."""
        return Codings(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add(self, reading: Reading, origin: str = "") -> Added:
        """Keep a Reading, whole or not at all. The same Reading again changes nothing.

        Raises UnreadableError `same-id` where another document has the id already, LedgerError where nothing can be written.
        """
        written = reading.to_json()
        digest = hashlib.sha256(written).hexdigest()
        with self._writing() as connection:
            known = connection.execute(
                select(readings.c.hash, readings.c.digest, readings.c.origin).where(readings.c.id == reading.id)
            ).all()
            for row in known:
                if row.digest != reading.digest:
                    raise UnreadableError(
                        "same-id",
                        f"the ledger has another document with the id {reading.id!r}, from {row.origin or 'unknown'}",
                        "Give this document another id, or leave it out.",
                    )
            if any(row.hash == digest for row in known):
                return "unchanged"
            connection.execute(update(readings).where(readings.c.id == reading.id).values(newest=False))
            new = (
                insert(readings).values(**self._columns(reading, digest, written, origin)).returning(readings.c.number)
            )
            number = connection.execute(new).scalar_one()
            keep_events(connection, number, reading)
            keep_sketch(connection, number, reading)
            return "added"

    def _columns(self, reading: Reading, digest: str, written: bytes, origin: str) -> dict[str, Any]:
        article = reading.article
        return {
            "id": reading.id,
            "hash": digest,
            "digest": reading.digest,
            "coder": reading.coder,
            "origin": origin,
            "added_at": self._now(),
            "newest": True,
            "title": article.title,
            "publisher": article.publisher,
            "language": article.language,
            "published_from": article.published and article.published.from_,
            "published_to": article.published and article.published.to,
            "events": len(reading.events),
            "json": written.decode("utf-8"),
        }

    def readings(self, limit: int | None = None) -> Iterator[ReadingLine]:
        """The newest Reading of each document, in the order of adding."""
        chosen = select(readings).where(readings.c.newest).order_by(readings.c.number).limit(limit)
        with self._reading() as connection:
            for row in connection.execute(chosen):
                yield ReadingLine(
                    row.id,
                    row.title,
                    row.publisher,
                    row.language,
                    row.published_from,
                    row.events,
                    row.coder,
                    row.origin,
                    row.added_at,
                )

    def reading(self, given: str, coder: str | None = None) -> Reading:
        """The newest Reading of a document, or a coder's, by its id or the beginning of it.

        UsageError where none or several fit.
        """
        shown = shown_by(coder)
        with self._reading() as connection:
            found = _one(connection, readings.c.id, given, "document", shown)
            row = connection.execute(select(readings.c.json).where(readings.c.id == found, shown)).one()
        return msgspec.json.decode(row.json, type=Reading)

    def events(self, chosen: EventFilter | None = None) -> Iterator[Telling]:
        """The events that a filter leaves, by date, then in the order of adding; those without a date last."""
        asked = chosen or EventFilter()
        order = (events.c.date_from.is_(None), events.c.date_from, events.c.reading, events.c.position)
        asked = self._by_one_name(asked)
        statement = _tellings().where(*asked.conditions()).order_by(*order)
        with self._reading() as connection:
            if not asked.single_source:
                yield from map(_telling, connection.execute(statement.limit(asked.limit)))
                return
            sources = Sources(connection, self._outlets)
            shown = map(_telling, connection.execute(statement))
            yield from islice((told for told in shown if sources.count(told.event) == 1), asked.limit)

    def event(self, given: str, coder: str | None = None) -> Telling:
        """An event by its id or the beginning of it, as the newest coder or another has it.

        UsageError where none or several fit.
        """
        shown = shown_by(coder)
        with self._reading() as connection:
            found = _one(
                connection, events.c.id, given, "event", events.c.reading.in_(select(readings.c.number).where(shown))
            )
            return _telling(connection.execute(_tellings().where(events.c.id == found, shown).limit(1)).one())

    def sources(self, given: str) -> Independence:
        """The articles that tell the same thing as an event, given by its id or the beginning of it, by their sources.

        The same thing has the same type, on each side a country or body in common, and days not more than three apart.
        UsageError where no or several events fit.
        """
        told = self.event(given)
        with self._reading() as connection:
            return Sources(connection, self._outlets).of(told.event)

    def copies_of(self, given: str) -> tuple[Copy, ...]:
        """The articles that hold text of a document, given by its id or the beginning of it, or it of them; the closest first.

        UsageError where no or several documents fit.
        """
        reading = self.reading(given)
        with self._reading() as connection:
            return Sources(connection, self._outlets).copies_of(reading)

    def answers(self, given: str) -> tuple[Answered, ...]:
        """Who disputes or confirms an event, given by its id or the beginning of it, in its article and in others.

        UsageError where no or several events fit.
        """
        told = self.event(given)
        with self._reading() as connection:
            return answers_to(connection, Sources(connection, self._outlets), told.event, told.sentence)

    def count(self) -> tuple[int, int]:
        """How many documents and how many events the ledger shows."""
        with self._reading() as connection:
            shown = select(func.count(), func.coalesce(func.sum(readings.c.events), 0)).where(readings.c.newest)
            documents, told = connection.execute(shown).one()
        return int(documents), int(told)

    def set_aside(self, item: SetAside) -> None:
        """Keep what could not be read; the same input with the same fault is kept once."""
        with self._writing() as connection:
            same = (
                set_aside.c.origin == item.origin,
                set_aside.c.locator == item.locator,
                set_aside.c.code == item.code,
            )
            if connection.execute(select(set_aside.c.number).where(*same, set_aside.c.resolved_at.is_(None))).first():
                return
            connection.execute(insert(set_aside).values(**msgspec.structs.asdict(item), first_at=self._now()))

    def set_aside_items(self) -> Iterator[SetAsideLine]:
        """What is still set aside, in the order in which it was met."""
        waiting = select(set_aside).where(set_aside.c.resolved_at.is_(None)).order_by(set_aside.c.number)
        with self._reading() as connection:
            for row in connection.execute(waiting):
                item = SetAside(origin=row.origin, locator=row.locator, code=row.code, reason=row.reason, hint=row.hint)
                yield SetAsideLine(row.number, item, row.first_at)

    def resolve(self, origin: str, locator: str = "") -> None:
        """Note that an input that was set aside has been read after all."""
        with self._writing() as connection:
            waiting = (set_aside.c.origin == origin, set_aside.c.locator == locator, set_aside.c.resolved_at.is_(None))
            connection.execute(update(set_aside).where(*waiting).values(resolved_at=self._now()))

    def _by_one_name(self, asked: EventFilter) -> EventFilter:
        """A filter whose outlet has the name under which events credit it."""
        known = self._outlets.by_name(asked.via) if asked.via else None
        return msgspec.structs.replace(asked, via=known.name) if known else asked

    def _writing(self) -> "Transaction":
        return Transaction(self._engine, "written")

    def _reading(self) -> "Transaction":
        return Transaction(self._engine, "read")


def _tellings() -> Any:
    columns = (
        events.c.json,
        events.c.sentence,
        readings.c.id,
        readings.c.title,
        readings.c.publisher,
        readings.c.published_from,
    )
    return select(*columns).join_from(events, readings)


def _telling(row: Any) -> Telling:
    found = msgspec.json.decode(row.json, type=Event)
    return Telling(found, row.sentence, row.id, row.title, row.publisher, row.published_from)


def _one(connection: Connection, column: Any, given: str, what: str, *conditions: Any) -> str:
    """The one id that is `given` or begins with it."""
    exact = connection.execute(select(column).where(column == given, *conditions).limit(1)).first()
    if exact:
        return str(exact[0])
    if len(given) < SHORTEST_ID:
        raise UsageError(f"no {what} {given!r}; the beginning of an id has to have at least {SHORTEST_ID} characters")
    begins = column.startswith(given, autoescape=True)
    found = sorted({str(row[0]) for row in connection.execute(select(column).where(begins, *conditions).limit(LISTED))})
    if not found:
        raise UsageError(f"no {what} {given!r} in this ledger; `saksi events` and `saksi articles` list the ids")
    if len(found) > 1:
        raise UsageError(f"{len(found)} ids begin with {given!r}: {', '.join(found[:5])}; write more of it")
    return found[0]
