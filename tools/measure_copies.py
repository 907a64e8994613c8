"""How well copies are found, and how long that takes.

Usage: python tools/measure_copies.py found [SEED]     relays found, and own reporting and house text taken for copies
       python tools/measure_copies.py many [ARTICLES]  seconds and memory for so many articles, 100,000 by default

All articles are made up, of the project's own sentences.
"""

import sys
from collections import Counter
from random import Random

from copies.many import measure_many
from copies.world import RELAYS, cases
from saksi.knowledge.outlets import Outlets
from saksi.sourcing.copies import compared
from saksi.sourcing.independence import independence
from saksi.sourcing.shelf import MemoryShelf

ARTICLES = 100_000
SEED = 1


def measure_found(seed: int) -> list[str]:
    """A line for each kind of pair."""
    outlets, shelf = Outlets.load(), MemoryShelf()
    made, printed = cases(Random(seed))
    for report in printed:
        shelf.add(report.paper)
    asked, joined = Counter[str](), Counter[str]()
    for case in made:
        asked[case.kind] += 1
        if case.kind == "disclaimer only":  # two pages of one outlet are one source anyway: only the texts are asked
            joined[case.kind] += compared(case.one, case.other, shelf, outlets) is not None
        else:
            joined[case.kind] += independence([case.one, case.other], outlets, shelf).sources == 1
    relays, found = sum(asked[kind] for kind in RELAYS), sum(joined[kind] for kind in RELAYS)
    return [
        f"relays found: {found} of {relays} ({found / relays:.3f})",
        *(f"  {kind}: {joined[kind]} of {asked[kind]}" for kind in RELAYS),
        f"own reporting merged: {joined['own reporting']} of {asked['own reporting']}",
        f"merged through a disclaimer: {joined['disclaimer only']} of {asked['disclaimer only']}",
    ]


def main() -> None:
    """Measure what is asked for."""
    match sys.argv[1:]:
        case ["found", *rest]:
            for line in measure_found(int(rest[0]) if rest else SEED):
                print(line)
        case ["many", *rest]:
            for line in measure_many(int(rest[0]) if rest else ARTICLES):
                print(line, flush=True)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
