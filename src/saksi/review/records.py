"""The nouns of review, frozen: what people decide on events, and how they code sentences themselves."""

import hashlib
from typing import Any, Literal, Self

import msgspec

from saksi.records import EventType, Modality, Part, Record, Span

Action = Literal["accept", "reject", "correct", "comment", "flag", "withdraw"]
State = Literal["unreviewed", "accepted", "corrected", "rejected", "flagged"]
Value = Any
"""The value of a field as JSON has it."""

DIGITS = 16
"""So many hexadecimal digits of the content hash are an id."""


class Hashed(Record, frozen=True, kw_only=True):
    """A record whose `id` is the hash of all the rest of it: the same content, the same id."""

    id: str

    @classmethod
    def of(cls, **content: Value) -> Self:
        """The record with this content."""
        unnamed = cls(id="", **content)
        digest = hashlib.sha256(msgspec.json.encode(unnamed)).hexdigest()
        return msgspec.structs.replace(unnamed, id=digest[:DIGITS])


class Review(Hashed, frozen=True, kw_only=True):
    """One decision of a person on an event, or a remark: never changed, only followed by another.

    `article` and `coder` are those of the Reading that was looked at. `field`, `old` and `new` are of a correction; the
    `new` of an acceptance holds every field as it was accepted. A withdrawal takes an earlier review back: `old` is the
    `first` of that one, `new` the state in which the event is again. `at` is UTC. `carried_from` is the review of an
    earlier coding that this one repeats.
    """

    event: str
    article: str
    coder: str
    action: Action
    by: str
    at: str
    reason: str
    field: str | None = None
    old: Value = None
    new: Value = None
    carried_from: str | None = None

    @property
    def first(self) -> str:
        """The id of the review that was given, however often it was carried over since."""
        return self.carried_from or self.id


class Coded(Record, frozen=True, kw_only=True):
    """An event as a person marks it in a sentence, in the form of training/README.md: strings are words of the sentence.

    `word#2` is the second occurrence of a word. The codes stand in the order of the parties, where they are given.
    `actors_before` and `recipients_before` are words of the text before the sentence.
    """

    trigger: str
    type: EventType
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    symmetric: bool = False
    place: str | None = None
    date: str | None = None
    modality: Modality = "actual"
    background: bool = False
    condition: str | None = None
    speaker: str | None = None
    via: tuple[str, ...] = ()
    killed: str | None = None
    injured: str | None = None
    actors_before: tuple[str, ...] = ()
    recipients_before: tuple[str, ...] = ()
    actor_codes: tuple[str, ...] = ()
    recipient_codes: tuple[str, ...] = ()


class Sentence(Record, frozen=True, kw_only=True):
    """A sentence that is coded by itself: its article, where it stands, its words, and those of the sentences before it."""

    article: str
    in_: Part = msgspec.field(name="in")
    span: Span
    lang: str
    text: str
    context: str = ""
    published: str | None = None

    @property
    def id(self) -> str:
        """The hash of where it stands."""
        return hashlib.sha256(repr((self.article, self.in_, self.span)).encode("utf-8")).hexdigest()[:DIGITS]


class Assignment(Hashed, frozen=True, kw_only=True):
    """A sentence that `coder` is to code, given out by `by`."""

    sentence: Sentence
    coder: str
    by: str
    at: str


class Coding(Hashed, frozen=True, kw_only=True):
    """The events of a sentence as a person sees them; none where nothing happens in it.

    `settles` are the codings between which an adjudicator decided by it, for this `reason`.
    """

    sentence: Sentence
    by: str
    at: str
    events: tuple[Coded, ...]
    settles: tuple[str, ...] = ()
    reason: str = ""
