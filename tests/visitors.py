"""A browser without a screen: it keeps cookies, and sends the token of the page that it has open.

It says the origin "null", as browsers do of a form on a page with the policy no-referrer.
"""

import re
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from teams import HERE

ORIGIN = "http://127.0.0.1:8321"
_MADE = re.compile(r"<code data-made>([^<]+)</code>")
_TOKEN = re.compile(r'<meta name="saksi-token" content="([0-9a-f]+)">')


class Browser:
    """A browser at an address, on the pages of a workbench."""

    def __init__(self, app: Any, address: str = HERE.address, origin: str = ORIGIN) -> None:
        self.client = TestClient(app, base_url=origin, follow_redirects=False, client=(address, 50_000))
        self.client.headers.update(
            {"Origin": "null", "Sec-Fetch-Site": "same-origin", "User-Agent": "Firefox", "Accept": "text/html"}
        )
        self.page = ""

    def get(self, path: str, **headers: str) -> Any:
        """Open a page."""
        answer = self.client.get(path, headers=headers)
        self.page = answer.text
        return answer

    def post(self, path: str, *, token: str | None = None, **fields: Any) -> Any:
        """Send a form of the open page, or with another token."""
        answer = self.client.post(path, data={"token": self.token if token is None else token, **fields})
        if answer.headers.get("content-type", "").startswith("text/html"):
            self.page = answer.text
        return answer

    @property
    def made(self) -> str:
        """The link or token that the open page shows this once."""
        found = _MADE.search(self.page)
        assert found
        return found[1]

    @property
    def token(self) -> str:
        """The token of the open page."""
        found = _TOKEN.search(self.page)
        return found[1] if found else ""

    def sign_in(self, name: str, password: str, **fields: str) -> Any:
        """Sign in on the page of that."""
        self.get("/sign-in")
        answer = self.post("/sign-in", name=name, password=password, **fields)
        if answer.status_code == 303:
            self.get("/account")
        return answer

    @property
    def session(self) -> str | None:
        """The secret of the session, as the cookie has it."""
        return self.client.cookies.get("saksi_session") or self.client.cookies.get("__Host-saksi")


def program(app: FastAPI, token: str, address: str = HERE.address) -> TestClient:
    """A program that sends a token."""
    return TestClient(
        app,
        base_url=ORIGIN,
        follow_redirects=False,
        client=(address, 50_000),
        headers={"Authorization": f"Bearer {token}"},
    )
