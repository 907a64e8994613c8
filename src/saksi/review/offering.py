"""Values that are likely for a field of an event: what a person chooses from before typing anything."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, TypeVar, get_args

from saksi.knowledge.plover import Plover
from saksi.records import DateMention, Modality, Party, PlaceMention, Reading, Record, Span, Stance
from saksi.review.correcting import NONE, YES_NO, Looked
from saksi.review.typing import typed, typed_days, typed_figure, typed_parties, typed_party

Origin = Literal["list", "sentence", "article", "other side", "published", "nothing"]
Offers = Iterator["Offer"]
Mention = TypeVar("Mention", PlaceMention, DateMention)


class Offer(Record, frozen=True, kw_only=True):
    """A value as it is typed, what it is called, and where it is from."""

    value: str
    name: str
    origin: Origin


class Offering:
    """Finds likely values for the fields of an event in its article."""

    def __init__(self, looked: Looked, reading: Reading, plover: Plover) -> None:
        self._looked, self._reading, self._plover = looked, reading, plover
        self._event = looked.event
        self._in_title = looked.event.in_ == "title"

    def of(self, field: str) -> tuple[Offer, ...]:
        """The likeliest values first, without the one that stands there; `none` at the end where there may be none."""
        offering: dict[str, Callable[[], Offers]] = {
            "type": self._types,
            "mode": lambda: _or_nothing(_listed(self._plover.modes_of(self._event.type))),
            "modality": lambda: _listed(get_args(Modality)),
            "stance": lambda: _listed(get_args(Stance)),
            "background": lambda: _listed(YES_NO),
            "symmetric": lambda: _listed(YES_NO),
            "actors": lambda: _or_nothing(self._named(), self._across(self._event.recipients)),
            "recipients": lambda: _or_nothing(self._named(), self._across(self._event.actors)),
            "speaker": lambda: _or_nothing(self._named()),
            "place": lambda: _or_nothing(self._places()),
            "date": lambda: _or_nothing(self._dates()),
            "via": lambda: _or_nothing(self._outlets()),
            "figures": lambda: _or_nothing(self._figures()),
            "disputes": lambda: _or_nothing(self._events()),
            "condition": _or_nothing,
        }
        found = {offer.value: offer for offer in offering.get(field, lambda: _listed(()))()}
        found.pop(typed(field, self._looked), None)
        return tuple(found.values())

    def _types(self) -> Offers:
        """Those that are of the same kind of cooperation or conflict are mixed up most."""
        known = self._plover
        same = [kind for kind in known.types if known.meaning(kind, None).quad == self._event.quad]
        return _listed(dict.fromkeys((*same, *known.types)))

    def _named(self) -> Offers:
        """Who is named in the sentence, each once."""
        for one in self._reading.entities:
            if self._origin((one.start, one.end)) == "sentence":
                party = Party(start=one.start, end=one.end, text=one.text, code=one.code, name=one.name)
                value = typed_party(party, self._looked)
                yield Offer(value=value, name=f"{one.text} [{one.code or '?'}]", origin="sentence")

    def _across(self, parties: Sequence[Party]) -> Offers:
        """The parties of the other side, where there are any."""
        if parties:
            names = ", ".join(party.text for party in parties)
            yield Offer(value=typed_parties(parties, self._looked), name=names, origin="other side")

    def _places(self) -> Offers:
        for place in self._nearest_first(self._reading.places):
            value = f"{place.name}, {place.country}" if place.country else place.name
            yield Offer(value=value, name=value, origin=self._origin((place.start, place.end)))

    def _dates(self) -> Offers:
        for date in self._nearest_first(self._reading.dates):
            if date.from_ and date.to:
                value = typed_days(date.from_, date.to, date.precision or "span")
                yield Offer(value=value, name=f"{value}: {date.text}", origin=self._origin((date.start, date.end)))
        published = self._reading.article.published
        if published:
            value = typed_days(published.from_, published.to, published.precision)
            yield Offer(value=value, name=value, origin="published")

    def _outlets(self) -> Offers:
        return (Offer(value=outlet, name=outlet, origin="article") for outlet in self._reading.article.relayed_outlets)

    def _figures(self) -> Offers:
        for figure in self._reading.figures:
            if self._origin((figure.start, figure.end)) == "sentence":
                value = typed_figure(figure, self._looked)
                yield Offer(value=value, name=value, origin="sentence")

    def _events(self) -> Offers:
        article = self._reading.article
        for event in self._reading.events:
            if event.id != self._event.id:
                text = article.title or "" if event.in_ == "title" else article.text
                name = f"{event.type}: {text[slice(*event.trigger)]} ({event.id[:8]})"
                yield Offer(value=event.id, name=name, origin="article")

    def _nearest_first(self, some: Sequence[Mention]) -> list[Mention]:
        return sorted(some, key=lambda one: self._origin((one.start, one.end)) != "sentence")

    def _origin(self, span: Span) -> Origin:
        """Mentions count into the text; none of them stands in the title."""
        start, end = self._event.sentence
        return "sentence" if not self._in_title and start <= span[0] and span[1] <= end else "article"


def _listed(some: Iterable[str]) -> Offers:
    return (Offer(value=value, name=value, origin="list") for value in some)


def _or_nothing(*some: Offers) -> Offers:
    for offers in some:
        yield from offers
    yield Offer(value=NONE, name=NONE, origin="nothing")
