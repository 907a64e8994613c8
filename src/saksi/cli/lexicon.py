"""Commands about the tables: lexicon check, lexicon find."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from saksi.cli.output import Line, list_options, print_list, printable
from saksi.cli.place import folder_option, folder_place
from saksi.errors import UsageError

if TYPE_CHECKING:
    from saksi.coding.lexicon import Entry
    from saksi.resources import Resources

COLUMNS = ("language", "trigger", "pos", "verdict", "type", "mode", "where", "example")


@click.group()
def lexicon() -> None:
    """Check the tables, yours and those that ship, and look words up in the trigger tables: lexicon check, lexicon find."""


@lexicon.command("check")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
def check_tables(folder: Path | None) -> None:
    """Check every row of your folder and of the tables that ship. Exit status: 0 all is fine, 1 there are faults.

    Without FOLDER it is the one that `saksi where` tells of.
    """
    from saksi.checking import check

    place, why = folder_place(folder)
    if place is None:
        click.echo(f"only what ships: {why}", err=True)
    faults = 0
    for table in check(place):
        faults += len(table.faults)
        for fault in table.faults:
            click.echo(printable(str(fault)))
        shown = f"{table.path.parent.name}/{table.path.name}"
        click.echo(f"{shown}: {table.fine} fine" + (f", {len(table.faults)} with a fault" if table.faults else ""))
    if faults:
        click.echo(f"{faults} faults; each line above that begins with a path says what to mend", err=True)
        sys.exit(1)
    click.echo("no faults", err=True)


@lexicon.command("find")
@click.argument("word")
@click.option("--language", help="Only this language: id or en.")
@list_options
@folder_option
def find_word(word: str, language: str | None, as_json: bool, as_csv: bool, folder: Path | None) -> None:
    """List the trigger rows that a word or expression fits in any of its forms, yours first, with file, line and example."""
    from saksi.resources import load_resources

    resources = load_resources(folder_place(folder)[0])
    if language is not None and language not in resources.packs:
        raise UsageError(f"--language {language}: Saksi reads {', '.join(sorted(resources.packs))}")
    codes = [language] if language else sorted(resources.packs)
    lines = (line for code in codes for line in _rows(resources, code, word))
    print_list(lines, COLUMNS, as_json=as_json, as_csv=as_csv, none=f"No row fits {word!r}.")


def _rows(resources: "Resources", code: str, word: str) -> Iterator[Line]:
    """The lines of a language's rows that a word fits, those of the user first."""
    from saksi.coding.lexicon import Lexicon
    from saksi.coding.overrides import Overrides
    from saksi.language.words import words_of

    pack, plover, words = resources.packs[code], resources.plover, words_of(word)
    own = resources.own.triggers.get(code) if resources.own else None
    for entry in Overrides.load(own, pack, plover).lexicon.naming(words) if own else ():
        yield _line(code, entry, "is" if entry.type else "never")
    for entry in Lexicon.load(pack, plover).naming(words):
        yield _line(code, entry, "may be")


def _line(code: str, entry: "Entry", verdict: str) -> Line:
    return {
        "language": code,
        "trigger": entry.trigger,
        "pos": entry.pos,
        "verdict": verdict,
        "type": entry.type,
        "mode": entry.mode or "",
        "where": entry.where,
        "example": entry.example,
    }


COMMANDS = (lexicon,)
