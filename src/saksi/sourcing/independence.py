"""How many independent sources stand behind the reports of one happening.

Reports depend on each other where one holds text of the other, where they came by way of the same outlet or agency, or where
one owner stands behind both. What depends on each other is one source, through however many steps: the count is rather too
small than too large. Nothing of what the reports say is weighed here, only where they have it from.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from saksi.knowledge.outlets import Outlets
from saksi.records import Record
from saksi.sourcing.copies import Copy, compared, likely_copies
from saksi.sourcing.outlets import named, owner_of, speaks_for_itself, supplier, told_apart_by
from saksi.sourcing.overlaps import Kind
from saksi.sourcing.reports import Report
from saksi.sourcing.shelf import MemoryShelf, Shelf

Rule = Literal["same outlet", "credits the other", "shared credit", "same owner"] | Kind


class Merge(Record, frozen=True, kw_only=True):
    """Why two reports count as one source: the rule, in words, and its evidence, outlets or a copied text."""

    one: str
    other: str
    rule: Rule
    why: str
    outlets: tuple[str, ...] = ()
    copy: Copy | None = None


class Member(Record, frozen=True, kw_only=True):
    """A report within a group, as it came in, without its text."""

    reading: str
    outlet: str | None
    published: tuple[str, str] | None
    via: tuple[str, ...]
    speakers: tuple[str, ...]


class Independence(Record, frozen=True, kw_only=True):
    """The reports of one happening by the source that they hang on, the largest group first, and why they hang on it.

    `outlets` counts those that published them, as far as they are known; `merges` has for each rule and its evidence no more
    pairs than are needed to tie the reports together.
    """

    reports: int
    outlets: int
    sources: int
    groups: tuple[tuple[Member, ...], ...]
    merges: tuple[Merge, ...]


def independence(reports: Iterable[Report], outlets: Outlets, known: Shelf | None = None) -> Independence:
    """The reports of one happening, one an article, grouped by what they depend on; their order changes nothing.

    What house text is, is asked of `known`, where more articles of the same outlets stand than report this; without it, of
    the reports alone.
    """
    told = sorted(reports, key=lambda report: (report.published or ("9999", "9999"), report.reading))
    merges = (*_by_chain(told, outlets), *_by_owner(told, outlets), *_by_text(told, outlets, known))
    together = Together(report.reading for report in told)
    for merge in merges:
        together.join(merge.one, merge.other)
    groups: defaultdict[str, list[Member]] = defaultdict(list)
    for report in told:
        groups[together.root(report.reading)].append(_member(report))
    return Independence(
        reports=len(told),
        outlets=len({told_apart_by(report.outlet, outlets) for report in told if report.outlet}),
        sources=len(groups),
        groups=tuple(tuple(group) for group in sorted(groups.values(), key=len, reverse=True)),
        merges=merges,
    )


class Together:
    """Which of some things are tied together, directly or through others (union-find)."""

    def __init__(self, things: Iterable[str]) -> None:
        self._above = {thing: thing for thing in things}

    def root(self, thing: str) -> str:
        """The one that stands for all that a thing is tied to."""
        while (above := self._above[thing]) != thing:
            self._above[thing] = self._above[above]
            thing = above
        return thing

    def join(self, one: str, other: str) -> None:
        """Tie two together."""
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first


def _by_chain(told: Sequence[Report], outlets: Outlets) -> Iterator[Merge]:
    """Reports that came by way of the same outlet: it published them, or they credit it."""
    published, credited = defaultdict[str, list[Report]](list), defaultdict[str, list[Report]](list)
    shown: dict[str, str] = {}
    for report in told:
        own = _key(report.outlet, outlets, shown)
        if own:
            published[own].append(report)
        for name in dict.fromkeys(_key(name, outlets, shown) for name in report.via):
            if name and name != own:
                credited[name].append(report)
    for key in sorted(published.keys() | credited.keys()):
        here, there, name = published[key], credited[key], shown[key]
        for report in here[1:]:
            yield _merge(here[0], report, "same outlet", f"both are by {name}", name)
        if here:
            for report in there:
                yield _merge(here[0], report, "credits the other", f"{report.outlet or 'one'} credits {name}", name)
        else:
            what = supplier(name, outlets)
            why = f"both credit {name}, {what}" if what else f"both credit {name}"
            for report in there[1:]:
                yield _merge(there[0], report, "shared credit", why, name)


def _key(name: str | None, outlets: Outlets, shown: dict[str, str]) -> str | None:
    """What an outlet is told apart by, None where everybody writes under its name; `shown` gets how it is written."""
    if name is None or not speaks_for_itself(name, outlets):
        return None
    shown.setdefault(key := told_apart_by(name, outlets), named(name, outlets))
    return key


def _by_owner(told: Sequence[Report], outlets: Outlets) -> Iterator[Merge]:
    """Reports of different outlets of one owner."""
    owned: defaultdict[str, dict[str, Report]] = defaultdict(dict)
    for report in told:
        if report.outlet and speaks_for_itself(report.outlet, outlets) and (owner := owner_of(report.outlet, outlets)):
            owned[owner].setdefault(named(report.outlet, outlets), report)
    for owner, by_outlet in sorted(owned.items()):
        (first, *others) = by_outlet
        for other in others:
            why = f"{owner} owns {first} and {other}"
            yield _merge(by_outlet[first], by_outlet[other], "same owner", why, first, other)


def _by_text(told: Sequence[Report], outlets: Outlets, known: Shelf | None) -> Iterator[Merge]:
    """Reports that hold text of another; the likeliest pairs first, and none that earlier ones have tied together."""
    shelf, by_id = MemoryShelf(), {report.reading: report for report in told}
    together = Together(by_id)
    for report in told:
        shelf.add(report.paper)
    pairs: set[tuple[float, str, str]] = set()
    for report in told:
        for other, estimate in likely_copies(report.paper, shelf, known or shelf):
            pairs.add((-estimate, min(report.reading, other), max(report.reading, other)))
    for _, one, other in sorted(pairs):
        if together.root(one) == together.root(other):
            continue
        copy = compared(by_id[one], by_id[other], known or shelf, outlets)
        if copy is not None:
            together.join(one, other)
            why = f"{copy.contained:.0%} of the shorter text stands in the other: {copy.words} words"
            yield Merge(one=one, other=other, rule=copy.kind, why=why, copy=copy)


def _merge(one: Report, other: Report, rule: Rule, why: str, *names: str) -> Merge:
    return Merge(one=one.reading, other=other.reading, rule=rule, why=why, outlets=names)


def _member(report: Report) -> Member:
    return Member(
        reading=report.reading,
        outlet=report.outlet,
        published=report.published,
        via=report.via,
        speakers=report.speakers,
    )
