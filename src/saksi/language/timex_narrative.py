"""What date expressions mean that are counted from a day told before, or from another day."""

from datetime import date, timedelta

from saksi.language.timex_absolute import day
from saksi.language.timex_said import Meant, Said, Setting, open_because
from saksi.language.timex_shifts import shifted
from saksi.language.timex_spans import day_of, moved, unit_around


def period_narrative(said: Said, setting: Setting) -> Meant | None:
    """The unit before the one that was told of last."""
    return _next_to_told(said, setting, -1)


def period_after(said: Said, setting: Setting) -> Meant | None:
    """The unit after the one that was told of last."""
    return _next_to_told(said, setting, 1)


def shift_before(said: Said, setting: Setting) -> Meant | None:
    """The same at the end of a clause; `a week before the vote` is counted from something else."""
    return None if said.word_after(setting) else shift_back(said, setting)


def shift_after(said: Said, setting: Setting) -> Meant | None:
    """The same at the end of a clause; `a week after the vote` is counted from something else."""
    return None if said.word_after(setting) else shift_on(said, setting)


def day_before(said: Said, setting: Setting) -> Meant | None:
    """The day before the one told last, at the end of a clause."""
    return None if said.word_after(setting) else narrative_back(said, setting)


def day_after(said: Said, setting: Setting) -> Meant | None:
    """The day after the one told last, at the end of a clause."""
    return None if said.word_after(setting) else narrative_on(said, setting)


def shift_back(said: Said, setting: Setting) -> Meant | None:
    """So long before the day told last; open where none was told."""
    return _shifted_from_told(said, setting, -1)


def shift_on(said: Said, setting: Setting) -> Meant | None:
    """So long after the day told last; open where none was told."""
    return _shifted_from_told(said, setting, 1)


def narrative_back(_said: Said, setting: Setting) -> Meant | None:
    """The day before the one told last."""
    return _beside_told(setting, -1)


def narrative_on(_said: Said, setting: Setting) -> Meant | None:
    """The day after the one told last."""
    return _beside_told(setting, 1)


def narrative_same(_said: Said, setting: Setting) -> Meant | None:
    """The day told last."""
    return _beside_told(setting, 0)


def eve(said: Said, setting: Setting) -> Meant | None:
    """The day before a day."""
    meant = day(said, setting)
    if meant is None or meant.days is None:
        return meant
    return Meant(day_of(meant.days.first - timedelta(days=1)), "the day before; " + meant.why, meant.year)


def left_open(_said: Said, _setting: Setting) -> Meant | None:
    """A day that only the happening beside it tells."""
    return open_because("the day of what is named here is not known")


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


def _shifted_from_told(said: Said, setting: Setting, way: int) -> Meant | None:
    if said.is_one_of("compares", said.word_after(setting)):
        return None
    told = _told_day(setting)
    return shifted(said, told, way, "told before") if told else _nothing_told()


def _told_day(setting: Setting) -> date | None:
    return setting.told.first if setting.told and setting.told.precision == "day" else None


def _nothing_told() -> Meant:
    return open_because("no day is told before that this could be counted from")
