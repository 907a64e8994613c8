"""What a ledger of an older version lacks, made from the Readings in it."""

import msgspec
from sqlalchemy import Connection, select

from saksi.ledger.keeping import keep_disputes, keep_sketch, keep_sources
from saksi.ledger.tables import events, readings
from saksi.records import Event, Reading


def upgrade(connection: Connection, version: int) -> None:
    """Bring a ledger of this version to the present one, in the transaction that is open: whole or not at all."""
    if version < 2:
        _fill_sources(connection)


def _fill_sources(connection: Connection) -> None:
    """Credits, disputes, speakers and sketches of the newest Readings; older ones are shown nowhere. Two minutes for 50,000."""
    for number in connection.scalars(select(readings.c.number).where(readings.c.newest)).all():
        written = connection.execute(select(readings.c.json).where(readings.c.number == number)).scalar_one()
        reading = msgspec.json.decode(written, type=Reading)
        keep_sketch(connection, number, reading)
        keep_disputes(connection, number, reading)
        told = select(events.c.number, events.c.json).where(events.c.reading == number)
        for row in connection.execute(told).all():
            keep_sources(connection, row.number, msgspec.json.decode(row.json, type=Event))
