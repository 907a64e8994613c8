"""The people of a team: their names and roles, and who may not come in any more."""

import re
import unicodedata
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from saksi.ledger.statements import next_numbers
from saksi.records import Record
from saksi.workbench.accounts import sessions, tables, tokens
from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.roles import Role
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.trail import Done, note
from saksi.workbench.accounts.users import By
from saksi.workbench.language import marked

LONGEST_NAME = 64
_NAME = re.compile(r"\w(?:[\w .@'-]*[\w.])?")
NO_NAME = marked(
    "This cannot be a name here: one has letters, digits, spaces and . @ ' - _, begins with a letter or digit, and has at most "
    "%(most)s characters."
)
NOBODY = marked("There is nobody called %(name)s here.")
ONLY_ADMIN = marked("%(name)s is the only admin; make somebody else one first.")
_people = tables.people


class Person(Record, frozen=True, kw_only=True):
    """Somebody of the team. Times are ISO 8601 in UTC; `seen_at` is when a session of theirs was last used."""

    number: int
    name: str
    role: Role
    made_at: str
    disabled_at: str | None
    seen_at: str | None


def checked_name(name: str) -> str:
    """A name as it is kept; RefusedError where it cannot be one."""
    shown = " ".join(unicodedata.normalize("NFKC", name).split())
    if len(shown) > LONGEST_NAME or not _NAME.fullmatch(shown):
        raise RefusedError(NO_NAME, most=LONGEST_NAME)
    return shown


def fold(name: str) -> str:
    """A name as names are compared: Ratna and ratna are one."""
    plain = name.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")  # which PostgreSQL does not take
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain).casefold()).split())


def people(accounts: Accounts) -> list[Person]:
    """All people, by their names."""
    seen = select(func.max(tables.sessions.c.seen_at)).where(tables.sessions.c.person == _people.c.number)
    chosen = select(_people, seen.scalar_subquery().label("seen_at")).order_by(_people.c.folded)
    with accounts.reading() as connection:
        return [_person(row) for row in connection.execute(chosen)]


def _person(row: "Row[Any]") -> Person:
    told = {name: getattr(row, name) for name in ("number", "name", "made_at", "disabled_at", "seen_at")}
    return Person(role=Role(row.role), **told)


def has_admin(accounts: Accounts) -> bool:
    """Whether there is anybody who may invite others."""
    with accounts.reading() as connection:
        return _admins(connection) > 0


def set_role(accounts: Accounts, name: str, role: Role, by: By) -> None:
    """Give somebody another role, from the next page on.

    RefusedError where there is no such person, or no admin would be left.
    """
    with accounts.writing() as connection:
        person = row_of(connection, name)
        if person.role == role:
            return
        _change(connection, person, role=role)
        note(connection, accounts.now(), by, Done.ROLE_CHANGED, f"{person.name}: {person.role} -> {role}")


def disable(accounts: Accounts, name: str, by: By) -> None:
    """Let somebody in no more: sessions and tokens end at once. RefusedError as of `set_role`."""
    with accounts.writing() as connection:
        person, at = row_of(connection, name), accounts.now()
        if person.disabled_at:
            return
        _change(connection, person, disabled_at=at)
        sessions.end_all(connection, person.number, at)
        tokens.end_all(connection, person.number, at)
        note(connection, at, by, Done.DISABLED, person.name)


def enable(accounts: Accounts, name: str, by: By) -> None:
    """Let somebody in again, with the password as it was, and without the tokens. RefusedError where there is no such person."""
    with accounts.writing() as connection:
        person = row_of(connection, name)
        if person.disabled_at:
            _change(connection, person, disabled_at=None)
            note(connection, accounts.now(), by, Done.ENABLED, person.name)


def add(connection: Connection, name: str, role: Role, password: str, at: str) -> int:
    """Add somebody, with the hash of a password; the number."""
    (number,) = connection.execute(next_numbers(_people)).one()
    row = {"number": number, "name": name, "folded": fold(name), "role": role, "password": password, "made_at": at}
    connection.execute(insert(_people), row)
    return int(number)


def set_password(connection: Connection, person: int, password: str, at: str) -> None:
    """Keep the hash of another password of somebody; all their sessions end."""
    renew_hash(connection, person, password)
    sessions.end_all(connection, person, at)


def renew_hash(connection: Connection, person: int, password: str) -> None:
    """Keep the same password of somebody under another hash."""
    connection.execute(update(_people).where(_people.c.number == person).values(password=password))


def find(connection: Connection, name: str) -> "Row[Any] | None":
    """The row of somebody of a name, or None."""
    return connection.execute(select(_people).where(_people.c.folded == fold(name))).first()


def row_of(connection: Connection, name: str) -> "Row[Any]":
    """The row of somebody of a name; RefusedError where there is none."""
    row = find(connection, name)
    if row is None:
        raise RefusedError(NOBODY, name=name)
    return row


def _change(connection: Connection, person: "Row[Any]", **changed: str | None) -> None:
    """Change a row; RefusedError where no admin would be left."""
    had = _admins(connection)
    connection.execute(update(_people).where(_people.c.number == person.number).values(**changed))
    if had and not _admins(connection):
        raise RefusedError(ONLY_ADMIN, name=person.name)


def _admins(connection: Connection) -> int:
    enabled = select(func.count()).where(_people.c.role == Role.ADMIN, _people.c.disabled_at.is_(None))
    return int(connection.execute(enabled).scalar_one())
