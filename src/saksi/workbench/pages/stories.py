"""Stories: articles that tell of one happening, by the days in which they were published."""

from typing import Annotated

from fastapi import APIRouter, Query

from saksi.errors import UsageError
from saksi.incidents.mentions import moved
from saksi.incidents.outline import Outline
from saksi.ledger.articles import ArticleFilter
from saksi.ledger.filters import first_day, last_day
from saksi.ledger.ledger import Ledger
from saksi.ledger.story_lists import StoryLine
from saksi.records import Record
from saksi.workbench.desk import OpenLedger
from saksi.workbench.pages.page import page
from saksi.workbench.security.costly import COSTLY

router = APIRouter()
DAYS = 30
"""Where no days are asked for, so many before the latest article are shown."""
AT_MOST = 1000
"""Articles that are grouped at once: each takes some milliseconds."""
INCIDENTS = 12
"""Incidents shown of a story."""
Day = Annotated[str, Query(max_length=20)]


class Stories(Record, frozen=True, kw_only=True):
    """The stories of some days. `articles` were published in them; where these are too many there are no stories."""

    since: str | None
    until: str | None
    least: int
    articles: int
    too_many: bool
    stories: tuple[StoryLine, ...]
    incidents: dict[str, Outline]


@page(router, "/stories", "stories.html", COSTLY)
def stories(
    ledger: OpenLedger, since: Day = "", until: Day = "", least: Annotated[int, Query(ge=1, le=999)] = 2
) -> Stories:
    """The stories of the days that are asked for, else of the latest ones, each with so many articles at least."""
    first, last = _days(ledger, since.strip(), until.strip())
    count = ledger.articles(ArticleFilter(since=first, until=last), 1).count
    found = ledger.stories(first, last, least) if count <= AT_MOST else ()
    shown = {incident for story in found for incident in story.incidents[:INCIDENTS]}
    return Stories(
        since=first, until=last, least=least, articles=count, too_many=count > AT_MOST, stories=found,
        incidents=ledger.lookups.incidents(shown),
    )  # fmt: skip


def _days(ledger: Ledger, since: str, until: str) -> tuple[str | None, str | None]:
    if since and until and first_day(since) > last_day(until):
        raise UsageError(f"since {since} is after until {until}; nothing can be in between")
    if since or until:
        return since or None, until or None
    latest = next(iter(ledger.articles(ArticleFilter(), 1).lines), None)
    return (moved(latest.published, -DAYS), None) if latest and latest.published else (None, None)
