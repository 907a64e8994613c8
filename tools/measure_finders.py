"""How long parties, places, dates and figures take to find: seconds of one core for texts of growing length.

Usage: python tools/measure_finders.py [FOLDER]. FOLDER holds bench/english/articles.jsonl and bench/indonesian/articles.jsonl,
whose texts are joined, again and again, until they are long enough. Prints the median of five runs for each length.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

from saksi.language.sentences import split_sentences
from saksi.language.words import words_of
from saksi.resources import Language, load_resources

Result = TypeVar("Result")
SHARED = Path(__file__).parent.parent.parent / "shared"
SETS = {"id": "indonesian", "en": "english"}
LENGTHS = (250_000, 500_000, 1_000_000)
RUNS = 5
# An article's day, from which `yesterday` is counted.
DAY = "2020-11-01"
STEPS = ("words", "parties", "places", "dates", "figures")


def text_of(path: Path, length: int) -> str:
    """The texts of a set with an empty line between, repeated up to a length in characters."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    joined = "\n\n".join(texts) + "\n\n"
    return (joined * (length // len(joined) + 1))[:length]


def measure(text: str, language: Language) -> dict[str, float]:
    """Seconds of one core for each step over a text, the median of the runs; the words are cut once for all four."""
    runs = [_run(text, language) for _ in range(RUNS)]
    return {step: median(run[step] for run in runs) for step in STEPS}


def _run(text: str, language: Language) -> dict[str, float]:
    # Loaded here, before the clock starts.
    entities, places, dates, figures = language.entities, language.places, language.dates, language.figures
    sentences = split_sentences(text, language.pack)
    words, seconds = _timed(lambda: words_of(text))
    spent = {"words": seconds}
    parties, spent["parties"] = _timed(lambda: entities.find(text, DAY, words))
    _, spent["places"] = _timed(lambda: places.find(text, parties, (), words))
    _, spent["dates"] = _timed(lambda: dates.find(text, DAY))
    _, spent["figures"] = _timed(lambda: figures.find(text, sentences, words))
    return spent


def _timed(step: Callable[[], Result]) -> tuple[Result, float]:
    began = time.process_time()
    return step(), time.process_time() - began


def finders(folder: Path) -> list[str]:
    """One line for people for each language: the seconds for each length, and how those of the longest are spent."""
    languages = load_resources().languages
    lines = []
    for code, name in SETS.items():
        path = folder / "bench" / name / "articles.jsonl"
        spent = {length: measure(text_of(path, length), languages[code]) for length in LENGTHS}
        totals = ", ".join(f"{length // 1000} kB {sum(steps.values()):.2f} s" for length, steps in spent.items())
        parts = ", ".join(f"{step} {seconds:.2f}" for step, seconds in spent[LENGTHS[-1]].items())
        lines.append(f"{code}: {totals} ({parts})")
    return lines


def main() -> None:
    """Print the figures for the sets of a folder."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    if not (folder / "bench").is_dir():
        raise SystemExit(f"{folder} has no bench/: nothing to measure. Give the folder that holds it.")
    print("\n".join(finders(folder)))


if __name__ == "__main__":
    main()
