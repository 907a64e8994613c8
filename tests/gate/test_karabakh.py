"""Quality floors on one whole Indonesian article: they may only rise."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from saksi import Document, Reading, load_resources, read
from shared import shared

EVENTS_FLOOR = 15


@pytest.fixture(scope="module")
def case() -> Path:
    return shared("cases/karabakh-2020-10-31")


@pytest.fixture(scope="module")
def reading(case: Path) -> Reading:
    raw = (case / "article.txt").read_bytes()
    return read(Document.of(raw.decode("utf-8"), raw=raw, origin="article.txt"), load_resources())


@pytest.fixture(scope="module")
def printed(case: Path, reading: Reading, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    predicted = tmp_path_factory.mktemp("case") / "reading.jsonl"
    predicted.write_bytes(reading.to_json() + b"\n")
    command = [sys.executable, str(shared("tools/score.py")), "case", str(case / "expected.json"), str(predicted)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_every_check_on_the_article_holds(printed: list[str]) -> None:
    assert [line for line in printed if line.startswith("article.")] == []


def test_nothing_is_coded_that_is_no_event(printed: list[str]) -> None:
    assert [line for line in printed if line.startswith("coded, and no event")] == []


def test_enough_of_the_events_are_found(case: Path, printed: list[str]) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))["events"]
    missed = [line for line in printed if "not coded" in line]
    assert len(expected) - len(missed) >= EVENTS_FLOOR


def test_no_word_of_furniture_is_in_the_body(case: Path, reading: Reading) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))["article"]
    furniture = [
        *expected["related"],
        *expected["photo_credits"],
        expected["author"],
        "Topik",
        "Berita Terkini Lainnya",
    ]
    assert [words for words in furniture if words in reading.article.text] == []
