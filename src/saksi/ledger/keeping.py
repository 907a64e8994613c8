"""What a Reading is kept as beside itself: its events in columns, whom they credit, and the sketch of its text."""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, delete, insert, select

from saksi.ledger.shelf import LedgerShelf, in_parts
from saksi.ledger.tables import credits, disputes, events, parties, readings, shingles, sketches
from saksi.records import Dispute, Event, Party, Reading
from saksi.sourcing.reports import report_of
from saksi.sourcing.shelf import is_full
from saksi.sourcing.sketches import Sketch


def keep_events(connection: Connection, reading: int, whole: Reading) -> None:
    """Keep the events of a Reading that stands under a number."""
    for position, found in enumerate(whole.events):
        source = (whole.article.title or "") if found.in_ == "title" else whole.article.text
        new = insert(events).values(
            reading=reading,
            position=position,
            id=found.id,
            type=found.type,
            mode=found.mode,
            modality=found.modality,
            background=found.background,
            date_from=found.date and found.date.from_,
            date_to=found.date and found.date.to,
            country=found.place and found.place.country,
            place=found.place and found.place.name,
            speaker=found.speaker and found.speaker.code,
            confidence=found.confidence,
            sentence=source[slice(*found.sentence)],
            json=msgspec.json.encode(found).decode("utf-8"),
        )
        number = connection.execute(new.returning(events.c.number)).scalar_one()
        _keep_parties(connection, number, "both" if found.symmetric else "actor", found.actors)
        _keep_parties(connection, number, "both" if found.symmetric else "recipient", found.recipients)
        keep_sources(connection, number, found)
    keep_disputes(connection, reading, whole)


def keep_sources(connection: Connection, number: int, found: Event) -> None:
    """Keep who states an event and whom it credits."""
    _keep_parties(connection, number, "speaker", (found.speaker,) if found.speaker else ())
    if found.via:
        rows = [{"event": number, "position": at, "outlet": outlet} for at, outlet in enumerate(found.via)]
        connection.execute(insert(credits), rows)


def keep_disputes(connection: Connection, reading: int, whole: Reading) -> None:
    """Keep what a Reading disputes."""
    rows = [
        {"reading": reading, "position": position, "kind": found.kind, "event": found.event,
         "by": (found.by.code or "").split(" ")[0] or None, "json": msgspec.json.encode(found).decode("utf-8")}
        for position, found in enumerate((*whole.disputes, *_denied_by_events(whole)))
    ]  # fmt: skip
    if rows:
        connection.execute(insert(disputes), rows)


def _denied_by_events(whole: Reading) -> Iterator[Dispute]:
    """What events deny that no dispute of the Reading tells: coders before disputes were records knew only these."""
    told = {dispute.event for dispute in whole.disputes}
    for event in whole.events:
        if event.disputes and event.disputes not in told and event.actors:
            yield Dispute(
                kind="denial", denial=event.trigger, by=event.actors[0], claim=None, claimed_by=None,
                event=event.disputes, answer=event.id, why=(),
            )  # fmt: skip


def keep_sketch(connection: Connection, number: int, whole: Reading) -> None:
    """Keep the sketch of a Reading's text, in the place of those of older Readings of the document."""
    older = select(readings.c.number).where(readings.c.id == whole.id, readings.c.number != number)
    for row in connection.execute(select(sketches).where(sketches.c.reading.in_(older))).all():
        for some in in_parts(Sketch(row.hashes, row.bound).hashes.tolist()):
            connection.execute(delete(shingles).where(shingles.c.hash.in_(some), shingles.c.reading == row.reading))
        connection.execute(delete(sketches).where(sketches.c.reading == row.reading))
    paper = report_of(whole).paper
    kept = {"outlet": paper.outlet, "hashes": paper.sketch.packed, "bound": paper.sketch.bound}
    connection.execute(insert(sketches).values(reading=number, **kept))
    hashes = paper.sketch.hashes
    holders = LedgerShelf(connection).outlets(hashes)
    rows = [
        {"hash": hash, "reading": number}
        for hash in hashes.tolist()
        if not is_full(holders.get(hash, ()), paper.outlet)
    ]
    if rows:
        connection.execute(insert(shingles), rows)


def _keep_parties(connection: Connection, number: int, side: str, members: Iterable[Party]) -> None:
    rows = [
        {"event": number, "side": side, "code": party.code, "name": party.name, "text": party.text} for party in members
    ]
    if rows:
        connection.execute(insert(parties), rows)
