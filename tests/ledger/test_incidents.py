"""Incidents as a ledger lists and shows them, and people's decisions on them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readings import NYALA, event, party, reading
from reports import CLERK, OUTLETS, prose
from saksi import IncidentFilter, Ledger
from saksi.errors import UsageError
from saksi.ledger.incident_lists import IncidentLine
from saksi.records import Article, Dispute, Event, EventDate, EventPlace, FigureMention, Published, Reading

TINE = EventPlace(name="Tine", country="TCD", lat=15.04, lon=22.81, precision=1, why="named in the sentence")
CHAD = party("Chad", "TCD MIL")


def killed(number: int) -> FigureMention:
    return FigureMention(
        start=0, end=2, text=str(number), low=number, best=number, high=number, of="killed", why="stated"
    )


def attack(id: str, **given: Any) -> Event:
    return event(id, **{"place": NYALA, **given})


def told(
    id: str, *events: Event, text: str | None = None, outlet: str | None = None, day: str = "2023-04-24", **given: Any
) -> Reading:
    published = Published(from_=day, to=day, precision="day", why="stated")
    article = Article(
        text=text or prose(sum(map(ord, id))), title=f"Kabar {id}", publisher=outlet, published=published, language="id"
    )
    return reading(id, *events, article=article, **given)


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    """Three tellings of one attack, a copy among them, an accusation, and a skirmish in Chad without a day in the text."""
    with Ledger.open(place, now=lambda: "2026-01-01T00:00:00+00:00", outlets=OUTLETS) as opened:
        opened.add(
            told("one", attack("aaaa0001", figures=(killed(13),), via=("North Wire",)), text=CLERK, outlet="Lamp")
        )
        opened.add(
            told(
                "two",
                attack("aaaa0002", figures=(killed(13),), speaker=party("Army", "SDN MIL")),
                text=CLERK,
                outlet="Kite",
            )
        )
        ministry = party("Ministry", "SDN GOV")
        later = (
            attack("aaaa0003", figures=(killed(20),), mode="aerial"),
            event("bbbb0001", "ACCUSE", speaker=ministry),
        )
        opened.add(told("three", *later, outlet="Channel Six", day="2023-04-25"))
        opened.add(
            told("four", event("cccc0001", day=None, place=TINE, actors=(CHAD,), recipients=()), day="2023-05-02")
        )
        yield opened


def ids(lines: Iterator[IncidentLine]) -> list[str]:
    return [line.title or "" for line in lines]


def test_a_list_says_each_incident_in_short(ledger: Ledger) -> None:
    first, *_ = ledger.incidents()
    assert (first.type, first.mode, first.modality, first.status) == ("ASSAULT", "aerial", "actual", "uncontested")
    assert (first.mentions, first.reports, first.outlets, first.sources) == (3, 3, 3, 2)
    assert [backed.value for backed in (*first.actors, *first.recipients)] == ["SDN MIL", "SDN REB"]
    assert first.place is not None
    assert first.days is not None
    assert (first.place.name, first.days.first, first.days.by) == ("Nyala", "2023-04-23", "stated")
    (deaths,) = first.estimates
    assert (deaths.low, deaths.best, deaths.high, deaths.conservative) == (13, 13, 20, 13)
    assert (first.title, first.sentence) == ("Kabar one", CLERK[:40])


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, ["Kabar one", "Kabar three", "Kabar four"]),
        ({"limit": 1}, ["Kabar one"]),
        ({"actor": "TCD"}, ["Kabar four"]),
        ({"actor": "Militer"}, ["Kabar one", "Kabar three"]),
        ({"recipient": "SDN REB", "types": ("accuse",)}, ["Kabar three"]),
        ({"country": "tcd"}, ["Kabar four"]),
        ({"since": "2023-04-30"}, ["Kabar four"]),
        ({"since": "2023-05-02"}, ["Kabar four"]),
        ({"since": "2023-05-03"}, []),
        ({"until": "2023-04"}, ["Kabar one", "Kabar three", "Kabar four"]),
        ({"until": "2023-04-28"}, ["Kabar one", "Kabar three"]),
        ({"modality": "negated"}, []),
        ({"text": "clerk"}, ["Kabar one"]),
        ({"via": "kawat utara"}, ["Kabar one"]),
        ({"speaker": "SDN MIL"}, ["Kabar one"]),
        ({"statuses": ("one-sided",)}, ["Kabar three"]),
        ({"sources": 2}, ["Kabar one"]),
        ({"sources": 3}, []),
        ({"sources": 1, "limit": 2}, ["Kabar one", "Kabar three"]),
    ],
)
def test_filters(ledger: Ledger, chosen: dict[str, Any], found: list[str]) -> None:
    assert ids(ledger.incidents(IncidentFilter(**chosen))) == found


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"statuses": ("doubtful",)}, "status 'doubtful' is not one of uncontested, contested, one-sided, retracted"),
        ({"sources": 0}, "least number of sources is 1"),
        ({"since": "yesterday"}, "is not a day"),
    ],
)
def test_what_cannot_be_asked(ledger: Ledger, chosen: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        list(ledger.incidents(IncidentFilter(**chosen)))


def test_what_lasts_long_is_found_on_any_of_its_days(ledger: Ledger) -> None:
    siege = EventDate(from_="2023-01-01", to="2023-06-30", precision="span", why="stated")
    ledger.add(told("siege", attack("dddd0001", date=siege)))
    assert ids(ledger.incidents(IncidentFilter(since="2023-06"))) == ["Kabar siege"]
    assert ids(ledger.incidents(IncidentFilter(since="2023-04-26"))) == ["Kabar siege", "Kabar four"]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("SDN MIL", ["Kabar one", "Kabar three"]),
        ("SDN REB", ["Kabar one", "Kabar three"]),
        ("tine", ["Kabar four"]),
        ("Mars", []),
    ],
)
def test_a_timeline_is_of_an_actor_on_any_side_or_of_a_place(ledger: Ledger, given: str, found: list[str]) -> None:
    assert ids(ledger.timeline(given)) == found
    assert ids(ledger.timeline(given, IncidentFilter(types=("ACCUSE",)))) == [
        one for one in found if one == "Kabar three"
    ]


def test_lists_are_the_same_where_much_fits(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [IncidentFilter(actor="SDN"), IncidentFilter(text="kabar"), IncidentFilter(via="North Wire")]
    few = [ids(ledger.incidents(one)) for one in asked], ids(ledger.timeline("SDN")), ids(ledger.timeline("Tine"))
    monkeypatch.setattr("saksi.ledger.listing.FEW", 0)
    assert few == (
        [ids(ledger.incidents(one)) for one in asked],
        ids(ledger.timeline("SDN")),
        ids(ledger.timeline("Tine")),
    )


def test_an_incident_has_all_that_is_told_of_it(ledger: Ledger) -> None:
    made = ledger.incident("aaaa0002")
    assert made == ledger.incident(made.id[:8])
    assert [(one.reading_id, one.event.id, one.publisher, one.published) for one in made.mentions] == [
        ("one", "aaaa0001", "Lamp", "2023-04-24"),
        ("two", "aaaa0002", "Kite", "2023-04-24"),
        ("three", "aaaa0003", "Channel Six", "2023-04-25"),
    ]
    assert (made.sources.reports, made.sources.outlets, made.sources.sources) == (3, 3, 2)
    assert [merge.rule for merge in made.sources.merges] == ["copy"]
    assert (made.standing.told_by, made.standing.asserted_by) == (("Channel Six", "Lamp"), ("SDN",))
    assert [(said.best, said.outlet) for said in made.figures] == [(13, "Kite"), (13, "Lamp"), (20, "Channel Six")]
    assert [backed.value for backed in made.kinds] == ["ASSAULT", "ASSAULT aerial"]
    assert (made.type, made.mode) == ("ASSAULT", "aerial")
    assert [joined.mention for joined in made.joined] == ["aaaa0001", "aaaa0002", "aaaa0003"]
    assert all(ground.why for joined in made.joined for ground in joined.grounds)
    with pytest.raises(UsageError, match="no incident or event 'ffff0000'"):
        ledger.incident("ffff0000")


def test_who_disputes_an_incident_in_whatever_article(ledger: Ledger) -> None:
    denial = "RSF denied that anybody had walked over the crossing to the village."
    answer = Dispute(
        kind="denial", denial=(0, len(denial)), by=party("RSF", "SDN REB"), claim=None, claimed_by=None,
        event="aaaa0004", answer=None, why=(),
    )  # fmt: skip
    ledger.add(told("five", attack("aaaa0004"), text=denial, disputes=(answer,), outlet="Morning Post"))
    made = ledger.incident("aaaa0001")
    assert (made.status, made.standing.disputed_by) == ("contested", ("SDN REB",))
    assert [(one.reading, one.words) for one in made.answers] == [("five", denial)]
    assert ids(ledger.incidents(IncidentFilter(statuses=("contested",)))) == ["Kabar one"]


def test_what_nearly_joined_is_told(ledger: Ledger) -> None:
    village = EventPlace(name="Bulbul", country="SDN", lat=12.15, lon=24.95, precision=1, why="named in the sentence")
    ledger.add(told("six", event("eeee0001", place=village)))
    assert [near.mention for near in ledger.incident("aaaa0001").nearly] == ["eeee0001"]
    assert {near.mention for near in ledger.incident("eeee0001").nearly} == {"aaaa0001", "aaaa0002", "aaaa0003"}


def members(ledger: Ledger, id: str) -> list[str]:
    return sorted(one.event.id for one in ledger.incident(id).mentions)


def test_people_join_split_and_pin(ledger: Ledger) -> None:
    ledger.decide("split", ["aaaa0003"], by="Ana", why="another day")
    assert members(ledger, "aaaa0001") == ["aaaa0001", "aaaa0002"]
    assert members(ledger, "aaaa0003") == ["aaaa0003"]
    ledger.decide("join", ["aaaa0003", "cccc0001"], by="Ana", why="one campaign")
    assert members(ledger, "cccc0001") == ["aaaa0003", "cccc0001"]
    ledger.decide("pin", ["aaaa0001"], by="Budi", why="read all of it")
    ledger.add(told("seven", attack("aaaa0007"), outlet="Morning Post"))
    assert members(ledger, "aaaa0001") == ["aaaa0001", "aaaa0002"]
    made = ledger.incident("aaaa0001")
    assert [(one.kind, one.by, one.why, one.at[:4]) for one in made.decisions] == [
        ("split", "Ana", "another day", "2026"), ("pin", "Budi", "read all of it", "2026"),
    ]  # fmt: skip
    (first, *_) = ledger.statements("incident-split")
    assert (first.by, json.loads(first.json)["events"]) == ("Ana", ["aaaa0003"])
    assert list(ledger.verify()) == []
    ledger.rebuild()
    assert members(ledger, "cccc0001") == ["aaaa0003", "aaaa0007", "cccc0001"]


def test_the_later_of_two_decisions_counts(ledger: Ledger) -> None:
    ledger.decide("split", ["aaaa0001", "aaaa0002"], by="Ana", why="two streets", each=True)
    assert members(ledger, "aaaa0001") != members(ledger, "aaaa0002")
    ledger.decide("join", ["aaaa0001", "aaaa0002"], by="Budi", why="one street")
    made = ledger.incident("aaaa0002")
    assert {"aaaa0001", "aaaa0002"} <= {one.event.id for one in made.mentions}
    assert [one.kind for one in made.overruled] == ["split"]
    assert list(ledger.verify()) == []


def test_decisions_are_carried_over_to_what_a_newer_coder_makes_of_the_same_words(ledger: Ledger) -> None:
    ledger.decide("join", ["aaaa0003", "cccc0001"], by="Ana", why="one campaign")
    four = ledger.reading("four")
    same = event("ffff0002", day=None, place=TINE, actors=(), trigger=(15, 23))
    other = event("ffff0001", "ACCUSE", trigger=(0, 5))
    again = reading("four", other, same, article=four.article, digest=four.digest, coder="coder-2")
    ledger.add(again)
    assert "ffff0002" in members(ledger, "aaaa0003")
    assert members(ledger, "ffff0001") == ["ffff0001"]
    ledger.add(reading("four", article=four.article, digest=four.digest, coder="coder-3"))
    assert members(ledger, "aaaa0003") == ["aaaa0001", "aaaa0002", "aaaa0003"]
    ledger.add(reading("four", other, same, article=four.article, digest=four.digest, coder="coder-4"))
    assert "ffff0002" in members(ledger, "aaaa0003")
    assert list(ledger.verify()) == []


@pytest.mark.parametrize(
    ("kind", "given", "by", "why", "words"),
    [
        ("join", ["aaaa0001"], "Ana", "so", "nothing can be joined with"),
        ("join", ["aaaa0001", "zzzz0001"], "Ana", "so", "no incident or event 'zzzz0001'"),
        ("split", ["cccc0001"], "Ana", "so", "all the events of their incident"),
        ("pin", ["aaaa0001", "cccc0001"], "Ana", "so", "of 2 incidents"),
        ("pin", ["aaaa0001"], " ", "so", "the name of who takes it"),
        ("pin", ["aaaa0001"], "Ana", "", "and a reason"),
    ],
)
def test_what_cannot_be_decided(ledger: Ledger, kind: Any, given: list[str], by: str, why: str, words: str) -> None:
    before = ledger.tip()
    with pytest.raises(UsageError, match=words):
        ledger.decide(kind, given, by=by, why=why)
    assert ledger.tip() == before


def test_stories_are_articles_with_the_incidents_that_they_tell(ledger: Ledger) -> None:
    (story,) = ledger.stories()
    assert [line.id for line in story.articles] == ["one", "two"]
    assert story.incidents == (ledger.incident("aaaa0001").id,)
    assert len(ledger.stories(least=1)) == 3
    assert ledger.stories(since="2023-05") == ()


def test_a_reading_that_tells_nothing_any_more_leaves_no_incident(ledger: Ledger) -> None:
    four = ledger.reading("four")
    ledger.add(reading("four", article=four.article, digest=four.digest, coder="coder-2"))
    assert ids(ledger.incidents(IncidentFilter(country="TCD"))) == []


def test_a_long_list_counts_the_same_sources_as_each_incident_alone(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saksi.ledger.sources.REMEMBERED", 0)
    monkeypatch.setattr("saksi.ledger.incident_lists.AT_ONCE", 1)
    for number in range(4):
        ledger.add(told(f"more{number}", attack(f"{number}aaa000", day=f"2024-01-0{2 * number + 1}"), text=CLERK))
        ledger.add(told(f"again{number}", attack(f"{number}bbb000", day=f"2024-01-0{2 * number + 1}")))
    counted = [(line.id, line.sources) for line in ledger.incidents()]
    assert counted == [(id, ledger.incident(id).sources.sources) for id, _ in counted]
    assert max(count for _, count in counted) > 1
