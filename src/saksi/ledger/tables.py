"""The tables of the ledger, defined once for every store."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1

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
