"""The trail of the team: who did what on what, when and from where. It only grows, and nothing secret is in it.

Rows are chained as the ledger's statements are: each holds the hash of the one before, so that a row that was changed,
removed or put between is found (`faults`).
"""

import hashlib
from collections.abc import Iterator
from enum import StrEnum

import msgspec
from sqlalchemy import Connection, insert, select

from saksi.ledger.statements import BEFORE_THE_FIRST
from saksi.records import Record
from saksi.workbench.accounts import tables
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.users import By
from saksi.workbench.language import marked


class Done(StrEnum):
    """What is noted."""

    INVITED = marked("invited")
    INVITATION_WITHDRAWN = marked("invitation withdrawn")
    INVITATION_ACCEPTED = marked("invitation accepted")
    SIGNED_IN = marked("signed in")
    SIGN_IN_FAILED = marked("sign-in failed")
    SIGN_IN_DELAYED = marked("sign-ins delayed")
    SIGNED_OUT = marked("signed out")
    SESSION_ENDED = marked("session ended")
    PASSWORD_CHANGED = marked("password changed")
    PASSWORD_REFUSED = marked("password change refused")
    ROLE_CHANGED = marked("role changed")
    DISABLED = marked("disabled")
    ENABLED = marked("enabled")
    TOKEN_MADE = marked("token made")
    TOKEN_ENDED = marked("token ended")
    REFUSED = marked("refused")


class Noted(Record, frozen=True, kw_only=True):
    """A row of the trail. `by` is empty where nobody was signed in; `at` is ISO 8601 in UTC."""

    number: int
    at: str
    by: str
    address: str
    action: str
    subject: str
    previous: str
    hash: str


_LAST = select(tables.trail.c.number, tables.trail.c.hash).order_by(tables.trail.c.number.desc()).limit(1)


def note(connection: Connection, at: str, by: By, action: str, subject: str = "") -> None:
    """Note what is done, in the transaction that does it."""
    last = connection.execute(_LAST).first()
    number, previous = (last.number + 1, last.hash) if last else (1, BEFORE_THE_FIRST)
    told = (number, at, by.name, by.address, str(action), subject, previous)
    row = dict(zip(Noted.__struct_fields__, (*told, _seal(*told)), strict=True))
    connection.execute(insert(tables.trail), row)


def note_alone(accounts: Accounts, by: By, action: str, subject: str = "") -> None:
    """Note something that changes nothing else in the accounts: what was refused, or what was done in the ledger."""
    with accounts.writing() as connection:
        note(connection, accounts.now(), by, action, subject)


def rows(
    accounts: Accounts, limit: int, before: int | None = None, action: str | None = None, by: str | None = None
) -> list[Noted]:
    """The newest rows first, those before a number, of an action, by a person."""
    chosen = select(tables.trail).order_by(tables.trail.c.number.desc()).limit(limit)
    for column, wanted in ((tables.trail.c.action, action), (tables.trail.c.by, by)):
        chosen = chosen.where(column == wanted) if wanted else chosen
    if before is not None:
        chosen = chosen.where(tables.trail.c.number < before)
    with accounts.reading() as connection:
        return [Noted(**row._mapping) for row in connection.execute(chosen)]


def faults(accounts: Accounts) -> Iterator[str]:
    """The first row that is not what was noted, if any."""
    number, previous = 0, BEFORE_THE_FIRST
    with accounts.reading() as connection:
        for row in connection.execute(select(tables.trail).order_by(tables.trail.c.number)):
            *told, sealed = row
            number += 1
            if row.number != number:
                yield f"row {number} of the trail is missing"
                return
            if row.previous != previous or _seal(*told) != sealed:
                yield f"row {number} of the trail is not what was noted; what stands before it is whole"
                return
            previous = sealed


def _seal(*told: object) -> str:
    """The hash of a row: SHA-256 of the JSON array of its other columns."""
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()
