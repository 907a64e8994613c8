"""So long before or after a day."""

from datetime import date, timedelta

from saksi.language.timex_said import Meant, Said
from saksi.language.timex_spans import Days, moved, span_of, unit_around

# Longer shifts than these, counted in their unit, are no dates.
LONGEST = {"hour": 48, "day": 36_525, "week": 5_218, "weekend": 5_218, "month": 1_200, "quarter": 400, "year": 300,
           "decade": 30, "century": 5}  # fmt: skip


def shifted(said: Said, start: date, way: int, what: str) -> Meant | None:
    """The day so long after `start`, or before where `way` is -1. Counted in months or longer it is the unit that holds
    that day, in weeks the seven days from it on; with a vague number all that the number allows."""
    amount, unit = said.span
    if amount.high is None or amount.high > LONGEST[unit]:
        return None
    near, far = (moved(start, unit, way * count) for count in (amount.low or amount.best, amount.high))
    why = f"counted from {start} ({what})"
    if near != far:
        return Meant(span_of(near, far), f"{why}; {amount.reason}")
    if unit in ("week", "weekend"):
        return Meant(Days(near, near + timedelta(days=6), "span"), why + "; the seven days from there")
    return Meant(unit_around(near, unit), why)
