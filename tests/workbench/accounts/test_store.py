"""Accounts stand beside the ledger in its database, and are no part of it."""

from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from readings import event, reading
from saksi import Ledger
from saksi.errors import LedgerError
from saksi.ledger.engines import engine_of, writing
from saksi.workbench.accounts import people, tables
from saksi.workbench.accounts.roles import Role
from saksi.workbench.accounts.store import Accounts
from teams import Team


def change(place: Path | str, sentence: str) -> None:
    """Change a store behind everybody's back."""
    engine = engine_of(place)
    with writing(engine).begin() as connection:
        connection.execute(text(sentence))
    engine.dispose()


def test_a_ledger_gets_accounts_and_stays_as_it_was(place: Path | str) -> None:
    with Ledger.open(place) as ledger:
        ledger.add(reading("doc1", event("aaaa0001")))
        before = ledger.tip()
        team = Team(place)
        team.add("Ratna", Role.ADMIN)
        assert ledger.tip() == before
        assert list(ledger.verify()) == []
        ledger.rebuild()
        assert [person.name for person in people.people(team.accounts)] == ["Ratna"]
        team.accounts.close()


def test_a_ledger_of_one_person_has_no_accounts(place: Path | str) -> None:
    Ledger.open(place).close()
    engine = engine_of(place)
    assert not {table.name for table in tables.metadata.sorted_tables} & set(inspect(engine).get_table_names())
    engine.dispose()


def test_a_copy_of_a_ledger_takes_nobody_along(team: Team, place: Path | str, tmp_path: Path) -> None:
    team.add("Ratna", Role.ADMIN)
    with Ledger.open(place) as ledger, Ledger.open(tmp_path / "copy.sqlite") as copied:
        ledger.copy_to(copied)
    with Accounts.open(tmp_path / "copy.sqlite") as other:
        assert people.people(other) == []


def test_opening_again_finds_what_was_kept(team: Team, place: Path | str) -> None:
    team.add("Ratna", Role.ADMIN)
    with Accounts.open(place) as again:
        assert [(person.name, person.role) for person in people.people(again)] == [("Ratna", Role.ADMIN)]


def test_accounts_of_a_newer_saksi_are_refused_politely(team: Team, place: Path | str) -> None:
    change(place, "update about set value = '99' where name = 'accounts'")
    with pytest.raises(
        LedgerError, match=r"accounts in .* newer Saksi \(schema 99, this one knows \d+\); update Saksi"
    ):
        Accounts.open(place)
    Ledger.open(place).close()
