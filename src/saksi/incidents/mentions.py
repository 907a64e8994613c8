"""A mention: one event in one Reading, as far as it is needed to tell whether two tell of the same happening."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Literal

from saksi.incidents.sides import Side, heads
from saksi.incidents.words import Key, Vocabulary
from saksi.records import (
    Article,
    Dispute,
    DisputeKind,
    Event,
    EventPlace,
    EventType,
    FigureMention,
    Modality,
    Party,
    Published,
    Quad,
    Reading,
    Record,
    Stance,
)

RECENT = 3
"""Days before publication within which the news of a day happened, where the text gives no date."""
_COMMON = 4.0
"""What a word weighs that stands in every fifty-fifth sentence: it tells nothing of a single happening."""
LEAD = 300
"""Characters of a text within which its news begins."""
COMING = 14
"""Days after publication within which what is announced is taken to come, where the text gives no date."""

_ADDRESS = re.compile(r"\S+\.(?:com|net|org|id|co\.\w\w)\b\S*", re.IGNORECASE)
"""Datelines and credits name the outlet by its address: `Liputan6.com, Teheran -`."""

CONTESTING: tuple[DisputeKind, ...] = ("denial", "counter-claim", "mutual-blame")
"""Disputes that speak against a claim; to admit it, or to mend one's own words, does not."""

Weighed = tuple[tuple[str, float], ...]


class Place(Record, frozen=True, kw_only=True):
    """Where something happened: degrees WGS 84, precision as in a Reading, and whether it is the capital of a country."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Literal[1, 2, 3] | None = None
    capital: bool = False


class Days(Record, frozen=True, kw_only=True):
    """The days within which something happened, both included: as the text states them, or counted from its publication."""

    first: str
    last: str
    by: Literal["stated", "published"]


class Toll(Record, frozen=True, kw_only=True):
    """A figure as stated: what happened (`killed`) to how many, at least `low`, at most `high`, and in which words."""

    of: str
    low: int | None
    best: int | None
    high: int | None
    text: str
    whom: str | None = None
    speaker: str | None = None


class Mention(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One telling of a happening.

    `words` and `title` are what the sentence and the article's title say besides parties, place, figures and dates, each word
    with how much it tells; `in_lead` says that the sentence is one of the first. `days` is null for history that the text does
    not date. `denied_by` are those of whom its article says that they dispute it. `told` is the day of publication.
    """

    id: str
    reading: str
    type: EventType
    mode: str | None = None
    quad: Quad
    actors: tuple[Side, ...] = ()
    recipients: tuple[Side, ...] = ()
    symmetric: bool = False
    place: Place | None = None
    days: Days | None = None
    figures: tuple[Toll, ...] = ()
    modality: Modality = "actual"
    background: bool = False
    in_title: bool = False
    in_lead: bool = False
    speaker: Side | None = None
    stance: Stance = "fact"
    denied_by: tuple[Side, ...] = ()
    outlet: str | None = None
    told: str | None = None
    language: str | None = None
    words: Weighed = ()
    title: Weighed = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """All parties."""
        return self.actors + self.recipients

    @property
    def teller(self) -> str:
        """Who published it: the outlet, or else the document."""
        return self.outlet or self.reading


def mentions_of(reading: Reading, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """The mentions of a Reading, one for each of its events, in their order."""
    return tuple(mention_of(reading, event, vocabulary) for event in reading.events)


def mention_of(reading: Reading, event: Event, vocabulary: Vocabulary) -> Mention:
    """The mention of one event of a Reading."""
    article = reading.article
    source = (article.title or "") if event.in_ == "title" else article.text
    language, sentence = vocabulary.read(_ADDRESS.sub(" ", source[slice(*event.sentence)]), article.language)
    _, title = vocabulary.read(article.title or "", language)
    _, named = vocabulary.read(" ".join(_named(event, article)), language)
    coded = (party.code.split()[0] for party in (*event.actors, *event.recipients) if party.code)
    said = {key.text for key in named} | {f"={country}" for country in coded}
    return Mention(
        id=event.id,
        reading=reading.id,
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        actors=_sides(event.actors),
        recipients=_sides(event.recipients),
        symmetric=event.symmetric,
        place=_place(event.place, vocabulary, language) if event.place else None,
        days=days_of(event, article.published),
        figures=tuple(_toll(figure) for figure in event.figures),
        modality=event.modality,
        background=event.background,
        in_title=event.in_ == "title",
        in_lead=event.in_ == "text" and event.sentence[0] < LEAD,
        speaker=next(iter(_sides((event.speaker,) if event.speaker else ())), None),
        stance=event.stance,
        denied_by=_sides(_deniers(reading, event)),
        outlet=article.publisher,
        told=article.published.from_ if article.published else None,
        language=language,
        words=weighed(sentence, said),
        title=weighed(title, said),
    )


def _deniers(reading: Reading, event: Event) -> Iterator[Party]:
    """Who disputes an event, or the accusation that it happened."""
    claims = {event.id, *(other.id for other in reading.events if accuses(other, event))}
    for dispute in disputes_of(reading):
        if dispute.event in claims and dispute.kind in CONTESTING:
            yield dispute.by


def accuses(accusation: Event, event: Event) -> bool:
    """Whether an event is what an accusation is about: it is told in the same sentence, on the word of the accuser."""
    if accusation.type != "ACCUSE" or (accusation.in_, accusation.sentence) != (event.in_, event.sentence):
        return False
    return event.speaker is not None and bool(
        set(heads(_sides([event.speaker]))) & set(heads(_sides(accusation.actors)))
    )


def disputes_of(reading: Reading) -> Iterator[Dispute]:
    """The disputes of a Reading, and what its events deny besides: coders before disputes were records knew only these."""
    yield from reading.disputes
    told = {dispute.event for dispute in reading.disputes}
    for event in reading.events:
        if event.disputes and event.disputes not in told and event.actors:
            yield Dispute(
                kind="denial", denial=event.trigger, by=event.actors[0], claim=None, claimed_by=None,
                event=event.disputes, answer=event.id, why=(),
            )  # fmt: skip


def days_of(event: Event, published: Published | None) -> Days | None:
    """When an event happened: the days that the text states, else those around its publication that its tense allows.

    News in the past is of the last days before; what is to come or could come, of the next two weeks. History without a date
    has no days, nor has anything in an article of an unknown day.
    """
    if event.date:
        return Days(first=event.date.from_, last=event.date.to, by="stated")
    if published is None or event.background:
        return None
    if event.modality in ("future", "hypothetical"):
        return Days(first=published.from_, last=moved(published.to, COMING), by="published")
    return Days(first=moved(published.from_, -RECENT), last=published.to, by="published")


def moved(day: str, days: int) -> str:
    """An ISO day so many days later, or as far as the calendar goes."""
    moved = date.fromisoformat(day).toordinal() + days
    return date.fromordinal(min(max(moved, 1), date.max.toordinal())).isoformat()


def weighed(keys: Iterable[Key], said: Collection[str]) -> Weighed:
    """Words with how much they tell, each once, by the alphabet: without dates, common words, and what is `said` elsewhere."""
    told = {key.text: round(key.weight - _COMMON, 3) for key in keys if key.kind != "date" and key.text not in said}
    return tuple((text, weight) for text, weight in sorted(told.items()) if weight > 0)


def _named(event: Event, article: Article) -> Iterator[str]:
    """What is told in other fields: parties, who says it, place, figures, outlets."""
    yield from (party.name for party in (*event.actors, *event.recipients))
    if event.speaker:
        yield event.speaker.name
    if event.place:
        yield event.place.name
    yield from (figure.text for figure in event.figures)
    yield from (article.publisher or "", *event.via)


def _sides(parties: Iterable[Party]) -> tuple[Side, ...]:
    return tuple(dict.fromkeys(Side(code=party.code, name=party.name) for party in parties))


def _place(place: EventPlace, vocabulary: Vocabulary, language: str) -> Place:
    _, keys = vocabulary.read(place.name, language)
    return Place(
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        capital=any(key.is_capital for key in keys),
    )


def _toll(figure: FigureMention) -> Toll:
    return Toll(
        of=figure.of,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        text=figure.text,
        whom=figure.whom,
        speaker=figure.speaker,
    )
