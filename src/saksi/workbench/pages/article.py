"""One article: its text with what was found in it marked, the events beside it, and a closer look at a sentence."""

from collections.abc import Mapping
from types import ModuleType
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request

from saksi.coding.explaining import Miss
from saksi.coding.neighbours import Neighbour
from saksi.errors import UsageError
from saksi.ledger.incident_lists import IncidentLine
from saksi.ledger.ledger import Ledger
from saksi.records import Part, Reading, Record, Span
from saksi.workbench.articles import codes
from saksi.workbench.articles.layout import Layout, layout_of
from saksi.workbench.articles.notes import KINDS
from saksi.workbench.articles.replies import Reply, replies
from saksi.workbench.articles.sentences import Sentence, sentences_in
from saksi.workbench.articles.standing import Stands, standings
from saksi.workbench.desk import AtDesk, OpenLedger
from saksi.workbench.faults import Refusal
from saksi.workbench.language import marked
from saksi.workbench.pages.page import page
from saksi.workbench.reviewing.words import FIELDS
from saksi.workbench.security.costly import COSTLY

router = APIRouter()
NO_ARTICLE = marked("No article of this ledger has this id, or more than one begins with it.")
SEE_LIST = marked("The list of articles has the ids.")
NO_SENTENCE = marked("The article has no such sentence.")
NOT_READ = marked("Sentences of this language are not read.")


class ArticlePage(Record, frozen=True, kw_only=True):
    """A Reading, where it came from and when, its sentences, and the kinds of marks that the address hides.

    `stands` says how each event stands, by its id, `incidents` are those that the events are in, `replies` what other articles
    answer to them.
    """

    origin: str
    added_at: str
    reading: Reading
    sentences: tuple[Sentence, ...]
    hidden: tuple[str, ...]
    stands: dict[str, Stands]
    incidents: dict[str, IncidentLine]
    replies: tuple[Reply, ...]

    @property
    def kinds(self) -> Mapping[str, str]:
        """The kinds of marks, and what their switches are called."""
        return KINDS

    @property
    def codes(self) -> ModuleType:
        """The words for codes."""
        return codes

    @property
    def fields(self) -> Mapping[str, str]:
        """What the fields are called that people decide on."""
        return FIELDS

    def numbers(self) -> Mapping[str, int]:
        """The place of each event in the Reading, by its id."""
        return {event.id: number for number, event in enumerate(self.reading.events)}

    def layout(self) -> Layout:
        """Title and text as the page shows them."""
        return layout_of(self.reading)


class Near(Record, frozen=True, kw_only=True):
    """The annotated sentences that an event is like, by the words of its trigger."""

    trigger: Span
    words: str
    neighbours: tuple[Neighbour, ...]


class CloserLook(Record, frozen=True, kw_only=True):
    """What was rejected in a sentence, and why; `coder` looked now, `read_by` when the article was read."""

    id: str
    part: Part
    sentence: Span
    text: str
    gated: bool
    misses: tuple[Miss, ...]
    near: tuple[Near, ...]
    coder: str
    read_by: str


@page(router, "/articles/{id:path}/closer", "closer.html", COSTLY)
def closer(
    desk: AtDesk,
    ledger: OpenLedger,
    id: str,
    part: Annotated[Part, Query()],
    start: Annotated[int, Query(ge=0)],
    end: Annotated[int, Query(ge=0)],
) -> CloserLook:
    """A closer look at one of the sentences of an article. The encoder reads it now, and nothing is kept of that."""
    reading = _reading(ledger, id)
    article = reading.article
    pack = desk.resources.packs.get(article.language or "")
    if pack is None:
        raise Refusal(422, "not-read", NOT_READ)
    known = {(sentence.part, sentence.start, sentence.end): sentence for sentence in sentences_in(reading, pack)}
    sentence = known.get((part, start, end))
    if sentence is None:
        raise Refusal(404, "no-sentence", NO_SENTENCE)
    text = (article.title or "") if sentence.part == "title" else article.text
    with desk.encoder:
        language = desk.resources.languages[pack.code]
        found = language.closer(text, (start, end))
        coder = language.coder.version
    near = (
        Near(trigger=span, words=text[slice(*span)], neighbours=neighbours)
        for span, neighbours in found.neighbours.items()
        if neighbours
    )
    return CloserLook(
        id=reading.id, part=sentence.part, sentence=(start, end), text=sentence.text, gated=found.gated,
        misses=found.misses, near=tuple(near), coder=coder, read_by=reading.coder,
    )  # fmt: skip


@page(router, "/articles/{id:path}", "article.html")
def article(request: Request, desk: AtDesk, ledger: OpenLedger, id: str) -> ArticlePage:
    """The newest Reading of a document, by its id or the beginning of it; `hide=place` leaves a kind of marks unmarked."""
    reading = _reading(ledger, id)
    line = ledger.reading_line(reading.id)
    pack = desk.resources.packs.get(reading.article.language or "")
    asked = request.query_params.getlist("hide")
    return ArticlePage(
        origin=line.origin, added_at=line.added_at, reading=reading, sentences=sentences_in(reading, pack),
        hidden=tuple(kind for kind in KINDS if kind in asked), stands=standings(ledger, reading),
        incidents={one.id: one for one in ledger.browsing.told_by(reading.id)}, replies=replies(ledger, reading),
    )  # fmt: skip


def _reading(ledger: Ledger, id: str) -> Reading:
    try:
        return ledger.reading(id)
    except UsageError as problem:
        raise Refusal(404, "no-article", NO_ARTICLE, SEE_LIST) from problem
