"""Quality floors on public gold data that lies beside the checkout: they may only rise."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from saksi import Document, load_resources, read
from shared import shared

RESOURCES = load_resources()
# set, scorer, the field that anchors dates, language where the set has no field for it, and the least that its last figure may be
FLOORS = [
    ("bench/places/geovirus.jsonl", "places", "date", "en", 0.78),
    ("bench/places/geowebnews_a.jsonl", "places", "date", "en", 0.60),
    ("bench/dates/te3_platinum.jsonl", "timex", "dct", "en", 0.80),
    ("bench/dates/expressions.json", "dates", "ref", None, 0.87),
    ("bench/indonesian/dev.jsonl", "codes", "date", "id", 0.33),
    ("bench/events/plv_train.jsonl", "spans", "date", "en", 0.42),
]


def records(path: Path) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8")
    if text.lstrip().startswith("["):
        found: list[dict[str, str]] = json.loads(text)
        return found
    return [json.loads(line) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("gold", "scorer", "date", "language", "floor"), FLOORS, ids=[row[0].split("/")[-1] for row in FLOORS]
)
def test_floor(gold: str, scorer: str, date: str, language: str | None, floor: float, tmp_path: Path) -> None:
    path = shared(gold)
    predicted = tmp_path / "readings.jsonl"
    with predicted.open("wb") as lines:
        for number, record in enumerate(records(path)):
            title = record.get("title") if scorer == "codes" else None
            document = Document.of(
                record["text"], "extracted", id=str(record.get("id", number)), title=title,
                date=record.get(date), language=language or record["lang"],
            )  # fmt: skip
            lines.write(read(document, RESOURCES).to_json() + b"\n")
    command = [sys.executable, str(shared("tools/score.py")), scorer, str(path), str(predicted)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert float(printed[-1]) >= floor, "\n".join(printed)
