"""The nouns of Saksi, frozen.

A Reading is all that was found in one document. Its JSON form is the contract with users' scripts (docs/record.md).
Offsets are character offsets, end exclusive, into `article.text`; events told in the title (`in: "title"`) count into
`article.title`. Days are ISO 8601 strings, and intervals include both ends.
"""

import hashlib
from typing import Literal

import msgspec

Span = tuple[int, int]

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Modality = Literal["actual", "negated", "future", "hypothetical"]
FurnitureLabel = Literal["caption", "credit", "related", "author", "disclaimer", "topics", "promo", "navigation"]
DatePrecision = Literal["day", "month", "year", "span"]
DocumentForm = Literal["html", "text", "extracted"]
Part = Literal["text", "title", "heading"]
DisputeKind = Literal["denial", "counter-claim", "mutual-blame", "admission", "correction"]
Stance = Literal["fact", "attributed", "distanced"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all records: immutable, compared by value, written as JSON in the order of its fields."""


class Document(Record, frozen=True, kw_only=True):
    """One document as it came from a source, decoded but not yet understood.

    `form` is "html" for a page, "text" for plain text with whatever stands around it, and "extracted" for a text that
    is taken as given, but for line breaks in the middle of a sentence, which become blanks, so that every offset holds.
    `digest` is the SHA-256 of the bytes; `id` is the given id or else its first 16 digits. `origin` is where it came from,
    `locator` where in it: a line, a record.
    """

    id: str
    form: DocumentForm
    content: str
    digest: str
    origin: str
    locator: str = ""
    title: str | None = None
    date: str | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, content: str, form: DocumentForm = "text", *, raw: bytes | None = None, id: str | None = None,
           origin: str = "", locator: str = "", **given: str | None) -> "Document":  # fmt: skip
        """A document from decoded `content`; `raw` are the bytes that it was decoded from, where they are known."""
        digest = hashlib.sha256(content.encode("utf-8", "surrogatepass") if raw is None else raw).hexdigest()
        return cls(
            id=id or digest[:16], form=form, content=content, digest=digest, origin=origin, locator=locator, **given
        )


class SetAside(Record, frozen=True, kw_only=True):
    """An input that could not be read: where it is, why, and what to do. Kept, so that it can be read again."""

    origin: str
    reason: str
    code: str
    hint: str = ""
    locator: str = ""


class Author(Record, frozen=True, kw_only=True):
    """Who wrote an article, and the badge that the outlet gives them."""

    name: str
    badge: str | None = None


class Section(Record, frozen=True, kw_only=True):
    """A section heading, and where in the text it stands."""

    start: int
    heading: str


class Furniture(Record, frozen=True, kw_only=True):
    """Words that surround an article, with offsets where they stand in `article.text`."""

    text: str
    label: FurnitureLabel
    start: int | None = None
    end: int | None = None


class Published(Record, frozen=True, kw_only=True):
    """The days within which an article was published."""

    from_: str = msgspec.field(name="from")
    to: str
    precision: DatePrecision
    why: str


class Article(Record, frozen=True, kw_only=True):
    """The article of a document; `text` is its body: paragraphs and section headings in order, one a line."""

    text: str
    title: str | None = None
    standfirst: str | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    authors: tuple[Author, ...] = ()
    user_generated: bool = False
    dateline_place: str | None = None
    published: Published | None = None
    sections: tuple[Section, ...] = ()
    credits: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    relayed_outlets: tuple[str, ...] = ()


class EntityMention(Record, frozen=True, kw_only=True):
    """A person, organisation, country or group named in the text. `code` is null where it is not known who it is."""

    start: int
    end: int
    text: str
    code: str | None
    name: str
    kind: str
    why: str
    wikidata: str | None = None
    role_on_date: str | None = None


class PlaceMention(Record, frozen=True, kw_only=True):
    """A place named in the text, in degrees WGS 84.

    Precision 1: the place itself, 2: part of a region, 3: region or country.
    """

    start: int
    end: int
    text: str
    name: str
    kind: str
    why: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    precision: Literal[1, 2, 3] | None = None
    claimed_by: tuple[str, ...] = ()
    administered_by: str | None = None


class DateMention(Record, frozen=True, kw_only=True):
    """A date expression; `from` and `to` are null where it stays open."""

    start: int
    end: int
    text: str
    from_: str | None = msgspec.field(name="from")
    to: str | None
    precision: DatePrecision | None
    why: str


class FigureMention(Record, frozen=True, kw_only=True):
    """A number of people or things that something happened to, as stated.

    At least `low`, at most `high`, each null where open.
    """

    start: int
    end: int
    text: str
    low: int | None
    best: int | None
    high: int | None
    of: str
    why: str
    whom: str | None = None
    speaker: str | None = None


class Attribution(Record, frozen=True, kw_only=True):
    """Whose words or claim a stretch of the text is: `source` says so by `cue`, through `outlets`, the nearest first."""

    content: Span
    kind: Literal["direct", "indirect"]
    source: Span | None = None
    cue: Span | None = None
    speaker: str | None = None
    outlets: tuple[str, ...] = ()


class Party(Record, frozen=True, kw_only=True):
    """Who acts, is acted upon, or speaks: the words as written, and the code, null where it is not known who it is."""

    start: int
    end: int
    text: str
    code: str | None
    name: str


class Reason(Record, frozen=True, kw_only=True):
    """One step of the way to a value: which field, which rule fired, and the words that it fired on."""

    field: str
    rule: str
    start: int | None = None
    end: int | None = None
    text: str | None = None


class EventPlace(Record, frozen=True, kw_only=True):
    """Where an event happened; precision as in PlaceMention."""

    name: str
    why: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: Literal[1, 2, 3] | None = None


class EventDate(Record, frozen=True, kw_only=True):
    """When an event happened."""

    from_: str = msgspec.field(name="from")
    to: str
    precision: DatePrecision
    why: str


class Verification(Record, frozen=True, kw_only=True):
    """A remark on whether somebody has checked what is told: the words, and who, where they say."""

    start: int
    end: int
    text: str
    verified: bool
    by: str | None = None


class Dispute(Record, frozen=True, kw_only=True):
    """What somebody says against a claim, or to confirm or mend it: the words, whose, and the claim, null where none is told.

    `event` is the event that the claim tells, `answer` the one that the answer itself is coded as.
    """

    kind: DisputeKind
    denial: Span
    by: Party
    claim: Span | None
    claimed_by: str | None
    event: str | None
    answer: str | None
    why: tuple[Reason, ...]


class Event(Record, frozen=True, kw_only=True):
    """One action of one type by its actors towards its recipients, told in one sentence.

    `stance` is how the outlet tells it: as a fact, as somebody's word, or at a distance.
    """

    id: str
    in_: Part = msgspec.field(name="in")
    sentence: Span
    trigger: Span
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    quad: Quad
    plover_score: float
    cameo: str
    goldstein: float
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    symmetric: bool
    place: EventPlace | None
    date: EventDate | None
    modality: Modality
    background: bool
    condition: str | None
    speaker: Party | None
    via: tuple[str, ...]
    disputes: str | None
    figures: tuple[FigureMention, ...]
    why: tuple[Reason, ...]
    confidence: float
    stance: Stance = "fact"
    verification: tuple[Verification, ...] = ()


class Reading(Record, frozen=True, kw_only=True):
    """All that was found in one document. `notes` says what was not done, or what does not agree, and why."""

    id: str
    digest: str
    article: Article
    entities: tuple[EntityMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[str, ...] = ()
    coder: str = ""

    def to_json(self) -> bytes:
        """One line of UTF-8 JSON, without the line's end: the same Reading gives the same bytes."""
        return msgspec.json.encode(self)


def reading_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of a Reading, as `saksi schema` prints it."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Reading)}
