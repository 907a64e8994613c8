"""The ledger browsed: filters over incidents and events, pages behind a position, and what all that is left comes to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import overviews
from overviews import told
from readings import event, party
from saksi import EventFilter, IncidentFilter, Ledger
from saksi.errors import UsageError
from saksi.ledger.browsing import Browsing
from saksi.ledger.incident_lists import Order
from saksi.records import EventDate

ALL = ["nowhere", "claim", "strike-one", "siege", "pact", "undated"]
EVENTS = ["nowhere", "claim", "strike-two", "strike-one", "siege", "pact", "undated"]


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    overviews.ledger_at(place)
    with Ledger.open(place, now=lambda: "2026-01-02T00:00:00+00:00") as opened:
        yield opened


@pytest.fixture
def browsing(ledger: Ledger) -> Browsing:
    return ledger.browsing


def name(title: str | None) -> str:
    return (title or "").split("<b>")[1].split("</b>")[0]


def listed(browsing: Browsing, **asked: Any) -> list[str]:
    return [name(line.title) for line in browsing.incidents(IncidentFilter(**asked), 50).incidents]


def test_filters_over_incidents(browsing: Browsing, ledger: Ledger) -> None:
    expected: list[tuple[dict[str, Any], list[str]]] = [
        ({}, ALL),
        ({"quads": ("verbal conflict", "verbal cooperation")}, ["pact", "undated"]),
        ({"quads": ("verbal conflict",), "types": ("AGREE",)}, []),
        ({"place": "nyala"}, ["strike-one"]),  # there is a place of this name: it alone is meant
        ({"place": "NYAL"}, ["claim", "strike-one", "siege"]),
        ({"place": "%"}, []),
        ({"disputed": True}, ["claim"]),
        ({"states": ("accepted",)}, ["pact"]),
        ({"states": ("unreviewed", "flagged")}, [one for one in ALL if one != "pact"]),
        ({"states": ("accepted", "unreviewed")}, ALL),
        ({"sources": 2}, ["strike-one"]),
        ({"single_source": True}, [one for one in ALL if one != "strike-one"]),
        ({"sources": 2, "single_source": True}, []),
        ({"statuses": ("contested", "retracted")}, ["claim"]),
        ({"since": "2023-04", "until": "2023-04-24"}, ["strike-one", "siege"]),
        ({"via": "reuters", "actor": "SDN"}, ["strike-one"]),
    ]
    for asked, found in expected:
        assert listed(browsing, **asked) == found, asked
        lines = ledger.incidents(IncidentFilter(**asked))
        assert sorted(name(line.title) for line in lines) == sorted(found), asked
        assert browsing.counts(IncidentFilter(**asked)).incidents == len(found), asked


def test_filters_over_events(browsing: Browsing) -> None:
    expected: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
        ({}, {}, EVENTS),
        ({"quads": ("verbal cooperation",)}, {}, ["pact"]),
        ({"place": "nyala n"}, {}, ["claim", "siege"]),
        ({"state": ("accepted", "flagged")}, {}, ["pact"]),
        ({"state": ("unreviewed", "accepted")}, {}, EVENTS),
        ({}, {"statuses": ("contested",)}, ["claim"]),
        ({}, {"sources": 2}, ["strike-two", "strike-one"]),
        ({"via": "reuters"}, {"sources": 2}, ["strike-two"]),
        ({"disputed": True}, {"single_source": True}, ["claim"]),
    ]
    for asked, of, found in expected:
        page = browsing.events(EventFilter(**asked), IncidentFilter(**of), 50)
        assert [name(one.title) for one in page.events] == found, (asked, of)


def test_pages_go_on_where_they_were_whatever_is_added(browsing: Browsing, ledger: Ledger) -> None:
    orders: tuple[Order, ...] = ("latest", "changed")
    for order in orders:
        found, after = [], None
        while True:
            page = browsing.incidents(IncidentFilter(), 2, after, order)
            found += [name(line.title) for line in page.incidents]
            after = page.after
            if after is None:
                break
        assert sorted(found) == sorted(ALL)
    events, position = [], None
    while True:
        told_page = browsing.events(EventFilter(), IncidentFilter(), 3, position)
        events += [name(one.title) for one in told_page.events]
        position = told_page.after
        if position is None:
            break
    assert events == EVENTS
    first = browsing.incidents(IncidentFilter(), 2)
    ledger.add(told("later", "Lamp", "Nine.", event("9999aaaa", "AID", "2023-05-01")))
    rest = browsing.incidents(IncidentFilter(), 50, first.after)
    assert [name(line.title) for line in rest.incidents] == ALL[2:]
    newest = browsing.incidents(IncidentFilter(), 1, order="changed")
    assert (name(newest.incidents[0].title), newest.changed) == ("later", ("2026-01-02T00:00:00+00:00",))


def test_what_is_left_is_summed_up(browsing: Browsing) -> None:
    counts = browsing.counts(IncidentFilter())
    assert (counts.incidents, counts.undated, counts.unplaced) == (6, 1, 1)
    assert counts.types == {"ASSAULT": 2, "ACCUSE": 1, "AGREE": 1, "COERCE": 1, "PROTEST": 1}
    assert counts.quads == {"material conflict": 4, "verbal conflict": 1, "verbal cooperation": 1}
    assert counts.statuses == {"uncontested": 5, "contested": 1}
    places = browsing.places(IncidentFilter())
    assert [(one.place, one.country, one.count) for one in places] == [
        ("Nyala North", "SDN", 2), ("Tine", "TCD", 2), ("Nyala", "SDN", 1),
    ]  # fmt: skip
    assert browsing.totals({"a": IncidentFilter(), "b": IncidentFilter(place="tine")}) == {"a": 6, "b": 2}


def test_sources_are_counted_anew_when_something_was_added(browsing: Browsing, ledger: Ledger) -> None:
    assert listed(browsing, sources=2) == ["strike-one"]
    strike = event("aaaa0009", place=overviews.NYALA, figures=(overviews.killed(13),))
    ledger.add(told("strike-three", "Channel Six", "Ten.", strike))
    assert listed(browsing, sources=3) == ["strike-one"]


def test_a_timeline_goes_in_steps_that_suit_it(browsing: Browsing, ledger: Ledger) -> None:
    days = browsing.timeline(IncidentFilter(since="2023-04"))
    assert days.step == "day"
    # the siege began before what is asked for, and stands at the first day that is
    assert [(part.since, sum(part.quads.values())) for part in days.parts if part.quads] == [
        ("2023-04-01", 1), ("2023-04-23", 1), ("2023-04-25", 1), ("2023-04-27", 1),
    ]  # fmt: skip
    assert [part.since for part in days.parts][:2] == ["2023-04-01", "2023-04-02"]
    weeks = browsing.timeline(IncidentFilter())
    assert weeks.step == "week"
    assert (weeks.parts[0].since, weeks.parts[0].until) == ("2022-12-26", "2023-01-01")
    assert sum(sum(part.quads.values()) for part in weeks.parts) == 5
    ledger.add(told("long-ago", "Lamp", "Old.", event("8888aaaa", "AID", "2015-05-06")))
    months = browsing.timeline(IncidentFilter())
    assert (months.step, months.parts[0].since, months.parts[0].until) == ("month", "2015-05-01", "2015-05-31")
    first = EventDate(from_="0001-01-01", to="9999-12-31", precision="span", why="stated")
    ledger.add(told("always", "Lamp", "Always.", event("7777aaaa", "AID", date=first)))
    years = browsing.timeline(IncidentFilter())
    assert (years.step, years.parts[0].until, years.parts[-1].since) == ("year", "0001-12-31", "2023-01-01")
    assert browsing.timeline(IncidentFilter(since="9999-12")).parts[-1].until == "9999-12-01"
    assert browsing.timeline(IncidentFilter(country="ATA")).parts == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"quads": ("conflict",)}, "quad 'conflict' is not one of verbal cooperation"),
        ({"states": ("done",)}, "state 'done' is not one of"),
        ({"statuses": ("doubtful",)}, "status 'doubtful' is not one of"),
    ],
)
def test_what_cannot_be_asked(browsing: Browsing, asked: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        browsing.counts(IncidentFilter(**asked))


def test_a_line_says_who_tells_it_and_on_whose_word(ledger: Ledger) -> None:
    speaker = party("RSF", "SDN REB")
    ledger.add(
        told("echo", "Kite", "Eight.", event("bbbb0002", day="2023-04-25", place=overviews.NORTH, speaker=speaker))
    )
    denied = event("bbbb0003", day="2023-04-25", modality="negated", speaker=party("Army", "SDN MIL"))
    ledger.add(told("no", "Dawn", "Nine.", denied))
    ledger.decide("join", ["bbbb0001", "bbbb0002", "bbbb0003"], by="Sari", why="one raid")
    lines = {name(line.title): line for line in ledger.browsing.incidents(IncidentFilter(), 50).incidents}
    assert {title: line.tellers for title, line in lines.items() if len(line.tellers) > 1} == {
        "strike-one": ("Kite", "Lamp"), "claim": ("Dawn", "Kite", "Lamp")
    }  # fmt: skip
    assert {title: line.according_to for title, line in lines.items() if line.according_to} == {"claim": ("RSF",)}
    assert next(ledger.incidents(IncidentFilter(statuses=("contested",)))) == lines["claim"]
    assert lines["siege"] in ledger.browsing.told_by("siege")
    ledger.add(told("plain", "Noon", "Ten.", event("bbbb0004", day="2023-04-25", place=overviews.NORTH)))
    ledger.decide("join", ["bbbb0001", "bbbb0004"], by="Sari", why="one raid")
    (claim,) = ledger.incidents(IncidentFilter(statuses=("contested",)))
    assert (claim.tellers, claim.according_to) == (("Dawn", "Kite", "Lamp", "Noon"), ())
