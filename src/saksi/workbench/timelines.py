"""A timeline as the bars of a chart, each of which leads to its days."""

from saksi.ledger.filters import QUADS
from saksi.ledger.incident_sums import Timeline
from saksi.workbench.charts import Bar
from saksi.workbench.filters import Filters
from saksi.workbench.language import Language


def bars_of(timeline: Timeline, asked: Filters, language: Language) -> tuple[Bar, ...]:
    """A bar for each part of a timeline, conflict at the bottom; its address is this view of those days alone."""
    return tuple(
        Bar(
            label=language.days(part.since, part.until),
            amounts=tuple((quad.replace(" ", "-"), part.quads[quad]) for quad in reversed(QUADS) if quad in part.quads),
            href=f"/?{asked.but(since=part.since, until=part.until).query()}",
            since=part.since,
            until=part.until,
        )
        for part in timeline.parts
    )
