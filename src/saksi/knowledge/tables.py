"""Tables of data: tab-separated, a header line, `#` starts a comment line. Every fault is named with file and line."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from saksi.errors import TableError


class Row(dict[str, str]):
    """One row by column name, knowing where it stands; an empty cell is an empty string."""

    def __init__(self, cells: dict[str, str], path: Path, line: int) -> None:
        super().__init__(cells)
        self.path, self.line = path, line

    @property
    def where(self) -> str:
        """Folder, file and line, as shown to people: `id/triggers.tsv:12`."""
        return f"{self.path.parent.name}/{self.path.name}:{self.line}"

    def fault(self, message: str) -> TableError:
        """The error to raise for a fault in this row."""
        return TableError(self.path, self.line, message)

    def required(self, column: str) -> str:
        """The cell of `column`; TableError where it is empty."""
        if not self[column]:
            raise self.fault(f"the column {column!r} is empty, and every row needs it")
        return self[column]

    def one_of(self, column: str, allowed: Sequence[str] | frozenset[str]) -> str:
        """The cell of `column`, which must be one of `allowed`; TableError otherwise."""
        if self[column] not in allowed:
            raise self.fault(f"{column} {self[column]!r} is not one of {', '.join(sorted(allowed))}")
        return self[column]

    def items_of(self, column: str, separator: str = "|") -> tuple[str, ...]:
        """The cell of `column` cut at `separator`, without empty parts."""
        return tuple(part.strip() for part in self[column].split(separator) if part.strip())


def read_table(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a table whose header is exactly `columns`. Raises TableError with file and line."""
    for found in rows_and_faults(path, columns):
        if isinstance(found, TableError):
            raise found
        yield found


def rows_and_faults(path: Path, columns: Sequence[str]) -> Iterator[Row | TableError]:
    """The rows of a table, with a fault in the place of each line that is no row; a wrong header ends the table."""
    header: list[str] | None = None
    for number, line in _lines(path):
        if isinstance(line, TableError):
            yield line
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            if header != list(columns):
                yield TableError(path, number, f"the header is {header}, and has to be {list(columns)}")
                return
            continue
        if len(cells) > len(header):
            yield TableError(path, number, f"{len(cells)} cells in a table of {len(header)} columns: {line[:80]!r}")
            continue
        cells += [""] * (len(header) - len(cells))
        yield Row(dict(zip(header, cells, strict=True)), path, number)
    if header is None:
        yield TableError(path, 1, f"the table is empty: it needs the header line {list(columns)}")


def count_rows(path: Path) -> int:
    """How many rows a table has, whatever its columns are."""
    return max(0, sum(1 for _ in _lines(path)) - 1)


def _lines(path: Path) -> Iterator[tuple[int, str | TableError]]:
    """The lines that are no comment, with their numbers. Spreadsheets put a mark before the first, which is cut off."""
    with path.open("rb") as lines:
        for number, raw in enumerate(lines, 1):
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError:
                yield (
                    number,
                    TableError(path, number, "this line is not UTF-8; save the table as UTF-8, cells parted by tabs"),
                )
                continue
            if line.strip() and not line.startswith("#"):
                yield number, line


class Named(Protocol):
    """What a row of a table stands for."""

    @property
    def name(self) -> str:
        """The name that tells it from all others."""
        ...


Known = TypeVar("Known", bound=Named)


def own_first(own: Sequence[Known], shipped: Iterable[Known]) -> tuple[Known, ...]:
    """A user's own rows, then those shipped rows whose name no own row has."""
    names = {row.name for row in own}
    return (*own, *(row for row in shipped if row.name not in names))
