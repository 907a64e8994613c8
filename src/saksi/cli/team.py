"""Commands about the people of a team: team invite, list, role, disable, trail."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from saksi.cli.output import list_options, print_list
from saksi.cli.place import LedgerPlace, ledger_option, ledger_place

if TYPE_CHECKING:
    from saksi.workbench.accounts.store import Accounts
    from saksi.workbench.accounts.users import By

ROLES = ("reader", "coder", "editor", "admin")
PEOPLE = ("name", "role", "made_at", "seen_at", "disabled_at")
TRAIL = ("number", "at", "by", "address", "action", "subject")


@click.group()
def team() -> None:
    """The people of a workbench that a team shares: team invite, list, role, disable, trail."""


@team.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reader", help="What they may do. Default: reader.")
@click.option(
    "--address", default="http://127.0.0.1:8321", show_default=True, envvar="SAKSI_ADDRESS",
    help="Where the workbench is, for the link; also $SAKSI_ADDRESS.",
)  # fmt: skip
@ledger_option
def invite(name: str, role: str, address: str, ledger: LedgerPlace | None) -> None:
    """Print a link by which NAME chooses a password, once, within three days.

    Of somebody who is there already it makes a new password, and the role stays.
    """
    from saksi.workbench.accounts import invitations
    from saksi.workbench.accounts.roles import Role

    with _accounts(ledger) as opened:
        secret = invitations.invite(opened, name, Role(role), _me())
    click.echo(address.rstrip("/") + invitations.path_of(secret))


@team.command("list")
@list_options
@ledger_option
def list_people(as_json: bool, as_csv: bool, ledger: LedgerPlace | None) -> None:
    """List the people: their roles, when they came, when they were last here, since when they are disabled."""
    import msgspec

    from saksi.workbench.accounts import people

    with _accounts(ledger) as opened:
        found = people.people(opened)
    lines = (msgspec.to_builtins(person) for person in found)
    print_list(
        lines, PEOPLE, as_json=as_json, as_csv=as_csv, full=found,
        none="There is nobody yet; `saksi team invite NAME --role admin` makes the first.",
    )  # fmt: skip


@team.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@ledger_option
def set_role(name: str, role: str, ledger: LedgerPlace | None) -> None:
    """Give NAME another role, from the next page on."""
    from saksi.workbench.accounts import people
    from saksi.workbench.accounts.roles import Role

    with _accounts(ledger) as opened:
        people.set_role(opened, name, Role(role), _me())


@team.command()
@click.argument("name")
@click.option("--undo", is_flag=True, help="Let NAME in again, with the password as it was.")
@ledger_option
def disable(name: str, undo: bool, ledger: LedgerPlace | None) -> None:
    """Let NAME in no more: all sessions and tokens end at once. What NAME did stays."""
    from saksi.workbench.accounts import people

    with _accounts(ledger) as opened:
        (people.enable if undo else people.disable)(opened, name, _me())


@team.command()
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="So many rows.")
@list_options
@ledger_option
def trail(limit: int, as_json: bool, as_csv: bool, ledger: LedgerPlace | None) -> None:
    """List who did what on what, when and from where, the newest first; exit status 2 where a row was changed."""
    import msgspec

    from saksi.errors import LedgerError
    from saksi.workbench.accounts import trail as kept

    with _accounts(ledger) as opened:
        found = kept.rows(opened, limit)
        lines = (msgspec.to_builtins(row) for row in found)
        print_list(lines, TRAIL, as_json=as_json, as_csv=as_csv, full=found, none="Nothing has been noted yet.")
        for fault in kept.faults(opened):
            raise LedgerError(fault)


@contextmanager
def _accounts(ledger: LedgerPlace | None) -> "Iterator[Accounts]":
    from saksi.workbench.accounts.store import Accounts

    with Accounts.open(ledger_place(ledger)[0]) as opened:
        yield opened


def _me() -> "By":
    """Whoever runs the program, for the trail."""
    from saksi.workbench.accounts.users import command_line

    return command_line()


COMMANDS = (team,)
