"""Where the workbench takes in what is to be read: the files that were sent, the queue, and the worker that reads them."""

from threading import Lock
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from saksi.intake.intake import Intake
from saksi.intake.jobs import Job, Result, Task
from saksi.intake.queue import Queue
from saksi.intake.uploads import Incoming, Uploads
from saksi.intake.worker import Worker, queue_path
from saksi.ledger.ledger import Ledger, utc_now
from saksi.records import Record
from saksi.sources import Options
from saksi.workbench.accounts.access import MayReadIn
from saksi.workbench.faults import Refusal
from saksi.workbench.language import marked
from saksi.workbench.settings import MEGABYTE, Settings

LAST_WORDS = 5.0
"""Seconds for which the document that is being read may come to its end when the workbench ends."""
MOST_WAITING = 1_000
"""Things that may wait to be read at the same time."""
MOST_HELD = 2_000 * MEGABYTE
"""Bytes of files that wait or are set aside."""
SHOWN = 50
"""Jobs that are listed."""
RESULTS_SHOWN = 100
"""Documents that are listed of one job."""
TOO_MANY = marked("Too much waits to be read, or is set aside with its file.")
WAIT = marked("Wait until some of it is read, or look after what is set aside.")


class Shown(Record, frozen=True, kw_only=True):
    """A job as it is shown: how far it is, and what became of its documents, as far as they are listed."""

    job: Job
    results: tuple[Result, ...]

    @property
    def unlisted(self) -> int:
        """How many documents are through and not listed."""
        return self.job.done - len(self.results)


class ReadingRoom:
    """Takes in files, texts and addresses for a ledger, and has them read. Its folder is made when the first thing comes."""

    def __init__(self, settings: Settings, ledger: Ledger) -> None:
        self.uploads = Uploads.of(settings.ledger)
        self._settings, self._ledger = settings, ledger
        self._queue: Queue | None = None
        self._worker: Worker | None = None
        self._works, self._lock = False, Lock()

    def start(self) -> None:
        """Begin to read: first what waits from before."""
        self._works = True
        if queue_path(self.uploads).exists():
            self._opened()

    def stop(self) -> None:
        """Come to an end; what is not read yet waits for the next start."""
        if self._worker is not None:
            self._worker.stop(LAST_WORDS)
        if self._queue is not None:
            self._queue.close()

    def incoming(self, name: str) -> Incoming:
        """A file that begins to come in. Refusal where there is no room for more."""
        self.check_room()
        return self.uploads.incoming(name)

    def check_room(self) -> None:
        """Refusal where there is no room for more."""
        if len(self._opened().open_tasks()) >= MOST_WAITING or self.uploads.held() >= MOST_HELD:
            raise Refusal(429, "too-much-waiting", TOO_MANY, WAIT)

    def add(self, task: Task, by: str | None) -> Job:
        """Have something read; it is confirmed when this returns."""
        job = self._opened().add(task, utc_now(), by)
        if self._worker is not None:
            self._worker.wake()
        return job

    def latest(self) -> tuple[Shown, ...]:
        """What was added last, the newest first."""
        queue = self._there()
        return self._shown(queue.latest(SHOWN)) if queue else ()

    def since(self, change: int) -> tuple[Shown, ...]:
        """What changed after a change."""
        queue = self._there()
        return self._shown(queue.since(change)) if queue else ()

    def one(self, number: int) -> Shown | None:
        """One job, or None."""
        queue = self._there()
        job = queue.job(number) if queue else None
        return self._shown((job,))[0] if job else None

    def last_change(self) -> int:
        """The number of the last change; 0 before the first."""
        queue = self._there()
        return queue.last_change() if queue else 0

    def being_read_again(self) -> frozenset[int]:
        """The numbers of what is set aside and waits to be read again."""
        queue = self._there()
        return frozenset(number for task in queue.open_tasks() for number in task.numbers) if queue else frozenset()

    def _shown(self, jobs: tuple[Job, ...]) -> tuple[Shown, ...]:
        results = self._opened().results([job.number for job in jobs], RESULTS_SHOWN)
        return tuple(Shown(job=job, results=results[job.number]) for job in jobs)

    def _there(self) -> Queue | None:
        """The queue, if there is one; it may have been made by another process."""
        return self._opened() if self._queue is not None or queue_path(self.uploads).exists() else None

    def _opened(self) -> Queue:
        with self._lock:
            if self._queue is None:
                self.uploads.folder.mkdir(parents=True, exist_ok=True)
                self._queue = Queue(queue_path(self.uploads))
            if self._works and self._worker is None:
                intake = Intake(self._ledger, self._settings.folder)
                self._worker = Worker(self._queue, self.uploads, self._ledger, intake, Options())
                self._worker.start()
            return self._queue


def _room(request: Request) -> ReadingRoom:
    found: ReadingRoom = request.app.state.room
    return found


def _by(user: MayReadIn) -> str | None:
    return user.name


InRoom = Annotated[ReadingRoom, Depends(_room)]
By = Annotated[str | None, Depends(_by)]
"""Who adds something, if they may."""
