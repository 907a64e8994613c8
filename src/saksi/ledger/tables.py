"""The tables of the ledger, defined once for every store."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

# 1: readings, events, parties, set_aside. 2: credits, disputes, sketches, shingles, and speakers among the parties.
SCHEMA_VERSION = 2

metadata = MetaData()

about = Table("about", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

# One row a Reading. A Reading of the same document by another coder is another row; `newest` marks the one that lists show.
readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("hash", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("coder", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("added_at", String, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("language", String),
    Column("published_from", String),
    Column("published_to", String),
    Column("events", Integer, nullable=False),
    Column("json", Text, nullable=False),
    UniqueConstraint("id", "hash"),
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.number"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("id", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("modality", String, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("date_from", String),
    Column("date_to", String),
    Column("country", String),
    Column("place", Text),
    Column("speaker", String),
    Column("confidence", Float, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("json", Text, nullable=False),
    Index("events_by_type_and_date", "type", "date_from"),
)

# Side: actor, recipient, both (of an event in which each side is both), speaker.
parties = Table(
    "parties",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("event", ForeignKey("events.number"), nullable=False, index=True),
    Column("side", String, nullable=False),
    Column("code", String, index=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
)

# The outlets that an event credits, the nearest first.
credits = Table(
    "credits",
    metadata,
    Column("event", ForeignKey("events.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("outlet", Text, nullable=False, index=True),
)

# What Readings dispute: the id of the event where one is told, and the country or body of who disputes it.
disputes = Table(
    "disputes",
    metadata,
    Column("reading", ForeignKey("readings.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("event", String, index=True),
    Column("by", String, index=True),
    Column("json", Text, nullable=False),
)

# The sketch of each newest Reading's text, and which of them hold a shingle; made from `readings`, and made anew with them.
sketches = Table(
    "sketches",
    metadata,
    Column("reading", ForeignKey("readings.number"), primary_key=True),
    Column("outlet", Text),
    Column("hashes", LargeBinary, nullable=False),
    Column("bound", BigInteger, nullable=False),
)

shingles = Table(
    "shingles",
    metadata,
    Column("hash", BigInteger, primary_key=True),
    Column("reading", ForeignKey("readings.number"), primary_key=True),
    sqlite_with_rowid=False,  # the key is all there is in a row: half the size
)

# What could not be read. `resolved_at` is set when it was read after all; the row stays.
set_aside = Table(
    "set_aside",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("origin", String, nullable=False),
    Column("locator", String, nullable=False),
    Column("code", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("first_at", String, nullable=False),
    Column("resolved_at", String),
    Index("set_aside_by_origin", "origin", "locator"),
)
