"""A user's own folder: `saksi.toml` names the tables and the encoder that add to what ships, or take its place."""

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from saksi.errors import TableError
from saksi.language.pack import language_packs

NAME = "saksi.toml"
KEYS: dict[str, tuple[str, ...]] = {
    "tables": ("entities", "persons", "places", "outlets", "triggers"),
    "encoder": ("folder",),
}
DIGITS = 8
"""So many digits of the hash tell one folder from another."""


class Names(NamedTuple):
    """What a `saksi.toml` names, by its keys: `tables.entities`, `tables.triggers.id`, `encoder.folder`."""

    paths: Mapping[str, Path]
    faults: Sequence[TableError]


class Folder:
    """A user's folder. Each table is a path, or None where there is none; `triggers` by the code of the language."""

    def __init__(self, path: Path, named: Mapping[str, Path]) -> None:
        self.path, self._named = path, named
        self.entities, self.persons = named.get("tables.entities"), named.get("tables.persons")
        self.places, self.outlets = named.get("tables.places"), named.get("tables.outlets")
        self.encoder = named.get("encoder.folder")
        begins = "tables.triggers."
        self.triggers = {key.removeprefix(begins): path for key, path in named.items() if key.startswith(begins)}

    @classmethod
    def load(cls, path: Path) -> "Folder":
        """The folder as its `saksi.toml` has it; TableError with file and line where that has a fault."""
        named = names_in(path)
        for fault in named.faults:
            raise fault
        return cls(path, named.paths)

    @cached_property
    def digest(self) -> str:
        """A short hash of all that the folder says, which changes when a byte of it does."""
        found = hashlib.sha256((self.path / NAME).read_bytes())
        for key, path in sorted(self._named.items()):
            for file in sorted(path.iterdir()) if path.is_dir() else (path,):
                if file.is_file():
                    found.update(f"\0{key}\0{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
        return found.hexdigest()[:DIGITS]


def names_in(folder: Path) -> Names:
    """All that the `saksi.toml` of a folder names and that is there, and every fault of it."""
    path = folder / NAME
    if not path.is_file():
        return Names(
            {}, [TableError(path, 0, f"there is no {NAME} in this folder; docs/change-it.md says what is in it")]
        )
    try:
        text = path.read_text(encoding="utf-8")
        told = tomllib.loads(text)
    except UnicodeDecodeError:
        return Names({}, [TableError(path, 1, "the file is not UTF-8; save it as UTF-8")])
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"at line (\d+)", str(fault))
        return Names(
            {}, [TableError(path, int(line[1]) if line else text.count("\n") + 1, f"this is no TOML: {fault}")]
        )
    return _Reader(path, text).read(told)


class _Reader:
    """Reads what a `saksi.toml` says, and keeps its faults."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._lines = path, text.split("\n")
        self._paths: dict[str, Path] = {}
        self._faults: list[TableError] = []

    def read(self, told: dict[str, Any]) -> Names:
        for section, values in self._known((), told, tuple(KEYS)):
            for key, value in self._known((section,), values, KEYS[section]):
                if key == "triggers":
                    for language, name in self._known((section, key), value, tuple(language_packs())):
                        self._file((section, key, language), name)
                else:
                    self._file((section, key), value)
        return Names(self._paths, self._faults)

    def _known(self, under: tuple[str, ...], values: object, allowed: tuple[str, ...]) -> list[tuple[str, Any]]:
        """The keys of a section that there are; a fault for each that there is not."""
        if not isinstance(values, dict):
            name = ".".join(under)
            self._fault(
                under, f'{name} has to be a section with {" and ".join(allowed)}, such as {name}.{allowed[0]} = "..."'
            )
            return []
        for key in values:
            if key not in allowed:
                self._fault(
                    (*under, key), f"{'.'.join((*under, key))!r} is not known here; there are {', '.join(allowed)}"
                )
        return [(key, value) for key, value in values.items() if key in allowed]

    def _file(self, key: tuple[str, ...], value: object) -> None:
        """The path that a key names, counted from the folder."""
        name = ".".join(key)
        if not isinstance(value, str) or not value:
            self._fault(key, f"{name} has to be the name of a file in quotes, and is {value!r}")
            return
        path = self._path.parent / value
        wanted = "folder" if key == ("encoder", "folder") else "file"
        if not (path.is_dir() if wanted == "folder" else path.is_file()):
            self._fault(key, f"{name}: there is no {wanted} {path}; write its name as seen from the folder of {NAME}")
            return
        self._paths[name] = path

    def _fault(self, key: tuple[str, ...], message: str) -> None:
        self._faults.append(TableError(self._path, self._line_of(key), message))

    def _line_of(self, key: tuple[str, ...]) -> int:
        """The line in which a key stands, whether behind dots, in a header of a section, or in braces; 1 if not found."""
        section, found = "", 1
        for number, line in enumerate(self._lines, 1):
            header = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
            section = header[1] if header else section
            said = re.match(r"\s*([\w.\"' -]+?)\s*=", line)
            full = _plain(section) if header else _plain(f"{section}.{said[1]}") if said else ()
            if full and full == key:
                return number
            if full and full == key[: len(full)]:
                found = number
        return found


def _plain(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split(".") if part.strip())
