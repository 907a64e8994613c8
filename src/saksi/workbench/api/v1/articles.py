"""Articles and stories, for programs."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from saksi.errors import UsageError
from saksi.ledger.filters import first_day, last_day
from saksi.ledger.listing import ReadingLine
from saksi.ledger.story_lists import StoryLine
from saksi.records import Record
from saksi.workbench.api.describing import answers
from saksi.workbench.cursors import After, Limit, read, written
from saksi.workbench.desk import OpenLedger, as_json
from saksi.workbench.pages.articles import asked as asked_articles
from saksi.workbench.security.costly import COSTLY

router = APIRouter(prefix="/api/v1", tags=["articles"])
LONGEST = 31
"""Days of which stories are told at once: every text is read for it."""
_DAY = {"pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "description": "A day, month or year."}
_WORDS = {"max_length": 200}


class Articles(Record, frozen=True, kw_only=True):
    """A page of articles, the latest published first, how many there are, and what to go on after."""

    articles: tuple[ReadingLine, ...]
    count: int
    after: str | None


class Stories(Record, frozen=True, kw_only=True):
    """Stories, the largest first."""

    stories: tuple[StoryLine, ...]


@router.get(
    "/articles", response_model=None, summary="Articles, the latest published first",
    responses=answers(Articles, "A page of the list."),
)  # fmt: skip
def articles(
    request: Request,
    ledger: OpenLedger,
    text: Annotated[str | None, Query(description="Words in title or text.", **_WORDS)] = None,
    outlet: Annotated[str | None, Query(description="The outlet that published it.", **_WORDS)] = None,
    language: Annotated[str | None, Query(description="By ISO 639-1 code.", **_WORDS)] = None,
    since: Annotated[str | None, Query(**_DAY)] = None,
    until: Annotated[str | None, Query(**_DAY)] = None,
    limit: Limit = 50,
    after: After = None,
) -> Response:
    """The articles that the filters leave."""
    given = {"text": text, "outlet": outlet, "language": language, "since": since, "until": until}
    chosen = asked_articles([(name, value) for name, value in given.items() if value])
    position = read(after, tuple[int])
    found = ledger.articles(chosen.filter, limit, position[0] if position else None)
    return as_json(
        request,
        Articles(
            articles=found.lines, count=found.count, after=written(None if found.after is None else [found.after])
        ),
    )


@router.get(
    "/stories", response_model=None, summary="Stories of some days, the largest first", tags=["stories"],
    responses=answers(Stories, "The stories."), dependencies=COSTLY,
)  # fmt: skip
def stories(
    request: Request,
    ledger: OpenLedger,
    since: Annotated[str, Query(**_DAY)],
    until: Annotated[str | None, Query(**_DAY)] = None,
    least: Annotated[int, Query(ge=1, le=1000, description="Articles of a story, at least.")] = 2,
) -> Response:
    """What the articles published from `since` until `until` tell, at most 31 days of them; `until` is `since` if not given."""
    first, last = date.fromisoformat(first_day(since)), date.fromisoformat(last_day(until or since))
    if not 0 <= (last - first).days < LONGEST:
        raise UsageError(f"stories are told of {LONGEST} days at most, and until is not before since")
    return as_json(request, Stories(stories=ledger.stories(f"{first}", f"{last}", least)))
