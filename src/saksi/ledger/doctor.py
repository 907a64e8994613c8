"""What state a ledger is in, and what to do about it; also where it cannot be opened."""

import shutil
import sqlite3
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import msgspec
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from saksi.ledger.engines import engine_of, may_write, said, shown
from saksi.ledger.places import is_address
from saksi.ledger.statements import Tip
from saksi.ledger.store import version_of
from saksi.ledger.tables import SCHEMA_VERSION, statements
from saksi.ledger.verifying import chain_faults

SCARCE = 100_000_000
"""Bytes of free space below which a disk is nearly full."""
MENDED = (
    "`saksi copy` of it to a new ledger keeps every statement before the break; `saksi restore` brings back a backup"
)


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at: what it is like, and what to do, or None where it is well."""

    what: str
    state: str
    advice: str | None = None


def examine(place: Path | str) -> Iterator[Finding]:
    """What is found of the ledger at a place, one thing after another. Nothing is changed."""
    if not is_address(place):
        path = Path(place)
        if not path.exists():
            yield Finding(
                "file", f"{path} is not there", "`saksi read FILE` makes it, `saksi restore FILE` brings a backup back"
            )
            return
        yield _file(path)
        yield _space(path)
    engine = engine_of(place)
    try:
        with engine.connect() as connection:
            yield from _inside(connection, place)
    except (DBAPIError, OSError, sqlite3.Error) as fault:
        yield Finding("ledger", f"it cannot be read: {said(fault)}", MENDED)
    finally:
        engine.dispose()


def _file(path: Path) -> Finding:
    log = path.with_name(f"{path.name}-wal")
    size = path.stat().st_size + (log.stat().st_size if log.exists() else 0)
    state = f"{path}, {_megabytes(size)}"
    if may_write(path):
        return Finding("file", state)
    return Finding("file", f"{state}, may only be read", "change the rights of the file and its folder to add to it")


def _space(path: Path) -> Finding:
    free = shutil.disk_usage(path.parent).free
    return Finding("free space", _megabytes(free), "make room on its disk" if free < SCARCE else None)


def _inside(connection: Connection, place: Path | str) -> Iterator[Finding]:
    version = version_of(connection)
    engine = f"{connection.dialect.name} {'.'.join(map(str, connection.dialect.server_version_info or ()))}"
    if is_address(place):
        yield Finding("database", shown(place))
    versions = (
        f"Saksi {metadata.version('saksi')}, {engine}, schema {version or 'none'} (this Saksi knows {SCHEMA_VERSION})"
    )
    if version is None:
        yield Finding("versions", versions, "it is empty; `saksi read FILE` makes it a ledger")
        return
    if version > SCHEMA_VERSION:
        yield Finding("versions", versions, "it was written by a newer Saksi: update this one")
        return
    if version < SCHEMA_VERSION:
        yield Finding(
            "versions", versions, "any command brings it to the present version; make a backup of the file before"
        )
        return
    yield Finding("versions", versions)
    if connection.dialect.name == "sqlite":
        yield _pages(connection)
    yield from _chain(connection)


def _pages(connection: Connection) -> Finding:
    """Whether the pages of a file are whole."""
    try:
        found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(5)"))]
    except DBAPIError as fault:  # pages so broken that they cannot even be counted
        found = [said(fault)]
    if found == ["ok"]:
        return Finding("pages", "whole")
    return Finding("pages", f"broken: {'; '.join(found)}", MENDED)


def _chain(connection: Connection) -> Iterator[Finding]:
    ends: list[Tip] = []
    faults = list(chain_faults(connection, lambda tip: ends.__setitem__(slice(0, 1), [tip])))
    end = ends[0] if ends else Tip()
    if faults:
        yield Finding("statements", faults[0], MENDED)
    else:
        yield Finding("statements", f"{end.number}, whole; the last is {end.hash[:16]}")
    later, back = "", 0
    for (at,) in connection.execute(select(statements.c.at).order_by(statements.c.number)):
        back += at < later
        later = max(at, later)
    if back:
        noted = "nothing is lost: the order is kept by number, and --as-of goes by what the clock said; set the clock"
        yield Finding("clock", f"{back} statements are dated before one that is older", noted)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
