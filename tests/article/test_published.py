"""When an article was published: as stated, or solved from the days that the text names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.article.blocks import Stated
from saksi.article.calendar import Calendar, later_by
from saksi.article.published import from_stated, from_text, published_of
from saksi.language.pack import language_packs

CALENDAR = Calendar.load(language_packs().values())
INDONESIAN = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2025-06-18T22:55:00+07:00", "2025-06-18", "2025-06-18", "day"),
        ("20250618", "2025-06-18", "2025-06-18", "day"),
        ("Rabu, 18 Jun 2025 22:55 WIB", "2025-06-18", "2025-06-18", "day"),
        ("Diperbarui 18 Jun 2025, 22:11 WIB", "2025-06-18", "2025-06-18", "day"),
        ("Kompas.com- 19/06/2025, 09:37 WIB", "2025-06-19", "2025-06-19", "day"),
        ("June 18, 2025 at 10:00 a.m. EDT", "2025-06-18", "2025-06-18", "day"),
        ("2025-02", "2025-02-01", "2025-02-28", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
    ],
)
def test_stated(value: str, first: str, last: str, precision: str) -> None:
    found = from_stated(Stated(value=value, where="a line of the text"), CALENDAR)
    assert found is not None
    assert (found.from_, found.to, found.precision) == (first, last, precision)
    assert "a line of the text" in found.why


def test_a_stated_value_that_is_no_date() -> None:
    assert from_stated(Stated(value="kemarin", where="x"), CALENDAR) is None


def test_the_year_from_weekday_past_and_duration() -> None:
    text = (
        "Menteri mengatakan pada hari Sabtu (31/10) bahwa pasukan akan tiba. Perang berumur satu bulan empat hari per "
        "31 Oktober, setelah pecah pada 27 September 2020."
    )
    found, note = from_text(text, CALENDAR)
    assert note is None
    assert found is not None
    assert (found.from_, found.to, found.precision) == ("2020-10-31", "2020-10-31", "day")
    assert "'27 September 2020' as past" in found.why
    assert "'satu bulan empat hari'" in found.why


def test_the_latest_dated_day_and_the_days_after_it() -> None:
    found, _ = from_text("Pada Jumat (13/6/2025) perang pecah, dan pada Kamis (19/6) belum usai.", CALENDAR)
    assert found is not None
    assert found.from_ == "2025-06-19"
    assert "'Jumat 13/6/2025'" in found.why


def test_a_duration_alone() -> None:
    found, _ = from_text("The war began on 1 March 2021; by 15 March, two weeks later, it had ended.", CALENDAR)
    assert found is not None
    assert found.from_ == "2021-03-15"


@pytest.mark.parametrize(
    "text",
    [
        "Menteri berbicara pada hari Sabtu (31/10).",
        "Menteri berbicara tentang perjanjian itu.",
        "On Monday, Dec. 26, the leader was struck; the war of 1997 was worse.",
        "Menteri berbicara pada hari Rabu (31/10) tentang perang yang pecah pada 27 September 2019.",
    ],
)
def test_what_cannot_be_solved_is_none_with_a_note(text: str) -> None:
    found, note = from_text(text, CALENDAR)
    assert found is None
    assert note is not None
    assert note.startswith("published: ")


def test_the_address_comes_after_what_is_stated_and_before_the_text() -> None:
    url = "https://contoh.com/read/2025/06/19/09370/gempa"
    text = "Pada Rabu (18/6/2025) gempa mengguncang Contoh."
    found, _ = published_of((), url, text, CALENDAR)
    assert found is not None
    assert found.from_ == "2025-06-19"
    month, _ = published_of((), "https://contoh.gov/remarks/2015/12/250530.htm", text, CALENDAR)
    assert month is not None
    assert (month.from_, month.to, month.precision) == ("2015-12-01", "2015-12-31", "month")
    stated, _ = published_of((Stated(value="2025-06-20", where="JSON-LD datePublished"),), url, text, CALENDAR)
    assert stated is not None
    assert stated.from_ == "2025-06-20"


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2089, 12, 31)), st.integers(0, 360))
def test_every_day_is_found_again_from_its_weekday_and_a_recent_past(when: date, ago: int) -> None:
    past = date.fromordinal(when.toordinal() - ago)
    months = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
              "November", "Desember")  # fmt: skip
    text = (
        f"Menteri berbicara pada {INDONESIAN[when.weekday()]} ({when.day}/{when.month}) tentang perang yang pecah pada "
        f"{past.day} {months[past.month - 1]} {past.year}."
    )
    found, _ = from_text(text, CALENDAR)
    assert found is not None
    assert found.from_ == when.isoformat()


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 1, 1)), st.integers(0, 12), st.integers(0, 300))
def test_later_days_are_never_earlier(start: date, months: int, days: int) -> None:
    assert later_by(start, months, days) >= start
    assert later_by(start, 0, days).toordinal() == start.toordinal() + days


@given(st.text(max_size=200))
def test_days_point_at_their_words(text: str) -> None:
    for day in CALENDAR.days(text):
        assert 0 <= day.start < day.end <= len(text)
        assert str(day.day) in text[day.start : day.end]


def test_a_stamp_is_only_a_date() -> None:
    assert CALENDAR.is_stamp("MARCH 3, 2021 PRESS RELEASE")
    assert not CALENDAR.is_stamp("Pada 3 Mei 2021 tentara menyerang kota itu.")
