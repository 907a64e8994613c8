"""Invitations, roles, and people who may not come in any more."""

from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.workbench.accounts import invitations, people, sessions, tokens
from saksi.workbench.accounts.people import checked_name, fold
from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.roles import Role, Scope
from saksi.workbench.accounts.secret import bearer, new_secret
from saksi.workbench.accounts.signing_in import sign_in
from teams import ADMIN, HERE, PASSWORD, Team

NOT_OPEN = "This invitation is not open"


def test_an_invitation_makes_a_person_who_is_signed_in(team: Team) -> None:
    secret = team.add("Cokro Aminoto", Role.CODER)
    user = sessions.user_of(team.accounts, secret, HERE.address)
    assert user is not None
    assert (user.name, user.role, user.scopes) == ("Cokro Aminoto", Role.CODER, None)
    assert [(person.name, person.role) for person in people.people(team.accounts)] == [("Cokro Aminoto", Role.CODER)]


def test_an_invitation_works_once(team: Team) -> None:
    secret = invitations.invite(team.accounts, "Rini", Role.READER, ADMIN)
    invitations.accept(team.accounts, secret, PASSWORD, HERE)
    assert invitations.opened(team.accounts, secret) is None
    with pytest.raises(RefusedError, match=NOT_OPEN):
        invitations.accept(team.accounts, secret, PASSWORD, HERE)


def test_of_two_who_use_an_invitation_at_once_one_gets_in(team: Team) -> None:
    secret = invitations.invite(team.accounts, "Rini", Role.READER, ADMIN)
    got: list[str] = []

    def accept() -> None:
        try:
            got.append(invitations.accept(team.accounts, secret, PASSWORD, HERE))
        except RefusedError as refused:
            got.append(str(refused))

    threads = [Thread(target=accept) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(NOT_OPEN in one for one in got) == 2
    assert len(people.people(team.accounts)) == 1


def test_an_invitation_grows_too_old(team: Team) -> None:
    secret = invitations.invite(team.accounts, "Rini", Role.READER, ADMIN)
    team.clock.on(hours=invitations.HOURS, seconds=-1)
    assert invitations.opened(team.accounts, secret) is not None
    team.clock.on(seconds=1)
    assert invitations.opened(team.accounts, secret) is None
    assert invitations.waiting(team.accounts) == []
    with pytest.raises(RefusedError, match=NOT_OPEN):
        invitations.accept(team.accounts, secret, PASSWORD, HERE)


def test_an_invitation_can_be_withdrawn(team: Team) -> None:
    secret = invitations.invite(team.accounts, "Rini", Role.READER, ADMIN)
    (waiting,) = invitations.waiting(team.accounts)
    invitations.withdraw(team.accounts, waiting.number, ADMIN)
    with pytest.raises(RefusedError, match=NOT_OPEN):
        invitations.accept(team.accounts, secret, PASSWORD, HERE)
    with pytest.raises(RefusedError, match=NOT_OPEN):
        invitations.withdraw(team.accounts, waiting.number, ADMIN)


def test_a_new_invitation_takes_the_place_of_an_older_one(team: Team) -> None:
    old = invitations.invite(team.accounts, "Rini", Role.ADMIN, ADMIN)
    new = invitations.invite(team.accounts, "rini", Role.READER, ADMIN)
    assert invitations.opened(team.accounts, old) is None
    assert [one.role for one in invitations.waiting(team.accounts)] == [Role.READER]
    assert invitations.opened(team.accounts, new) is not None


def test_a_weak_password_leaves_the_invitation_open(team: Team) -> None:
    secret = invitations.invite(team.accounts, "Rini", Role.READER, ADMIN)
    with pytest.raises(RefusedError, match="at least 12 characters"):
        invitations.accept(team.accounts, secret, "pendek", HERE)
    assert invitations.opened(team.accounts, secret) is not None


@pytest.mark.parametrize("secret", ["", "x", "' or 1=1 --", "\0" * 43, pytest.param(new_secret(), id="like one")])
def test_a_link_that_nobody_made(team: Team, secret: str) -> None:
    assert invitations.opened(team.accounts, secret) is None
    with pytest.raises(RefusedError, match=NOT_OPEN):
        invitations.accept(team.accounts, secret, PASSWORD, HERE)


def test_of_somebody_known_a_link_makes_a_new_password_and_no_new_role(team: Team) -> None:
    before = team.add("Rini", Role.READER)
    secret = invitations.invite(team.accounts, "RINI", Role.ADMIN, ADMIN)
    invitations.accept(team.accounts, secret, "empat delman lewat sore", HERE)
    assert sessions.user_of(team.accounts, before, HERE.address) is None
    assert [(person.name, person.role) for person in people.people(team.accounts)] == [("Rini", Role.READER)]
    assert sign_in(team.accounts, "Rini", PASSWORD, HERE).secret is None
    assert sign_in(team.accounts, "Rini", "empat delman lewat sore", HERE).secret


def test_the_first_admin_is_invited_as_long_as_there_is_none(team: Team) -> None:
    first = invitations.invite_first_admin(team.accounts)
    second = invitations.invite_first_admin(team.accounts)
    assert first is not None
    assert second is not None
    assert invitations.opened(team.accounts, first) is None
    invitations.accept(team.accounts, second, PASSWORD, HERE)
    assert invitations.invite_first_admin(team.accounts) is None


def test_a_disabled_persons_sessions_and_tokens_end_at_once(team: Team) -> None:
    team.add("Ratna", Role.ADMIN)
    secret = team.add("Cokro", Role.CODER)
    user = sessions.user_of(team.accounts, secret, HERE.address)
    assert user is not None
    token = bearer("Bearer " + tokens.make(team.accounts, user, "script", {Scope.READ}, 30)) or ""
    people.disable(team.accounts, "cokro", ADMIN)
    assert sessions.user_of(team.accounts, secret, HERE.address) is None
    assert tokens.user_of(team.accounts, token, HERE.address) is None
    assert sign_in(team.accounts, "Cokro", PASSWORD, HERE).secret is None
    with pytest.raises(RefusedError, match="Cokro is disabled"):
        invitations.invite(team.accounts, "Cokro", Role.CODER, ADMIN)
    people.enable(team.accounts, "Cokro", ADMIN)
    assert sessions.user_of(team.accounts, secret, HERE.address) is None
    assert tokens.user_of(team.accounts, token, HERE.address) is None
    assert sign_in(team.accounts, "Cokro", PASSWORD, HERE).secret


def test_an_open_invitation_lets_nobody_in_who_was_disabled_since(team: Team) -> None:
    team.add("Ratna", Role.ADMIN)
    team.add("Cokro", Role.CODER)
    secret = invitations.invite(team.accounts, "Cokro", Role.CODER, ADMIN)
    people.disable(team.accounts, "Cokro", ADMIN)
    with pytest.raises(RefusedError, match=NOT_OPEN):
        invitations.accept(team.accounts, secret, PASSWORD, HERE)


def test_a_role_goes_for_the_sessions_that_are_open(team: Team) -> None:
    team.add("Ratna", Role.ADMIN)
    secret = team.add("Eka", Role.EDITOR)
    people.set_role(team.accounts, "Eka", Role.READER, ADMIN)
    user = sessions.user_of(team.accounts, secret, HERE.address)
    assert user is not None
    assert user.role == Role.READER


def test_the_last_admin_stays(team: Team) -> None:
    team.add("Ratna", Role.ADMIN)
    with pytest.raises(RefusedError, match="Ratna is the only admin"):
        people.disable(team.accounts, "Ratna", ADMIN)
    with pytest.raises(RefusedError, match="Ratna is the only admin"):
        people.set_role(team.accounts, "Ratna", Role.EDITOR, ADMIN)
    assert [(person.role, person.disabled_at) for person in people.people(team.accounts)] == [(Role.ADMIN, None)]
    team.add("Agus", Role.ADMIN)
    people.disable(team.accounts, "Ratna", ADMIN)


def test_nobody_of_this_name(team: Team) -> None:
    with pytest.raises(RefusedError, match="There is nobody called Siti here"):
        people.set_role(team.accounts, "Siti", Role.CODER, ADMIN)


@pytest.mark.parametrize("name", ["", " ", "-rf", "a" * 65, "Ratna<script>", "a\nb/c", "Ratna\u202enimda", "=cmd"])
def test_what_cannot_be_a_name(name: str) -> None:
    with pytest.raises(RefusedError, match="cannot be a name here"):
        checked_name(name)


@pytest.mark.parametrize("name", ["Ratna", "budi.s@example.org", "Aung San", "Siti O'Neil", "李雷", "R"])
def test_what_can_be_a_name(name: str) -> None:
    assert checked_name(f"  {name} ") == name


@given(st.text(alphabet=st.characters()))
def test_folding_a_name_twice_is_folding_it_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert "\0" not in fold(name)
