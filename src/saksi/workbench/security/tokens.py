"""Tokens in forms: what changes something has to come from a page of this workbench (against CSRF)."""

import hmac
import secrets
from hashlib import sha256

from starlette.requests import HTTPConnection

COOKIE = "saksi_page"
FIELD = "token"
HEADER = "x-saksi-token"
_HELD = 43
"""Characters of what a browser holds: 32 bytes."""


class Tokens:
    """A token fits what a browser holds: its session, or alone a cookie of no meaning that no other site can read."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def holder(self, request: HTTPConnection) -> str:
        """What the token of this request has to fit; made anew where the browser holds nothing yet."""
        session: str | None = getattr(request.state, "session", None)
        if session is None and not hasattr(request.state, "held"):
            given = request.cookies.get(COOKIE, "")
            request.state.held = given if len(given) == _HELD else secrets.token_urlsafe(32)
        return session or str(request.state.held)

    def is_own(self, request: HTTPConnection) -> bool:
        """Whether the browser holds it in the cookie of this module, and not in that of a session."""
        return getattr(request.state, "session", None) is None

    def token(self, held: str) -> str:
        """The token that fits."""
        return hmac.new(self._secret, held.encode(), sha256).hexdigest()

    def fits(self, request: HTTPConnection, token: str) -> bool:
        """Whether a token fits what the browser holds."""
        held = getattr(request.state, "session", None) or request.cookies.get(COOKIE, "")
        return bool(held) and hmac.compare_digest(self.token(held).encode(), token.encode())
