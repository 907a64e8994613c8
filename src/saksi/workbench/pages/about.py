"""The page about the workbench itself: the ledger and its counts, and which places on the map are disputed."""

from pathlib import Path
from typing import Any

import msgspec
from fastapi import APIRouter

import saksi
from saksi.ledger.engines import shown
from saksi.records import Record
from saksi.workbench.desk import AtDesk, InLanguage, OpenLedger
from saksi.workbench.pages.page import page

NAMES = Path(__file__).parent.parent / "static" / "vendor" / "names.json"
router = APIRouter()


class DisputedPlace(Record, frozen=True, kw_only=True):
    """A disputed place, and who claims it."""

    name: str
    note: str


class About(Record, frozen=True, kw_only=True):
    """What the page tells: `tip` is the hash of the last of the `statements`; a team is not told where the `ledger` is."""

    version: str
    ledger: str | None
    articles: int
    events: int
    set_aside: int
    statements: int
    tip: str
    disputed: tuple[DisputedPlace, ...]


@page(router, "/about", "about.html")
def about(desk: AtDesk, ledger: OpenLedger, language: InLanguage) -> About:
    """The ledger, its counts, and the disputed places."""
    articles, told = ledger.count()
    end = ledger.tip()
    return About(
        version=saksi.__version__,
        ledger=None if desk.settings.team else shown(desk.settings.ledger),
        articles=articles,
        events=told,
        set_aside=sum(1 for _ in ledger.set_aside_items()),
        statements=end.number,
        tip=end.hash,
        disputed=disputed_places(language.code),
    )


def disputed_places(language: str, path: Path = NAMES) -> tuple[DisputedPlace, ...]:
    """The disputed places that the map shows, by name in this language."""
    features: list[dict[str, Any]] = msgspec.json.decode(path.read_bytes())["features"]
    told = [one["properties"] for one in features if one["properties"]["kind"] == "disputed"]
    found = [DisputedPlace(name=one[language], note=one[f"note_{language}"]) for one in told]
    return tuple(sorted(found, key=lambda place: place.name))
