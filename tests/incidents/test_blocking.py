"""The keys under which mentions are compared."""

from itertools import combinations

from hypothesis import given, settings

from mentioned import GANJA, many, mention, on, side, toll
from saksi.incidents.blocking import keys_of
from saksi.incidents.joining import compare
from saksi.incidents.mentions import Mention, Place


@settings(deadline=None)
@given(many)
def test_what_joins_by_something_particular_shares_a_key(told: list[Mention]) -> None:
    for one, other in combinations(told, 2):
        link = compare(one, other)
        particular = any(ground.field in ("words", "figures") and ground.weight >= 1 for ground in link.grounds)
        if link.joins and particular and (one.days is None) == (other.days is None):
            assert set(keys_of(one)) & set(keys_of(other))


def test_places_near_by_share_a_cell_across_its_border() -> None:
    here = Place(name="Here", country="AZE", lat=40.99, lon=46.99, precision=1)
    there = Place(name="There", country="AZE", lat=41.05, lon=47.05, precision=1)
    cells = [{key for key in keys_of(mention(place=place)) if "|cell " in key} for place in (here, there)]
    assert cells[0] & cells[1]


def test_days_up_to_three_apart_share_a_week() -> None:
    for day in range(10, 28):
        one, other = (keys_of(mention(days=on(f"2020-10-{shown}"))) for shown in (day, day + 3))
        assert {key for key in one if GANJA.name in key} & {key for key in other if GANJA.name in key}


def test_a_mention_has_few_keys() -> None:
    words = tuple((f"word{number:02}", 2.2) for number in range(40))
    assert len(keys_of(mention(words=words, figures=(toll(13), toll(40, "injured"))))) <= 40


def test_words_between_two_parties_are_found_by_them() -> None:
    accused = mention(type="ACCUSE", quad="verbal conflict", place=None, words=(), recipients=(side("AZE GOV"),))
    assert any("parties ARM AZE" in key for key in keys_of(accused))
