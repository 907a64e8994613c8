"""What each pattern of dates means: from what is said, and the setting, to days. Named in date_rules.tsv."""

from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from saksi.language.timex_said import Said, Setting
from saksi.language.timex_spans import (
    Days, add_months, day_of, month_of, months_of, moved, part_of, span_of, unit_around, week_of, year_of, years_of,
)  # fmt: skip
from saksi.language.timex_years import day_in, month_in

# The span of a shift that is counted in weeks or longer is the unit that starts there: nobody means the very day.
_LONGEST_SHIFT = {"day": 36_525, "week": 5_218, "weekend": 5_218, "month": 1_200, "quarter": 400, "year": 300,
                  "decade": 30, "century": 5, "hour": 48}  # fmt: skip


class Meant(msgspec.Struct, frozen=True):
    """The days that an expression means, None where open, how they were found, and the year that it spells out."""

    days: Days | None
    why: str
    year: int | None = None


Meaning = Callable[[Said, Setting], Meant | None]


def _open(why: str) -> Meant:
    return Meant(None, f"open: {why}")


def _no_anchor() -> Meant:
    return _open("the article's day is not known")


def day(said: Said, setting: Setting) -> Meant | None:
    """A day of a month, with its year or without."""
    return day_in(said, setting, said.day(), said.month(), said.year()) if said.is_capital("weekday", "month") else None


def numeric(said: Said, setting: Setting) -> Meant | None:
    """A day in figures: 31/10, 31/10/2020. Which stands first is told by the values, the weekday, the language."""
    parts = [int(part) for part in _figures(said.raw("daymonthyear") or said.raw("daymonth"))]
    year = _full_year(parts[2]) if len(parts) > 2 else None
    orders = [(parts[0], parts[1]), (parts[1], parts[0])]
    if not said.day_first:
        orders.reverse()
    fitting = [found for number, month in orders if (found := day_in(said, setting, number, month, year))]
    if not fitting or not said.is_capital("weekday"):
        return None
    if said.weekday:
        fitting.sort(key=lambda meant: meant.days is None or meant.days.first.isoweekday() != said.weekday)
    return fitting[0]


def bracket(said: Said, setting: Setting) -> Meant | None:
    """A day in brackets behind a word for a day: `kemarin (31/10)`. It has to lie near the article's day."""
    meant = numeric(said, setting)
    if meant is None or meant.days is None or setting.anchor is None:
        return None
    return meant if abs((meant.days.first - setting.anchor).days) < 62 else None


def iso(said: Said, setting: Setting) -> Meant | None:
    """An ISO 8601 day."""
    try:
        found = date.fromisoformat(said.raw("iso"))
    except ValueError:
        return None
    return Meant(day_of(found), "written in full", found.year)


def day_only(said: Said, setting: Setting) -> Meant | None:
    """A day without a month: the nearest past one."""
    if setting.anchor is None:
        return _no_anchor() if 1 <= said.day() <= 31 else None
    ahead = said.tense(setting) == "future"
    for months in range(0, 4 if ahead else -4, 1 if ahead else -1):
        month = add_months(setting.anchor.replace(day=1), months)
        try:
            found = month.replace(day=said.day())
        except ValueError:
            continue
        fits = said.weekday in (None, found.isoweekday())
        if fits and (found >= setting.anchor if ahead else found <= setting.anchor):
            return Meant(day_of(found), f"a day without a month: the nearest {_side(ahead)} {setting.anchor} (article)")
    return None


def day_dir(said: Said, setting: Setting) -> Meant | None:
    """A day of a month with `last` or `next`, or in last, this or next year."""
    if not said.is_capital("weekday", "month"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    past, ahead = said.number("dir") < 0, said.number("dir") > 0
    for year in (setting.anchor.year + shift for shift in ((0, -1) if past else (0, 1) if ahead else (0,))):
        meant = day_in(said, setting, said.day(), said.month(), year)
        if meant and meant.days and (
            not past or meant.days.first <= setting.anchor) and (not ahead or meant.days.first >= setting.anchor):  # fmt: skip
            return Meant(meant.days, f"{said.raw('dir')!r}: the nearest to {setting.anchor} (article)")
    return None


def range_days(said: Said, setting: Setting) -> Meant | None:
    """Days of one month: 10-12 June."""
    if not said.is_capital("month"):
        return None
    last = day_in(said, setting, said.day(2), said.month(), said.year())
    if last is None or last.days is None or not 1 <= said.day() < said.day(2):
        return last and Meant(None, last.why) if 1 <= said.day() < said.day(2) else None
    return Meant(span_of(last.days.first.replace(day=said.day()), last.days.first), "range of days; " + last.why, last.year)


def range_dates(said: Said, setting: Setting) -> Meant | None:
    """From one day of a month to another; the year of the last serves for the first."""
    if not said.is_capital("month", "month2"):
        return None
    last_year = said.year(2) or (said.year() if said.month(2) >= said.month() else None)
    last = day_in(said, setting, said.day(2), said.month(2), last_year)
    if last is None or last.days is None:
        return last
    year = said.year() or last.days.first.year - (said.month() > said.month(2))
    first = day_in(said, setting, said.day(), said.month(), year)
    if first is None or first.days is None:
        return None
    return Meant(span_of(first.days.first, last.days.first), "range of days; " + last.why, last.year)


def range_months(said: Said, setting: Setting) -> Meant | None:
    """From one month to another; the year written last serves for both."""
    last_year = said.year(2) or said.year()
    if not said.is_capital("month", "month2") or last_year is None:
        return None
    first_year = said.year() if said.has("year2") and said.year() else last_year - (said.month() > said.month(2))
    first, last = month_of(first_year or last_year, said.month()), month_of(last_year, said.month(2))
    return Meant(span_of(first.first, last.last), "range of months", last_year)


def range_years(said: Said, setting: Setting) -> Meant | None:
    """From one year to another."""
    first = said.year() or 0
    last = said.year(2) or first // 100 * 100 + int(said.raw("shortyear"))
    return Meant(years_of(first, last), "range of years", last) if first < last <= first + 150 else None


def month(said: Said, setting: Setting) -> Meant | None:
    """A month with its year, or a part of a month."""
    if not said.is_capital("month"):
        return None
    return _in_phase(month_in(said, setting, said.month(), said.year()), said)


def month_bare(said: Said, setting: Setting) -> Meant | None:
    """A month alone. One that is another word too has to stand behind a word such as `in`."""
    before, after = said.word_before(setting), said.word_after(setting)
    written = said.raw("month")
    if not said.is_capital("month") or len(written.rstrip(".")) < 3 or written.isupper() and not before.isupper():
        return None
    if said.is_one_of("namesake", written) and not said.is_one_of("cue", before):
        return None
    if not said.is_one_of("cue", before) and (after[:1].isupper() or before[:1].isupper() or written != written.title()):
        return None
    if len(written.rstrip(".")) == 3 and said.month() != 5:
        return None
    return month_in(said, setting, said.month(), None)


def month_dir(said: Said, setting: Setting) -> Meant | None:
    """Last, this or next July."""
    if not said.is_capital("month"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    way, this = said.number("dir"), setting.anchor
    year = this.year + (way if way else 0)
    if way < 0 and said.month() < this.month and said.raw("month") and not _of_year(said):
        year = this.year
    if way > 0 and said.month() > this.month and not _of_year(said):
        year = this.year
    return _in_phase(Meant(month_of(year, said.month()), f"{said.raw('dir')!r} from {this} (article)"), said)


def year(said: Said, setting: Setting) -> Meant | None:
    """A year named as one."""
    return _in_phase(Meant(year_of(said.year() or 0), "year", said.year()), said)


def year_bare(said: Said, setting: Setting) -> Meant | None:
    """Four digits that look like a year: not what counts something, not behind a currency or a number sign."""
    number = said.year() or 0
    before, after = said.word_before(setting), said.word_after(setting)
    left = setting.text[max(0, said.start - 1) : said.start]
    if not 1900 <= number <= 2099 or (left and left in "$€£¥#-/.,:+"):
        return None
    cued = said.is_one_of("cue", before)
    if said.is_one_of("counted", after) or (number % 1000 == 0 and not cued):
        return None
    return Meant(year_of(number), "year", number)


def decade(said: Said, setting: Setting) -> Meant | None:
    """Ten years; two digits are of the century before the article's, or of 1900."""
    digits = "".join(filter(str.isdigit, said.raw("decade")))
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Meant(years_of(first, first + 9), "decade", first) if len(digits) in (2, 4) and len(digits) != 2 or first >= 1920 else None


def century(said: Said, setting: Setting) -> Meant | None:
    """A hundred years, from the year 1 on."""
    number = int("".join(filter(str.isdigit, said.raw("nth"))))
    return Meant(years_of(number * 100 - 99, number * 100), "century") if 1 <= number <= 21 else None


def weekday(said: Said, setting: Setting) -> Meant | None:
    """A weekday alone: the nearest past one, the article's own day included, or the next where the words look ahead."""
    if not _is_weekday(said, setting):
        return None
    if setting.anchor is None:
        return _no_anchor()
    ahead = said.tense(setting) == "future"
    found = _weekday_from(setting.anchor, said.weekday or 1, 1 if ahead else -1, same=True)
    return Meant(day_of(found), f"weekday: the nearest {_side(ahead)} {setting.anchor} (article)")


def weekday_dir(said: Said, setting: Setting) -> Meant | None:
    """Last or next Friday: never the article's own day; this Friday: that of the week."""
    if not _is_weekday(said, setting):
        return None
    if setting.anchor is None:
        return _no_anchor()
    way = said.number("dir")
    if way == 0:
        found = week_of(setting.anchor).first + timedelta(days=(said.weekday or 1) - 1)
    else:
        found = _weekday_from(setting.anchor, said.weekday or 1, way, same=False)
    return Meant(day_of(found), f"weekday, {said.raw('dir')!r}: from {setting.anchor} (article)")


def weekday_week(said: Said, setting: Setting) -> Meant | None:
    """The weekday of last, this or next week."""
    if not said.is_capital("weekday") or said.unit not in ("week", "weekend"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    monday = week_of(setting.anchor + timedelta(weeks=said.number("dir"))).first
    return Meant(day_of(monday + timedelta(days=(said.weekday or 1) - 1)), f"weekday of a week counted from {setting.anchor} (article)")


def offset(said: Said, setting: Setting) -> Meant | None:
    """Yesterday, today, tomorrow and their like."""
    if setting.anchor is None:
        return _no_anchor()
    return Meant(day_of(setting.anchor + timedelta(days=said.number("offset"))), f"counted from {setting.anchor} (article)")


def period(said: Said, setting: Setting) -> Meant | None:
    """Last, this or next week, month, year: the calendar unit."""
    if said.unit in ("hour", "day"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    days = unit_around(moved(setting.anchor, said.unit, said.number("dir")), said.unit)
    meant = Meant(part_of(days, said.phase, setting.anchor), f"calendar unit counted from {setting.anchor} (article)")
    return _in_phase(meant, said)


def period_now(said: Said, setting: Setting) -> Meant | None:
    """A part of the unit that the article's day is in: the end of the year."""
    if said.unit in ("hour", "day", "weekend") or said.phase in ("earlier", "later"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    return _in_phase(Meant(unit_around(setting.anchor, said.unit), f"the one around {setting.anchor} (article)"), said)


def period_narrative(said: Said, setting: Setting) -> Meant | None:
    """The unit before the one that was told of last."""
    return _next_to_told(said, setting, -1)


def period_after(said: Said, setting: Setting) -> Meant | None:
    """The unit after the one that was told of last."""
    return _next_to_told(said, setting, 1)


def shift(said: Said, setting: Setting) -> Meant | None:
    """So long ago."""
    return _shifted(said, setting.anchor, -1, "article") if setting.anchor else _no_anchor()


def shift_next(said: Said, setting: Setting) -> Meant | None:
    """In so long a time."""
    return _shifted(said, setting.anchor, 1, "article") if setting.anchor else _no_anchor()


def shift_back(said: Said, setting: Setting) -> Meant | None:
    """So long before the day told last; open where none was told."""
    return _shifted(said, _told_day(setting), -1, "told before") if _told_day(setting) else _nothing_told()


def shift_on(said: Said, setting: Setting) -> Meant | None:
    """So long after the day told last; open where none was told."""
    return _shifted(said, _told_day(setting), 1, "told before") if _told_day(setting) else _nothing_told()


def past_span(said: Said, setting: Setting) -> Meant | None:
    """The time up to the article's day."""
    return _stretch(said, setting, -1)


def next_span(said: Said, setting: Setting) -> Meant | None:
    """The time from the article's day on."""
    return _stretch(said, setting, 1)


def narrative_back(said: Said, setting: Setting) -> Meant | None:
    """The day before the one told last."""
    return _beside_told(setting, -1)


def narrative_on(said: Said, setting: Setting) -> Meant | None:
    """The day after the one told last."""
    return _beside_told(setting, 1)


def narrative_same(said: Said, setting: Setting) -> Meant | None:
    """The day told last."""
    return _beside_told(setting, 0)


def part_of_year(said: Said, setting: Setting) -> Meant | None:
    """A quarter or a half of a year."""
    which, length, named = said.number("ordinal"), said.number("quarter"), said.year()
    if which > 12 // length:
        return None
    if named is None and setting.anchor is None:
        return _no_anchor()
    where = named or (setting.anchor or date.min).year + (said.number("dir") if said.has("dir") else 0)
    return Meant(months_of(where, (which - 1) * length + 1, length), "part of a year", named)


def season(said: Said, setting: Setting) -> Meant | None:
    """A season of a year, of the northern half of the world; winter ends in the year after."""
    named = said.year() or 0
    return Meant(months_of(named, said.number("season"), 3), "season of the northern half of the world", named)


def season_dir(said: Said, setting: Setting) -> Meant | None:
    """The last, this or the next season, of the northern half of the world."""
    if setting.anchor is None:
        return _no_anchor()
    way, start = said.number("dir"), said.number("season")
    choices = [months_of(setting.anchor.year + shift, start, 3) for shift in (-2, -1, 0, 1)]
    if way < 0:
        found = [days for days in choices if days.last < setting.anchor][-1]
    else:
        found = [days for days in choices if days.last >= setting.anchor and (not way or days.first > setting.anchor)][0]
    return Meant(found, f"season of the northern half of the world, counted from {setting.anchor} (article)")


def eve(said: Said, setting: Setting) -> Meant | None:
    """The day before a day."""
    meant = day(said, setting)
    if meant is None or meant.days is None:
        return meant
    return Meant(day_of(meant.days.first - timedelta(days=1)), "the day before; " + meant.why, meant.year)


def left_open(said: Said, setting: Setting) -> Meant | None:
    """A day that only the happening beside it tells."""
    return _open("the day of what is named here is not known")


def _shifted(said: Said, start: date | None, way: int, what: str) -> Meant | None:
    amount, unit = said.span
    if start is None or amount.high is None or amount.high > _LONGEST_SHIFT[unit]:
        return None
    near, far = (moved(start, unit, way * count) for count in (amount.low or amount.best, amount.high))
    why = f"counted from {start} ({what})"
    if near != far:
        return Meant(span_of(near, far), f"{why}; {amount.reason}")
    if unit in ("week", "weekend"):
        return Meant(Days(near, near + timedelta(days=6), "span"), why + "; the seven days from there")
    return Meant(unit_around(near, unit), why)


def _stretch(said: Said, setting: Setting, way: int) -> Meant | None:
    amount, unit = said.span
    if setting.anchor is None:
        return _no_anchor()
    if amount.high is None or amount.high > _LONGEST_SHIFT[unit]:
        return None
    return Meant(span_of(setting.anchor, moved(setting.anchor, unit, way * amount.best)), f"span counted from {setting.anchor} (article)")


def _next_to_told(said: Said, setting: Setting, way: int) -> Meant | None:
    if said.unit == "hour":
        return None
    told = _told_day(setting)
    if told is None:
        return _nothing_told()
    return Meant(unit_around(moved(told, said.unit, way), said.unit), f"counted from {told} (told before)")


def _beside_told(setting: Setting, days: int) -> Meant | None:
    told = _told_day(setting)
    return Meant(day_of(told + timedelta(days=days)), f"counted from {told} (told before)") if told else _nothing_told()


def _told_day(setting: Setting) -> date | None:
    return setting.told.first if setting.told and setting.told.precision == "day" else None


def _nothing_told() -> Meant:
    return _open("no day is told before that this could be counted from")


def _in_phase(meant: Meant | None, said: Said) -> Meant | None:
    if meant is None or not said.phase or meant.days is None:
        return meant
    return Meant(meant.days, f"{meant.why}; its {said.phase} part", meant.year)


def _is_weekday(said: Said, setting: Setting) -> bool:
    """Not a word that only looks like one: small letters, a bare abbreviation, or a part of a name."""
    written = said.raw("weekday")
    if not said.is_capital("weekday") or said.is_one_of("title", said.word_before(setting)):
        return False
    if len(written.rstrip(".")) <= 5 and said.is_short("weekday"):
        return written.endswith(".")
    return True


def _weekday_from(start: date, weekday_number: int, way: int, *, same: bool) -> date:
    distance = (weekday_number - start.isoweekday()) * way % 7
    return start + timedelta(days=way * (distance or (0 if same else 7)))


def _side(ahead: bool) -> str:
    return "on or after" if ahead else "on or before"


def _of_year(said: Said) -> bool:
    return len(said.text.split()) > 2 and not said.has("phase")


def _figures(written: str) -> list[str]:
    return written.replace(".", "/").replace("-", "/").split("/")


def _full_year(number: int) -> int:
    return number if number > 99 else 2000 + number if number < 50 else 1900 + number


MEANINGS: dict[str, Meaning] = {
    name: meaning
    for meaning in (
        day, numeric, bracket, iso, day_only, day_dir, range_days, range_dates, range_months, range_years, month,
        month_bare, month_dir, year, year_bare, decade, century, weekday, weekday_dir, weekday_week, offset, period,
        period_now, period_narrative, period_after, shift, shift_next, shift_back, shift_on, past_span, next_span,
        narrative_back, narrative_on, narrative_same, part_of_year, season, season_dir, eve, left_open,
    )
    for name in (meaning.__name__,)
}  # fmt: skip
