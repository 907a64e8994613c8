"""Which year a day or a month without one belongs to."""

from datetime import date

from saksi.language.timex_said import Meant, Said, Setting, open_because
from saksi.language.timex_spans import day_of, month_of

# A day without a year and without a word of tense lies ahead of the article only where it is that near, in days.
NEAR_AHEAD = 60
# A day that near to the article's is meant even where its weekday is wrong: a slip is likelier than another year.
WITHIN_NEWS = 10
_NO_YEAR = "the year is not written, and the article's day is not known"


def day_in(said: Said, setting: Setting, day: int, month: int, year: int | None) -> Meant | None:
    """The day in its year; without one, in the year that the sentence, the weekday and the article's day point to."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year is not None:
        found = _day(year, month, day)
        return Meant(day_of(found), "written in full", year) if found else None
    if setting.year is not None and not said.weekday and (found := _day(setting.year, month, day)):
        return Meant(day_of(found), f"the year {setting.year} is said before in the sentence")
    if setting.anchor is None:
        return _by_other_years(said, setting, day, month)
    return _nearest(said, setting, setting.anchor, day, month)


def month_in(said: Said, setting: Setting, month: int, year: int | None) -> Meant | None:
    """The month in its year; without one, the last before the article, or the next where the words look ahead."""
    if year is not None:
        return Meant(month_of(year, month), "month and year", year)
    if setting.year is not None:
        return Meant(month_of(setting.year, month), f"the year {setting.year} is said before in the sentence")
    if setting.anchor is None:
        if not setting.years:
            return open_because(_NO_YEAR)
        return Meant(month_of(setting.years[0], month), f"{setting.years[0]} is the nearest year in the text")
    this = setting.anchor
    if said.tense(setting) == "future":
        found, side = this.year + (month < this.month), "next"
    else:
        found, side = this.year - (month > this.month), "last"
    return Meant(month_of(found, month), f"the {side} such month as seen from {this} (article)")


def _nearest(said: Said, setting: Setting, anchor: date, day: int, month: int) -> Meant | None:
    """By weekday and nearness; a day well ahead is meant only where the words look ahead."""
    choices = [found for shift in (-1, 0, 1) if (found := _day(anchor.year + shift, month, day))]
    if not choices and (month, day) == (2, 29):
        choices = [found for shift in range(2, 9) if (found := _day(anchor.year - shift, month, day))][:1]
    nearest = _closest(choices, anchor) if choices else anchor
    if said.weekday and choices and abs((nearest - anchor).days) <= WITHIN_NEWS:
        return Meant(day_of(nearest), f"the nearest such day to {anchor} (article)")
    fitting = [found for found in choices if said.weekday == found.isoweekday()]
    why = f"the nearest such day to {anchor} (article)"
    if fitting:
        return Meant(day_of(_closest(fitting, anchor)), why + ", on the weekday written")
    past = [found for found in choices if found <= anchor]
    ahead = [found for found in choices if found > anchor]
    if said.tense(setting) == "future" and ahead and (ahead[0] - anchor).days < 300:
        return Meant(day_of(_closest(ahead, anchor)), why + ", ahead as the words say")
    if ahead and (ahead[0] - anchor).days <= NEAR_AHEAD and (not past or (anchor - past[-1]).days > NEAR_AHEAD):
        return Meant(day_of(ahead[0]), why)
    return Meant(day_of(_closest(past or ahead, anchor)), why) if choices else None


def _by_other_years(said: Said, setting: Setting, day: int, month: int) -> Meant | None:
    """Without an article's day: the nearest year in the text, or the nearest in which the weekday fits."""
    if not any(_day(year, month, day) for year in (2000, 2001)):
        return None
    for year in setting.years:
        found = _day(year, month, day)
        if found and said.weekday in (None, found.isoweekday()):
            return Meant(day_of(found), f"{year} is the nearest year in the text")
    return open_because(_NO_YEAR)


def _closest(days: list[date], anchor: date) -> date:
    return min(days, key=lambda day: (abs((day - anchor).days), day))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
