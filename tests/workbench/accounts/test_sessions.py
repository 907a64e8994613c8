"""Sessions and tokens: how they begin and how they end."""

from pathlib import Path

import pytest
from sqlalchemy import select

from saksi.ledger import engines
from saksi.ledger.engines import engine_of, writing
from saksi.workbench.accounts import sessions, tables, tokens
from saksi.workbench.accounts.refused import RefusedError
from saksi.workbench.accounts.roles import Action, Role, Scope
from saksi.workbench.accounts.secret import bearer, new_secret
from saksi.workbench.accounts.signing_in import change_password, sign_in
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.users import User
from teams import HERE, PASSWORD, Team

NEW = "empat delman lewat sore"


def user_of(team: Team, secret: str | None) -> User | None:
    return sessions.user_of(team.accounts, secret or "", HERE.address)


def known(team: Team, secret: str | None) -> User:
    user = user_of(team, secret)
    assert user is not None
    return user


def test_signing_in_always_makes_a_new_session_and_ends_the_one_that_was_sent(team: Team) -> None:
    planted = team.add("Rini", Role.READER)
    team.add("Cokro", Role.CODER)
    begun = sign_in(team.accounts, "Cokro", PASSWORD, HERE, planted).secret
    assert begun not in (None, planted)
    assert known(team, begun).name == "Cokro"
    assert user_of(team, planted) is None


@pytest.mark.parametrize("secret", ["", "x", "\0", pytest.param(new_secret(), id="like one"), "ſ" * 43])
def test_a_cookie_that_nobody_made_is_nobodys(team: Team, secret: str) -> None:
    team.add("Rini", Role.READER)
    assert user_of(team, secret) is None
    assert sign_in(team.accounts, "Rini", PASSWORD, HERE, secret).secret != secret


def test_a_session_ends_when_it_is_not_used(team: Team) -> None:
    secret = team.add("Rini", Role.READER)
    for _ in range(3):
        team.clock.on(hours=sessions.IDLE_HOURS - 1)
        assert user_of(team, secret)
    team.clock.on(hours=sessions.IDLE_HOURS)
    assert user_of(team, secret) is None


def test_a_session_ends_also_when_it_is_used(team: Team) -> None:
    secret = team.add("Rini", Role.READER)
    for _ in range(sessions.DAYS * 24 // 6 - 1):
        team.clock.on(hours=6)
        assert user_of(team, secret)
    team.clock.on(hours=6)
    assert user_of(team, secret) is None


def test_signing_out_ends_the_session(team: Team) -> None:
    secret, other = team.add("Rini", Role.READER), sign_in(team.accounts, "Rini", PASSWORD, HERE).secret
    sessions.sign_out(team.accounts, known(team, secret))
    assert user_of(team, secret) is None
    assert user_of(team, other)


def test_one_sees_and_ends_ones_own_sessions_alone(team: Team) -> None:
    mine, others = team.add("Rini", Role.READER), team.add("Cokro", Role.CODER)
    rini, cokro = known(team, mine), known(team, others)
    assert [found.number for found in sessions.sessions_of(team.accounts, rini)] == [rini.session]
    with pytest.raises(RefusedError, match="no such session of yours"):
        sessions.end(team.accounts, rini, cokro.session)
    sessions.end(team.accounts, rini, rini.session)
    assert user_of(team, mine) is None
    assert user_of(team, others)


def test_a_new_password_ends_all_sessions_and_begins_one(team: Team) -> None:
    first = team.add("Rini", Role.READER)
    second = sign_in(team.accounts, "Rini", PASSWORD, HERE).secret
    third = change_password(team.accounts, known(team, first), PASSWORD, NEW, HERE)
    assert [user_of(team, first), user_of(team, second)] == [None, None]
    assert known(team, third).name == "Rini"
    assert sign_in(team.accounts, "Rini", PASSWORD, HERE).secret is None
    assert sign_in(team.accounts, "Rini", NEW, HERE).secret


def test_a_new_password_takes_the_present_one(team: Team) -> None:
    secret = team.add("Rini", Role.READER)
    with pytest.raises(RefusedError, match="The present password is wrong"):
        change_password(team.accounts, known(team, secret), NEW, "lima kapal lewat malam", HERE)
    with pytest.raises(RefusedError, match="at least 12 characters"):
        change_password(team.accounts, known(team, secret), PASSWORD, "pendek", HERE)
    assert user_of(team, secret)


def test_a_session_that_was_taken_is_no_way_to_guess_the_password(team: Team) -> None:
    user = known(team, team.add("Rini", Role.READER))
    for _ in range(6):
        with pytest.raises(RefusedError, match="The present password is wrong"):
            change_password(team.accounts, user, NEW, NEW, HERE)
    with pytest.raises(RefusedError, match=r"wrong too often; try again in \d+ seconds"):
        change_password(team.accounts, user, PASSWORD, NEW, HERE)


def test_a_page_is_shown_while_somebody_writes_for_long(
    team: Team, place: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = team.add("Rini", Role.READER)
    token = bearer("Bearer " + tokens.make(team.accounts, known(team, secret), "script", {Scope.READ}, 30)) or ""
    team.clock.on(hours=1)
    monkeypatch.setattr(engines, "PATIENCE", 0.1)
    engine = engine_of(place)
    with writing(engine).begin(), Accounts.open(place, team.clock, team.passwords) as accounts:
        assert sessions.user_of(accounts, secret, HERE.address)
        assert tokens.user_of(accounts, token, HERE.address)
    engine.dispose()


def test_no_secret_is_in_the_store(team: Team) -> None:
    secret = team.add("Rini", Role.READER)
    token = tokens.make(team.accounts, known(team, secret), "script", {Scope.READ}, 30)
    with team.accounts.reading() as connection:
        kept = "\n".join(
            str(tuple(row)) for table in tables.metadata.sorted_tables for row in connection.execute(select(table))
        )
    assert "Rini" in kept
    assert not [hidden for hidden in (secret, token, token.removeprefix("saksi_"), PASSWORD) if hidden in kept]


def test_a_token_acts_for_its_owner_within_its_scopes(team: Team) -> None:
    user = known(team, team.add("Eka", Role.EDITOR))
    made = tokens.make(team.accounts, user, "  my   script ", {Scope.READ_IN, Scope.READ}, 30)
    acting = tokens.user_of(team.accounts, bearer(f"Bearer {made}") or "", "203.0.113.9")
    assert acting == User(
        name="Eka", role=Role.EDITOR, address="203.0.113.9", number=user.number,
        scopes=frozenset({Scope.READ, Scope.READ_IN}),
    )  # fmt: skip
    assert {action for action in Action if acting.may(action)} == {Action.READ, Action.READ_IN}
    (told,) = tokens.tokens_of(team.accounts, user)
    assert (told.name, told.scopes) == ("my script", (Scope.READ, Scope.READ_IN))
    assert told.used_at == team.accounts.now()


def test_a_token_ends_by_itself_and_by_its_owner(team: Team) -> None:
    rini, cokro = known(team, team.add("Rini", Role.READER)), known(team, team.add("Cokro", Role.CODER))
    short, long = (
        bearer("Bearer " + tokens.make(team.accounts, rini, str(days), {Scope.READ}, days)) for days in (1, 9)
    )
    team.clock.on(days=1)
    assert tokens.user_of(team.accounts, short or "", HERE.address) is None
    assert tokens.user_of(team.accounts, long or "", HERE.address)
    (left,) = tokens.tokens_of(team.accounts, rini)
    with pytest.raises(RefusedError, match="no such token of yours"):
        tokens.end(team.accounts, cokro, left.number)
    tokens.end(team.accounts, rini, left.number)
    assert tokens.user_of(team.accounts, long or "", HERE.address) is None
    assert tokens.tokens_of(team.accounts, rini) == []


@pytest.mark.parametrize(("name", "scopes", "days", "said"), [
    ("", {Scope.READ}, 1, "A token has a name"), ("a" * 65, {Scope.READ}, 1, "A token has a name"),
    ("a\0b", {Scope.READ}, 1, "A token has a name"), ("a", set(), 1, "at least one scope"),
    ("a", {Scope.READ}, 0, "1 to 366 days"), ("a", {Scope.READ}, 367, "1 to 366 days"),
])  # fmt: skip
def test_what_is_no_token(team: Team, name: str, scopes: set[Scope], days: int, said: str) -> None:
    user = known(team, team.add("Rini", Role.READER))
    with pytest.raises(RefusedError, match=said):
        tokens.make(team.accounts, user, name, scopes, days)


def test_to_look_whether_somebody_is_still_in_is_no_use_of_a_session_or_token(team: Team) -> None:
    secret = team.add("Rini", Role.READER)
    token = bearer(f"Bearer {tokens.make(team.accounts, known(team, secret), 'script', {Scope.READ}, 9)}") or ""
    begun = sessions.sessions_of(team.accounts, known(team, secret))[0].seen_at
    team.clock.on(hours=11)
    assert sessions.user_of(team.accounts, secret, HERE.address, noted=False)
    assert tokens.user_of(team.accounts, token, HERE.address, noted=False)
    with team.accounts.reading() as connection:
        assert connection.execute(select(tables.sessions.c.seen_at)).scalars().all() == [begun]
        assert connection.execute(select(tables.tokens.c.used_at)).scalars().all() == [None]
    team.clock.on(hours=2)
    assert sessions.user_of(team.accounts, secret, HERE.address, noted=False) is None
