"""The tables of review: what people said, only added to; and what follows from it, made anew from what they said."""

from sqlalchemy import Column, Index, String, Table, Text

from saksi.ledger.tables import metadata

# Every review, assignment and coding, under the hash of its content.
reviews = Table(
    "reviews",
    metadata,
    Column("id", String, primary_key=True),
    Column("event", String, nullable=False),
    Column("article", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("json", Text, nullable=False),
    Index("reviews_by_event", "event", "at"),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", String, primary_key=True),
    Column("sentence", String, nullable=False, index=True),
    Column("coder", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("json", Text, nullable=False),
)

codings = Table(
    "codings",
    metadata,
    Column("id", String, primary_key=True),
    Column("sentence", String, nullable=False, index=True),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
    Column("json", Text, nullable=False),
)

# The state that each event is in by its reviews, so that lists can ask for it.
review_states = Table(
    "review_states",
    metadata,
    Column("event", String, primary_key=True),
    Column("state", String, nullable=False, index=True),
)
