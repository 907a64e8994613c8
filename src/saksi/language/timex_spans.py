"""Intervals of days, with their precision, and the arithmetic on them."""

from calendar import monthrange
from datetime import date, timedelta

import msgspec

from saksi.records import DatePrecision

ONE_DAY = timedelta(days=1)


class Days(msgspec.Struct, frozen=True):
    """All days from `first` to `last`, both included."""

    first: date
    last: date
    precision: DatePrecision


def day_of(day: date) -> Days:
    """A single day."""
    return Days(day, day, "day")


def span_of(first: date, last: date) -> Days:
    """An interval that is no calendar unit."""
    return Days(min(first, last), max(first, last), "span")


def week_of(day: date) -> Days:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6), "span")


def month_of(year: int, month: int) -> Days:
    """A calendar month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def year_of(year: int) -> Days:
    """A calendar year."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def months_of(year: int, month: int, count: int) -> Days:
    """That many calendar months from the first day of one: a quarter, a half, a season."""
    return Days(date(year, month, 1), add_months(date(year, month, 1), count) - ONE_DAY, "span")


def years_of(first: int, last: int) -> Days:
    """All days of some years."""
    return Days(date(first, 1, 1), date(last, 12, 31), "span")


def add_months(day: date, months: int) -> date:
    """The same day so many months later; a shorter month ends on its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_around(day: date, unit: str) -> Days:
    """The day, week, weekend, month, year, decade or century that holds a day (the weekend: of its ISO week)."""
    if unit == "week":
        return week_of(day)
    if unit == "weekend":
        week = week_of(day)
        return Days(week.last - ONE_DAY, week.last, "span")
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        return months_of(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return years_of(day.year // 10 * 10, day.year // 10 * 10 + 9)
    if unit == "century":
        return years_of((day.year - 1) // 100 * 100 + 1, (day.year - 1) // 100 * 100 + 100)
    return day_of(day)


def moved(day: date, unit: str, count: int) -> date:
    """A day so many units later, or earlier where the count is below zero; a count of hours stays on the day."""
    if unit == "day":
        return day + timedelta(days=count)
    if unit in ("week", "weekend"):
        return day + timedelta(weeks=count)
    if unit in _MONTHS:
        return add_months(day, count * _MONTHS[unit])
    return day


_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def part_of(days: Days, phase: str, anchor: date | None) -> Days:
    """The part of an interval up to the anchor (`earlier`) or from it on (`later`), where the anchor lies in it.

    Other phases (early, mid, late) keep the whole interval: how much of it they mean is not said by anybody.
    """
    if phase not in ("earlier", "later") or anchor is None or not days.first <= anchor <= days.last:
        return days
    return span_of(days.first, anchor) if phase == "earlier" else span_of(anchor, days.last)
