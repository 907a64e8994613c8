"""What date expressions mean that name a day, month, year or a range of them."""

from datetime import date

from saksi.language.timex_said import Meant, Said, Setting, in_phase
from saksi.language.timex_spans import day_of, month_of, months_of, span_of, year_of, years_of
from saksi.language.timex_years import NEAR_AHEAD, day_in, month_in


def day(said: Said, setting: Setting) -> Meant | None:
    """A day of a month, with its year or without."""
    return day_in(said, setting, said.day(), said.month(), said.year()) if said.is_capital("weekday", "month") else None


def numeric(said: Said, setting: Setting) -> Meant | None:
    """A day in figures: 31/10, 31/10/2020. What stands first is told by the values and the language.

    The other order counts where only it can be, or where only it fits the weekday, close to the article's day.
    """
    if not said.is_capital("weekday"):
        return None
    parts = [int(part) for part in _figures(said.raw("daymonthyear") or said.raw("daymonth"))]
    year = _full_year(parts[2]) if len(parts) > 2 else None
    own, other = (day_in(said, setting, *pair, year) for pair in _orders(parts[0], parts[1], said.day_first))
    if own is None or own.days is None or other is None or other.days is None:
        return own or other
    fits = [meant.days.first.isoweekday() == said.weekday for meant in (own, other) if meant.days]
    near = setting.anchor is None or abs((other.days.first - setting.anchor).days) <= NEAR_AHEAD
    return other if fits == [False, True] and near else own


def iso(said: Said, _setting: Setting) -> Meant | None:
    """An ISO 8601 day."""
    try:
        found = date.fromisoformat(said.raw("iso"))
    except ValueError:
        return None
    return Meant(day_of(found), "written in full", found.year)


def range_days(said: Said, setting: Setting) -> Meant | None:
    """Days of one month: 10-12 June."""
    if not said.is_capital("month"):
        return None
    last = day_in(said, setting, said.day(2), said.month(), said.year())
    if last is None or last.days is None or not 1 <= said.day() < said.day(2):
        return last and Meant(None, last.why) if 1 <= said.day() < said.day(2) else None
    return Meant(
        span_of(last.days.first.replace(day=said.day()), last.days.first), "range of days; " + last.why, last.year
    )


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


def range_months(said: Said, _setting: Setting) -> Meant | None:
    """From one month to another; the year written last serves for both."""
    last_year = said.year(2) or said.year()
    if not said.is_capital("month", "month2") or last_year is None:
        return None
    first_year = said.year() if said.has("year2") and said.year() else last_year - (said.month() > said.month(2))
    first, last = month_of(first_year or last_year, said.month()), month_of(last_year, said.month(2))
    return Meant(span_of(first.first, last.last), "range of months", last_year)


def range_years(said: Said, _setting: Setting) -> Meant | None:
    """From one year to another."""
    first = said.year() or 0
    last = said.year(2) or first // 100 * 100 + int(said.raw("shortyear"))
    return Meant(years_of(first, last), "range of years", last) if first < last <= first + 150 else None


def month(said: Said, setting: Setting) -> Meant | None:
    """A month with its year, or a part of a month."""
    if not said.is_capital("month"):
        return None
    return in_phase(month_in(said, setting, said.month(), said.year()), said)


def month_bare(said: Said, setting: Setting) -> Meant | None:
    """A month alone. One that is another word too has to stand behind a word such as `in`."""
    before, after = said.word_before(setting), said.word_after(setting)
    written = said.raw("month")
    if not said.is_capital("month") or len(written.rstrip(".")) < 3 or (written.isupper() and not before.isupper()):
        return None
    if said.is_one_of("namesake", written) and not said.is_one_of("cue", before):
        return None
    if not said.is_one_of("cue", before) and (
        after[:1].isupper() or before[:1].isupper() or written != written.title()
    ):
        return None
    if len(written.rstrip(".")) == 3 and said.month() != 5:
        return None
    return month_in(said, setting, said.month(), None)


def year(said: Said, _setting: Setting) -> Meant | None:
    """A year named as one."""
    return in_phase(Meant(year_of(said.year() or 0), "year", said.year()), said)


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
    return Meant(year_of(number), "year", number if cued else None)


def decade(said: Said, _setting: Setting) -> Meant | None:
    """Ten years; with two digits, of the twentieth century."""
    digits = "".join(filter(str.isdigit, said.raw("decade")))
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Meant(years_of(first, first + 9), "decade", first)


def decade_bare(said: Said, setting: Setting) -> Meant | None:
    """A decade without the word for it: with all its digits, or an apostrophe for the first two."""
    apostrophe = setting.text[max(0, said.start - 1) : said.start] in ("'", "’", "‘")
    return decade(said, setting) if apostrophe or said.raw("decade")[:4].isdigit() else None


def century(said: Said, _setting: Setting) -> Meant | None:
    """A hundred years, from the year 1 on."""
    number = int("".join(filter(str.isdigit, said.raw("nth"))))
    return Meant(years_of(number * 100 - 99, number * 100), "century") if 1 <= number <= 21 else None


def season(said: Said, _setting: Setting) -> Meant | None:
    """A season of a year, of the northern half of the world; winter ends in the year after."""
    named = said.year() or 0
    return Meant(months_of(named, said.number("season"), 3), "season of the northern half of the world", named)


def _orders(first: int, second: int, day_first: bool) -> tuple[tuple[int, int], tuple[int, int]]:
    """Both ways to read two numbers as day and month, that of the language first."""
    pairs = (first, second), (second, first)
    return pairs if day_first else (pairs[1], pairs[0])


def _figures(written: str) -> list[str]:
    return written.replace(".", "/").replace("-", "/").split("/")


def _full_year(number: int) -> int:
    return number if number > 99 else 2000 + number if number < 50 else 1900 + number
