"""What people decide on events changes the incidents and actors that are made of them, at once and in both stores."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from readings import NYALA, event, party, reading
from saksi import EventFilter, Ledger
from saksi.errors import RejectedError
from saksi.incidents.grouping import Grouping
from saksi.incidents.mentions import mentions_of
from saksi.ledger.engines import engine_of
from saksi.ledger.incident_filters import IncidentFilter
from saksi.ledger.incident_tables import mentions
from saksi.ledger.linking import vocabulary
from saksi.records import Article, Dispute, Event, Published, Reading
from saksi.review.records import Action, Review

ARMY, REBELS, CHAD = party("Militer Sudan", "SDN MIL"), party("RSF", "SDN REB", 24), party("Chad", "TCD")
CAIRO = {"name": "Kairo", "country": "EGY", "lat": 30.05, "lon": 31.25, "precision": 1, "why": "by hand"}


def told(id: str, *events: Event, outlet: str = "Harian Teluk", **given: Any) -> Reading:
    text = f"Militer Sudan menyerang RSF di Nyala pada hari Minggu, kata warga, menurut berita {id}."
    published = Published(from_="2023-04-24", to="2023-04-24", precision="day", why="stated")
    article = Article(text=text, title=None, language="id", publisher=outlet, published=published)
    return reading(id, *events, article=article, text=text, **given)


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    """One attack that two outlets tell; one that the army denies."""
    denial = Dispute(
        kind="denial",
        denial=(0, 13),
        by=ARMY,
        claim=(0, 20),
        claimed_by="RSF",
        event="bbbb0001",
        answer="bbbb0002",
        why=(),
    )
    with Ledger.open(place) as opened:
        opened.add(
            told(
                "one",
                event("aaaa0001", place=NYALA),
                event("aaaa0003", "SUPPORT", "2023-04-20", actors=(CHAD,), place=None),
            )
        )
        opened.add(told("two", event("aaaa0002", place=NYALA), outlet="Kabar Selat"))
        opened.add(
            told(
                "three", event("bbbb0001", day="2023-06-02", speaker=REBELS, stance="attributed"),
                event("bbbb0002", "REJECT", "2023-06-02", recipients=(), disputes="bbbb0001", place=None),
                disputes=(denial,),
            )
        )  # fmt: skip
        yield opened
        assert list(opened.verify()) == []


def decide(ledger: Ledger, id: str, action: Action, **given: Any) -> Review:
    found = ledger.event(id)
    return ledger.reviews.give(found.event, found.reading_id, "rules-1", action, by="Dewi", reason="seen", **given)


def members(ledger: Ledger, **asked: Any) -> set[tuple[str, ...]]:
    """The events of each incident that fits."""
    lines = ledger.incidents(IncidentFilter(**asked))
    return {tuple(sorted(one.event.id for one in ledger.incident(line.id).mentions)) for line in lines}


def test_a_rejected_event_is_no_mention_until_that_is_taken_back(ledger: Ledger) -> None:
    before = members(ledger)
    assert ("aaaa0001", "aaaa0002") in before
    decide(ledger, "aaaa0001", "reject")
    assert members(ledger) == (before - {("aaaa0001", "aaaa0002")}) | {("aaaa0002",)}
    decide(ledger, "aaaa0002", "reject")
    assert members(ledger) == before - {("aaaa0001", "aaaa0002")}
    assert [one.event.id for one in ledger.events(EventFilter(state="rejected"))] == ["aaaa0001", "aaaa0002"]
    for id in ("aaaa0001", "aaaa0002"):
        found = ledger.event(id)
        ledger.reviews.withdraw(found.event, found.reading_id, "rules-1", by="Dewi")
    assert members(ledger) == before


def test_an_incident_is_where_corrections_put_it(ledger: Ledger) -> None:
    decide(ledger, "aaaa0003", "correct", field="type", new="AID")
    decide(ledger, "aaaa0003", "correct", field="place", new=CAIRO)
    assert members(ledger, types=("SUPPORT",)) == set()
    assert members(ledger, types=("AID",), country="EGY") == {("aaaa0003",)}
    (found,) = ledger.incident("aaaa0003").mentions
    assert (found.event.type, found.event.place and found.event.place.name) == ("AID", "Kairo")
    assert ledger.event("aaaa0003").event.type == "SUPPORT"


def test_a_corrected_party_is_who_acts(ledger: Ledger) -> None:
    assert members(ledger, actor="TCD") == {("aaaa0003",)}
    new = [{"text": "warga", "code": "SDN CVL", "name": "warga", "start": 60, "end": 65}]
    decide(ledger, "aaaa0003", "correct", field="actors", new=new)
    assert members(ledger, actor="TCD") == set()
    assert members(ledger, actor="SDN CVL") == {("aaaa0003",)}
    acting = {one.code: one.acts for one in ledger.actors.list(10)}
    assert (acting.get("TCD"), acting["SDN CVL"]) == (None, 1)


def test_what_an_answer_contests_stands_once_the_answer_is_rejected(ledger: Ledger) -> None:
    assert members(ledger, statuses=("contested",)) == members(ledger, disputed=True) == {("bbbb0001",)}
    decide(ledger, "bbbb0002", "reject")
    assert members(ledger, statuses=("contested",)) == members(ledger, disputed=True) == set()
    assert ledger.incident("bbbb0001").answers == ()
    assert list(ledger.events(EventFilter(disputed=True))) == []


def test_a_comment_and_a_flag_change_no_incident(ledger: Ledger) -> None:
    before = members(ledger)
    decide(ledger, "aaaa0001", "comment")
    decide(ledger, "aaaa0002", "flag")
    assert members(ledger) == before


def test_what_is_decided_holds_when_the_article_is_read_again(ledger: Ledger) -> None:
    decide(ledger, "aaaa0001", "reject")
    again = ledger.reading("one")
    ledger.add(reading("one", *again.events, article=again.article, digest=again.digest, coder="coder-2"))
    assert ("aaaa0002",) in members(ledger)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["aaaa0001", "aaaa0002", "aaaa0003", "bbbb0001", "bbbb0002"]),
            st.sampled_from(["reject", "accept", "flag", "COERCE", "negated", "withdraw"]),
        ),
        max_size=8,
    )
)
def test_incidents_are_those_of_the_readings_as_reviewed(
    fresh: Callable[[], Path], decisions: list[tuple[str, str]]
) -> None:
    place = fresh()
    with Ledger.open(place) as ledger:
        for id, events in (
            ("one", ["aaaa0001", "aaaa0003"]),
            ("two", ["aaaa0002"]),
            ("three", ["bbbb0001", "bbbb0002"]),
        ):
            ledger.add(told(id, *(event(one, place=NYALA) for one in events)))
        for id, action in decisions:
            _take(ledger, id, action)
        assert list(ledger.verify()) == []
        grouping = Grouping((), 100)
        for line in ledger.readings():
            whole = ledger.reading(line.id)
            stands = [one for one in ledger.reviews.of_all(whole.events) if one.state != "rejected"]
            as_reviewed = reading(line.id, *(one.event for one in stands), article=whole.article)
            grouping.add(mentions_of(as_reviewed, vocabulary()))
    assert groups(place) == set(grouping.groups())


def _take(ledger: Ledger, id: str, action: str) -> None:
    found = ledger.event(id)
    stands = ledger.reviews.of(found.event)
    if action == "withdraw":
        if stands.reviews and stands.reviews[-1].action != "withdraw":
            ledger.reviews.withdraw(found.event, found.reading_id, "rules-1", by="Dewi")
    elif action in ("reject", "accept", "flag"):
        decide(ledger, id, action)  # type: ignore[arg-type]
    else:
        field = "modality" if action == "negated" else "type"
        if getattr(stands.event, field) != action:
            decide(ledger, id, "correct", field=field, new=action)


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("ledger") / "ledger.sqlite"


def groups(place: Path) -> set[tuple[str, ...]]:
    """The ids of the mentions of each incident."""
    engine = engine_of(place)
    with engine.begin() as connection:
        rows = connection.execute(select(mentions.c.incident, mentions.c.id).order_by(mentions.c.id)).all()
    engine.dispose()
    return {tuple(one.id for one in rows if one.incident == row.incident) for row in rows}


def test_a_rejected_event_says_so_when_its_incident_is_asked_for(ledger: Ledger) -> None:
    decide(ledger, "aaaa0003", "reject")
    with pytest.raises(RejectedError, match="the event aaaa0003 was rejected, and is in no incident; `saksi history"):
        ledger.incident("aaaa0003")
