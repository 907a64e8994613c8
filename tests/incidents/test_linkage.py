"""Average linkage over given pairs."""

from hypothesis import given
from hypothesis import strategies as st

from saksi.incidents.linkage import Members, groups_of

likeness = st.integers(1, 20).map(lambda part: part / 20)
pairs = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), likeness, max_size=40
)


@given(pairs, st.randoms(use_true_random=False), st.sampled_from([0.0, 0.25]))
def test_the_order_of_pairs_does_not_matter(
    given_pairs: dict[tuple[int, int], float], random: object, cohesion: float
) -> None:
    told = [(one, other, value) for (one, other), value in given_pairs.items()]
    turned = [(other, one, value) for one, other, value in reversed(told)]
    assert groups_of(12, told, 0.3, cohesion=cohesion) == groups_of(12, turned, 0.3, cohesion=cohesion)


@given(pairs)
def test_all_numbers_are_in_one_group_each(given_pairs: dict[tuple[int, int], float]) -> None:
    groups = groups_of(12, ((one, other, value) for (one, other), value in given_pairs.items()), 0.3)
    assert sorted(number for group in groups for number in group) == list(range(12))
    assert groups == sorted(groups)


@given(pairs)
def test_what_is_apart_stays_apart(given_pairs: dict[tuple[int, int], float]) -> None:
    def odd_and_even(these: Members, those: Members) -> bool:
        return len({number % 2 for number in (*these, *those)}) > 1

    told = ((one, other, value) for (one, other), value in given_pairs.items())
    assert all(len({number % 2 for number in group}) == 1 for group in groups_of(12, told, 0.1, apart=odd_and_even))


def test_the_mean_over_all_pairs_decides() -> None:
    chain = [(0, 1, 0.9), (1, 2, 0.5)]
    assert groups_of(3, chain, 0.4) == [(0, 1), (2,)]
    assert groups_of(3, [*chain, (0, 2, 0.5)], 0.4) == [(0, 1, 2)]


def test_loose_groups_have_to_be_nearer() -> None:
    loose = [(0, 1, 0.3), (2, 3, 0.3), *((one, other, 0.25) for one in (0, 1) for other in (2, 3))]
    assert groups_of(4, loose, 0.24) == [(0, 1, 2, 3)]
    assert groups_of(4, loose, 0.24, cohesion=0.25) == [(0, 1), (2, 3)]
