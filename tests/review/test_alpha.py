"""Krippendorff's alpha: the values of published examples, and what holds of any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.review.alpha import alpha, share

N = None
# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units, nominal .743
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3),
    (N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N),
)
# the example of the Wikipedia article on Krippendorff's alpha: three coders, fifteen units, nominal .691
CODERS = (
    (N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3),
    (1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N),
    (N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4),
)
values = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=12)


@pytest.mark.parametrize(("coders", "n", "value"), [(OBSERVERS, 11, 0.743), (CODERS, 12, 0.691)])
def test_published_examples(coders: tuple[tuple[int | None, ...], ...], n: int, value: float) -> None:
    found = alpha(list(zip(*coders, strict=True)))
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert (found.n, round(found.value, 3)) == (n, value)
    assert found.low <= found.value <= found.high


@given(values)
def test_a_coder_agrees_with_itself(units: list[tuple[str, str]]) -> None:
    found = alpha([(one, one) for one, _ in units])
    varied = len({one for one, _ in units}) > 1
    assert found.value == (1 if varied else None)
    assert (found.low, found.high) == ((1, 1) if varied else (None, None))


@given(values)
def test_alpha_is_the_same_whoever_is_first_and_at_most_one(units: list[tuple[str, str]]) -> None:
    found = alpha(units)
    assert found == alpha([(other, one) for one, other in units]) == alpha(units)
    assert found.value is None or found.value <= 1


def test_where_all_is_one_value_nothing_can_be_told() -> None:
    assert alpha([("a", "a"), ("a", "a")]) == (2, None, None, None)
    assert alpha([("a", None)]) == (0, None, None, None)
    assert share([], []) == (0, None, None, None)
    assert share([1, 0], [1, 1])[:2] == (2, 0.5)
