"""The stream of what is new in the ledger, also where another process adds it.

A position is the number of a statement; it stands on the last message of that statement, so that whoever is cut off in the
middle gets the whole statement again. A new kind of statement is told by a function in `TOLD`.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Annotated
from urllib.parse import quote

import msgspec
from fastapi import APIRouter, Header, Query
from starlette.concurrency import run_in_threadpool

from saksi.ledger.incident_lists import IncidentLine
from saksi.ledger.keeping import Kept
from saksi.ledger.ledger import Ledger
from saksi.ledger.statements import Statement
from saksi.ledger.views import READING, RESOLVED, SET_ASIDE
from saksi.records import Event, Reading, Record
from saksi.workbench.desk import OpenLedger
from saksi.workbench.sse import EventStream, MayListen, OpenStreams, events, message, position

AT_ONCE = 20
"""Statements that are told in one go."""
router = APIRouter()


class NewArticle(Record, frozen=True, kw_only=True):
    """An article that was read, or read anew by another coder."""

    id: str
    title: str | None
    publisher: str | None
    language: str | None
    published: str | None
    origin: str
    added_at: str
    events: int
    url: str


class NewIncident(Record, frozen=True, kw_only=True):
    """An incident that an article made or added to, as it stands now."""

    article: str
    incident: IncidentLine
    url: str


class NewEvent(Record, frozen=True, kw_only=True):
    """An event in an article that was read."""

    article: str
    sentence: str
    event: Event


def tell_reading(statement: Statement) -> Iterator[tuple[str, object]]:
    """The article, then its events."""
    kept = msgspec.json.decode(statement.json, type=Kept)
    reading = msgspec.json.decode(kept.reading, type=Reading)
    article = reading.article
    yield "article", NewArticle(
        id=reading.id, title=article.title, publisher=article.publisher, language=article.language,
        published=article.published.from_ if article.published else None, origin=kept.origin, added_at=statement.at,
        events=len(reading.events), url="/articles/" + quote(reading.id, safe=""),
    )  # fmt: skip
    for event in reading.events:
        source = (article.title or "") if event.in_ == "title" else article.text
        yield "event", NewEvent(article=reading.id, sentence=source[slice(*event.sentence)], event=event)


def _tell_as_it_is(name: str, statement: Statement) -> Iterator[tuple[str, object]]:
    yield name, msgspec.Raw(statement.json.encode("utf-8"))


Telling = Callable[[Statement], Iterable[tuple[str, object]]]
TOLD: dict[str, Telling] = {
    READING: tell_reading,
    SET_ASIDE: partial(_tell_as_it_is, "set-aside"),
    RESOLVED: partial(_tell_as_it_is, "resolved"),
}
"""How a kind of statement is told: names of messages, and what each holds. Other kinds are passed over."""


@router.get("/api/v1/stream", response_model=None, summary="What is new, as server-sent events", tags=["stream"])
async def stream(
    ledger: OpenLedger,
    streams: OpenStreams,
    may_listen: MayListen,
    after: Annotated[str | None, Query(description="Begin behind this position; 0 is the beginning.")] = None,
    last_event_id: Annotated[str | None, Header()] = None,
) -> EventStream:
    """New articles, events, incidents, and what is set aside, from now on or behind a position.

    The id of each message is a position.
    """
    begin = position(last_event_id, after, (await run_in_threadpool(ledger.tip)).number)
    told = events(begin, streams.ledger, partial(new_since, ledger), streams.listeners, may_listen)
    return EventStream(told, streams.listeners)


def new_since(ledger: Ledger, after: int) -> tuple[list[bytes], int]:
    """What the next statements of a ledger tell, and the number of the last of them."""
    messages: list[bytes] = []
    for statement in ledger.statements(after=after, limit=AT_ONCE):
        after = statement.number
        messages += _messages(ledger, statement)
    return messages, after


def tell_incidents(ledger: Ledger, article: str) -> Iterator[tuple[str, object]]:
    """The incidents that an article tells of, new ones and those that it was added to, as they stand now."""
    for line in ledger.browsing.told_by(article):
        yield "incident", NewIncident(article=article, incident=line, url=f"/incidents/{line.id}")


def _messages(ledger: Ledger, statement: Statement) -> Iterator[bytes]:
    tell = TOLD.get(statement.kind)
    told = list(tell(statement)) if tell else []
    if statement.kind == READING:
        told += tell_incidents(ledger, statement.subject)
    for at, (name, content) in enumerate(told, 1):
        last = at == len(told)
        yield message(msgspec.json.encode(content).decode("utf-8"), name, statement.number if last else None)
    if not told:
        yield message(id=statement.number)
