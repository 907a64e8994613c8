"""What date expressions mean that are counted from the article's day."""

from datetime import date, timedelta

from saksi.language.timex_absolute import numeric
from saksi.language.timex_said import Meant, Said, Setting, in_phase, open_because
from saksi.language.timex_shifts import LONGEST, shifted
from saksi.language.timex_spans import (
    add_months,
    day_of,
    month_of,
    months_of,
    moved,
    part_of,
    span_of,
    unit_around,
    week_of,
)
from saksi.language.timex_years import day_in


def bracket(said: Said, setting: Setting) -> Meant | None:
    """A day in brackets behind a word for a day: `kemarin (31/10)`. It has to lie near the article's day."""
    if setting.text[max(0, said.start - 1) : said.start] + setting.text[said.end : said.end + 1] != "()":
        return None
    meant = numeric(said, setting)
    if meant is None or meant.days is None or setting.anchor is None:
        return None
    return meant if abs((meant.days.first - setting.anchor).days) < 62 else None


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


def day_of_year(said: Said, setting: Setting) -> Meant | None:
    """A day of a month of last, this or next year."""
    if not said.is_capital("weekday", "month"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    return day_in(said, setting, said.day(), said.month(), setting.anchor.year + said.number("dir"))


def month_dir(said: Said, setting: Setting) -> Meant | None:
    """Last or next July: the nearest that is over or to come; this July: of this year."""
    if not said.is_capital("month"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    way, this = said.number("dir"), setting.anchor
    passed = said.month() < this.month if way < 0 else said.month() > this.month
    days = month_of(this.year if passed or not way else this.year + way, said.month())
    return in_phase(Meant(days, f"{said.raw('dir')!r} from {this} (article)"), said)


def month_of_year(said: Said, setting: Setting) -> Meant | None:
    """A month of last, this or next year."""
    if not said.is_capital("month"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    days = month_of(setting.anchor.year + said.number("dir"), said.month())
    return in_phase(Meant(days, f"year counted from {setting.anchor} (article)"), said)


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
    return Meant(
        day_of(monday + timedelta(days=(said.weekday or 1) - 1)),
        f"weekday of a week counted from {setting.anchor} (article)",
    )


def offset(said: Said, setting: Setting) -> Meant | None:
    """Yesterday, today, tomorrow and their like."""
    if setting.anchor is None:
        return _no_anchor()
    return Meant(
        day_of(setting.anchor + timedelta(days=said.number("offset"))), f"counted from {setting.anchor} (article)"
    )


def period(said: Said, setting: Setting) -> Meant | None:
    """Last, this or next week, month, year: the calendar unit."""
    if said.unit in ("hour", "day") or said.is_longer("unit"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    days = unit_around(moved(setting.anchor, said.unit, said.number("dir")), said.unit)
    meant = Meant(part_of(days, said.phase, setting.anchor), f"calendar unit counted from {setting.anchor} (article)")
    return in_phase(meant, said)


def period_now(said: Said, setting: Setting) -> Meant | None:
    """A part of the unit that the article's day is in: the end of the year."""
    if said.unit in ("hour", "day", "weekend") or said.phase in ("earlier", "later"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    return in_phase(Meant(unit_around(setting.anchor, said.unit), f"the one around {setting.anchor} (article)"), said)


def past_span(said: Said, setting: Setting) -> Meant | None:
    """The time up to the article's day."""
    return _stretch(said, setting, -1)


def next_span(said: Said, setting: Setting) -> Meant | None:
    """The time from the article's day on."""
    return _stretch(said, setting, 1)


def past_unit(said: Said, setting: Setting) -> Meant | None:
    """The past year: the unit that ends on the article's day."""
    return _one_unit(said, setting, -1)


def next_unit(said: Said, setting: Setting) -> Meant | None:
    """The coming year: the unit that starts on the article's day."""
    return _one_unit(said, setting, 1)


def shift(said: Said, setting: Setting) -> Meant | None:
    """So long ago."""
    return shifted(said, setting.anchor, -1, "article") if setting.anchor else _no_anchor()


def shift_next(said: Said, setting: Setting) -> Meant | None:
    """In so long a time."""
    return shifted(said, setting.anchor, 1, "article") if setting.anchor else _no_anchor()


def part_of_year(said: Said, setting: Setting) -> Meant | None:
    """A quarter or a half of a year."""
    which, length, named = said.number("ordinal"), said.number("quarter"), said.year()
    if which > 12 // length:
        return None
    if named is None and setting.anchor is None:
        return _no_anchor()
    where = named or (setting.anchor or date.min).year + (said.number("dir") if said.has("dir") else 0)
    return Meant(months_of(where, (which - 1) * length + 1, length), "part of a year", named)


def season_dir(said: Said, setting: Setting) -> Meant | None:
    """The last, this or the next season, of the northern half of the world."""
    if setting.anchor is None:
        return _no_anchor()
    way, start = said.number("dir"), said.number("season")
    choices = [months_of(setting.anchor.year + shift, start, 3) for shift in (-2, -1, 0, 1, 2)]
    if way < 0:
        found = [days for days in choices if days.last < setting.anchor][-1]
    else:
        coming = (days for days in choices if days.last >= setting.anchor)
        found = next(days for days in coming if not way or days.first > setting.anchor)
    return Meant(found, f"season of the northern half of the world, counted from {setting.anchor} (article)")


def _stretch(said: Said, setting: Setting, way: int) -> Meant | None:
    amount, unit = said.span
    if setting.anchor is None:
        return _no_anchor()
    if amount.high is None or amount.high > LONGEST[unit]:
        return None
    return Meant(
        span_of(setting.anchor, moved(setting.anchor, unit, way * amount.best)),
        f"span counted from {setting.anchor} (article)",
    )


def _one_unit(said: Said, setting: Setting, way: int) -> Meant | None:
    if said.unit in ("hour", "day", "weekend") or said.is_longer("unit"):
        return None
    if setting.anchor is None:
        return _no_anchor()
    there = moved(setting.anchor, said.unit, way)
    return Meant(span_of(setting.anchor, there), f"one {said.unit} counted from {setting.anchor} (article)")


def _no_anchor() -> Meant:
    return open_because("the article's day is not known")


def _is_weekday(said: Said, setting: Setting) -> bool:
    """Not a word that only looks like one: small letters, a bare abbreviation, or a part of a name."""
    written = said.raw("weekday")
    if said.has("dir") and said.is_one_of("unit", written) and said.opens_sentence(setting):
        return False
    if not said.is_capital("weekday") or said.is_one_of("title", said.word_before(setting)):
        return False
    if said.is_short("weekday"):
        return written.endswith(".")
    return True


def _weekday_from(start: date, weekday_number: int, way: int, *, same: bool) -> date:
    distance = (weekday_number - start.isoweekday()) * way % 7
    return start + timedelta(days=way * (distance or (0 if same else 7)))


def _side(ahead: bool) -> str:
    return "on or after" if ahead else "on or before"


def asof(said: Said, setting: Setting) -> Meant | None:
    """A duration that ends on a day: `one month and four days as of 31 October`, the time from its start to that day."""
    end = day_in(said, setting, said.day(), said.month(), said.year()) if said.is_capital("month") else None
    start = end.days.first if end and end.days else None
    # The smaller unit first: one month and four days before 31 October is the day that they are counted from, 27 September.
    for slot in ("span2", "span"):
        if said.has(slot) and start is not None:
            amount, unit = said.span_in(slot)
            if not amount.high or amount.high > LONGEST[unit]:
                return None
            start = moved(start, unit, -amount.best)
    if start is None or end is None or end.days is None:
        return end
    return Meant(span_of(start, end.days.first), f"counted back from {end.days.first}: {end.why}")
