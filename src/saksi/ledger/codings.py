"""The codings of a ledger by the version of what coded them: nothing that was coded once is out of reach."""

from collections.abc import Callable, Iterator

from sqlalchemy import ColumnElement, Engine, func, select

from saksi.errors import UsageError
from saksi.ledger.keeping import Shown, reading_in
from saksi.ledger.settling import settle
from saksi.ledger.statements import append
from saksi.ledger.store import Transaction
from saksi.ledger.tables import readings, statements
from saksi.ledger.views import SHOWN, keep
from saksi.records import Reading, Record


class CoderLine(Record, frozen=True, kw_only=True):
    """A coder that a ledger knows: its articles and events, in how many articles it is the newest, and when it was used."""

    coder: str
    articles: int
    events: int
    newest: int
    first_at: str
    last_at: str


class CodedArticle(Record, frozen=True, kw_only=True):
    """An article, what coded it last, and where it came from."""

    article: str
    coder: str
    origin: str


class Codings:
    """What each coder made of the articles of a ledger. A coder is named by its version or the beginning of it."""

    def __init__(self, engine: Engine, now: Callable[[], str]) -> None:
        self._engine, self._now = engine, now

    def coders(self) -> tuple[CoderLine, ...]:
        """The coders, in the order in which they were first used."""
        newest = func.sum(readings.c.newest.cast(readings.c.number.type))
        columns = (
            readings.c.coder, func.count(readings.c.id.distinct()), func.sum(readings.c.events), newest,
            func.min(readings.c.added_at), func.max(readings.c.added_at),
        )  # fmt: skip
        chosen = select(*columns).group_by(readings.c.coder).order_by(func.min(readings.c.number))
        with Transaction(self._engine, "read") as connection:
            return tuple(
                CoderLine(
                    coder=row[0], articles=row[1], events=int(row[2]), newest=int(row[3]), first_at=row[4], last_at=row[5]
                )
                for row in connection.execute(chosen)
            )  # fmt: skip

    def coder(self, given: str) -> str:
        """The one coder whose version is `given` or begins with it; UsageError where none or several are."""
        known = [line.coder for line in self.coders() if line.coder]
        found = [coder for coder in known if coder == given] or [coder for coder in known if coder.startswith(given)]
        if len(found) != 1:
            what = f"{len(found)} coders begin with" if found else "nothing was coded by"
            raise UsageError(f"{what} {given!r}; there are {', '.join(found or known) or 'none'}")
        return found[0]

    def newest(self, since: str | None = None) -> tuple[CodedArticle, ...]:
        """What coded each article last, of those published on an ISO day or later, in the order of coding."""
        chosen = select(readings.c.id, readings.c.coder, readings.c.origin).where(readings.c.newest)
        if since is not None:
            chosen = chosen.where(readings.c.published_to >= since)
        with Transaction(self._engine, "read") as connection:
            found = connection.execute(chosen.order_by(readings.c.number)).all()
        return tuple(CodedArticle(article=row.id, coder=row.coder, origin=row.origin) for row in found)

    def show(self, article: str, coder: str) -> None:
        """Let lists show what a coder made of an article: a coder that comes back after another codes nothing new."""
        made = select(readings.c.hash, readings.c.newest).where(readings.c.id == article, readings.c.coder == coder)
        with Transaction(self._engine, "written") as connection:
            last = connection.execute(made.order_by(readings.c.number.desc()).limit(1)).first()
            if last is not None and not last.newest:
                keep(connection, append(connection, SHOWN, article, Shown(last.hash), self._now()))
                settle(connection)

    def by_both(self, one: str, other: str) -> Iterator[tuple[Reading, Reading]]:
        """The articles that two coders have read, as each of them read it."""
        for line in self.newest():
            mine, theirs = (
                self._last(readings.c.id == line.article, readings.c.coder == coder) for coder in (one, other)
            )
            if mine and theirs:
                yield mine, theirs

    def by_last_two(self) -> Iterator[tuple[Reading, Reading]]:
        """The articles that were coded again, as the coder before the newest read them and as the newest did."""
        for line in self.newest():
            before = self._last(readings.c.id == line.article, readings.c.coder != line.coder)
            now = self._last(readings.c.id == line.article, readings.c.newest)
            if before and now:
                yield before, now

    def of(self, article: str) -> tuple[Reading, ...]:
        """Every Reading of an article: the newest, then the others, the latest first."""
        return self._readings(readings.c.id == article)

    def _last(self, *conditions: ColumnElement[bool]) -> Reading | None:
        return next(iter(self._readings(*conditions, limit=1)), None)

    def _readings(self, *conditions: ColumnElement[bool], limit: int | None = None) -> tuple[Reading, ...]:
        order = (readings.c.newest.desc(), readings.c.number.desc())
        chosen = (
            select(statements.c.json).join_from(readings, statements).where(*conditions).order_by(*order).limit(limit)
        )
        with Transaction(self._engine, "read") as connection:
            return tuple(map(reading_in, connection.scalars(chosen)))
