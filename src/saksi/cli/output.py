"""Lists as a table, as JSON Lines, or as CSV; and texts that are safe to print."""

import csv
import io
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

Line = dict[str, Any]
# A spreadsheet takes a cell that begins like this for a formula; a quote before it keeps it text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDTH_WITHOUT_TERMINAL = 160


def list_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--json` and `--csv` to a command that lists."""
    command = click.option("--csv", "as_csv", is_flag=True, help="As CSV with a header line.")(command)
    return click.option("--json", "as_json", is_flag=True, help="As JSON Lines.")(command)


def print_list(
    lines: Iterable[Line],
    columns: Sequence[str],
    *,
    as_json: bool,
    as_csv: bool,
    none: str,
    full: Iterable[Any] | None = None,
) -> None:
    """Print lines in the form that was asked for. `full` are the records behind the lines, for JSON; `none` tells of no line."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    if as_json:
        for line in lines if full is None else full:
            click.echo(as_json_line(line))
    elif as_csv:
        click.echo(as_csv_text(lines, columns), nl=False)
    else:
        rows = [[plain(line.get(column)) for column in columns] for line in lines]
        if rows:
            print_table(rows, columns)
        else:
            click.echo(none, err=True)


def as_json_line(record: object) -> str:
    """A record or a dictionary as one line of JSON."""
    if isinstance(record, dict):
        return json.dumps(record, ensure_ascii=False)
    import msgspec

    return msgspec.json.encode(record).decode("utf-8")


def as_csv_text(lines: Iterable[Line], columns: Sequence[str]) -> str:
    """CSV (RFC 4180) with a header; cells that a spreadsheet would run begin with a quote."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for line in lines:
        cells = [plain(line.get(column)) for column in columns]
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return text.getvalue()


def print_table(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> None:
    """An aligned table; on a terminal as wide as it is, elsewhere wide enough to be read."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    watched = sys.stdout.isatty()
    console = (
        Console(highlight=False) if watched else Console(width=WIDTH_WITHOUT_TERMINAL, highlight=False, no_color=True)
    )
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in ("id", "date"))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    with console.capture() as drawn:
        console.print(table)
    for line in drawn.get().splitlines():
        click.echo(line.rstrip())


def plain(value: object) -> str:
    """A value as text for a cell or a terminal: no control characters, whatever an article held."""
    text = "" if value is None else str(value)
    return "".join(" " if character in "\n\t\r" else character for character in text if shown(character))


def shown(character: str) -> bool:
    """Whether a character may be sent to a terminal: line ends and tabs, and whatever is not a control or a text direction."""
    return character in "\n\t\r" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def printable(text: str) -> str:
    """A text of several lines without control characters."""
    return "".join(character for character in text if shown(character))
