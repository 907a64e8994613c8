"""How a Reading is shown: its own columns, its events, whom they credit, what it disputes, the sketch of its text, mentions.

Of the Readings of a document lists show one, the newest: the last that was added, or an earlier one that is shown again.
"""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from saksi.coding.sides import country_of
from saksi.incidents.mentions import disputes_of
from saksi.ledger.deciding import carry_decisions
from saksi.ledger.engines import Row, insert_rows
from saksi.ledger.linking import change_mentions, drop_mentions, keep_mentions, sides_of
from saksi.ledger.review_views import keep_review
from saksi.ledger.reviewed import as_reviewed_whole
from saksi.ledger.shelf import LedgerShelf, in_parts
from saksi.ledger.statements import Statement, digest, next_numbers
from saksi.ledger.tables import events, parties, readings, shingles, sketches, statements
from saksi.ledger.words import words_of
from saksi.records import Dispute, Event, Reading
from saksi.sourcing.reports import report_of
from saksi.sourcing.shelf import is_full
from saksi.sourcing.sketches import Sketch

_NUMBERS = next_numbers(readings, events, parties)
_REPLACE = update(readings).where(readings.c.id == bindparam("document"), readings.c.newest).values(newest=False)


class Kept(msgspec.Struct, frozen=True):
    """What the statement of a Reading holds: where it came from, and its JSON as it was."""

    origin: str
    reading: msgspec.Raw


class Shown(msgspec.Struct, frozen=True):
    """What a statement says that shows an earlier Reading again: the hash of it."""

    hash: str


def reading_in(json: str) -> Reading:
    """The Reading in the JSON of its statement."""
    return msgspec.json.decode(msgspec.json.decode(json, type=Kept).reading, type=Reading)


def keep_reading(connection: Connection, statement: Statement) -> None:
    """Show a Reading as the newest of its document."""
    kept = msgspec.json.decode(statement.json, type=Kept)
    written = bytes(kept.reading).decode("utf-8")
    whole = msgspec.json.decode(written, type=Reading)
    number, event, party = connection.execute(_NUMBERS).one()
    replaced = _replace(connection, whole.id)
    words = words_of(f"{whole.article.title or ''} {whole.article.text}")
    rows = {
        "readings": [_reading_row(number, statement, kept.origin, written, whole)],
        "showings": [_showing_row(number, statement)],
        "article_words": [{"rowid": number, "words": words}],
        **_rows_of_events(number, whole, event, party),
        "disputes": _dispute_rows(number, whole),
        **_rows_of_sketch(connection, number, whole),
    }
    insert_rows(connection, rows)
    _show_mentions(connection, whole, replaced=replaced)


def keep_shown(connection: Connection, statement: Statement) -> None:
    """Show an earlier Reading of a document as its newest again."""
    shown = msgspec.json.decode(statement.json, type=Shown)
    chosen = select(readings.c.number, statements.c.json).join_from(readings, statements)
    found = connection.execute(chosen.where(readings.c.id == statement.subject, readings.c.hash == shown.hash)).one()
    _replace(connection, statement.subject)
    connection.execute(update(readings).where(readings.c.number == found.number).values(newest=True))
    whole = reading_in(found.json)
    rows = _rows_of_sketch(connection, found.number, whole)
    insert_rows(connection, {"showings": [_showing_row(found.number, statement)], **rows})
    _show_mentions(connection, whole, replaced=True)


def _show_mentions(connection: Connection, whole: Reading, *, replaced: bool) -> None:
    """Let the mentions of a Reading stand, in the place of those of the one that it replaces."""
    if not replaced:
        keep_mentions(connection, whole)
        return
    drop_mentions(connection, whole.id)
    keep_mentions(connection, as_reviewed_whole(connection, whole))
    carry_decisions(connection, whole.id)


def keep_reviewed(connection: Connection, statement: Statement) -> None:
    """Show a review, and let the mentions of its article stand as it leaves them."""
    article = keep_review(connection, statement)
    newest = select(statements.c.json).join_from(readings, statements)
    shown = connection.execute(newest.where(readings.c.id == article, readings.c.newest)).first()
    if shown:
        change_mentions(connection, as_reviewed_whole(connection, reading_in(shown.json)))


def _replace(connection: Connection, document: str) -> bool:
    """Let no Reading of a document be the newest: another takes its place. Whether there was one."""
    replaced = connection.execute(_REPLACE, {"document": document}).rowcount > 0
    if replaced:
        drop_sketches(connection, document)
    return replaced


def _showing_row(reading: int, statement: Statement) -> Row:
    return {"document": statement.subject, "statement": statement.number, "reading": reading, "at": statement.at}


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
        "sentence": _source_of(found, whole)[slice(*found.sentence)],
        "json": msgspec.json.encode(found).decode("utf-8"),
    }


def _source_of(found: Event, whole: Reading) -> str:
    """The text into which the offsets of an event point."""
    return (whole.article.title or "") if found.in_ == "title" else whole.article.text


def _party_rows(number: int, found: Event) -> Iterator[Row]:
    """The parties of an event and who states it."""
    for side, party in sides_of(found):
        yield {"event": number, "side": side, "code": party.code, "name": party.name, "text": party.text}


def _dispute_rows(reading: int, whole: Reading) -> list[Row]:
    """What a Reading disputes."""
    return [
        {"reading": reading, "position": position, "kind": found.kind, "event": found.event, "answer": found.answer,
         "by": country_of(found.by), "words": _denial(found, whole), "json": msgspec.json.encode(found).decode("utf-8")}
        for position, found in enumerate(disputes_of(whole))
    ]  # fmt: skip


def _denial(found: Dispute, whole: Reading) -> str:
    """The words of a denial, in the title where the event that denies stands there."""
    answer = next((event for event in whole.events if event.id == found.answer), None)
    return (_source_of(answer, whole) if answer else whole.article.text)[slice(*found.denial)]


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
