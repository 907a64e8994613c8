"""Sentences that are coded by themselves, and the program's events in the form in which people mark theirs."""

import re
from collections.abc import Iterator, Mapping, Sequence

from saksi.errors import UsageError
from saksi.knowledge.plover import Plover
from saksi.language.pack import LanguagePack
from saksi.language.sentences import split_sentences
from saksi.records import Event, Part, Party, Reading, Span
from saksi.review.records import Coded, Sentence
from saksi.review.words import overlap, said_at, span_in

BEFORE = 2
"""Sentences of the text before that are shown with one."""
SINGLE = ("trigger", "place", "date", "condition", "speaker", "killed", "injured")
SEVERAL = ("actors", "recipients", "via")
EARLIER = ("actors_before", "recipients_before")
QUOTED = re.compile(r"(['\"])(.+?)\1: ")
"""How the why of a place or a date begins: with its words."""
UNKNOWN = "?"
"""The code of a party of whom it is not known who it is."""


def sentences_of(reading: Reading, packs: Mapping[str, LanguagePack]) -> tuple[Sentence, ...]:
    """The sentences of title and body that can be coded; UsageError for a language that Saksi does not read."""
    article, pack = reading.article, packs.get(reading.article.language or "")
    if pack is None:
        raise UsageError(
            f"article {reading.id} is in {article.language or 'no known language'}; Saksi reads {', '.join(packs)}"
        )
    found: list[Sentence] = []
    parts: tuple[tuple[Part, str], ...] = (("title", article.title or ""), ("text", article.text))
    for part, text in parts:
        spans = split_sentences(text, pack)
        found += [_sentence(reading, part, span, spans[max(0, at - BEFORE)][0]) for at, span in enumerate(spans)]
    return tuple(found)


def sentence_of_event(event: Event, reading: Reading, packs: Mapping[str, LanguagePack]) -> Sentence:
    """The sentence that tells an event, as the coder saw it."""
    part: Part = "title" if event.in_ == "title" else "text"
    before = [one for one in sentences_of(reading, packs) if one.in_ == part and one.span[0] < event.sentence[0]]
    first = before[-BEFORE:][0].span[0] if before else event.sentence[0]
    return _sentence(reading, part, event.sentence, first)


def _sentence(reading: Reading, part: Part, span: Span, first: int) -> Sentence:
    """A sentence with the text from the beginning of its context on."""
    article, (start, end) = reading.article, span
    text = (article.title or "") if part == "title" else article.text
    return Sentence(
        article=reading.id, in_=part, span=(start, end), lang=article.language or "", text=text[start:end],
        context=text[first:start].strip(), published=article.published.from_ if article.published else None,
    )  # fmt: skip


def events_in(sentence: Sentence, reading: Reading) -> tuple[Event, ...]:
    """The events of a Reading that are told in a sentence: their triggers stand in it."""
    return tuple(
        event
        for event in reading.events
        if (event.in_ == "title") == (sentence.in_ == "title") and overlap(event.trigger, sentence.span)
    )


def coded_of(event: Event, sentence: Sentence) -> Coded:
    """An event as a person would have marked it: the words of the sentence, as far as the record says which they are."""
    speaker, place, when = event.speaker, event.place, event.date
    return Coded(
        trigger=_here(event.trigger, sentence) or "", type=event.type, mode=event.mode,
        actors=_named(event.actors, sentence), recipients=_named(event.recipients, sentence), symmetric=event.symmetric,
        place=_quoted(place.why, sentence) or _if_said(place.name, sentence) if place else None,
        date=_quoted(when.why, sentence) if when else None,
        modality=event.modality, background=event.background,
        condition=_if_said(event.condition, sentence) if event.condition else None,
        speaker=_here((speaker.start, speaker.end), sentence) if speaker else None,
        via=tuple(outlet for outlet in event.via if outlet in sentence.text),
        killed=_figure(event, "killed", sentence), injured=_figure(event, "injured", sentence),
        actors_before=_before(event.actors, sentence), recipients_before=_before(event.recipients, sentence),
        actor_codes=_codes(event.actors, sentence), recipient_codes=_codes(event.recipients, sentence),
    )  # fmt: skip


def coded_in(sentence: Sentence, reading: Reading) -> tuple[Coded, ...]:
    """What a Reading says of a sentence, as a person would have marked it."""
    return tuple(coded_of(event, sentence) for event in events_in(sentence, reading))


def faults_of(coded: Coded, sentence: Sentence, plover: Plover) -> Iterator[str]:
    """What is wrong with an event that somebody marked, in words."""
    if coded.mode is not None and coded.mode not in plover.modes_of(coded.type):
        allowed = ", ".join(plover.modes_of(coded.type)) or "none"
        yield f"{coded.type} has no mode {coded.mode!r}; it has {allowed}"
    for names, text, where in (
        ((*SINGLE, *SEVERAL), sentence.text, "sentence"),
        (EARLIER, sentence.context, "context"),
    ):
        for name in names:
            given = getattr(coded, name)
            for said in (given,) if isinstance(given, str) else given or ():
                if span_in(text, said) is None:
                    yield f"{name} {said!r} does not stand in the {where}"
    for codes, parties in (("actor_codes", "actors"), ("recipient_codes", "recipients")):
        named = (*getattr(coded, parties), *getattr(coded, f"{parties}_before"))
        if getattr(coded, codes) and len(getattr(coded, codes)) != len(named):
            yield f"{codes} has to name one code for each of {parties}, or none at all"


def checked(coded: Sequence[Coded], sentence: Sentence, plover: Plover, where: str) -> None:
    """UsageError that names where and what, if an event cannot be as it was marked."""
    for event in coded:
        for fault in faults_of(event, sentence, plover):
            raise UsageError(f"{where}: {fault}")


def span_of(coded: Coded, sentence: Sentence) -> Span:
    """Where the trigger stands in the sentence."""
    return span_in(sentence.text, coded.trigger) or (0, 0)


def _here(span: Span, sentence: Sentence) -> str | None:
    """The words of a span of the article, where it lies in the sentence."""
    low, high = sentence.span
    inside = low <= span[0] and span[1] <= high
    return said_at(sentence.text, (span[0] - low, span[1] - low)) if inside else None


def _named(parties: Sequence[Party], sentence: Sentence) -> tuple[str, ...]:
    said = (_here((party.start, party.end), sentence) for party in parties)
    return tuple(words for words in said if words)


def _before(parties: Sequence[Party], sentence: Sentence) -> tuple[str, ...]:
    """Those whom the text before the sentence names."""
    return tuple(party.text for party in parties if party.start < sentence.span[0] and party.text in sentence.context)


def _codes(parties: Sequence[Party], sentence: Sentence) -> tuple[str, ...]:
    """The codes in the order of the parties: those of the sentence, then those of the text before."""
    here = [party for party in parties if _here((party.start, party.end), sentence)]
    there = [party for party in parties if party.start < sentence.span[0] and party.text in sentence.context]
    return tuple(party.code or UNKNOWN for party in (*here, *there))


def _figure(event: Event, of: str, sentence: Sentence) -> str | None:
    said = (_here((figure.start, figure.end), sentence) for figure in event.figures if figure.of == of)
    return next((words for words in said if words), None)


def _quoted(why: str, sentence: Sentence) -> str | None:
    """The words that a place or date was found by, where they stand in the sentence."""
    quoted = QUOTED.match(why)
    return _if_said(quoted[2], sentence) if quoted else None


def _if_said(words: str, sentence: Sentence) -> str | None:
    return words if words in sentence.text else None
