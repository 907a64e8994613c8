"""Whether the time of a piece of work grows with its size and no faster.

Seconds differ from machine to machine and from run to run, so nothing here compares them with a fixed bound: the same work
is done at a size and at sixteen times that size, each several times, and the quickest of each is compared. Work that grows
with the square of the size takes 256 times as long then; other programs and the garbage collector only ever add.
"""

import gc
import time
from collections.abc import Callable

TIMES = 16
ALLOWED = 5 * TIMES


def grows_no_faster(work: Callable[[int], object], size: int) -> bool:
    """True if `work(16 * size)` takes less than 80 times as long as `work(size)`."""
    work(size)
    return _least(work, TIMES * size, 2) < ALLOWED * max(_least(work, size, 5), 0.001)


def _least(work: Callable[[int], object], size: int, tries: int) -> float:
    gc.disable()
    try:
        return min(_seconds(work, size) for _ in range(tries))
    finally:
        gc.enable()


def _seconds(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began
