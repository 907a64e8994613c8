"""The worker: what waits is read, also what waited from before, and nothing that breaks stops the rest."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rooms import FRENCH
from saksi.errors import LedgerError
from saksi.intake import worker as workers
from saksi.intake.intake import Intake, Outcome
from saksi.intake.jobs import Job, Task
from saksi.intake.queue import Queue
from saksi.intake.uploads import Upload, Uploads
from saksi.intake.worker import MOST_TRIES, Worker, queue_path
from saksi.ledger.ledger import Ledger
from saksi.records import Document, SetAside
from saksi.sources import Options

NOW = "2026-01-31T08:00:00+00:00"


class Place:
    """A ledger with its uploads, queue and workers."""

    def __init__(self, path: Path) -> None:
        self.ledger = Ledger.open(path)
        self.uploads = Uploads.of(path)
        self.uploads.folder.mkdir()
        self.queue = Queue(queue_path(self.uploads))
        self.workers: list[Worker] = []

    def keep(self, content: str, name: str = "a.txt") -> Upload:
        with self.uploads.incoming(name) as incoming:
            incoming.write(content.encode())
            return incoming.confirm()

    def add(self, content: str, name: str = "a.txt") -> Job:
        return self.queue.add(Task(kind="file", origin=self.keep(content, name).origin), NOW)

    def work(self, intake: Intake | None = None) -> Worker:
        worker = Worker(self.queue, self.uploads, self.ledger, intake or Intake(self.ledger), Options())
        self.workers.append(worker)
        worker.start()
        return worker

    def ended(self, number: int) -> Job:
        return self.until(number, lambda job: job.state == "ended")

    def until(self, number: int, right: Callable[[Job], bool]) -> Job:
        while True:
            job = self.queue.job(number)
            if job is not None and right(job):
                return job
            time.sleep(0.02)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setattr(workers, "PAUSE", 0.05)
    monkeypatch.setattr(workers, "IDLE", 0.05)
    place = Place(tmp_path / "ledger.sqlite")
    yield place
    for worker in place.workers:
        worker.stop(60)
    place.queue.close()
    place.ledger.close()


def test_what_waited_from_before_is_read_and_its_file_goes(place: Place) -> None:
    job = place.add(FRENCH)
    place.queue.take()  # by a process that ended
    place.work()
    assert place.ended(job.number).read == 1
    assert place.ledger.count()[0] == 1
    place.workers[0].stop(60)
    assert place.uploads.path_of(job.task.origin) is None


def test_what_is_set_aside_keeps_its_file_until_it_is_read(place: Place) -> None:
    job = place.add("{broken\n", "texts.jsonl")
    place.work()
    assert place.ended(job.number).set_aside == 1
    path = place.uploads.path_of(job.task.origin)
    assert path is not None
    (line,) = place.ledger.set_aside_items()
    assert (line.item.origin, line.item.locator, line.item.code) == (job.task.origin, "line 1", "bad-line")
    path.write_text('{"id": "one", "text": "' + FRENCH.strip() + '"}\n')
    again = place.queue.add(Task(kind="again", numbers=(line.number,)), NOW)
    assert place.ended(again.number).read == 1
    assert list(place.ledger.set_aside_items()) == []
    place.workers[0].stop(60)
    assert not path.exists()


def test_what_breaks_the_reader_is_set_aside(place: Place) -> None:
    class Breaking(Intake):
        def take(self, found: Document | SetAside) -> Outcome:
            if isinstance(found, Document) and "boom" in found.content:
                raise ZeroDivisionError("by nothing")
            return super().take(found)

    broken, whole = place.add("boom"), place.add(FRENCH)
    place.work(Breaking(place.ledger))
    assert place.ended(whole.number).read == 1
    assert place.ended(broken.number).set_aside == 1
    (line,) = place.ledger.set_aside_items()
    assert line.item.code == "broken"
    assert "ZeroDivisionError: by nothing" in line.item.reason
    assert place.uploads.path_of(broken.task.origin) is not None


def test_a_ledger_that_cannot_be_written_is_waited_for(place: Place) -> None:
    mended = threading.Event()

    class Full(Intake):
        def take(self, found: Document | SetAside) -> Outcome:
            if not mended.is_set():
                raise LedgerError("the ledger cannot be written: the disk is full")
            return super().take(found)

    job = place.add(FRENCH)
    place.work(Full(place.ledger))
    held = place.until(job.number, lambda job: job.fault is not None)
    assert held.state == "waiting"
    assert "the disk is full" in (held.fault or "")
    mended.set()
    done = place.ended(job.number)
    assert (done.read, done.fault) == (1, None)


def test_what_ends_the_process_again_and_again_is_set_aside(place: Place) -> None:
    job = place.add(FRENCH)
    for _ in range(MOST_TRIES):
        place.queue.take()
        place.queue.recover()
    place.work()
    assert place.ended(job.number).set_aside == 1
    (line,) = place.ledger.set_aside_items()
    assert (line.item.code, line.item.origin) == ("stopped", job.task.origin)


def test_only_one_works_at_a_time_and_another_goes_on(place: Place) -> None:
    place.work()
    first = place.add(FRENCH)
    place.ended(first.number)
    second = place.work()
    place.workers[0].stop(60)
    job = place.add("<p>" + FRENCH)
    assert place.ended(job.number).done == 1
    second.stop(60)


def test_a_worker_that_is_stopped_leaves_the_rest_waiting(place: Place) -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Slow(Intake):
        def take(self, found: Document | SetAside) -> Outcome:
            begun.set()
            go_on.wait(60)
            return super().take(found)

    texts = "".join(f'{{"id": "{number}", "text": "{number} {FRENCH.strip()}"}}\n' for number in range(3))
    job = place.add(texts, "texts.jsonl")
    worker = place.work(Slow(place.ledger))
    begun.wait(60)
    worker.stop(0)
    go_on.set()
    worker.stop(60)
    left = place.queue.job(job.number)
    assert left is not None
    assert (left.state, left.tries, left.read) == ("waiting", 0, 1)
    place.work()
    done = place.ended(job.number)
    assert (done.read, done.unchanged, done.expected) == (3, 0, 3)


def test_standard_input_cannot_be_read_again(place: Place) -> None:
    place.ledger.set_aside(SetAside(origin="standard input", code="empty", reason="it is empty"))
    place.ledger.set_aside(SetAside(origin="-", locator="line 1", code="bad-line", reason="no JSON"))
    job = place.queue.add(Task(kind="again", numbers=(1, 2)), NOW)
    place.work()
    assert place.ended(job.number).set_aside == 2
    assert len(list(place.ledger.set_aside_items())) == 2
