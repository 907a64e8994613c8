"""The list of articles, by words, outlet, language and day."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request

from saksi.errors import UsageError
from saksi.ledger.articles import ArticleFilter
from saksi.ledger.filters import first_day, last_day
from saksi.ledger.listing import ReadingLine
from saksi.records import Record
from saksi.workbench.desk import OpenLedger
from saksi.workbench.filters import LONGEST
from saksi.workbench.pages.page import page

router = APIRouter()
AT_ONCE = 50
"""Articles of one page."""
LARGEST = 2**31
"""More articles no ledger numbers."""


class Articles(Record, frozen=True, kw_only=True):
    """A page of the list: what was asked for, how many articles that leaves, and what to go on after."""

    asked: ArticleFilter
    count: int
    articles: tuple[ReadingLine, ...]
    languages: tuple[str, ...]
    after: int | None


class Asked(Record, frozen=True, kw_only=True):
    """The filter in an address, and the number behind which the list goes on."""

    filter: ArticleFilter
    after: int | None


def asked(given: Iterable[tuple[str, str]]) -> Asked:
    """What names and values ask for; other names and empty values are passed over. UsageError for a value that cannot be."""
    found: dict[str, str] = {}
    for name, value in given:
        value = value.strip()
        if value and name in (*ArticleFilter.__struct_fields__, "after"):
            if name in found:
                raise UsageError(f"{name} is given twice; one value is enough")
            if len(value) > LONGEST:
                raise UsageError(f"{name} has {len(value)} characters; {LONGEST} are the most")
            if "\x00" in value:
                raise UsageError(f"{name} holds a character that no text has; write it anew")
            found[name] = value
    after = _number(found.pop("after", None))
    chosen = ArticleFilter(**found)
    if chosen.since and chosen.until and first_day(chosen.since) > last_day(chosen.until):
        raise UsageError(f"since {chosen.since} is after until {chosen.until}; nothing can be in between")
    return Asked(filter=chosen, after=after)


def asked_here(request: Request) -> Asked:
    """What the address asks for."""
    return asked(request.query_params.multi_items())


@page(router, "/articles", "articles.html")
def articles(ledger: OpenLedger, given: Annotated[Asked, Depends(asked_here)]) -> Articles:
    """The articles that the address asks for, the latest published first."""
    found = ledger.articles(given.filter, AT_ONCE, given.after)
    return Articles(
        asked=given.filter, count=found.count, articles=found.lines, languages=ledger.languages(),
        after=found.after,
    )  # fmt: skip


def _number(given: str | None) -> int | None:
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and int(given[:12]) < LARGEST):
        raise UsageError(f"after {given!r} is not the number of an article; begin the list anew")
    return int(given)
