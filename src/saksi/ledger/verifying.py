"""Whether a ledger is what was added to it: the chain of its statements, and the tables that show them."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from saksi.ledger.engines import engine_of, writing
from saksi.ledger.settling import settle
from saksi.ledger.statements import Tip, fault_of, repeat, statements_of
from saksi.ledger.views import VIEWS, create_views, keep

MOST_TOLD = 20
"""So many faults of a table are told."""


def chain_faults(connection: Connection, seen: Callable[[Tip], None] = lambda _: None) -> Iterator[str]:
    """What is wrong with the chain, as far as the first break; `seen` is told of each statement that is right."""
    last = Tip()
    for statement in statements_of(connection):
        fault = fault_of(statement, last)
        if fault:
            yield f"{fault}. What stands before it is whole"
            return
        last = Tip(statement.number, statement.hash)
        seen(last)


def view_faults(connection: Connection) -> Iterator[str]:
    """Where the tables do not show what the statements say: they are made anew beside it, and compared row by row.

    The chain has to be whole. It takes as long as adding everything again, and as much room on the disk of temporary files.
    """
    with tempfile.TemporaryDirectory(prefix="saksi-") as folder:
        engine = engine_of(Path(folder) / "anew.sqlite")
        try:
            with writing(engine).begin() as anew:
                create_views(anew)
                for statement in statements_of(connection):
                    repeat(anew, statement)
                    keep(anew, statement)
                settle(anew)
                for table in VIEWS:
                    yield from _limited(_differences(table, connection, anew), table.name)
        finally:
            engine.dispose()


def _differences(table: Table, connection: Connection, anew: Connection) -> Iterator[str]:
    """Where two tables differ, both in the order of their keys."""
    keys = list(table.primary_key.columns)
    ordered = select(table).order_by(*keys)
    rows, right = iter(connection.execute(ordered)), iter(anew.execute(ordered))
    one, other = next(rows, None), next(right, None)
    while one is not None or other is not None:
        is_at, should_be = _key(one, keys), _key(other, keys)
        if other is None or (one is not None and is_at < should_be):
            yield f"{table.name} {_shown(is_at)}: no statement says it"
            one = next(rows, None)
        elif one is None or should_be < is_at:
            yield f"{table.name} {_shown(should_be)}: it is missing"
            other = next(right, None)
        else:
            if tuple(one) != tuple(other):
                wrong = [name for name, is_, says in zip(table.c.keys(), one, other, strict=True) if is_ != says]
                yield f"{table.name} {_shown(is_at)}: {', '.join(wrong)} is not as the statement says"
            one, other = next(rows, None), next(right, None)


def _key(row: "Row[Any] | None", keys: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(getattr(row, key.name) for key in keys) if row is not None else ()


def _shown(key: tuple[Any, ...]) -> str:
    return ", ".join(map(str, key))


def _limited(faults: Iterator[str], name: str) -> Iterator[str]:
    for told, fault in enumerate(faults):
        if told == MOST_TOLD:
            yield f"{name}: and more"
            return
        yield fault
