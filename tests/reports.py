"""Reports made by hand, for tests of where reports have it from."""

from random import Random

from saksi.knowledge.outlets import Outlet, Outlets
from saksi.sourcing.reports import Report
from saksi.sourcing.shelf import MemoryShelf

SYLLABLES = ["ba", "du", "ke", "li", "mo", "na", "pi", "ru", "sa", "to"]

CLERK = (
    "The clerk at the crossing had worked through the night and kept a list in pencil, because the machine that prints the "
    "permits had been carried off in the spring. She wrote down every family that came over the bridge, how many children "
    "they had with them and which village they named. By noon there were three hundred and twelve names on her list. "
    "Nobody had asked her to keep it, she said, and nobody had yet come to collect it."
)
DRIVER = (
    "A driver who brings flour to the eastern towns said that he had been turned back twice this week. The first time "
    "soldiers told him that the road was mined, and the second time that there was no road. He left eleven sacks with a "
    "baker at the last village before the river and asked him to pass them on to whoever might get through."
)
UNDER = (
    "Our newsroom belongs to nobody but its readers. If you have seen a mistake in this article, write to the desk and we "
    "shall put it right on the same day and say so at the foot of the page. Nothing on this page may be printed again "
    "without the consent of the publisher, except for short passages that name where they were taken from."
)
OUTLETS = Outlets(
    (
        Outlet(name="North Wire", kind="agency", country="GBR", owner="own council", aliases=("Kawat Utara",)),
        Outlet(name="Morning Post", kind="newspaper", country="GBR", owner="Harbour Press"),
        Outlet(name="Evening Mail", kind="newspaper", country="GBR", owner="Harbour Press"),
        Outlet(name="Lamp", kind="portal", country="IDN", owner="private"),
        Outlet(name="Kite", kind="portal", country="IDN", owner="private"),
        Outlet(name="Channel Six", kind="broadcaster", country="USA", owner="public broadcaster"),
        Outlet(name="Chirp", kind="platform", country="USA", owner="Chirp Inc."),
    )
)


def prose(seed: int, words: int = 120) -> str:
    """Words that mean nothing, other ones for every seed."""
    random = Random(seed)
    return " ".join("".join(random.choices(SYLLABLES, k=random.randint(2, 4))) for _ in range(words))


def report(reading: str, text: str = "", outlet: str | None = None, day: str | None = None, via: str = "") -> Report:
    """A report; one without a text gets words of its own."""
    return Report(
        reading=reading,
        text=text or prose(sum(map(ord, reading)) * 31 + len(reading)),
        outlet=outlet,
        published=(day, day) if day else None,
        via=tuple(via.split(", ")) if via else (),
    )


def shelf_of(*reports: Report) -> MemoryShelf:
    """A shelf with the sketches of some reports."""
    shelf = MemoryShelf()
    for one in reports:
        shelf.add(one.paper)
    return shelf
