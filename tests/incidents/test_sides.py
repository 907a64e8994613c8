"""How parties fit."""

from itertools import permutations

import pytest

from mentioned import side
from saksi.incidents.sides import best_fit, fit_of, heads, in_common


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("ISR", "ISR", "same"),
        ("ISR", "ISR MIL", "holds"),
        ("IGO UNO", "IGO UNO", "same"),
        ("IRN GOV", "IRN MIL", "country"),
        ("SDN", "SDN REB", "country"),
        ("SDN MIL", "SDN REB", "differ"),
        ("PSE CVL", "CVL", "role"),
        ("MIL", "SDN MIL", "role"),
        ("GOV", "IRN", "unknown"),
        ("CVL", "IRN GOV", "differ"),
        ("IGO UNO", "IGO EUR", "differ"),
        ("ISR", "IRN", "differ"),
        (None, "ISR", "unknown"),
    ],
)
def test_codes_fit_both_ways(one: str | None, other: str | None, fit: str) -> None:
    assert fit_of(side(one, "x"), side(other, "x")) == fit
    assert fit_of(side(other, "x"), side(one, "x")) == fit


def test_two_bodies_of_one_code_are_not_the_same() -> None:
    assert fit_of(side("SDN REB", "Rapid Support Forces"), side("SDN REB", "SPLM-N")) == "holds"


def test_unknown_parties_are_the_same_where_their_names_share_a_word() -> None:
    assert fit_of(side(None, "the Kivu Front"), side(None, "fighters of the Kivu Front")) == "same"
    assert fit_of(side(None, "gunmen"), side(None, "raiders")) == "unknown"


def test_the_best_fit_does_not_depend_on_order() -> None:
    these = [side("ARM"), side("AZE GOV"), side("RUS")]
    those = [side("AZE"), side("TUR")]
    found = {best_fit(order, those) for order in permutations(these)} | {
        best_fit(those, order) for order in permutations(these)
    }
    assert found == {("holds", (side("AZE"), side("AZE GOV")))}
    assert best_fit([], those) is None


def test_a_state_stands_for_its_organs_and_not_for_its_rebels() -> None:
    assert heads([side("SDN GOV"), side("SDN MIL"), side("SDN REB"), side("IGO UNO"), side(None, "Gunmen")]) == (
        "IGO UNO", "SDN", "SDN REB", "gunmen",
    )  # fmt: skip
    assert not in_common([side("SDN MIL")], [side("SDN REB")])
