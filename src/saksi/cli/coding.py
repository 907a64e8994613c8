"""Commands that code and explain: code."""

from pathlib import Path

import click

from saksi.cli.looking import show_closer, show_reasons
from saksi.cli.output import as_json_line
from saksi.cli.place import fast_option, folder_option, folder_place
from saksi.errors import UsageError
from saksi.language.sentences import split_sentences


@click.command()
@click.argument("sentence")
@click.option("--language", help="The language of the sentence, where it is too short to tell: id or en.")
@click.option("--date", help="The day on which it is said (2020-10-31), from which `yesterday` counts.")
@click.option("--json", "as_json", is_flag=True, help="The events, one a line.")
@folder_option
@fast_option
def code(
    sentence: str, language: str | None, date: str | None, as_json: bool, folder: Path | None, fast: bool
) -> None:  # fmt: skip
    """Code a sentence typed in, and say why: its events, what they are like, and what nearly was one. Keeps nothing."""
    from saksi.reading import read
    from saksi.records import Document
    from saksi.resources import load_resources

    resources = load_resources(folder_place(folder)[0], fast=fast)
    if language is not None and language not in resources.languages:
        raise UsageError(f"--language {language}: Saksi reads {', '.join(sorted(resources.languages))}")
    reading = read(Document.of(sentence, "extracted", language=language, date=date), resources)
    if as_json:
        for event in reading.events:
            click.echo(as_json_line(event))
        return
    for note in reading.notes:
        click.echo(f"note: {note}", err=True)
    known = resources.languages.get(reading.article.language or "")
    if known is None:
        raise UsageError("the language of the sentence could not be told; say --language id or --language en")
    if not reading.events:
        click.echo("No event.")
    text = reading.article.text
    for event in reading.events:
        shown = f"{event.type} {event.mode or ''}".strip()
        click.echo(f"{shown}, {event.modality}{', background' if event.background else ''} ({event.confidence:.2f})")
        show_reasons(text[slice(*event.sentence)], event)
        show_closer(known.closer(text, event.sentence), event.trigger)
        click.echo("")
    if not reading.events:
        for span in split_sentences(text, known.pack):
            show_closer(known.closer(text, span))


COMMANDS = (code,)
