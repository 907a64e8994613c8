"""How fast Saksi codes on one core: dense sentences, dense articles, and sentences of which the gate stops most.

Usage: python tools/measure_coder.py SENTENCES.jsonl ARTICLES.jsonl [--encoder FOLDER]
SENTENCES holds sentences with events (field text, lang), ARTICLES whole articles (text). Medians of five runs.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from saksi import Document, read
from saksi.coding.finding import Finder
from saksi.coding.learnt import Learnt
from saksi.language.encoder import FOLDER
from saksi.language.words import words_of
from saksi.resources import Resources

RUNS = 5


def per_second(work: Callable[[], object], count: int) -> float:
    """The median of how many were done in a second of processor time."""
    work()
    figures = []
    for _ in range(RUNS):
        began = time.process_time()
        work()
        figures.append(count / (time.process_time() - began))
    return statistics.median(figures)


def records(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def figures(sentences: list[dict[str, Any]], articles: list[dict[str, Any]], folder: Path) -> dict[str, float]:
    """Figures by name."""
    resources = Resources()
    learnt = Learnt.load(folder)
    resources.__dict__["learnt"] = learnt
    finders = {code: language.coder.finder for code, language in resources.languages.items()}
    words = [(finders[record["lang"]], words_of(record["text"])) for record in sentences]

    def dense() -> None:
        for finder, found in words:
            ungated = Finder(finder.encoder, finder.lexicon, finder.modes_of)
            ungated.find(ungated.first_look(found))

    def gate() -> None:
        for finder, found in words:
            assert finder.gate is not None
            finder.gate.lets_pass(found)

    def whole() -> None:
        for record in articles:
            read(Document.of(record["text"], "extracted", language="id"), resources)

    return {
        "dense sentences a second": per_second(dense, len(words)),
        "sentences a second through the gate": per_second(gate, len(words)),
        "whole articles a second": per_second(whole, len(articles)),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--encoder", type=Path, default=FOLDER)
    asked = parser.parse_args()
    dense = [record for record in records(asked.sentences) if record["events"]][:300]
    for name, value in figures(dense, records(asked.articles), asked.encoder).items():
        print(f"{name}: {value:.0f}")


if __name__ == "__main__":
    main()
