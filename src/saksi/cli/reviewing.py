"""Commands for people who decide on events: review, history."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from saksi.cli.lines import days, in_short
from saksi.cli.output import as_json_line, plain, print_table
from saksi.cli.place import (
    LedgerPlace,
    as_of_option,
    coder_option,
    existing_ledger,
    folder_option,
    folder_place,
    ledger_option,
)
from saksi.cli.values import in_words

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger
    from saksi.review.correcting import Correcting
    from saksi.review.records import Action
    from saksi.review.replay import Reviewed

by_option = click.option("--by", envvar="SAKSI_BY", required=True, help="Your name; or set it in SAKSI_BY.")
WORDS = {"accept": 0, "reject": 0, "flag": 0, "comment": 1, "correct": 2, "withdraw": 0}
"""How many words follow each action."""
USAGE = {"comment": "comment TEXT", "correct": "correct FIELD VALUE"}


@click.command()
@click.argument("event")
@click.argument("action", type=click.Choice(list(WORDS)))
@click.argument("words", nargs=-1, metavar="[TEXT | FIELD VALUE]")
@by_option
@click.option("--reason", default="", help="Why; needed for reject, correct and flag.")
@ledger_option
@folder_option
def review(
    event: str,
    action: "Action",
    words: tuple[str, ...],
    by: str,
    reason: str,
    ledger: LedgerPlace | None,
    folder: Path | None,
) -> None:
    """Decide on an event: accept it as it stands, reject it, correct a field, comment, flag it for others, or withdraw
    what you said of it last.

    What the coder found stays; `saksi history EVENT` shows both.
    """
    if len(words) != WORDS[action]:
        raise click.UsageError(f"write `saksi review EVENT {USAGE.get(action, action)} --by NAME --reason TEXT`")
    with existing_ledger(ledger) as opened:
        telling = opened.event(event)
        reading = opened.reading(telling.reading_id)
        field, new = None, None
        if action == "correct":
            from saksi.review.correcting import Looked
            from saksi.review.differences import part_of

            looked = Looked(opened.reviews.of(telling.event).event, part_of(reading, telling.event))
            field = words[0]
            new = _correcting(opened, folder).value(field, words[1], looked)
        if action == "withdraw":
            given = opened.reviews.withdraw(telling.event, reading.id, reading.coder, by=by, reason=reason)
        else:
            given = opened.reviews.give(
                telling.event, reading.id, reading.coder, action, by=by, reason=words[0] if action == "comment" else reason,
                field=field, new=new,
            )  # fmt: skip
        state = opened.reviews.of(telling.event).state
    told = f"{field}: {in_words(given.old)} -> {in_words(given.new)}" if field else action
    click.echo(f"{telling.event.id[:8]} {plain(told)}, by {plain(given.by)} at {given.at}; it is {state}", err=True)


@click.command()
@click.argument("event")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="The event as reviewed, with all reviews, as one line of JSON.")
@coder_option
@ledger_option
def history(event: str, as_of: str | None, as_json: bool, coder: str | None, ledger: LedgerPlace | None) -> None:
    """Show who decided what on an event, and when; every value that a field had; and how it stands."""
    with existing_ledger(ledger) as opened:
        telling = opened.event(event, coder and opened.codings.coder(coder), as_of)
        found = opened.reviews.of(telling.event, as_of)
    if as_json:
        click.echo(as_json_line(found))
    elif not found.reviews:
        click.echo("Nobody has reviewed it" + (f" up to {as_of}." if as_of else "."), err=True)
    else:
        _print_history(found)


def _print_history(found: "Reviewed") -> None:
    """The reviews; the values of each field that was corrected, the coder's first; and how the event stands."""
    from saksi.review.replay import history as steps_of

    print_table(
        [
            [
                given.at,
                plain(given.by),
                given.action,
                given.field or "",
                plain(given.reason + _carried(given.carried_from)),
            ]
            for given in found.reviews
        ],
        ("at", "by", "action", "field", "reason"),
    )
    corrected = {given.field for given in found.reviews if given.action == "correct"}
    rows = [
        [step.field, plain(in_words(step.value)), plain(step.review.by) if step.review else "the coder",
         step.review.at if step.review else ""]
        for step in steps_of(found.coded, found.reviews)
        if step.field in corrected
    ]  # fmt: skip
    if rows:
        click.echo("")
        print_table(rows, ("field", "value", "by", "at"))
    click.echo(f"\n{_stands(found)}")


def _stands(found: "Reviewed") -> str:
    """How an event stands: `accepted: ASSAULT aerial, Azerbaijan [AZE] -> Armenia [ARM]; Stepanakert, actual`."""
    event = found.event
    where = ", ".join(part for part in (event.place.name if event.place else "", days(event), event.modality) if part)
    return plain(f"{found.state}: {in_short(event)}; {where}")


def _carried(original: str | None) -> str:
    return f" (carried over from review {original} of an earlier coding)" if original else ""


def _correcting(ledger: "Ledger", folder: Path | None) -> "Correcting":
    """What checks typed values, by the tables that ship and those of the user's folder."""
    from saksi.resources import load_resources
    from saksi.review.correcting import Correcting
    from saksi.review.naming import Naming

    known = load_resources(folder_place(folder)[0])
    naming = Naming(known.catalogue, known.places, known.cities, known.outlets)
    return Correcting(naming, known.plover, lambda given: ledger.event(given).event.id)


COMMANDS = (review, history)
