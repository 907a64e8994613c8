"""How a Reading is shown: its own columns, its events, whom they credit, what it disputes, the sketch of its text, mentions."""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from saksi.incidents.mentions import disputes_of
from saksi.ledger.deciding import carry_decisions
from saksi.ledger.engines import Row, insert_rows
from saksi.ledger.linking import drop_mentions, keep_mentions
from saksi.ledger.shelf import LedgerShelf, in_parts
from saksi.ledger.statements import Statement, digest, next_numbers
from saksi.ledger.tables import events, parties, readings, shingles, sketches
from saksi.ledger.words import words_of
from saksi.records import Event, Party, Reading
from saksi.sourcing.reports import report_of
from saksi.sourcing.shelf import is_full
from saksi.sourcing.sketches import Sketch

_NUMBERS = next_numbers(readings, events, parties)
_REPLACE = update(readings).where(readings.c.id == bindparam("document"), readings.c.newest).values(newest=False)


class Kept(msgspec.Struct, frozen=True):
    """What the statement of a Reading holds: where it came from, and its JSON as it was."""

    origin: str
    reading: msgspec.Raw


def reading_in(json: str) -> Reading:
    """The Reading in the JSON of its statement."""
    return msgspec.json.decode(msgspec.json.decode(json, type=Kept).reading, type=Reading)


def keep_reading(connection: Connection, statement: Statement) -> None:
    """Show a Reading as the newest of its document."""
    kept = msgspec.json.decode(statement.json, type=Kept)
    written = bytes(kept.reading).decode("utf-8")
    whole = msgspec.json.decode(written, type=Reading)
    number, event, party = connection.execute(_NUMBERS).one()
    replaced = connection.execute(_REPLACE, {"document": whole.id}).rowcount
    if replaced:
        drop_sketches(connection, whole.id)
    words = words_of(f"{whole.article.title or ''} {whole.article.text}")
    rows = {
        "readings": [_reading_row(number, statement, kept.origin, written, whole)],
        "article_words": [{"rowid": number, "words": words}],
        **_rows_of_events(number, whole, event, party),
        "disputes": _dispute_rows(number, whole),
        **_rows_of_sketch(connection, number, whole),
    }
    insert_rows(connection, rows)
    if replaced:
        drop_mentions(connection, whole.id)
    keep_mentions(connection, whole)
    if replaced:
        carry_decisions(connection, whole.id)


def _reading_row(number: int, statement: Statement, origin: str, written: str, whole: Reading) -> Row:
    article = whole.article
    return {
        "number": number,
        "statement": statement.number,
        "id": whole.id,
        "hash": digest(written),
        "digest": whole.digest,
        "coder": whole.coder,
        "origin": origin,
        "added_at": statement.at,
        "newest": True,
        "title": article.title,
        "publisher": article.publisher,
        "language": article.language,
        "published_from": article.published and article.published.from_,
        "published_to": article.published and article.published.to,
        "events": len(whole.events),
    }


def _rows_of_events(reading: int, whole: Reading, event: int, party: int) -> dict[str, list[Row]]:
    """The events of a Reading with their parties, credits and words; the first ones under the numbers given."""
    title = whole.article.title or ""
    numbered = list(enumerate(whole.events, event))
    rows = [_event_row(number, reading, number - event, found, whole) for number, found in numbered]
    sides = [row for number, found in numbered for row in _party_rows(number, found)]
    return {
        "events": rows,
        "parties": [{"number": number, **row} for number, row in enumerate(sides, party)],
        "credits": [
            {"event": number, "position": at, "outlet": outlet}
            for number, found in numbered
            for at, outlet in enumerate(found.via)
        ],
        "event_words": [{"rowid": row["number"], "words": words_of(f"{title} {row['sentence']}")} for row in rows],
    }


def _event_row(number: int, reading: int, position: int, found: Event, whole: Reading) -> Row:
    source = (whole.article.title or "") if found.in_ == "title" else whole.article.text
    return {
        "number": number,
        "reading": reading,
        "position": position,
        "id": found.id,
        "type": found.type,
        "mode": found.mode,
        "modality": found.modality,
        "background": found.background,
        "date_from": found.date and found.date.from_,
        "date_to": found.date and found.date.to,
        "country": found.place and found.place.country,
        "place": found.place and found.place.name,
        "speaker": found.speaker and found.speaker.code,
        "confidence": found.confidence,
        "sentence": source[slice(*found.sentence)],
        "json": msgspec.json.encode(found).decode("utf-8"),
    }


def _party_rows(number: int, found: Event) -> Iterator[Row]:
    """The parties of an event and who states it."""
    sides: Iterable[tuple[str, tuple[Party, ...]]] = (
        ("both" if found.symmetric else "actor", found.actors),
        ("both" if found.symmetric else "recipient", found.recipients),
        ("speaker", (found.speaker,) if found.speaker else ()),
    )
    for side, members in sides:
        for party in members:
            yield {"event": number, "side": side, "code": party.code, "name": party.name, "text": party.text}


def _dispute_rows(reading: int, whole: Reading) -> list[Row]:
    """What a Reading disputes."""
    return [
        {"reading": reading, "position": position, "kind": found.kind, "event": found.event,
         "by": (found.by.code or "").split(" ")[0] or None, "json": msgspec.json.encode(found).decode("utf-8")}
        for position, found in enumerate(disputes_of(whole))
    ]  # fmt: skip


def drop_sketches(connection: Connection, id: str) -> None:
    """Remove the sketches of the Readings of a document: a newer one takes their place."""
    older = select(readings.c.number).where(readings.c.id == id)
    for row in connection.execute(select(sketches).where(sketches.c.reading.in_(older))).all():
        for some in in_parts(Sketch(row.hashes, row.bound).hashes.tolist()):
            connection.execute(delete(shingles).where(shingles.c.hash.in_(some), shingles.c.reading == row.reading))
        connection.execute(delete(sketches).where(sketches.c.reading == row.reading))


def _rows_of_sketch(connection: Connection, number: int, whole: Reading) -> dict[str, list[Row]]:
    """The sketch of a Reading's text."""
    paper = report_of(whole).paper
    hashes = paper.sketch.hashes
    holders = LedgerShelf(connection).outlets(hashes)
    kept = {"reading": number, "outlet": paper.outlet, "hashes": paper.sketch.packed, "bound": paper.sketch.bound}
    held = [hash for hash in hashes.tolist() if not is_full(holders.get(hash, ()), paper.outlet)]
    return {"sketches": [kept], "shingles": [{"hash": hash, "reading": number} for hash in held]}
