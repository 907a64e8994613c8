"""Who acted on whom, in both stores: a country with its organs, accusations and answers, words that stand alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import readings
from readings import event, party
from saksi import Ledger
from saksi.ledger.actors import Accusation, Claims
from saksi.records import Dispute, Reading

ARMY, REBELS = party("Militer Sudan", "SDN MIL"), party("RSF", "SDN REB", 24)
MINISTRY, CHAD = party("Kementerian", "SDN GOV"), party("Chad", "TCD")


def denial(by: Any, of: str) -> Dispute:
    return Dispute(
        kind="denial", denial=(0, 7), by=by, claim=(0, 20), claimed_by="RSF", event=of, answer=None, why=()
    )  # fmt: skip


def told(id: str, *events: Any, **given: Any) -> Reading:
    return readings.reading(id, *events, text=f"{readings.TEXT} Kabar {id}.", **given)


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    """Attacks of the army on rebels, of which one is the rebels' word and denied; an accord of both with Chad."""
    accord: dict[str, Any] = {"type": "AGREE", "quad": "verbal cooperation", "place": None}
    with Ledger.open(place) as opened:
        opened.add(told("one", event("aaaa0001", day="2023-04-23")))
        opened.add(
            told(
                "two", event("aaaa0002", day="2023-06-02", speaker=party("RSF", "SDN REB")),
                disputes=(denial(ARMY, "aaaa0002"),),
            )
        )  # fmt: skip
        opened.add(
            told(
                "three",
                event("bbbb0001", **accord, day="2023-08-09", actors=(MINISTRY, CHAD), recipients=(), symmetric=True),
                event("bbbb0002", "ACCUSE", "2023-08-09", quad="verbal conflict", actors=(REBELS,), recipients=(MINISTRY,),
                      place=None),
                event("bbbb0003", "ASSAULT", None, modality="future", actors=(party("warga", None),), place=None),
            )
        )  # fmt: skip
        yield opened


def test_the_most_mentioned_come_first_and_a_country_has_its_organs(ledger: Ledger) -> None:
    found = {one.code: (one.events, one.acts, one.struck, one.says) for one in ledger.actors.list(10)}
    assert list(found) == ["SDN", "SDN REB", "TCD"]
    assert found == {"SDN REB": (4, 1, 3, 1), "SDN": (4, 3, 2, 0), "TCD": (1, 1, 1, 0)}
    assert [one.code for one in ledger.actors.list(1, 1)] == ["SDN REB"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [("rsf", ["SDN REB"]), ("sdn", ["SDN", "SDN REB"]), ("TCD", ["TCD"]), ("%", []), ("' OR 1=1", [])],
)
def test_actors_are_found_by_name_and_code(ledger: Ledger, words: str, codes: list[str]) -> None:
    assert [one.code for one in ledger.actors.list(10, words=words)] == codes


def test_codes_that_names_stand_for_are_found_too(ledger: Ledger) -> None:
    assert [one.code for one in ledger.actors.list(10, words="Tsjaad", codes=("TCD",))] == ["TCD"]


def test_a_country_does_not_stand_for_its_rebels(ledger: Ledger) -> None:
    state, army = ledger.actors.portrait("SDN", 10), ledger.actors.portrait("SDN MIL", 10)
    assert [(count.month, count.type, count.incidents) for count in state.acts] == [
        ("2023-04", "ASSAULT", 1), ("2023-06", "ASSAULT", 1), ("2023-08", "AGREE", 1),
    ]  # fmt: skip
    assert {one.code: (one.acts, one.struck) for one in state.counterparts} == {
        "SDN REB": ({"ASSAULT": 2}, {"ACCUSE": 1}), "TCD": ({"AGREE": 1}, {"AGREE": 1}),
    }  # fmt: skip
    assert {count.type for count in army.acts} == {"ASSAULT"}
    assert [one.code for one in state.codes] == ["SDN REB", "SDN GOV", "SDN MIL"]


def test_what_is_not_told_as_done_is_listed_and_not_counted(ledger: Ledger) -> None:
    rebels = ledger.actors.portrait("SDN REB", 10)
    assert sum(count.incidents for count in rebels.struck) == 2
    assert rebels.happenings.count == 4
    days = [one.days.first if one.days else "" for one in rebels.happenings.incidents]
    assert days == sorted(days, reverse=True)


def test_accusations_and_how_many_are_denied(ledger: Ledger) -> None:
    (made,) = ledger.actors.portrait("SDN", 10).accusations
    assert made == Accusation(accuser="SDN REB", accused="SDN", incidents=2, denied=1)
    assert ledger.actors.dyad("SDN", "SDN REB", 10).accusations == (made,)
    assert ledger.actors.portrait("TCD", 10).accusations == ()


def test_whose_word_stands_alone(ledger: Ledger) -> None:
    own = ledger.actors.portrait("SDN REB", 10).own_claims
    assert own == (Claims(code="SDN REB", incidents=1, alone=1, one_sided=0, contested=1),)
    assert ledger.actors.portrait("SDN", 10).claims_about == own


def test_two_actors_in_both_directions(ledger: Ledger) -> None:
    dyad = ledger.actors.dyad("SDN", "SDN REB", 2)
    assert [count.month for count in dyad.there] == ["2023-04", "2023-06"]
    assert [count.type for count in dyad.back] == ["ACCUSE"]
    assert (dyad.happenings.count, len(dyad.happenings.incidents)) == (3, 2)
    rest = ledger.actors.dyad("SDN", "SDN REB", 2, 2).happenings.incidents
    assert len({one.id for one in (*dyad.happenings.incidents, *rest)}) == 3


def test_an_older_reading_of_an_article_does_not_count(ledger: Ledger) -> None:
    ledger.add(told("one", event("cccc0001", actors=(CHAD,)), coder="rules-2"))
    assert [count.month for count in ledger.actors.dyad("SDN", "SDN REB", 2).there] == ["2023-06"]
    assert [count.month for count in ledger.actors.dyad("TCD", "SDN REB", 2).there] == ["2023-04"]


def test_nobody(ledger: Ledger) -> None:
    nobody = ledger.actors.portrait("XXX", 10)
    assert (nobody.acts, nobody.counterparts, nobody.happenings.count) == ((), (), 0)


def test_look_ups_by_ids(ledger: Ledger) -> None:
    found = ledger.lookups.events(["bbbb0002", "aaaa0001", "nothere"])
    assert {id: (one.reading, one.number) for id, one in found.items()} == {
        "bbbb0002": ("three", 1),
        "aaaa0001": ("one", 0),
    }
    incident = found["aaaa0001"].incident
    assert incident is not None
    assert ledger.lookups.incidents([incident, "nothere"])[incident].type == "ASSAULT"
    ledger.reviews.give(found["aaaa0001"].event, "one", "rules-1", "flag", by="Rini", reason="who?")
    assert [review.reason for review in ledger.lookups.reviews(["aaaa0001", "aaaa0002"])] == ["who?"]
