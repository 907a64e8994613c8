"""What is to be read, for programs: send a file, and ask what became of it."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from saksi.intake.jobs import Job, Task
from saksi.intake.uploads import Upload
from saksi.workbench.desk import as_json
from saksi.workbench.faults import Refusal
from saksi.workbench.language import marked
from saksi.workbench.reading_room import By, InRoom, ReadingRoom

router = APIRouter(prefix="/api/v1/readings", tags=["readings"])
NO_JOB = marked("No job has this number; those that ended long ago are forgotten.")
CUT_OFF = marked("What was sent was cut off, and nothing of it is kept.")
SEND_AGAIN = marked("Send it again.")
NO_ROOM = marked("What was sent cannot be kept: there is no room, or no right to write.")
SEE_DISK = marked("Look after the disk that the ledger is on.")
PIECE = 1 << 20
"""Bytes that are written at once."""


@router.post("", status_code=202, response_model=None, summary="Send a file to be read")
async def send(
    request: Request,
    room: InRoom,
    by: By,
    name: Annotated[str, Query(max_length=1000, description="What the file is called; a label, nothing more.")] = "",
) -> Response:
    """The body is the file: a page, a text, JSON Lines, a feed, a WARC file. 202 says that it is kept and will be read."""
    upload = await received(room, name, request.stream())
    return as_json(request, await run_in_threadpool(room.add, Task(kind="file", origin=upload.origin), by), 202)


@router.get("", response_model=None, summary="What is to be read, the latest first")
def readings(request: Request, room: InRoom) -> Response:
    """The jobs that were added last, each with what became of its documents."""
    return as_json(request, {"readings": room.latest()})


@router.get("/{number}", response_model=None, summary="One job, and what became of its documents")
def reading(request: Request, room: InRoom, number: Annotated[int, Path(ge=0, lt=1 << 53)]) -> Response:
    """A job by its number."""
    shown = room.one(number)
    if shown is None:
        raise Refusal(404, "no-job", NO_JOB)
    return as_json(request, shown)


async def received(room: ReadingRoom, name: str, pieces: AsyncIterator[bytes]) -> Upload:
    """A file that comes in, whole and on the disk; Refusal where it is cut off or cannot be kept."""
    try:
        with await run_in_threadpool(room.incoming, name) as incoming:
            held = bytearray()
            async for piece in pieces:
                held += piece
                if len(held) >= PIECE:
                    await run_in_threadpool(incoming.write, bytes(held))
                    held.clear()
            await run_in_threadpool(incoming.write, bytes(held))
            return await run_in_threadpool(incoming.confirm)
    except ClientDisconnect:
        raise Refusal(400, "cut-off", CUT_OFF, SEND_AGAIN) from None
    except OSError as fault:
        raise Refusal(507, "no-room", NO_ROOM, SEE_DISK) from fault


def added(request: Request, jobs: list[Job]) -> Response:
    """The answer to a program that had something read: the jobs, confirmed."""
    return as_json(request, {"readings": jobs}, 202)
