"""Commands that read: read, retry."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from saksi.cli.lines import EVENT_COLUMNS, EVENT_CSV, event_line
from saksi.cli.output import Line, plain, print_list
from saksi.cli.place import (
    LedgerPlace,
    existing_ledger,
    fast_option,
    folder_option,
    folder_place,
    ledger_option,
    ledger_place,
)
from saksi.records import Document, Reading, SetAside

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from saksi.intake.intake import Outcome
    from saksi.ledger.ledger import Ledger, SetAsideLine

MEGABYTE = 1_000_000
# A bar appears when there is more than a moment's work and a person watching.
MOMENT = 1.0
# Where nobody watches, a line says how far it is every so many seconds.
SPARSE = 10.0
# A table of more events than this is not read; they are in the ledger.
MOST_SHOWN = 200


@click.command()
@click.argument("inputs", nargs=-1, metavar="[FILE|FOLDER|ADDRESS|-]...")
@click.option("--texts", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), multiple=True,
              help='JSON Lines with "id" and "text", and optionally title, date, language, publisher, url.')  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one Reading a line (see `saksi schema`).")
@click.option("--csv", "as_csv", is_flag=True, help="Print the events as CSV.")
@click.option("--no-ledger", is_flag=True, help="Keep nothing.")
@click.option("--allow-private", is_flag=True, help="Fetch from private and local addresses too.")
@click.option(
    "--max-size", type=click.IntRange(1), default=20, show_default=True, help="Largest document, in megabytes."
)
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds for one address.")
@ledger_option
@folder_option
@fast_option
def read(
    inputs: tuple[str, ...],
    texts: tuple[Path, ...],
    as_json: bool,
    as_csv: bool,
    no_ledger: bool,
    allow_private: bool,
    max_size: int,
    timeout: float,
    ledger: LedgerPlace | None,
    folder: Path | None,
    fast: bool,
) -> None:
    """Read articles: files, folders, saved pages, feeds, WARC files, web addresses, or - for standard input.

    What is read goes into the ledger, and the events are printed. Exit status: 0 all was read, 1 some was set aside,
    2 wrong use.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    if not inputs and not texts:
        raise click.UsageError(
            "nothing to read; give a file, a folder, an address, - for standard input, or --texts FILE"
        )
    from saksi.sources import Options, open_sources

    own, _ = folder_place(folder)
    options = Options(max_bytes=max_size * MEGABYTE, timeout=timeout, allow_private=allow_private)
    sources = open_sources(inputs, tuple(map(str, texts)), options)
    if sources.passed_over:
        first = plain(sources.passed_over[0])
        click.echo(f"{len(sources.passed_over)} files passed over, no articles by their endings: {first} ...", err=True)
    with _ledger(ledger, no_ledger) as opened:
        run = Run(opened, own, fast=fast)
        _print_readings(run.read_all(sources, lambda: sources.expected), as_json=as_json, as_csv=as_csv)
    run.report()


@click.command()
@click.argument("numbers", nargs=-1, type=int, metavar="[NUMBER]...")
@click.option("--allow-private", is_flag=True, help="Fetch from private and local addresses too.")
@click.option(
    "--max-size", type=click.IntRange(1), default=20, show_default=True, help="Largest document, in megabytes."
)
@click.option("--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds for one address.")
@ledger_option
@folder_option
@fast_option
def retry(
    numbers: tuple[int, ...],
    allow_private: bool,
    max_size: int,
    timeout: float,
    ledger: LedgerPlace | None,
    folder: Path | None,
    fast: bool,
) -> None:
    """Read again what was set aside: all of it, or the numbers given."""
    from saksi.intake.uploads import Uploads
    from saksi.sources import Options

    own, _ = folder_place(folder)
    options = Options(max_bytes=max_size * MEGABYTE, timeout=timeout, allow_private=allow_private)
    uploads = Uploads.of(ledger_place(ledger)[0])
    with existing_ledger(ledger) as opened:
        waiting = [line for line in opened.set_aside_items() if not numbers or line.number in numbers]
        unknown = set(numbers) - {line.number for line in waiting}
        if unknown:
            raise click.UsageError(
                f"nothing is set aside under {', '.join(map(str, sorted(unknown)))}; see `saksi set-aside`"
            )
        run = Run(opened, own, fast=fast)
        for line in waiting:
            readings = run.read_again(line, uploads.reopen(line.item, options))
            _print_readings(readings, as_json=False, as_csv=False, quiet=True)
        uploads.let_go([line.item.origin for line in waiting], opened.set_aside_items())
    run.report()


class Run:
    """One run of reading: how much was read, how much was set aside, and the bar that shows it.

    `own` is a user's folder; `fast` for the smaller encoder.
    """

    def __init__(self, ledger: "Ledger | None", own: Path | None = None, *, fast: bool = False) -> None:
        from saksi.intake.intake import Intake

        self._ledger, self._intake = ledger, Intake(ledger, own, fast=fast)
        self.read = self.unchanged = self.set_aside = 0

    def read_all(
        self, sources: Iterable[Document | SetAside], expected: Callable[[], int] = lambda: 1
    ) -> Iterator[Reading]:
        """The Readings of what can be read, one by one; what cannot is set aside, and nothing else stops."""
        yield from self._followed(map(self._intake.take, sources), expected)

    def read_again(self, line: "SetAsideLine", found: Iterable[Document | SetAside]) -> Iterator[Reading]:
        """The Readings of what was set aside, where it can be read now."""
        yield from self._followed(self._intake.take_again(line, found), lambda: 1)

    def _followed(self, outcomes: Iterable["Outcome"], expected: Callable[[], int]) -> Iterator[Reading]:
        with Progress(expected) as progress:
            for outcome in outcomes:
                self._count(outcome)
                progress.step(self.read + self.unchanged + self.set_aside, self.set_aside)
                if outcome.reading:
                    yield outcome.reading

    def _count(self, outcome: "Outcome") -> None:
        """Count what became of a document, and say why one was set aside."""
        self.read += outcome.fate == "read"
        self.unchanged += outcome.fate == "unchanged"
        if outcome.item:
            self.set_aside += 1
            where = ", ".join(part for part in (outcome.origin, outcome.locator) if part)
            click.echo(f"set aside: {plain(where)}: {plain(outcome.item.reason)}", err=True)

    def report(self) -> None:
        """Say how it went, and end with status 1 where something was set aside."""
        parts = [f"{self.read} read"]
        parts += [f"{self.unchanged} already in the ledger"] if self.unchanged else []
        if self.set_aside:
            parts.append(f"{self.set_aside} set aside" + (": see `saksi set-aside`" if self._ledger else ""))
        click.echo(", ".join(parts), err=True)
        if self.set_aside:
            sys.exit(1)


class Progress:
    """A bar with rate and time left, once there is more than a moment's work and a person watching; else a line now and then."""

    def __init__(self, expected: Callable[[], int]) -> None:
        self._expected = expected
        self._began = self._told = time.monotonic()
        self._watched = sys.stderr.isatty()
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def step(self, done: int, set_aside: int) -> None:
        """Show how far it is, where there is somebody to see it."""
        now = time.monotonic()
        if now - self._began < MOMENT:
            return
        if self._watched:
            self._draw(done, set_aside)
        elif now - self._told > SPARSE:
            self._told = now
            click.echo(f"{done} documents, {set_aside} set aside, {done / (now - self._began):.1f} a second", err=True)

    def _draw(self, done: int, set_aside: int) -> None:
        if self._bar is None or self._task is None:
            self._bar = _bar()
            self._task = self._bar.add_task("reading", total=self._expected())
            self._bar.start()
        total = max(self._expected(), done)
        rate = f"{done / (time.monotonic() - self._began):.1f} a second"
        aside = f", {set_aside} set aside" if set_aside else ""
        self._bar.update(self._task, completed=done, total=total, description=f"{done} of {total}{aside}, {rate}")


def _bar() -> "RichProgress":
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("time left"), TimeRemainingColumn())
    return RichProgress(*columns, console=Console(stderr=True), transient=True)


def _ledger(given: LedgerPlace | None, none: bool) -> "AbstractContextManager[Ledger | None]":
    if none:
        return nullcontext()
    from saksi.ledger.ledger import Ledger

    return Ledger.open(ledger_place(given)[0])


def _print_readings(readings: Iterator[Reading], *, as_json: bool, as_csv: bool, quiet: bool = False) -> None:
    """Each Reading as it comes, or the table of events at the end."""
    if as_json:
        for reading in readings:
            click.echo(reading.to_json())
        return
    lines = [line for reading in readings for line in _event_lines(reading)]
    shown = lines if as_csv else lines[:MOST_SHOWN]
    if not quiet or lines:
        columns = EVENT_CSV if as_csv else EVENT_COLUMNS
        print_list(shown, columns, as_json=False, as_csv=as_csv, none="No event was found.")
    if len(shown) < len(lines):
        click.echo(f"... and {len(lines) - len(shown)} more; `saksi events` lists what is in the ledger", err=True)


def _event_lines(reading: Reading) -> list[Line]:
    article = reading.article
    published = article.published.from_ if article.published else None
    lines = []
    for event in reading.events:
        source = (article.title or "") if event.in_ == "title" else article.text
        lines.append(event_line(event, source[slice(*event.sentence)], article.publisher, reading.id, published))
    return lines


COMMANDS = (read, retry)
