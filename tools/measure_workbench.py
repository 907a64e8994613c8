"""Measure the workbench with made-up incidents: how long the server takes for the overview, the map and the lists.

Usage: python tools/measure_workbench.py [--incidents 100000] [--keep FOLDER] [--postgresql]

The articles are those of tools/measure_ledger.py, with the events at places all over the world. The server's answers are taken
in this process, one after the other, without a network.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from statistics import median

import msgspec
from fastapi.testclient import TestClient

import servers
from measure_ledger import AT_ONCE, EVENTS, Press, batched
from saksi import Ledger
from saksi.records import EventPlace, Reading
from saksi.workbench.app import create_app
from saksi.workbench.settings import Settings

HERE = "http://127.0.0.1:8321"
PLACES = 3000
UNPLACED = 0.1
"""The share of events that have no place."""
TIMES = 9
ASKED = {
    "the overview": "/",
    "the overview of a country": "/?country={country}",
    "the overview of a type and a year": "/?type=ASSAULT&since=2020&until=2020",
    "the overview of an actor": "/?actor={actor}",
    "the overview of words": "/?text={word}",
    "the overview of what is contested or has several sources": "/?status=contested&sources=2",
    "the map": "/api/v1/map",
    "the map of a type": "/api/v1/map?type=ACCUSE",
    "the timeline": "/api/v1/timeline",
    "50 incidents": "/api/v1/incidents",
    "50 incidents of a quad class and a year": "/api/v1/incidents?quad=verbal+conflict&since=2021&until=2021",
    "50 events": "/api/v1/events",
    "50 events of contested incidents": "/api/v1/events?status=contested",
    "a feed": "/feeds/incidents.atom",
    "the actors": "/actors",
    "the actor in most": "/actors/{most}",
    "an actor": "/actors/{actor}",
    "two of those in most": "/dyads/{most}/{next}",
}


def placed(articles: Iterator[Reading], press: Press) -> Iterator[Reading]:
    """Articles with their events at made-up places, a few often and most seldom."""
    chance = random.Random(3)
    places = [
        EventPlace(
            name=word.title(), country=chance.choice(press.countries[:60]), lat=round(chance.uniform(-40, 65), 2),
            lon=round(chance.uniform(-120, 150), 2), precision=1, why="made up",
        )
        for word in press.words[:PLACES]
    ]  # fmt: skip
    weights = [1 / (rank + 5) for rank in range(PLACES)]
    for article in articles:
        at = chance.choices(places, weights, k=EVENTS)
        events = tuple(
            msgspec.structs.replace(event, place=None if chance.random() < UNPLACED else place)
            for event, place in zip(article.events, at, strict=True)
        )
        yield msgspec.structs.replace(article, events=events)


def fill(ledger: Ledger, incidents: int) -> Iterator[str]:
    """Add articles until there are about so many incidents."""
    press = Press()
    began = time.perf_counter()
    many = incidents // EVENTS
    for some in batched(placed(press.articles(many), press), AT_ONCE, many):
        ledger.add_all((found, "made up") for found in some)
    yield f"{many * EVENTS:,} events added in {time.perf_counter() - began:,.0f} s"


def measure(path: Path | str, incidents: int) -> Iterator[str]:
    """The figures as lines."""
    with Ledger.open(path) as ledger:
        if ledger.tip().number == 0:
            yield from fill(ledger, incidents)
        most, after = (one.code for one in ledger.actors.list(2))
    press = Press()
    values = {
        "country": press.countries[0], "actor": f"{press.countries[1]} MIL", "word": press.words[60], "most": most, "next": after,
    }  # fmt: skip
    workbench = create_app(Settings(ledger=path))
    with TestClient(workbench, base_url=HERE) as client:
        counts = client.get("/api/v1/counts").json()
        yield f"{counts['incidents']:,} incidents, {len(client.get('/api/v1/map').json()['features']):,} places"
        for name, address in ASKED.items():
            times: list[float] = []
            while len(times) < 2 * TIMES:
                if len(times) < TIMES:  # as if something had been added since
                    workbench.state.desk.ledger.__dict__.pop("browsing", None)
                began = time.perf_counter()
                answer = client.get(address.format(**values))
                times.append(time.perf_counter() - began)
                answer.raise_for_status()
            again, first = median(times[TIMES:]) * 1000, median(times[:TIMES]) * 1000
            yield f"{name}: {first:.0f} ms at first, {again:.0f} ms again; {len(answer.content) / 1000:,.0f} kB"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="A folder for the file, which is filled only where it is empty.")
    parser.add_argument("--postgresql", action="store_true", help="In a server of its own, and not in a file.")
    given = parser.parse_args()
    missing = servers.why_not() if given.postgresql else None
    if missing:
        sys.exit(missing)
    with tempfile.TemporaryDirectory() as folder, servers.running() if given.postgresql else nullcontext() as server:
        place = server.new_database() if server else (given.keep or Path(folder)) / "measured.sqlite"
        for line in measure(place, given.incidents):
            print(line, flush=True)


if __name__ == "__main__":
    main()
