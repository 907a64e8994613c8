"""Where the ledger is, and where the user's own folder."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from saksi.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from saksi.knowledge.outlets import Outlets
    from saksi.ledger.ledger import Ledger

FOLDER_FILE = "saksi.toml"


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


def folder_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--folder` to a command."""
    text = "A folder of yours with a saksi.toml. Default: $SAKSI_FOLDER, else the nearest from here upwards (see `saksi where`)."
    return click.option("--folder", "folder", type=click.Path(path_type=Path, file_okay=False), help=text)(command)


def fast_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--fast` to a command."""
    return click.option("--fast", is_flag=True, help="Code with the smaller encoder: about twice as fast, less true.")(
        command
    )


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


def existing_ledger(given: Path | None, outlets: "Outlets | None" = None) -> "Ledger":
    """The ledger, open, for commands that only look; LedgerError where there is none yet."""
    from saksi.ledger.ledger import Ledger

    path, _ = ledger_place(given)
    if not path.exists():
        raise LedgerError(
            f"there is no ledger at {path} yet; `saksi read FILE` makes one, and `saksi where` says where it is"
        )
    return Ledger.open(path, outlets=outlets)
