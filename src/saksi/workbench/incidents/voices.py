"""Who says that it happened and who says that it did not, each with the words: what the page sets side by side."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from saksi.incidents.mentions import CONTESTING
from saksi.ledger.answers import Answered
from saksi.ledger.lookups import Placed
from saksi.workbench.marking import Mark, event_marks


class Voice(NamedTuple):
    """One telling, or one answer to it: who says so, by way of whom, in which words, and where these stand.

    `speaker` is the name, `code` the code where it is known; without a speaker the outlet says so itself. `marks` count from
    `offset`. `kind` is that of a dispute, or how a telling stands to it.
    """

    key: str
    kind: str
    stance: str
    speaker: str | None
    code: str | None
    outlet: str | None
    via: tuple[str, ...]
    words: str
    marks: tuple[Mark, ...]
    offset: int
    language: str
    reading: str
    title: str | None
    published: str | None
    number: int | None


def tellings(placed: Iterable[Placed], *, negated: bool) -> list[Voice]:
    """The mentions that say that it happened, or that it did not: each speaker's first before what they say again."""
    chosen = [one for one in placed if (one.event.modality == "negated") == negated]
    voices = [_telling(one) for one in chosen]
    seen: set[tuple[str | None, str | None]] = set()
    first: list[Voice] = []
    again: list[Voice] = []
    for voice in voices:
        who = (voice.code or voice.speaker, None if voice.speaker else voice.outlet)
        (again if who in seen else first).append(voice)
        seen.add(who)
    return first + again


def answers(
    given: Iterable[Answered], placed: Mapping[str, Placed], papers: Mapping[str, Placed], *, contesting: bool
) -> list[Voice]:
    """The answers that contest it, or those that admit or mend it; `papers` are the articles by their ids."""
    chosen = [one for one in given if (one.dispute.kind in CONTESTING) == contesting]
    return [_answer(one, at, placed, papers) for at, one in enumerate(chosen)]


def _telling(one: Placed) -> Voice:
    event = one.event
    return Voice(
        key=f"told-{event.id}", kind=event.modality, stance=event.stance, speaker=event.speaker.name if event.speaker else None,
        code=event.speaker.code if event.speaker else None, outlet=one.publisher, via=event.via, words=one.sentence,
        marks=tuple(event_marks(event)), offset=event.sentence[0], language=one.language or "", reading=one.reading,
        title=one.title, published=one.published, number=one.number,
    )  # fmt: skip


def _answer(given: Answered, at: int, placed: Mapping[str, Placed], papers: Mapping[str, Placed]) -> Voice:
    """An answer, in its sentence where it is coded as an event, else in its words alone."""
    dispute = given.dispute
    event, paper = placed.get(dispute.answer or ""), papers.get(given.reading)
    start, end = dispute.denial
    denial = Mark(start=start, end=end, kind="denial")
    within = event is not None and event.event.sentence[0] <= start and end <= event.event.sentence[1]
    told = event if event is not None and within else None
    return Voice(
        key=f"answer-{at}-{dispute.kind}", kind=dispute.kind, stance="", speaker=dispute.by.name, code=dispute.by.code,
        outlet=paper.publisher if paper else None, via=event.event.via if event else (),
        words=told.sentence if told else given.words, marks=(denial, *event_marks(told.event)) if told else (denial,),
        offset=told.event.sentence[0] if told else start, language=(paper.language if paper else None) or "",
        reading=given.reading, title=paper.title if paper else None, published=paper.published if paper else None,
        number=event.number if event else None,
    )  # fmt: skip
