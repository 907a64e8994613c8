"""The command line: one short function a command. What is slow to load is loaded inside the command that needs it."""

import sys

import click

from saksi.cli import (
    coding,
    doubling,
    golding,
    incidents,
    keeping,
    knowing,
    lexicon,
    looking,
    reading,
    recoding,
    reviewing,
    serving,
    sourcing,
    storing,
    team,
)
from saksi.errors import SaksiError


class Commands(click.Group):
    """The commands, in the order in which one meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names as they were added, not by the alphabet."""
        return list(self.commands)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="saksi", message="%(prog)s %(version)s")
def saksi() -> None:
    """Read the news of armed conflict and keep a ledger of who did, or says that someone did, what to whom."""


for command in (
    *reading.COMMANDS, *coding.COMMANDS, *looking.COMMANDS, *incidents.COMMANDS, *sourcing.COMMANDS,
    *reviewing.COMMANDS, *doubling.COMMANDS, *golding.COMMANDS, *recoding.COMMANDS, *knowing.COMMANDS,
    *lexicon.COMMANDS, *keeping.COMMANDS, *storing.COMMANDS, *serving.COMMANDS, *team.COMMANDS,
):  # fmt: skip
    saksi.add_command(command)


def main() -> None:
    """Run the command line; an error that Saksi raises on purpose is one line, and exit status 2."""
    try:
        saksi.main(standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        sys.exit(2)
    except SaksiError as fault:
        click.echo(f"saksi: {fault}", err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("saksi: stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # whoever read the output has seen enough; the descriptor is pointed elsewhere so that closing it is silent too
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
