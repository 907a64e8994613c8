"""Kill a process with SIGKILL at many random moments while it adds to a ledger, and look what is left each time.

Usage: python tools/measure_faults.py [--moments 200] [--seed 1] [sqlite] [postgresql]

After every kill the ledger is opened again, its chain and tables are verified, and everything that was confirmed has to be
in it, in whole Readings only. At the end the last run is added again, which has to complete it. Exit status 1 if anything
is lost.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import servers
from faults import kill_while_adding, moments, some_reading, state_of
from saksi import Ledger

LONGEST = 0.25
"""Seconds after the opening within which the process is killed."""
RENEWED = 20
"""After so many kills a new ledger is begun, so that verifying does not take ever longer."""


def tried(place: Path | str, after: list[float]) -> Iterator[tuple[int, int, int]]:
    """For each kill how many Readings were confirmed, how many of all those are lost, and how many faults there are."""
    sure: set[str] = set()
    kept: set[str] = set()
    for number, seconds in enumerate(after):
        confirmed = kill_while_adding(place, 1000 * number, seconds)
        sure |= confirmed
        kept, faults = state_of(place)
        yield len(confirmed), len(sure - kept), len(faults)
    first = 1000 * (len(after) - 1)
    wanted = [some_reading(number) for number in range(first, first + 50)]
    with Ledger.open(place) as ledger:
        wrong = sum(ledger.add(one) != ("unchanged" if one.id in kept else "added") for one in wanted)
        lost = len({one.id for one in wanted} - {line.id for line in ledger.readings()})
        yield 0, lost, wrong + len(list(ledger.verify()))


def main() -> None:
    """Try the stores that are named, or both."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("stores", nargs="*", default=["sqlite", "postgresql"], help="sqlite, postgresql")
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    all_lost = 0
    for store in given.stores:
        confirmed = lost = faults = 0
        after = moments(given.seed, given.moments, LONGEST)
        with (
            tempfile.TemporaryDirectory() as folder,
            servers.running() if store == "postgresql" else nullcontext() as server,
        ):
            for begin in range(0, len(after), RENEWED):
                place = server.new_database() if server else Path(folder) / f"{begin}.sqlite"
                for sure, missing, wrong in tried(place, after[begin : begin + RENEWED]):
                    confirmed, lost, faults = confirmed + sure, lost + missing, faults + wrong
        print(
            f"{store}: killed {len(after)} times; {confirmed} Readings confirmed, {lost} lost, {faults} faults",
            flush=True,
        )
        all_lost += lost + faults
    sys.exit(all_lost > 0)


if __name__ == "__main__":
    main()
