"""The table of PLOVER: every type and mode, with scores of the right sign."""

from pathlib import Path

import pytest

from saksi.errors import TableError
from saksi.knowledge.plover import COLUMNS, Plover
from saksi.records import EventType, Quad

PLOVER = Plover.load()


def test_the_types_are_those_of_the_record() -> None:
    assert set(PLOVER.types) == set(EventType.__args__)  # type: ignore[attr-defined]
    assert {meaning.quad for meaning in PLOVER.meanings.values()} == set(Quad.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "mode", "score", "cameo"),
    [
        ("AGREE", None, 2.5, "030"), ("ASSAULT", "drone", -9.5, "1952"), ("ASSAULT", "heavy-weapons", -9.5, "194"),
        ("ACCUSE", None, -3.0, "110"), ("REQUEST", None, 0.0, "100"), ("RETREAT", "disarm", 10.0, "0873"),
        ("COERCE", "cyber", -7.0, "176"), ("PROTEST", "vandalize", -5.0, "145"),
    ],
)  # fmt: skip
def test_score_and_cameo_code(kind: str, mode: str | None, score: float, cameo: str) -> None:
    meaning = PLOVER.meaning(kind, mode)
    assert (meaning.plover_score, meaning.cameo) == (score, cameo)


def test_conflict_has_no_score_above_half_a_point_and_cooperation_none_below_zero() -> None:
    for meaning in PLOVER.meanings.values():
        assert meaning.plover_score <= 0.5 if "conflict" in meaning.quad else meaning.plover_score > 0, meaning.where


def test_every_type_stands_without_a_mode_too() -> None:
    assert all((kind, None) in PLOVER.meanings for kind in PLOVER.types)
    assert PLOVER.modes_of("AGREE") == ()
    assert "aerial" in PLOVER.modes_of("ASSAULT")


def test_a_score_that_is_no_number_is_named_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "plover.tsv"
    table.write_text("\t".join(COLUMNS) + "\nAGREE\t\tverbal cooperation\tmuch\t030\t4.0\troot\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"plover\.tsv:2"):
        Plover.load(table)
