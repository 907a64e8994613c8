"""Where documents come from: files, folders, standard input, texts in JSON Lines, feeds, WARC files, web addresses."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from saksi.records import SetAside
from saksi.sources.aside import Found, aside
from saksi.sources.decode import checked_size
from saksi.sources.documents import documents_of
from saksi.sources.files import file_documents, files_in
from saksi.sources.options import Options
from saksi.sources.texts import count_lines, texts_in

if TYPE_CHECKING:
    from saksi.sources.web import Web

__all__ = ["Options", "Sources", "open_sources", "reopen"]


class Sources:
    """Everything that was asked for, as documents and as what could not be read.

    `passed_over` are the files of folders whose ending says that they are no article.
    """

    def __init__(self, inputs: Sequence[str], texts: Sequence[str], options: Options) -> None:
        self._inputs, self._texts, self._options = inputs, texts, options
        self.passed_over: list[Path] = []
        self._listed = list(self._list())

    def __iter__(self) -> Iterator[Found]:
        """The documents. The same document twice is given once; another one under the same id is set aside."""
        yield from _without_doubles(self._all())

    @cached_property
    def expected(self) -> int:
        """How many documents to expect at least: a line of JSON Lines is one, every other input counts as one."""
        lines = [name for name in (*self._texts, *self._listed) if isinstance(name, str) and name.endswith(".jsonl")]
        return sum(map(count_lines, lines)) + len(self._listed) + len(self._texts) - len(lines)

    @cached_property
    def web(self) -> "Web":
        """What fetches addresses: loaded when there is one."""
        from saksi.sources.web import Web

        return Web(self._options)

    def _all(self) -> Iterator[Found]:
        for name in self._texts:
            yield from texts_in(name, self._options)
        for listed in self._listed:
            if isinstance(listed, SetAside):
                yield listed
            else:
                yield from self._documents(listed)

    def _list(self) -> Iterator[str | SetAside]:
        for name in self._inputs:
            if name == "-" or is_address(name) or not Path(name).is_dir():
                yield name
            else:
                for found in files_in(Path(name), self.passed_over):
                    yield found if isinstance(found, SetAside) else str(found)

    def _documents(self, name: str) -> Iterator[Found]:
        if is_address(name):
            yield from self.web.documents(name)
        elif name == "-":
            yield from aside(self._standard_input, "standard input")
        elif not Path(name).exists():
            yield SetAside(
                origin=name, code="missing", reason="there is no such file or folder", hint="Check the path."
            )
        else:
            yield from file_documents(Path(name), self._options, self._linked)

    def _linked(self, address: str) -> Iterator[Found]:
        yield from self.web.documents(address)

    def _standard_input(self) -> Iterator[Found]:
        raw = checked_size(sys.stdin.buffer.read(self._options.max_bytes + 1), self._options.max_bytes)
        yield from documents_of(raw, "standard input", self._options, self._linked)


def open_sources(inputs: Sequence[str], texts: Sequence[str] = (), options: Options | None = None) -> Sources:
    """The documents of files, folders, addresses, `-`, and of JSON Lines files of extracted texts."""
    return Sources(inputs, texts, options or Options())


def reopen(item: SetAside, options: Options | None = None) -> Iterator[Found]:
    """Read again what was set aside: the input that it came from, and of it only the part that it names."""
    limits = options or Options()
    if item.locator.startswith("line "):
        yield from texts_in(item.origin, limits, only=item.locator)
        return
    for found in open_sources([item.origin], (), limits):
        if not item.locator or found.locator == item.locator:
            yield found


def is_address(name: str) -> bool:
    """Whether an input is a web address."""
    return name.startswith(("http://", "https://"))


def _without_doubles(found: Iterable[Found]) -> Iterator[Found]:
    seen: dict[str, tuple[str, str]] = {}
    for item in found:
        if isinstance(item, SetAside):
            yield item
        elif item.id not in seen:
            seen[item.id] = (item.digest, f"{item.origin}, {item.locator}" if item.locator else item.origin)
            yield item
        elif seen[item.id][0] != item.digest:
            where = seen[item.id][1]
            yield SetAside(
                origin=item.origin,
                locator=item.locator,
                code="same-id",
                reason=f"its id {item.id!r} is that of another document, from {where}",
                hint="Give it an id of its own.",
            )
