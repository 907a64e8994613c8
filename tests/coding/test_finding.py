"""From chances to stretches of words: triggers, names, parts; and which of what was found is an event."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from saksi.coding.accepting import accepted
from saksi.coding.finding import Finder, names_of, spans_of
from saksi.coding.first_look import prior_of
from saksi.coding.found import Piece
from saksi.coding.roles import _stretches as stretches
from saksi.language.encoder import Floats, Mark
from saksi.language.labels import TYPES
from told import found


def tags(*rows: tuple[float, float, float]) -> Floats:
    """Chances of outside, begins, goes on, for each word."""
    return np.array(rows, dtype=np.float32)


def test_a_trigger_goes_on_as_far_as_its_tags_do() -> None:
    seen = tags((0.9, 0.1, 0.0), (0.1, 0.8, 0.1), (0.2, 0.1, 0.7), (0.95, 0.05, 0.0))
    assert spans_of(seen, 0.5) == (Piece(1, 2, 0.9),)


def test_two_triggers_side_by_side_stay_two() -> None:
    seen = tags((0.1, 0.9, 0.0), (0.1, 0.9, 0.0))
    assert [(piece.first, piece.last) for piece in spans_of(seen, 0.5)] == [(0, 0), (1, 1)]


def test_a_lower_threshold_proposes_more() -> None:
    seen = tags((0.85, 0.15, 0.0), (0.99, 0.01, 0.0))
    assert spans_of(seen, 0.5) == ()
    assert [(piece.first, piece.last) for piece in spans_of(seen, 0.1)] == [(0, 0)]


def test_of_stretches_that_overlap_the_likelier_one_has_the_part() -> None:
    chances = np.zeros((5, 5), dtype=np.float32)
    chances[0, 2], chances[1, 1], chances[3, 4], chances[4, 3] = 0.8, 0.9, 0.6, 0.9
    assert stretches(chances, 0.5) == (Piece(1, 1, 0.9), Piece(3, 4, 0.6))


def test_names_have_the_kind_of_the_word_that_begins_them() -> None:
    seen = np.zeros((4, 7), dtype=np.float32)
    seen[0, 1] = seen[1, 2] = 0.9  # a person of two words
    seen[2, 0] = 1.0
    seen[3, 5] = 0.8  # a place
    assert [(name.first, name.last, name.kind) for name in names_of(seen)] == [(0, 1, "person"), (3, 3, "place")]


def test_a_cue_has_no_prior_and_a_trigger_that_of_all_its_words() -> None:
    known = [[0.0] * len(TYPES) for _ in range(2)]
    known[0][0] = known[1][3] = 1.0
    assert prior_of(known, Mark(0, 1, cue=True)) == (0.0,) * len(TYPES)
    assert [n for n, value in enumerate(prior_of(known, Mark(0, 1))) if value] == [0, 3]


def test_of_two_that_overlap_the_surer_one_is_the_event() -> None:
    weak, strong, other = found(0, 2, 0.6), found(2, 3, 0.9, "COERCE"), found(5, 5, 0.7, "AID")
    assert accepted([weak, strong, other]) == (strong, other)


def test_what_is_not_sure_enough_is_none() -> None:
    assert accepted([found(0, 0, 0.49)]) == ()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.floats(0, 1)), max_size=8))
def test_accepted_events_are_in_order_and_never_overlap(given_: list[tuple[int, int, float]]) -> None:
    kept = accepted([found(first, first + length, round(chance, 3)) for first, length, chance in given_])
    assert all(one.last < other.first for one, other in pairwise(kept))


def test_a_sentence_without_words_is_not_read() -> None:
    finder = Finder(None, None, {})  # type: ignore[arg-type]
    seen = finder.find(finder.first_look(()))
    assert (seen.found, seen.said, seen.names) == ((), (), ())
