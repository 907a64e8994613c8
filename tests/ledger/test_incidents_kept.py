"""Incidents in a ledger: the same mentions make the same ones, in whatever order and however they come, as all at once."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from readings import event, party, reading
from saksi import Ledger
from saksi.incidents import blocking
from saksi.incidents.blocking import MOST
from saksi.incidents.decisions import Decision
from saksi.incidents.grouping import Grouping
from saksi.incidents.incident import incident_id
from saksi.incidents.mentions import mentions_of
from saksi.ledger.engines import engine_of
from saksi.ledger.incident_tables import links, mentions
from saksi.ledger.linking import vocabulary
from saksi.records import Article, Event, EventPlace, FigureMention, Published, Reading

Groups = set[tuple[str, ...]]

SENTENCES = (
    "Militer Sudan menyerang rumah sakit Al-Nao di Khartoum.",
    "Serangan drone menghantam rumah sakit Al-Nao, 13 orang tewas.",
    "Sudan army shells the market of Omdurman.",
    "Shells hit the camp at Zamzam.",
)
PLACES = (
    EventPlace(name="Khartoum", country="SDN", lat=15.6, lon=32.5, precision=1, why="named"),
    EventPlace(name="Zamzam", country="SDN", lat=13.5, lon=25.3, precision=1, why="named"),
    None,
)
KILLED = FigureMention(start=0, end=2, text="13", low=13, best=13, high=13, of="killed", why="stated")
_events = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["ASSAULT", "ASSAULT", "ASSAULT", "ACCUSE"]),
        "day": st.sampled_from(["2023-04-22", "2023-04-23", "2023-04-23", None]),
        "mode": st.sampled_from([None, "drone"]),
        "actors": st.sampled_from([(), (party(),), (party("Tentara", "SDN"),), (party("RSF", "SDN REB"),)]),
        "recipients": st.sampled_from([(), (party("RSF", "SDN REB"),), (party("warga", "SDN CVL"),)]),
        "place": st.sampled_from(PLACES),
        "figures": st.sampled_from([(), (KILLED,)]),
        "modality": st.sampled_from(["actual", "actual", "negated"]),
    }
)


def told(number: int, sentence: str, events: Sequence[dict[str, Any]], day: str = "2023-04-24") -> Reading:
    """An article of one sentence, in which several events are told."""
    published = Published(from_=day, to=day, precision="day", why="stated")
    article = Article(
        text=sentence, title=f"Berita {number}", language="id", publisher=f"outlet {number}", published=published
    )
    made = (event(f"{number:02x}{at:02x}", sentence=(0, len(sentence)), **given) for at, given in enumerate(events))
    return reading(f"doc{number}", *made, article=article, text=sentence)


articles = st.lists(st.tuples(st.sampled_from(SENTENCES), st.lists(_events, min_size=1, max_size=2)), max_size=9).map(
    lambda some: [told(number, *one) for number, one in enumerate(some)]
)


def groups(place: Path | str) -> Groups:
    """The ids of the mentions of each incident, which has the id that the smallest gives it."""
    engine = engine_of(place)
    with engine.begin() as connection:
        rows = connection.execute(select(mentions.c.incident, mentions.c.id).order_by(mentions.c.id)).all()
    engine.dispose()
    found = {row.incident: tuple(one.id for one in rows if one.incident == row.incident) for row in rows}
    assert all(id == incident_id(members[0]) for id, members in found.items())
    return set(found.values())


def at_once(some: Sequence[Reading], most: int = MOST, decisions: Sequence[Decision] = ()) -> Groups:
    grouping = Grouping(decisions, most)
    grouping.add(mention for one in some for mention in mentions_of(one, vocabulary()))
    return set(grouping.groups())


def add(place: Path, some: Sequence[Reading], *cuts: int) -> None:
    with Ledger.open(place) as ledger:
        for start, end in pairwise([0, *sorted(cuts), len(some)]):
            ledger.add_all((one, "") for one in some[start:end])
        assert list(ledger.verify()) == []


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        yield opened


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("ledger") / "ledger.sqlite"


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles, st.sampled_from([1, 2, 3, MOST]), st.data())
def test_neither_order_nor_batches_matter(
    fresh: Callable[[], Path], some: list[Reading], most: int, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(some))
    cuts = data.draw(st.lists(st.integers(0, len(some)), max_size=4))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(blocking, "MOST", most)
        one, other = fresh(), fresh()
        add(one, some)
        add(other, shuffled, *cuts)
        assert groups(one) == groups(other) == at_once(some, most)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles, articles, st.sampled_from([1, 2, MOST]))
def test_articles_that_are_read_again_leave_no_trace_of_how_they_were_read_before(
    fresh: Callable[[], Path], before: list[Reading], now: list[Reading], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(blocking, "MOST", most)
        place = fresh()
        add(place, before)
        with Ledger.open(place) as ledger:
            for one in now:
                article = before[int(one.id[3:])].article if int(one.id[3:]) < len(before) else one.article
                digest = before[int(one.id[3:])].digest if int(one.id[3:]) < len(before) else one.digest
                spans = tuple(
                    event(told.id, **{**given_of(told), "sentence": (0, len(article.text))}) for told in one.events
                )
                again = reading(one.id, *spans, article=article, digest=digest, coder="coder-2")
                ledger.add(again)
            newest = [ledger.reading(line.id) for line in ledger.readings()]
            assert list(ledger.verify()) == []
        assert groups(place) == at_once(newest, most)


def given_of(told: Event) -> dict[str, Any]:
    fields = ("type", "mode", "actors", "recipients", "place", "date", "figures", "modality")
    return {name: getattr(told, name) for name in fields}


def test_a_crowd_that_gets_smaller_is_compared_again(place: Path | str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "MOST", 2)
    given: dict[str, Any] = {"place": PLACES[0], "day": "2023-04-23"}
    some = [told(number, SENTENCES[0], [given]) for number in range(6)]
    with Ledger.open(place) as ledger:
        ledger.add_all((one, "") for one in some)
        assert _linked(place) == 2 * (5 + 4)
        for one in some[:4]:
            ledger.add(reading(one.id, article=one.article, digest=one.digest, coder="coder-2"))
        assert list(ledger.verify()) == []
    assert _linked(place) == 2
    assert groups(place) == at_once(some[4:], 2)


def _linked(place: Path | str) -> int:
    engine = engine_of(place)
    with engine.begin() as connection:
        found = len(connection.execute(select(links.c.one)).all())
    engine.dispose()
    return found


def test_what_was_linked_in_one_store_is_linked_in_the_other(ledger: Ledger, place: Path | str, tmp_path: Path) -> None:
    given: list[dict[str, Any]] = [{"place": place_, "day": "2023-04-23"} for place_ in PLACES]
    ledger.add_all((told(number, sentence, given), "") for number, sentence in enumerate(SENTENCES))
    with Ledger.open(tmp_path / "copy.sqlite") as copy:
        ledger.copy_to(copy)
        assert list(copy.verify()) == list(ledger.verify()) == []
        copy.rebuild()
        assert list(copy.verify()) == []
    assert groups(place) == groups(tmp_path / "copy.sqlite")


def test_of_two_events_with_one_id_the_first_is_kept(ledger: Ledger, place: Path | str) -> None:
    ledger.add(reading("doc1", event("aaaa0001"), event("aaaa0001", "ACCUSE")))
    ledger.add(reading("doc2", event("aaaa0001")))
    assert groups(place) == {("aaaa0001",)}
    assert list(ledger.verify()) == []
