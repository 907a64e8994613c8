"""Commands about the store itself: verify, doctor, backup, restore, copy."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from saksi.cli.output import plain
from saksi.cli.place import LedgerPlace, LedgerType, existing_ledger, is_there, ledger_option, ledger_place
from saksi.errors import LedgerError

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger


@click.command()
@click.option("--quick", is_flag=True, help="Only the chain of statements, not the tables that show them.")
@ledger_option
def verify(quick: bool, ledger: LedgerPlace | None) -> None:
    """Check that nothing was changed: the chain of statements, and that the tables show what they say.

    Exit status 1 where something is wrong; every fault is a line.
    """
    with existing_ledger(ledger) as opened:
        broken = [*_told(opened.verify(views=False))]
        wrong = [] if broken or quick else [*_told(opened.verify())]
        _say_tip(opened)
    if broken:
        click.echo("the chain is broken; `saksi doctor` says what to do", err=True)
    if wrong:
        click.echo("the statements are whole: `saksi doctor --rebuild` makes the tables anew from them", err=True)
    if broken or wrong:
        sys.exit(1)


def _told(faults: Iterable[str]) -> Iterator[str]:
    """The faults, each printed when it is found."""
    for fault in faults:
        click.echo(plain(fault))
        yield fault


@click.command()
@click.option("--rebuild", is_flag=True, help="Make the tables anew from the statements, then look.")
@ledger_option
def doctor(rebuild: bool, ledger: LedgerPlace | None) -> None:
    """Look at the ledger: its file, free space, versions, pages and chain; and say what to do. Exit status 1 if anything.

    Nothing is changed, but with --rebuild the tables are made anew where `saksi verify` finds that they are wrong.
    """
    from saksi.ledger.doctor import examine

    place, _ = ledger_place(ledger)
    if rebuild:
        with existing_ledger(place) as opened:
            opened.rebuild()
    ill = False
    for finding in examine(place):
        click.echo(f"{finding.what:>12}  {plain(finding.state)}")
        if finding.advice:
            ill = True
            click.echo(f"{'':>12}  -> {finding.advice}")
    if ill:
        sys.exit(1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@ledger_option
def backup(file: Path, ledger: LedgerPlace | None) -> None:
    """Copy the ledger to a file and check the copy, while others may go on; a backup that is there gets what it lacks."""
    from saksi.ledger.copying import copy_file, is_file_of
    from saksi.ledger.ledger import Ledger

    with existing_ledger(ledger) as opened:
        source = is_file_of(ledger_place(ledger)[0])
        if source and not file.exists():
            copy_file(source, file)
        with Ledger.open(file) as copied:
            opened.copy_to(copied)
            _check(copied, file)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@ledger_option
def restore(file: Path, ledger: LedgerPlace | None) -> None:
    """Bring a backup back into a ledger that is not there, or that holds a part of the same statements."""
    import tempfile

    from saksi.ledger.copying import copy_file, is_file_of
    from saksi.ledger.ledger import Ledger

    place, _ = ledger_place(ledger)
    target = is_file_of(place)
    if target and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_file(file, target)
    else:
        # a backup of an older version is brought to the present in a copy, and stays as it is
        with tempfile.TemporaryDirectory(prefix="saksi-") as folder:
            copy_file(file, Path(folder) / "backup.sqlite")
            with Ledger.open(Path(folder) / "backup.sqlite") as backed, Ledger.open(place) as opened:
                backed.copy_to(opened)
    with Ledger.open(place) as opened:
        _check(opened, place)


@click.command()
@click.argument("source", type=LedgerType(), metavar="LEDGER")
@click.argument("target", type=LedgerType(), metavar="LEDGER")
def copy(source: LedgerPlace, target: LedgerPlace) -> None:
    """Copy a ledger to another store, file or PostgreSQL, statement by statement; one that holds a part gets the rest."""
    from saksi.ledger.ledger import Ledger

    if not is_there(source):
        raise LedgerError(f"there is no ledger at {source}")
    with Ledger.open(source) as opened, Ledger.open(target) as other:
        copied = opened.copy_to(other)
        click.echo(f"{copied} statements copied", err=True)
        _check(other, target)


def _check(ledger: "Ledger", place: LedgerPlace) -> None:
    """Say how far the chain of a copy goes; LedgerError where it is broken."""
    from saksi.ledger.engines import shown

    for fault in ledger.verify(views=False):
        raise LedgerError(f"the copy at {shown(place)} is not whole: {fault}")
    _say_tip(ledger)


def _say_tip(ledger: "Ledger") -> None:
    end = ledger.tip()
    click.echo(f"{end.number} statements, the last {end.hash}")


COMMANDS = (verify, doctor, backup, restore, copy)
