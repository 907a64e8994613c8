"""Tokens of the API: that a program acts for somebody, as far as the scopes of the token and the role of the person go."""

from collections.abc import Set

from sqlalchemy import Connection, insert, select, update

from saksi.errors import LedgerError
from saksi.ledger.statements import next_numbers
from saksi.records import Record
from saksi.workbench.accounts import tables
from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.roles import Role, Scope
from saksi.workbench.accounts.secret import as_token, hash_of, new_secret
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.trail import Done, note
from saksi.workbench.accounts.users import User
from saksi.workbench.language import marked

MOST_DAYS = 366
"""A token ends by itself after so many days at most."""
SEEN_EVERY = 60
"""Seconds after which its use is noted anew."""
LONGEST_NAME = 64
NO_NAME = marked("A token has a name of 1 to %(most)s characters, by which you know it again.")
NO_SCOPE = marked("A token has at least one scope.")
NO_DAYS = marked("A token lasts for 1 to %(most)s days.")
NOT_YOURS = marked("There is no such token of yours, or it has ended already.")
_tokens, _people = tables.tokens, tables.people


class Token(Record, frozen=True, kw_only=True):
    """A token as its owner sees it: not the secret, which was shown once."""

    number: int
    name: str
    scopes: tuple[Scope, ...]
    made_at: str
    ends_at: str
    used_at: str | None


def make(accounts: Accounts, user: User, name: str, scopes: Set[Scope], days: int) -> str:
    """Make a token for somebody, and return it: it is shown this once.

    RefusedError where it has no name or no scope, or would last for less than a day or more than `MOST_DAYS`.
    """
    shown = " ".join(name.split())
    if not 0 < len(shown) <= LONGEST_NAME or not shown.isprintable():
        raise RefusedError(NO_NAME, most=LONGEST_NAME)
    if not scopes:
        raise RefusedError(NO_SCOPE)
    if not 1 <= days <= MOST_DAYS:
        raise RefusedError(NO_DAYS, most=MOST_DAYS)
    secret, words = new_secret(), " ".join(scope for scope in Scope if scope in scopes)
    with accounts.writing() as connection:
        (number,) = connection.execute(next_numbers(_tokens)).one()
        row = {
            "number": number, "person": user.number, "name": shown, "scopes": words, "hash": hash_of(secret),
            "made_at": accounts.now(), "ends_at": accounts.now(days=days),
        }  # fmt: skip
        connection.execute(insert(_tokens), row)
        note(connection, accounts.now(), user.by, Done.TOKEN_MADE, f"{shown}: {words}")
    return as_token(secret)


def user_of(accounts: Accounts, secret: str, address: str, *, noted: bool = True) -> User | None:
    """For whom a token acts, with the role of this moment; None where it has ended, or never was.

    That it was used is noted where it is to be.
    """
    chosen = select(_tokens, _people.c.name.label("owner"), _people.c.role).join_from(_tokens, _people)
    known = chosen.where(_tokens.c.hash == hash_of(secret), _people.c.disabled_at.is_(None))
    with accounts.reading() as connection:
        row = connection.execute(known.where(_tokens.c.ended_at.is_(None), _tokens.c.ends_at > accounts.now())).first()
    if row is None:
        return None
    if noted and (row.used_at is None or row.used_at <= accounts.now(seconds=-SEEN_EVERY)):
        _note_use(accounts, row.number)
    scopes = frozenset(Scope(word) for word in row.scopes.split())
    return User(name=row.owner, role=Role(row.role), address=address, number=row.person, scopes=scopes)


def tokens_of(accounts: Accounts, user: User) -> list[Token]:
    """The tokens of somebody that have not ended, in the order of making."""
    chosen = select(_tokens).where(_tokens.c.person == user.number, _tokens.c.ended_at.is_(None))
    with accounts.reading() as connection:
        found = connection.execute(chosen.where(_tokens.c.ends_at > accounts.now()).order_by(_tokens.c.number)).all()
    return [
        Token(
            number=row.number, name=row.name, scopes=tuple(map(Scope, row.scopes.split())), made_at=row.made_at,
            ends_at=row.ends_at, used_at=row.used_at,
        )
        for row in found
    ]  # fmt: skip


def end(accounts: Accounts, user: User, number: int) -> None:
    """End one of the tokens of somebody; RefusedError where there is no such token of theirs."""
    with accounts.writing() as connection:
        theirs = (_tokens.c.number == number, _tokens.c.person == user.number, _tokens.c.ended_at.is_(None))
        name = connection.execute(select(_tokens.c.name).where(*theirs)).scalar()
        if name is None:
            raise RefusedError(NOT_YOURS)
        at = accounts.now()
        connection.execute(update(_tokens).where(*theirs).values(ended_at=at))
        note(connection, at, user.by, Done.TOKEN_ENDED, name)


def end_all(connection: Connection, person: int, at: str) -> None:
    """End all tokens of somebody."""
    theirs = update(_tokens).where(_tokens.c.person == person, _tokens.c.ended_at.is_(None))
    connection.execute(theirs.values(ended_at=at))


def _note_use(accounts: Accounts, number: int) -> None:
    try:
        with accounts.writing() as connection:
            connection.execute(update(_tokens).where(_tokens.c.number == number).values(used_at=accounts.now()))
    except LedgerError:
        # an answer is given also while somebody else writes for long; the use is noted with the next one
        return
