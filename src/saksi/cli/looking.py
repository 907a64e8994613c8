"""Commands that look into the ledger: events, show, explain, articles, article, search."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from saksi.cli.lines import ARTICLE_COLUMNS, EVENT_COLUMNS, EVENT_CSV, article_line, names, telling_line
from saksi.cli.output import Line, list_options, plain, print_list, print_table, printable
from saksi.cli.place import (
    LedgerPlace,
    as_of_option,
    coder_option,
    existing_ledger,
    folder_option,
    folder_place,
    ledger_option,
    outlets_of,
)
from saksi.records import Event, Span

if TYPE_CHECKING:
    from saksi.coding.explaining import Closer
    from saksi.ledger.answers import Answered

MARKS = {"trigger": ("[", "]", "yellow"), "actor": ("<", ">", "green"), "recipient": ("{", "}", "magenta")}


@click.command()
@click.option("--actor", help="A code or its beginning (RUS, 'RUS MIL'), or a part of a name.")
@click.option("--recipient", help="The same for whom it was done to.")
@click.option("--type", "types", multiple=True, help="An event type, such as ASSAULT; may be given several times.")
@click.option("--country", help="Where it happened: a code of three letters.")
@click.option("--from", "since", help="From this day, month or year on (2020-10-31, 2020-10, 2020).")
@click.option("--to", "until", help="Up to and including this day, month or year.")
@click.option("--modality", help="actual, negated, future or hypothetical.")
@click.option("--text", help='Words in the sentence or the title: all of them, begin* or "in this order".')
@click.option("--via", help="An outlet or agency that is credited for it.")
@click.option("--speaker", help="Who states it: a code or its beginning, or a part of a name.")
@click.option(
    "--disputed",
    is_flag=True,
    help="Only events that a denial, counter-claim, accusation in return or correction answers.",
)
@click.option(
    "--single-source", is_flag=True, help="Only events that one independent source tells (see `saksi sources`)."
)
@click.option(
    "--reviewed/--unreviewed", default=None, help="Only events that somebody has decided on, or that nobody has."
)
@click.option("--state", help="accepted, corrected, rejected, flagged or unreviewed.")
@click.option("--as-reviewed", is_flag=True, help="With corrections made and rejected events left out.")
@coder_option
@as_of_option
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@list_options
@ledger_option
@folder_option
def events(
    actor: str | None,
    recipient: str | None,
    types: tuple[str, ...],
    country: str | None,
    since: str | None,
    until: str | None,
    modality: str | None,
    text: str | None,
    via: str | None,
    speaker: str | None,
    disputed: bool,
    single_source: bool,
    reviewed: bool | None,
    state: str | None,
    as_reviewed: bool,
    coder: str | None,
    as_of: str | None,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    ledger: LedgerPlace | None,
    folder: Path | None,
) -> None:
    """List events, by date. A date in brackets is the article's: the text gives the event none."""
    from saksi.ledger.filters import EventFilter

    chosen = EventFilter(
        actor=actor,
        recipient=recipient,
        types=types,
        country=country,
        since=since,
        until=until,
        modality=modality,
        text=text,
        via=via,
        speaker=speaker,
        disputed=disputed,
        single_source=single_source,
        reviewed=reviewed,
        state=state,
        limit=limit,
        as_of=as_of,
    )
    outlets = outlets_of(folder) if via or single_source else None
    with existing_ledger(ledger, outlets) as opened:
        if coder is not None:
            chosen = msgspec.structs.replace(chosen, coder=opened.codings.coder(coder))
        found = list(opened.events(chosen))
        if as_reviewed:
            found = list(opened.reviews.applied_to(found, as_of))
    print_list(
        map(telling_line, found),
        EVENT_CSV if as_csv else EVENT_COLUMNS,
        as_json=as_json,
        as_csv=as_csv,
        none="No event fits.",
        full=[telling.event for telling in found],
    )


@click.command()
@click.argument("id")
@coder_option
@as_of_option
@ledger_option
def show(id: str, coder: str | None, as_of: str | None, ledger: LedgerPlace | None) -> None:
    """Show an event: its sentence with the parts marked, and what is recorded of it."""
    with existing_ledger(ledger) as opened:
        telling = opened.event(id, coder and opened.codings.coder(coder), as_of)
        answers = opened.answers(telling.event.id) if coder is None and as_of is None else ()
        reviews = opened.reviews.of(telling.event, as_of)
    line = telling_line(telling)
    click.echo(marked(telling.sentence, telling.event))
    click.echo("trigger [ ], actor < >, recipient { }\n")
    line["figures"] = "; ".join(f"{figure.of}: {figure.text}" for figure in telling.event.figures)
    line["condition"] = telling.event.condition
    line["disputes"] = telling.event.disputes
    line["answered"] = "; ".join(answered(answer, telling.reading_id) for answer in answers)
    line["stance"] = telling.event.stance
    line["verification"] = "; ".join(remark.text for remark in telling.event.verification)
    line["contexts"] = ", ".join(telling.event.contexts)
    line["title"] = telling.title
    line["review"] = f"{reviews.state}; see `saksi history {telling.event.id[:8]}`" if reviews.reviews else None
    wanted = (
        *EVENT_COLUMNS[:-1], "condition", "stance", "disputes", "answered", "verification", "figures", "contexts",
        "quad", "cameo", "goldstein", "confidence", "title", "review", "article",
    )  # fmt: skip
    for name in wanted:
        if line.get(name) not in (None, ""):
            click.echo(f"{name:>12}  {plain(line[name])}")
    click.echo(f"{'id':>12}  {telling.event.id}")


def answered(answer: "Answered", reading: str) -> str:
    """Who answers what an event tells: `denial by Armenia [ARM]: "ditepis Armenia"`, and in which other article."""
    dispute = answer.dispute
    where = "" if answer.reading == reading else f" (article {answer.reading}; {answer.why})"
    return f'{dispute.kind} by {names((dispute.by,))}: "{plain(answer.words)}"{where}'


@click.command()
@click.argument("id")
@ledger_option
@folder_option
def explain(id: str, ledger: LedgerPlace | None, folder: Path | None) -> None:
    """Say why an event was coded: each value, the rule that fired, and the words that it fired on."""
    from saksi.resources import load_resources

    with existing_ledger(ledger) as opened:
        telling = opened.event(id)
        article = opened.reading(telling.reading_id).article
    text = (article.title or "") if telling.event.in_ == "title" else article.text
    show_reasons(telling.sentence, telling.event)
    language = load_resources(folder_place(folder)[0]).languages.get(article.language or "")
    if language is not None:
        show_closer(language.closer(text, telling.event.sentence), telling.event.trigger)


def show_reasons(sentence: str, event: Event) -> None:
    """Print a sentence with its parts marked, and the table of reasons."""
    click.echo(marked(sentence, event) + "\n")
    rows = [[reason.field, plain(reason.rule), plain(reason.text)] for reason in event.why]
    print_table(rows, ("value", "rule", "words"))


def show_closer(closer: "Closer", trigger: Span | None = None) -> None:
    """Print the annotated sentences nearest to an event, and what nearly was one."""
    for span, neighbours in closer.neighbours.items():
        for near in neighbours if trigger in (None, span) else ():
            what = f"{near.type} {near.mode}".strip()
            click.echo(
                f"like ({near.nearness:.2f}): {what}, {near.trigger!r} in {plain(near.sentence)!r} ({near.where})"
            )
    for miss in closer.misses:
        click.echo(f"not coded: {plain(miss.words)!r} as {miss.type}: {miss.why}")
    if closer.gated:
        click.echo("not read by the encoder: the gate sees nothing in this sentence that happens or is said")


@click.command()
@as_of_option
@list_options
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@ledger_option
def articles(as_of: str | None, as_json: bool, as_csv: bool, limit: int | None, ledger: LedgerPlace | None) -> None:
    """List the articles that were read."""
    with existing_ledger(ledger) as opened:
        found = [article_line(line) for line in opened.readings(limit, as_of)]
    _print_articles(found, as_json=as_json, as_csv=as_csv, none="No article has been read yet.")


@click.command()
@click.argument("words", nargs=-1, required=True)
@as_of_option
@list_options
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@ledger_option
def search(
    words: tuple[str, ...],
    as_of: str | None,
    as_json: bool,
    as_csv: bool,
    limit: int | None,
    ledger: LedgerPlace | None,
) -> None:
    """List the articles with all these words in title or text, the latest first: words, begin* or "words in this order"."""
    given = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with existing_ledger(ledger) as opened:
        found = [article_line(line) for line in opened.search(given, limit, as_of)]
    _print_articles(found, as_json=as_json, as_csv=as_csv, none="No article has these words.")


def _print_articles(found: list[Line], *, as_json: bool, as_csv: bool, none: str) -> None:
    columns = (*ARTICLE_COLUMNS[:-1], "origin", "coder", "added_at", "id") if as_csv else ARTICLE_COLUMNS
    print_list(found, columns, as_json=as_json, as_csv=as_csv, none=none)


@click.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="The whole Reading, as one line of JSON.")
@coder_option
@as_of_option
@ledger_option
def article(id: str, as_json: bool, coder: str | None, as_of: str | None, ledger: LedgerPlace | None) -> None:
    """Show an article: what is known of it, its body, and what surrounds it."""
    with existing_ledger(ledger) as opened:
        reading = opened.reading(id, coder and opened.codings.coder(coder), as_of)
    if as_json:
        click.echo(reading.to_json().decode("utf-8"))
        return
    found = reading.article
    facts = {
        "title": found.title,
        "standfirst": found.standfirst,
        "publisher": found.publisher,
        "written by": ", ".join(f"{who.name} ({who.badge})" if who.badge else who.name for who in found.authors),
        "by users": "yes" if found.user_generated else None,
        "published": found.published
        and f"{found.published.from_} ({found.published.precision}): {found.published.why}",
        "dateline": found.dateline_place,
        "language": found.language,
        "address": found.url,
        "relays": ", ".join(found.relayed_outlets),
        "topics": ", ".join(found.topics),
        "events": len(reading.events),
        "id": reading.id,
    }
    for name, value in facts.items():
        if value not in (None, ""):
            click.echo(f"{name:>10}  {plain(value)}")
    click.echo(f"\n{printable(found.text)}\n")
    for piece in reading.furniture:
        click.echo(f"not part of the article ({piece.label}): {plain(piece.text)}")
    for note in reading.notes:
        click.echo(f"note: {plain(note)}")


def marked(sentence: str, event: Event) -> str:
    """The sentence with trigger, actors and recipients between marks, in colour where the terminal has it."""
    spans: list[tuple[Span, str]] = [(event.trigger, "trigger")]
    spans += [((party.start, party.end), "actor") for party in event.actors]
    spans += [((party.start, party.end), "recipient") for party in event.recipients]
    shown, at, offset = [], 0, event.sentence[0]
    for (start, end), part in sorted(set(spans)):
        low, high = start - offset, end - offset
        if low < at or high > len(sentence):
            continue  # named in another sentence, or inside a part that is marked already
        opening, closing, colour = MARKS[part]
        words = click.style(opening + printable(sentence[low:high]) + closing, fg=colour)
        shown += [printable(sentence[at:low]), words]
        at = high
    return "".join([*shown, printable(sentence[at:])])


COMMANDS = (events, show, explain, articles, article, search)
