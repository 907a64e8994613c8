"""Say how sure is sure: which share of events with a score is right, on the sentences kept aside, and keep it in card.json.

Usage: python tools/calibrate_coder.py [--encoder FOLDER]
The score is the chance that words tell an event times that of its type. Right is an event whose type, actors and recipients
are. The curve is learnt from every second sentence and printed for the others; what is kept is learnt from all.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from coder.data import read_records
from coder.measure import finders_of, found_in, is_right
from saksi.coding.accepting import accepted
from saksi.coding.learnt import Learnt
from saksi.language.encoder import FOLDER, confidence_of
from saksi.language.words import words_of

TRAINING = Path(__file__).parent.parent / "training"
GROUPS = 8
Scored = list[tuple[float, bool]]


def scored(folder: Path) -> list[Scored]:
    """For each sentence kept aside the scores of its events, each with whether it is right."""
    finders = finders_of(Learnt.load(folder).encoder)
    found: list[Scored] = []
    for record in read_records([TRAINING / "kept_aside.jsonl"]):
        words = words_of(record["text"])
        kept = accepted(found_in(finders[record["lang"]], record, words))
        found.append([(event.score, is_right(event, words, record["events"])) for event in kept])
    return found


def curve_of(pairs: Scored) -> list[tuple[float, float]]:
    """Points from score to share right: groups of one size, and neighbours joined where the share would fall."""
    ordered = sorted(pairs)
    size = -(-len(ordered) // GROUPS)
    groups = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    joined: list[Scored] = []
    for group in groups:
        joined.append(list(group))
        while len(joined) > 1 and _share(joined[-2]) > _share(joined[-1]):
            joined[-2:] = [joined[-2] + joined[-1]]
    return [(round(sum(score for score, _ in group) / len(group), 3), round(_share(group), 3)) for group in joined]


def _share(group: Sequence[tuple[float, bool]]) -> float:
    return sum(right for _, right in group) / len(group)


def main() -> None:
    """Learn the curve, print how it holds on other sentences, keep it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, default=FOLDER)
    folder: Path = parser.parse_args().encoder
    sentences = scored(folder)
    half = curve_of([pair for sentence in sentences[::2] for pair in sentence])
    other = sorted((confidence_of(half, score), right) for sentence in sentences[1::2] for score, right in sentence)
    print("| confidence | events | right |\n|---|---|---|")
    for low, high in ((0.0, 0.3), (0.3, 0.45), (0.45, 0.6), (0.6, 0.75), (0.75, 1.01)):
        group = [right for value, right in other if low <= value < high]
        if group:
            print(f"| {low:.2f} to {min(high, 1):.2f} | {len(group)} | {sum(group) / len(group):.2f} |")
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    card["calibration"] = curve_of([pair for sentence in sentences for pair in sentence])
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
