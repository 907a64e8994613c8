"""The way of a document, top to bottom: document -> article -> mentions -> events -> Reading."""

import msgspec

from saksi.article import make_article
from saksi.language.pack import LanguagePack
from saksi.language.sentences import split_sentences
from saksi.language.words import words_of
from saksi.mentions.passage import Passage
from saksi.records import Article, Document, Furniture, Part, Reading, Span
from saksi.resources import Language, Resources

# A dateline opens the text within so many characters.
OPENING = 120
NOT_CODED = "not coded: "


def read(document: Document, resources: Resources) -> Reading:
    """All that is found in a document. The same document and resources give the same Reading, byte for byte.

    Raises UnreadableError where the document holds no article that can be read. A language that Saksi does not know
    gives a Reading with its article and a note.
    """
    article, furniture, notes = make_article(document, resources.article_words)
    found = Reading(id=document.id, digest=document.digest, article=article, furniture=furniture, notes=notes)
    return _coded(found, resources)


def read_again(earlier: Reading, resources: Resources) -> Reading:
    """The Reading of the same document by these resources, from the article that an earlier Reading found in it.

    Where the resources are those of the earlier Reading, it is the same, byte for byte. Notes of the earlier one stay.
    """
    notes = tuple(note for note in earlier.notes if not note.startswith(NOT_CODED))
    found = Reading(
        id=earlier.id, digest=earlier.digest, article=earlier.article, furniture=earlier.furniture, notes=notes
    )
    return _coded(found, resources)


def _coded(found: Reading, resources: Resources) -> Reading:
    """A Reading with all that is found in its article."""
    article, furniture = found.article, found.furniture
    language = resources.languages.get(article.language or "")
    if language is None:
        return msgspec.structs.replace(found, notes=(*found.notes, _not_coded(article, resources)))
    title = _passage("title", article.title or "", article, (), language)
    body = _passage("text", article.text, article, furniture, language, _countries(title, article, language))
    coded = language.coder.code((title, body), article, found.id)
    return msgspec.structs.replace(
        found,
        entities=tuple(sorted((*body.entities, *coded.entities), key=lambda mention: mention.start)),
        places=body.places,
        dates=body.dates,
        figures=coded.figures,
        attributions=coded.attributions,
        events=coded.events,
        disputes=coded.disputes,
        notes=tuple(dict.fromkeys((*found.notes, *language.dates.notes(body.dates, article.text)))),
        coder=language.coder.version,
    )


def _passage(
    part: Part, text: str, article: Article, furniture: tuple[Furniture, ...], language: Language,
    around: tuple[str, ...] = (),
) -> Passage:  # fmt: skip
    """A part of the article with its sentences and everything that is named in it; `around` are countries named before."""
    on = article.published.from_ if article.published else None
    sentences = sentences_of(text, furniture, language.pack)
    headings = frozenset((section.start, section.start + len(section.heading)) for section in article.sections)
    words = words_of(text)
    entities = language.entities.find(text, on, words)
    return Passage(
        part=part,
        text=text,
        sentences=sentences,
        headings=frozenset(span for span in sentences if span in headings),
        dateline=_dateline(text, article) if part == "text" else None,
        entities=entities,
        places=language.places.find(text, entities, around, words),
        dates=language.dates.find(text, _anchor(article)),
        figures=language.figures.find(text, sentences, words),
    )


def _countries(title: Passage, article: Article, language: Language) -> tuple[str, ...]:
    """The countries of the title and of the dateline, which tell which of two places of one name the text means."""
    named = [entity.code.split()[0] for entity in title.entities if entity.code]
    placed = (*title.places, *language.places.find(article.dateline_place or ""))
    return (*named, *(place.country for place in placed if place.country))


def _anchor(article: Article) -> str | None:
    """The day from which `yesterday` is counted: that of publication, where it is known to the day."""
    published = article.published
    return published.from_ if published and published.precision == "day" else None


def _dateline(text: str, article: Article) -> Span | None:
    """The place of the dateline in the text, where it opens it."""
    place = article.dateline_place
    start = text.find(place, 0, OPENING) if place else -1
    return (start, start + len(place or "")) if start >= 0 else None


def sentences_of(text: str, furniture: tuple[Furniture, ...], pack: LanguagePack) -> tuple[Span, ...]:
    """The sentences of a text as they are read, without the furniture that stands among them."""
    return _without(furniture, split_sentences(text, pack))


def _without(furniture: tuple[Furniture, ...], sentences: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences with the furniture that stands among them cut off or taken out."""
    taken = sorted((piece.start, piece.end) for piece in furniture if piece.start is not None and piece.end is not None)
    kept: list[Span] = []
    index = 0
    for start, end in sentences:
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        at = start
        for low, high in taken[index:]:
            if low >= end:
                break
            if low > at:
                kept.append((at, low))
            at = max(at, high)
        if at < end:
            kept.append((at, end))
    return tuple(kept)


def _not_coded(article: Article, resources: Resources) -> str:
    known = ", ".join(sorted(resources.languages))
    if article.language is None:
        return f"{NOT_CODED}the language of the text could not be told; Saksi reads {known}"
    return f"{NOT_CODED}the text is in {article.language!r}, and Saksi reads {known}"
