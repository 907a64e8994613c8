"""A report: what one article says of one happening, as far as it matters for whose report it is."""

from collections.abc import Sequence
from functools import cached_property
from urllib.parse import urlsplit

from saksi.records import Event, Reading, Record, Span
from saksi.sourcing.shelf import Paper
from saksi.sourcing.sketches import Shingles


class Report(Record, frozen=True, kw_only=True, dict=True):
    """One article about one happening.

    `outlet` published it, or else the site that it stands on, between the two ISO days of `published`. `via` are the outlets
    that it credits for this happening, the nearest first, and `speakers` those who state it, by code or name. `skip` are
    spans of `text` that are no part of it.
    """

    reading: str
    text: str
    outlet: str | None = None
    published: tuple[str, str] | None = None
    via: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    skip: tuple[Span, ...] = ()

    @cached_property
    def shingles(self) -> Shingles:
        """Its text as shingles."""
        return Shingles.of(self.text, self.skip)

    @cached_property
    def paper(self) -> Paper:
        """What a shelf keeps of it."""
        return Paper(self.reading, self.outlet, self.shingles.sketch)


def report_of(reading: Reading, told: Sequence[Event] | None = None) -> Report:
    """The report of an article on the happening that some of its events tell; of all of them where none are given."""
    article, events = reading.article, reading.events if told is None else told
    speakers = (event.speaker for event in events if event.speaker)
    return Report(
        reading=reading.id,
        text=article.text,
        outlet=article.publisher or _site(article.url),
        published=(article.published.from_, article.published.to) if article.published else None,
        via=tuple(dict.fromkeys(outlet for event in events for outlet in event.via)),
        speakers=tuple(dict.fromkeys(who.code or who.name for who in speakers)),
        skip=tuple(
            (item.start, item.end) for item in reading.furniture if item.start is not None and item.end is not None
        ),
    )


def _site(url: str | None) -> str | None:
    """The host of a web address; None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
