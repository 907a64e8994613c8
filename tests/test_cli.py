"""The command line, as one types it: what it prints, where, and with which exit status."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner, Result

from pieces import EXAMPLES
from readings import NYALA, event, party, reading
from reports import CLERK, DRIVER, prose
from saksi import Ledger
from saksi.cli import saksi
from saksi.cli.output import as_csv_text, printable
from saksi.records import Article, Reading, reading_schema

GANJA = EXAMPLES / "id-ganja-kabar-selat.txt"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAKSI_LEDGER", str(tmp_path / "ledger.sqlite"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(saksi, list(words), input=given, catch_exceptions=False)


def program(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "saksi.cli", *words], capture_output=True, text=True, check=False)


def test_reading_prints_a_table_and_keeps_the_events(home: Path) -> None:
    result = run("read", str(GANJA))
    assert result.exit_code == 0
    assert "ASSAULT" in result.stdout
    assert result.stderr.splitlines()[-1] == "1 read"
    assert "Kabar Selat" in run("articles").stdout
    assert run("read", str(GANJA)).stderr.splitlines()[-1] == "0 read, 1 already in the ledger"


def test_json_is_readings_that_the_schema_allows(home: Path) -> None:
    result = run("read", "--json", str(EXAMPLES))
    lines = result.stdout.splitlines()
    assert len(lines) == 6
    schema = json.loads(run("schema").stdout)
    assert schema == json.loads(json.dumps(reading_schema()))
    validator = jsonschema.Draft202012Validator(schema)
    for line in lines:
        validator.validate(json.loads(line))
        assert msgspec.json.decode(line, type=Reading).to_json().decode() == line


def test_no_ledger_keeps_nothing(home: Path) -> None:
    assert run("read", "--no-ledger", "--csv", str(GANJA)).exit_code == 0
    assert not (home / "ledger.sqlite").exists()


def test_what_cannot_be_read_is_listed_and_read_again(home: Path) -> None:
    broken = home / "broken.txt"
    broken.write_bytes(b"")
    result = run("read", str(broken), str(GANJA))
    assert result.exit_code == 1
    assert "set aside: " in result.stderr
    assert "it is empty" in result.stderr
    assert result.stderr.splitlines()[-1] == "1 read, 1 set aside: see `saksi set-aside`"
    listed = [json.loads(line) for line in run("set-aside", "--json").stdout.splitlines()]
    assert [(line["code"], line["origin"]) for line in listed] == [("empty", str(broken))]
    assert run("retry").exit_code == 1
    broken.write_text((EXAMPLES / "en-truce-agency-copy.txt").read_text(encoding="utf-8"), encoding="utf-8")
    assert run("retry", "1").exit_code == 0
    assert "Nothing is set aside." in run("set-aside").stderr


def test_what_is_no_longer_there_stays_set_aside(home: Path) -> None:
    path = home / "texts.jsonl"
    path.write_text("{oops\n", encoding="utf-8")
    assert run("read", "--texts", str(path)).exit_code == 1
    path.write_text("\n", encoding="utf-8")
    assert run("retry").exit_code == 0
    assert "bad-line" in run("set-aside", "--json").stdout


def test_a_long_table_is_cut_and_the_csv_is_not(home: Path) -> None:
    sentences = [
        f"Rusia menyerang Ukraina pada {day} Mei {year}." for year in range(2000, 2010) for day in range(1, 29)
    ]
    line = json.dumps({"id": "long", "text": "\n".join(sentences), "language": "id"})
    (home / "texts.jsonl").write_text(line + "\n", encoding="utf-8")
    result = run("read", "--texts", "texts.jsonl", "--no-ledger")
    assert result.stdout.count("ASSAULT") == 200
    assert "... and 80 more" in result.stderr
    assert run("read", "--texts", "texts.jsonl", "--no-ledger", "--csv").stdout.count("ASSAULT") == 280


def test_standard_input_and_texts(home: Path) -> None:
    assert run("read", "-", given=GANJA.read_bytes()).exit_code == 0
    line = json.dumps(
        {"id": "one", "text": "Rusia menyerang Ukraina pada Senin.", "language": "id", "date": "2024-05-07"}
    )
    (home / "texts.jsonl").write_text(line + "\n", encoding="utf-8")
    result = run("read", "--texts", "texts.jsonl", "--json")
    assert json.loads(result.stdout)["id"] == "one"


def kept(home: Path) -> None:
    with Ledger.open(home / "ledger.sqlite") as ledger:
        ledger.add(reading("doc1", event("aaaa1111bbbb2222"), event("cccc3333dddd4444", "ACCUSE")), "a.txt")


def test_events_as_table_json_and_csv(home: Path) -> None:
    kept(home)
    assert "Militer Sudan [SDN MIL]" in run("events", "--type", "ASSAULT").stdout
    assert "ACCUSE" not in run("events", "--type", "ASSAULT").stdout
    assert [json.loads(line)["type"] for line in run("events", "--json").stdout.splitlines()] == ["ASSAULT", "ACCUSE"]
    rows = list(csv.DictReader(io.StringIO(run("events", "--csv").stdout)))
    assert [row["id"] for row in rows] == ["aaaa1111", "cccc3333"]
    assert rows[0]["sentence"] == "Militer Sudan menyerang RSF di Khartoum."
    assert "No event fits." in run("events", "--actor", "RUS").stderr


def test_show_explain_and_article(home: Path) -> None:
    kept(home)
    shown = run("show", "aaaa").stdout
    assert "<Militer Sudan> [menyerang] {RSF} di Khartoum." in shown
    assert "2023-04-23" in shown
    explained = run("explain", "aaaa").stdout
    assert "trigger" in explained
    assert "named in the sentence" in explained
    article = run("article", "doc1").stdout
    assert "Harian Teluk" in article
    assert "Militer Sudan menyerang RSF di Khartoum." in article
    assert json.loads(run("article", "doc1", "--json").stdout)["id"] == "doc1"


def relayed(home: Path) -> None:
    """Three articles on one attack: an agency's, a copy of it, and one by somebody else."""
    claim = event("aaaa1111bbbb2222", place=NYALA, via=("AFP",), speaker=party("Militer Sudan", "SDN MIL"))
    denial = event("eeee1111bbbb2222", "REJECT", disputes="cccc1111bbbb2222")
    with Ledger.open(home / "ledger.sqlite") as ledger:
        for id, outlet, text, *told in (
            ("copy", "Harian Teluk", f"{CLERK} {prose(1, 9)}", claim),
            ("wire", "AFP", CLERK, event("cccc1111bbbb2222", place=NYALA), denial),
            ("own", "Kabar Selat", DRIVER, event("dddd1111bbbb2222", place=NYALA)),
        ):
            ledger.add(reading(id, *told, article=Article(text=text, title=id, publisher=outlet)), f"{id}.txt")


def test_sources_counts_them_and_says_why(home: Path) -> None:
    relayed(home)
    shown = run("sources", "dddd").stdout
    assert shown.startswith("3 reports by 3 outlets from 2 independent sources\n")
    assert "1        Harian Teluk according to SDN MIL via AFP (copy); AFP (wire)" in shown
    assert "2        Kabar Selat (own)" in shown
    assert "Harian Teluk credits AFP" in shown
    words = " ".join(shown.split())
    assert "100% of the shorter text stands in the other: 81 words, such as 'The clerk at the crossing had" in words
    assert "wire first: AFP is an agency" in words
    line = json.loads(run("sources", "dddd", "--json").stdout)
    assert (line["reports"], line["outlets"], line["sources"]) == (3, 3, 2)
    assert [merge["rule"] for merge in line["merges"]] == ["credits the other", "copy"]
    assert line["merges"][1]["copy"]["original"] == "wire"
    assert "text" not in line["groups"][0][0]


def test_one_source_is_told_without_reasons(home: Path) -> None:
    kept(home)
    shown = run("sources", "aaaa").stdout
    assert shown.startswith("1 report by 1 outlet from 1 independent source\n")
    assert "depend on each other" not in shown


def test_sources_knows_the_outlets_of_the_users_folder(home: Path) -> None:
    relayed(home)
    (home / "saksi.toml").write_text('[tables]\noutlets = "outlets.tsv"\n', encoding="utf-8")
    columns = "name\tkind\tcountry\tstate\towner\tdomains\taliases\tambiguous\tsource\n"
    rows = "".join(f"{name}\tportal\tIDN\t\tGrup Teluk\t\t\t\town\n" for name in ("Harian Teluk", "Kabar Selat"))
    (home / "outlets.tsv").write_text(columns + rows, encoding="utf-8")
    assert "Grup Teluk owns Harian Teluk and Kabar Selat" in " ".join(run("sources", "dddd").stdout.split())
    assert len(run("events", "--type", "ASSAULT", "--single-source", "--json").stdout.splitlines()) == 3


def test_events_by_their_sources(home: Path) -> None:
    def found(*words: str) -> set[str]:
        return {json.loads(line)["id"][:4] for line in run("events", "--json", *words).stdout.splitlines()}

    relayed(home)
    assert found("--via", "Agence France-Presse") == {"aaaa"}
    assert found("--speaker", "SDN MIL") == {"aaaa"}
    assert found("--disputed") == {"cccc"}
    assert found("--single-source") == {"eeee"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("read",), "nothing to read"),
        (("read", "--json", "--csv", "a.txt"), "exclude each other"),
        (("events", "--from", "31/10/2020"), "write 2020-10-31"),
        (("events", "--type", "WAR"), "is not one of AGREE"),
        (("show", "ffff"), "no event 'ffff'"),
        (("sources", "ffff"), "no event 'ffff'"),
        (("nonsense",), "No such command"),
        (("events", "--ledger", "missing.sqlite"), "there is no ledger at missing.sqlite"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(home: Path, words: tuple[str, ...], message: str) -> None:
    kept(home)
    done = program(*words)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_reader_who_has_seen_enough_ends_it_quietly(home: Path) -> None:
    command = f"{sys.executable} -m saksi.cli read --no-ledger --json {EXAMPLES} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert len(done.stdout) == 10
    assert "Traceback" not in done.stderr


def test_where_says_why(home: Path) -> None:
    result = run("where")
    assert result.stdout.strip() == str(home / "ledger.sqlite")
    assert "SAKSI_LEDGER" in result.stderr
    assert run("where", "--ledger", "other.sqlite").stdout.strip() == "other.sqlite"
    assert "--ledger" in run("where", "--ledger", "other.sqlite").stderr


def test_the_default_place_is_a_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAKSI_LEDGER", raising=False)
    assert run("where").stdout.strip().endswith("ledger.sqlite")


def test_help_loads_nothing_heavy() -> None:
    heavy = "{'sqlalchemy', 'rich', 'trafilatura', 'lxml', 'httpx', 'feedparser', 'daachorse'}"
    code = f"import sys, saksi.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_same_input_gives_the_same_bytes_in_another_process(home: Path) -> None:
    def read(seed: str) -> bytes:
        command = [sys.executable, "-m", "saksi.cli", "read", "--no-ledger", "--json", str(EXAMPLES)]
        return subprocess.run(
            command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout

    assert read("1") == read("2") != b""


def test_cells_that_a_spreadsheet_would_run_are_text() -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv_text([{"a": "=HYPERLINK(1)"}], ["a"])))
    assert row["a"] == "'=HYPERLINK(1)"


def test_no_control_character_of_an_article_reaches_the_terminal() -> None:
    assert printable("a\x1b[31mb\u202ec\nd") == "a[31mbc\nd"


def test_who_says_what_is_known_of_a_name() -> None:
    shown = run("who", "michel aoun", "--on", "1989-03-14").stdout
    assert "LBN GOV on 1989-03-14" in shown
    assert "LBN GOV 2016-10-31 to 2022-10-30" in shown
    assert "entities/past_leaders.tsv" in shown
    (line,) = run("who", "UKR", "--on", "2014-03-01", "--json").stdout.splitlines()
    ukraine = json.loads(line)
    assert (ukraine["name"], ukraine["kind"], ukraine["code"]) == ("Ukraine", "country", "UKR")
    numbers = [ukraine[name] for name in ("iso3", "gleditsch_ward", "cow", "ucdp", "wikidata")]
    assert numbers == ["UKR", 369, 369, 61, "Q212"]
    assert [stay["what"] for stay in ukraine["memberships"]] == ["Commonwealth of Independent States", "OSCE"]
    assert "MLI 1975-05-28 to 2025-01-29" in " ".join(run("who", "ECOWAS").stdout.split())


@pytest.mark.parametrize(("options", "encoder"), [((), "encoder 2:"), (("--fast",), "encoder 2-fast:")])
def test_a_sentence_is_coded_by_the_encoder_asked_for(options: tuple[str, ...], encoder: str) -> None:
    shown = run("code", "Iran menyerang Israel pada Jumat.", *options).stdout
    assert "<Iran> [menyerang] {Israel} pada Jumat." in shown
    assert encoder in shown


def test_who_names_near_names_when_nobody_is_known() -> None:
    nobody = program("who", "Jacqes Chirac")
    assert (nobody.returncode, nobody.stdout) == (2, "")
    assert "nobody is known by the name 'Jacqes Chirac'; near names are Jacques Chirac" in nobody.stderr
    assert "George W. Bush" in program("who", "Bush").stderr
    assert "nor by any near name" in program("who", "Qqqqqqqqqq").stderr
    assert "is not a day" in program("who", "Rusia", "--on", "2014").stderr
