"""Where the ledger is."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from saksi.errors import LedgerError

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger


def ledger_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--ledger` to a command."""
    text = "The ledger's file. Default: $SAKSI_LEDGER, else a data folder of yours (see `saksi where`)."
    return click.option("--ledger", "ledger", type=click.Path(path_type=Path, dir_okay=False), help=text)(command)


def ledger_place(given: Path | None) -> tuple[Path, str]:
    """The path of the ledger, and why it is that one."""
    if given:
        return given, "given with --ledger"
    if os.environ.get("SAKSI_LEDGER"):
        return Path(os.environ["SAKSI_LEDGER"]), "set in SAKSI_LEDGER"
    from platformdirs import user_data_path

    return user_data_path(
        "saksi", appauthor=False
    ) / "ledger.sqlite", "the default; set SAKSI_LEDGER or give --ledger to change it"


def existing_ledger(given: Path | None) -> "Ledger":
    """The ledger, open, for commands that only look; LedgerError where there is none yet."""
    from saksi.ledger.ledger import Ledger

    path, _ = ledger_place(given)
    if not path.exists():
        raise LedgerError(
            f"there is no ledger at {path} yet; `saksi read FILE` makes one, and `saksi where` says where it is"
        )
    return Ledger.open(path)
