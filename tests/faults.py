"""Processes that add to a ledger until something happens to them, and what is left of it afterwards."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import text

from readings import event, reading
from saksi import Ledger
from saksi.ledger.engines import engine_of, writing
from saksi.records import Reading

EVENTS = 5
ADDER = """
import sys
from faults import some_reading
from saksi import Ledger
place, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Ledger.open(place) as ledger:
    print("open", flush=True)
    for number in range(first, last):
        ledger.add(some_reading(number))
        print(number, flush=True)
"""
"""Adds Readings one after another, and prints the number of each that is confirmed."""


def change(place: Path | str, *sentences: str) -> None:
    """Change a store behind the ledger's back."""
    engine = engine_of(place)
    with writing(engine).begin() as connection:
        for sentence in sentences:
            connection.execute(text(sentence))
    engine.dispose()


def some_reading(number: int) -> Reading:
    """A Reading with five events."""
    found = [event(f"{number:08}{at:08}") for at in range(EVENTS)]
    return reading(f"doc{number:06}", *found, text=f"Militer Sudan menyerang RSF di Khartoum. Berita nomor {number}.")


def adder(place: Path | str, first: int, last: int, before: Sequence[str] = ()) -> "subprocess.Popen[str]":
    """A process that adds the Readings of these numbers; `before` are words to put before its command."""
    command = [*before, sys.executable, "-c", ADDER, str(place), str(first), str(last)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def confirmed(worker: "subprocess.Popen[str]") -> set[str]:
    """The ids of what a process that has ended had confirmed."""
    out, _ = worker.communicate()
    # a line that was cut off says nothing
    return {f"doc{int(line):06}" for line in out.splitlines(keepends=True) if line.endswith("\n") and line != "open\n"}


def kill_while_adding(place: Path | str, first: int, after: float, many: int = 100_000) -> set[str]:
    """Start to add, kill it so many seconds after it has the ledger open, and tell what it had confirmed."""
    worker = adder(place, first, first + many)
    assert worker.stdout is not None
    opened = worker.stdout.readline()
    assert opened == "open\n", worker.communicate()
    time.sleep(after)
    worker.send_signal(signal.SIGKILL)
    return confirmed(worker)


def state_of(place: Path | str) -> tuple[set[str], list[str]]:
    """The documents in a ledger, and what is wrong with it: with the chain, the tables, or a Reading that is not whole."""
    with Ledger.open(place) as ledger:
        kept = {line.id for line in ledger.readings()}
        faults = list(ledger.verify())
        told: dict[str, int] = dict.fromkeys(kept, 0)
        for found in ledger.events():
            told[found.reading_id] += 1
        faults += [f"{id} has {count} events" for id, count in told.items() if count != EVENTS]
    return kept, faults


def moments(seed: int, count: int, longest: float) -> list[float]:
    """Random times in seconds, the same for the same seed."""
    chance = random.Random(seed)
    return [chance.uniform(0, longest) for _ in range(count)]
