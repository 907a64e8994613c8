"""Passages for the tests of coding, written with their mentions marked.

`[Rusia=RUS]` is an entity with its code (`[tetangga=]` one without), `{Kyiv=UKR}` a place with its country,
`<Jumat=2025-06-20>` a date, `(#12=killed)` a figure.
"""

import re
from typing import Literal

from saksi.coding.coder import Coder
from saksi.coding.learnt import Learnt
from saksi.knowledge.plover import Plover
from saksi.language.pack import language_packs
from saksi.language.sentences import split_sentences
from saksi.mentions.passage import Passage
from saksi.records import (
    Article,
    Attribution,
    DateMention,
    EntityMention,
    Event,
    FigureMention,
    Part,
    PlaceMention,
    Published,
)

MARK = re.compile(
    r"\[(?P<e>[^=\]]+)=(?P<ec>[^\]]*)\]|\{(?P<p>[^=}]+)=(?P<pc>[^}]*)\}|<(?P<d>[^=>]+)=(?P<dc>[^>]*)>|\(#(?P<f>[^=)]+)=(?P<fc>[^)]*)\)"
)
PRECISIONS: dict[str, Literal[1, 2, 3]] = {"": 1, "2": 2, "3": 3}
PACKS = language_packs()
PLOVER = Plover.load()
LEARNT = Learnt.load()
CODERS = {code: Coder.load(pack, PLOVER, LEARNT) for code, pack in PACKS.items()}
PUBLISHED = Published(from_="2025-06-20", to="2025-06-20", precision="day", why="given")


def marked(language: str, source: str, part: Part = "text") -> Passage:
    """The passage that a marked text stands for."""
    text, last = "", 0
    entities: list[EntityMention] = []
    places: list[PlaceMention] = []
    dates: list[DateMention] = []
    figures: list[FigureMention] = []
    for mark in MARK.finditer(source):
        text += source[last : mark.start()]
        last = mark.end()
        said = mark["e"] or mark["p"] or mark["d"] or mark["f"]
        start, end, why = len(text), len(text) + len(said), "marked"
        if mark["e"]:
            code = mark["ec"] or None
            entities.append(EntityMention(start=start, end=end, text=said, code=code, name=said, kind="group", why=why))
        elif mark["p"]:
            country, _, precision = mark["pc"].partition(":")
            places.append(PlaceMention(start=start, end=end, text=said, name=said, kind="city", why=why,
                                       country=country or None, precision=PRECISIONS[precision]))  # fmt: skip
        elif mark["d"]:
            day = mark["dc"]
            dates.append(DateMention(start=start, end=end, text=said, from_=day, to=day, precision="day", why=why))
        else:
            number = int(said) if said.isdigit() else None
            figures.append(FigureMention(start=start, end=end, text=said, low=number, best=number, high=number,
                                         of=mark["fc"], why=why))  # fmt: skip
        text += said
    text += source[last:]
    return Passage(part=part, text=text, sentences=split_sentences(text, PACKS[language]), entities=tuple(entities),
                   places=tuple(places), dates=tuple(dates), figures=tuple(figures))  # fmt: skip


def coded(language: str, *sources: str, title: str | None = None) -> tuple[tuple[Event, ...], tuple[Attribution, ...]]:
    """Events and attributions of a marked text, after that of a marked title."""
    passages = [marked(language, title, "title")] if title else []
    passages += [marked(language, source) for source in sources]
    article = Article(text=passages[-1].text, language=language, published=PUBLISHED)
    found = CODERS[language].code(passages, article, "test")
    return found.events, found.attributions


def told(event: Event) -> str:
    """The heart of an event on one line: `ASSAULT drone RUS > UKR negated`, the sides joined by + where there are several."""
    sides = ["+".join(party.code or "?" for party in side) or "-" for side in (event.actors, event.recipients)]
    symmetric = " both" if event.symmetric else ""
    modality = "" if event.modality == "actual" else f" {event.modality}"
    return f"{event.type}{' ' + event.mode if event.mode else ''} {sides[0]} > {sides[1]}{symmetric}{modality}"
