"""Where a reader is: the address of the page, and addresses made from it."""

from urllib.parse import parse_qsl, urlencode

from starlette.requests import HTTPConnection

THEMES = ("light", "dark")
THEME_COOKIE = "saksi_theme"


class Here:
    """The request, as templates need it."""

    def __init__(self, request: HTTPConnection) -> None:
        self.path: str = request.url.path
        self.query: str = request.url.query
        self.given = parse_qsl(self.query)
        chosen = request.cookies.get(THEME_COOKIE)
        self.theme = chosen if chosen in THEMES else None

    def but(self, **changed: object) -> str:
        """The address of this page with values of its query changed; None takes one out."""
        kept = [(name, value) for name, value in self.given if name not in changed]
        new = [(name, str(value)) for name, value in changed.items() if value is not None]
        query = urlencode([*kept, *new])
        return f"{self.path}?{query}" if query else self.path

    def value(self, name: str) -> str | None:
        """The first value of a name in the query."""
        return next((value for key, value in self.given if key == name), None)

    @property
    def twin(self) -> str:
        """The address of the same as JSON."""
        path = "/index.json" if self.path == "/" else f"{self.path}.json"
        return f"{path}?{self.query}" if self.query else path

    def is_in(self, path: str) -> bool:
        """Whether this page is the one at a path, or below it."""
        return self.path == path or (path != "/" and self.path.startswith(f"{path}/"))
