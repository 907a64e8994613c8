"""Invitations: a link by which somebody chooses a password. It works once, and not for long.

For a name that is known already the link makes a new password, and leaves the role as it is.
"""

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from saksi.ledger.statements import next_numbers
from saksi.records import Record
from saksi.workbench.accounts import people, sessions, tables
from saksi.workbench.accounts.passwords import check_password
from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.roles import Role
from saksi.workbench.accounts.secret import hash_of, is_secret, new_secret
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.trail import Done, note
from saksi.workbench.accounts.users import By, Visit, command_line
from saksi.workbench.language import marked

HOURS = 72
"""An invitation is open for so many hours."""
NOT_OPEN = marked("This invitation is not open: it was used or withdrawn, or is too old. Ask an admin for a new one.")
DISABLED = marked("%(name)s is disabled; enable the account first.")
_invitations = tables.invitations


class Invitation(Record, frozen=True, kw_only=True):
    """An invitation that is open. Times are ISO 8601 in UTC."""

    number: int
    name: str
    role: Role
    made_at: str
    made_by: str
    expires_at: str


def path_of(secret: str) -> str:
    """The path of an invitation's link."""
    return f"/invitation/{secret}"


def invite(accounts: Accounts, name: str, role: Role, by: By) -> str:
    """Invite somebody, and return the secret of the link: it is shown this once. Earlier invitations of the name are withdrawn.

    RefusedError where it cannot be a name, or somebody of this name is disabled.
    """
    shown, secret = people.checked_name(name), new_secret()
    with accounts.writing() as connection:
        known, at = people.find(connection, shown), accounts.now()
        if known is not None and known.disabled_at:
            raise RefusedError(DISABLED, name=known.name)
        waiting = update(_invitations).where(_invitations.c.folded == people.fold(shown), *_open(accounts))
        connection.execute(waiting.values(withdrawn_at=at))
        (number,) = connection.execute(next_numbers(_invitations)).one()
        kept_role = Role(known.role) if known is not None else role
        row = {
            "number": number, "name": known.name if known is not None else shown, "folded": people.fold(shown),
            "role": kept_role, "hash": hash_of(secret), "made_at": at, "made_by": by.name,
            "expires_at": accounts.now(hours=HOURS),
        }  # fmt: skip
        connection.execute(insert(_invitations), row)
        note(connection, at, by, Done.INVITED, f"{row['name']}: {kept_role}")
    return secret


def invite_first_admin(accounts: Accounts) -> str | None:
    """The secret of a link for the first admin, called like whoever runs the program; None where there is an admin."""
    if people.has_admin(accounts):
        return None
    by = command_line()
    return invite(accounts, by.name, Role.ADMIN, by)


def opened(accounts: Accounts, secret: str) -> Invitation | None:
    """The invitation of a link; None where there is none, or it was used, withdrawn, or is too old. It stays open."""
    if not is_secret(secret):
        return None
    with accounts.reading() as connection:
        row = _row(connection, accounts, _invitations.c.hash == hash_of(secret))
    return _invitation(row) if row is not None else None


def waiting(accounts: Accounts) -> list[Invitation]:
    """The invitations that are open, in the order of making."""
    with accounts.reading() as connection:
        chosen = select(_invitations).where(*_open(accounts)).order_by(_invitations.c.number)
        return [_invitation(row) for row in connection.execute(chosen)]


def withdraw(accounts: Accounts, number: int, by: By) -> None:
    """Let an invitation open no more; RefusedError where it is not open."""
    with accounts.writing() as connection:
        row = _row(connection, accounts, _invitations.c.number == number)
        if row is None:
            raise RefusedError(NOT_OPEN)
        at = accounts.now()
        connection.execute(update(_invitations).where(_invitations.c.number == number).values(withdrawn_at=at))
        note(connection, at, by, Done.INVITATION_WITHDRAWN, row.name)


def accept(accounts: Accounts, secret: str, password: str, visit: Visit, cookie: str = "") -> str:
    """Use an invitation: make the person, or give a new password; the secret of a session that begins.

    All other sessions of the person end, and the one of the cookie that was sent, whoever's it was.

    RefusedError where the invitation is not open, or the password too easy to guess; then it stays open.
    """
    invitation = opened(accounts, secret)
    if invitation is None:
        raise RefusedError(NOT_OPEN)
    check_password(password, invitation.name)
    kept = accounts.passwords.hash(password)
    with accounts.writing() as connection:
        row, at = _row(connection, accounts, _invitations.c.number == invitation.number), accounts.now()
        known = people.find(connection, invitation.name)
        if row is None or (known is not None and known.disabled_at):
            raise RefusedError(NOT_OPEN)
        connection.execute(update(_invitations).where(_invitations.c.number == row.number).values(used_at=at))
        if known is not None:
            people.set_password(connection, known.number, kept, at)
        person = known.number if known is not None else people.add(connection, row.name, Role(row.role), kept, at)
        sessions.end_by_secret(connection, cookie, at)
        by = By(name=row.name, address=visit.address)
        note(connection, at, by, Done.INVITATION_ACCEPTED, f"{row.name}: {row.role}")
        return sessions.begin(accounts, connection, person, visit)


def _open(accounts: Accounts) -> tuple[Any, ...]:
    return (
        _invitations.c.used_at.is_(None),
        _invitations.c.withdrawn_at.is_(None),
        _invitations.c.expires_at > accounts.now(),
    )


def _row(connection: Connection, accounts: Accounts, which: Any) -> "Row[Any] | None":
    return connection.execute(select(_invitations).where(which, *_open(accounts))).first()


def _invitation(row: "Row[Any]") -> Invitation:
    told = {name: getattr(row, name) for name in ("number", "name", "made_at", "made_by", "expires_at")}
    return Invitation(role=Role(row.role), **told)
