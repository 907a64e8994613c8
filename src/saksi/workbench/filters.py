"""What a reader asks for, as it stands in the address: the same names on every page, in the API and in feeds."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends
from starlette.requests import Request

from saksi.errors import UsageError
from saksi.ledger.filters import MODALITIES, QUADS, TYPES, EventFilter, first_day, last_day
from saksi.ledger.incident_filters import STATUSES, IncidentFilter
from saksi.ledger.words import asked_words
from saksi.records import Record

REVIEWS = ("unreviewed", "accepted", "corrected", "rejected", "flagged")
"""What people decided on it."""
LONGEST = 200
"""Characters of a value."""
MANY: Mapping[str, tuple[str, ...]] = {"type": TYPES, "quad": QUADS, "status": STATUSES, "review": REVIEWS}
"""Names that may be given several times, and what they may be."""
DAYS = ("since", "until")
WORDS = ("actor", "recipient", "speaker", "place", "via")
SWITCHES = ("disputed", "single_source")
_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


class Filters(Record, frozen=True, kw_only=True):
    """What is asked for: every field that is given has to hold, and one of the values of a field with several.

    `actor`, `recipient` and `speaker` are a code or its beginning (`RUS`, `RUS MIL`), else a part of a name; `place` is a
    place's name or a part of one, `country` a code of three letters. `since` and `until` are an ISO day, month or year. `text`
    are words, `begin*` or "words in this order". `sources` are independent sources at least.
    """

    actor: str | None = None
    recipient: str | None = None
    type: tuple[str, ...] = ()
    quad: tuple[str, ...] = ()
    country: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    modality: str | None = None
    status: tuple[str, ...] = ()
    sources: int | None = None
    review: tuple[str, ...] = ()
    text: str | None = None
    via: str | None = None
    speaker: str | None = None
    disputed: bool = False
    single_source: bool = False

    @classmethod
    def of(cls, given: Iterable[tuple[str, str]]) -> "Filters":
        """The filters in the names and values of an address; empty values and other names are passed over.

        UsageError for a value that cannot be, and for a second one where there may be one.
        """
        found: dict[str, Any] = {}
        for name, value in given:
            value = value.strip()
            if not value or name not in cls.__struct_fields__:
                continue
            if name in MANY:
                found[name] = _with(found.get(name, ()), _one_of(name, value, MANY[name]))
            elif name in found:
                raise UsageError(f"{name} is given twice; one value is enough")
            else:
                found[name] = _read(name, value)
        filters = cls(**found)
        if filters.since and filters.until and first_day(filters.since) > last_day(filters.until):
            raise UsageError(f"since {filters.since} is after until {filters.until}; nothing can be in between")
        return filters

    def pairs(self) -> list[tuple[str, str]]:
        """The names and values that these filters are in an address: `Filters.of` gives them back."""
        found = []
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, tuple):
                found += [(name, one) for one in value]
            elif value is True:
                found.append((name, "yes"))
            elif value not in (None, False):
                found.append((name, str(value)))
        return found

    def query(self) -> str:
        """The part of an address after the question mark; empty where nothing is asked for."""
        return urlencode(self.pairs())

    def but(self, **changed: Any) -> "Filters":
        """These filters with some changed; None, False or () takes one out."""
        kept = {name: getattr(self, name) for name in self.__struct_fields__}
        return Filters(**{**kept, **changed})

    def without(self, name: str, value: str) -> "Filters":
        """These filters without one of the `pairs`."""
        kept = getattr(self, name)
        if isinstance(kept, tuple):
            return self.but(**{name: tuple(one for one in kept if one != value)})
        return self.but(**{name: False if isinstance(kept, bool) else None})

    def __getitem__(self, name: str) -> Any:
        """The value of a filter by its name."""
        if name not in self.__struct_fields__:
            raise KeyError(name)
        return getattr(self, name)

    def events(self, limit: int | None = None) -> EventFilter:
        """The question to the ledger's events; `status` and how many sources there are is asked of their `incidents`."""
        return EventFilter(
            actor=self.actor, recipient=self.recipient, types=self.type, quads=self.quad, country=self.country,
            place=self.place, since=self.since, until=self.until, modality=self.modality, state=self.review,
            text=self.text, via=self.via, speaker=self.speaker, disputed=self.disputed,
            single_source=self.single_source, limit=limit,
        )  # fmt: skip

    def incidents(self, limit: int | None = None) -> IncidentFilter:
        """The question to the ledger's incidents."""
        return IncidentFilter(
            actor=self.actor, recipient=self.recipient, types=self.type, quads=self.quad, country=self.country,
            place=self.place, since=self.since, until=self.until, modality=self.modality, statuses=self.status,
            sources=self.sources, states=self.review, text=self.text, via=self.via, speaker=self.speaker,
            disputed=self.disputed, single_source=self.single_source, limit=limit,
        )  # fmt: skip

    def standing(self) -> IncidentFilter:
        """What is asked of the incident of an event, and not of the event."""
        return IncidentFilter(statuses=self.status, sources=self.sources, single_source=self.single_source)


def _read(name: str, value: str) -> Any:
    """A value as its name has it."""
    if len(value) > LONGEST:
        raise UsageError(f"{name} has {len(value)} characters; {LONGEST} are the most")
    if "\x00" in value:
        raise UsageError(f"{name} holds a character that no text has; write it anew")
    if name in SWITCHES:
        return _one_of(name, value.lower(), _YES + _NO) in _YES
    if name in DAYS:
        return value if first_day(value) else None
    if name == "modality":
        return _one_of(name, value, MODALITIES)
    if name == "country":
        if not re.fullmatch("[A-Za-z]{3}", value):
            raise UsageError(f"country {value!r} is not a code of three letters such as ARM (ISO 3166)")
        return value.upper()
    if name == "sources":
        if not re.fullmatch("[1-9][0-9]{0,3}", value):
            raise UsageError(f"sources {value!r} is not a number from 1 on")
        return int(value)
    if name == "text":
        asked_words(value)
    return value


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    """The value as the list has it, in whatever case it was written."""
    found = next((one for one in allowed if one.casefold() == value.casefold()), None)
    if found is None:
        raise UsageError(f"{name} {value[:LONGEST]!r} is not one of {', '.join(allowed)}")
    return found


def _with(several: tuple[str, ...], one: str) -> tuple[str, ...]:
    return several if one in several else (*several, one)


def asked(request: Request) -> Filters:
    """The filters in the address of a request; UsageError as `Filters.of`."""
    return Filters.of(request.query_params.multi_items())


Asked = Annotated[Filters, Depends(asked)]

_DESCRIBED: Mapping[str, str] = {
    "actor": "A code or its beginning (RUS, RUS MIL), or a part of a name.",
    "recipient": "The same for whom it was done to.",
    "type": "An event type; may be given several times.",
    "quad": "Cooperation or conflict, in words or in deeds; may be given several times.",
    "country": "Where it happened: a code of three letters (ISO 3166).",
    "place": "A part of the name of the place.",
    "since": "From this day, month or year on.",
    "until": "Up to and including this day, month or year.",
    "modality": "Whether it happened, did not, will, or may.",
    "status": "How it stands among those who tell it; may be given several times.",
    "sources": "At least so many independent sources.",
    "review": "What people decided on it; may be given several times.",
    "text": 'Words in the sentence or the title: all of them, begin* or "in this order".',
    "via": "An outlet or agency that is credited for it.",
    "speaker": "Who states it: a code or its beginning, or a part of a name.",
    "disputed": "Only what somebody denies.",
    "single_source": "Only what one independent source tells.",
}


def parameters() -> list[dict[str, Any]]:
    """The filters as parameters of OpenAPI, for `openapi_extra`."""
    return [
        {"name": name, "in": "query", "required": False, "description": said, "schema": _schema(name)}
        for name, said in _DESCRIBED.items()
    ]


def _schema(name: str) -> dict[str, Any]:
    if name in MANY:
        return {"type": "array", "items": {"type": "string", "enum": list(MANY[name])}}
    if name in SWITCHES:
        return {"type": "string", "enum": [*_YES, *_NO]}
    if name == "modality":
        return {"type": "string", "enum": list(MODALITIES)}
    if name == "sources":
        return {"type": "integer", "minimum": 1, "maximum": 9999}
    patterns = {
        "country": "^[A-Za-z]{3}$",
        "since": r"^\d{4}(-\d{2}(-\d{2})?)?$",
        "until": r"^\d{4}(-\d{2}(-\d{2})?)?$",
    }
    pattern = {"pattern": patterns[name]} if name in patterns else {}
    return {"type": "string", "maxLength": LONGEST, **pattern}
