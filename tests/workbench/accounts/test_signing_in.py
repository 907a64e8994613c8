"""Signing in: floods, names that nobody has, and what an answer does not tell."""

from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.workbench.accounts import people, sessions, trail
from saksi.workbench.accounts.delays import BY_ADDRESS, BY_NAME, FORGOTTEN_HOURS, network_of
from saksi.workbench.accounts.passwords import BusyError, Passwords
from saksi.workbench.accounts.roles import Role
from saksi.workbench.accounts.signing_in import SignIn, sign_in
from saksi.workbench.accounts.users import Visit
from teams import ADMIN, HERE, PASSWORD, QUICK, Team

WRONG = "lima kapal lewat malam"


def elsewhere(number: int) -> Visit:
    return Visit(address=f"198.51.100.{number}", browser="curl")


def test_who_knows_the_password_gets_in_however_the_name_is_written(team: Team) -> None:
    team.add("Ratna Sari", Role.ADMIN)
    for name in ("Ratna Sari", "ratna  sari", " RATNA SARI "):
        found = sign_in(team.accounts, name, PASSWORD, HERE)
        assert found.wait == 0
        assert sessions.user_of(team.accounts, found.secret or "", HERE.address)


def test_unknown_wrong_and_disabled_are_answered_alike_after_the_same_work(team: Team) -> None:
    team.add("Ratna", Role.ADMIN)
    team.add("Rini", Role.READER)
    team.add("Cokro", Role.CODER)
    people.disable(team.accounts, "Cokro", ADMIN)
    for number in range(1, BY_NAME.free + 4):
        team.passwords.looked_at.clear()
        answers = {
            sign_in(team.accounts, name, password, elsewhere(10 * number + at))
            for at, (name, password) in enumerate([("Nobody", PASSWORD), ("Rini", WRONG), ("Cokro", PASSWORD)])
        }
        assert len(answers) == 1
        assert len(team.passwords.looked_at) == (3 if number <= BY_NAME.free + 1 else 0)


def test_a_flood_from_one_address_waits_longer_and_longer(team: Team) -> None:
    waits = []
    for number in range(BY_ADDRESS.free + 14):
        answer = sign_in(team.accounts, f"name{number}", WRONG, HERE)
        assert answer.secret is None
        waits.append(answer.wait)
        team.clock.on(seconds=answer.wait)
    assert waits[: BY_ADDRESS.free] == [0] * BY_ADDRESS.free
    assert waits[BY_ADDRESS.free :] == [*(2**power for power in range(12)), BY_ADDRESS.longest, BY_ADDRESS.longest]


def test_a_flood_on_one_name_from_many_addresses_waits_too(team: Team) -> None:
    team.add("Rini", Role.READER)
    waits = []
    for number in range(BY_NAME.free + 11):
        answer = sign_in(team.accounts, "rini", WRONG, elsewhere(number))
        waits.append(answer.wait)
        team.clock.on(seconds=answer.wait)
    assert waits == [0] * BY_NAME.free + [*(2**power for power in range(9)), BY_NAME.longest, BY_NAME.longest]


def test_who_waits_is_not_let_in_with_the_right_password_and_no_password_is_looked_at(team: Team) -> None:
    team.add("Rini", Role.READER)
    for number in range(BY_NAME.free + 1):
        sign_in(team.accounts, "Rini", WRONG, elsewhere(number))
    team.passwords.looked_at.clear()
    assert sign_in(team.accounts, "Rini", PASSWORD, elsewhere(99)) == SignIn(wait=1)
    assert team.passwords.looked_at == []
    team.clock.on(seconds=1)
    assert sign_in(team.accounts, "Rini", PASSWORD, elsewhere(99)).secret


def test_nobody_is_kept_out_where_they_signed_in_before(team: Team) -> None:
    team.add("Rini", Role.READER, visit=HERE)
    for number in range(BY_NAME.free + 5):
        sign_in(team.accounts, "Rini", WRONG, elsewhere(number))
    assert sign_in(team.accounts, "Rini", PASSWORD, elsewhere(99)).wait
    assert sign_in(team.accounts, "Rini", PASSWORD, HERE).secret


def test_an_account_of_ones_own_does_not_clear_the_address(team: Team) -> None:
    team.add("Rini", Role.READER)
    for _ in range(BY_ADDRESS.free):
        assert sign_in(team.accounts, "Ratna", WRONG, elsewhere(1)).secret is None
        team.clock.on(seconds=BY_NAME.longest)
        assert sign_in(team.accounts, "Rini", PASSWORD, elsewhere(1)).secret
    assert sign_in(team.accounts, "name", WRONG, elsewhere(1)).wait > 0


def test_failures_are_forgotten_in_time(team: Team) -> None:
    for _ in range(BY_NAME.free + 1):
        answer = sign_in(team.accounts, "Rini", WRONG, HERE)
    assert answer.wait
    team.clock.on(hours=FORGOTTEN_HOURS)
    assert sign_in(team.accounts, "Rini", WRONG, HERE) == SignIn()


def test_many_tries_at_one_moment_are_no_way_around(team: Team) -> None:
    team.add("Rini", Role.READER)
    team.passwords.looked_at.clear()

    def guess(number: int) -> None:
        try:
            sign_in(team.accounts, "Rini", WRONG, elsewhere(number))
        except BusyError:
            return

    threads = [Thread(target=guess, args=(number,)) for number in range(3 * BY_NAME.free)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(team.passwords.looked_at) <= BY_NAME.free + 1


def test_who_was_disabled_while_the_password_was_looked_at_stays_out(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.add("Ratna", Role.ADMIN)
    team.add("Rini", Role.READER)

    def meanwhile(kept: str | None, password: str) -> bool:
        people.disable(team.accounts, "Rini", ADMIN)
        return Passwords.fits(team.passwords, kept, password)

    monkeypatch.setattr(team.passwords, "fits", meanwhile)
    assert sign_in(team.accounts, "Rini", PASSWORD, HERE).secret is None


def test_a_password_under_an_older_hash_is_hashed_anew(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    team.add("Rini", Role.READER)
    renewed = QUICK.hash(PASSWORD)
    monkeypatch.setattr(team.passwords, "is_old", lambda kept: True)
    monkeypatch.setattr(team.passwords, "hash", lambda password: renewed)
    assert sign_in(team.accounts, "Rini", PASSWORD, HERE).secret
    with team.accounts.reading() as connection:
        assert people.row_of(connection, "Rini").password == renewed


def test_a_password_in_the_field_of_the_name_is_not_noted(team: Team) -> None:
    team.add("Rini", Role.READER)
    sign_in(team.accounts, PASSWORD, "", HERE)
    sign_in(team.accounts, "rini", WRONG, HERE)
    told = [(row.action, row.by, row.subject) for row in trail.rows(team.accounts, 2)]
    assert told == [("sign-in failed", "", "Rini"), ("sign-in failed", "", "")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=300), st.text(alphabet=st.characters(), max_size=300))
def test_any_name_and_any_password_can_be_tried(team: Team, name: str, password: str) -> None:
    team.clock.on(hours=FORGOTTEN_HOURS)
    assert sign_in(team.accounts, name, password, HERE) == SignIn()


@pytest.mark.parametrize(("address", "network"), [
    ("203.0.113.5", "203.0.113.5"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("::1", "::/64"), ("unknown", "unknown"),
    ("::ffff:203.0.113.5", "203.0.113.5"),
])  # fmt: skip
def test_an_address_stands_for_its_network(address: str, network: str) -> None:
    assert network_of(address) == network
