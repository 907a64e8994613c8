"""Patterns of dates, the tables behind them, and the arithmetic of days."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.errors import TableError
from saksi.language.dates import DateReader
from saksi.language.pack import LanguagePack, language_packs
from saksi.language.timex_meanings import MEANINGS
from saksi.language.timex_patterns import Pattern, Slot, slot_of
from saksi.language.timex_spans import add_months, moved, part_of, span_of, unit_around, week_of

SLOTS = {"weekday": slot_of(["monday", "friday"]), "day": Slot(r"\d{1,2}", frozenset({"#"}))}


def core(pattern: str, text: str, at: int = 0) -> str | None:
    found = Pattern(pattern, SLOTS).match(text, at)
    return found.group("core") if found else None


def test_parts_may_be_left_out() -> None:
    assert core("the? {weekday} ,? {day}?", "Monday, 5 people") == "Monday, 5"
    assert core("the? {weekday} ,? {day}?", "the Friday") == "the Friday"
    assert core("{weekday} ( {day} )", "Friday (7) next") == "Friday (7)"
    assert core("{weekday} ( {day} )", "Friday 7") is None


def test_what_stands_around_is_no_part_of_the_expression() -> None:
    assert core("as_of|by < {weekday} > ,", "as of Monday, he") == "Monday"
    assert core("as_of|by < {weekday} > ,", "as of Monday he") is None


def test_a_second_slot_has_a_number() -> None:
    found = Pattern("{day} - {day}", SLOTS).match("10-12", 0)
    assert found is not None
    assert (found["day"], found["day2"]) == ("10", "12")


def test_words_that_a_pattern_can_start_with() -> None:
    assert Pattern("the? {weekday}? {day}", SLOTS).starts == {"the", "monday", "friday", "#"}
    assert Pattern("as_of < {day}", SLOTS).starts == {"as"}


@pytest.mark.parametrize(
    "written", ["the? {weekday} ,? {day}?", "the < {weekday} {day}", "{day} > as_of|by", "{weekday}? {day}? > by"]
)
@pytest.mark.parametrize("text", ["the Monday 5", "Friday, 7", "the 7", "7 by", "7", "the"])
def test_a_pattern_matches_only_where_its_opening_does(written: str, text: str) -> None:
    pattern = Pattern(written, SLOTS)
    assert pattern.match(text, 0) is None or re.match(pattern.opening, text, re.IGNORECASE)


def test_an_opening_reaches_to_the_first_part_that_has_to_be_there() -> None:
    opening = Pattern("the < {weekday} {day}", SLOTS).opening
    assert re.fullmatch(opening, "the Monday", re.IGNORECASE)
    assert not re.match(opening, "the 5", re.IGNORECASE)


@pytest.mark.parametrize("language", language_packs())
def test_dates_start_nowhere_but_where_an_opening_matches(language: str) -> None:
    reader = DateReader.load(language_packs()[language])
    for rule in reader.rules:
        text = f"{rule.example} 5 the {rule.example}"
        matching = [found.start() for found in re.finditer(r"\w+", text) if reader.matches(text, found.start())]
        assert set(matching) <= set(reader.starts(text))


@pytest.mark.parametrize("written", ["{month}", "{day", "day}"])
def test_a_pattern_that_cannot_be_understood(written: str) -> None:
    with pytest.raises(ValueError, match="slot"):
        Pattern(written, SLOTS)


def test_a_fault_in_a_pattern_names_file_and_line(tmp_path: Path) -> None:
    pack = language_packs()["en"]
    for name in ("calendar.tsv", "dates.tsv", "numbers.tsv"):
        (tmp_path / name).write_bytes(pack.table(name).read_bytes())
    rules = "meaning\tpattern\texample\nday\t{nothing}\t5 May\n"
    (tmp_path / "date_rules.tsv").write_text(rules, encoding="utf-8")
    with pytest.raises(TableError, match=r"date_rules.tsv:2: there is no slot '\{nothing\}'"):
        DateReader.load(LanguagePack("xx", tmp_path))


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_has_a_meaning_and_the_languages_share_them(language: str) -> None:
    reader = DateReader.load(language_packs()[language])
    assert {rule.meaning for rule in reader.rules} <= set(MEANINGS)


def test_every_meaning_is_used() -> None:
    used = {rule.meaning for pack in language_packs().values() for rule in DateReader.load(pack).rules}
    assert set(MEANINGS) == used


def test_calendar_arithmetic() -> None:
    assert add_months(date(2020, 10, 31), -1) == date(2020, 9, 30)
    assert add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert moved(date(2020, 10, 31), "week", -2) == date(2020, 10, 17)
    assert moved(date(2020, 10, 31), "hour", -5) == date(2020, 10, 31)
    week = week_of(date(2020, 11, 1))
    assert (week.first, week.last) == (date(2020, 10, 26), date(2020, 11, 1))
    part = part_of(unit_around(date(2025, 6, 19), "year"), "earlier", date(2025, 6, 19))
    assert part == span_of(date(2025, 1, 1), date(2025, 6, 19))


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"]),
)
def test_a_unit_holds_its_day(day: date, unit: str) -> None:
    days = unit_around(day, unit)
    assert days.first <= day <= days.last
    assert unit_around(days.first, unit) == days == unit_around(days.last, unit)
