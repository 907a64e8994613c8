"""A user's folder: what its saksi.toml may say, how its faults are told, how it is found, and the two commands about it."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from pieces import EXAMPLES
from saksi.checking import check
from saksi.cli import saksi
from saksi.coding.gate import SLOTS
from saksi.errors import TableError, UsageError
from saksi.folder import Folder, names_in
from saksi.resources import Resources, load_resources
from told import Told, ToldResources

OWN = EXAMPLES / "own"
HEADER = "trigger\tpos\tverdict\ttype\tmode\texample\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAKSI_LEDGER", str(tmp_path / "ledger.sqlite"))
    monkeypatch.delenv("SAKSI_FOLDER", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(saksi, list(words), catch_exceptions=False)


def made(path: Path, toml: str = "", **tables: str) -> Path:
    path.mkdir(exist_ok=True)
    (path / "saksi.toml").write_text(toml, encoding="utf-8")
    for name, text in tables.items():
        (path / f"{name}.tsv").write_text(text, encoding="utf-8")
    return path


def test_the_example_has_no_fault_and_says_what_docs_say() -> None:
    checked = list(check(OWN))
    assert [fault for table in checked for fault in table.faults] == []
    own = {table.path.name: table.fine for table in checked if table.path.parent == OWN}
    assert own["saksi.toml"] == 6
    assert all(own.values())
    assert set(own) == {path.name for path in OWN.iterdir()}


def test_the_example_is_what_it_says() -> None:
    language = load_resources(OWN).languages["id"]
    text = "Front Danau Merah menolak, kata Amani Kalu Bisengo."
    assert [entity.code for entity in language.entities.find(text, "2024-01-01")] == ["COD REB", "COD REB"]
    text = "Warga mengungsi dari Kampung Batu Intan."
    assert [place.name for place in language.places.find(text, language.entities.find(text))] == ["Batu Intan"]


def test_the_tables_and_the_annotated_sentences_of_the_docs_are_right(tmp_path: Path) -> None:
    docs = (EXAMPLES.parent / "docs" / "change-it.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", docs, re.MULTILINE | re.DOTALL)
    tables = [block for kind, block in blocks if not kind and "\t" in block]
    keys = ("entities", "persons", "places", "outlets", "triggers.id", "triggers.id")
    assert len(tables) == len(keys)
    for key, table in zip(keys, tables, strict=True):
        own = made(tmp_path, f'[tables]\n{key} = "table.tsv"\n', table=table)
        assert [str(fault) for checked in check(own) for fault in checked.faults] == []
    (sentences,) = [block for kind, block in blocks if kind == "json"]
    for record in map(json.loads, sentences.splitlines()):
        for event in record["events"]:
            for said in (event["trigger"], event["place"], *event["actors"], *event["recipients"]):
                assert said in record["text"]
    toml = next(block for kind, block in blocks if kind == "toml")
    assert [line for line in toml.splitlines() if not line.startswith("#")] == [
        line
        for line in (OWN / "saksi.toml").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


FAULTS = [
    ('[tables]\nentitys = "a.tsv"', 2, "'tables.entitys' is not known here; there are entities, persons"),
    ('x = 1\n[tables]\nentities = "a.tsv"', 1, "'x' is not known here; there are tables, encoder"),
    ('[tables]\n# one\nentities = "a.tsv"\nplaces = "b.tsv"', 4, "there is no file"),
    ("[tables]\nentities = 3", 2, "has to be the name of a file in quotes"),
    ('[tables]\ntriggers = "a.tsv"', 2, 'such as tables.triggers.en = "..."'),
    (
        '[tables]\ntriggers.id = "a.tsv"\ntriggers.fr = "a.tsv"',
        3,
        "'tables.triggers.fr' is not known here; there are en, id",
    ),
    ('[tables.triggers]\nid = "a.tsv"\nfr = "a.tsv"', 3, "'tables.triggers.fr'"),
    ('tables = "a.tsv"', 1, "tables has to be a section"),
    ('[encoder]\nfolder = "none"', 2, "there is no folder"),
    ('[tables]\nentities = "a.tsv"\nentities = "a.tsv"', 3, "this is no TOML"),
    ("[tables", 1, "this is no TOML"),
]


@pytest.mark.parametrize(("toml", "line", "fault"), FAULTS)
def test_a_fault_of_saksi_toml_is_named_with_its_line(tmp_path: Path, toml: str, line: int, fault: str) -> None:
    made(tmp_path, toml, a="x\n")
    with pytest.raises(TableError) as raised:
        Folder.load(tmp_path)
    assert fault in str(raised.value)
    assert raised.value.line == line


def test_all_faults_of_saksi_toml_are_found_at_once(tmp_path: Path) -> None:
    made(tmp_path, '[tables]\nplaces = "a.tsv"\npersons = 1\nentities = "no.tsv"\nwhat = 1\n', a="x\n")
    names = names_in(tmp_path)
    assert sorted(fault.line for fault in names.faults) == [3, 4, 5]
    assert list(names.paths) == ["tables.places"]


def test_the_digest_changes_with_every_table_and_the_encoder(tmp_path: Path) -> None:
    toml = 'tables.places = "a.tsv"\nencoder.folder = "my/encoder"\n'
    (tmp_path / "my" / "encoder").mkdir(parents=True)
    made(tmp_path, toml, a="x\n", unnamed="x\n")
    seen = [Folder.load(tmp_path).digest]
    assert seen[0] == Folder.load(tmp_path).digest
    (tmp_path / "unnamed.tsv").write_text("y\n", encoding="utf-8")
    assert seen[0] == Folder.load(tmp_path).digest
    for path in (tmp_path / "a.tsv", tmp_path / "my" / "encoder" / "card.json", tmp_path / "saksi.toml"):
        path.write_text(toml + "# more\n", encoding="utf-8")
        seen.append(Folder.load(tmp_path).digest)
    assert len(set(seen)) == 4


def test_an_own_encoder_is_loaded_from_its_folder(tmp_path: Path) -> None:
    made(tmp_path, '[encoder]\nfolder = "encoder"\n')
    encoder = tmp_path / "encoder"
    encoder.mkdir()
    with pytest.raises(TableError, match=r"encoder/card\.json"):
        _ = load_resources(tmp_path).learnt
    assert [fault.path.name for table in check(tmp_path) for fault in table.faults] == ["card.json"]
    (encoder / "card.json").write_text('{"version": "my-1", "unknown": 0, "opens": 0, "closes": 0}', encoding="utf-8")
    (encoder / "pieces.tsv").write_text("x\t0.0\n", encoding="utf-8")
    for name in ("trunk.onnx", "top.onnx"):
        (encoder / name).touch()
    np.savez(encoder / "embedding.npz", weights=np.zeros((1, 1)), scales=np.zeros(1))
    np.savez(encoder / "gate.npz", weights=np.zeros(SLOTS), scale=1.0, threshold=-1.0)
    resources = load_resources(tmp_path)
    assert resources.learnt.gate is not None
    assert resources.learnt.gate.threshold == -1.0
    assert resources.languages["id"].coder.version == f"encoder-my-1+own-{Folder.load(tmp_path).digest}"
    assert [fault for table in check(tmp_path) for fault in table.faults] == []


def test_where_says_which_folder_and_why(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "your folder: none, no --folder, no SAKSI_FOLDER, and no saksi.toml here or above" in run("where").stderr
    made(home)
    (home / "below").mkdir()
    monkeypatch.chdir(home / "below")
    assert f"your folder: {home}, the nearest saksi.toml from here upwards" in run("where").stderr
    monkeypatch.setenv("SAKSI_FOLDER", str(made(home / "named")))
    assert f"your folder: {home / 'named'}, set in SAKSI_FOLDER" in run("where").stderr
    assert f"your folder: {made(home / 'given')}, given" in run("where", "--folder", str(home / "given")).stderr


@pytest.mark.parametrize("words", [("where",), ("read", "x.txt"), ("code", "x"), ("lexicon", "find", "x")])
def test_a_folder_without_saksi_toml_is_wrong_use(home: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match=r"has no saksi\.toml"):
        run(*words, "--folder", str(home))


def test_check_names_all_faults_with_file_and_line(home: Path) -> None:
    rows = (
        "a\tverb\tmaybe\t\t\ta\n"
        "amankan\tverb\tis\tCOERCE\tarrest\tmengamankan\n"
        "tembak\tverb\tis\tWAR\t\tx\n"
        "tembak\tverb\tnever\t\t\tx\n"
    )
    entities = (
        "name\tcode\tkind\tnames\twikidata\tsource\n"
        "A\tXXX REB\tgroup\tA\t\tx\nB\tCOD REB\tband\tB\t\tx\nC\tCOD REB\tgroup\tC\t\tx\n"
    )
    toml = '[tables]\nentities = "entities.tsv"\ntriggers.id = "words.tsv"\nplaces = "none.tsv"\n'
    own = made(home / "own", toml, words=HEADER + rows, entities=entities)
    result = run("lexicon", "check", str(own))
    assert result.exit_code == 1
    for place in (
        "saksi.toml:4: ",
        "words.tsv:2: ",
        "words.tsv:4: ",
        "words.tsv:5: ",
        "entities.tsv:2: ",
        "entities.tsv:3: ",
    ):
        assert f"{own / place}" in result.stdout
    assert "own/words.tsv: 1 fine, 3 with a fault" in result.stdout
    assert "the trigger 'tembak' is not found in its example 'x'" in result.stdout
    assert "own/entities.tsv: 1 fine, 2 with a fault" in result.stdout
    assert "id/triggers.tsv: " in result.stdout
    assert "6 faults" in result.stderr


def test_check_of_what_ships_finds_nothing(home: Path) -> None:
    result = run("lexicon", "check")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "only what ships: no --folder, no SAKSI_FOLDER, and no saksi.toml here or above",
        "no faults",
    ]


def found(*words: str) -> list[tuple[str, str, str]]:
    lines = [json.loads(line) for line in run("lexicon", "find", "--json", *words).stdout.splitlines()]
    return [(line["trigger"], line["verdict"], line["where"].partition(":")[0]) for line in lines]


def test_read_explain_and_code_use_the_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(folder: Path | None = None, *, fast: bool = False) -> Resources:
        assert not fast
        resources = ToldResources(own=Folder.load(folder) if folder else None)
        resources.told = {"mengamankan": Told("SUPPORT", 0.4)}
        return resources

    monkeypatch.setattr("saksi.resources.load_resources", load)
    sentence = (
        "Polisi Indonesia mengamankan tiga orang warga sipil di Poso pada hari Senin, kata juru bicara kepolisian."
    )
    (home / "a.txt").write_text(f"Polisi Bergerak di Poso\n\n{sentence}\n\nWarga menunggu kabar.\n", encoding="utf-8")
    assert "No event was found." in run("read", "a.txt").stderr
    assert "COERCE arrest" in run("read", "a.txt", "--folder", str(OWN)).stdout
    coders = {line["coder"] for line in map(json.loads, run("articles", "--json").stdout.splitlines())}
    assert f"encoder-told+own-{Folder.load(OWN).digest}" in coders
    (event,) = map(json.loads, run("events", "--json").stdout.splitlines())
    assert "own/triggers-id.tsv:5" in run("explain", event["id"], "--folder", str(OWN)).stdout
    assert "own/triggers-id.tsv:5" in run("code", sentence, "--folder", str(OWN)).stdout
    assert "No event." in run("code", sentence).stdout
    monkeypatch.setenv("SAKSI_FOLDER", str(OWN))
    assert "COERCE arrest" in run("code", sentence).stdout


def test_find_shows_own_and_shipped_rows_of_every_inflection(home: Path) -> None:
    shown = found("mengamankan", "--folder", str(OWN), "--language", "id")
    assert shown[0] == ("amankan", "is", "own/triggers-id.tsv")
    shipped = found("menyerang", "--language", "id")
    assert ("serang", "may be", "id/triggers.tsv") in shipped
    assert {where for *_, where in shipped} == {"id/triggers.tsv"}
    assert ("shoot down", "may be", "en/triggers.tsv") in found("shot down")
    assert ("*serangan jantung", "never", "own/triggers-id.tsv") in found("serangan jantung", "--folder", str(OWN))
    assert run("lexicon", "find", "qwertz").stderr.strip() == "No row fits 'qwertz'."
    with pytest.raises(UsageError, match="--language fr: Saksi reads en, id"):
        run("lexicon", "find", "x", "--language", "fr")


def test_find_prints_a_table_with_file_line_and_example(home: Path) -> None:
    shown = run("lexicon", "find", "rounded up", "--folder", str(OWN)).stdout
    assert "own/triggers-en.tsv:5" in shown
    assert "Soldiers rounded up forty students" in shown
