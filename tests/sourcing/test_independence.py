"""How many independent sources some reports come from, and why those that depend on each other do."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import CLERK, OUTLETS, UNDER, prose, report, shelf_of
from saksi.knowledge.outlets import Outlets
from saksi.records import Article, Party, Reading
from saksi.sourcing.independence import Independence, independence
from saksi.sourcing.outlets import owner_of
from saksi.sourcing.reports import Report, report_of


def grouped(*reports: Report) -> Independence:
    return independence(reports, OUTLETS)


def reasons(found: Independence) -> list[tuple[str, str, str, str]]:
    return [(merge.one, merge.other, merge.rule, merge.why) for merge in found.merges]


def test_reports_that_share_nothing_are_sources_of_their_own() -> None:
    found = grouped(report("a", outlet="Lamp"), report("b", outlet="Kite"), report("c"))
    assert (found.reports, found.outlets, found.sources, found.merges) == (3, 2, 3, ())


@pytest.mark.parametrize(
    ("one", "other", "rule", "why"),
    [
        ({"outlet": "Lamp"}, {"outlet": "LAMP"}, "same outlet", "both are by Lamp"),
        ({"outlet": "Unheard Of"}, {"outlet": "unheard  of"}, "same outlet", "both are by Unheard Of"),
        ({"outlet": "Morning Post"}, {"outlet": "Evening Mail"}, "same owner",
         "Harbour Press owns Morning Post and Evening Mail"),
        (
            {"outlet": "Lamp", "via": "Kawat Utara"},
            {"outlet": "Kite", "via": "North Wire"},
            "shared credit",
            "both credit North Wire, an agency",
        ),
        ({"outlet": "Lamp", "via": "Kite, Channel Six"}, {"outlet": "Morning Post", "via": "Channel Six"}, "shared credit",
         "both credit Channel Six"),
        ({"outlet": "Lamp", "via": "Kite"}, {"outlet": "Kite"}, "credits the other", "Lamp credits Kite"),
        ({"outlet": None, "via": "Kite"}, {"outlet": "Kite"}, "credits the other", "one credits Kite"),
        ({"outlet": "North Wire"}, {"outlet": "Kite", "via": "Lamp, North Wire"}, "credits the other", "Kite credits North Wire"),
        ({"outlet": "Lamp", "text": CLERK}, {"outlet": "Kite", "text": CLERK}, "copy",
         "100% of the shorter text stands in the other: 81 words"),
    ],
)  # fmt: skip
def test_why_two_reports_are_one_source(one: dict[str, str], other: dict[str, str], rule: str, why: str) -> None:
    found = grouped(report("a", **one), report("b", **other))
    assert found.sources == 1
    assert [reason[2:] for reason in reasons(found)] == [(rule, why)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"outlet": "Lamp"}, {"outlet": "Kite"}),  # the owner of both is `private`
        ({"outlet": "Chirp"}, {"outlet": "Chirp"}),  # everybody writes there
        ({"outlet": "Lamp", "via": "Chirp"}, {"outlet": "Kite", "via": "Chirp"}),
        ({"outlet": "Lamp", "via": "North Wire"}, {"outlet": "Kite", "via": "Channel Six"}),
        ({"outlet": None}, {"outlet": None}),
        ({"outlet": "Lamp", "via": "Lamp"}, {"outlet": "Kite"}),
    ],
)
def test_what_does_not_make_two_reports_one_source(one: dict[str, str], other: dict[str, str]) -> None:
    assert grouped(report("a", **one), report("b", **other)).sources == 2


def test_through_others_too() -> None:
    found = grouped(
        report("a", CLERK, "Lamp", "2024-01-02"),
        report("b", CLERK, "Morning Post", "2024-01-03"),
        report("c", outlet="Evening Mail", via="North Wire"),
        report("d", outlet="Channel Six", via="North Wire"),
        report("e", outlet="Kite"),
    )
    assert [[member.reading for member in group] for group in found.groups] == [["a", "b", "c", "d"], ["e"]]
    assert sorted(reason[:3] for reason in reasons(found)) == [
        ("a", "b", "copy"),
        ("b", "c", "same owner"),
        ("c", "d", "shared credit"),
    ]
    (copy,) = [merge.copy for merge in found.merges if merge.copy]
    assert (copy.original, copy.why) == ("a", "published on 2024-01-02, the other on 2024-01-03")


def test_many_copies_of_one_text_are_told_with_as_few_pairs_as_tie_them() -> None:
    found = grouped(*(report(f"r{number}", CLERK, f"Paper {number}") for number in range(9)))
    assert (found.sources, len(found.merges)) == (1, 8)


def test_nobody_tells_it() -> None:
    assert grouped() == Independence(reports=0, outlets=0, sources=0, groups=(), merges=())


def test_house_text_is_asked_of_the_shelf_that_is_given() -> None:
    asked = [report("a", f"{prose(1, 30)} {UNDER}", "Lamp"), report("b", f"{prose(2, 30)} {UNDER}", "Kite")]
    more = [report(f"x{number}", f"{prose(number, 60)} {UNDER}", "Kite") for number in range(3, 6)]
    assert independence(asked, OUTLETS).sources == 1
    assert independence(asked, OUTLETS, shelf_of(*asked, *more)).sources == 2


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Lamp", "Kite", "Morning Post", "Evening Mail", "Chirp", None]),
            st.sampled_from(["", "North Wire", "Kite", "Lamp, North Wire", "Chirp"]),
            st.sampled_from([CLERK, CLERK + " " + prose(1, 40), prose(2), prose(3), UNDER]),
            st.sampled_from(["2024-01-01", "2024-01-02", None]),
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_reports_changes_nothing(told: list[tuple[str, str, str, str]], random: Random) -> None:
    reports = [report(f"r{number}", text, outlet, day, via) for number, (outlet, via, text, day) in enumerate(told)]
    found = independence(reports, OUTLETS)
    random.shuffle(reports)
    assert independence(reports, OUTLETS) == found
    assert sorted(member.reading for group in found.groups for member in group) == sorted(
        one.reading for one in reports
    )
    assert found.sources == len(found.groups) <= found.reports
    tied = {frozenset((merge.one, merge.other)) for merge in found.merges}
    members = [{member.reading for member in group} for group in found.groups]
    assert all(any(pair <= group for group in members) for pair in tied)


def test_owners_without_a_name_are_nobody() -> None:
    shipped = Outlets.load()
    named = {owner for outlet in shipped if (owner := owner_of(outlet.name, shipped))}
    assert {"Kompas Gramedia", "Russian state", "office of the Supreme Leader", "close to the IRGC"} <= named
    for nobody in ("private", "own staff", "own council", "cooperative of its members", "its media shareholders",
                   "public broadcaster", "private, in exile", "anonymous", "Australian public broadcaster"):  # fmt: skip
        assert any(outlet.owner == nobody for outlet in shipped)
        assert nobody not in named


def test_the_report_of_a_reading() -> None:
    from readings import event, reading
    from saksi.records import Furniture

    who = Party(start=0, end=3, text="SAF", code="SDN MIL", name="Sudanese army")
    unknown = Party(start=0, end=4, text="Budi", code=None, name="Budi")
    first, second = (
        event("a", via=("Antara", "Reuters"), speaker=who),
        event("b", via=("Reuters", "AFP"), speaker=unknown),
    )
    pieces = (Furniture(text="Baca juga", label="related", start=3, end=12), Furniture(text="Foto", label="caption"))
    found = report_of(reading("doc1", first, second, furniture=pieces))
    assert (found.reading, found.outlet, found.published) == ("doc1", "Harian Teluk", ("2023-04-24", "2023-04-24"))
    assert (found.via, found.speakers, found.skip) == (("Antara", "Reuters", "AFP"), ("SDN MIL", "Budi"), ((3, 12),))
    assert report_of(reading("doc1", first, second), [second]).via == ("Reuters", "AFP")


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.kabar.example/a/b?c=1", "kabar.example"),
        ("kabar.example/a", None),
        ("https://[oops", None),
        (None, None),
    ],
)
def test_an_article_of_an_unknown_publisher_is_of_its_site(url: str | None, outlet: str | None) -> None:
    assert report_of(Reading(id="a", digest="d", article=Article(text="", url=url))).outlet == outlet
