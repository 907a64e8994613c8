"""Events, articles and what was set aside as lines of a list."""

from typing import TYPE_CHECKING

from saksi.cli.output import Line
from saksi.records import Event, Party

if TYPE_CHECKING:
    from saksi.ledger.ledger import SetAsideLine
    from saksi.ledger.listing import ReadingLine, Telling

EVENT_COLUMNS = ("date", "type", "actors", "recipients", "place", "modality", "according to", "outlet", "id")
EVENT_CSV = (
    *EVENT_COLUMNS[:-1],
    "mode",
    "quad",
    "cameo",
    "goldstein",
    "confidence",
    "via",
    "sentence",
    "article",
    "id",
)
ARTICLE_COLUMNS = ("published", "title", "publisher", "language", "events", "id")
SET_ASIDE_COLUMNS = ("number", "code", "origin", "locator", "reason", "hint")


def event_line(event: Event, sentence: str, publisher: str | None, article: str, published: str | None) -> Line:
    """What a list says of an event. A day that the text does not give is the article's, in brackets."""
    return {
        "date": days(event) or (f"({published})" if published else ""),
        "type": kind(event),
        "actors": names(event.actors),
        "recipients": "each other" if event.symmetric and not event.recipients else names(event.recipients),
        "place": event.place.name if event.place else "",
        "modality": f"{event.modality}, background" if event.background else event.modality,
        "according to": said_by(event),
        "outlet": publisher or "",
        "mode": event.mode or "",
        "quad": event.quad,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "confidence": event.confidence,
        "via": "; ".join(event.via),
        "sentence": sentence,
        "article": article,
        "id": event.id[:8],
    }


def kind(event: Event) -> str:
    """`ASSAULT aerial`: the type, and the mode where it has one."""
    return f"{event.type} {event.mode}" if event.mode else event.type


def in_short(event: Event) -> str:
    """`ASSAULT aerial, Azerbaijan [AZE] -> Armenia [ARM]`; a question mark for a side that nobody is named on."""
    return f"{kind(event)}, {names(event.actors) or '?'} -> {names(event.recipients) or '?'}"


def telling_line(telling: "Telling") -> Line:
    """The line of an event in the ledger."""
    return event_line(telling.event, telling.sentence, telling.publisher, telling.reading_id, telling.published)


def article_line(line: "ReadingLine") -> Line:
    """The line of an article in the ledger."""
    return {
        "published": line.published or "",
        "title": line.title or "",
        "publisher": line.publisher or "",
        "language": line.language or "",
        "events": line.events,
        "origin": line.origin,
        "coder": line.coder,
        "added_at": line.added_at,
        "id": line.id,
    }


def set_aside_line(line: "SetAsideLine") -> Line:
    """The line of something that was set aside."""
    item = line.item
    return {
        "number": line.number,
        "code": item.code,
        "origin": item.origin,
        "locator": item.locator,
        "reason": item.reason,
        "hint": item.hint,
        "first_at": line.first_at,
    }


def names(parties: tuple[Party, ...]) -> str:
    """The parties as written, each with its code: `Moskow [RUS]`."""
    return ", ".join(f"{party.text} [{party.code or '?'}]" for party in parties)


def said_by(event: Event) -> str:
    """Who states it, and through whom: `Pemerintah Armenia [ARM GOV] via Reuters`."""
    speaker = names((event.speaker,)) if event.speaker else ""
    via = f"via {', '.join(event.via)}" if event.via else ""
    return " ".join(part for part in (speaker, via) if part)


def days(event: Event) -> str:
    """The day or interval of an event; empty where the text gives none."""
    if event.date is None:
        return ""
    return event.date.from_ if event.date.from_ == event.date.to else f"{event.date.from_}/{event.date.to}"
