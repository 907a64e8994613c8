"""Files that people sent: kept beside the ledger under names of Saksi's own until they are read.

The name that a file had elsewhere is a label and nothing more; no path is made from it. What was sent is told by its origin,
`upload 3f9c2a1b4d5e6f70: artikel.html`, and found again by it, also by `saksi retry`.
"""

import contextlib
import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from saksi.ledger.engines import shown
from saksi.ledger.ledger import SetAsideLine
from saksi.ledger.places import is_address
from saksi.records import Document, Record, SetAside
from saksi.sources import Options, open_sources, reopen
from saksi.sources.aside import Found
from saksi.sources.texts import count_lines

_DIGITS = 16
_ORIGIN = re.compile(rf"upload ([0-9a-f]{{{_DIGITS}}}): ")
_FILE = re.compile(rf"[0-9a-f]{{{_DIGITS}}}(\.|$)")
_ENDINGS = (".jsonl", ".warc.gz", ".warc")
"""Endings of names that say how a file is to be read; every other file tells by its content."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
LONGEST_LABEL = 120
FORGOTTEN = 24 * 3600
"""Seconds after which what was never confirmed is removed."""


class Upload(Record, frozen=True, kw_only=True):
    """A file that is kept: its id, what it was called, and its size in bytes."""

    id: str
    label: str
    size: int

    @property
    def origin(self) -> str:
        """Where its documents come from, as the ledger says it."""
        return f"upload {self.id}: {self.label}"


class Given(Record, frozen=True, kw_only=True):
    """What somebody who pastes a text says about it."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None


class Uploads:
    """The files that were sent for a ledger, in their folder; it is made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of(cls, ledger: Path | str) -> "Uploads":
        """Those of a ledger: beside its file, or, where it is in PostgreSQL, in the user's own data folder."""
        if not is_address(ledger):
            return cls(Path(ledger).with_name(f"{Path(ledger).name}-uploads"))
        from platformdirs import user_data_path

        name = hashlib.sha256(shown(ledger).encode()).hexdigest()[:16]
        return cls(user_data_path("saksi", appauthor=False) / f"uploads-{name}")

    def incoming(self, name: str) -> "Incoming":
        """A file that begins to come in, under the name that it has with its sender. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return Incoming(self.folder, name)

    def held(self) -> int:
        """How many bytes are kept."""
        if not self.folder.is_dir():
            return 0
        return sum(path.stat().st_size for path in self._files())

    def path_of(self, origin: str) -> Path | None:
        """The file behind an origin, or None where there is none, or none any more."""
        found = _ORIGIN.match(origin)
        if found is None:
            return None
        paths = (self.folder / f"{found[1]}{ending}" for ending in (*_ENDINGS, ""))
        return next((path for path in paths if path.is_file()), None)

    def documents(self, origin: str, options: Options, given: Given | None = None) -> Iterator[Found]:
        """The documents of a file, with what was given with it."""
        path = self.path_of(origin)
        if path is None:
            yield _gone(origin)
            return
        told = {name: value for name, value in msgspec.structs.asdict(given or Given()).items() if value}
        for found in _named(open_sources([str(path)], (), options), path, origin):
            own = isinstance(found, Document) and found.origin == origin
            yield msgspec.structs.replace(found, **told) if own else found

    def expected(self, origin: str) -> int:
        """How many documents a file has at least: a line of JSON Lines is one."""
        path = self.path_of(origin)
        return count_lines(str(path)) if path is not None and path.suffix == ".jsonl" else 1

    def reopen(self, item: SetAside, options: Options) -> Iterator[Found]:
        """Read again what was set aside, whether it is a file that was sent or something else."""
        if _ORIGIN.match(item.origin) is None:
            yield from reopen(item, options)
            return
        path = self.path_of(item.origin)
        if path is None:
            yield msgspec.structs.replace(_gone(item.origin), locator=item.locator)
        else:
            yield from _named(reopen(msgspec.structs.replace(item, origin=str(path)), options), path, item.origin)

    def let_go(self, origins: Iterable[str], aside: Iterable[SetAsideLine]) -> None:
        """Remove those of some files of which nothing is set aside."""
        sent = {origin: path for origin in origins if (path := self.path_of(origin))}
        if sent:
            waiting = {line.item.origin for line in aside}
            for origin, path in sent.items():
                if origin not in waiting:
                    path.unlink(missing_ok=True)

    def sweep(self, needed: Iterable[str], now: float | None = None) -> None:
        """Remove what began to come in and was never confirmed, a day after; `needed` are the origins of what was."""
        ids = {found[1] for origin in needed if (found := _ORIGIN.match(origin))}
        before = (time.time() if now is None else now) - FORGOTTEN
        for path in list(self._files()) if self.folder.is_dir() else ():
            if path.name[:_DIGITS] not in ids and path.stat().st_mtime < before:
                path.unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        return (path for path in self.folder.iterdir() if _FILE.match(path.name))


class Incoming:
    """A file that comes in piece by piece. Unless it is confirmed in the block, nothing of it stays."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._label, self._id = folder, label_of(name), secrets.token_hex(_DIGITS // 2)
        ending = next((ending for ending in _ENDINGS if self._label.lower().endswith(ending)), "")
        self._path, self._part = folder / f"{self._id}{ending}", folder / f"{self._id}.part"
        self._file = self._part.open("xb")
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._part.unlink(missing_ok=True)

    def write(self, piece: bytes) -> None:
        """Keep a piece. Raises OSError where there is no room."""
        self._size += self._file.write(piece)

    def confirm(self) -> Upload:
        """The file, which is on the disk whole from here on."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.rename(self._path)
        with contextlib.suppress(OSError):  # a system that cannot do this with folders writes them at once
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        return Upload(id=self._id, label=self._label, size=self._size)


def label_of(name: str) -> str:
    """What a file is called: the last part of its name, on one line, without marks that are not seen or turn words around."""
    last = re.split(r"[/\\]", name)[-1]
    words = " ".join(_UNSEEN.sub(" ", last).split())
    if len(words) > LONGEST_LABEL:
        words = f"{words[: LONGEST_LABEL - 21]}…{words[-20:]}"
    return words if words.strip(". ") else "unnamed"


def name_in(origin: str) -> str:
    """What people call the file or text behind an origin; any other origin as it is."""
    return _ORIGIN.sub("", origin, count=1) if _ORIGIN.match(origin) else origin


def _named(found: Iterable[Found], path: Path, origin: str) -> Iterator[Found]:
    """What a file gave, under the name that people know instead of that on the disk."""
    for item in found:
        yield msgspec.structs.replace(item, origin=origin) if item.origin == str(path) else item


def _gone(origin: str) -> SetAside:
    return SetAside(
        origin=origin, code="missing", reason="the file that was sent is no longer kept", hint="Send it again."
    )
