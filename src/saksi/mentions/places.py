"""Find the places that a text names."""

from collections.abc import Iterable, Sequence
from typing import Literal

from saksi.knowledge.gazetteer import Place
from saksi.language.words import words_of
from saksi.mentions.names import Names
from saksi.records import EntityMention, PlaceMention

Precision = Literal[1, 2, 3]
_PRECISION: dict[str, Precision] = {"city": 1, "site": 1}
# Somebody with such a name is no place: Bank Indonesia, Washington Post, militer Israel.
_NOBODYS_PLACE = frozenset({"organisation", "person", "group", "body", "outlet"})


class PlaceFinder:
    """Finds the places of a gazetteer in a text of any language."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._names = Names((name, place) for place in places for name in place.names)

    def find(self, text: str, entities: Sequence[EntityMention] = ()) -> tuple[PlaceMention, ...]:
        """The places of a text in order, without overlap. Words that name somebody in `entities` are no place."""
        taken = [(found.start, found.end) for found in entities if found.kind in _NOBODYS_PLACE]
        words = words_of(text)
        found: list[PlaceMention] = []
        at = blocked = 0
        while at < len(words):
            while blocked < len(taken) and taken[blocked][1] <= words[at].start:
                blocked += 1
            hit = self._names.at(words, at)
            inside = blocked < len(taken) and taken[blocked][0] <= words[at].start
            if hit is None or inside:
                at += 1
                continue
            length, place = hit
            start, end = words[at].start, words[at + length - 1].end
            found.append(_mention(text, start, end, place))
            at += length
        return tuple(found)


def _mention(text: str, start: int, end: int, place: Place) -> PlaceMention:
    precision = _PRECISION.get(place.kind, 3)
    why = f"{text[start:end]!r} is {place.name} ({place.where})"
    return PlaceMention(
        start=start,
        end=end,
        text=text[start:end],
        name=place.name,
        kind=place.kind,
        why=why if place.lat is not None else f"{why}; where it lies is not known",
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=precision,
        claimed_by=place.claimed_by,
        administered_by=place.administered_by,
    )
