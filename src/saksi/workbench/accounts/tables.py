"""The tables of accounts. They stand beside the ledger's in the same database, and are no part of its chain of statements."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

from saksi.ledger.engines import Code

ACCOUNTS_VERSION = 1
"""The version of these tables, kept in the ledger's table `about` under `accounts`."""

metadata = MetaData()


def _number() -> "Column[int]":
    return Column("number", Integer, primary_key=True, autoincrement=False)


# `folded` is the name as names are compared. People are never removed: what they did is told by their names.
people = Table(
    "team_people",
    metadata,
    _number(),
    Column("name", Text, nullable=False),
    Column("folded", Code, nullable=False, unique=True),
    Column("role", Code, nullable=False),
    Column("password", Text, nullable=False),
    Column("made_at", Code, nullable=False),
    Column("disabled_at", Code),
)

# Of every secret only the SHA-256 is kept (secret.py).
invitations = Table(
    "team_invitations",
    metadata,
    _number(),
    Column("name", Text, nullable=False),
    Column("folded", Code, nullable=False, index=True),
    Column("role", Code, nullable=False),
    Column("hash", Code, nullable=False, unique=True),
    Column("made_at", Code, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("expires_at", Code, nullable=False),
    Column("used_at", Code),
    Column("withdrawn_at", Code),
)

sessions = Table(
    "team_sessions",
    metadata,
    _number(),
    Column("person", ForeignKey("team_people.number"), nullable=False, index=True),
    Column("hash", Code, nullable=False, unique=True),
    Column("address", Text, nullable=False),
    Column("browser", Text, nullable=False),
    Column("begun_at", Code, nullable=False),
    Column("seen_at", Code, nullable=False),
    Column("ends_at", Code, nullable=False),
    Column("ended_at", Code),
)

# Scopes are words with a space between them.
tokens = Table(
    "team_tokens",
    metadata,
    _number(),
    Column("person", ForeignKey("team_people.number"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("hash", Code, nullable=False, unique=True),
    Column("made_at", Code, nullable=False),
    Column("ends_at", Code, nullable=False),
    Column("used_at", Code),
    Column("ended_at", Code),
)

# Log-ins that failed, by address and by name; a key does not show what was typed.
failures = Table(
    "team_failures",
    metadata,
    Column("key", Code, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Code, nullable=False, index=True),
    Column("wait_until", Code, nullable=False),
)

# Rows are never changed or removed; `hash` is that of the other columns, `previous` that of the row before.
trail = Table(
    "team_trail",
    metadata,
    _number(),
    Column("at", Code, nullable=False),
    Column("by", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("action", Code, nullable=False),
    Column("subject", Text, nullable=False),
    Column("previous", Code, nullable=False),
    Column("hash", Code, nullable=False),
    Index("team_trail_by_action", "action", "number"),
)
