"""Commands about codings of one archive by several versions of the coder: recode, diff, coders."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from saksi.cli.lines import in_short
from saksi.cli.output import Line, list_options, plain, print_list, print_table
from saksi.cli.place import LedgerPlace, existing_ledger, fast_option, folder_option, folder_place, ledger_option
from saksi.cli.reading import Progress
from saksi.cli.values import in_words

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger
    from saksi.resources import Resources
    from saksi.review.carrying import Carried
    from saksi.review.differences import Difference

CODER_COLUMNS = ("coder", "articles", "events", "newest", "first_at", "last_at")
DIFF_COLUMNS = ("change", "field", "old", "new", "sentence", "article", "id")
LONGEST = 120
"""Characters of a sentence that a table shows."""


@click.command()
@click.option("--since", help="Only articles published on or after this day, month or year.")
@ledger_option
@folder_option
@fast_option
def recode(since: str | None, ledger: LedgerPlace | None, folder: Path | None, fast: bool) -> None:
    """Code the articles in the ledger again with the present coder, and carry their reviews over.

    The texts are in the ledger. What was coded before stays: see `saksi diff` and `--coder`.
    """
    from saksi.ledger.filters import first_day
    from saksi.resources import load_resources

    resources = load_resources(folder_place(folder)[0], fast=fast)
    with existing_ledger(ledger) as opened:
        done = _code_again(opened, resources, since and first_day(since))
        click.echo(", ".join(f"{number} {what}" for what, number in done.items()) or "no article", err=True)
        carried = list(opened.reviews.carry_over())
    if carried:
        _print_carried(carried)


def _print_carried(carried: "list[Carried]") -> None:
    """How many reviewed events kept their reviews, and what became of those of the others."""
    kept = sum(one.new == one.old for one in carried)
    lost = sum(one.new is None for one in carried)
    told = f"reviewed events: {kept} as they were, {len(carried) - kept - lost} carried over, {lost} not carried over"
    click.echo(told, err=True)
    rows = [
        [one.article, one.old[:8], one.new[:8] if one.new else "not carried over", plain(one.why)]
        for one in carried
        if one.new != one.old
    ]
    if rows:
        print_table(rows, ("article", "reviewed event", "now", "why"))


def _code_again(ledger: "Ledger", resources: "Resources", since: str | None) -> Counter[str]:
    """Code again what another coder has coded last; how many articles it was, and how many not, by what was done."""
    from saksi.reading import read_again

    done: Counter[str] = Counter()
    waiting = ledger.codings.newest(since)
    with Progress(lambda: len(waiting)) as progress:
        for line in waiting:
            earlier = ledger.reading(line.article)
            language = resources.languages.get(earlier.article.language or "")
            if language is None:
                done["in a language that is not coded"] += 1
            elif line.coder == language.coder.version:
                done["coded by it already"] += 1
            else:
                if ledger.add(read_again(earlier, resources), line.origin) == "unchanged":
                    ledger.codings.show(line.article, language.coder.version)
                done["coded again"] += 1
            progress.step(done.total(), 0)
    return done


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--examples", type=click.IntRange(0), default=3, show_default=True, help="Examples of each kind of change."
)
@list_options
@ledger_option
def diff(
    old: str | None, new: str | None, examples: int, as_json: bool, as_csv: bool, ledger: LedgerPlace | None
) -> None:
    """Compare two codings of the same articles: events that came, went, or changed, by field.

    OLD and NEW are versions of the coder (see `saksi coders`). Without them it is the newest coding of each article and
    the one before; with OLD alone, OLD and the newest.
    """
    with existing_ledger(ledger) as opened:
        found = list(_differences(opened, old, new))
    if as_json or as_csv:
        lines = (line for one in found for line in _lines(one))
        print_list(lines, DIFF_COLUMNS, as_json=as_json, as_csv=as_csv, none="", full=found)
        return
    from saksi.review.differences import counted

    counts = counted(found)
    if not counts:
        click.echo("No event differs.", err=True)
        return
    kinds = ["added", "gone", "changed", *sorted(kind for kind in counts if kind.startswith("changed "))]
    print_table([[kind, str(counts[kind])] for kind in kinds], ("events", "number"))
    shown = list(_examples((line for one in found for line in _lines(one)), examples))
    if shown:
        click.echo("")
        print_list(shown, DIFF_COLUMNS, as_json=False, as_csv=False, none="")


def _differences(ledger: "Ledger", old: str | None, new: str | None) -> Iterator["Difference"]:
    from saksi.review.differences import differences

    known = ledger.codings
    if old is None:
        pairs = known.by_last_two()
    elif new is None:
        coder = known.coder(old)
        newest = (known.by_both(coder, line.coder) for line in known.coders() if line.newest and line.coder != coder)
        pairs = (pair for some in newest for pair in some)
    else:
        pairs = known.by_both(known.coder(old), known.coder(new))
    for one, other in pairs:
        yield from differences(one, other)


def _lines(found: "Difference") -> Iterator[Line]:
    """One line for an event that came or went, one for each field that changed."""
    event = found.new or found.old
    old, new = (in_short(one) if one else "" for one in (found.old, found.new))
    fields = found.fields or {"": (old, new)}
    for field, (old, new) in fields.items():
        sentence = found.sentence if len(found.sentence) <= LONGEST else f"{found.sentence[:LONGEST]} ..."
        yield {
            "change": found.change, "field": field, "old": in_words(old), "new": in_words(new), "sentence": sentence,
            "article": found.article, "id": event.id[:8] if event else "",
        }  # fmt: skip


def _examples(lines: Iterable[Line], most: int) -> Iterator[Line]:
    """So many lines of each kind of change, in the order of the ledger, kind after kind."""
    kinds: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        kinds[line["change"], line["field"]].append(line)
    for _, some in sorted(kinds.items()):
        yield from some[:most]


@click.command()
@list_options
@ledger_option
def coders(as_json: bool, as_csv: bool, ledger: LedgerPlace | None) -> None:
    """List the versions of the coder that coded articles in the ledger, and how many they are the newest of."""
    with existing_ledger(ledger) as opened:
        found = opened.codings.coders()
    lines = [{name: getattr(line, name) for name in CODER_COLUMNS} for line in found]
    print_list(lines, CODER_COLUMNS, as_json=as_json, as_csv=as_csv, none="Nothing has been coded yet.")


COMMANDS = (recode, diff, coders)
