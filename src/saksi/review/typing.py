"""The values of an event's fields as a person would type them: what `correcting` reads back."""

from collections.abc import Callable, Iterable

from saksi.records import Event, EventDate, EventPlace, FigureMention, Party, Span
from saksi.review.correcting import NONE, Looked
from saksi.review.words import said_at

APART = "; "


def typed(field: str, looked: Looked) -> str:
    """The value of a field as the event stands."""
    return _WRITERS[field](looked)


def typed_party(party: Party, looked: Looked) -> str:
    """`words=CODE`; nothing after the sign where it is not known who it is."""
    return f"{words_of((party.start, party.end), looked)}={party.code or ''}"


def typed_parties(parties: Iterable[Party], looked: Looked) -> str:
    """Several, `none` for nobody."""
    return _several(typed_party(party, looked) for party in parties)


def typed_place(place: EventPlace) -> str:
    """`Ganja, AZE`."""
    return f"{place.name}, {place.country}" if place.country else place.name


def typed_days(first: str, last: str, precision: str) -> str:
    """A day, month or year, or two days with a slash."""
    digits = {"day": 10, "month": 7, "year": 4}.get(precision)
    return first[:digits] if digits else f"{first}/{last}"


def typed_figure(figure: FigureMention, looked: Looked) -> str:
    """`killed=at least 24:24-`."""
    low, high = figure.low, figure.high
    if low == high:
        bounds = f"{low}" if low is not None else ""
    else:
        bounds = f"{'' if low is None else low}-{'' if high is None else high}"
    return f"{figure.of}={words_of((figure.start, figure.end), looked)}:{bounds}"


def words_of(span: Span, looked: Looked) -> str:
    """The words of a span: as they are found again in the sentence, or as they stand in the text before it."""
    start, end = looked.event.sentence
    if start <= span[0] and span[1] <= end:
        return said_at(looked.text[start:end], (span[0] - start, span[1] - start))
    return looked.text[slice(*span)]


def _several(some: Iterable[str]) -> str:
    return APART.join(some) or NONE


def _plain(field: str) -> Callable[[Looked], str]:
    return lambda looked: getattr(looked.event, field) or NONE


def _yes_or_no(field: str) -> Callable[[Looked], str]:
    return lambda looked: "yes" if getattr(looked.event, field) else "no"


def _date(date: EventDate | None) -> str:
    return typed_days(date.from_, date.to, date.precision) if date else NONE


def _speaker(event: Event, looked: Looked) -> str:
    return typed_party(event.speaker, looked) if event.speaker else NONE


_WRITERS: dict[str, Callable[[Looked], str]] = {
    **{field: _plain(field) for field in ("type", "mode", "modality", "stance", "disputes", "condition")},
    **{field: _yes_or_no(field) for field in ("background", "symmetric")},
    "actors": lambda looked: typed_parties(looked.event.actors, looked),
    "recipients": lambda looked: typed_parties(looked.event.recipients, looked),
    "speaker": lambda looked: _speaker(looked.event, looked),
    "place": lambda looked: typed_place(looked.event.place) if looked.event.place else NONE,
    "date": lambda looked: _date(looked.event.date),
    "via": lambda looked: _several(looked.event.via),
    "contexts": lambda looked: _several(looked.event.contexts),
    "figures": lambda looked: _several(typed_figure(figure, looked) for figure in looked.event.figures),
    "trigger": lambda looked: words_of(looked.event.trigger, looked),
}
