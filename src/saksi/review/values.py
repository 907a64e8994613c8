"""Values of fields as JSON has them."""

import msgspec

from saksi.review.records import Value

UNTOLD = frozenset({"why"})
"""What of a value tells how it was found, and not what it is."""


def as_json(value: object) -> Value:
    """A value as it is when it has been written and read again: records are dictionaries, tuples are lists."""
    return msgspec.json.decode(msgspec.json.encode(value))


def same(one: Value, other: Value) -> bool:
    """Whether two values are the same, however they were found."""
    return bool(_bare(one) == _bare(other))


def _bare(value: Value) -> Value:
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if name not in UNTOLD}
    return [_bare(part) for part in value] if isinstance(value, list) else value
