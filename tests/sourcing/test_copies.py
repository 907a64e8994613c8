"""Which articles hold the text of another, which was first, and what is house text instead."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import CLERK, DRIVER, OUTLETS, UNDER, prose, report, shelf_of
from saksi.sourcing.copies import Copy, copies_of
from saksi.sourcing.house import house_text
from saksi.sourcing.reports import Report
from saksi.sourcing.shelf import MOST_AT_OUTLET, MOST_HOLDERS, MemoryShelf
from saksi.sourcing.sketches import Shingles


def copies(asked: Report, *others: Report) -> tuple[Copy, ...]:
    """The copies of one report among others, itself on the shelf with them."""
    by_id = {one.reading: one for one in (asked, *others)}
    return copies_of(asked, shelf_of(asked, *others), by_id.__getitem__, OUTLETS)


def pages(outlet: str, under: str, lengths: list[int]) -> list[Report]:
    """Pages of an outlet with texts of their own, so many words long, and the same words under each."""
    return [
        report(f"{outlet}{number}", f"{prose(hash_of(outlet) + number, words)} {under}", outlet)
        for number, words in enumerate(lengths)
    ]


def hash_of(outlet: str) -> int:
    return sum(map(ord, outlet)) * 1000


def test_a_copy_is_found_with_its_passage() -> None:
    one, other = report("one", CLERK), report("other", f"{prose(1, 30)} {CLERK} {prose(2, 30)}")
    (found,) = copies(one, other, report("third", DRIVER))
    assert (found.one, found.other, found.kind, found.contained) == ("one", "other", "copy", 1.0)
    assert found.words == len(CLERK.split())
    (passage,) = found.passages
    assert one.text[slice(*passage.one)] == other.text[slice(*passage.other)] == CLERK[:-1]


def test_an_excerpt_in_a_longer_article_is_found_from_either_side() -> None:
    short = report("short", CLERK)
    long = report("long", f"{prose(1, 200)} {' '.join(CLERK.split()[:55])} {prose(2, 200)}")
    assert [found.kind for found in copies(short, long)] == ["copy"]
    longer = report("longer", f"{CLERK} {prose(3, 130)}")
    assert [found.kind for found in copies(long, longer)] == ["excerpt"]
    assert copies(long, longer) == copies(longer, long)


def test_reporters_of_one_happening_are_none() -> None:
    assert copies(report("one", CLERK), report("other", DRIVER)) == ()


@pytest.mark.parametrize(
    ("one", "other", "original", "why"),
    [
        (
            {"day": "2024-01-02"},
            {"day": "2024-01-01", "outlet": "North Wire"},
            "other",
            "published on 2024-01-01, the other",
        ),
        ({"day": "2024-01-01"}, {"day": "2024-01-02", "outlet": "North Wire"}, "one", "published on 2024-01-01"),
        (
            {"day": "2024-01-01", "outlet": "Lamp"},
            {"day": "2024-01-01", "outlet": "Kawat Utara"},
            "other",
            "is an agency",
        ),
        ({"outlet": "Lamp", "via": "Kite"}, {"outlet": "kite"}, "other", "the other credits kite"),
        ({"outlet": "Lamp", "via": "Kite"}, {"outlet": "Kite", "via": "Lamp"}, None, "nothing tells"),
        ({"outlet": "Lamp"}, {}, None, "nothing tells which was first"),
    ],
)
def test_which_was_first(one: dict[str, str], other: dict[str, str], original: str | None, why: str) -> None:
    (found,) = copies(report("one", CLERK, **one), report("other", CLERK, **other))
    assert found.original == original
    assert why in found.why


def test_what_an_outlet_prints_under_everything_is_no_copy() -> None:
    house = pages("Lamp", UNDER, [30, 30, 40, 200])
    assert all(copies(page, *(other for other in house if other is not page)) == () for page in house)


def test_two_pages_may_be_a_text_and_its_update() -> None:
    house = pages("Lamp", UNDER, [30, 30])
    assert [found.kind for found in copies(*house)] == ["copy"]


def test_three_versions_of_a_story_are_copies_and_no_house_text() -> None:
    versions = [report(f"v{number}", f"{CLERK} {prose(number, 12)}", "Lamp") for number in range(3)]
    assert [found.kind for found in copies(*versions)] == ["copy", "copy"]


def test_a_growing_story_stays_one() -> None:
    parts = [CLERK, DRIVER, prose(1, 90), prose(2, 90)]
    versions = [report(f"v{number}", " ".join(parts[: number + 1]), "Lamp") for number in range(4)]
    assert len(copies(*versions)) == 3


def test_house_text_does_not_hide_a_copy_of_the_article_over_it() -> None:
    lamp, kite = pages("Lamp", UNDER, [60, 70, 80, 90]), pages("Kite", prose(4, 90), [60, 70, 80])
    relay = report("relay", f"{lamp[0].text.removesuffix(UNDER)} {prose(4, 90)}", "Kite")
    (found,) = copies(relay, *lamp, *kite)
    assert (found.one, found.other) == ("Lamp0", "relay")
    assert found.contained == pytest.approx(1.0, abs=0.15)


def test_a_relay_that_kept_the_disclaimer_is_found_by_the_article_alone() -> None:
    lamp = pages("Lamp", UNDER, [30, 30, 40, 90])
    taken = report("taken", lamp[3].text, "Kite")
    assert [found.one for found in copies(taken, *lamp)] == ["Lamp3"]


def test_pages_without_an_outlet_have_no_house() -> None:
    unknown = [report(f"p{number}", f"{prose(number, 30)} {UNDER}") for number in range(4)]
    assert len(copies(*unknown)) == 3


def test_a_shingle_in_very_many_articles_tells_nothing() -> None:
    shelf, phrase = MemoryShelf(), "one two three four five"
    for number in range(MOST_HOLDERS + 2):
        shelf.add(report(f"p{number}", phrase).paper)
    hashes = Shingles.of(phrase).hashes
    assert len(shelf.holders(hashes)[int(hashes[0])]) == MOST_HOLDERS + 1
    assert house_text(hashes, shelf).tolist() == hashes.tolist()


def test_an_outlet_takes_no_more_room_than_it_can_tell() -> None:
    shelf, phrase = MemoryShelf(), "one two three four five"
    for number in range(MOST_AT_OUTLET * 3):
        shelf.add(report(f"p{number}", phrase, "Lamp" if number % 2 else None).paper)
    holders = next(iter(shelf.holders(Shingles.of(phrase).hashes).values()))
    assert [holder.outlet for holder in holders].count("Lamp") == MOST_AT_OUTLET + 1


def test_what_nobody_holds_is_left_out() -> None:
    assert MemoryShelf().holders(Shingles.of(CLERK).hashes) == {}
    assert house_text(np.array([], dtype=np.uint64), MemoryShelf()).tolist() == []


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_adding_changes_nothing(random: Random) -> None:
    lamp, kite = pages("Lamp", UNDER, [30] * 16), pages("Kite", prose(4, 60), [50, 60, 70])
    taken = report("taken", f"{lamp[2].text} {prose(5, 20)}", "Kite")
    everything = [*lamp, *kite, taken, report("again", kite[0].text, "Channel Six")]
    by_id = {one.reading: one for one in everything}
    there = shelf_of(*everything)
    random.shuffle(everything)
    back = shelf_of(*everything)
    for asked in everything:
        assert copies_of(asked, there, by_id.__getitem__, OUTLETS) == copies_of(asked, back, by_id.__getitem__, OUTLETS)
    assert [found.one for found in copies_of(taken, there, by_id.__getitem__, OUTLETS)] == ["Lamp2"]
