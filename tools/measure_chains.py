"""How well report chains and disputes are found, against the articles marked by hand in tests/gold/chains.jsonl.

Usage: python tools/measure_chains.py ARTICLES.jsonl [--show]
ARTICLES are the texts that the gold counts its offsets into (bench/indonesian/articles.jsonl beside the checkout). A chain is
found where its content overlaps one that was marked by 0.3 (as `score.py attrib` has it), and exact where its speaker and
all its outlets are the same, in order. A dispute is found where its denial overlaps, by the same one, of the same claim.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from saksi import Document, read
from saksi.knowledge.outlets import Outlets
from saksi.records import Dispute, Reading
from saksi.resources import Resources

GOLD = Path(__file__).parent.parent / "tests/gold/chains.jsonl"
OVERLAP = 0.3
TWICE = "id-6b60fa44733e"
"""This article holds its paragraphs several times over, and is left out."""


def overlap(one: tuple[int, int] | list[int], other: tuple[int, int] | list[int]) -> float:
    """The characters that two spans share, by those of both."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def pairs(mine: list[Any], theirs: list[Any]) -> Iterator[tuple[int, int]]:
    """Which of two lists of spans belong together, the likeliest first, each once."""
    near = sorted(((overlap(a, b), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs)), reverse=True)
    left, right = set[int](), set[int]()
    for share, i, j in near:
        if share >= OVERLAP and i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield i, j


OUTLETS = Outlets.load()


def known(name: str) -> str:
    """The usual name of an outlet: `The New York Times` for `NY Times`."""
    outlet = OUTLETS.by_name(name)
    return outlet.name if outlet else name


def is_link(got: Dispute, want: dict[str, Any]) -> bool:
    """Whether a dispute is the one marked: its denial overlaps, by the same one, of the same claim or of none."""
    if overlap(got.denial, want["denial"]) < OVERLAP or (got.by.code or "").split()[:1] != want["by"].split()[:1]:
        return False
    if got.claim is None or want["claim"] is None:
        return got.claim is None and want["claim"] is None
    return overlap(got.claim, want["claim"]) >= OVERLAP


def count_disputes(reading: Reading, gold: dict[str, Any], count: Counter[str], show: bool) -> None:
    """Add up what was found of the disputes of an article."""
    left = list(gold["disputes"])
    count["disputes marked"] += len(left)
    count["disputes said"] += len(reading.disputes)
    for got in reading.disputes:
        hit = next((want for want in left if is_link(got, want)), None)
        if hit is not None:
            left.remove(hit)
            count["disputes found"] += 1
        elif show:
            text = reading.article.text
            claim = text[slice(*got.claim)] if got.claim else None
            print(f"{reading.id} not marked: {got.kind} by {got.by.code}: {text[slice(*got.denial)]!r} of {claim!r}")
    for want in left if show else ():
        print(f"{reading.id} missed: {want['kind']} by {want['by']}: {reading.article.text[slice(*want['denial'])]!r}")


def count_chains(reading: Reading, gold: dict[str, Any], count: Counter[str], show: bool) -> None:
    """Add up what was found of the chains of an article."""
    mine, theirs = reading.attributions, gold["chains"]
    count["marked"] += len(theirs)
    count["said"] += len(mine)
    for i, j in pairs([one.content for one in mine], [one["content"] for one in theirs]):
        got, want = mine[i], theirs[j]
        speaker = got.speaker == want["speaker"]
        outlets = [known(name) for name in got.outlets] == [known(name) for name in want["outlets"]]
        count["found"] += 1
        count["speaker"] += speaker
        count["outlets"] += outlets
        count["exact"] += speaker and outlets
        if show and not (speaker and outlets):
            text = reading.article.text
            print(f"{reading.id} want {want['speaker']} {want['outlets']}, got {got.speaker} {list(got.outlets)}: "
                  f"{text[slice(*(got.source or (0, 0)))]!r}: {text[slice(*got.content)][:90]!r}")  # fmt: skip


def figures(articles: Path, *, show: bool = False) -> list[str]:
    """What was found of the chains and disputes, in lines."""
    texts = {record["id"]: record for line in articles.read_text(encoding="utf-8").split("\n") if line.strip()
             for record in [json.loads(line)]}  # fmt: skip
    resources, count = Resources(), Counter[str]()
    for line in GOLD.read_text(encoding="utf-8").strip().split("\n"):
        gold = json.loads(line)
        if gold["id"] == TWICE:
            continue
        article = texts[gold["id"]]
        document = Document.of(article["text"], "extracted", id=gold["id"], title=article.get("title"), language="id",
                               date=article.get("date"), publisher=article.get("publisher"), url=article.get("url"))  # fmt: skip
        reading = read(document, resources)
        count_chains(reading, gold, count, show)
        count_disputes(reading, gold, count, show)
    found, right, said = max(count["found"], 1), count["disputes found"], count["disputes said"]
    return [
        f"chains found {count['found']} of {count['marked']}, {count['said']} said",
        f"speaker right {count['speaker'] / found:.3f}, outlets right {count['outlets'] / found:.3f}, "
        f"exact {count['exact'] / found:.3f} of those found, {count['exact'] / count['marked']:.3f} of all",
        f"dispute links: precision {right / max(said, 1):.3f}, recall {right / count['disputes marked']:.3f}, "
        f"F1 {2 * right / max(said + count['disputes marked'], 1):.3f} ({count['disputes marked']} marked)",
    ]  # fmt: skip


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    print("\n".join(figures(asked.articles, show=asked.show)))


if __name__ == "__main__":
    main()
