"""The articles of a ledger as a list: by what a reader asks for, the latest published first, a stretch at a time."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from saksi.errors import UsageError
from saksi.ledger.engines import holding
from saksi.ledger.filters import contains, first_day, last_day
from saksi.ledger.listing import ReadingLine, reading_line
from saksi.ledger.tables import readings
from saksi.ledger.words import asked_words


class ArticleFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which articles: every field that is given has to hold.

    `text` are words in title or text, `begin*` of one, or "words that follow each other"; `outlet` is a part of the name of who
    published it, `language` an ISO 639-1 code. `since` and `until` are an ISO day, month or year, and articles whose day is not
    known are left out when either is given.
    """

    text: str | None = None
    outlet: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """The filter as conditions over the table of Readings. Raises UsageError for a value that cannot be."""
        yield readings.c.newest
        if self.text:
            yield readings.c.number.in_(holding("article_words", asked_words(self.text)))
        if self.outlet:
            yield contains(readings.c.publisher, self.outlet)
        if self.language:
            yield readings.c.language == self.language
        if self.since:
            yield readings.c.published_to >= first_day(self.since)
        if self.until:
            yield readings.c.published_from <= last_day(self.until)


class ArticleList(msgspec.Struct, frozen=True):
    """A stretch of a list: its lines, how many articles the whole list has, and what to go on after; None at its end."""

    lines: tuple[ReadingLine, ...]
    count: int
    after: int | None


def articles(connection: Connection, asked: ArticleFilter, limit: int, after: int | None) -> ArticleList:
    """The newest Readings that a filter leaves, the latest published first, those without a day last."""
    chosen = list(asked.conditions())
    latest = (readings.c.published_from.is_(None), readings.c.published_from.desc(), readings.c.number.desc())
    page = select(readings).where(*chosen, *_behind(connection, after)).order_by(*latest).limit(limit + 1)
    rows = connection.execute(page).all()
    count = connection.execute(select(func.count()).select_from(readings).where(*chosen)).scalar_one()
    shown = rows[:limit]
    return ArticleList(tuple(map(reading_line, shown)), count, shown[-1].number if len(rows) > limit else None)


def languages(connection: Connection) -> tuple[str, ...]:
    """The languages of the articles."""
    found = select(readings.c.language).where(readings.c.newest, readings.c.language.is_not(None)).distinct()
    return tuple(sorted(connection.execute(found).scalars()))


def _behind(connection: Connection, after: int | None) -> Iterator[ColumnElement[bool]]:
    """What stands in the list behind a Reading, by its number."""
    if after is None:
        return
    last = connection.execute(select(readings.c.published_from).where(readings.c.number == after)).first()
    if last is None:
        raise UsageError(f"the list cannot go on after {after}: this ledger has no such article; begin it anew")
    day, number = last.published_from, readings.c.number < after
    if day is None:
        yield and_(readings.c.published_from.is_(None), number)
    else:
        same = and_(readings.c.published_from == day, number)
        yield or_(readings.c.published_from < day, same, readings.c.published_from.is_(None))
