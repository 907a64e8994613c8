"""Signing in with name and password, and changing the password."""

from sqlalchemy import Connection, select

from saksi.records import Record
from saksi.workbench.accounts import delays, people, sessions, tables
from saksi.workbench.accounts.passwords import check_password
from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.trail import Done, note
from saksi.workbench.accounts.users import By, User, Visit
from saksi.workbench.language import marked

TOO_OFTEN = marked("The password was wrong too often; try again in %(seconds)s seconds.")
WRONG = marked("The present password is wrong.")


class SignIn(Record, frozen=True, kw_only=True):
    """How it went: the secret of the session that has begun, or None, and the seconds to wait before the next try."""

    secret: str | None = None
    wait: int = 0


def sign_in(accounts: Accounts, name: str, password: str, visit: Visit, cookie: str = "") -> SignIn:
    """Begin a session for whoever knows the password. The one of the cookie that was sent ends, whoever's it was.

    Unknown names, wrong passwords and people who are disabled are answered alike, and after the same work. Raises BusyError
    where too many sign in at this moment.
    """
    with accounts.reading() as connection:
        keys = _keys(connection, name, visit)
        asked = delays.wait(connection, accounts, keys)
    if asked:
        return SignIn(wait=asked)
    with accounts.writing() as connection:
        asked = delays.wait(connection, accounts, keys)
        if asked:
            return SignIn(wait=asked)
        delay, person = delays.count(connection, accounts, keys), people.find(connection, name)
    kept = person.password if person is not None and not person.disabled_at else None
    fits = accounts.passwords.fits(kept, password)
    renewed = accounts.passwords.hash(password) if fits and kept and accounts.passwords.is_old(kept) else None
    with accounts.writing() as connection:
        at, now = accounts.now(), people.find(connection, name)
        if not fits or now is None or now.disabled_at or now.password != kept:
            nobody = By(name="", address=visit.address)
            # a name that nobody has may be a password in the wrong field
            note(connection, at, nobody, Done.SIGN_IN_FAILED, person.name if person is not None else "")
            if delay:
                note(connection, at, nobody, Done.SIGN_IN_DELAYED, f"{delay} s")
            return SignIn(wait=delay)
        delays.take_back(connection, accounts, keys)
        if renewed:
            people.renew_hash(connection, now.number, renewed)
        sessions.end_by_secret(connection, cookie, at)
        note(connection, at, By(name=now.name, address=visit.address), Done.SIGNED_IN, now.name)
        return SignIn(secret=sessions.begin(accounts, connection, now.number, visit))


def change_password(accounts: Accounts, user: User, old: str, new: str, visit: Visit) -> str:
    """Change one's own password: all sessions end, and a new one begins, whose secret is returned.

    RefusedError where the old one is wrong, was wrong too often, or the new one is too easy to guess.
    """
    check_password(new, user.name)
    keys = delays.keys_of(user.name, visit.address, known_here=False)
    with accounts.writing() as connection:
        asked = delays.wait(connection, accounts, keys)
        if asked:
            raise RefusedError(TOO_OFTEN, seconds=asked)
        delays.count(connection, accounts, keys)
        person = people.row_of(connection, user.name)
    fits = accounts.passwords.fits(person.password, old)
    kept = accounts.passwords.hash(new) if fits else ""
    with accounts.writing() as connection:
        at, now = accounts.now(), people.row_of(connection, user.name)
        if not fits or now.disabled_at or now.password != person.password:
            note(connection, at, user.by, Done.PASSWORD_REFUSED, user.name)
        else:
            delays.take_back(connection, accounts, keys)
            people.set_password(connection, now.number, kept, at)
            note(connection, at, user.by, Done.PASSWORD_CHANGED, user.name)
            return sessions.begin(accounts, connection, now.number, visit)
    raise RefusedError(WRONG)


def _keys(connection: Connection, name: str, visit: Visit) -> list[delays.Key]:
    """What failures are counted for; people are known at an address where a session of theirs began."""
    begun = select(tables.sessions.c.number).join_from(tables.sessions, tables.people)
    here = begun.where(tables.people.c.folded == people.fold(name), tables.sessions.c.address == visit.address)
    return delays.keys_of(name, visit.address, known_here=connection.execute(here.limit(1)).first() is not None)
