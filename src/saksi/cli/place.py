"""Where the ledger is, and where the user's own folder."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from saksi.errors import LedgerError, UsageError
from saksi.ledger.places import is_address

if TYPE_CHECKING:
    from saksi.knowledge.outlets import Outlets
    from saksi.ledger.ledger import Ledger

FOLDER_FILE = "saksi.toml"
LedgerPlace = Path | str
"""A file, or the address of a PostgreSQL."""


class LedgerType(click.Path):
    """The place of a ledger on the command line: a path, or an address as it is."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A path that may be a ledger's file, or an address."""
        return value if is_address(value) else super().convert(value, param, ctx)


def ledger_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--ledger` to a command."""
    text = (
        "The ledger's file, or postgresql://user@host/database. Default: $SAKSI_LEDGER, else a data folder of yours "
        "(see `saksi where`)."
    )
    return click.option("--ledger", "ledger", type=LedgerType(), help=text)(command)


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--as-of` to a command."""
    text = "As the ledger was at the end of this day, month or year (2026-01-31, 2026-01, 2026)."
    return click.option("--as-of", "as_of", metavar="DAY", help=text)(command)


def ledger_place(given: LedgerPlace | None) -> tuple[LedgerPlace, str]:
    """The path or address of the ledger, and why it is that one."""
    if given:
        return given, "given with --ledger"
    named = os.environ.get("SAKSI_LEDGER")
    if named:
        return named if is_address(named) else Path(named), "set in SAKSI_LEDGER"
    from platformdirs import user_data_path

    return user_data_path(
        "saksi", appauthor=False
    ) / "ledger.sqlite", "the default; set SAKSI_LEDGER or give --ledger to change it"


def folder_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--folder` to a command."""
    text = "A folder of yours with a saksi.toml. Default: $SAKSI_FOLDER, else the nearest from here upwards (see `saksi where`)."
    return click.option("--folder", "folder", type=click.Path(path_type=Path, file_okay=False), help=text)(command)


def fast_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--fast` to a command."""
    text = "Code with the smaller encoder: about twice as fast, less true."
    return click.option("--fast", is_flag=True, help=text)(command)


def coder_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--coder` to a command."""
    text = "As this version of the coder has it, or the beginning of it (see `saksi coders`), not the newest."
    return click.option("--coder", help=text)(command)


def folder_place(given: Path | None) -> tuple[Path | None, str]:
    """The user's own folder, or None, and why; UsageError where a folder that is asked for has no saksi.toml."""
    named = os.environ.get("SAKSI_FOLDER")
    if given or named:
        path, why = (given, "given") if given else (Path(named or ""), "set in SAKSI_FOLDER")
        if not (path / FOLDER_FILE).is_file():
            raise UsageError(f"the folder {path} ({why}) has no {FOLDER_FILE}; make one, or name another folder")
        return path, why
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FOLDER_FILE).is_file():
            return folder, f"the nearest {FOLDER_FILE} from here upwards"
    return None, f"no --folder, no SAKSI_FOLDER, and no {FOLDER_FILE} here or above"


def outlets_of(folder: Path | None) -> "Outlets":
    """The outlets that are known, those of the user's own folder first."""
    from saksi.folder import Folder
    from saksi.knowledge.outlets import Outlets

    path, _ = folder_place(folder)
    return Outlets.load(own=Folder.load(path).outlets if path else None)


def existing_ledger(given: LedgerPlace | None, outlets: "Outlets | None" = None) -> "Ledger":
    """The ledger, open, for commands that only look; LedgerError where there is none yet."""
    from saksi.ledger.ledger import Ledger

    place, _ = ledger_place(given)
    if not is_there(place):
        raise LedgerError(
            f"there is no ledger at {place} yet; `saksi read FILE` makes one, and `saksi where` says where it is"
        )
    return Ledger.open(place, outlets=outlets)


def is_there(place: LedgerPlace) -> bool:
    """Whether there is a file; a server is asked when the ledger is opened."""
    return is_address(place) or Path(place).exists()
