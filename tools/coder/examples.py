"""Write the annotated triggers with their vectors, so that Saksi can show which of them a new one is like."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from coder.data import span_of
from saksi.coding.first_look import known_types, prior_of
from saksi.coding.lexicon import Lexicon
from saksi.coding.neighbours import COLUMNS
from saksi.language.encoder import Encoder, Mark
from saksi.language.words import words_of

SMALL = 48
"""The length of the vectors that are kept, after a principal component analysis."""


def write_examples(
    encoder: Encoder, lexicons: dict[str, Lexicon], records: Sequence[dict[str, Any]], folder: Path
) -> int:
    """Write examples.tsv and examples.npz; the number of triggers in them."""
    rows: list[str] = []
    vectors: list[np.ndarray[Any, np.dtype[np.float32]]] = []
    for record in records:
        words = words_of(record["text"])
        known = known_types(len(words), lexicons[record["lang"]].find(words))
        marks, lines = [], []
        for event in record["events"]:
            start, end = span_of(record["text"], event["trigger"], record["where"])
            at = [n for n, word in enumerate(words) if word.start < end and word.end > start]
            if at:
                marks.append(Mark(at[0], at[-1]))
                fields = (
                    event["type"],
                    event["mode"] or "",
                    record["text"][start:end],
                    record["text"],
                    record["where"],
                )
                lines.append("\t".join(" ".join(field.split()) for field in fields))
        if marks:
            looks = encoder.look(encoder.read(words, known), marks, [prior_of(known, mark) for mark in marks])
            vectors += list(looks.about)
            rows += lines
    table = np.array(vectors)
    middle = table.mean(0)
    _, _, axes = np.linalg.svd(table - middle, full_matrices=False)
    projection = axes[:SMALL].T
    small = (table - middle) @ projection
    small /= np.maximum(np.linalg.norm(small, axis=1, keepdims=True), 1e-6)
    np.savez_compressed(folder / "examples.npz", vectors=small.astype(np.float16), projection=projection.astype(np.float32),
                        middle=middle.astype(np.float32))  # fmt: skip
    head = "# The annotated triggers of training/, in the order of the vectors in examples.npz. Made by tools/export_coder.py."
    (folder / "examples.tsv").write_text("\n".join([head, "\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return len(rows)
