"""The meanings of date expressions by the name that date_rules.tsv gives them."""

from collections.abc import Callable

from saksi.language import timex_absolute as absolute
from saksi.language import timex_narrative as narrative
from saksi.language import timex_relative as relative
from saksi.language.timex_said import Meant, Said, Setting

# From what is said, in its setting, to days; None where it is no date after all.
Meaning = Callable[[Said, Setting], Meant | None]

_ALL: tuple[Meaning, ...] = (
    absolute.day,
    absolute.numeric,
    absolute.iso,
    absolute.range_days,
    absolute.range_dates,
    absolute.range_months,
    absolute.range_years,
    absolute.month,
    absolute.month_bare,
    absolute.year,
    absolute.year_bare,
    absolute.decade,
    absolute.decade_bare,
    absolute.century,
    absolute.season,
    relative.bracket,
    relative.day_only,
    relative.day_dir,
    relative.day_of_year,
    relative.month_dir,
    relative.month_of_year,
    relative.asof,
    relative.weekday,
    relative.weekday_dir,
    relative.weekday_week,
    relative.offset,
    relative.period,
    relative.period_now,
    relative.past_span,
    relative.next_span,
    relative.past_unit,
    relative.next_unit,
    relative.shift,
    relative.shift_next,
    relative.part_of_year,
    relative.season_dir,
    narrative.period_narrative,
    narrative.period_after,
    narrative.shift_back,
    narrative.shift_before,
    narrative.shift_after,
    narrative.day_before,
    narrative.day_after,
    narrative.shift_on,
    narrative.narrative_back,
    narrative.narrative_on,
    narrative.narrative_same,
    narrative.eve,
    narrative.left_open,
)
MEANINGS: dict[str, Meaning] = {meaning.__name__: meaning for meaning in _ALL}
