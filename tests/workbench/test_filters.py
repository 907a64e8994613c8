"""Filters stand in the address: read with clear messages, and written so that they are read again."""

from typing import Any, get_args
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.errors import UsageError
from saksi.ledger.filters import MODALITIES, QUADS, TYPES
from saksi.ledger.incident_filters import STATUSES
from saksi.records import EventType
from saksi.workbench import terms
from saksi.workbench.filters import MANY, REVIEWS, Filters, parameters

words = (
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)
filters = st.builds(
    Filters,
    actor=st.none() | words,
    recipient=st.none() | words,
    type=st.lists(st.sampled_from(TYPES), unique=True).map(tuple),
    quad=st.lists(st.sampled_from(QUADS), unique=True).map(tuple),
    country=st.none() | st.sampled_from(["ARM", "XKX"]),
    place=st.none() | words,
    since=st.none() | st.sampled_from(["2020", "2020-02", "2020-02-29"]),
    until=st.none() | st.sampled_from(["2021", "2021-12-31"]),
    modality=st.none() | st.sampled_from(MODALITIES),
    status=st.lists(st.sampled_from(STATUSES), unique=True).map(tuple),
    sources=st.none() | st.integers(1, 9999),
    review=st.lists(st.sampled_from(REVIEWS), unique=True).map(tuple),
    text=st.none() | st.sampled_from(["damai", 'begin* "gencatan senjata"']),
    via=st.none() | words,
    speaker=st.none() | words,
    disputed=st.booleans(),
    single_source=st.booleans(),
)


@given(filters)
def test_what_is_written_is_read_again(asked: Filters) -> None:
    assert Filters.of(asked.pairs()) == asked
    assert Filters.of(parse_qsl(asked.query())) == asked


@given(filters)
def test_each_that_is_chosen_can_be_taken_out(asked: Filters) -> None:
    left = asked
    for name, value in asked.pairs():
        left = left.without(name, value)
    assert left == Filters()


@given(st.lists(st.tuples(st.sampled_from((*Filters.__struct_fields__, "after", "lang")), st.text(max_size=20))))
def test_whatever_stands_in_an_address_is_a_filter_or_a_clear_fault(pairs: list[tuple[str, str]]) -> None:
    try:
        found = Filters.of(pairs)
    except UsageError:
        return
    assert Filters.of(found.pairs()) == found


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("type", "WAR")], "type 'WAR' is not one of AGREE, "),
        ([("quad", "conflict")], "quad 'conflict' is not one of verbal cooperation"),
        ([("actor", "RUS"), ("actor", "UKR")], "actor is given twice"),
        ([("since", "yesterday")], "'yesterday' is not a day"),
        ([("since", "2021"), ("until", "2020-12-31")], "since 2021 is after until 2020-12-31"),
        ([("country", "Armenia")], "country 'Armenia' is not a code of three letters"),
        ([("sources", "0")], "sources '0' is not a number from 1 on"),
        ([("sources", "²")], "sources '²' is not a number from 1 on"),
        ([("text", "!?")], "has no word to look for"),
        ([("place", "x" * 201)], "place has 201 characters; 200 are the most"),
        ([("place", "x\x00")], "place holds a character that no text has"),
        ([("disputed", "maybe")], "disputed 'maybe' is not one of 1, true"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_name(pairs: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(UsageError) as fault:
        Filters.of(pairs)
    assert said in str(fault.value)


def test_how_values_are_written_does_not_matter() -> None:
    pairs = [
        ("type", "assault"),
        ("type", "ASSAULT"),
        ("quad", "Material Conflict"),
        ("country", "arm"),
        ("actor", " "),
    ]
    asked = Filters.of([*pairs, ("disputed", "ON"), ("after", "20"), ("lang", "id")])
    assert asked == Filters(type=("ASSAULT",), quad=("material conflict",), country="ARM", disputed=True)


def test_the_ledger_is_asked_for_the_same() -> None:
    asked = Filters(actor="RUS", type=("ASSAULT", "COERCE"), since="2022", text="rudal", single_source=True)
    question = asked.events(50)
    assert (question.actor, question.types, question.since, question.text) == (
        "RUS",
        ("ASSAULT", "COERCE"),
        "2022",
        "rudal",
    )
    assert (question.single_source, question.disputed, question.limit) == (True, False, 50)


def test_each_filter_is_described_and_has_words() -> None:
    names = list(Filters.__struct_fields__)
    assert [one["name"] for one in parameters()] == names
    assert list(terms.FILTERS) == names
    values: dict[str, Any] = {name: tuple(terms.VALUES[name]) for name in MANY}
    assert values == MANY
    assert tuple(terms.TYPES) == get_args(EventType)
    assert tuple(terms.MODALITIES) == MODALITIES
