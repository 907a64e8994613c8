"""The command that serves the workbench."""

import sys
from pathlib import Path

import click

from saksi.cli.place import LedgerPlace, folder_option, folder_place, is_there, ledger_option, ledger_place
from saksi.errors import LedgerError


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8321, show_default=True, help="0 is any that is free.")
@click.option(
    "--open/--no-open", "show", default=None, help="Open a browser, or do not. Default: if a terminal is there."
)
@click.option("--team", is_flag=True, help="For several people, with a log-in (docs/workbench.md).")
@click.option("--address", default="127.0.0.1", show_default=True, help="Where to listen; elsewhere only with --team.")
@click.option("--host", "hosts", multiple=True, help="A name under which a team reaches it, such as saksi.example.org.")
@ledger_option
@folder_option
def serve(
    port: int,
    show: bool | None,
    team: bool,
    address: str,
    hosts: tuple[str, ...],
    ledger: LedgerPlace | None,
    folder: Path | None,
) -> None:
    """Open the workbench: see the ledger in a browser, question it, correct it. Ctrl-C ends it."""
    from saksi.workbench.serving import listen, serve_on
    from saksi.workbench.settings import Settings

    place, _ = ledger_place(ledger)
    settings = Settings(
        ledger=place, folder=folder_place(folder)[0], team=team, address=address, port=port, hosts=hosts
    ).checked()
    if team and not is_there(place):
        raise LedgerError(f"there is no ledger at {place} yet; `saksi read FILE` makes one")
    with listen(settings.address, settings.port) as bound:
        port = bound.getsockname()[1]
        url = f"http://{address}:{port}/"

        def ready() -> None:
            click.echo(f"The workbench is at {url} (Ctrl-C ends it).", err=True)
            if sys.stdout.isatty() if show is None else show:
                click.launch(url)

        serve_on(bound, settings.at(port), ready)
    click.echo("The workbench has ended.", err=True)


COMMANDS = (serve,)
