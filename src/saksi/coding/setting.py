"""Where and when: the place and the date that the encoder sees for a trigger, or else those that stand nearest to it."""

import msgspec

from saksi.coding.draft import Draft, Sides, reason
from saksi.coding.found import Piece
from saksi.coding.sides import country_of
from saksi.coding.statements import surest
from saksi.coding.view import STOPS, View, governor, within
from saksi.language.labels import Role
from saksi.mentions.passage import Passage
from saksi.records import DateMention, EventDate, EventPlace, Party, PlaceMention

HIT: tuple[Role, ...] = ("place", "recipient")
REACHING = frozenset({"ASSAULT", "AID"})
"""Types that reach a state through a place in it."""
BETWEEN = 2
"""Words between a place and the wider one that it lies in: `di Wilayah`."""


def place_of(passage: Passage, view: View, draft: Draft) -> EventPlace | None:
    """The most precise place that the encoder sees, or else one behind a word of place in the trigger's own clause."""
    seen = [(mention, piece) for piece in draft.found.pieces("place")
            for mention in within(passage.places, view.chars(piece.first, piece.last))]  # fmt: skip
    if seen:
        mention, piece = min(seen, key=lambda pair: (pair[0].precision or 3, -pair[1].chance, pair[0].start))
        return _event_place(passage, view, mention, f"{mention.text!r}: encoder: place, {piece.chance:.2f}")
    sides = {(party.start, party.end) for party in (*draft.sides.actors, *draft.sides.recipients)}
    ranked: list[tuple[tuple[int, int], PlaceMention]] = []
    for mention in within(passage.places, view.span):
        if passage.dateline and mention.start == passage.dateline[0]:
            continue  # where the outlet writes from, not where it happened
        at = view.word_at(mention.start)
        located = _located(view, at)
        is_party = any(start < mention.end and mention.start < end for start, end in sides)
        apart = _apart(view, draft, at)
        if is_party or not located or apart:
            continue
        precision = mention.precision or 3
        far = abs(at - draft.found.first)
        ranked.append(((precision, far), mention))
    if not ranked:
        return None
    _, mention = min(ranked, key=lambda entry: entry[0])
    return _event_place(
        passage, view, mention, f"{mention.text!r}: behind a word of place in the clause of the trigger"
    )


def _event_place(passage: Passage, view: View, mention: PlaceMention, how: str) -> EventPlace:
    """The place with why; the narrower one where it only says where that lies: `Kota Stepanakert di Nagorno-Karabakh`."""
    narrower = _named_in(passage, view, mention)
    if narrower is not None:
        how, mention = f"{narrower.text!r}: in the place meant, {how}", narrower
    return EventPlace(name=mention.name, lat=mention.lat, lon=mention.lon, country=mention.country,
                      precision=mention.precision, why=f"{how}: {mention.why}")  # fmt: skip


def _named_in(passage: Passage, view: View, wider: PlaceMention) -> PlaceMention | None:
    """The more precise place of which a place says where it lies: right before it, with a word of location between."""
    for mention in within(passage.places, view.span):
        between = range(view.word_at(mention.end - 1) + 1, view.word_at(wider.start))
        is_finer = (mention.precision or 3) < (wider.precision or 3)
        if is_finer and 0 < len(between) <= BETWEEN and view.has("location", between[0]):
            return mention
    return None


def without_places(passage: Passage, view: View, sides: Sides) -> Sides:
    """The sides without recipients that are nothing but a place: it is where the deed was done, not whom it was done to."""
    places = within(passage.places, view.span)
    kept = tuple(
        party
        for party in sides.recipients
        if party.code or not any(place.start <= party.start and party.end <= place.end for place in places)
    )
    if kept == sides.recipients:
        return sides
    reasons = tuple(told for told in sides.reasons if told.field != "recipients" or kept)
    return msgspec.structs.replace(sides, recipients=kept, reasons=reasons)


def with_owner(passage: Passage, view: View, draft: Draft) -> Draft:
    """An attack on a place is one on the state that it belongs to, and help sent there is sent to it, where nobody is named.

    Source: the codebook on places and things that are hit. Not where the place is in the actor's own country.
    """
    known = any(party.code for party in draft.sides.recipients)
    doing = {country_of(party) for party in draft.sides.actors if party.code}
    if draft.type not in REACHING or known or not doing or draft.sides.symmetric:
        return draft
    seen = [view.chars(piece.first, piece.last) for role in HIT for piece in draft.found.pieces(role)]
    for mention in within(passage.places, view.span):
        there = any(start <= mention.start and mention.end <= end for start, end in seen) or (
            draft.type == "ASSAULT" and mention.start > draft.span[0]
        )
        if (
            there
            and mention.country
            and mention.country not in doing
            and not _apart(view, draft, view.word_at(mention.start))
        ):
            party = Party(
                start=mention.start, end=mention.end, text=mention.text, code=mention.country, name=mention.name
            )
            told = reason("recipients", "the state that the place belongs to", view.text, (party.start, party.end))
            sides = draft.sides
            return draft.with_sides(Sides(sides.actors, (party,), False, (told,)))
    return draft


def _located(view: View, at: int) -> bool:
    candidate = view.candidate(at)
    if candidate is not None:
        return governor(view, candidate) in ("location", "recipient")
    return any(view.ends(kind, place) for kind in ("location", "recipient") for place in range(max(at - 3, 0), at))


def _apart(view: View, draft: Draft, at: int) -> int:
    """How many clause borders stand between the trigger and a word."""
    low, high = sorted((draft.found.first, at))
    borders = sum(1 for place in range(low + 1, high) if view.words[place].text in STOPS or view.has("clause", place))
    return min(borders, 2)


def date_of(passage: Passage, view: View, draft: Draft) -> EventDate | None:
    """The resolved date that the encoder sees, or else the one named nearest to the trigger in its sentence, or None."""
    seen = surest(draft.found.pieces("date"))
    if seen is not None:
        for mention in _dated(passage, view, seen):
            return _event_date(mention, f"{mention.text!r}: encoder: date, {seen.chance:.2f}")
    ranked: list[tuple[tuple[int, int], DateMention]] = []
    for mention in within(passage.dates, view.span):
        if mention.from_ and mention.to and mention.precision:
            at = view.word_at(mention.start)
            ranked.append(((_apart(view, draft, at), abs(at - draft.found.first)), mention))
    if not ranked:
        return None
    mention = min(ranked, key=lambda entry: entry[0])[1]
    return _event_date(mention, f"{mention.text!r}: nearest date in the sentence")


def _dated(passage: Passage, view: View, piece: Piece) -> list[DateMention]:
    """The resolved dates that share words with a piece."""
    start, end = view.chars(piece.first, piece.last)
    return [d for d in within(passage.dates, view.span) if d.from_ and d.start < end and d.end > start]


def _event_date(mention: DateMention, how: str) -> EventDate:
    return EventDate(from_=mention.from_ or "", to=mention.to or "", precision=mention.precision or "day",
                     why=f"{how}; {mention.why}")  # fmt: skip
