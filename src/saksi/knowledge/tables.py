"""Tables of data: tab-separated, a header line, `#` starts a comment line. Every fault is named with file and line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

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
    header: list[str] | None = None
    with path.open(encoding="utf-8", newline="") as lines:
        for number, raw in enumerate(lines, 1):
            line = raw.rstrip("\r\n")
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip() for cell in line.split("\t")]
            if header is None:
                header = cells
                if header != list(columns):
                    raise TableError(path, number, f"the header is {header}, and has to be {list(columns)}")
                continue
            if len(cells) > len(header):
                raise TableError(path, number, f"{len(cells)} cells in a table of {len(header)} columns: {line[:80]!r}")
            cells += [""] * (len(header) - len(cells))
            yield Row(dict(zip(header, cells, strict=True)), path, number)
    if header is None:
        raise TableError(path, 1, "the table is empty: it needs a header line")
