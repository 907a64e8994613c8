"""The tables of the ledger, defined once for every store.

`statements` is the ledger; every other table but `about` is a view of it, and can be made anew from it (views.py).
"""

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
    text,
)

from saksi.ledger.engines import Code

# 1: readings, events, parties, set_aside. 2: credits, disputes, sketches, shingles, and speakers among the parties.
# 3: statements, of which all of these are views; a Reading's JSON stands there alone. Reviews, assignments, codings, showings.
# 4: incidents (incident_tables.py). 5: mentions as reviewed, with their sides; which event a dispute is.
SCHEMA_VERSION = 5

metadata = MetaData()


def _number() -> "Column[int]":
    """The key of a row, given and not drawn, so that the views of the same statements are the same in every store."""
    return Column("number", Integer, primary_key=True, autoincrement=False)


about = Table("about", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

# Everything that was ever added, as it was added: rows are never changed or removed. `content` is the SHA-256 of `json`,
# `hash` that of all other columns and of `previous`, the hash of the statement before.
statements = Table(
    "statements",
    metadata,
    _number(),
    Column("kind", Code, nullable=False),
    Column("subject", Code, nullable=False),
    Column("at", Code, nullable=False),
    Column("by", Text),
    Column("content", Code, nullable=False),
    Column("previous", Code, nullable=False),
    Column("hash", Code, nullable=False),
    Column("json", Text, nullable=False),
    Index("statements_by_subject", "kind", "subject"),
)

# One row a Reading. A Reading of the same document by another coder is another row; `newest` marks the one that lists show.
readings = Table(
    "readings",
    metadata,
    _number(),
    Column("statement", ForeignKey("statements.number"), nullable=False),
    Column("id", Code, nullable=False),
    Column("hash", Code, nullable=False),
    Column("digest", Code, nullable=False),
    Column("coder", Code, nullable=False),
    Column("origin", Code, nullable=False),
    Column("added_at", Code, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("language", Code),
    Column("published_from", Code),
    Column("published_to", Code),
    Column("events", Integer, nullable=False),
    UniqueConstraint("id", "hash"),
)

# Which Reading of a document lists show, from which statement on: each as it is added, and an older one that is shown again.
showings = Table(
    "showings",
    metadata,
    Column("document", Code, primary_key=True),
    Column("statement", ForeignKey("statements.number"), primary_key=True),
    Column("reading", ForeignKey("readings.number"), nullable=False, index=True),
    Column("at", Code, nullable=False),
)

_OF_DAYS = text("date_from < date_to")
events = Table(
    "events",
    metadata,
    _number(),
    Column("reading", ForeignKey("readings.number"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("id", Code, nullable=False, index=True),
    Column("type", Code, nullable=False),
    Column("mode", Code),
    Column("modality", Code, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("date_from", Code),
    Column("date_to", Code),
    Column("country", Code),
    Column("place", Text),
    Column("speaker", Code),
    Column("confidence", Float, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("json", Text, nullable=False),
    Index("events_by_date", "date_from"),
    Index("events_by_type_and_date", "type", "date_from"),
    Index("events_by_country_and_date", "country", "date_from"),
    Index("events_of_days", "date_to", "date_from", sqlite_where=_OF_DAYS, postgresql_where=_OF_DAYS),
)

# Side: actor, recipient, both (of an event in which each side is both), speaker.
parties = Table(
    "parties",
    metadata,
    _number(),
    Column("event", ForeignKey("events.number"), nullable=False, index=True),
    Column("side", Code, nullable=False),
    Column("code", Code),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("parties_by_code", "code", "side", "event"),
)

# The outlets that an event credits, the nearest first.
credits = Table(
    "credits",
    metadata,
    Column("event", ForeignKey("events.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("outlet", Text, nullable=False, index=True),
)

# What Readings dispute: the id of the event where one is told, that of the event that is the answer, the country or body of who
# disputes it, and its words.
disputes = Table(
    "disputes",
    metadata,
    Column("reading", ForeignKey("readings.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Code, nullable=False),
    Column("event", Code, index=True),
    Column("answer", Code),
    Column("by", Code, index=True),
    Column("words", Text, nullable=False),
    Column("json", Text, nullable=False),
)

# The sketch of each newest Reading's text, and which of them hold a shingle; made from its statement.
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

# What people decided on events. `at` is the time of the decision, `known_at` that of its statement, which is later where it was
# carried over from another coding; `first` is the review that was carried over, or the review itself. A comment has no state.
reviews = Table(
    "reviews",
    metadata,
    Column("statement", ForeignKey("statements.number"), primary_key=True),
    Column("id", Code, nullable=False, unique=True),
    Column("event", Code, nullable=False),
    Column("article", Code, nullable=False, index=True),
    Column("state", Code, index=True),
    Column("at", Code, nullable=False),
    Column("known_at", Code, nullable=False),
    Column("first", Code, nullable=False),
    Index("reviews_by_event", "event", "at"),
)

# Sentences that were given to somebody to code, and what people made of them.
assignments = Table(
    "assignments",
    metadata,
    Column("statement", ForeignKey("statements.number"), primary_key=True),
    Column("id", Code, nullable=False, unique=True),
    Column("sentence", Code, nullable=False),
    Column("coder", Text, nullable=False, index=True),
)

codings = Table(
    "codings",
    metadata,
    Column("statement", ForeignKey("statements.number"), primary_key=True),
    Column("id", Code, nullable=False, unique=True),
    Column("sentence", Code, nullable=False),
    Column("by", Text, nullable=False),
)

# What could not be read. `resolved_at` is set when it was read after all; the row stays.
set_aside = Table(
    "set_aside",
    metadata,
    _number(),
    Column("origin", Code, nullable=False),
    Column("locator", Code, nullable=False),
    Column("code", Code, nullable=False),
    Column("reason", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("first_at", Code, nullable=False),
    Column("resolved_at", Code),
    Index("set_aside_by_origin", "origin", "locator"),
)
