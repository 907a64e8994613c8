"""The ledger: every Reading that was ever added, the events in them, and what was set aside. It only grows."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec
from sqlalchemy import Connection, Engine, Select, bindparam, func, select

from saksi.errors import UnreadableError, UsageError
from saksi.knowledge.outlets import Outlets
from saksi.ledger import articles, copying, listing, verifying
from saksi.ledger.actors import Actors
from saksi.ledger.answers import Answered, Elsewhere, answers_elsewhere, answers_to
from saksi.ledger.articles import ArticleFilter, ArticleList
from saksi.ledger.browsing import Browsing, by_one_name
from saksi.ledger.codings import Codings
from saksi.ledger.deciding import Kind as DecisionKind
from saksi.ledger.deciding import Ruling, incident_id_of, ruling_on
from saksi.ledger.doubles import Doubles
from saksi.ledger.filters import EventFilter, end_of, shown_by
from saksi.ledger.incident_filters import IncidentFilter
from saksi.ledger.incident_lists import IncidentLine, incident_lines
from saksi.ledger.incident_lists import timeline as incident_timeline
from saksi.ledger.incident_view import IncidentView, incident_view
from saksi.ledger.keeping import Kept, reading_in
from saksi.ledger.listing import ReadingLine, Telling
from saksi.ledger.lookups import Lookups
from saksi.ledger.queue import Queue
from saksi.ledger.reviews import Reviews
from saksi.ledger.settling import settle
from saksi.ledger.sources import Sources
from saksi.ledger.statements import Statement, Tip, append, statements_of, tip
from saksi.ledger.store import Transaction, open_store
from saksi.ledger.story_lists import StoryLine, story_lines
from saksi.ledger.tables import readings, set_aside, statements
from saksi.ledger.views import READING, RESOLVED, SET_ASIDE, Place, keep, rebuild
from saksi.records import Reading, SetAside
from saksi.sourcing.copies import Copy
from saksi.sourcing.independence import Independence

Added = Literal["added", "unchanged"]
_KNOWN = select(readings.c.hash, readings.c.digest, readings.c.origin).where(readings.c.id == bindparam("document"))


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
        """The ledger in a file, or at an address of PostgreSQL (`postgresql://user@host/database`); made if it is not there.

        `outlets` are those by which sources are told apart, else those that ship with Saksi. A ledger of an older version
        is brought to the present one, which takes two minutes for 50,000 articles. Raises LedgerError where it cannot be
        opened.
        """
        return cls(open_store(path), now, outlets)

    @cached_property
    def _outlets(self) -> Outlets:
        return self._given or Outlets.load()

    @cached_property
    def browsing(self) -> Browsing:
        """Pages of lists, and sums over all that a filter leaves."""
        return Browsing(self._engine, self._outlets)

    @property
    def reviews(self) -> Reviews:
        """What people decided on the events."""
        return Reviews(self._engine, self._now)

    @property
    def queue(self) -> Queue:
        """The events that wait for a decision."""
        return Queue(self._engine, lambda: self._outlets)

    @property
    def doubles(self) -> Doubles:
        """Sentences that people code themselves, blind to each other."""
        return Doubles(self._engine, self._now)

    @property
    def codings(self) -> Codings:
        """What each coder made of the articles, also of earlier ones."""
        return Codings(self._engine, self._now)

    @property
    def actors(self) -> Actors:
        """Who acts on whom."""
        return Actors(self._engine)

    @property
    def lookups(self) -> Lookups:
        """Events and incidents by their ids."""
        return Lookups(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def append(self, kind: str, subject: str, content: object, by: str | None = None) -> Statement:
        """Add a statement of a kind about a subject, by a person or by the program; what it says is told in its content.

        Returns it with its number and hash. Raises LedgerError where nothing can be written.
        """
        with self._writing() as connection:
            statement = append(connection, kind, subject, content, self._now(), by)
            keep(connection, statement)
            return statement

    def statements(
        self, kind: str | None = None, subject: str | None = None, as_of: str | None = None, *,
        after: int = 0, limit: int | None = None,
    ) -> Iterator[Statement]:  # fmt: skip
        """The statements in order: of a kind, about a subject, as known at the end of an ISO day, month or year.

        `after` is the number of a statement: only those behind it, at most `limit`.
        """
        chosen = [statements.c.kind == kind] if kind else []
        chosen += [statements.c.subject == subject] if subject else []
        chosen += [statements.c.at <= end_of(as_of)] if as_of else []
        with self._reading() as connection:
            yield from islice(statements_of(connection, *chosen, after=after), limit)

    def tip(self) -> Tip:
        """How many statements there are, and the hash of the last: who keeps it elsewhere can tell that nothing was changed."""
        with self._reading() as connection:
            return tip(connection)

    def verify(self, *, views: bool = True) -> Iterator[str]:
        """What is wrong with the chain of statements, and, if that is whole, with the tables that show them."""
        with self._reading() as connection:
            broken = False
            for fault in verifying.chain_faults(connection):
                broken = True
                yield fault
            if views and not broken:
                yield from verifying.view_faults(connection)

    def rebuild(self) -> None:
        """Make the tables anew from the statements: whole or not at all."""
        with self._writing() as connection:
            rebuild(connection)

    def copy_to(self, other: "Ledger") -> int:
        """Add to another ledger the statements that it lacks; how many those are. LedgerError where it has others."""
        return copying.copy(self._engine, other._engine)

    def add(self, reading: Reading, origin: str = "") -> Added:
        """Keep a Reading, whole or not at all. The same Reading again changes nothing.

        Raises UnreadableError `same-id` where another document has the id already, LedgerError where nothing can be written.
        """
        return self.add_all([(reading, origin)])[0]

    def add_all(self, given: Iterable[tuple[Reading, str]]) -> list[Added]:
        """Keep several Readings, each with its origin, in one transaction: all of them or none. Quicker for archives.

        Raises as `add` does.
        """
        with self._writing() as connection:
            return [self._add(connection, reading, origin) for reading, origin in given]

    def _add(self, connection: Connection, reading: Reading, origin: str) -> Added:
        written = reading.to_json()
        digest = hashlib.sha256(written).hexdigest()
        known = connection.execute(_KNOWN, {"document": reading.id}).all()
        for row in known:
            if row.digest != reading.digest:
                raise UnreadableError(
                    "same-id",
                    f"the ledger has another document with the id {reading.id!r}, from {row.origin or 'unknown'}",
                    "Give this document another id, or leave it out.",
                )
        if any(row.hash == digest for row in known):
            return "unchanged"
        keep(connection, append(connection, READING, reading.id, Kept(origin, msgspec.Raw(written)), self._now()))
        return "added"

    def readings(self, limit: int | None = None, as_of: str | None = None) -> Iterator[ReadingLine]:
        """The newest Reading of each document, in the order of adding; as known at the end of an ISO day, month or year."""
        with self._reading() as connection:
            yield from listing.reading_lines(connection, limit, as_of)

    def search(self, words: str, limit: int | None = None, as_of: str | None = None) -> Iterator[ReadingLine]:
        """The articles with all these words in title or text, the latest published first.

        A word may be the `begin*` of one, and "words in quotes" follow each other. UsageError where there is no word.
        """
        with self._reading() as connection:
            yield from listing.reading_lines_with(connection, words, limit, as_of)

    def articles(self, asked: ArticleFilter, limit: int, after: int | None = None) -> ArticleList:
        """So many of the articles that a filter leaves, the latest published first; `after` goes on behind those listed.

        UsageError for a value that cannot be.
        """
        with self._reading() as connection:
            return articles.articles(connection, asked, limit, after)

    def languages(self) -> tuple[str, ...]:
        """The languages of the articles, by ISO 639-1 code."""
        with self._reading() as connection:
            return articles.languages(connection)

    def reading_line(self, given: str) -> ReadingLine:
        """What lists say of the newest Reading of a document, given as for `reading`."""
        with self._reading() as connection:
            return listing.newest_line(connection, given)

    def reading(self, given: str, coder: str | None = None, as_of: str | None = None) -> Reading:
        """The newest Reading of a document, or a coder's, by its id or the beginning of it.

        As known at the end of an ISO day, month or year where it is given. UsageError where none or several fit.
        """
        chosen = shown_by(coder, as_of)
        with self._reading() as connection:
            found = listing.one_id(connection, select(readings.c.id).where(chosen), given, "document", as_of)
            json = select(statements.c.json).join_from(readings, statements)
            return reading_in(connection.execute(json.where(readings.c.id == found, chosen)).scalar_one())

    def events(self, chosen: EventFilter | None = None) -> Iterator[Telling]:
        """The events that a filter leaves, by date, then in the order of adding; those without a date last."""
        asked = by_one_name(chosen or EventFilter(), self._outlets)
        with self._reading() as connection:
            if not asked.single_source:
                yield from listing.tellings(connection, asked, asked.limit)
                return
            sources = Sources(connection, self._outlets)
            found = listing.tellings(connection, asked, None)
            yield from islice((told for told in found if sources.count(told.event) == 1), asked.limit)

    def event(self, given: str, coder: str | None = None, as_of: str | None = None) -> Telling:
        """An event by its id or the beginning of it, as the newest coder or another has it.

        As known at the end of an ISO day, month or year where it is given. UsageError where none or several fit.
        """
        with self._reading() as connection:
            return listing.telling(connection, given, coder, as_of)

    def sources(self, given: str) -> Independence:
        """The articles that tell of the incident of an event, given by its id or the beginning of it, by their sources.

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
            return answers_to(connection, Sources(connection, self._outlets), told)

    def answers_elsewhere(self, document: str) -> tuple[Elsewhere, ...]:
        """Who disputes or confirms in other articles what a document tells, given by its whole id."""
        with self._reading() as connection:
            return answers_elsewhere(connection, document)

    def incidents(self, chosen: IncidentFilter | None = None) -> Iterator[IncidentLine]:
        """The incidents that a filter leaves, by date, then by id; those without a date last."""
        asked = chosen or IncidentFilter()
        with self._reading() as connection:
            yield from incident_lines(connection, by_one_name(asked, self._outlets), Sources(connection, self._outlets))

    def incident(self, given: str) -> IncidentView:
        """An incident with everything of it, by its id, that of one of its events, or the beginning of either.

        UsageError where none or several fit.
        """
        with self._reading() as connection:
            found = incident_id_of(connection, given)
            return incident_view(connection, found, Sources(connection, self._outlets))

    def timeline(self, given: str, chosen: IncidentFilter | None = None) -> Iterator[IncidentLine]:
        """The incidents in which an actor takes part (a code, its beginning, or a part of a name) or that are at a place.

        By date; of a filter `types`, `country`, `since`, `until`, `modality`, `statuses`, `sources` and `limit` count.
        """
        with self._reading() as connection:
            asked = chosen or IncidentFilter()
            yield from incident_timeline(connection, given, asked, Sources(connection, self._outlets))

    def stories(self, since: str | None = None, until: str | None = None, least: int = 2) -> tuple[StoryLine, ...]:
        """The stories that the articles of these days tell, each with so many articles at least, the largest first."""
        with self._reading() as connection:
            return story_lines(connection, since, until, least)

    def decide(self, kind: DecisionKind, given: Sequence[str], *, by: str, why: str, each: bool = False) -> Ruling:
        """Keep a person's word on incidents and events, by their ids: `join` them, `split` events off, `pin` an incident.

        A split parts these events from the rest of their incident, or with `each` from one another. All later runs respect it,
        until a later decision contradicts it. UsageError without a name or a reason, and where there is nothing to decide.
        """
        if not by.strip() or not why.strip():
            raise UsageError("a decision needs the name of who takes it, and a reason")
        with self._writing() as connection:
            ruling = ruling_on(connection, kind, given, why.strip(), each=each)
            subject = incident_id_of(connection, ruling.events[0])
            keep(connection, append(connection, f"incident-{kind}", subject, ruling, self._now(), by.strip()))
            return ruling

    def count(self) -> tuple[int, int]:
        """How many documents and how many events the ledger shows."""
        with self._reading() as connection:
            shown = select(func.count(), func.coalesce(func.sum(readings.c.events), 0)).where(readings.c.newest)
            documents, told = connection.execute(shown).one()
        return int(documents), int(told)

    def set_aside(self, item: SetAside) -> None:
        """Keep what could not be read; the same input with the same fault is kept once."""
        with self._writing() as connection:
            waiting = _waiting(item.origin, item.locator).where(set_aside.c.code == item.code)
            if connection.execute(waiting).first() is None:
                keep(connection, append(connection, SET_ASIDE, item.origin, item, self._now()))

    def set_aside_items(self) -> Iterator[SetAsideLine]:
        """What is still set aside, in the order in which it was met."""
        waiting = select(set_aside).where(set_aside.c.resolved_at.is_(None)).order_by(set_aside.c.number)
        with self._reading() as connection:
            for row in connection.execute(waiting):
                item = SetAside(origin=row.origin, locator=row.locator, code=row.code, reason=row.reason, hint=row.hint)
                yield SetAsideLine(row.number, item, row.first_at)

    def resolve(self, origin: str, locator: str = "", by: str | None = None) -> None:
        """Note that an input that was set aside has been read after all, or that a person is done with it."""
        with self._writing() as connection:
            if connection.execute(_waiting(origin, locator)).first() is not None:
                keep(connection, append(connection, RESOLVED, origin, Place(origin, locator), self._now(), by))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with Transaction(self._engine, "written") as connection:
            yield connection
            settle(connection)

    def _reading(self) -> Transaction:
        return Transaction(self._engine, "read")


def _waiting(origin: str, locator: str) -> "Select[tuple[int]]":
    """What is set aside of an input."""
    same = (set_aside.c.origin == origin, set_aside.c.locator == locator, set_aside.c.resolved_at.is_(None))
    return select(set_aside.c.number).where(*same)
