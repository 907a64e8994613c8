"""Who belongs to which body on which day, by example, and the faults of the table with file and line."""

from pathlib import Path

import pytest

from saksi.errors import TableError, UsageError
from saksi.knowledge.memberships import Memberships
from saksi.resources import load_resources

RESOURCES = load_resources()
HEADER = "body\tiso3\tfrom\tto\tsource\n"


@pytest.mark.parametrize(
    ("body", "day", "count"),
    [
        ("European Union", "1993-11-01", 12),
        ("European Union", "2004-05-01", 25),
        ("European Union", "2020-01-31", 28),
        ("European Union", "2020-02-01", 27),
        ("NATO", "1989-11-09", 16),
        ("NATO", "2022-02-24", 30),
        ("NATO", "2024-03-07", 32),
        ("UN Security Council", "1990-08-02", 5),
        ("ASEAN", "1999-04-30", 10),
        ("ECOWAS", "2025-01-28", 15),
        ("ECOWAS", "2025-01-30", 12),
        ("Arab League", "2011-03-12", 22),
        ("African Union", "2018-01-01", 55),
        ("Organisation of Islamic Cooperation", "2020-01-01", 57),
        ("OSCE", "2014-03-01", 57),
        ("G7", "2013-06-17", 8),
        ("G7", "2014-06-04", 7),
        ("BRICS", "2023-12-31", 5),
        ("BRICS", "2024-01-01", 9),
        ("Gulf Cooperation Council", "1990-08-02", 6),
    ],
)
def test_bodies_grow_and_shrink(body: str, day: str, count: int) -> None:
    assert len(RESOURCES.memberships.members_on(body, day)) == count


def test_the_seat_of_china() -> None:
    assert "TWN" in RESOURCES.memberships.members_on("UN Security Council", "1971-10-24")
    assert RESOURCES.memberships.members_on("UN Security Council", "2022-02-25") == ("CHN", "FRA", "GBR", "RUS", "USA")


def test_the_bodies_of_a_country() -> None:
    assert RESOURCES.memberships.bodies_of("MLI", "2025-06-01") == (
        "African Union",
        "Alliance of Sahel States",
        "Organisation of Islamic Cooperation",
    )
    assert "ECOWAS" in RESOURCES.memberships.bodies_of("MLI", "2025-01-29")
    assert RESOURCES.memberships.bodies_of("XXX", "2025-06-01") == ()


def test_a_year_stands_for_the_whole_of_it() -> None:
    opec = RESOURCES.memberships
    assert [
        ("IDN" in opec.members_on("OPEC", day)) for day in ("1961-12-31", "1962-01-01", "2008-12-31", "2009-01-01")
    ] == [
        False,
        True,
        True,
        False,
    ]


def test_what_is_not_known_is_said() -> None:
    with pytest.raises(UsageError, match="the members of 'Hamas' are not known"):
        RESOURCES.memberships.members_on("Hamas", "2020-01-01")
    with pytest.raises(UsageError, match="'2020' is not a day"):
        RESOURCES.memberships.members_on("NATO", "2020")


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("Nato\tUSA\t1949\t\tx", "body 'Nato' is not in bodies.tsv"),
        ("NATO\tXXX\t1949\t\tx", "iso3 'XXX' is not in countries.tsv"),
        ("NATO\tUSA\t1949-13\t\tx", "'1949-13' is neither a day"),
        ("NATO\tUSA\t\t\tx", "the column 'from' is empty"),
        ("NATO\tUSA\t1949\t1948-01-01\tx", "it ends, 1948-01-01, before it begins"),
        ("NATO\tUSA\t1949\t\t", "the column 'source' is empty"),
        ("NATO\tUSA\t1949\t\tx\nNATO\tUSA\t1999-01-01\t\tx", "at that time already: .*:2"),
        ("NATO\tUSA\t1949\t1999\tx\nNATO\tUSA\t1999\t\tx", "at that time already: .*:2"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, rows: str, fault: str) -> None:
    path = tmp_path / "memberships.tsv"
    path.write_text(f"{HEADER}{rows}\n", encoding="utf-8")
    catalogue = RESOURCES.catalogue
    with pytest.raises(TableError, match=fault) as raised:
        Memberships.load(catalogue.countries, catalogue.bodies, path)
    assert str(raised.value).startswith(f"{path}:{1 + len(rows.splitlines())}: ")
