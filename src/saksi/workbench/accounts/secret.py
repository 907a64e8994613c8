"""Secrets of sessions, invitations and tokens: drawn at random, kept as their hash alone.

256 random bits cannot be guessed, so a plain SHA-256 hides them; Argon2 is for passwords, which can (passwords.py).
"""

import hashlib
import re
import secrets

BYTES = 32
TOKEN = "saksi_"
"""What a token begins with, so that one that got into a file or a chat can be found and told for what it is."""
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
_BEARER = re.compile(rf"(?i:bearer) +{TOKEN}([A-Za-z0-9_-]{{43}})")


def new_secret() -> str:
    """A secret of 43 characters that may stand in a cookie and an address."""
    return secrets.token_urlsafe(BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a secret: 64 hexadecimal digits."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def is_secret(text: str) -> bool:
    """Whether a text has the form of a secret; nothing else is looked for in the store."""
    return _SECRET.fullmatch(text) is not None


def as_token(secret: str) -> str:
    """A secret as it is shown to whoever made a token of it."""
    return TOKEN + secret


def bearer(header: str) -> str | None:
    """The secret in the value of a header `Authorization: Bearer saksi_…`; None where there is none."""
    found = _BEARER.fullmatch(header.strip(" \t"))
    return found[1] if found else None
