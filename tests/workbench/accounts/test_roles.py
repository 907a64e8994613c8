"""Who may do what, told once more by hand: a change of the table in roles.py has to be meant."""

import pytest

from saksi.workbench.accounts.roles import RULES, Action, Role, Scope, may

READER = {Action.READ, Action.ACCOUNT}
CODER = READER | {Action.REVIEW, Action.READ_IN}
EDITOR = CODER | {Action.ADJUDICATE, Action.JOIN}
ALLOWED = {Role.READER: READER, Role.CODER: CODER, Role.EDITOR: EDITOR, Role.ADMIN: set(Action)}
BY_TOKEN = {
    Scope.READ: {Action.READ},
    Scope.REVIEW: {Action.REVIEW, Action.ADJUDICATE, Action.JOIN},
    Scope.READ_IN: {Action.READ_IN},
    Scope.ADMIN: {Action.PEOPLE, Action.TRAIL},
}


def test_every_action_has_a_rule() -> None:
    assert set(RULES) == set(Action)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", Action)
def test_what_each_role_may_do(role: Role, action: Action) -> None:
    assert may(role, None, action) == (action in ALLOWED[role])


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("action", Action)
def test_a_token_may_do_what_both_its_scope_and_its_owner_may(role: Role, scope: Scope, action: Action) -> None:
    assert may(role, {scope}, action) == (action in ALLOWED[role] & BY_TOKEN[scope])


@pytest.mark.parametrize("action", Action)
def test_a_token_without_a_scope_may_do_nothing(action: Action) -> None:
    assert not may(Role.ADMIN, frozenset(), action)
