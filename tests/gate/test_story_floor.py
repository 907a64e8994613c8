"""The floor for stories on public gold data that lies beside the checkout: it may only rise."""

import json
import subprocess
import sys
import time
from pathlib import Path

from saksi.incidents.stories import Text, stories
from saksi.incidents.words import Vocabulary
from saksi.knowledge.countries import load_countries
from saksi.language.pack import language_packs
from shared import shared

FLOOR, SECONDS = 0.945, 60


def test_texts_of_one_happening_are_grouped(tmp_path: Path) -> None:
    gold = shared("bench/linking/ecbplus_docs.jsonl")
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    texts = [Text(id=record["id"], title=record["title"], text=record["text"]) for record in records]
    began = time.perf_counter()
    found = stories(texts, Vocabulary.load(language_packs(), load_countries()))
    assert time.perf_counter() - began < SECONDS
    predicted = tmp_path / "stories.jsonl"
    predicted.write_text(
        "".join(json.dumps({"id": text, "story": story.id}) + "\n" for story in found for text in story.texts),
        encoding="utf-8",
    )
    command = [sys.executable, str(shared("tools/score.py")), "stories", str(gold), str(predicted)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert float(printed[-1]) >= FLOOR, "\n".join(printed)
