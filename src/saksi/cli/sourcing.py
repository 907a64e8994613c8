"""The command that says where reports have it from: sources."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from saksi.cli.output import as_json_line, plain, print_table
from saksi.cli.place import LedgerPlace, existing_ledger, folder_option, ledger_option, outlets_of

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger
    from saksi.sourcing.independence import Member, Merge

LONGEST_QUOTE = 100
"""Characters of a copied passage that are shown."""


@click.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="All of it, with the copied passages, as one line of JSON.")
@ledger_option
@folder_option
def sources(id: str, as_json: bool, ledger: LedgerPlace | None, folder: Path | None) -> None:
    """Say who else tells an event, how many independent sources that makes, and why."""
    with existing_ledger(ledger, outlets_of(folder)) as opened:
        found = opened.sources(id)
        if as_json:
            click.echo(as_json_line(found))
            return
        click.echo(
            f"{counted(found.reports, 'report')} by {counted(found.outlets, 'outlet')} "
            f"from {counted(found.sources, 'independent source')}\n"
        )
        groups = [[str(number), "; ".join(map(_member, group))] for number, group in enumerate(found.groups, 1)]
        print_table(groups, ("source", "reports"))
        if found.merges:
            click.echo("")
            reasons = [[f"{merge.one}, {merge.other}", merge.rule, _why(merge, opened)] for merge in found.merges]
            print_table(reasons, ("depend on each other", "rule", "why"))


def counted(number: int, what: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _member(member: "Member") -> str:
    """A report: the outlet, its day, whom it names for it, and the id of the article."""
    said = f"according to {', '.join(member.speakers)}" if member.speakers else ""
    via = f"via {', '.join(member.via)}" if member.via else ""
    day = member.published[0] if member.published else ""
    return plain(" ".join(part for part in (member.outlet or "?", day, said, via, f"({member.reading})") if part))


def _why(merge: "Merge", ledger: "Ledger") -> str:
    """The reason in words; of a copy also what the longest passage says, and which was first."""
    if merge.copy is None:
        return plain(merge.why)
    text = ledger.reading(merge.one).article.text[slice(*merge.copy.passages[0].one)]
    quote = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rsplit(maxsplit=1)[0] + " ..."
    first = f"{merge.copy.original} first: {merge.copy.why}" if merge.copy.original else merge.copy.why
    return plain(f"{merge.why}, such as '{quote}'; {first}")


COMMANDS = (sources,)
