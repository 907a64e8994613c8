"""Where a list goes on, as it stands in an address: opaque, and the same whatever is added to the ledger meanwhile."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from typing import Annotated, TypeVar

import msgspec
from fastapi import Query

from saksi.errors import UsageError

Kind = TypeVar("Kind", bound=tuple[object, ...])
LARGEST = 2**31
"""No number in a ledger is as large."""


def written(position: object) -> str | None:
    """A position as a cursor; None for None."""
    if position is None:
        return None
    return urlsafe_b64encode(msgspec.json.encode(position)).rstrip(b"=").decode("ascii")


def read(cursor: str | None, kind: type[Kind]) -> Kind | None:
    """The position that a cursor is of: a tuple of this kind; UsageError for what no list gave."""
    if not cursor:
        return None
    try:
        raw = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        found = msgspec.json.decode(raw, type=kind)
    except (UnicodeEncodeError, Error, ValueError, msgspec.MsgspecError):
        raise _no_cursor(cursor) from None
    if not all(_may_be(part) for part in found):
        raise _no_cursor(cursor)
    return found


def _may_be(part: object) -> bool:
    return 0 <= part < LARGEST if isinstance(part, int) else "\x00" not in str(part)


def _no_cursor(cursor: str) -> UsageError:
    return UsageError(f"after {cursor[:80]!r} is not where a list goes on; begin it anew")


After = Annotated[str | None, Query(max_length=300, description="The `after` of the page before; opaque.")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many at most.")]
