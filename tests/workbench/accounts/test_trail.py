"""The trail of the team: what is noted, and that nobody can change it unseen."""

from pathlib import Path

import pytest
from sqlalchemy import select

from saksi.ledger.engines import engine_of, writing
from saksi.workbench.accounts import invitations, people, sessions, tables, tokens, trail
from saksi.workbench.accounts.roles import Role, Scope
from saksi.workbench.accounts.signing_in import change_password, sign_in
from saksi.workbench.accounts.trail import Done, note_alone
from saksi.workbench.accounts.users import User
from teams import ADMIN, HERE, PASSWORD, Team

NEW = "empat delman lewat sore"


def fill(team: Team) -> None:
    """Everything that is noted, once."""
    accounts = team.accounts

    def user(secret: str | None) -> User:
        found = sessions.user_of(accounts, secret or "", HERE.address)
        assert found is not None
        return found

    team.add("Ratna", Role.ADMIN)
    team.add("Rini", Role.READER)
    invitations.invite(accounts, "Agus", Role.CODER, ADMIN)
    invitations.withdraw(accounts, invitations.waiting(accounts)[0].number, ADMIN)
    rini = user(sign_in(accounts, "Rini", PASSWORD, HERE).secret)
    tokens.make(accounts, rini, "script", {Scope.READ}, 30)
    tokens.end(accounts, rini, 1)
    sessions.end(accounts, rini, rini.session)
    rini = user(sign_in(accounts, "Rini", PASSWORD, HERE).secret)
    with pytest.raises(Exception, match="wrong"):
        change_password(accounts, rini, NEW, NEW, HERE)
    rini = user(change_password(accounts, rini, PASSWORD, NEW, HERE))
    note_alone(accounts, rini.by, Done.REFUSED, "people")
    sessions.sign_out(accounts, rini)
    people.set_role(accounts, "Rini", Role.CODER, ADMIN)
    people.disable(accounts, "Rini", ADMIN)
    for _ in range(6):
        sign_in(accounts, "Siti", NEW, HERE)
    people.enable(accounts, "Rini", ADMIN)


def test_everything_is_noted_with_who_when_and_from_where(team: Team) -> None:
    fill(team)
    rows = trail.rows(team.accounts, 100)
    assert {row.action for row in rows} == {str(done) for done in Done}
    assert [row.number for row in rows] == list(range(len(rows), 0, -1))
    assert {row.at for row in rows} == {team.accounts.now()}
    assert {(row.by, row.address) for row in rows} == {
        ("Ratna", "203.0.113.1"), ("Ratna", HERE.address), ("Rini", HERE.address), ("", HERE.address)
    }  # fmt: skip
    assert "Rini: reader -> coder" in {row.subject for row in rows}
    assert list(trail.faults(team.accounts)) == []


def test_the_trail_is_read_page_by_page_and_by_action_and_person(team: Team) -> None:
    fill(team)
    everything = trail.rows(team.accounts, 100)
    first = trail.rows(team.accounts, 5)
    assert [*first, *trail.rows(team.accounts, 100, before=first[-1].number)] == everything
    ended = trail.rows(team.accounts, 100, action=Done.TOKEN_ENDED, by="Rini")
    assert [row.subject for row in ended] == ["script"]
    assert trail.rows(team.accounts, 100, action=Done.TOKEN_ENDED, by="Ratna") == []


def test_doing_again_what_is_so_already_notes_nothing(team: Team) -> None:
    team.add("Ratna", Role.ADMIN)
    team.add("Rini", Role.READER)
    people.disable(team.accounts, "Rini", ADMIN)
    before = trail.rows(team.accounts, 100)
    people.disable(team.accounts, "Rini", ADMIN)
    people.set_role(team.accounts, "Rini", Role.READER, ADMIN)
    people.enable(team.accounts, "Ratna", ADMIN)
    assert trail.rows(team.accounts, 100) == before


def test_nothing_secret_is_in_the_trail(team: Team) -> None:
    fill(team)
    with team.accounts.reading() as connection:
        hashes = [
            value for table in (tables.sessions, tables.tokens, tables.invitations)
            for value in connection.execute(select(table.c.hash)).scalars()
        ]  # fmt: skip
    told = "\n".join(str(row) for row in trail.rows(team.accounts, 100))
    assert hashes
    assert not [hidden for hidden in (PASSWORD, NEW, *hashes) if hidden in told]


@pytest.mark.parametrize(("sentence", "said"), [
    ("update team_trail set by = 'Siti' where number = 3", "row 3 of the trail is not what was noted"),
    ("update team_trail set subject = subject || '!' where number = 1", "row 1 of the trail is not what was noted"),
    ("delete from team_trail where number = 2", "row 2 of the trail is missing"),
    ("update team_trail set previous = hash where number = 4", "row 4 of the trail is not what was noted"),
])  # fmt: skip
def test_a_row_that_was_changed_is_found(team: Team, place: Path | str, sentence: str, said: str) -> None:
    fill(team)
    engine = engine_of(place)
    with writing(engine).begin() as connection:
        connection.exec_driver_sql(sentence)
    engine.dispose()
    (fault,) = trail.faults(team.accounts)
    assert said in fault
