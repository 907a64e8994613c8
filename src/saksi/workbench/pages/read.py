"""The page where articles are read in: drop files, paste addresses or a text, and watch what becomes of them."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, File, Form, Header, Query, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.intake.jobs import Job, Task
from saksi.intake.uploads import Given
from saksi.records import Record
from saksi.workbench.api.v1.readings import PIECE, added, received
from saksi.workbench.desk import AtDesk, Desk, InLanguage, wants_json
from saksi.workbench.faults import Refusal
from saksi.workbench.language import Language, marked
from saksi.workbench.pages.page import page
from saksi.workbench.reading_room import By, InRoom, ReadingRoom, Shown
from saksi.workbench.settings import MEGABYTE
from saksi.workbench.sse import EventStream, MayListen, OpenStreams, events, message, position

router = APIRouter()
MOST_ADDRESSES = 100
LONGEST_ADDRESS = 2_000
TITLE_WORDS = 8
"""Words of a pasted text that name it where it has no title."""
NO_FILE = marked("No file was chosen.")
NO_ADDRESS = marked("This is not a web address: %(address)s")
NO_ADDRESSES = marked("No address was given.")
TOO_MANY_ADDRESSES = marked("These are too many addresses at once.")
NO_TEXT = marked("There is no text.")
CHOOSE = marked("Go back, and choose one.")
WRITE_ADDRESSES = marked("Write one or several, each on a line of its own; they begin with http:// or https://.")
PASTE = marked("Go back, and paste it.")


class ReadPage(Record, frozen=True, kw_only=True):
    """What the page tells: the latest jobs, the number of the last change, whether something waits, the largest upload in MB."""

    jobs: tuple[Shown, ...]
    change: int
    busy: bool
    largest: int
    follows: bool


@page(router, "/read", "read.html")
def read(
    desk: AtDesk, room: InRoom, follow: Annotated[str | None, Query(max_length=10)] = None
) -> ReadPage:  # fmt: skip
    """What was added last, and how far it is. With `follow` the page loads itself again where it has no scripts."""
    change = room.last_change()
    jobs = room.latest()
    busy = any(shown.job.state != "ended" for shown in jobs)
    largest = desk.settings.largest_upload // MEGABYTE
    return ReadPage(jobs=jobs, change=change, busy=busy, largest=largest, follows=bool(follow))


@router.get("/read/progress", response_model=None, include_in_schema=False)
async def progress(
    desk: AtDesk,
    room: InRoom,
    streams: OpenStreams,
    may_listen: MayListen,
    language: InLanguage,
    after: Annotated[str | None, Query()] = None,
    last_event_id: Annotated[str | None, Header()] = None,
) -> EventStream:
    """The jobs as they change, each as the piece of the page that shows it."""
    begin = position(last_event_id, after, await run_in_threadpool(room.last_change))
    since = partial(_changed, desk, room, language)
    told = events(begin, streams.queue, since, streams.listeners, may_listen)
    return EventStream(told, streams.listeners)


@router.post("/read/files", response_model=None, include_in_schema=False)
async def files(request: Request, room: InRoom, by: By, files: Annotated[list[UploadFile], File()]) -> Response:
    """Read files that a form sends."""
    chosen = [file for file in files if file.filename or file.size]
    if not chosen:
        raise Refusal(422, "no-file", NO_FILE, CHOOSE)
    jobs = []
    for file in chosen:
        upload = await received(room, file.filename or "", _pieces(file))
        jobs.append(await run_in_threadpool(room.add, Task(kind="file", origin=upload.origin), by))
    return _answer(request, jobs)


@router.post("/read/addresses", response_model=None, include_in_schema=False)
def addresses(request: Request, room: InRoom, by: By, addresses: Annotated[str, Form()] = "") -> Response:
    """Read what stands at some addresses, one a line."""
    asked = list(dict.fromkeys(addresses.split()))
    if not asked:
        raise Refusal(422, "no-address", NO_ADDRESSES, WRITE_ADDRESSES)
    if len(asked) > MOST_ADDRESSES:
        raise Refusal(422, "too-many-addresses", TOO_MANY_ADDRESSES, WRITE_ADDRESSES)
    for address in asked:
        _check(address)
    room.check_room()
    return _answer(request, [room.add(Task(kind="address", origin=address), by) for address in asked])


@router.post("/read/text", response_model=None, include_in_schema=False)
async def text(
    request: Request,
    room: InRoom,
    by: By,
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form(max_length=500)] = "",
    date: Annotated[str, Form(max_length=40)] = "",
    publisher: Annotated[str, Form(max_length=200)] = "",
    url: Annotated[str, Form(max_length=LONGEST_ADDRESS)] = "",
) -> Response:
    """Read a text that was pasted, with what is said about it."""
    if not text.strip():
        raise Refusal(422, "no-text", NO_TEXT, PASTE)
    if url.strip():
        _check(url.strip())
    told = {"title": title, "date": date, "publisher": publisher, "url": url}
    given = Given(**{name: value.strip() or None for name, value in told.items()})
    label = given.title or " ".join(text.split()[:TITLE_WORDS])
    upload = await received(room, label.replace("/", " ").replace("\\", " "), _once(text))
    task = Task(kind="text", origin=upload.origin, given=given)
    return _answer(request, [await run_in_threadpool(room.add, task, by)])


def _changed(desk: Desk, room: ReadingRoom, language: Language, after: int) -> tuple[list[bytes], int]:
    """The jobs that changed after a change, as messages, and the number of the last change among them."""
    found = room.since(after)
    pieces = [(desk.templates.write(language, "parts/job.html", {"shown": shown}), shown.job.change) for shown in found]
    return [message(piece, "job", change) for piece, change in pieces], max([after, *(change for _, change in pieces)])


def _check(address: str) -> None:
    """Refusal where something is no address that can be fetched; whether it may be is seen when it is."""
    try:
        parts = urlsplit(address)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and len(address) <= LONGEST_ADDRESS
    except ValueError:
        right = False
    if not right:
        raise Refusal(422, "no-address", NO_ADDRESS % {"address": address[:200]}, WRITE_ADDRESSES)


def _answer(request: Request, jobs: list[Job]) -> Response:
    """Programs are told of the jobs; readers come to the page that shows them."""
    if wants_json(request):
        return added(request, jobs)
    return RedirectResponse(f"/read?follow=yes#job-{jobs[-1].number}", 303)


async def _pieces(file: UploadFile) -> AsyncIterator[bytes]:
    while piece := await file.read(PIECE):
        yield piece


async def _once(text: str) -> AsyncIterator[bytes]:
    yield text.encode("utf-8", "replace")
