"""The tables of incidents: the mentions of the newest Readings, how they are found, linked and grouped, and what people decided.

A mention has the number that is the rank of its id (`saksi.incidents.blocking.rank_of`), so that the first of those that share
a key stand first in an index.
"""

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, Table, Text, text

from saksi.ledger.engines import Code
from saksi.ledger.tables import metadata

_WAITING = text("NOT settled")

# One row an event of a newest Reading that nobody rejected, as reviewed. `settled` is false only within a transaction, until the
# incidents are worked out anew.
mentions = Table(
    "mentions",
    metadata,
    Column("mention", BigInteger, primary_key=True, autoincrement=False),
    Column("event", ForeignKey("events.number"), nullable=False, unique=True),
    Column("reading", ForeignKey("readings.number"), nullable=False, index=True),
    Column("id", Code, nullable=False, index=True),
    Column("incident", Code, index=True),
    Column("type", Code, nullable=False),
    Column("modality", Code, nullable=False),
    Column("settled", Boolean, nullable=False),
    Column("json", Text, nullable=False),
    Index("mentions_to_settle", "mention", sqlite_where=_WAITING, postgresql_where=_WAITING),
)

# The parties of mentions: those of their events, as reviewed. Side as in `parties`; `head` is the actor that a code is shown
# under: a state for all its organs.
sides = Table(
    "sides",
    metadata,
    Column("event", ForeignKey("events.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("side", Code, nullable=False),
    Column("code", Code),
    Column("head", Code),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("sides_by_code", "code", "side", "event"),
    Index("sides_by_head", "head", "side", "event"),
    sqlite_with_rowid=False,
)

# The keys by which a mention is found, each as 64 bits of its hash. Here and in `links` the mention is no foreign key: with each
# that goes the store would look through the whole table for it.
mention_keys = Table(
    "mention_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("mention", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# The keys that more mentions share than are all compared: the last of those that stand for the others.
crowded = Table(
    "crowded",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("last", BigInteger, nullable=False),
)

# What two mentions have in common, from NEARLY on; each pair both ways round.
links = Table(
    "links",
    metadata,
    Column("one", BigInteger, primary_key=True, autoincrement=False),
    Column("other", BigInteger, primary_key=True, autoincrement=False),
    Column("score", Float, nullable=False),
    Column("joins", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# What people decided, by the number of the statement.
decisions = Table(
    "decisions",
    metadata,
    Column("number", ForeignKey("statements.number"), primary_key=True),
    Column("kind", Code, nullable=False),
    Column("at", Code, nullable=False),
    Column("by", Text, nullable=False),
    Column("why", Text, nullable=False),
)

# The events that decisions speak of, the `others` of a split behind the rest; `mention` is what the event is now, null where
# the newest Reading of its document does not tell it.
decided = Table(
    "decided",
    metadata,
    Column("decision", ForeignKey("decisions.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("others", Boolean, nullable=False),
    Column("event", ForeignKey("events.number"), nullable=False),
    Column("document", Code, nullable=False, index=True),
    Column("mention", BigInteger, index=True),
)

LONG = 45
"""Days. What lasts no longer is found among what began so many days before."""
_LONG = text(f"days > {LONG}")
# `place` is `place_name` in small letters, `changed_at` when the latest of its mentions was added, `lead` the event whose words
# stand for it, `days` how many days lie between the two dates.
_IN_SHORT = ("date_to", "type", "status", "modality", "country", "place", "place_name", "lat", "lon", "reports")
incidents = Table(
    "incidents",
    metadata,
    Column("id", Code, primary_key=True),
    Column("type", Code, nullable=False),
    Column("modality", Code, nullable=False),
    Column("status", Code, nullable=False),
    Column("date_from", Code),
    Column("date_to", Code),
    Column("days", Integer),
    Column("country", Code),
    Column("place", Text, index=True),
    Column("place_name", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("changed_at", Code, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("lead", ForeignKey("events.number"), nullable=False),
    Column("json", Text, nullable=False),
    # all that filters and sums ask for: they go through this index, which is small, and not through the rows
    Index("incidents_by_date", "date_from", "id", *_IN_SHORT),
    Index("incidents_by_change", "changed_at", "id"),
    Index("incidents_by_type_and_date", "type", "date_from", "id"),
    Index("incidents_by_country_and_date", "country", "date_from", "id"),
    Index("incidents_by_status_and_date", "status", "date_from", "id"),
    Index("incidents_by_reports_and_date", "reports", "date_from", "id"),
    Index("incidents_of_long", "date_to", sqlite_where=_LONG, postgresql_where=_LONG),
)
