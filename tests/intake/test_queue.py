"""The queue of what is to be read: in order, on the disk, and every change numbered."""

from pathlib import Path

import pytest

from readings import reading
from saksi.errors import LedgerError
from saksi.intake import queue as queues
from saksi.intake.intake import Outcome
from saksi.intake.jobs import Task
from saksi.intake.queue import Queue
from saksi.records import SetAside

NOW = "2026-01-31T08:00:00+00:00"


@pytest.fixture
def queue(tmp_path: Path) -> Queue:
    return Queue(tmp_path / "queue.sqlite")


def address(number: int = 1) -> Task:
    return Task(kind="address", origin=f"https://example.org/{number}")


def read(origin: str = "https://example.org/1", fate: str = "read") -> Outcome:
    return Outcome(fate=fate, origin=origin, reading=reading())  # type: ignore[arg-type]


def aside(origin: str = "https://example.org/1") -> Outcome:
    return Outcome(
        fate="set-aside", origin=origin, item=SetAside(origin=origin, code="robots", reason="no", hint="ask")
    )


def test_what_was_added_first_is_read_first(queue: Queue) -> None:
    first, second = queue.add(address(1), NOW), queue.add(address(2), NOW, "Sari")
    taken = queue.take()
    assert taken is not None
    assert (taken.number, taken.state, taken.tries) == (first.number, "reading", 1)
    assert queue.take().number == second.number  # type: ignore[union-attr]
    assert queue.take() is None
    assert [(job.task, job.by) for job in queue.latest(10)] == [(address(2), "Sari"), (address(1), None)]


def test_another_process_finds_what_was_added(tmp_path: Path) -> None:
    job = Queue(tmp_path / "queue.sqlite").add(address(), NOW)
    assert Queue(tmp_path / "queue.sqlite").job(job.number) == job


def test_what_was_being_read_when_the_process_ended_waits_again(queue: Queue) -> None:
    job = queue.add(address(), NOW)
    queue.take()
    queue.recover()
    again = queue.take()
    assert again is not None
    assert (again.number, again.tries) == (job.number, 2)


def test_what_waits_through_no_fault_of_its_own_was_not_tried(queue: Queue) -> None:
    job = queue.add(address(), NOW)
    queue.take()
    queue.put_back(job.number, "the disk is full")
    held = queue.job(job.number)
    assert held is not None
    assert (held.state, held.tries, held.fault) == ("waiting", 0, "the disk is full")
    taken = queue.take()
    assert taken is not None
    assert taken.fault is None


def test_what_was_read_before_stays_read(queue: Queue) -> None:
    job = queue.add(address(), NOW)
    queue.note(job.number, read())
    queue.note(job.number, read("https://example.org/2", "unchanged"))
    queue.note(job.number, read(fate="unchanged"))
    counted = queue.job(job.number)
    assert counted is not None
    assert (counted.read, counted.unchanged, counted.done) == (1, 1, 2)
    queue.note(job.number, aside("https://example.org/2"))
    assert queue.job(job.number).set_aside == 1  # type: ignore[union-attr]


def test_what_was_set_aside_is_listed_first(queue: Queue) -> None:
    job = queue.add(address(), NOW)
    for number in range(5):
        queue.note(job.number, read(f"https://example.org/{number}"))
    queue.note(job.number, aside("https://example.org/a"))
    results = queue.results([job.number], 3)[job.number]
    assert [result.origin[-1] for result in results] == ["a", "4", "3"]
    assert (results[0].code, results[0].reason, results[0].hint) == ("robots", "no", "ask")
    assert results[1].article == reading().id


def test_changes_have_numbers(queue: Queue) -> None:
    assert queue.last_change() == 0
    first, second = queue.add(address(1), NOW), queue.add(address(2), NOW)
    seen = queue.last_change()
    assert queue.since(seen) == ()
    queue.take()
    queue.note(first.number, read())
    assert [job.number for job in queue.since(seen)] == [first.number]
    assert [job.number for job in queue.since(0)] == [second.number, first.number]


def test_the_oldest_that_ended_are_forgotten(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "REMEMBERED", 2)
    numbers = [queue.add(address(number), NOW).number for number in range(5)]
    for number in numbers[:4]:
        queue.note(number, read())
        queue.end(number)
    assert [job.number for job in queue.latest(10)] == numbers[:1:-1]
    assert queue.results([numbers[0]], 10) == {numbers[0]: ()}
    assert [task.origin[-1] for task in queue.open_tasks()] == ["4"]


def test_a_queue_that_cannot_be_used_says_so(tmp_path: Path) -> None:
    (tmp_path / "queue.sqlite").write_bytes(b"this is no database at all, whatever it is called" * 100)
    with pytest.raises(LedgerError, match="queue"):
        Queue(tmp_path / "queue.sqlite")
