"""Check files of annotated sentences (training/README.md): name every fault with file and line, and count what is there.

Usage: python tools/check_training.py FILE.jsonl ...   Exit status 1 where there is a fault.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coder.data import TrainingError, read_records, span_of
from saksi.knowledge.plover import Plover
from saksi.language.labels import MODALITIES, TYPES

SINGLE = ("trigger", "place", "date", "condition", "speaker", "killed", "injured")
SEVERAL = ("actors", "recipients", "via")
BEFORE = ("actors_before", "recipients_before")
PARTS = ("source", "cue", "content")


def faults_of(record: dict[str, Any], plover: Plover) -> Iterator[str]:
    """What is wrong with a record, in words."""
    text, before = record.get("text") or "", record.get("context") or ""
    if not text:
        yield "there is no text"
    for event in record.get("events", []):
        if event.get("type") not in TYPES:
            yield f"type {event.get('type')!r}"
            continue
        if event.get("mode") and event["mode"] not in plover.modes_of(event["type"]):
            yield f"{event['type']} has no mode {event['mode']!r}"
        if event.get("modality") not in MODALITIES:
            yield f"modality {event.get('modality')!r}"
        said = [event[name] for name in SINGLE if event.get(name)]
        said += [one for name in SEVERAL for one in event.get(name) or []]
        yield from _missing(text, said)
        yield from _missing(before, [one for name in BEFORE for one in event.get(name) or []], "the context")
    for attribution in record.get("attributions", []):
        yield from _missing(text, [attribution[name] for name in PARTS if attribution.get(name)])
        earlier = attribution.get("source_before")
        yield from _missing(before, [earlier] if earlier else [], "the context")


def _missing(text: str, said: list[str], where: str = "the text") -> Iterator[str]:
    for one in said:
        try:
            span_of(text, one, "")
        except TrainingError:
            yield f"{one!r} is not in {where}"


def main() -> int:
    """Check the files; the exit status."""
    plover, seen, count, wrong = Plover.load(), set[str](), Counter[tuple[str, str]](), 0
    for record in read_records([Path(name) for name in sys.argv[1:]]):
        faults = list(faults_of(record, plover))
        faults += ["the same sentence twice"] if record.get("text") in seen else []
        seen.add(record.get("text", ""))
        for fault in faults:
            print(f"{record['where']}: {fault}")
        wrong += len(faults)
        count[record["lang"], "sentences"] += 1
        count[record["lang"], "without event"] += not record["events"]
        for event in record["events"]:
            count[record["lang"], event.get("type", "?")] += 1
    for key in sorted(count):
        print(*key, count[key])
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
