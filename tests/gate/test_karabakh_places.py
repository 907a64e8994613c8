"""Every place of one whole Indonesian article: right or honestly open, and none that is not there."""

import json
import math

import pytest

from saksi import Document, PlaceMention, load_resources, read
from shared import shared

NEAR = 161.0
"""Kilometres within which a place is right: a hundred miles, as in the scoring of geoparsers."""


@pytest.fixture(scope="module")
def gold() -> dict[str, object]:
    path = shared("cases/karabakh-2020-10-31/places.json")
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def mentions(gold: dict[str, object]) -> tuple[PlaceMention, ...]:
    return read(Document.of(str(gold["text"]), "extracted", date="2020-10-31", language="id"), load_resources()).places


def overlapping(mention: PlaceMention, gold: dict[str, object]) -> list[dict[str, float]]:
    places: list[dict[str, float]] = gold["places"]  # type: ignore[assignment]
    return [place for place in places if place["start"] < mention.end and mention.start < place["end"]]


def kilometres(one: PlaceMention, other: dict[str, float]) -> float:
    lat, lon = one.lat or 0.0, one.lon or 0.0
    a, b, c, d = map(math.radians, (lat, lon, float(other["lat"]), float(other["lon"])))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def test_each_of_the_76_is_found(gold: dict[str, object], mentions: tuple[PlaceMention, ...]) -> None:
    found = {place["start"] for mention in mentions for place in overlapping(mention, gold)}
    missed = [place for place in gold["places"] if place["start"] not in found]  # type: ignore[attr-defined]
    assert missed == []


def test_none_is_somewhere_else(gold: dict[str, object], mentions: tuple[PlaceMention, ...]) -> None:
    wrong = [
        (mention.text, mention.why)
        for mention in mentions
        for place in overlapping(mention, gold)
        if mention.lat is not None and place.get("lat") is not None and kilometres(mention, place) > NEAR
    ]
    assert wrong == []


def test_none_is_false(gold: dict[str, object], mentions: tuple[PlaceMention, ...]) -> None:
    """The set leaves one mention unmarked, in a name joined by a hyphen; it has to be one of the places named elsewhere."""
    places: list[dict[str, float]] = gold["places"]  # type: ignore[assignment]
    unmarked = [mention for mention in mentions if not overlapping(mention, gold)]
    assert len(unmarked) <= 1
    assert all(any(kilometres(mention, place) <= NEAR for place in places) for mention in unmarked)
