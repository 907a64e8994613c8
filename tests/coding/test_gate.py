"""The gate: what it looks at, that its file is checked, and that it keeps nothing back that counts."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.coding.gate import SLOTS, Gate, slots_of
from saksi.coding.learnt import Learnt
from saksi.errors import TableError
from saksi.language.words import words_of

TRAINING = Path(__file__).parent.parent.parent / "training"
RECALL = 0.99
"""The least share of sentences kept aside with an event or attribution that pass."""


@given(st.text(max_size=80))
def test_slots_depend_on_the_words_alone(text: str) -> None:
    slots = slots_of(words_of(text))
    assert slots == slots_of(words_of(text))
    assert all(0 <= slot < SLOTS for slot in slots)


def test_numbers_are_one_word_to_it() -> None:
    assert slots_of(words_of("12 orang")) == slots_of(words_of("350 orang"))


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="install Saksi again"):
        Gate.load(tmp_path / "gate.npz")


def test_a_file_of_another_size_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "gate.npz", weights=np.zeros(3, dtype=np.int8), scale=1.0, threshold=0.0)
    with pytest.raises(TableError, match="3 weights"):
        Gate.load(tmp_path / "gate.npz")


def test_nearly_every_sentence_that_tells_something_passes() -> None:
    gate = Learnt.load().gate
    assert gate is not None
    lines = (TRAINING / "kept_aside.jsonl").read_text(encoding="utf-8").splitlines()
    telling = [record["text"] for record in map(json.loads, lines) if record["events"] or record["attributions"]]
    passed = sum(gate.lets_pass(words_of(text)) for text in telling)
    assert passed / len(telling) >= RECALL
