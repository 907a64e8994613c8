"""Commands for coding twice: assign, worksheet, submit, adjudicate, agreement."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from saksi.cli.output import Line, as_json_line, list_options, plain, print_list, print_table
from saksi.cli.place import LedgerPlace, coder_option, existing_ledger, ledger_option
from saksi.cli.reviewing import by_option
from saksi.cli.values import figures_of
from saksi.errors import UsageError

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger
    from saksi.review.agreement import Agreement
    from saksi.review.records import Coded, Sentence
    from saksi.review.settling import Settled

FIGURES = ("alpha", "same", "f1", "overlap")
AGREEMENT_COLUMNS = ("coders", "field", "n", "alpha", "95%", "same", "f1", "overlap")


@click.command()
@click.argument("ids", nargs=-1, metavar="[EVENT|ARTICLE]...")
@click.option("--to", "coder", help="Who is to code them.")
@click.option("--by", envvar="SAKSI_BY", help="Your name; or set it in SAKSI_BY.")
@ledger_option
def assign(ids: tuple[str, ...], coder: str | None, by: str | None, ledger: LedgerPlace | None) -> None:
    """Give sentences to a coder: those of articles, or the one that tells an event. Without ids: list who was given how many.

    Nobody sees what others or the program made of a sentence before having coded it.
    """
    with existing_ledger(ledger) as opened:
        if not ids:
            _print_assigned(opened)
            return
        if coder is None or by is None:
            raise click.UsageError("say who is to code them with --to NAME, and who you are with --by NAME")
        from saksi.ledger.pairing import sentences_given

        sentences = [sentence for given in ids for sentence in sentences_given(opened, given)]
        new = opened.doubles.assign(sentences, coder, by)
    click.echo(f"{new} sentences for {plain(coder)}; `saksi worksheet {plain(coder)}` prints them", err=True)


def _print_assigned(ledger: "Ledger") -> None:
    given = Counter(assigned.coder for assigned in ledger.doubles.assigned())
    lines = [
        {"coder": name, "given": number, "open": len(ledger.doubles.open_for(name))} for name, number in given.items()
    ]
    print_list(lines, ("coder", "given", "open"), as_json=False, as_csv=False, none="Nothing has been given out.")


@click.command()
@click.argument("coder")
@ledger_option
def worksheet(coder: str, ledger: LedgerPlace | None) -> None:
    """Print the sentences that a coder has yet to code, one a line, for `saksi submit`.

    In place of the null in `events` go the events, as in training/README.md; an empty list where nothing happens.
    """
    with existing_ledger(ledger) as opened:
        waiting = opened.doubles.open_for(coder)
    for sentence in waiting:
        line = {
            "sentence": sentence.id,
            "lang": sentence.lang,
            "published": sentence.published,
            "context": sentence.context,
        }
        click.echo(as_json_line({**line, "text": sentence.text, "events": None}))
    if not waiting:
        click.echo(f"Nothing is open for {plain(coder)}.", err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@by_option
@ledger_option
def submit(file: Path, by: str, ledger: LedgerPlace | None) -> None:
    """Take a worksheet that was filled in. Lines whose `events` are null are left open; all lines are good, or none is taken."""
    with existing_ledger(ledger) as opened:
        known = {assigned.sentence.id: assigned.sentence for assigned in opened.doubles.assigned(by)}
        filled = list(_filled(file, known))
        for sentence, events in filled:
            opened.doubles.submit(sentence, events, by)
        left = len(opened.doubles.open_for(by))
    click.echo(f"{len(filled)} sentences taken, {left} open", err=True)


def _filled(file: Path, known: "dict[str, Sentence]") -> "Iterator[tuple[Sentence, tuple[Coded, ...]]]":
    """The lines that are filled in; UsageError with the line for one that is not right."""
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            told, where = _object(line, f"{file}:{number}"), f"{file}:{number}"
            sentence = known.get(str(told.get("sentence")))
            if sentence is None:
                raise UsageError(
                    f"{where}: sentence {told.get('sentence')!r} was not given to you; see `saksi worksheet`"
                )
            if told.get("events") is not None:
                yield sentence, _events(told["events"], sentence, where)


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except ValueError as fault:
        raise UsageError(f"{where}: this is no JSON: {fault}") from fault
    if not isinstance(told, dict):
        raise UsageError(f"{where}: this is no line of a worksheet")
    return told


def _events(given: Any, sentence: "Sentence", where: str) -> "tuple[Coded, ...]":
    from saksi.knowledge.plover import Plover
    from saksi.ledger.filters import MODALITIES, TYPES
    from saksi.review.coded import checked
    from saksi.review.records import Coded

    try:
        events = msgspec.convert(given, tuple[Coded, ...])
    except msgspec.ValidationError as fault:
        allowed = f"types are {', '.join(TYPES)}; modalities are {', '.join(MODALITIES)}"
        raise UsageError(f"{where}: {fault}; {allowed}") from fault
    checked(events, sentence, Plover.load(), where)
    return events


@click.command()
@click.argument("sentence", required=False)
@click.option("--take", help="The coder whose events are right.")
@click.option("--coding", type=click.Path(path_type=Path, dir_okay=False, exists=True),
              help="A file with your own line: an object with the `events`.")  # fmt: skip
@click.option("--by", envvar="SAKSI_BY", help="Your name; or set it in SAKSI_BY.")
@click.option("--reason", default="", help="Why.")
@click.option("--json", "as_json", is_flag=True, help="The sentences with all their codings, one a line.")
@ledger_option
def adjudicate(
    sentence: str | None, take: str | None, coding: Path | None, by: str | None, reason: str, as_json: bool,
    ledger: LedgerPlace | None,
) -> None:  # fmt: skip
    """Decide, as a third person, between what two coders made of a sentence.

    Without SENTENCE: list the sentences in which coders differ and nobody has decided. With it alone: show who said what.
    """
    with existing_ledger(ledger) as opened:
        if sentence is None:
            waiting = [one for one in opened.doubles.settled() if one.events is None and one.differing]
            _print_waiting(waiting, as_json=as_json)
            return
        found = opened.doubles.settled_of(sentence, by)
        if take is None and coding is None:
            _print_codings(found, as_json=as_json)
            return
        if by is None:
            raise click.UsageError("say who you are with --by NAME")
        events = _decided(found, take, coding)
        opened.doubles.adjudicate(found.sentence.id, events, by, reason)
    click.echo(f"{found.sentence.id[:8]} decided by {plain(by)}", err=True)


def _decided(found: "Settled", take: str | None, file: Path | None) -> "tuple[Coded, ...]":
    if take is not None and file is not None:
        raise click.UsageError("--take and --coding exclude each other")
    if file is not None:
        return _events(_object(file.read_text(encoding="utf-8"), str(file)).get("events"), found.sentence, str(file))
    for coding in found.codings:
        if coding.by == take:
            return coding.events
    raise UsageError(f"{take!r} has not coded it; {', '.join(coding.by for coding in found.codings)} have")


def _print_waiting(waiting: "Sequence[Settled]", *, as_json: bool) -> None:
    lines = [
        {
            "sentence": one.sentence.id[:8],
            "coders": ", ".join(coding.by for coding in one.codings),
            "differ in": ", ".join(one.differing),
            "text": one.sentence.text,
        }
        for one in waiting
    ]
    columns = ("sentence", "coders", "differ in", "text")
    print_list(lines, columns, as_json=as_json, as_csv=False, none="Nothing is to be decided.", full=waiting)


def _print_codings(found: "Settled", *, as_json: bool) -> None:
    if as_json:
        click.echo(as_json_line(found))
        return
    click.echo(plain(found.sentence.text) + "\n")
    rows = []
    for coding in (*found.codings, *((found.adjudicated,) if found.adjudicated else ())):
        who = f"{coding.by}, deciding: {coding.reason}" if coding.settles else coding.by
        rows += [[plain(who), *map(plain, _cells(event))] for event in coding.events] or [
            [plain(who), "no event", "", "", ""]
        ]
    print_table(rows, ("coder", "event", "actors", "recipients", "rest"))


def _cells(event: "Coded") -> tuple[str, str, str, str]:
    rest = (event.modality, "background" if event.background else "", event.place, event.date, event.speaker)
    what = f"{event.type} {event.mode or ''}".strip()
    sides = ["; ".join((*getattr(event, side), *getattr(event, f"{side}_before"))) for side in ("actors", "recipients")]
    return f"{what}: {event.trigger}", sides[0], sides[1], ", ".join(part for part in rest if part)


@click.command()
@click.option("--field", "fields", multiple=True, help="Only this field; may be given several times.")
@coder_option
@list_options
@ledger_option
def agreement(
    fields: tuple[str, ...], coder: str | None, as_json: bool, as_csv: bool, ledger: LedgerPlace | None
) -> None:
    """Say how far coders agree, two by two, by field, on the sentences that both have coded; the program is one of them.

    alpha is Krippendorff's for nominal values. 95% is the interval of alpha, or of F1 where there is no alpha.
    """
    from saksi.ledger.pairing import pairs_to_compare
    from saksi.review.agreement import FIELDS
    from saksi.review.agreement import agreement as agreement_of

    unknown = [field for field in fields if field not in FIELDS]
    if unknown:
        raise UsageError(f"--field {unknown[0]!r} is not one of {', '.join(FIELDS)}")
    with existing_ledger(ledger) as opened:
        pairs = pairs_to_compare(opened, coder and opened.codings.coder(coder))
    found = [
        one
        for (mine, theirs), both in sorted(pairs.items())
        for one in agreement_of(mine, theirs, both, fields or FIELDS)
    ]
    print_list(
        [_agreement_line(one) for one in found], AGREEMENT_COLUMNS, as_json=as_json, as_csv=as_csv,
        none="No sentence has been coded by people; `saksi assign` gives them out.", full=found,
    )  # fmt: skip


def _agreement_line(one: "Agreement") -> Line:
    return {"coders": f"{one.one}, {one.other}", "field": one.field, "n": one.n, **figures_of(one, FIGURES)}


COMMANDS = (assign, worksheet, submit, adjudicate, agreement)
