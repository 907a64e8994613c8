"""Commands about gold: gold export, gold score."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from saksi.cli.output import Line, as_json_line, list_options, print_list
from saksi.cli.place import LedgerPlace, existing_ledger, fast_option, folder_option, folder_place, ledger_option
from saksi.cli.values import figures_of

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger
    from saksi.resources import Resources
    from saksi.review.gold import Gold
    from saksi.review.records import Coded, Sentence
    from saksi.review.scoring import Score

FIGURES = ("precision", "recall", "f1", "same")
COLUMNS = ("what", "n", "precision", "recall", "f1", "95%", "same")


@click.group()
def gold() -> None:
    """Make gold of what people reviewed and coded, and score the present coder on it: gold export, gold score."""


@gold.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@ledger_option
def export_gold(file: Path, ledger: LedgerPlace | None) -> None:
    """Write gold as JSON Lines: sentences as in training/README.md, and events whose sentence is not decided as a whole."""
    with existing_ledger(ledger) as opened:
        lines = list(_gold(opened))
    with click.open_file(str(file), "w", encoding="utf-8") as out:
        out.writelines(as_json_line(line) + "\n" for line in lines)
    from saksi.review.gold import GoldSentence

    whole = sum(isinstance(line, GoldSentence) for line in lines)
    click.echo(f"{whole} sentences, {len(lines) - whole} single events", err=True)


def _gold(ledger: "Ledger") -> "Iterator[Gold]":
    """What people coded, then what they reviewed in other sentences."""
    from saksi.language.pack import language_packs
    from saksi.review.gold import gold_of_codings, gold_of_reviews

    packs, coded = language_packs(), list(gold_of_codings(ledger.doubles.settled()))
    yield from coded
    taken = {(one.article, one.in_, one.span) for one in coded}
    for article in ledger.reviews.articles():
        reading = ledger.reading(article)
        reviewed = {event.id: ledger.reviews.of(event) for event in reading.events}
        for one in gold_of_reviews(reading, reviewed, packs):
            if (article, one.sentence.in_, one.sentence.span) not in taken:
                yield one


@gold.command("score")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@list_options
@folder_option
@fast_option
def score_gold(file: Path, as_json: bool, as_csv: bool, folder: Path | None, fast: bool) -> None:
    """Score the present coder on a file of gold, or on annotated sentences: events found, and its fields on those."""
    from saksi.resources import load_resources
    from saksi.review.gold import GoldSentence, read_gold
    from saksi.review.scoring import score

    lines = read_gold(file)
    found = list(score(lines, _coder(load_resources(folder_place(folder)[0], fast=fast))))
    print_list(map(_line, found), COLUMNS, as_json=as_json, as_csv=as_csv, none="There is no gold in it.", full=found)
    reviewed = sum(isinstance(line, GoldSentence) and line.source == "reviewed" for line in lines)
    if reviewed:
        click.echo(f"{reviewed} sentences come from reviews: what the coder missed in them is not known", err=True)


def _coder(resources: "Resources") -> "Callable[[Sentence], tuple[Coded, ...]]":
    """Codes a sentence behind the text that stands before it."""
    import msgspec

    from saksi.reading import read
    from saksi.records import Document
    from saksi.review.coded import coded_in

    def code(sentence: "Sentence") -> "tuple[Coded, ...]":
        before = f"{sentence.context}\n" if sentence.context else ""
        document = Document.of(before + sentence.text, "extracted", language=sentence.lang, date=sentence.published)
        start = len(before)
        alone = msgspec.structs.replace(sentence, in_="text", span=(start, start + len(sentence.text)))
        return coded_in(alone, read(document, resources))

    return code


def _line(one: "Score") -> Line:
    return {"what": one.what, "n": one.n, **figures_of(one, FIGURES)}


COMMANDS = (gold,)
