"""The page about the workbench itself: the ledger, its counts, and what is used."""

from fastapi import APIRouter

import saksi
from saksi.ledger.engines import shown
from saksi.records import Record
from saksi.workbench.desk import AtDesk, OpenLedger
from saksi.workbench.pages.page import page

router = APIRouter()


class About(Record, frozen=True, kw_only=True):
    """What the page tells: `tip` is the hash of the last of the `statements`."""

    version: str
    ledger: str
    articles: int
    events: int
    set_aside: int
    statements: int
    tip: str
    team: bool


@page(router, "/about", "about.html")
def about(desk: AtDesk, ledger: OpenLedger) -> About:
    """The ledger and its counts."""
    articles, told = ledger.count()
    end = ledger.tip()
    return About(
        version=saksi.__version__, ledger=shown(desk.settings.ledger), articles=articles, events=told,
        set_aside=sum(1 for _ in ledger.set_aside_items()), statements=end.number, tip=end.hash, team=desk.settings.team,
    )  # fmt: skip
