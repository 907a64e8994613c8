"""Very many generated articles, a few of them relays, checked for copies one after the other as they come in."""

import resource
import time
from collections.abc import Iterator
from functools import lru_cache
from random import Random

from copies.texts import edited, excerpt, renamed, respun, told_anew, words_in
from copies.written import disclaimer
from saksi.knowledge.outlets import Outlets
from saksi.sourcing.copies import copies_of
from saksi.sourcing.reports import Report
from saksi.sourcing.shelf import MemoryShelf

OUTLETS = 200
RELAYED = 0.03
WORDS = 400
STEPS = (1, 2, 4, 8)  # eighths of all articles after which a line is printed


def measure_many(articles: int) -> Iterator[str]:
    """Seconds and memory after an eighth, a quarter, a half and all of so many articles, and how many relays were found."""
    outlets, shelf = Outlets.load(), MemoryShelf()
    marks = {articles * step // 8 for step in STEPS}
    relays = found = wrong = 0
    spent, generating = 0.0, 0.0
    for number in range(articles):
        began = time.process_time()
        report = article(number)
        generating += time.process_time() - began
        began = time.process_time()
        shelf.add(report.paper)
        near = {copy.one if copy.other == report.reading else copy.other
                for copy in copies_of(report, shelf, lambda id: article(int(id)), outlets)}  # fmt: skip
        spent += time.process_time() - began
        original = relayed(number)
        relays += original is not None
        found += original is not None and name_of(original) in near
        wrong += len(near - {name_of(original)} if original is not None else near)
        if number + 1 in marks:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            yield (f"{number + 1} articles: {spent:.0f} s, at most {peak:.0f} MB; relays found {found} of {relays}, "
                   f"other pairs {wrong} (generating took {generating:.0f} s more)")  # fmt: skip


def name_of(number: int) -> str:
    """The id of an article."""
    return f"{number:06}"


def relayed(number: int) -> int | None:
    """The article that this one relays; None where it is a writer's own."""
    random = Random(number)
    return random.randrange(number) if number and random.random() < RELAYED else None


@lru_cache(maxsize=64)
def article(number: int) -> Report:
    """The article of this number: its own sentences, or those of the one that it relays, in one of three ways."""
    random = Random(number + 0.5)
    outlet = f"Outlet {random.randrange(OUTLETS)}"
    original = relayed(number)
    told = _own(number)
    if original is not None:
        theirs = _own(original)
        told = random.choice((theirs, edited(theirs, random, "en"), [*told, *excerpt(theirs, random)]))
    under = respun(disclaimer(Random(outlet), "en", outlet), Random(outlet), "en", 0.5)
    return Report(reading=name_of(number), text="\n".join([*told, under]), outlet=outlet)


def _own(number: int) -> list[str]:
    """Sentences that no other article has, of the words and phrases of training/, the names made up."""
    random = Random(number + 0.25)
    told: list[str] = []
    while words_in(told) < WORDS:
        told.append(renamed(told_anew(random, "en"), random))
    return told
