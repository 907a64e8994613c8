"""What PLOVER says of each event type and mode: quad class, score, and the CAMEO code with its Goldstein value."""

from pathlib import Path

import msgspec

from saksi.knowledge.tables import Row, read_table

TABLE = Path(__file__).parent / "plover.tsv"
CONTEXTS = frozenset(
    {"military", "intelligence", "executive", "legislative", "election", "political_institutions", "economic", "legal",
     "human_rights", "rights_freedoms", "human_security", "religion_ethnicity", "diplomatic", "territory", "migration",
     "terrorism", "crime", "health", "cbrn", "cyber", "peacekeeping", "corruption"}
)  # fmt: skip
"""Contexts of the PLOVER manual that the word tables of the languages tell."""
COLUMNS = ("type", "mode", "quad", "plover_score", "cameo", "goldstein", "source")


class Meaning(msgspec.Struct, frozen=True):
    """One type with one mode (or none). The scores run from -10, conflict, to 10, cooperation."""

    type: str
    mode: str | None
    quad: str
    plover_score: float
    cameo: str
    goldstein: float
    where: str


class Plover(msgspec.Struct, frozen=True):
    """The table, by type and mode."""

    meanings: dict[tuple[str, str | None], Meaning]

    @classmethod
    def load(cls, table: Path = TABLE) -> "Plover":
        """The table as shipped, or another of the same columns; TableError for a fault in it."""
        found = [_meaning(row) for row in read_table(table, COLUMNS)]
        return cls({(meaning.type, meaning.mode): meaning for meaning in found})

    @property
    def types(self) -> tuple[str, ...]:
        """The types, in the order of the table."""
        return tuple(dict.fromkeys(kind for kind, _ in self.meanings))

    def modes_of(self, kind: str) -> tuple[str, ...]:
        """The modes that a type can have; empty for a type without modes."""
        return tuple(mode for name, mode in self.meanings if name == kind and mode)

    def meaning(self, kind: str, mode: str | None) -> Meaning:
        """The row of a type and mode; KeyError where the table has none."""
        return self.meanings[kind, mode]


def _meaning(row: Row) -> Meaning:
    try:
        score, goldstein = float(row["plover_score"]), float(row["goldstein"])
    except ValueError as fault:
        raise row.fault(f"plover_score and goldstein have to be numbers: {fault}") from fault
    return Meaning(
        row.required("type"),
        row["mode"] or None,
        row.required("quad"),
        score,
        row.required("cameo"),
        goldstein,
        row.where,
    )
