"""Sessions: that a browser is somebody's. A session is a secret in a cookie; it ends by itself, or when it is ended."""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from saksi.errors import LedgerError
from saksi.ledger.statements import next_numbers
from saksi.records import Record
from saksi.workbench.accounts import tables
from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.roles import Role
from saksi.workbench.accounts.secret import hash_of, is_secret, new_secret
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.trail import Done, note
from saksi.workbench.accounts.users import User, Visit
from saksi.workbench.language import marked

DAYS = 7
"""A session lasts so many days at most."""
IDLE_HOURS = 12
"""It ends when it was not used for so many hours."""
SEEN_EVERY = 300
"""Seconds after which its use is noted anew, so that not every page writes."""
LONGEST_BROWSER = 200
NOT_YOURS = marked("There is no such session of yours, or it has ended already.")
_sessions, _people = tables.sessions, tables.people


class Session(Record, frozen=True, kw_only=True):
    """A session that is open, as its owner sees it."""

    number: int
    address: str
    browser: str
    begun_at: str
    seen_at: str


def begin(accounts: Accounts, connection: Connection, person: int, visit: Visit) -> str:
    """Begin a session for somebody, always with a new secret, which is returned and nowhere kept."""
    secret, now = new_secret(), accounts.now()
    (number,) = connection.execute(next_numbers(_sessions)).one()
    row = {
        "number": number, "person": person, "hash": hash_of(secret), "address": visit.address,
        "browser": visit.browser[:LONGEST_BROWSER], "begun_at": now, "seen_at": now, "ends_at": accounts.now(days=DAYS),
    }  # fmt: skip
    connection.execute(insert(_sessions), row)
    return secret


def user_of(accounts: Accounts, secret: str, address: str, *, noted: bool = True) -> User | None:
    """Whose session it is, with the role of this moment; None where it has ended, or never was.

    That it was used is noted where it is to be.
    """
    if not is_secret(secret):
        return None
    with accounts.reading() as connection:
        chosen = select(
            _sessions.c.number, _sessions.c.seen_at, _people.c.number.label("person"), _people.c.name, _people.c.role
        )
        chosen = chosen.join_from(_sessions, _people).where(_sessions.c.hash == hash_of(secret), *_open(accounts))
        row = connection.execute(chosen.where(_people.c.disabled_at.is_(None))).first()
    if row is None:
        return None
    if noted and row.seen_at <= accounts.now(seconds=-SEEN_EVERY):
        _note_use(accounts, row.number)
    return User(name=row.name, role=Role(row.role), address=address, number=row.person, session=row.number)


def sessions_of(accounts: Accounts, user: User) -> list[Session]:
    """The open sessions of somebody, the one that was used last first."""
    columns = [_sessions.c[name] for name in Session.__struct_fields__]
    chosen = (
        select(*columns).where(_sessions.c.person == user.number, *_open(accounts)).order_by(_sessions.c.seen_at.desc())
    )
    with accounts.reading() as connection:
        return [Session(**row._mapping) for row in connection.execute(chosen)]


def sign_out(accounts: Accounts, user: User) -> None:
    """End the session by which somebody asks."""
    _end(accounts, user, user.session, Done.SIGNED_OUT)


def end(accounts: Accounts, user: User, number: int) -> None:
    """End one of the sessions of somebody; RefusedError where there is no such session of theirs."""
    _end(accounts, user, number, Done.SESSION_ENDED)


def end_all(connection: Connection, person: int, at: str) -> None:
    """End all sessions of somebody."""
    theirs = update(_sessions).where(_sessions.c.person == person, _sessions.c.ended_at.is_(None))
    connection.execute(theirs.values(ended_at=at))


def end_by_secret(connection: Connection, secret: str, at: str) -> None:
    """End the session of a cookie, if it is one."""
    same = update(_sessions).where(_sessions.c.hash == hash_of(secret), _sessions.c.ended_at.is_(None))
    connection.execute(same.values(ended_at=at))


def _end(accounts: Accounts, user: User, number: int, action: Done) -> None:
    with accounts.writing() as connection:
        chosen = update(_sessions).where(_sessions.c.number == number, _sessions.c.person == user.number)
        at = accounts.now()
        if not connection.execute(chosen.where(_sessions.c.ended_at.is_(None)).values(ended_at=at)).rowcount:
            raise RefusedError(NOT_YOURS)
        note(connection, at, user.by, action, user.name)


def _open(accounts: Accounts) -> tuple[Any, ...]:
    """That a session has not ended in any way."""
    return (
        _sessions.c.ended_at.is_(None),
        _sessions.c.ends_at > accounts.now(),
        _sessions.c.seen_at > accounts.now(hours=-IDLE_HOURS),
    )


def _note_use(accounts: Accounts, number: int) -> None:
    try:
        with accounts.writing() as connection:
            connection.execute(update(_sessions).where(_sessions.c.number == number).values(seen_at=accounts.now()))
    except LedgerError:
        # a page is shown also while somebody else writes for long; the use is noted with the next page
        return
