"""Measure the ledger with made-up articles: additions a second, and how long the common questions take.

Usage: python tools/measure_ledger.py [--mentions 50000] [--keep FOLDER] [sqlite] [postgresql]

Each article has a text of 250 words and ten events. Nothing in them is news: words, names, places and days are drawn by a
seed, a few often and most seldom, as in the press. PostgreSQL is started for it as the tests do, on loopback.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median

import servers
from readings import event, party, reading
from saksi import EventFilter, Ledger
from saksi.records import Article, Published, Reading
from saksi.records import Event as CodedEvent

EVENTS = 10
WORDS = 250
TIMES = 31
FIRST_DAY = date(2014, 1, 1)
DAYS = 4000
TYPES = ("ASSAULT", "ACCUSE", "CONSULT", "COERCE", "REQUEST", "AGREE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE")
ROLES = ("", " GOV", " MIL", " REB", " CVL", " COP", " OPP")


class Press:
    """Made-up articles, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        letters = "aeiou", "bdfgklmnprst"
        self.words = [self._word(letters) for _ in range(20_000)]
        self.countries = sorted({self._word(letters)[:3].upper() for _ in range(900)})[:190]
        self._chance.shuffle(self.countries)
        self._by_rank = {size: list(accumulate(1 / (rank + 2) for rank in range(size))) for size in (20_000, 190, 10)}

    def _word(self, letters: tuple[str, str]) -> str:
        return "".join(self._chance.choice(letters[at % 2 - 1]) for at in range(self._chance.randint(4, 9)))

    def _often(self, values: list[str]) -> str:
        """One of the values, the first of them often."""
        return self._chance.choices(values, cum_weights=self._by_rank[len(values)])[0]

    def articles(self, many: int) -> Iterator[Reading]:
        """So many Readings."""
        for number in range(many):
            words = self._chance.choices(self.words, cum_weights=self._by_rank[20_000], k=WORDS)
            text = " ".join(words)
            day = FIRST_DAY + timedelta(self._chance.randrange(DAYS))
            published = Published(from_=f"{day}", to=f"{day}", precision="day", why="made up")
            outlet = self._often(self.words)
            article = Article(
                text=text, title=" ".join(words[:8]), language="en", publisher=outlet, published=published
            )
            yield reading(f"{number:012x}", *self._events(text, day), article=article)

    def _events(self, text: str, day: date) -> Iterator[CodedEvent]:
        for at in range(EVENTS):
            start = at * len(text) // EVENTS
            told = f"{day - timedelta(self._chance.randrange(3))}" if self._chance.random() < 0.7 else None
            yield event(
                f"{self._chance.getrandbits(64):016x}", self._often(list(TYPES)), told, sentence=(start, start + 150),
                actors=(self._party(),), recipients=(self._party(),),
            )  # fmt: skip

    def _party(self) -> object:
        code = self._often(self.countries) + self._chance.choice(ROLES)
        return party(f"{self._chance.choice(self.words).title()} {self._chance.choice(self.words)}", code)


def fill(ledger: Ledger, mentions: int) -> Iterator[str]:
    """Add articles until there are so many events; tell the rate of the last tenth too, which has the most to look through."""
    articles = mentions // EVENTS
    last, spent = articles - articles // 10, [0.0, 0.0]
    for number, found in enumerate(Press().articles(articles)):
        began = time.perf_counter()
        ledger.add(found, "made up")
        spent[number >= last] += time.perf_counter() - began
    lately = mentions / 10 / spent[1]
    yield f"{mentions:,} events added, {mentions / sum(spent):,.0f} a second; the last tenth {lately:,.0f} a second"


def questions(ledger: Ledger) -> dict[str, Callable[[], object]]:
    """What is asked, each with values that are drawn from the ledger itself."""
    press = Press()
    often, seldom = press.countries[0], press.countries[-1]
    ids = [found.event.id for found in ledger.events(EventFilter(limit=1000))][::7]
    chance = random.Random(2)

    def listed(**given: object) -> Callable[[], object]:
        return lambda: list(ledger.events(EventFilter(limit=100, **given)))  # type: ignore[arg-type]

    return {
        "an event by its id": lambda: ledger.event(chance.choice(ids)),
        "an event by eight digits": lambda: ledger.event(chance.choice(ids)[:8]),
        "100 events of a type in a country": listed(types=("ASSAULT",), country="SDN"),
        "100 of a type in a month": listed(types=("ACCUSE",), since="2020-05", until="2020-05"),
        "100 from a day on": listed(since="2019-07-15"),
        "100 of one actor to another": listed(actor=often, recipient=press.countries[1]),
        "100 with a common word": listed(text=press.words[0]),
        "100 with two rarer words": listed(text=f"{press.words[300]} {press.words[400]}"),
        "100 articles with two words": lambda: list(ledger.search(f"{press.words[50]} {press.words[60]}", 100)),
        "timeline of an actor, the commonest": listed(actor=often),
        "timeline of an actor, the rarest": listed(actor=seldom),
        "timeline of a country's army, from a day on": listed(actor=f"{often} MIL", since="2020"),
        "timeline by a part of a name": listed(actor=press.words[500]),
        "100 as known on a day": listed(as_of="2020-01-01"),
    }


def measure(place: Path | str, mentions: int) -> Iterator[str]:
    """The figures of one store as lines."""
    with Ledger.open(place) as ledger:
        if ledger.tip().number == 0:
            yield from fill(ledger, mentions)
        for name, ask in questions(ledger).items():
            ask()
            times: list[float] = []
            while len(times) < TIMES and sum(times) < 10:
                began = time.perf_counter()
                ask()
                times.append(time.perf_counter() - began)
            yield f"{name}: {median(times) * 1000:.1f} ms"


def main() -> None:
    """Measure the stores that are named, or both."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("stores", nargs="*", default=["sqlite", "postgresql"], help="sqlite, postgresql, or an address")
    parser.add_argument("--mentions", type=int, default=50_000)
    parser.add_argument("--keep", type=Path, help="A folder for the file, which is filled only where it is empty.")
    given = parser.parse_args()
    missing = servers.why_not()
    wants_server = "postgresql" in given.stores
    if wants_server and missing:
        sys.exit(missing)
    with tempfile.TemporaryDirectory() as folder, servers.running() if wants_server else nullcontext() as server:
        places: dict[str, Path | str] = {"sqlite": (given.keep or Path(folder)) / "measured.sqlite"}
        for store in given.stores:
            place = server.new_database() if server and store == "postgresql" else places.get(store, store)
            for line in measure(place, given.mentions):
                print(f"{store.split(':')[0]}: {line}", flush=True)


if __name__ == "__main__":
    main()
