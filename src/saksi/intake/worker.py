"""One thread that reads what waits in the queue; of several processes on one ledger only one works at a time."""

import logging
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from saksi.errors import LedgerError
from saksi.intake.intake import Intake, Outcome
from saksi.intake.jobs import Job, Task
from saksi.intake.queue import Queue
from saksi.intake.uploads import Uploads
from saksi.ledger.ledger import Ledger, SetAsideLine
from saksi.records import Document, SetAside
from saksi.sources import Options, open_sources

log = logging.getLogger("saksi.intake")
IDLE = 1.0
"""Seconds after which an idle worker looks again, since another process may have added something."""
PAUSE = 5.0
"""Seconds after which a ledger that could not be written is tried again."""
MOST_TRIES = 3
"""So often a job is begun before it is set aside: what ends the whole process when it is read would do so for ever."""
STANDARD_INPUT = ("-", "standard input")


class Stopped(Exception):  # noqa: N818 -- no error: the worker was asked to end
    """The worker is to end; the job waits for the next one."""


class Worker:
    """Reads what waits. `start` it once; `stop` lets the document that is being read come to its end."""

    def __init__(self, queue: Queue, uploads: Uploads, ledger: Ledger, intake: Intake, options: Options) -> None:
        self._queue, self._uploads, self._ledger = queue, uploads, ledger
        self._intake, self._options = intake, options
        self._wake, self._end = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="saksi-intake", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Say that something was added."""
        self._wake.set()

    def stop(self, patience: float) -> None:
        """End after the document that is being read, waiting at most so many seconds; what is left waits in the queue."""
        self._end.set()
        self._wake.set()
        self._thread.join(patience)

    def _work(self) -> None:
        with self._alone():
            begun = False
            while not self._end.is_set():
                try:
                    if not begun:
                        self._queue.recover()
                        self._uploads.sweep(self._needed())
                        begun = True
                    self._read_next()
                except LedgerError as fault:
                    log.warning("%s; it is tried again", fault)
                    begun = False  # the queue may have been the one that failed: what was being read waits again
                    self._end.wait(PAUSE)

    def _read_next(self) -> None:
        """Read the next job, or wait for one."""
        job = self._queue.take()
        if job is None:
            self._wake.wait(IDLE)
            self._wake.clear()
            return
        try:
            self._read(job)
        except Stopped:
            self._queue.put_back(job.number)
        except LedgerError as fault:
            self._queue.put_back(job.number, str(fault))
            raise

    def _read(self, job: Job) -> None:
        fault = None
        if job.tries > MOST_TRIES:
            fault = f"the program ended {MOST_TRIES} times while it was read"
            if job.task.kind != "again":  # which is set aside already
                self._take(job, [_stopped(job.task.origin, fault)])
        elif job.task.kind == "again":
            self._read_again(job)
        else:
            self._queue.expect(job.number, self._uploads.expected(job.task.origin))
            self._take(job, self._documents(job.task))
        self._queue.end(job.number, fault)
        self._uploads.let_go(self._queue.origins(job.number), self._ledger.set_aside_items())

    def _documents(self, task: Task) -> Iterable[Document | SetAside]:
        if task.kind == "address":
            return open_sources([task.origin], (), self._options)
        return self._uploads.documents(task.origin, self._options, task.given)

    def _take(self, job: Job, found: Iterable[Document | SetAside]) -> None:
        """Read documents one by one. What breaks the reader itself is set aside as well, and stops nothing else."""
        outcomes = (self._intake.take(document) for document in found)
        self._note_all(job, outcomes, job.task.origin)

    def _note_all(self, job: Job, outcomes: Iterator[Outcome], origin: str, locator: str = "") -> None:
        try:
            for outcome in self._until_the_end(outcomes):
                self._queue.note(job.number, outcome)
        except (LedgerError, Stopped):
            raise
        except Exception as fault:
            log.exception("%r could not be read", origin)
            self._queue.note(job.number, self._intake.take(_broken(origin, locator, fault)))

    def _until_the_end(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            yield outcome
            if self._end.is_set():
                raise Stopped

    def _read_again(self, job: Job) -> None:
        wanted = set(job.task.numbers)
        waiting = [line for line in self._ledger.set_aside_items() if line.number in wanted]
        self._queue.expect(job.number, len(waiting))
        for line in waiting:
            outcomes = self._intake.take_again(line, self._reopened(line))
            self._note_all(job, outcomes, line.item.origin, line.item.locator)

    def _reopened(self, line: SetAsideLine) -> Iterator[Document | SetAside]:
        if line.item.origin in STANDARD_INPUT:
            yield line.item  # what was typed or piped into a command is not there any more
        else:
            yield from self._uploads.reopen(line.item, self._options)

    def _needed(self) -> frozenset[str]:
        """The origins that are still needed: by a job that waits, or as something set aside."""
        waiting = frozenset(task.origin for task in self._queue.open_tasks())
        return waiting | {line.item.origin for line in self._ledger.set_aside_items()}

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait until no other process works here, or until this one is to end."""
        lock = sqlite3.connect(self._uploads.folder / "worker.lock", timeout=0, isolation_level=None)
        try:
            while not self._end.is_set():
                try:
                    lock.execute("BEGIN EXCLUSIVE")  # the system lets go of it when the process ends, however it ends
                except sqlite3.OperationalError:
                    self._end.wait(IDLE)
                else:
                    break
            yield
        finally:
            lock.close()


def queue_path(uploads: Uploads) -> Path:
    """Where the queue of some uploads is."""
    return uploads.folder / "queue.sqlite"


def _stopped(origin: str, reason: str) -> SetAside:
    hint = "It may need more memory than there is: cut it into smaller parts, or read it with `saksi retry`."
    return SetAside(origin=origin, code="stopped", reason=reason, hint=hint)


def _broken(origin: str, locator: str, fault: Exception) -> SetAside:
    return SetAside(
        origin=origin, locator=locator, code="broken", reason=f"the reader broke on it: {type(fault).__name__}: {fault}",
        hint="Tell the makers of Saksi, with the file; it is kept.",
    )  # fmt: skip
