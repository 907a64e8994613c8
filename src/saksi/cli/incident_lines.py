"""Incidents and stories as lines of a list, and all that is told of one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from saksi.cli.lines import names, said_by
from saksi.cli.output import Line
from saksi.cli.sourcing import counted

if TYPE_CHECKING:
    from saksi.incidents.grounds import Ground
    from saksi.incidents.mentions import Days
    from saksi.incidents.merging import Backed, Estimate
    from saksi.ledger.incident_lists import IncidentLine
    from saksi.ledger.incident_view import IncidentView
    from saksi.ledger.story_lists import StoryLine

INCIDENT_COLUMNS = ("date", "type", "actors", "recipients", "place", "status", "figures", "sources", "id")
INCIDENT_CSV = (*INCIDENT_COLUMNS[:-1], "modality", "mentions", "reports", "outlets", "sentence", "title", "id")
STORY_COLUMNS = ("from", "to", "articles", "outlets", "words", "title", "incidents", "id")


def line_of(line: "IncidentLine") -> Line:
    """The line of an incident."""
    return {
        "date": _days(line.days),
        "type": _kind(line.type, line.mode, line.modality),
        "actors": _parties(line.actors),
        "recipients": _parties(line.recipients),
        "place": line.place.name if line.place else "",
        "modality": line.modality,
        "status": line.status,
        "figures": "; ".join(map(_estimate, line.estimates)),
        "mentions": line.mentions,
        "reports": line.reports,
        "outlets": line.outlets,
        "sources": f"{line.sources} of {counted(line.reports, 'report')}",
        "sentence": line.sentence,
        "title": line.title or "",
        "id": line.id[:8],
    }


def summary_of(found: "IncidentView") -> Iterator[tuple[str, str]]:
    """What is told of an incident at first, by its names."""
    sources = found.sources
    yield "date", " or ".join(map(_days, (found.days, *found.other_days)))
    yield "type", _kind(found.type, found.mode, found.modality)
    yield "actors", _parties(found.actors)
    yield "recipients", _parties(found.recipients)
    yield "also named", _parties(found.other_parties)
    yield "place", " or ".join(place.name for place in (found.place, *found.other_places) if place)
    yield "contexts", ", ".join(found.contexts)
    yield "status", found.status
    yield "told by", ", ".join(found.standing.told_by)
    yield "asserted by", ", ".join(found.standing.asserted_by)
    yield "disputed by", ", ".join(found.standing.disputed_by)
    yield from (("figures" if not at else "", _estimate(told)) for at, told in enumerate(found.estimates))
    yield (
        "sources",
        (
            f"{counted(sources.reports, 'report')} by {counted(sources.outlets, 'outlet')} "
            f"from {counted(sources.sources, 'independent source')}"
        ),
    )
    yield "id", found.id


def tables_of(found: "IncidentView") -> Iterator[tuple[str, list[list[object]], tuple[str, ...]]]:
    """What is told of an incident besides, each as a title, rows and columns."""
    mentions: list[list[object]] = [
        [told.published, told.publisher, said_by(told.event), told.sentence, told.reading_id, told.event.id[:8]]
        for told in found.mentions
    ]
    yield "Told by", mentions, ("published", "outlet", "according to", "sentence", "article", "event")
    answers: list[list[object]] = [
        [one.dispute.kind, names((one.dispute.by,)), one.words, one.reading, one.why] for one in found.answers
    ]
    yield "Disputed or confirmed by", answers, ("kind", "by", "words", "article", "why")
    figures: list[list[object]] = [
        [said.of, said.text, said.whom, said.speaker, said.outlet, said.told] for said in found.figures
    ]
    yield "Figures", figures, ("of", "number", "whom", "according to", "outlet", "published")
    merges: list[list[object]] = [[f"{one.one}, {one.other}", one.rule, one.why] for one in found.sources.merges]
    yield "Reports that depend on each other", merges, ("articles", "rule", "why")
    joined: list[list[object]] = [[one.mention[:8], one.to[:8], one.score, _why(one.grounds)] for one in found.joined]
    yield "Why they are one", joined, ("event", "with", "sum", "grounds")
    nearly: list[list[object]] = [[one.mention[:8], one.to[:8], one.score, one.why] for one in found.nearly]
    yield "Nearly in it", nearly, ("event", "with", "sum", "why not")
    decisions: list[list[object]] = [
        [one.kind, one.by, one.at[:10], one.why, "overruled by a later one" if one in found.overruled else ""]
        for one in found.decisions
    ]
    yield "Decided", decisions, ("what", "by", "when", "why", "")


def story_of(story: "StoryLine") -> Line:
    """The line of a story."""
    days = [line.published for line in story.articles if line.published]
    return {
        "from": min(days, default=""),
        "to": max(days, default=""),
        "articles": len(story.articles),
        "outlets": len({line.publisher or line.id for line in story.articles}),
        "words": ", ".join(word.removeprefix("=") for word in story.words),
        "title": next((line.title for line in story.articles if line.title), ""),
        "incidents": len(story.incidents),
        "id": story.id,
    }


def _days(days: "Days | None") -> str:
    """The days of an incident; in brackets where they are counted from publication."""
    if days is None:
        return ""
    shown = days.first if days.first == days.last else f"{days.first}/{days.last}"
    return shown if days.by == "stated" else f"({shown})"


def _kind(type_: str, mode: str | None, modality: str) -> str:
    return " ".join(part for part in (type_, mode, "" if modality == "actual" else f"({modality})") if part)


def _parties(parties: "tuple[Backed, ...]") -> str:
    return ", ".join(one.value if one.value == one.name else f"{one.name} [{one.value}]" for one in parties)


def _estimate(told: "Estimate") -> str:
    """`killed 13 to 20, best 13, at least 13`; a single number where all agree."""
    if told.best is None or told.low == told.best == told.high:
        return f"{told.of} {told.best if told.best is not None else '?'}"
    return f"{told.of} {told.low} to {told.high or '?'}, best {told.best}, conservative {told.conservative}"


def _why(grounds: "tuple[Ground, ...]") -> str:
    return "; ".join(f"{ground.field} {ground.weight:+.1f}: {ground.why}" for ground in grounds)
