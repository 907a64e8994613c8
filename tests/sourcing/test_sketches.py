"""Shingles and sketches: what they hold, and what two of them tell of two texts."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import CLERK, DRIVER, prose
from saksi.sourcing.overlaps import Overlap, overlap
from saksi.sourcing.sketches import ALWAYS_KEPT, KEPT_LEAST, LARGEST, SHINGLE, Shingles, contained, fewer_kept

NO_HOUSE = np.array([], dtype=np.uint64)
texts = st.one_of(
    st.lists(st.sampled_from(["a", "b", "Perang", "und", "ÄÖ", "9"]), max_size=300).map(" ".join), st.text(max_size=200)
)


def shared(one: str, other: str) -> Overlap:
    return overlap(Shingles.of(one), Shingles.of(other), NO_HOUSE)


def test_case_and_marks_do_not_matter_and_words_do() -> None:
    one, other = (
        Shingles.of("The army, they said, has LEFT the town!"),
        Shingles.of("the army they said has left the town"),
    )
    assert one.hashes.tolist() == other.hashes.tolist()
    assert len(one) == 4
    assert Shingles.of("the army they said has left the village").hashes.tolist()[:3] == one.hashes.tolist()[:3]


def test_furniture_within_a_text_is_passed_over() -> None:
    broken = CLERK.replace("By noon", "Read also: a bridge too many By noon")
    start = broken.index("Read also")
    cut = Shingles.of(broken, [(start, broken.index("By noon"))])
    assert cut.hashes.tolist() == Shingles.of(CLERK).hashes.tolist()
    assert broken[slice(*cut.span(0, len(cut) - 1))] == broken[:-1]  # all but the full stop


def test_overlapping_and_empty_spans_to_skip() -> None:
    assert Shingles.of("one two three four five six", [(0, 7), (4, 7), (27, 40), (8, 8)]).hashes.tolist() == (
        Shingles.of("three four five six").hashes.tolist()
    )
    assert len(Shingles.of("one two", [(0, 7)])) == 0


@pytest.mark.parametrize("text", ["", "?!", "\ud800"])
def test_a_text_without_words_shares_nothing(text: str) -> None:
    assert shared(text, CLERK).contained == 0.0
    assert contained(Shingles.of(text).sketch, Shingles.of(CLERK).sketch) == 0.0


def test_few_words_are_one_shingle() -> None:
    assert shared("Truce broken", "truce BROKEN").contained == 1.0
    assert shared("Truce broken", "truce broken again").contained == 0.0


def test_a_short_text_is_kept_whole_and_a_long_one_in_part() -> None:
    short, long = Shingles.of(prose(1, KEPT_LEAST)).sketch, Shingles.of(prose(2, 4000)).sketch
    assert (len(short.hashes), short.bound) == (KEPT_LEAST - 4, LARGEST)
    assert long.bound == ALWAYS_KEPT
    assert 400 < len(long.hashes) < 600
    assert len(Shingles.of(prose(3, 200)).sketch.hashes) == KEPT_LEAST


def test_the_estimate_is_near_the_truth_whatever_the_lengths() -> None:
    excerpt = " ".join(prose(7, 900).split()[:300])
    long, mixed = Shingles.of(prose(7, 900)).sketch, Shingles.of(excerpt + " " + prose(8, 300)).sketch
    assert contained(Shingles.of(excerpt).sketch, long) == 1.0
    assert contained(mixed, long) == pytest.approx(0.5, abs=0.12)
    assert contained(long, Shingles.of(prose(9, 900)).sketch) == 0.0


def test_hashes_are_the_same_in_every_process() -> None:
    code = "from saksi.sourcing.sketches import Shingles; print(Shingles.of('one two three four five').hashes[0])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert int(printed) == int(Shingles.of("one two three four five").hashes[0]) == 8334402175699717791


@given(texts, texts)
def test_what_is_contained_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    there, back = shared(one, other), shared(other, one)
    assert 0.0 <= there.contained == back.contained <= 1.0
    mine, theirs = Shingles.of(one).sketch, Shingles.of(other).sketch
    assert 0.0 <= contained(mine, theirs) == contained(theirs, mine) <= 1.0
    assert fewer_kept(mine, theirs) == fewer_kept(theirs, mine)
    for passage in there.passages:
        assert 0 <= passage.one[0] < passage.one[1] <= len(one)
        assert Shingles.of(one[slice(*passage.one)]).hashes.tolist() == (
            Shingles.of(other[slice(*passage.other)]).hashes.tolist()
        )


@given(texts)
def test_a_text_is_contained_in_itself(text: str) -> None:
    whole = Shingles.of(text)
    assert shared(text, text).contained == (1.0 if len(whole) else 0.0)
    assert contained(whole.sketch, whole.sketch) == (1.0 if len(whole) else 0.0)


@given(texts, texts, texts)
def test_what_stands_around_a_text_does_not_hide_it(before: str, text: str, after: str) -> None:
    if Shingles.of(text).width == SHINGLE:
        assert shared(text, f"{before} {text} {after}").contained == 1.0


def test_a_text_of_one_word_ten_thousand_times_takes_no_longer_than_another() -> None:
    found = shared("no " * 10_000, "no " * 10_000)
    assert (found.contained, found.words, len(found.passages)) == (1.0, 10_000, 1)


def test_what_each_kind_of_relay_is_called() -> None:
    whole, words = prose(1, 200), prose(1, 200).split()
    spoilt = " ".join("x" if place % 7 == 6 else word for place, word in enumerate(words))
    assert shared(whole, whole).kind == "copy"
    assert shared(whole, " ".join(words[:60]) + " " + prose(2, 300)).kind == "excerpt"
    assert shared(whole, " ".join(words[:40]) + " " + prose(2, 300)).kind is None  # less than a fifth
    assert shared(whole, " ".join(words[:60])).kind == "copy"
    assert shared(whole, spoilt).kind == "edited copy"
    assert shared(CLERK, DRIVER).kind is None


def test_a_quotation_that_two_reporters_heard_is_no_copy() -> None:
    quote = "we have counted the names twice and there are still families who have not come to ask for anybody"
    assert shared(f"{prose(1, 60)} {quote} {prose(2, 10)}", f"{quote} {prose(3, 70)}").kind is None


def test_a_headline_alone_is_no_copy() -> None:
    assert shared("Army leaves the town after two years", "Army leaves the town after two years").kind is None
