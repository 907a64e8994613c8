"""What the ledger tells of sources: tellings of one thing, copies, credits, denials."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

import readings
from readings import NYALA, party, reading
from reports import CLERK, DRIVER, OUTLETS, UNDER, prose
from saksi import Ledger
from saksi.errors import UsageError
from saksi.ledger.engines import engine_of
from saksi.ledger.filters import EventFilter
from saksi.ledger.tables import shingles
from saksi.records import Article, Event, Furniture, Published, Reading


def clock() -> str:
    return "2026-01-01T00:00:00+00:00"


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    with Ledger.open(place, now=clock, outlets=OUTLETS) as opened:
        yield opened


def event(id: str, *given: Any, **more: Any) -> Event:
    """An event at a place where little happens: those of one day are one incident."""
    return readings.event(id, *given, **{"place": NYALA, **more})


def told(id: str, *events: Event, text: str | None = None, outlet: str | None = None, day: str | None = "2023-04-24",
         **given: Any) -> Reading:  # fmt: skip
    """A Reading of an article of an outlet; one without a text has words of its own."""
    published = Published(from_=day, to=day, precision="day", why="stated") if day else None
    article = Article(text=text or prose(sum(map(ord, id))), title=id, publisher=outlet, published=published)
    return reading(id, *events, article=article, **given)


def groups(ledger: Ledger, id: str) -> list[list[str]]:
    return [[member.reading for member in group] for group in ledger.sources(id).groups]


def shingles_in(place: Path | str) -> int:
    engine = engine_of(place)
    with engine.begin() as connection:
        counted = connection.execute(select(func.count()).select_from(shingles)).scalar_one()
    engine.dispose()
    return counted


def test_articles_that_tell_the_same_thing_are_grouped(ledger: Ledger) -> None:
    ledger.add(told("wire", event("aaaa0001"), text=CLERK, outlet="North Wire"))
    ledger.add(told("lamp", event("aaaa0002"), text=f"{CLERK} {prose(1, 30)}", outlet="Lamp"))
    ledger.add(told("kite", event("aaaa0003", via=("North Wire",)), text=DRIVER, outlet="Kite"))
    ledger.add(told("six", event("aaaa0004"), outlet="Channel Six"))
    found = ledger.sources("aaaa0003")
    assert (found.reports, found.outlets, found.sources) == (4, 4, 2)
    assert groups(ledger, "aaaa0001") == groups(ledger, "aaaa0004") == [["kite", "lamp", "wire"], ["six"]]
    assert sorted(merge.rule for merge in found.merges) == ["copy", "credits the other"]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({}, True),
        ({"actors": ()}, True),
        ({"actors": (party("Chad", "TCD MIL"),), "recipients": (party("FACT", "TCD REB"),)}, False),
        ({"type": "ACCUSE"}, False),
        ({"day": "2023-05-01"}, False),
    ],
)
def test_the_sources_of_an_event_are_those_of_its_incident(ledger: Ledger, other: dict[str, Any], same: bool) -> None:
    ledger.add(told("one", event("aaaa0001")))
    ledger.add(told("two", event("aaaa0002", **other)))
    assert ledger.sources("aaaa0001").reports == 1 + same
    assert ledger.incident("aaaa0001").sources == ledger.sources("aaaa0001")


def test_days_at_the_edge_of_the_calendar(ledger: Ledger) -> None:
    ledger.add(told("one", event("aaaa0001", day="0001-01-01"), event("aaaa0002", "ACCUSE", day="9999-12-31")))
    assert ledger.sources("aaaa0001").reports == ledger.sources("aaaa0002").reports == 1


def test_an_article_that_tells_it_twice_is_one_report_with_all_its_credits(ledger: Ledger) -> None:
    ledger.add(
        told("one", event("aaaa0001"), event("aaaa0002", via=("AFP",)), event("aaaa0003", via=("Kite",)), outlet="Lamp")
    )
    ((member,),) = ledger.sources("aaaa0001").groups
    assert (member.reading, member.via, member.outlet) == ("one", ("AFP", "Kite"), "Lamp")


def test_background_that_is_asked_for_is_told_by_its_article(ledger: Ledger) -> None:
    ledger.add(told("one", event("aaaa0001", background=True)))
    assert groups(ledger, "aaaa0001") == [["one"]]


def test_copies_of_an_article_without_its_furniture(ledger: Ledger) -> None:
    related = "Read also what we wrote about the bridge last week and the week before"
    text = f"{CLERK}\n{related}\n{prose(1, 20)}"
    piece = Furniture(text=related, label="related", start=text.index(related), end=text.index(related) + len(related))
    ledger.add(told("one", text=text, furniture=(piece,), outlet="Lamp"))
    ledger.add(told("two", text=CLERK, outlet="Kite"))
    ledger.add(told("three", text=f"{DRIVER}\n{related}", outlet="Kite"))
    (found,) = ledger.copies_of("two")
    assert (found.one, found.other, found.contained) == ("one", "two", 1.0)
    assert [copy.other for copy in ledger.copies_of("one")] == ["two"]
    assert ledger.copies_of("three") == ()
    with pytest.raises(UsageError, match="no document 'four'"):
        ledger.copies_of("four")


def test_house_text_is_known_from_the_whole_ledger(ledger: Ledger) -> None:
    for number in range(6):
        text, found = f"{prose(number, 30)} {UNDER}", event(f"aaaa000{number}", "ACCUSE" if number > 1 else "ASSAULT")
        ledger.add(told(f"doc{number}", found, text=text, outlet="Lamp" if number else "Kite"))
    assert ledger.copies_of("doc0") == ledger.copies_of("doc3") == ()
    assert ledger.sources("aaaa0000").sources == 2


def test_a_newer_reading_takes_the_place_of_the_older_sketch(ledger: Ledger, place: Path | str) -> None:
    ledger.add(told("one", event("aaaa0001"), text=CLERK))
    before = shingles_in(place)
    ledger.add(told("one", event("aaaa0002"), text=CLERK, coder="encoder-2"))
    assert shingles_in(place) == before
    ledger.add(told("two", text=CLERK))
    assert [found.other for found in ledger.copies_of("one")] == ["two"]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (EventFilter(via="North Wire"), {"relay", "chain"}),
        (EventFilter(via="kawat utara"), {"relay", "chain"}),
        (EventFilter(via="some radio"), {"chain"}),
        (EventFilter(via="North"), set()),
        (EventFilter(via="%"), set()),
        (EventFilter(speaker="SDN"), {"relay", "claim"}),
        (EventFilter(speaker="SDN MIL"), {"claim"}),
        (EventFilter(speaker="ministry"), {"relay"}),
        (EventFilter(speaker="RSF"), set()),
        (EventFilter(disputed=True), {"claim"}),
        (EventFilter(single_source=True), {"relay", "denial", "claim"}),
        (EventFilter(single_source=True, limit=1), {"relay"}),
        (EventFilter(single_source=True, via="North Wire"), {"relay"}),
    ],
)
def test_filters(ledger: Ledger, chosen: EventFilter, found: set[str]) -> None:
    ministry, army = party("Foreign Ministry", "SDN GOV"), party("The army", "SDN MIL")
    ledger.add(
        told("one", event("relay", "REQUEST", "2023-01-01", via=("North Wire",), speaker=ministry), outlet="Lamp")
    )
    ledger.add(told("two", event("chain", via=("Some Radio", "North Wire")), outlet="Lamp"))
    ledger.add(told("three", event("again"), outlet="Channel Six"))
    claim, denial = event("claim", "ACCUSE", speaker=army), event("denial", "REJECT", "2023-04-22", disputes="claim")
    ledger.add(told("four", claim, denial, outlet="Kite"))
    assert {telling.event.id for telling in ledger.events(chosen)} == found


def test_a_denial_that_a_newer_reading_no_longer_tells_is_none(ledger: Ledger) -> None:
    ledger.add(told("one", event("claim"), event("denial", "REJECT", disputes="claim")))
    assert [telling.event.id for telling in ledger.events(EventFilter(disputed=True))] == ["claim"]
    ledger.add(told("one", event("claim"), coder="encoder-2"))
    assert list(ledger.events(EventFilter(disputed=True))) == []
