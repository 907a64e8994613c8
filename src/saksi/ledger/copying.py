"""Copies of a ledger: to another store statement by statement, and of a file as it stands."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from saksi.errors import LedgerError
from saksi.ledger.engines import PATIENCE, told
from saksi.ledger.places import is_address
from saksi.ledger.settling import settle
from saksi.ledger.statements import Tip, fault_of, repeat, statements_of, tip
from saksi.ledger.store import Transaction
from saksi.ledger.tables import statements
from saksi.ledger.views import keep

AT_ONCE = 200
"""Statements that are copied in one transaction. A copy that is stopped goes on after the last of them."""


def copy(source: Engine, target: Engine) -> int:
    """Add to one ledger the statements that another has and it has not; how many those are.

    Every statement is checked against its hash and the one before it. Raises LedgerError where one is not what was added, and
    where the target has statements that the source has not.
    """
    with Transaction(source, "read") as connection:
        copied = 0
        while True:
            with Transaction(target, "written") as there:
                begun = _common_tip(connection, there)
                last = _copy_some(connection, there, begun)
            if last == begun:
                return copied
            copied += last.number - begun.number


def _copy_some(connection: Connection, there: Connection, last: Tip) -> Tip:
    for statement in statements_of(connection, statements.c.number <= last.number + AT_ONCE, after=last.number):
        fault = fault_of(statement, last)
        if fault:
            raise LedgerError(
                f"the ledger cannot be copied: {fault}. The {last.number} statements before it are copied"
            )
        repeat(there, statement)
        keep(there, statement)
        last = Tip(statement.number, statement.hash)
    settle(there)
    return last


def _common_tip(connection: Connection, there: Connection) -> Tip:
    """The end of the target's chain, which has to be a part of the source's."""
    end = tip(there)
    same = select(statements.c.hash).where(statements.c.number == end.number)
    if end.number and connection.execute(same).scalar() != end.hash:
        raise LedgerError(
            "the ledger cannot be copied: the other one has statements of its own, which are not in this one; "
            "copy to a new ledger"
        )
    return end


def copy_file(source: Path, target: Path) -> None:
    """Copy a ledger's file to a new one, while others may read and write it: all of it, or nothing.

    Raises LedgerError where that cannot be done.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(source, timeout=PATIENCE)) as original, closing(sqlite3.connect(part)) as copied:
            original.backup(copied)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.rename(target)
    except (OSError, sqlite3.Error) as fault:
        raise LedgerError(f"the ledger {source} cannot be copied to {target}: {told(fault)}") from fault


def is_file_of(place: Path | str) -> Path | None:
    """The file of a ledger that is in one."""
    return None if is_address(place) else Path(place)
