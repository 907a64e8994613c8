"""What is to be read, how far it is, and what became of it."""

from typing import Literal

from saksi.intake.intake import Fate
from saksi.intake.uploads import Given
from saksi.records import Record

Kind = Literal["file", "text", "address", "again"]
State = Literal["waiting", "reading", "ended"]


class Task(Record, frozen=True, kw_only=True):
    """What is to be read: the origin of a file or pasted text, an address, or what is set aside under some numbers."""

    kind: Kind
    origin: str = ""
    given: Given | None = None
    numbers: tuple[int, ...] = ()


class Result(Record, frozen=True, kw_only=True):
    """What became of one document, as it is listed: the id of its article where it was read, else why it was set aside."""

    fate: Fate
    origin: str
    locator: str
    article: str | None
    title: str | None
    events: int
    code: str | None
    reason: str | None
    hint: str | None


class Job(Record, frozen=True, kw_only=True):
    """Something to read, and how far it is. `fault` says what holds it up; `change` is the number of its last change."""

    number: int
    task: Task
    by: str | None
    at: str
    state: State
    tries: int
    expected: int
    fault: str | None
    change: int
    read: int
    unchanged: int
    set_aside: int

    @property
    def done(self) -> int:
        """How many documents are through."""
        return self.read + self.unchanged + self.set_aside
