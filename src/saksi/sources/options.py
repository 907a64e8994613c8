"""What a source may do and how much it may take."""

import msgspec


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Limits: bytes of one document after unpacking, seconds for one address; private addresses only when allowed."""

    max_bytes: int = 20_000_000
    timeout: float = 30.0
    allow_private: bool = False
