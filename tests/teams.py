"""A team for tests: a clock that is set by hand, passwords that are hashed quickly, and people of every role."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from argon2 import PasswordHasher

from saksi.workbench.accounts import invitations
from saksi.workbench.accounts.passwords import Passwords
from saksi.workbench.accounts.roles import Role
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.users import By, Visit

PASSWORD = "tiga becak lewat pagi"
HERE = Visit(address="203.0.113.5", browser="Firefox")
ADMIN = By(name="Ratna", address="203.0.113.1")
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NAMES = {Role.READER: "Rini", Role.CODER: "Cokro", Role.EDITOR: "Eka", Role.ADMIN: "Ratna"}


class Clock:
    """A clock that stands still until it is set on."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def on(self, **by: float) -> None:
        """Set it on by so many days, hours or seconds."""
        self.time += timedelta(**by)


class Counted(Passwords):
    """Passwords that say how often one was looked at, and of whom."""

    def __init__(self) -> None:
        super().__init__(QUICK)
        self.looked_at: list[bool] = []

    def fits(self, kept: str | None, password: str) -> bool:
        self.looked_at.append(kept is not None)
        return super().fits(kept, password)


class Team:
    """Accounts with a clock."""

    def __init__(self, place: Path | str) -> None:
        self.clock, self.passwords = Clock(), Counted()
        self.accounts = Accounts.open(place, self.clock, self.passwords)

    def add(self, name: str, role: Role, password: str = PASSWORD, visit: Visit = HERE) -> str:
        """Somebody who has accepted an invitation; the secret of their session."""
        return invitations.accept(self.accounts, invitations.invite(self.accounts, name, role, ADMIN), password, visit)
