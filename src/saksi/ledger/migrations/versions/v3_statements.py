"""Version 3: statements, of which everything else is a view.

What versions 1 and 2 kept of Readings and of what was set aside becomes the first statements, at the times at which it was
added. Every other table is made anew from them by the last step.
"""

from collections.abc import Iterator

import msgspec
from alembic import op
from sqlalchemy import Connection, text

from saksi.ledger.keeping import Kept
from saksi.ledger.statements import append
from saksi.ledger.views import READING, RESOLVED, SET_ASIDE, Place, create_views
from saksi.records import SetAside

revision = "3"
down_revision = "2"

VIEWS_BEFORE = ("shingles", "sketches", "disputes", "credits", "parties", "events")


def upgrade() -> None:
    """Put the old tables aside, tell their rows again as statements, and drop them."""
    connection = op.get_bind()
    for table in VIEWS_BEFORE:
        op.execute(f"DROP TABLE IF EXISTS {table}")
    op.execute("DROP INDEX set_aside_by_origin")
    op.rename_table("readings", "old_readings")
    op.rename_table("set_aside", "old_set_aside")
    create_views(connection)
    for _, _, number, kind, at in sorted([*_added(connection)]):
        append(connection, kind, *_content(connection, kind, number), at)
    op.drop_table("old_readings")
    op.drop_table("old_set_aside")


def _added(connection: Connection) -> Iterator[tuple[str, int, int, str, str]]:
    """What to sort by, so that no Reading comes before an older one, whatever the clock said; number, kind, and time."""
    latest = ""
    for number, at in connection.execute(text("SELECT number, added_at FROM old_readings ORDER BY number")).all():
        latest = max(latest, at)
        yield latest, 0, number, READING, at
    for number, at, resolved in connection.execute(
        text("SELECT number, first_at, resolved_at FROM old_set_aside")
    ).all():
        yield at, 1, number, SET_ASIDE, at
        if resolved:
            yield max(at, resolved), 2, number, RESOLVED, resolved


def _content(connection: Connection, kind: str, number: int) -> tuple[str, object]:
    """What a statement is about, and what it says."""
    if kind == READING:
        chosen = text("SELECT id, origin, json FROM old_readings WHERE number = :number")
        row = connection.execute(chosen, {"number": number}).one()
        return row.id, Kept(row.origin, msgspec.Raw(row.json.encode("utf-8")))
    chosen = text("SELECT origin, locator, code, reason, hint FROM old_set_aside WHERE number = :number")
    row = connection.execute(chosen, {"number": number}).one()
    if kind == RESOLVED:
        return row.origin, Place(row.origin, row.locator)
    return row.origin, SetAside(**row._mapping)
