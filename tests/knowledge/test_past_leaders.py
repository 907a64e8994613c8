"""The tool that makes past_leaders.tsv: ends of terms, joining with persons who are known already."""

import pytest

from build_past_leaders import Led, end, end_of, same
from saksi.knowledge.catalogue import Person, Term
from saksi.knowledge.tables import Row


def row(to: str = "") -> Row:
    from pathlib import Path

    return Row(
        {"state": "ISR", "leader": "Netanyahu", "years": "", "names": "Benjamin Netanyahu", "to": to}, Path("x"), 2
    )


@pytest.mark.parametrize(
    ("month", "begun", "expected"),
    [
        ("1999-07", ["1996-06-18", "1999-07-06"], "1999-07-06"),  # the next one's day
        ("1994-12", ["1995-01-01"], "1994-12-31"),  # the next one began on the first of the next month
        ("1994-11", ["1995-01-01"], "1994-11-01"),  # only the month is known, and its first day is certain
    ],
)
def test_a_term_ends_on_a_day_that_is_certain(month: str, begun: list[str], expected: str) -> None:
    assert end_of(month, begun) == expected


KNOWN = Person("Benjamin Netanyahu", ("Benjamin Netanyahu",), (Term("ISR GOV", "2009-03-31", "2021-06-13", "x"),))


@pytest.mark.parametrize(
    ("begins", "ends", "to", "known", "expected"),
    [
        ("1996-06-18", "1999-07-06", "", KNOWN, "1999-07-06"),
        ("2009-03-31", None, "", KNOWN, None),  # the same term
        ("2012-01-01", None, "", KNOWN, None),  # within it
        ("2005-01-01", None, "", KNOWN, "2009-03-31"),  # goes on in the term that is known
        ("2019-01-01", None, "", None, "2021-02-28"),  # open in REIGN: known to its end only
        ("2019-01-01", None, "2022-07-14", None, "2022-07-14"),
        ("2019-01-01", None, "-", None, ""),
        ("2005-02-05", "2005-02-05", "", None, None),  # of no length
    ],
)
def test_only_what_is_not_known_yet_is_written(
    begins: str, ends: str | None, to: str, known: Person | None, expected: str | None
) -> None:
    assert end(Led("ISR", 666, "Netanyahu", begins, ends), row(to), known) == expected


def test_the_same_person_is_known_by_any_name_in_the_same_country() -> None:
    assert same([KNOWN], ("Bibi", "Benjamin Netanyahu"), "ISR GOV") is KNOWN
    assert same([KNOWN], ("Bibi", "Benjamin Netanyahu"), "USA GOV") is None
    assert same([KNOWN], ("Benjamin Netanyahu",), "IGO UNO") is KNOWN
