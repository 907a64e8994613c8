"""From a document to its article: page, plain text, or a text taken exactly as given."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from saksi.article.blocks import Page, Stated
from saksi.article.dateline import Dateline, dateline_of
from saksi.article.detect import language_of
from saksi.article.furniture import label_furniture
from saksi.article.furniture_words import plain
from saksi.article.plain import LINE_END, flowing, headings_of, read_plain
from saksi.article.published import published_of
from saksi.article.publisher import Publisher, credited, publisher_of, relayed_outlets
from saksi.article.words import ArticleWords
from saksi.errors import UnreadableError
from saksi.knowledge.outlets import Outlet
from saksi.records import Article, Author, Document, Furniture, FurnitureLabel, Section

# Fewer letters than this before a wall for those who do not pay are a taste of an article, not an article.
TASTE = 800
# A page of that many lines with next to no sentence among them leads to articles, and is none.
INDEX_FROM, SENTENCES_IN_INDEX = 12, 0.15
SENTENCE_FROM = 100
DATELINE_WITHIN = 3
# Fewer letters than a sentence has are a title or a label.
LEAST_LETTERS = 40

Read = tuple[Article, tuple[Furniture, ...], tuple[str, ...]]


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """The text of an article with what stands in it and around it."""

    text: str
    sections: tuple[Section, ...]
    furniture: tuple[Furniture, ...]


def make_article(document: Document, words: ArticleWords) -> Read:
    """The article of a document, its furniture, and notes on what was inferred, is not known, or does not agree.

    Raises UnreadableError with `no-article`, `index-page` or `paywall` where the document holds no article.
    """
    if document.form == "extracted":
        page, body = Page(blocks=()), _extracted(document, words)
    else:
        page = _page(document, words)
        body = _body(page)
        _check_is_article(page, body, words)
    if not body.text.strip():
        raise UnreadableError("no-article", "there is no text of an article in it", "Look at the document itself.")
    return _assembled(document, page, body, words)


def _page(document: Document, words: ArticleWords) -> Page:
    """The document as labelled blocks."""
    if document.form == "text":
        return read_plain(document.content, words, title=document.title)
    # Reading markup loads trafilatura, which takes longer than reading many texts.
    from saksi.article.html import read_page

    return label_furniture(read_page(document.content, document.url), words.furniture)


def _assembled(document: Document, page: Page, body: Body, words: ArticleWords) -> Read:
    """Everything that is asked of the article, each part by its own rules."""
    notes: list[str] = []
    prose = _without_furniture(body)
    dateline = _dateline(prose, words)
    url = document.url or _value(page.url)
    stated = document.publisher or _value(page.publisher)
    publisher = publisher_of(stated, dateline, body.furniture, url, words.outlets, words.relay)
    if publisher.name and publisher.why != "stated":
        notes.append(f"publisher: {publisher.name}, {publisher.why}")
    published, unsolved = published_of(_stated_dates(document, page, body, words), url, prose, words.calendar)
    notes += [unsolved] if unsolved else []
    language, why = _language(document, page, prose, words)
    notes += why
    labelled = _by_label(body.furniture)
    relayed = _relayed(prose, dateline, page, labelled, words)
    title = document.title or _value(page.title)
    article = Article(
        text=body.text,
        title=" ".join(title.split()) if title else None,
        standfirst=_value(page.standfirst),
        language=language,
        publisher=publisher.name,
        url=url,
        authors=_authors(page, labelled.get("author", ()), words),
        user_generated=bool(publisher.outlet and publisher.outlet.user_generated) or _by_users(body.furniture, words),
        dateline_place=_place(dateline, publisher),
        published=published,
        sections=body.sections,
        credits=_once(labelled.get("credit", ())),
        captions=_once(labelled.get("caption", ())),
        related=_once(map(words.furniture.without_marker, labelled.get("related", ()))),
        topics=_topics(page, labelled.get("topics", ()), words),
        relayed_outlets=relayed_outlets(relayed, publisher.name),
    )
    return article, body.furniture, tuple(notes)


def _relayed(
    prose: str, dateline: Dateline | None, page: Page, labelled: dict[FurnitureLabel, list[str]],
    words: ArticleWords,
) -> list[Outlet]:  # fmt: skip
    """The outlets that an article comes from or credits: by its dateline, its links, its text, its credit and its byline."""
    links = (_value(page.origin), _value(page.url))
    credits = labelled.get("credit", ())
    found = [dateline.outlet if dateline else None, *(words.outlets.by_url(link) for link in links if link)]
    found += [name.outlet for text in (prose, *credits) for name in credited(text, words.relay, words.outlets)]
    found += [words.outlets.by_name(author.value) for author in page.authors]
    return [outlet for outlet in found if outlet is not None]


def _place(dateline: Dateline | None, publisher: Publisher) -> str | None:
    """The place of a dateline, without a second name that turned out to be the publisher."""
    if not dateline or not dateline.place:
        return None
    is_publisher = dateline.unknown and (publisher.name or "").casefold() == dateline.unknown.casefold()
    return dateline.place.rpartition(", ")[0] if is_publisher else dateline.place


def _body(page: Page) -> Body:
    """The paragraphs and headings of a page, one a line, with the furniture taken out and listed."""
    parts, sections, furniture, position = [], [], [], 0
    for block in page.blocks:
        text = " ".join(block.text.split())
        if block.label:
            furniture.append(Furniture(text=text, label=block.label))
        elif text and block.kind not in ("title", "standfirst"):
            if block.kind == "heading":
                sections.append(Section(start=position, heading=text))
            parts.append(text)
            position += len(text) + 1
    return Body(text="\n".join(parts), sections=tuple(sections), furniture=tuple(furniture))


def _extracted(document: Document, words: ArticleWords) -> Body:
    """A text as given but for breaks inside a sentence, with its furniture and headings found by their offsets."""
    text, lines, starts, position = flowing(document.content), [], [], 0
    for end in [*LINE_END.finditer(text), None]:
        lines.append(text[position : end.start() if end else len(text)])
        starts.append(position)
        position = end.end() if end else position
    pieces = words.furniture.pieces(lines, document.title)
    headings = headings_of(lines, pieces)
    return Body(
        text=text,
        sections=tuple(
            Section(start=starts[number] + begin, heading=lines[number][begin:].strip())
            for number, begin in headings.items()
        ),
        furniture=tuple(
            Furniture(
                text=line[piece.start : piece.end],
                label=piece.label,
                start=start + piece.start,
                end=start + piece.end,
            )
            for line, start, cut in zip(lines, starts, pieces, strict=True)
            for piece in cut
            if piece.label
        ),
    )


def _without_furniture(body: Body) -> str:
    """The text with the furniture in it replaced by blanks: the same offsets, and nothing of it to be read."""
    parts, position = [], 0
    for item in body.furniture:
        if item.start is not None and item.end is not None:
            parts += [body.text[position : item.start], " " * (item.end - item.start)]
            position = item.end
    return "".join([*parts, body.text[position:]])


def _check_is_article(page: Page, body: Body, words: ArticleWords) -> None:
    """Raise UnreadableError for a paywall's taste of an article, and for a page that only leads to articles."""
    walled = page.paywalled or any(words.furniture.words.paywall.search(item.text) for item in body.furniture)
    if walled and len(body.text) < TASTE:
        raise UnreadableError(
            "paywall", f"only {len(body.text)} letters before a paywall", "Give the full text, if you may read it."
        )
    if len(body.text) < LEAST_LETTERS:
        raise UnreadableError("no-article", "there is no text of an article in it", "Look at the document itself.")
    lines = body.text.splitlines()
    sentences = sum(len(line) >= SENTENCE_FROM and line.rstrip()[-1:] in '.!?"”' for line in lines)
    short = sentences < SENTENCES_IN_INDEX * len(lines) and len(body.text) < len(lines) * SENTENCE_FROM
    if len(lines) >= INDEX_FROM and short:
        reason = f"{len(lines)} lines with {sentences} sentences: a list of articles"
        raise UnreadableError("index-page", reason, "Give the articles' own addresses.")


def _dateline(prose: str, words: ArticleWords) -> Dateline | None:
    """The dateline in one of the first paragraphs, which may be broken over several lines."""
    position = 0
    for _ in range(DATELINE_WITHIN):
        while position < len(prose) and prose[position].isspace():
            position += 1
        found = dateline_of(prose[position : position + 300], words.outlets, words.calendar)
        if found:
            return found
        position = prose.find("\n", position) + 1
        if not position:
            return None
    return None


def _stated_dates(document: Document, page: Page, body: Body, words: ArticleWords) -> Iterator[Stated]:
    """What is said outright about the time of publication, the most trusted first."""
    if document.date:
        yield Stated(value=document.date, where="the date given with the document")
    if page.published:
        yield page.published
    if page.modified:
        yield Stated(value=page.modified.value, where=f"{page.modified.where} (last change)")
    for item in body.furniture:
        if item.label == "navigation" and words.calendar.is_stamp(item.text):
            yield Stated(value=item.text, where="a line of the text")


def _language(document: Document, page: Page, prose: str, words: ArticleWords) -> tuple[str | None, list[str]]:
    """The language as given, else as the whole body shows, else as the page states; with notes."""
    if document.language:
        language: str | None = document.language
        notes: list[str] = []
    else:
        found = language_of(prose, words.siblings)
        language = found.language
        notes = [found.why]
        if language is None and page.language:
            language = page.language.value.split("-")[0].lower()
            notes.append(f"language: {language}, as {page.language.where} states")
    if language and language not in words.languages:
        notes.append(f"language: there are no tables for {language!r}, so nothing was coded")
    return language, notes


def _authors(page: Page, lines: Iterable[str], words: ArticleWords) -> tuple[Author, ...]:
    """The authors by name; one named twice keeps the badge."""
    found: dict[str, Author] = {}
    named = [Author(name=stated.value.strip()) for stated in page.authors]
    for author in [*named, *filter(None, map(words.furniture.author_of, lines))]:
        if author.name and (author.name not in found or author.badge):
            found[author.name] = author
    return tuple(found.values())


def _topics(page: Page, lines: Iterable[str], words: ArticleWords) -> tuple[str, ...]:
    """The topics that the page states, and those listed in its text."""
    listed = (part.strip(" #") for line in lines for part in words.furniture.without_marker(line).split(","))
    return _once([*(topic.value.strip() for topic in page.topics), *listed])


def _by_users(furniture: Iterable[Furniture], words: ArticleWords) -> bool:
    """Whether an author card or a disclaimer says that a reader wrote the text."""
    said = (item.text for item in furniture if item.label in ("author", "disclaimer"))
    return any(words.furniture.words.user_generated.search(text) for text in said)


def _by_label(furniture: Sequence[Furniture]) -> dict[FurnitureLabel, list[str]]:
    grouped: dict[FurnitureLabel, list[str]] = {}
    for item in furniture:
        grouped.setdefault(item.label, []).append(item.text)
    return grouped


def _once(values: Iterable[str]) -> tuple[str, ...]:
    """The values that hold a word, each once, in order."""
    return tuple(dict.fromkeys(value for value in values if plain(value)))


def _value(stated: Stated | None) -> str | None:
    return stated.value.strip() or None if stated else None
