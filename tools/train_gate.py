"""Train the gate in front of the encoder from the annotated sentences in training/.

Usage: python tools/train_gate.py [OUT.npz] [--check FILE ...] [--more FILE ...]
--more are annotated sentences of your own, learnt from like the others.
The threshold is the score that all but a few of the sentences kept aside reach, and of those of each fifth when the gate
has learnt from the other four. --check prints how many sentences of a file (JSON Lines with `text`) pass.
"""

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from coder.data import read_records
from saksi.coding.gate import SLOTS, slots_of
from saksi.language.encoder import FOLDER
from saksi.language.words import words_of

TRAINING = Path(__file__).parent.parent / "training"
FOLDS, EPOCHS = 5, 30
FORGIVEN = 0.003
"""The share of sentences that may score below the threshold."""


def wanted(record: dict[str, Any]) -> bool:
    """Whether a sentence has to pass."""
    return bool(record["events"] or record.get("attributions"))


def learnt(records: Sequence[dict[str, Any]]) -> torch.Tensor:
    """The weights that tell the sentences apart; the same sentences give the same weights."""
    torch.manual_seed(1)
    rows = [sorted(slots_of(words_of(record["text"]))) for record in records]
    offsets = torch.tensor([0, *np.cumsum([len(row) for row in rows])[:-1]])
    flat = torch.tensor([slot for row in rows for slot in row])
    target = torch.tensor([float(wanted(record)) for record in records])
    weights = torch.zeros(SLOTS, 1, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=0.05)
    for _ in range(EPOCHS):
        scores = torch.nn.functional.embedding_bag(flat, weights, offsets, mode="sum")[:, 0]
        lost = torch.nn.functional.binary_cross_entropy_with_logits(scores, target, pos_weight=torch.tensor(4.0))
        lost = lost + 2e-4 * weights.square().sum()
        optimizer.zero_grad()
        lost.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    return weights.detach()[:, 0]


def scores_of(weights: torch.Tensor, texts: Sequence[str]) -> list[float]:
    """The score of each text."""
    return [float(weights[sorted(slots_of(words_of(text)))].sum()) for text in texts]


def main() -> None:
    """Train, choose the threshold, write, and say what passes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, nargs="?", default=FOLDER / "gate.npz")
    parser.add_argument("--check", type=Path, nargs="*", default=[])
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    asked = parser.parse_args()
    records = read_records([*sorted(TRAINING.glob("*.jsonl")), *asked.more])
    random.Random(1).shuffle(records)
    held: list[float] = []
    silent: list[float] = []
    for fold in range(FOLDS):
        weights = learnt([r for n, r in enumerate(records) if n % FOLDS != fold])
        rest = [r for n, r in enumerate(records) if n % FOLDS == fold]
        scores = scores_of(weights, [r["text"] for r in rest])
        held += [score for score, r in zip(scores, rest, strict=True) if wanted(r)]
        silent += [score for score, r in zip(scores, rest, strict=True) if not wanted(r)]
    threshold = float(np.quantile(held, FORGIVEN))
    stopped = sum(score < threshold for score in silent) / len(silent)
    print(f"recall {1 - FORGIVEN:.3f} at {threshold:.2f}: stops {stopped:.3f} of {len(silent)} silent sentences")
    weights = learnt(records)
    scale = float(weights.abs().max()) / 127
    whole = np.round(weights.numpy() / scale).astype(np.int8)
    np.savez_compressed(asked.out, weights=whole, scale=np.float32(scale), threshold=np.float32(threshold))
    for path in asked.check:
        texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        passed = sum(score >= threshold for score in scores_of(weights, texts))
        print(f"{path.name}: {passed} of {len(texts)} pass, {passed / len(texts):.4f}")


if __name__ == "__main__":
    main()
