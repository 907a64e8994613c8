"""Who may do what: one table of actions, each with the least role and the scope of a token that it takes."""

from collections.abc import Mapping, Set
from enum import StrEnum
from typing import NamedTuple

from saksi.workbench.language import marked


class Role(StrEnum):
    """What a person is to a team. Each role may do all that those before it may."""

    READER = marked("reader")
    CODER = marked("coder")
    EDITOR = marked("editor")
    ADMIN = marked("admin")

    def reaches(self, other: "Role") -> bool:
        """Whether this role is the other one, or a higher one."""
        return _ORDER.index(self) >= _ORDER.index(other)


_ORDER = tuple(Role)


class Scope(StrEnum):
    """What a token of the API is for. A token has one scope or several, and none holds another."""

    READ = "read"
    REVIEW = "review"
    READ_IN = "read-in"
    ADMIN = "admin"


class Action(StrEnum):
    """What can be done in the workbench."""

    READ = "read"
    ACCOUNT = "account"
    REVIEW = "review"
    READ_IN = "read-in"
    ADJUDICATE = "adjudicate"
    JOIN = "join"
    PEOPLE = "people"
    TRAIL = "trail"


class Rule(NamedTuple):
    """What an action takes: the least role, and the scope of a token; None where no token may do it."""

    least: Role
    scope: Scope | None


RULES: Mapping[Action, Rule] = {
    Action.READ: Rule(Role.READER, Scope.READ),  # pages, API, exports, feeds
    Action.ACCOUNT: Rule(Role.READER, None),  # one's own password, tokens and sessions
    Action.REVIEW: Rule(Role.CODER, Scope.REVIEW),  # accept, reject, flag, edit; take back what one decided oneself
    Action.READ_IN: Rule(Role.CODER, Scope.READ_IN),  # add articles, read again what was set aside
    Action.ADJUDICATE: Rule(Role.EDITOR, Scope.REVIEW),  # decide where coders differ, take back what others decided
    Action.JOIN: Rule(Role.EDITOR, Scope.REVIEW),  # put incidents together and apart
    Action.PEOPLE: Rule(Role.ADMIN, Scope.ADMIN),  # invite, change roles, disable
    Action.TRAIL: Rule(Role.ADMIN, Scope.ADMIN),  # see who did what
}


ROLES_SAID: Mapping[Role, str] = {
    Role.READER: marked("sees everything and changes nothing"),
    Role.CODER: marked("decides in the review queue and adds articles"),
    Role.EDITOR: marked("decides also where coders differ, and joins and parts incidents"),
    Role.ADMIN: marked("does everything, invites people, gives roles and sees the trail"),
}
"""What each role is for."""
SCOPES_SAID: Mapping[Scope, str] = {
    Scope.READ: marked("see pages, exports and feeds"),
    Scope.REVIEW: marked("decide in the review queue"),
    Scope.READ_IN: marked("add articles"),
    Scope.ADMIN: marked("manage people and see the trail"),
}
"""What each scope is for."""


def scopes_for(role: Role) -> tuple[Scope, ...]:
    """The scopes that a person of a role can make use of."""
    return tuple(
        scope for scope in Scope if any(rule.scope == scope and role.reaches(rule.least) for rule in RULES.values())
    )


def may(role: Role, scopes: Set[Scope] | None, action: Action) -> bool:
    """Whether a person of a role may do something, by a token with some scopes, or in a browser (None)."""
    rule = RULES[action]
    return role.reaches(rule.least) and (scopes is None or rule.scope in scopes)
