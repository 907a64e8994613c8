"""What waits to be read, in order, and what became of it: a small store beside the ledger that outlives the process.

What was added is on the disk. Every change of a job has a number; who knows the last one can ask for those since.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    Row,
    Select,
    String,
    Table,
    Text,
    UniqueConstraint,
    case,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as insert_or_update
from sqlalchemy.exc import DBAPIError

from saksi.errors import LedgerError
from saksi.intake.intake import Fate, Outcome
from saksi.intake.jobs import Job, Result, Task
from saksi.ledger.engines import engine_of, told, writing

REMEMBERED = 500
"""Jobs that have ended and are still listed."""

_metadata = MetaData()
_jobs = Table(
    "jobs",
    _metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("origin", Text, nullable=False),
    Column("task", Text, nullable=False),
    Column("by", Text),
    Column("at", String, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("tries", Integer, nullable=False),
    Column("expected", Integer, nullable=False),
    Column("fault", Text),
    Column("change", Integer, nullable=False, index=True),
    sqlite_autoincrement=True,  # a number is never given twice, also after the job was forgotten
)
_outcomes = Table(
    "outcomes",
    _metadata,
    Column("number", Integer, primary_key=True),
    Column("job", ForeignKey("jobs.number"), nullable=False),
    Column("fate", String, nullable=False),
    Column("origin", Text, nullable=False),
    Column("locator", Text, nullable=False),
    Column("article", Text),
    Column("title", Text),
    Column("events", Integer, nullable=False),
    Column("code", Text),
    Column("reason", Text),
    Column("hint", Text),
    UniqueConstraint("job", "origin", "locator"),
)

_FATES: tuple[Fate, ...] = ("read", "unchanged", "set-aside")
_COUNTS = [
    select(func.count()).where(_outcomes.c.job == _jobs.c.number, _outcomes.c.fate == fate).scalar_subquery()
    for fate in _FATES
]
_CHANGE = select(func.coalesce(func.max(_jobs.c.change), 0) + 1).scalar_subquery()


class Queue:
    """The jobs of a ledger, in a file of their own. Every method is one transaction, and raises LedgerError where it fails."""

    def __init__(self, path: Path) -> None:
        self._engine = engine_of(path)
        with self._writing() as connection:
            _metadata.create_all(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add(self, task: Task, at: str, by: str | None = None) -> Job:
        """Put something at the end of the queue; it is confirmed when this returns."""
        row = {
            "kind": task.kind, "origin": task.origin, "task": msgspec.json.encode(task).decode(), "by": by, "at": at,
            "state": "waiting", "tries": 0, "expected": max(1, len(task.numbers)),
        }  # fmt: skip
        with self._writing() as connection:
            number = connection.execute(insert(_jobs).values(**row, change=_CHANGE)).inserted_primary_key
            assert number is not None
            return _job(connection, number[0])

    def take(self) -> Job | None:
        """The job that waits longest, which is being read from now on; None where none waits."""
        with self._writing() as connection:
            waiting = select(_jobs.c.number).where(_jobs.c.state == "waiting").order_by(_jobs.c.number).limit(1)
            number = connection.execute(waiting).scalar()
            if number is None:
                return None
            _change(connection, number, state="reading", tries=_jobs.c.tries + 1, fault=None)
            return _job(connection, number)

    def expect(self, number: int, documents: int) -> None:
        """Note how many documents a job has at least."""
        with self._writing() as connection:
            _change(connection, number, expected=documents)

    def note(self, number: int, outcome: Outcome) -> None:
        """Note what became of a document; one that a job read before it was cut off stays read."""
        row = _result_row(number, outcome)
        keep = insert_or_update(_outcomes).values(row)
        was_read = (_outcomes.c.fate == "read") & (keep.excluded.fate == "unchanged")
        new: dict[str, Any] = {name: keep.excluded[name] for name in row if name not in ("job", "origin", "locator")}
        new["fate"] = case((was_read, "read"), else_=keep.excluded.fate)
        with self._writing() as connection:
            connection.execute(keep.on_conflict_do_update(index_elements=["job", "origin", "locator"], set_=new))
            _change(connection, number)

    def end(self, number: int, fault: str | None = None) -> None:
        """A job is through, or given up for a fault. Of those that have ended the oldest are forgotten."""
        with self._writing() as connection:
            _change(connection, number, state="ended", fault=fault)
            ended = select(_jobs.c.number).where(_jobs.c.state == "ended").order_by(_jobs.c.number.desc())
            old = connection.execute(ended.offset(REMEMBERED)).scalars().all()
            if old:
                connection.execute(delete(_outcomes).where(_outcomes.c.job.in_(old)))
                connection.execute(delete(_jobs).where(_jobs.c.number.in_(old)))

    def put_back(self, number: int, fault: str | None = None) -> None:
        """A job waits again, through no fault of its own."""
        with self._writing() as connection:
            _change(connection, number, state="waiting", tries=_jobs.c.tries - 1, fault=fault)

    def recover(self) -> None:
        """What was being read when the process ended waits again."""
        with self._writing() as connection:
            cut_off = select(_jobs.c.number).where(_jobs.c.state == "reading").order_by(_jobs.c.number)
            for number in connection.execute(cut_off).scalars().all():
                _change(connection, number, state="waiting")

    def job(self, number: int) -> Job | None:
        """A job by its number, or None."""
        with self._reading() as connection:
            return next(_jobs_in(connection, _all().where(_jobs.c.number == number)), None)

    def latest(self, limit: int) -> tuple[Job, ...]:
        """The jobs that were added last, the newest first."""
        with self._reading() as connection:
            return tuple(_jobs_in(connection, _all().order_by(_jobs.c.number.desc()).limit(limit)))

    def since(self, change: int, limit: int = 50) -> tuple[Job, ...]:
        """The jobs that changed after a change, in the order of their changes."""
        with self._reading() as connection:
            changed = _all().where(_jobs.c.change > change).order_by(_jobs.c.change).limit(limit)
            return tuple(_jobs_in(connection, changed))

    def last_change(self) -> int:
        """The number of the last change; 0 before the first."""
        with self._reading() as connection:
            return int(connection.execute(select(func.coalesce(func.max(_jobs.c.change), 0))).scalar_one())

    def open_tasks(self) -> tuple[Task, ...]:
        """What is not through yet."""
        with self._reading() as connection:
            unended = select(_jobs.c.task).where(_jobs.c.state != "ended").order_by(_jobs.c.number)
            return tuple(msgspec.json.decode(task, type=Task) for task in connection.execute(unended).scalars())

    def origins(self, number: int) -> frozenset[str]:
        """Where the documents of a job came from."""
        with self._reading() as connection:
            asked = select(_outcomes.c.origin).where(_outcomes.c.job == number).distinct()
            return frozenset(connection.execute(asked).scalars())

    def results(self, numbers: Sequence[int], most: int) -> dict[int, tuple[Result, ...]]:
        """What became of the documents of some jobs, at most so many of each: what was set aside first, then the latest."""
        with self._reading() as connection:
            return {number: tuple(_results_in(connection, number, most)) for number in numbers}

    def _reading(self) -> AbstractContextManager[Connection]:
        return _transaction(self._engine)

    def _writing(self) -> AbstractContextManager[Connection]:
        return _transaction(writing(self._engine))


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as fault:
        raise LedgerError(f"the queue of what is to be read cannot be used: {told(fault)}") from fault


def _change(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(_jobs).where(_jobs.c.number == number).values(change=_CHANGE, **values))


def _all() -> "Select[Any]":
    return select(_jobs, *(count.label(f"count{at}") for at, count in enumerate(_COUNTS)))


def _job(connection: Connection, number: int) -> Job:
    return next(_jobs_in(connection, _all().where(_jobs.c.number == number)))


def _jobs_in(connection: Connection, asked: "Select[Any]") -> Iterator[Job]:
    for row in connection.execute(asked):
        yield Job(
            number=row.number, task=msgspec.json.decode(row.task, type=Task), by=row.by, at=row.at, state=row.state,
            tries=row.tries, expected=row.expected, fault=row.fault, change=row.change, read=row.count0,
            unchanged=row.count1, set_aside=row.count2,
        )  # fmt: skip


def _results_in(connection: Connection, number: int, most: int) -> Iterator[Result]:
    shown = select(_outcomes).where(_outcomes.c.job == number)
    order = (_outcomes.c.fate != "set-aside", _outcomes.c.number.desc())
    for row in connection.execute(shown.order_by(*order).limit(most)):
        yield _result(row)


def _result(row: "Row[Any]") -> Result:
    return Result(**{name: getattr(row, name) for name in Result.__struct_fields__})


def _result_row(number: int, outcome: Outcome) -> dict[str, Any]:
    reading, item = outcome.reading, outcome.item
    return {
        "job": number,
        "fate": outcome.fate,
        "origin": outcome.origin,
        "locator": outcome.locator,
        "article": reading and reading.id,
        "title": reading and reading.article.title,
        "events": len(reading.events) if reading else 0,
        "code": item and item.code,
        "reason": item and item.reason,
        "hint": item and item.hint,
    }
