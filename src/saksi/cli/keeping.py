"""Commands about what is kept and where: set-aside, where, schema."""

import json
from pathlib import Path

import click

from saksi.cli.lines import SET_ASIDE_COLUMNS, set_aside_line
from saksi.cli.output import list_options, print_list
from saksi.cli.place import (
    LedgerPlace,
    existing_ledger,
    folder_option,
    folder_place,
    is_there,
    ledger_option,
    ledger_place,
)


@click.command("set-aside")
@list_options
@ledger_option
def set_aside(as_json: bool, as_csv: bool, ledger: LedgerPlace | None) -> None:
    """List what could not be read, with the reason and what to do. `saksi retry` reads it again."""
    with existing_ledger(ledger) as opened:
        found = [set_aside_line(line) for line in opened.set_aside_items()]
    print_list(found, SET_ASIDE_COLUMNS, as_json=as_json, as_csv=as_csv, none="Nothing is set aside.")


@click.command()
@ledger_option
@folder_option
def where(ledger: LedgerPlace | None, folder: Path | None) -> None:
    """Print where the ledger is, why there, and how much is in it; and which folder of yours is used, and why."""
    from saksi.ledger.engines import shown

    place, why = ledger_place(ledger)
    click.echo(shown(place))
    click.echo(why, err=True)
    if is_there(place):
        with existing_ledger(place) as opened:
            documents, told = opened.count()
        click.echo(f"{documents} articles, {told} events", err=True)
    else:
        click.echo("not made yet: `saksi read FILE` makes it", err=True)
    own, reason = folder_place(folder)
    click.echo(f"your folder: {own or 'none'}, {reason}", err=True)


@click.command()
def schema() -> None:
    """Print the JSON Schema of a Reading, which `saksi read --json` prints one a line."""
    from saksi.records import reading_schema

    click.echo(json.dumps(reading_schema(), indent=2))


COMMANDS = (set_aside, where, schema)
