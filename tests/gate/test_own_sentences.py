"""Quality floors on the project's own sentences that nothing was learnt from: they may only rise."""

from pathlib import Path

import pytest

from coder.data import read_records
from coder.measure import finders_of, measure
from saksi.coding.learnt import Learnt
from saksi.language.encoder import FAST

ASIDE = Path(__file__).parent.parent.parent / "training" / "kept_aside.jsonl"
FLOORS = {"type F1": 0.75, "event F1": 0.56, "modality of matched": 0.96, "background of matched": 0.94}
FAST_FLOORS = {"type F1": 0.69, "event F1": 0.46, "modality of matched": 0.96, "background of matched": 0.94}
MOST_BROKEN = 0.08
"""The largest share of sentences without an event in which one is coded."""


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    finders = finders_of(Learnt.load().encoder)
    return measure(finders, read_records([ASIDE]))


@pytest.mark.parametrize("language", ["id", "en"])
def test_events_are_found_as_marked(figures: dict[str, dict[str, float]], language: str) -> None:
    low = {name: figures[language][name] for name, floor in FLOORS.items() if figures[language][name] < floor}
    assert low == {}


def test_the_smaller_encoder_is_less_true_but_not_by_much() -> None:
    found = measure(finders_of(Learnt.load(FAST).encoder), read_records([ASIDE]))["all"]
    assert {name: found[name] for name, floor in FAST_FLOORS.items() if found[name] < floor} == {}
    assert found["silent broken"] <= MOST_BROKEN


@pytest.mark.parametrize("language", ["id", "en"])
def test_few_events_are_coded_where_nothing_happens(figures: dict[str, dict[str, float]], language: str) -> None:
    assert figures[language]["silent broken"] <= MOST_BROKEN


def test_nothing_kept_aside_is_learnt_from() -> None:
    aside = {record["text"] for record in read_records([ASIDE])}
    paths = [path for path in ASIDE.parent.glob("*.jsonl") if path != ASIDE]
    assert aside.isdisjoint({record["text"] for record in read_records(sorted(paths))})
