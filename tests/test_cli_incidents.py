"""Incidents on the command line: lists, one with everything of it, decisions, timelines, stories."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from readings import NYALA, event, party, reading
from reports import CLERK, DRIVER, prose
from saksi import Ledger
from saksi.cli import saksi
from saksi.errors import UsageError
from saksi.records import Article, Dispute, FigureMention, Published

DENIAL = "The army denied that it had shelled the town."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with one attack in three articles, a copy among them, and who denies it; and with a visit."""
    monkeypatch.setenv("SAKSI_LEDGER", str(tmp_path / "ledger.sqlite"))
    monkeypatch.chdir(tmp_path)
    killed = FigureMention(start=0, end=2, text="sedikitnya 13", low=13, best=13, high=None, of="killed", why="stated")
    army = party("The army", "SDN MIL")
    denied = Dispute(
        kind="denial",
        denial=(0, len(DENIAL)),
        by=army,
        claim=None,
        claimed_by=None,
        event="cccc1111",
        answer=None,
        why=(),
    )
    with Ledger.open(tmp_path / "ledger.sqlite", now=lambda: "2026-01-01T00:00:00+00:00") as ledger:
        for id, outlet, text, found, disputes in (
            ("wire", "AFP", CLERK, event("aaaa1111", place=NYALA, figures=(killed,)), ()),
            ("copy", "Harian Teluk", f"{CLERK} {prose(1, 9)}", event("bbbb1111", place=NYALA, via=("AFP",)), ()),
            ("own", "Kabar Selat", f"{DENIAL} {DRIVER}", event("cccc1111", place=NYALA, mode="aerial"), (denied,)),
            ("visit", "Kabar Selat", prose(7), event("dddd1111", "CONSULT", None, actors=(party("Chad", "TCD GOV"),)), ()),
        ):  # fmt: skip
            day = Published(from_="2023-04-24", to="2023-04-24", precision="day", why="stated")
            article = Article(text=text, title=f"Berita {id}", publisher=outlet, published=day)
            ledger.add(reading(id, found, article=article, disputes=disputes), f"{id}.txt")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(saksi, list(words), catch_exceptions=False)


def ids(*words: str) -> list[str]:
    return [json.loads(line)["id"] for line in run(*words, "--json").stdout.splitlines()]


def test_incidents_as_table_json_and_csv() -> None:
    shown = run("incidents").stdout
    assert "ASSAULT aerial" in shown
    assert "2 of 3 reports" in shown
    assert "(2023-04-21/2023-04-24)" in shown  # the visit has no day in the text
    assert [json.loads(line)["sources"] for line in run("incidents", "--json").stdout.splitlines()] == [1, 2]
    rows = list(csv.DictReader(io.StringIO(run("incidents", "--csv").stdout)))
    assert [(row["mentions"], row["status"]) for row in rows] == [("1", "uncontested"), ("3", "contested")]
    assert "No incident fits." in run("incidents", "--actor", "RUS").stderr


def test_filters() -> None:
    attack = ids("incidents", "--type", "ASSAULT")
    assert len(attack) == 1
    assert attack == ids("incidents", "--status", "contested") == ids("incidents", "--sources", "2")
    assert (
        attack
        == ids("incidents", "--via", "Agence France-Presse")
        == ids("incidents", "--from", "2023-04-23", "--actor", "SDN")
    )
    assert ids("incidents", "--limit", "1") == ids("timeline", "TCD")
    assert attack == ids("timeline", "nyala")
    assert ids("timeline", "nyala", "--to", "2022") == []


def test_an_incident_with_everything_of_it() -> None:
    shown = run("incident", "bbbb1111").stdout
    lines = {line[:12].strip(): line[14:] for line in shown.splitlines()}
    assert lines["status"] == "contested"
    assert lines["figures"] == "killed 13"
    assert lines["told by"] == "AFP, Harian Teluk, Kabar Selat"
    assert lines["disputed by"] == "SDN"
    assert lines["sources"] == "3 reports by 3 outlets from 2 independent sources"
    words = " ".join(shown.split())
    assert "credits the other Harian Teluk credits AFP" in words
    assert f"denial The army [SDN MIL] {DENIAL}" in words
    assert "place +1.8: the same place: Nyala" in words
    whole = json.loads(run("incident", lines["id"], "--json").stdout)
    assert [told["reading_id"] for told in whole["mentions"]] == ["wire", "copy", "own"]
    assert whole["standing"]["disputed_by"] == ["SDN"]


def test_decisions(home: Path) -> None:
    parted = run("incidents", "split", "cccc1111", "--by", "Ana", "--why", "another town")
    assert parted.stdout.splitlines()[0].endswith(": 1 event")
    assert "another town" in run("incident", "aaaa1111").stdout
    joined = run("incidents", "join", "cccc1111", "dddd1111", "--by", "Ana", "--why", "one day")
    assert joined.stdout.endswith(": 2 events\n")
    assert run("incidents", "pin", "aaaa1111", "--by", "Ana", "--why", "read").stdout.endswith(": 2 events\n")
    assert run("incidents", "split", "aaaa1111", "bbbb1111", "--each", "--by", "Ana", "--why", "no").exit_code == 0
    (pinned,) = (line for line in run("incident", "aaaa1111").stdout.splitlines() if line.startswith("pin "))
    assert pinned.endswith("overruled by a later one")
    with pytest.raises(UsageError, match="these are all the events"):
        run("incidents", "split", "aaaa1111", "bbbb1111", "--by", "Ana", "--why", "no")


def test_a_decision_goes_to_the_ledger_that_the_list_was_asked_of(home: Path, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "other.sqlite") as other:
        other.add(reading("doc1", event("eeee1111")))
        other.add(reading("doc2", event("ffff1111", "AGREE")))
    decided = run("incidents", "--ledger", "other.sqlite", "join", "eeee1111", "ffff1111", "--by", "Ana", "--why", "so")
    assert decided.stdout.endswith(": 2 events\n")


def test_stories() -> None:
    assert "Berita copy" in run("stories").stdout
    (story,) = (json.loads(line) for line in run("stories", "--json").stdout.splitlines())
    assert [line["id"] for line in story["articles"]] == ["copy", "wire"]
    assert len(run("stories", "--least", "1", "--json").stdout.splitlines()) == 3
    assert "No story has so many articles." in run("stories", "--from", "2024").stderr
