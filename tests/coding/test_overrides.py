"""A user's own trigger rows change what the encoder finds, and say so with file and line."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from saksi.coding.accepting import accepted
from saksi.coding.explaining import look_closer
from saksi.coding.finding import Finder
from saksi.coding.found import Found
from saksi.coding.gate import SLOTS, Gate
from saksi.coding.lexicon import Lexicon
from saksi.coding.overrides import COLUMNS, Overrides
from saksi.errors import TableError
from saksi.folder import Folder
from saksi.knowledge.plover import Plover
from saksi.language.pack import language_packs
from saksi.language.words import words_of
from saksi.reading import read
from saksi.records import Document, Event
from told import Told, ToldEncoder, ToldResources

PACK, PLOVER = language_packs()["id"], Plover.load()
LEXICON = Lexicon.load(PACK, PLOVER)
MODES = {kind: PLOVER.modes_of(kind) for kind in PLOVER.types}
ROWS = (
    "*serangan jantung\tnoun\tnever\t\t\tkarena serangan jantung",
    "amankan\tverb\tis\tCOERCE\tarrest\tmengamankan tiga orang",
    "gebuk\tverb\tis\tASSAULT\t\tmenggebuk",
    "amankan aset\tverb\tnever\t\t\tmengamankan aset",
)
SHUT = Gate((0.0,) * SLOTS, 1.0)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return written(tmp_path, *ROWS)


def written(folder: Path, *rows: str) -> Path:
    path = folder / "triggers.tsv"
    path.write_text("\n".join(["\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


def finder(
    table: Path | None, told: Mapping[str, Told], quiet: frozenset[str] = frozenset(), gate: Gate | None = None
) -> Finder:
    own = Overrides.load(table, PACK, PLOVER) if table else None
    return Finder(ToldEncoder(told, quiet), LEXICON, MODES, gate, own)


def found(finder: Finder, text: str) -> list[Found]:
    return list(accepted(finder.find(finder.first_look(words_of(text))).found))


def test_without_own_rows_nothing_changes() -> None:
    (event,) = found(finder(None, {"serangan": Told("ASSAULT")}), "Ia kena serangan jantung")
    assert (event.type, event.own) == ("ASSAULT", None)


def test_never_leaves_an_event_out_and_a_closer_look_says_why(table: Path) -> None:
    ruled, text = finder(table, {"serangan": Told("ASSAULT")}), "Ia kena serangan jantung"
    assert found(ruled, text) == []
    (miss,) = look_closer(ruled, None, text, (0, len(text)), ()).misses
    assert (miss.words, miss.type) == ("serangan", "ASSAULT")
    assert "'*serangan jantung' says that it is never an event" in miss.why
    assert f"{table.parent.name}/triggers.tsv:2" in miss.why
    assert len(found(ruled, "Ia kena serangan udara")) == 1


@pytest.mark.parametrize("word", ["mengamankan", "diamankan", "amankan"])
def test_is_gives_type_and_mode_in_every_form(table: Path, word: str) -> None:
    (event,) = found(finder(table, {word: Told("SUPPORT", 0.7)}), f"Polisi {word} tiga orang")
    assert (event.type, event.mode, event.chance) == ("COERCE", "arrest", 0.7)
    assert event.own is not None
    assert event.own.rule == f"your row 'amankan' is COERCE arrest ({table.parent.name}/triggers.tsv:3)"
    assert (event.own.type, event.own.type_chance) == ("SUPPORT", 1.0)


@pytest.mark.parametrize(("chance", "count"), [(0.19, 0), (0.2, 1), (0.49, 1)])
def test_is_makes_an_event_where_the_encoder_is_half_sure(table: Path, chance: float, count: int) -> None:
    told = {"mengamankan": Told("SUPPORT", chance), "menyerang": Told("ASSAULT", chance)}
    assert len(found(finder(table, told), "Polisi mengamankan tiga orang")) == count
    assert found(finder(table, told), "Polisi menyerang tiga orang") == []


def test_own_words_are_looked_at_where_the_first_look_and_the_gate_see_nothing(table: Path) -> None:
    quiet = finder(table, {"mengamankan": Told("SUPPORT", 0.3)}, frozenset({"mengamankan"}), SHUT)
    assert [event.type for event in found(quiet, "Polisi mengamankan tiga orang")] == ["COERCE"]
    assert not look_closer(quiet, None, "Polisi mengamankan tiga orang", (0, 29), ()).gated
    assert look_closer(quiet, None, "Polisi tidur", (0, 12), ()).gated


def test_the_more_specific_row_wins(table: Path) -> None:
    assert found(finder(table, {"mengamankan": Told("COERCE")}), "Negara mengamankan aset") == []


def test_a_row_without_mode_leaves_the_mode_to_the_encoder_that_saw_its_type(table: Path) -> None:
    (same,) = found(finder(table, {"menggebuk": Told("ASSAULT", mode="beat")}), "Ia menggebuk warga")
    (other,) = found(finder(table, {"menggebuk": Told("COERCE", mode="arrest")}), "Ia menggebuk warga")
    assert (same.mode, other.type, other.mode) == ("beat", "ASSAULT", None)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("amankan\tverb\talways\t\t\tx", "verdict 'always' is not one of is, never"),
        ("amankan\tverb\tnever\tCOERCE\t\tx", "type and mode have to be empty"),
        ("amankan\tverb\tis\t\t\tx", "type ''"),
        ("amankan\tverb\tis\tCOERCE\tdrone\tx", "no mode 'drone'"),
        ("amankan\tverba\tis\tCOERCE\t\tx", "pos 'verba'"),
        ("amankan <ufo>\tverb\tis\tCOERCE\t\tx", "<ufo>"),
        ("amankan\tverb\tis\tCOERCE\t\t", "'example'"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, row: str, fault: str) -> None:
    with pytest.raises(TableError, match=r"triggers\.tsv:2") as raised:
        Overrides.load(written(tmp_path, row), PACK, PLOVER)
    assert fault in str(raised.value)


def events(folder: Path | None, told: Mapping[str, Told], text: str) -> tuple[tuple[Event, ...], str | None]:
    resources = ToldResources(own=Folder.load(folder) if folder else None)
    resources.told = told
    reading = read(Document.of(text, "extracted", id="a", language="id"), resources)
    return reading.events, reading.coder


def test_an_event_says_which_own_row_made_it_and_the_reading_that_it_was_coded_otherwise(table: Path) -> None:
    text, told = "Polisi mengamankan tiga orang di Poso.", {"mengamankan": Told("SUPPORT", 0.4)}
    (table.parent / "saksi.toml").write_text('tables.triggers.id = "triggers.tsv"\n', encoding="utf-8")
    assert events(None, told, text) == ((), "encoder-told")
    (event,), coder = events(table.parent, told, text)
    assert coder == f"encoder-told+own-{Folder.load(table.parent).digest}"
    assert (event.type, event.mode, event.confidence) == ("COERCE", "arrest", 0.4)
    rules = [(reason.field, reason.rule, reason.text) for reason in event.why]
    row = f"your row 'amankan' is COERCE arrest ({table.parent.name}/triggers.tsv:3)"
    assert rules[:2] == [("type", row, "mengamankan"), ("mode", row, "mengamankan")]
    assert rules[2][1] == "encoder told: event 0.40, SUPPORT 1.00"
