"""Commands that look into what is known before reading: who."""

from datetime import date

import click

from saksi.cli.output import as_json_line, plain, print_table
from saksi.errors import UsageError
from saksi.knowledge.who import Known, Stay


@click.command()
@click.argument("name")
@click.option(
    "--on", help="The day for which code and memberships are asked, such as 2018-05-08; without it, all of them."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON Lines, one for each who has the name.")
def who(name: str, on: str | None, as_json: bool) -> None:
    """Say who or what a name is: the code, terms, names, numbers in other data sets, memberships."""
    from saksi.knowledge import who as knowledge
    from saksi.resources import load_resources

    resources = load_resources()
    found = knowledge.who(name, on and _day(on), resources.catalogue, resources.memberships)
    for number, known in enumerate(found):
        if as_json:
            click.echo(as_json_line(known))
        else:
            if number:
                click.echo()
            print_table(_rows(known), ("what", known.name))


def _day(on: str) -> str:
    try:
        return date.fromisoformat(on).isoformat()
    except ValueError:
        raise UsageError(f"--on {on!r} is not a day such as 2018-05-08") from None


def _rows(known: Known) -> list[list[str]]:
    """What is known, by line; what is not stays out."""
    facts = {
        "kind": known.kind,
        "code": known.code if known.on is None else f"{known.code} on {known.on}",
        "role": known.role,
        "terms": "; ".join(map(_stay, known.terms)),
        "names": ", ".join(known.names),
        "ISO 3166": known.iso3,
        "Gleditsch & Ward": known.gleditsch_ward,
        "COW": known.cow,
        "UCDP": known.ucdp,
        "Wikidata": known.wikidata,
        "member of" if known.kind == "country" else "members": "; ".join(map(_stay, known.memberships)),
        "row": ", ".join(known.where),
    }
    return [[fact, plain(value)] for fact, value in facts.items() if value not in (None, "")]


def _stay(stay: Stay) -> str:
    """`EST GOV 2021-01-26 to 2024-07-23`, without an end where it goes on."""
    times = f"{stay.begins or '?'} to {stay.ends}" if stay.ends else f"from {stay.begins}" if stay.begins else ""
    return f"{stay.what} {times}".strip()


COMMANDS = (who,)
