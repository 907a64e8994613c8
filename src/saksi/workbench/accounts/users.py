"""Who asks: a person, by way of a browser or a token, from an address."""

import getpass

from saksi.records import Record
from saksi.workbench.accounts import roles
from saksi.workbench.accounts.roles import Action, Role, Scope


class By(Record, frozen=True, kw_only=True):
    """Who does something, and from where, as the trail notes it."""

    name: str
    address: str


class Visit(Record, frozen=True, kw_only=True):
    """Where somebody comes from who is not signed in yet: the address, and what the browser says it is."""

    address: str
    browser: str = ""


class User(Record, frozen=True, kw_only=True):
    """Somebody who is signed in. `scopes` are those of the token that was sent, None for a browser.

    `number` is that of the person, `session` that of the browser's session; both are 0 for the one person who works alone.
    """

    name: str
    role: Role
    address: str
    number: int = 0
    session: int = 0
    scopes: frozenset[Scope] | None = None

    def may(self, action: Action) -> bool:
        """Whether this person may do something in this way."""
        return roles.may(self.role, self.scopes, action)

    @property
    def by(self) -> By:
        """The person for the trail."""
        return By(name=self.name, address=self.address)


def operating_system_user() -> str:
    """The name of whoever runs the program; "local" where the operating system has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run under a number alone
        return "local"


def alone(address: str) -> User:
    """The one person who works alone, and may do everything."""
    return User(name=operating_system_user(), role=Role.ADMIN, address=address)


def command_line() -> By:
    """Whoever runs the program, as the trail notes it."""
    return By(name=operating_system_user(), address="command line")
