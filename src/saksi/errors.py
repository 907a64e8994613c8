"""Everything that Saksi raises.

SaksiError
├── UsageError           asked for something that cannot be done: an unknown option value, an id that is not there
│   ├── OvertakenError   somebody else decided in between; look again
│   └── RejectedError    an event that people rejected, which is in no incident
├── TableError           a table of knowledge or language has a fault: file, line, and what is wrong
├── UnreadableError      one input cannot be read; it is set aside with `code`, and the rest goes on
└── LedgerError          the ledger cannot be opened, read or written

Each message says what is wrong, where, and what to do.
"""

from pathlib import Path


class SaksiError(Exception):
    """The base of all errors that Saksi raises on purpose."""


class UsageError(SaksiError):
    """The call cannot be carried out as asked."""


class OvertakenError(UsageError):
    """What was looked at is no longer how it stands."""


class RejectedError(UsageError):
    """What is asked for is made of events that stand, and this one was rejected."""


class TableError(SaksiError):
    """A table of data has a fault."""

    def __init__(self, path: Path, line: int, fault: str) -> None:
        super().__init__(f"{path}:{line}: {fault}")
        self.path, self.line, self.fault = path, line, fault


class UnreadableError(SaksiError):
    """One input cannot be read. `code` is a short stable word for the kind of fault, `hint` says what to do."""

    def __init__(self, code: str, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.code, self.reason, self.hint = code, reason, hint


class LedgerError(SaksiError):
    """The ledger cannot be opened, read or written."""
