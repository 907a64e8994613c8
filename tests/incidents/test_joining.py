"""What speaks for and against two mentions being one happening."""

import pytest
from hypothesis import assume, given

from mentioned import AZERBAIJAN, BAKU, GANJA, TARTAR, mention, mentions, on, side, toll
from saksi.incidents.joining import JOINED, compare, forbids
from saksi.incidents.mentions import Mention, Place

STEPANAKERT = Place(name="Stepanakert", country="AZE", lat=39.82, lon=46.75, precision=1)
ISTANBUL = Place(name="Istanbul", country="TUR", lat=41.0, lon=28.9, precision=1)


def weights(one: Mention, other: Mention) -> dict[str, float]:
    return {ground.field: ground.weight for ground in compare(one, other).grounds}


@given(mentions, mentions)
def test_it_does_not_matter_which_comes_first(one: Mention, other: Mention) -> None:
    assume(one.id != other.id)
    assert compare(one, other) == compare(other, one)


@given(mentions, mentions)
def test_a_score_is_the_sum_of_its_grounds(one: Mention, other: Mention) -> None:
    link = compare(one, other)
    assert link.score == pytest.approx(sum(ground.weight for ground in link.grounds), abs=0.002)
    assert not (link.forbidden and link.joins)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"type": "AGREE"}, "two kinds of happening"),
        ({"modality": "future"}, "one happened, the other is to come"),
        ({"days": on("2020-10-22")}, "5 days apart"),
        ({"place": ISTANBUL}, "km apart"),
        ({"actors": (side("RUS"),), "recipients": (side("TUR"),)}, "no party in common"),
        ({"actors": (side("AZE"),), "recipients": (side("ARM"),)}, "who acts in one is acted upon in the other"),
    ],
)
def test_what_is_never_joined(change: dict[str, object], why: str) -> None:
    forbidden = forbids(mention("m1"), mention("m2", **change))
    assert forbidden is not None
    assert why in forbidden


@pytest.mark.parametrize(
    "change",
    [
        {"actors": ()},
        {"actors": (), "recipients": ()},
        {"actors": (side("ARM MIL"),)},
        {"place": AZERBAIJAN, "figures": (toll(13),)},
        {"days": on("2020-10-18")},
        {"days": on("2020-10-14", "2020-10-17", "published")},
        {"symmetric": True, "actors": (side("ARM"), side("AZE")), "recipients": ()},
    ],
)
def test_what_is_told_otherwise_is_still_one_happening(change: dict[str, object]) -> None:
    link = compare(mention("m1", figures=(toll(13),)), mention("m2", **change))
    assert link.joins, link


def test_who_what_and_when_alone_do_not_join_attacks() -> None:
    vague = {"place": None, "words": ()}
    link = compare(mention("m1", **vague), mention("m2", **vague))
    assert not link.joins
    assert link.score == pytest.approx(JOINED - 0.01)
    assert link.grounds[-1].field == "particular"


def test_words_between_two_parties_on_a_day_do() -> None:
    accused = {
        "type": "ACCUSE",
        "mode": "allege",
        "quad": "verbal conflict",
        "place": None,
        "words": (),
        "recipients": (side("AZE"),),
    }
    assert compare(mention("m1", **accused), mention("m2", **accused)).joins


def test_a_capital_tells_less_than_a_village() -> None:
    assert (
        weights(mention("m1"), mention("m2"))["place"]
        > weights(mention("m1", place=BAKU), mention("m2", place=BAKU))["place"]
    )


def test_places_near_and_far() -> None:
    assert weights(mention("m1"), mention("m2", place=STEPANAKERT))["place"] < 0
    assert weights(mention("m1"), mention("m2", place=AZERBAIJAN))["place"] > 0
    assert "place" not in weights(mention("m1"), mention("m2", place=None))
    georgia = Place(name="Georgia", country="GEO", precision=3)
    assert weights(mention("m1"), mention("m2", place=georgia))["place"] < -1
    suburb = Place(name="Suburb", country="AZE", lat=GANJA.lat, lon=46.5, precision=1)
    assert weights(mention("m1"), mention("m2", place=suburb))["place"] == 1.0


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        (toll(24), toll(24), 2.0),
        (toll(20), toll(20), 1.0),
        (toll(13), toll(13), 1.2),
        (toll(1), toll(1), 0.5),
        (toll(24), toll(20, low=20, high=None, text="at least 20"), None),
        (toll(24, high=24), toll(20, high=20), -0.3),
        (toll(24, high=24), toll(7, high=7), -1.0),
    ],
)
def test_figures(one: object, other: object, weight: float | None) -> None:
    found = weights(mention("m1", figures=(one,)), mention("m2", figures=(other,)))["figures"]
    assert found == (0.5 if weight is None else weight)


def test_a_figure_of_another_kind_says_nothing() -> None:
    assert "figures" not in weights(mention("m1", figures=(toll(13),)), mention("m2", figures=(toll(13, "injured"),)))


@pytest.mark.parametrize(
    ("days", "weight"),
    [
        (on("2020-10-17"), 1.5),
        (on("2020-10-18"), -0.7),
        (on("2020-10-19"), -2.0),
        (on("2020-10-14", "2020-10-17", "published"), 0.6),
        (on("2020-10-01", "2020-10-31"), 0.0),
        (on("2020-10-18", "2020-10-21", "published"), 0.0),
        (None, -1.0),
    ],
)
def test_days(days: object, weight: float) -> None:
    assert weights(mention("m1"), mention("m2", days=days))["date"] == weight


def test_long_sentences_share_some_words_by_chance() -> None:
    shared = (("kirov", 3.6),)
    short = weights(mention("m1", words=shared), mention("m2", words=shared))["words"]
    long = tuple(sorted((*shared, *((f"word{n}", 2.2) for n in range(20)))))
    other = tuple(sorted((*shared, *((f"other{n}", 2.2) for n in range(20)))))
    assert weights(mention("m1", words=long), mention("m2", words=other))["words"] < short / 3


def test_one_article_does_not_repeat_its_title_as_a_reason() -> None:
    titled = {"title": (("kirov", 3.6),)}
    assert "title" in weights(mention("m1", **titled), mention("m2", **titled))
    assert "title" not in weights(mention("m1", reading="doc", **titled), mention("m2", reading="doc", **titled))


def test_a_place_in_another_town_near_by_may_be_another_attack() -> None:
    assert compare(mention("m1", words=()), mention("m2", place=TARTAR, words=())).score < JOINED


def test_the_title_says_what_the_text_begins_with() -> None:
    title = mention("m1", reading="doc1", in_title=True, place=None, words=())
    lead = mention("m2", reading="doc1", in_lead=True, place=None, words=())
    assert compare(title, lead).joins
    assert not compare(title, mention("m3", reading="doc1", place=None, words=())).joins
    assert not compare(title, mention("m4", reading="doc2", in_lead=True, place=None, words=())).joins
