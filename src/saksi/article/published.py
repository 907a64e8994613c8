"""When an article was published: stated, or solved from the days that its text names. Never the clock."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from saksi.article.blocks import Stated
from saksi.article.calendar import Calendar, WrittenDay, later_by
from saksi.records import Published

# News sites put the day (or the month) into the address: /2025/06/19/, /2025-06-19-, /2015/12/
DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|\d{6,}|$)")
MONTH_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})(?=/|$)")
# A day falls on the same weekday again after 5, 6 or 11 years: within four years after a past day there is one answer.
YEARS_TO_TRY = 4
# So far after a day that the text gives in full, a day without a year is still told as recent.
DAYS_AROUND = 370
# News tells in one text what happened within some weeks.
WEEKS_AFTER = 9
# A text that names more days or durations than this is a list; so many are enough to solve from.
MOST_DAYS = 200


def published_of(
    stated: Iterable[Stated], url: str | None, text: str, calendar: Calendar
) -> tuple[Published | None, str | None]:
    """When the article was published, and a note where that is not known.

    `stated` are what the document says about itself, the most trusted first; then comes its address, then its text.
    """
    for value in stated:
        found = from_stated(value, calendar)
        if found:
            return found, None
    found = _from_address(url or "")
    if found:
        return found, None
    return from_text(text, calendar)


def from_stated(stated: Stated, calendar: Calendar) -> Published | None:
    """The date of a stated value such as an ISO time stamp or a line of a page; None where it holds no date."""
    why = f"stated by {stated.where}: {' '.join(stated.value.split())[:80]!r}"
    value = stated.value.strip()
    iso = re.match(r"((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?=$|[T\s])", value)
    if iso:
        return _day(_date(*map(int, iso.groups())), why)
    for day in calendar.days(value):
        if day.whole:
            return _day(day.whole, why)
    month = re.fullmatch(r"((?:19|20)\d{2})-(\d{2})", value)
    if month:
        return _month(int(month[1]), int(month[2]), why)
    year = re.fullmatch(r"(?:19|20)\d{2}", value)
    if year:
        return Published(from_=f"{value}-01-01", to=f"{value}-12-31", precision="year", why=why)
    return None


def from_text(text: str, calendar: Calendar) -> tuple[Published | None, str | None]:
    """The date that the text's own days lead to, with the facts that decided; or None and a note of what is missing.

    The latest day that the text gives with weekday and year is the day of the news. Without such a day, the last day
    given with its weekday but without a year is put into the first year in which the two agree, counted from the
    latest past that the text dates.
    """
    days = tuple(calendar.days(text))
    dated = [(day.whole, day) for day in days if day.whole and day.weekday]
    if not dated:
        return _by_weekday(days, text, calendar)
    latest, newest = max(dated, key=lambda pair: (pair[0], -pair[1].start))
    why = f"the latest day that the text gives with its weekday and year is {newest.text!r}"
    for day in days:
        when = _soon_after(day, latest) if day.year is None and day.weekday else None
        if when and when > latest:
            latest = when
            why = f"the text gives {day.text!r}, which follows on {newest.text!r} and agrees with its weekday"
    return _day(latest, f"{why}; it was published on that day or soon after"), None


def _soon_after(day: WrittenDay, known: date) -> date | None:
    """The day without a year, in the weeks after a known day; None where its weekday does not agree there."""
    for year in (known.year, known.year + 1):
        when = day.in_year(year)
        if when and 0 <= (when - known).days <= WEEKS_AFTER * 7:
            return when
    return None


def _by_weekday(days: Sequence[WrittenDay], text: str, calendar: Calendar) -> tuple[Published | None, str | None]:
    """Solve days without a year from weekday, past dates and stated durations."""
    open_days = [day for day in days if day.year is None and day.weekday]
    past = [day for day in days if day.whole]
    by_duration = _by_duration(days, past, text, calendar)
    if not open_days:
        if by_duration:
            return _day(*by_duration), None
        return None, "published: no date is stated, and the text names no day with a weekday to solve one from"
    bound = max((day.whole for day in past if day.whole), default=None)
    named_years = calendar.years(text)
    first_year = max([*named_years, *([bound.year] if bound else [])], default=None)
    if first_year is None:
        return None, f"published: {open_days[0].text!r} names no year, and nothing in the text tells which one"
    for year in range(first_year, first_year + YEARS_TO_TRY + 1):
        solved = [(day, day.in_year(year)) for day in open_days]
        if all(when for _, when in solved):
            last, when = max(solved, key=lambda pair: (pair[1] or date.min, -pair[0].start))
            if when and (bound is None or when >= bound):
                return _day(when, _why(last, when, past, bound, first_year, by_duration)), None
    return None, (
        f"published: {open_days[0].text!r} agrees with its weekday in no year from {first_year} to "
        f"{first_year + YEARS_TO_TRY}, and the text tells no other year"
    )


def _why(
    day: WrittenDay,
    when: date,
    past: Sequence[WrittenDay],
    bound: date | None,
    first_year: int,
    by_duration: tuple[date, str] | None,
) -> str:
    """In words: which facts decided the year."""
    known = next((repr(other.text) for other in past if other.whole == bound), None) if bound else None
    since = f"{known} as past" if known and bound and bound.year == first_year else f"the year {first_year} as past"
    agree = f"{when.year} is the first year from then on in which day and weekday agree"
    why = f"the text gives {day.text!r} and {since}: {agree}"
    if by_duration and by_duration[0] == when:
        why += f"; {by_duration[1]}"
    return why


def _by_duration(
    days: Sequence[WrittenDay], past: Sequence[WrittenDay], text: str, calendar: Calendar
) -> tuple[date, str] | None:
    """A day reached by a stated duration from a day given in full: `one month four days as of 31 October`."""
    open_days = {(day.month, day.day): day for day in reversed(days) if day.year is None}
    starts = {start.whole: start for start in reversed(past[:MOST_DAYS]) if start.whole}
    durations = islice(calendar.durations(text), MOST_DAYS) if open_days and starts else ()
    for months, length, words in durations:
        for when, start in starts.items():
            reached = later_by(when, min(months, 12), min(length, DAYS_AROUND))
            day = open_days.get((reached.month, reached.day))
            if day and (reached - when).days <= DAYS_AROUND:
                return reached, f"{start.text!r} and the stated {words!r} lead to {day.text!r}, {reached.isoformat()}"
    return None


def _from_address(url: str) -> Published | None:
    """The day or month that the address of a page carries."""
    day = DAY_IN_ADDRESS.search(url)
    if day:
        found = _day(_date(*map(int, day.groups())), f"the address gives the day: {day[0]!r}")
        if found:
            return found
    month = MONTH_IN_ADDRESS.search(url)
    return _month(int(month[1]), int(month[2]), f"the address gives the month: {month[0]!r}") if month else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(when: date | None, why: str) -> Published | None:
    if when is None:
        return None
    return Published(from_=when.isoformat(), to=when.isoformat(), precision="day", why=why)


def _month(year: int, month: int, why: str) -> Published | None:
    if not 1 <= month <= 12:
        return None
    last = later_by(date(year, month, 1), 1, -1)
    return Published(from_=f"{year}-{month:02}-01", to=last.isoformat(), precision="month", why=why)
