"""The texts that the source writes for people, as it writes them: messages of errors, reasons, rules.

For tests that each of them is known elsewhere. A text is given with something in the places that are filled in.
"""

import ast
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parent.parent / "src" / "saksi"
ERRORS = frozenset({"UsageError", "LedgerError", "OvertakenError", "UnreadableError"})
TOLD = frozenset({"why", "rule", "how", "reasons"})
"""What reasons are called where they are made."""
FORMATTED = {".2f": "0.50", ".1f": "4.0", ".0f": "12", ".0%": "12%"}
SHOWN = (
    "words", "12", "ABC", "2020-10-31", "'words'", "id/table.tsv:3", "none", "heavy-weapons", "ABC and ABD killed", "",
    "written in full", "the coding", "actor", "noun", "reject", "event", "coder", "read", "group", "person", "review by words",
    "2 sentences begin with", "; it is known in FRA", "a PDF", "it redirects in a circle", "joined with", "event 1", "s",
    "killed", "happened", "is to come", "on or after", "next", "early", "article", "the article's day is not known",
    "12 words as id spells them, 12 as ms does", "the year 2020 as past", "2020 is the first year from then on in which day and "
    "weekday agree",
)  # fmt: skip
"""What may stand in a place: numbers, codes, words in quotes, and what the source puts there from a list of its own."""


class Text(NamedTuple):
    """A text in its parts, None for each place that is filled in, and where it is written."""

    where: str
    parts: tuple[str | None, ...]

    def __str__(self) -> str:
        return f"{self.where}: {''.join('…' if part is None else part for part in self.parts)}"

    def filled(self) -> Iterator[str]:
        """The text with something in its places, in every combination."""
        for given in product(SHOWN, repeat=self.parts.count(None)):
            left = iter(given)
            yield "".join(next(left) if part is None else part for part in self.parts)


def errors_in(path: Path) -> Iterator[Text]:
    """The messages of errors that a module raises, but for those that it is given."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
            # an error that cannot be read has its code first
            yield from _texts(path, node.args[node.func.id == "UnreadableError"])


def reasons_in(path: Path) -> Iterator[Text]:
    """The reasons and rules that a module writes: those that have words of their own."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (isinstance(node, ast.keyword) and node.arg in TOLD) or (
            isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in TOLD
        ):
            yield from _texts(path, node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("reason", "Meant"):
            yield from _texts(path, node.args[1])


def _texts(path: Path, node: ast.expr) -> Iterator[Text]:
    if isinstance(node, ast.IfExp):
        yield from _texts(path, node.body)
        yield from _texts(path, node.orelse)
    parts = tuple(_parts(node))
    if any(part and any(map(str.isalpha, part)) for part in parts):
        yield Text(f"{path.relative_to(SOURCE)}:{node.lineno}", parts)


def _parts(node: ast.expr) -> Iterator[str | None]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for value in node.values if isinstance(node, ast.JoinedStr) else ():
        if isinstance(value, ast.FormattedValue):
            format_ = value.format_spec.values[0] if isinstance(value.format_spec, ast.JoinedStr) else None
            known = FORMATTED.get(str(format_.value)) if isinstance(format_, ast.Constant) else None
            yield "'words'" if value.conversion == ord("r") else known
        elif isinstance(value, ast.Constant):
            yield str(value.value)
