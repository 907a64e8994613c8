"""Commands about happenings: incidents (with join, split, pin), incident, timeline, stories."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from saksi.cli.incident_lines import (
    INCIDENT_COLUMNS,
    INCIDENT_CSV,
    STORY_COLUMNS,
    line_of,
    story_of,
    summary_of,
    tables_of,
)
from saksi.cli.output import as_json_line, list_options, plain, print_list, print_table
from saksi.cli.place import LedgerPlace, existing_ledger, folder_option, ledger_option, outlets_of
from saksi.cli.sourcing import counted

if TYPE_CHECKING:
    from saksi.ledger.incident_filters import IncidentFilter
    from saksi.ledger.incident_lists import IncidentLine

FIELDS = (
    "actor",
    "recipient",
    "types",
    "country",
    "since",
    "until",
    "modality",
    "text",
    "via",
    "speaker",
    "statuses",
    "sources",
    "limit",
)


def _options(*wanted: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options that filter incidents, in this order."""
    known = {
        "actor": click.option("--actor", help="A code or its beginning (RUS, 'RUS MIL'), or a part of a name."),
        "recipient": click.option("--recipient", help="The same for whom it was done to."),
        "types": click.option("--type", "types", multiple=True, help="A type, such as ASSAULT; may be given several times."),
        "country": click.option("--country", help="Where it happened: a code of three letters."),
        "since": click.option("--from", "since", help="From this day, month or year on (2020-10-31, 2020-10, 2020)."),
        "until": click.option("--to", "until", help="Up to and including this day, month or year."),
        "modality": click.option("--modality", help="actual, negated, future or hypothetical."),
        "text": click.option("--text", help='Words in a sentence or title of it: all of them, begin* or "in this order".'),
        "via": click.option("--via", help="An outlet or agency that one of its reports credits."),
        "speaker": click.option("--speaker", help="Who states it: a code or its beginning, or a part of a name."),
        "statuses": click.option(
            "--status", "statuses", multiple=True, help="uncontested, contested, one-sided or retracted; repeatable."
        ),
        "sources": click.option("--sources", type=click.IntRange(1), help="At least so many independent sources."),
        "limit": click.option("--limit", type=click.IntRange(1), help="At most so many."),
    }  # fmt: skip

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(wanted):
            command = known[name](command)
        return command

    return added


def _filter(given: dict[str, Any]) -> "IncidentFilter":
    from saksi.ledger.incident_filters import IncidentFilter

    return IncidentFilter(**given)


@click.group(invoke_without_command=True)
@_options(*FIELDS)
@list_options
@ledger_option
@folder_option
@click.pass_context
def incidents(
    context: click.Context,
    /,
    as_json: bool,
    as_csv: bool,
    ledger: LedgerPlace | None,
    folder: Path | None,
    **given: Any,
) -> None:
    """List incidents, by date: what several reports tell of one happening. Dates in brackets are counted from publication.

    incidents join, split and pin keep what you decide.
    """
    context.obj = ledger
    if context.invoked_subcommand:
        return
    with existing_ledger(ledger, outlets_of(folder)) as opened:
        found = list(opened.incidents(_filter(given)))
    _print_incidents(found, as_json=as_json, as_csv=as_csv)


@click.command()
@click.argument("who_or_where", metavar="ACTOR|PLACE")
@_options("types", "since", "until", "modality", "statuses", "sources", "limit")
@list_options
@ledger_option
@folder_option
def timeline(
    who_or_where: str, as_json: bool, as_csv: bool, ledger: LedgerPlace | None, folder: Path | None, **given: Any
) -> None:
    """List the incidents of an actor (a code or its beginning, or a part of a name) or of a place (its name), by date."""
    with existing_ledger(ledger, outlets_of(folder)) as opened:
        found = list(opened.timeline(who_or_where, _filter(given)))
    _print_incidents(found, as_json=as_json, as_csv=as_csv)


def _print_incidents(found: "list[IncidentLine]", *, as_json: bool, as_csv: bool) -> None:
    columns = INCIDENT_CSV if as_csv else INCIDENT_COLUMNS
    print_list(map(line_of, found), columns, as_json=as_json, as_csv=as_csv, none="No incident fits.", full=found)


@click.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="All of it, as one line of JSON.")
@ledger_option
@folder_option
def incident(id: str, as_json: bool, ledger: LedgerPlace | None, folder: Path | None) -> None:
    """Show an incident, given by its id or that of an event in it: who tells it, who disputes it, and why it is one."""
    with existing_ledger(ledger, outlets_of(folder)) as opened:
        found = opened.incident(id)
    if as_json:
        click.echo(as_json_line(found))
        return
    for name, value in summary_of(found):
        if value:
            click.echo(f"{name:>12}  {plain(value)}")
    for title, rows, columns in tables_of(found):
        if rows:
            click.echo(f"\n{title}")
            print_table([[plain(cell) for cell in row] for row in rows], columns)


@click.command()
@_options("since", "until")
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, help="Only stories of so many articles.")
@list_options
@ledger_option
def stories(
    since: str | None, until: str | None, least: int, as_json: bool, as_csv: bool, ledger: LedgerPlace | None
) -> None:
    """List the stories that the articles of some days tell, the largest first. Every text is read for it."""
    with existing_ledger(ledger) as opened:
        found = opened.stories(since, until, least)
    print_list(
        map(story_of, found),
        STORY_COLUMNS,
        as_json=as_json,
        as_csv=as_csv,
        none="No story has so many articles.",
        full=found,
    )


def _decision(
    kind: Any, ids: tuple[str, ...], by: str, why: str, ledger: LedgerPlace | None, *, each: bool = False
) -> None:
    place = ledger or click.get_current_context().obj  # `incidents --ledger FILE join` is this ledger too
    with existing_ledger(place) as opened:
        decided = opened.decide(kind, ids, by=by, why=why, each=each)
        now = {one.id: len(one.mentions) for one in (opened.incident(id) for id in (*decided.events, *decided.others))}
    for id, many in now.items():
        click.echo(f"incident {id[:8]}: {counted(many, 'event')}")


def _decision_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        ledger_option,
        click.option("--why", required=True, help="The reason."),
        click.option("--by", required=True, help="Who decides."),
        click.argument("ids", metavar="ID...", nargs=-1, required=True),
    ):
        command = option(command)
    return command


@incidents.command()
@_decision_options
def join(ids: tuple[str, ...], by: str, why: str, ledger: LedgerPlace | None) -> None:
    """Make one incident of several, given by their ids or those of events."""
    _decision("join", ids, by, why, ledger)


@incidents.command()
@_decision_options
@click.option("--each", is_flag=True, help="Part these events from one another, not from the rest.")
def split(ids: tuple[str, ...], by: str, why: str, each: bool, ledger: LedgerPlace | None) -> None:
    """Part events from the rest of their incident: they tell of something else."""
    _decision("split", ids, by, why, ledger, each=each)


@incidents.command()
@_decision_options
def pin(ids: tuple[str, ...], by: str, why: str, ledger: LedgerPlace | None) -> None:
    """Keep an incident as it is: nothing joins it any more but by another decision."""
    _decision("pin", ids, by, why, ledger)


COMMANDS = (incidents, incident, timeline, stories)
