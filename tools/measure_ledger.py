"""Measure the ledger with made-up articles: additions a second, and how long the common questions take.

Usage: python tools/measure_ledger.py [--mentions 50000] [--added 50000] [--days 4000] [--keep FOLDER] [sqlite] [postgresql]

Each article has a text of 250 words and ten events. Nothing in them is news: words, names and places are drawn by a seed, a few
often and most seldom, as in the press; half of the events tell what was told before, and articles come in the order of their
days. The fewer days, the more there is to compare each mention with: a million in 4,000 days are as dense as 20,000 in 80.
PostgreSQL is started for it as the tests do, on loopback.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from sqlalchemy import Connection, Table, func, select

import servers
from readings import event, party, reading
from saksi import EventFilter, IncidentFilter, Ledger
from saksi.ledger.engines import engine_of, insert_rows, writing
from saksi.ledger.keeping import reading_in
from saksi.ledger.tables import events, parties, readings, showings, statements
from saksi.ledger.words import words_of
from saksi.records import Article, EventPlace, Party, Published, Reading
from saksi.records import Event as CodedEvent
from saksi.review.records import Action

EVENTS = 10
WORDS = 250
AT_ONCE = 50
REVIEWED = 1000
TIMES = 31
PARTS = 5
FIRST_DAY = date(2014, 1, 1)
DAYS = 4000
PLACES = 400
TYPES = ("ASSAULT", "ACCUSE", "CONSULT", "COERCE", "REQUEST", "AGREE", "REJECT", "THREATEN", "PROTEST", "MOBILIZE")
ROLES = ("", " GOV", " MIL", " REB", " CVL", " COP", " OPP")


class Happening(NamedTuple):
    """What there is to tell, and when it was first told."""

    type: str
    day: date
    told: date
    actor: Party
    recipient: Party
    place: EventPlace | None


class Press:
    """Made-up articles, the same for the same seed."""

    def __init__(self, seed: int = 1, days: int = DAYS) -> None:
        self._days = days
        self._recent: list[Happening] = []
        self._chance = random.Random(seed)
        letters = "aeiou", "bdfgklmnprst"
        self.words = [self._word(letters) for _ in range(20_000)]
        self.countries = sorted({self._word(letters)[:3].upper() for _ in range(900)})[:190]
        self._chance.shuffle(self.countries)
        self._by_rank = {
            size: list(accumulate(1 / (rank + 2) for rank in range(size))) for size in (20_000, PLACES, 190, 10)
        }

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
            day = FIRST_DAY + timedelta(number * self._days // many)
            published = Published(from_=f"{day}", to=f"{day}", precision="day", why="made up")
            outlet = self._often(self.words)
            article = Article(
                text=text, title=" ".join(words[:8]), language="en", publisher=outlet, published=published
            )
            yield reading(f"{number:012x}", *self._events(text, day), article=article)

    def _events(self, text: str, day: date) -> Iterator[CodedEvent]:
        for at in range(EVENTS):
            start = at * len(text) // EVENTS
            known = self._happening(day)
            told = f"{known.day}" if self._chance.random() < 0.7 else None
            yield event(
                f"{self._chance.getrandbits(64):016x}", known.type, told, sentence=(start, start + 150),
                actors=(known.actor,), recipients=(known.recipient,), place=known.place,
            )  # fmt: skip

    def _happening(self, day: date) -> "Happening":
        """Something new, or, half of the time, what has been told in the last days, the first of them often."""
        self._recent = [known for known in self._recent if known.told >= day - timedelta(2)]
        if self._recent and self._chance.random() < 0.5:
            return self._recent[int(len(self._recent) * self._chance.random() ** 3)]
        when = day - timedelta(self._chance.randrange(3))
        known = Happening(self._often(list(TYPES)), when, day, self._party(), self._party(), self._place())
        self._recent.append(known)
        return known

    def _place(self) -> EventPlace | None:
        """One of a few hundred towns, each always at the same spot, or none."""
        if self._chance.random() < 0.5:
            return None
        name = self._often(self.words[:PLACES])
        country, spot = self._often(self.countries), random.Random(name)
        return EventPlace(
            name=name,
            country=country,
            lat=spot.uniform(-60, 70),
            lon=spot.uniform(-180, 180),
            precision=1,
            why="made up",
        )

    def _party(self) -> Party:
        code = self._often(self.countries) + self._chance.choice(ROLES)
        return party(f"{self._chance.choice(self.words).title()} {self._chance.choice(self.words)}", code)


def fill(ledger: Ledger, mentions: int, days: int) -> Iterator[str]:
    """Add articles until there are so many events: most of them fifty at a time, the last ones one by one."""
    articles = Press(days=days).articles(mentions // EVENTS)
    singly = min(mentions // EVENTS // 10, 1000)
    spent, costs = 0.0, []
    for many in batched(articles, AT_ONCE, mentions // EVENTS - singly):
        began, own = time.perf_counter(), time.process_time()
        ledger.add_all((found, "made up") for found in many)
        spent += time.perf_counter() - began
        costs.append((time.process_time() - own) / len(many))
    yield f"{mentions:,} events, added {AT_ONCE} articles at a time: {(mentions - singly * EVENTS) / spent:,.0f} a second"
    for part in range(PARTS):
        some = costs[part * len(costs) // PARTS : (part + 1) * len(costs) // PARTS]
        if some:
            yield f"part {part + 1} of {PARTS}: {1000 * median(some):.1f} ms of its own processor time an article"
    rest = list(articles)
    began = time.perf_counter()
    for found in rest:
        ledger.add(found, "made up")
    yield f"the next {len(rest):,} one by one: {len(rest) * EVENTS / (time.perf_counter() - began):,.0f} events a second"
    began = time.perf_counter()
    told = list(ledger.events(EventFilter(limit=REVIEWED)))
    for number, one in enumerate(told):
        action: Action = "accept" if number % 10 else "flag"
        ledger.reviews.give(one.event, one.reading_id, "made up", action, by="somebody", reason="made up")
    yield f"{len(told):,} reviews, one by one: {len(told) / (time.perf_counter() - began):,.0f} a second"


def multiply(place: Path | str, times: int) -> Iterator[str]:
    """Put all that is in the tables into them again and again, under other numbers and ids, without adding it."""
    engine = engine_of(place)
    with writing(engine).begin() as connection:
        size = {
            table.name: connection.scalar(select(func.max(table.c.number))) or 0
            for table in (readings, events, parties)
        }
        size["showings"] = size["readings"]
        for copy in range(1, times):
            shift = {name: copy * many for name, many in size.items()}
            _again(connection, readings, size, {"number": shift["readings"]}, f"'{copy:02x}' || substr(id, 3)")
            seen = {"reading": shift["readings"]}
            _again(connection, showings, size, seen, f"'{copy:02x}' || substr(document, 3)")
            moved = {"number": shift["events"], "reading": shift["readings"]}
            _again(connection, events, size, moved, f"'{copy:02x}' || substr(id, 3)")
            _again(connection, parties, size, {"number": shift["parties"], "event": shift["events"]})
            _words_again(connection, "event_words", size["events"], shift["events"])
            _words_again(connection, "article_words", size["readings"], shift["readings"])
    with engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE" if connection.dialect.name == "postgresql" else "PRAGMA optimize")
        connection.commit()
    engine.dispose()
    yield f"{times} times as many put into the tables: {times * size['events']:,} events"


def _again(connection: Connection, table: Table, size: dict[str, int], moved: dict[str, int], id: str = "") -> None:
    quote = connection.dialect.identifier_preparer.quote
    columns = [column.name for column in table.columns]
    named = {"id": id, "document": id, **{name: f"{name} + {by}" for name, by in moved.items()}}
    values = [named.get(name, quote(name)) for name in columns]
    source = f"FROM {table.name} WHERE {next(iter(moved))} <= {size[table.name]}"
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({', '.join(map(quote, columns))}) SELECT {', '.join(values)} {source}"
    )


def _words_again(connection: Connection, table: str, size: int, shift: int) -> None:
    if connection.dialect.name == "postgresql":
        chosen = f"SELECT rowid + {shift}, words FROM {table} WHERE rowid <= {size}"
        connection.exec_driver_sql(f"INSERT INTO {table} {chosen}")
        return
    told = select(events.c.number, readings.c.title, events.c.sentence).join_from(events, readings)
    rows = told.where(events.c.number <= size) if table == "event_words" else (
        select(readings.c.number, readings.c.title, statements.c.json).join_from(readings, statements)
        .where(readings.c.number <= size)
    )  # fmt: skip
    found = connection.execute(rows)
    words = [{"rowid": number + shift, "words": words_of(f"{title} {_text(told)}")} for number, title, told in found]
    insert_rows(connection, {table: words})


def _text(told: str) -> str:
    return reading_in(told).article.text if told.startswith("{") else told


def batched(articles: Iterator[Reading], size: int, many: int) -> Iterator[list[Reading]]:
    """The first so many in lists, made before the clock runs."""
    for begin in range(0, many, size):
        yield list(islice(articles, min(size, many - begin)))


def questions(ledger: Ledger) -> dict[str, Callable[[], object]]:
    """What is asked, each with values that are drawn from the ledger itself."""
    press = Press()
    often, seldom = press.countries[0], press.countries[-1]
    ids = [found.event.id for found in ledger.events(EventFilter(limit=1000))][::7]
    chance = random.Random(2)

    happened = [line.id for line in ledger.incidents(IncidentFilter(limit=1000))][::7]

    def incidents(**given: object) -> Callable[[], object]:
        return lambda: list(ledger.incidents(IncidentFilter(limit=100, **given)))  # type: ignore[arg-type]

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
        "an incident by its id, with all of it": lambda: ledger.incident(chance.choice(happened)),
        "100 incidents of a type in a month": incidents(types=("ACCUSE",), since="2014-02", until="2014-02"),
        "100 incidents of one actor to another": incidents(actor=often, recipient=press.countries[1]),
        "100 incidents of two sources": incidents(sources=2),
        "incidents of an actor, the commonest": lambda: list(ledger.timeline(often, IncidentFilter(limit=100))),
        "incidents at a place": lambda: list(ledger.timeline(press.words[3], IncidentFilter(limit=100))),
        "100 as known on a day": listed(as_of=f"{date.today()}"),
        "100 flagged, of a thousand reviewed": listed(state="flagged"),
        "100 that nobody has decided on": listed(reviewed=False),
    }


def measure(place: Path | str, mentions: int, added: int, days: int) -> Iterator[str]:
    """The figures of one store as lines."""
    with Ledger.open(place) as ledger:
        if ledger.tip().number == 0:
            yield from fill(ledger, added, days)
            if mentions > added:
                yield from multiply(place, mentions // added)
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
    parser.add_argument(
        "--added", type=int, default=50_000, help="So many are added; the rest are copies of their rows."
    )
    parser.add_argument("--days", type=int, default=DAYS, help="The days over which the articles are spread.")
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
            for line in measure(place, given.mentions, min(given.added, given.mentions), given.days):
                print(f"{store.split(':')[0]}: {line}", flush=True)


if __name__ == "__main__":
    main()
