"""Bars over time: what was done month by month, or year by year, as cooperation and conflict."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from urllib.parse import urlencode

from saksi.knowledge.plover import Plover
from saksi.ledger.actors import Count
from saksi.ledger.filters import QUADS, first_day, last_day
from saksi.workbench.charts import Bar
from saksi.workbench.language import Language

MOST = 60
"""So many months are drawn, wide enough to be pressed; what lasts longer is drawn by years."""
LEAST = 12
"""So many months are drawn at least, up to the last with an incident."""
CONFLICT = ("verbal conflict", "material conflict")


@cache
def quad_of_types() -> Mapping[str, str]:
    """The quad class of each event type."""
    plover = Plover.load()
    return {kind: plover.meaning(kind, None).quad for kind in plover.types}


def by_quad(counts: Mapping[str, int]) -> dict[str, int]:
    """Incidents of each type as incidents of each quad class."""
    quads = dict.fromkeys(QUADS, 0)
    for kind, number in counts.items():
        quads[quad_of_types()[kind]] += number
    return quads


def conflict_in(counts: Mapping[str, int]) -> int:
    """How many of the incidents of each type are conflict."""
    quads = by_quad(counts)
    return sum(quads[quad] for quad in CONFLICT)


def stretches_of(*some: Iterable[Count]) -> tuple[str, ...]:
    """The months over which some counts last together, or its years where these are many; from the first to the last."""
    months = sorted({count.month for counts in some for count in counts if count.month})
    if not months:
        return ()
    stretches = _months(months[0], months[-1])
    if len(stretches) < LEAST:  # a few months alone would be as wide as years
        stretches = _months(_moved(months[-1], 1 - LEAST), months[-1])
    if len(stretches) > MOST:
        stretches = [f"{year:04}" for year in range(int(months[0][:4]), int(months[-1][:4]) + 1)]
    return tuple(stretches)


def bars_over(
    counts: Iterable[Count], stretches: Sequence[str], asked: Mapping[str, str], language: Language
) -> tuple[Bar, ...]:
    """A bar for each month or year, those without incidents too; each leads to its days on the overview with these filters."""
    found: dict[str, dict[str, int]] = {stretch: dict.fromkeys(QUADS, 0) for stretch in stretches}
    for count in counts:
        if count.month:
            found[count.month[: len(stretches[0])]][quad_of_types()[count.type]] += count.incidents
    return tuple(_bar(stretch, quads, asked, language) for stretch, quads in found.items())


def undated(counts: Iterable[Count]) -> int:
    """How many incidents no bar shows, because their day is not known."""
    return sum(count.incidents for count in counts if not count.month)


def _bar(stretch: str, quads: Mapping[str, int], asked: Mapping[str, str], language: Language) -> Bar:
    since, until = first_day(stretch), last_day(stretch)
    amounts = tuple((quad.replace(" ", "-"), number) for quad, number in quads.items())
    there = (
        f"/?{urlencode({**asked, 'since': since, 'until': until, 'modality': 'actual'})}" if any(quads.values()) else ""
    )
    return Bar(label=language.days(since, until), amounts=amounts, href=there, since=since, until=until)


def _months(first: str, last: str) -> list[str]:
    return [_month(number) for number in range(_number(first), _number(last) + 1)]


def _moved(month: str, by: int) -> str:
    return _month(max(12, _number(month) + by))  # no calendar has a year 0


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
