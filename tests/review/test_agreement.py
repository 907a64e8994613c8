"""Agreement of two coders: with oneself it is whole, overlap is tolerated, and what is not given does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readings import TEXT, event, reading
from reviews import SENTENCE, coded, codings
from saksi.review.agreement import FIELDS, Agreement, Pair, agreement
from saksi.review.coded import coded_in
from saksi.review.records import Coded, Coding
from saksi.review.settling import settled


def on(field: str, one: tuple[Coded, ...], other: tuple[Coded, ...]) -> Agreement:
    (found,) = agreement("Ana", "Budi", [Pair(sentence=SENTENCE, one=one, other=other)], (field,))
    return found


@given(st.lists(codings, max_size=4))
def test_a_coder_agrees_with_itself(sentences: list[tuple[Coded, ...]]) -> None:
    pairs = [Pair(sentence=SENTENCE, one=events, other=events) for events in sentences]
    for found in agreement("Ana", "Ana", pairs, FIELDS):
        assert {found.alpha, found.same, found.f1, found.overlap} <= {1, None}


@given(codings, codings)
def test_who_is_first_does_not_matter(one: tuple[Coded, ...], other: tuple[Coded, ...]) -> None:
    assert on("events", one, other).f1 == on("events", other, one).f1


def test_events_that_only_one_found_lower_f1() -> None:
    found = on("events", (coded(), coded("Khartoum")), (coded("Militer"), coded()))
    assert (found.n, found.f1, found.same) == (1, 0.5, 0)
    assert on("events", (), ()).f1 is None


def test_words_that_overlap_agree_and_the_share_is_told() -> None:
    found = on("actors", (coded(actors=("Militer Sudan",)),), (coded(actors=("Militer",)),))
    assert (found.same, found.f1) == (1, 1)
    assert found.overlap == pytest.approx(len("Militer") / len("Militer Sudan"))
    assert on("actors", (coded(actors=("Militer",)),), (coded(actors=("Sudan",)),)).f1 == 0


def test_codes_count_where_both_gave_them() -> None:
    given_, none = coded(actor_codes=("SDN MIL",)), coded()
    assert on("actor codes", (given_,), (none,)).n == 0
    assert on("actor codes", (given_,), (coded(actor_codes=("SDN GOV",)),)).same == 0
    assert on("actor codes", (given_,), (given_,)).same == 1


def test_the_program_is_a_coder_too() -> None:
    told = reading("doc1", event())
    (found,) = coded_in(SENTENCE, told)
    assert found == coded(actor_codes=("SDN MIL",), recipient_codes=("SDN REB",), place="Khartoum")
    assert on("recipients", (coded(),), (found,)).same == 1


def test_a_sentence_is_settled_where_coders_agree_or_a_third_decides() -> None:
    def coding(by: str, *events: Coded, at: str = "2026-01-01T00:00:00+00:00", settles: tuple[str, ...] = ()) -> Coding:
        return Coding.of(sentence=SENTENCE, by=by, at=at, events=events, settles=settles)

    ana, budi = coding("Ana", coded()), coding("Budi", coded(type="COERCE"))
    (open_,) = settled([budi, ana])
    assert (open_.differing, open_.events) == (("type",), None)
    again = coding("Budi", coded(), at="2026-01-02T00:00:00+00:00")
    (agreed,) = settled([again, budi, ana])
    assert (agreed.differing, agreed.events) == ((), (coded(),))
    (decided,) = settled([budi, ana, coding("Citra", settles=(ana.id, budi.id))])
    assert decided.events == ()
    (alone,) = settled([ana])
    assert alone.events is None
    assert SENTENCE.text == TEXT
