"""A ledger with incidents of several kinds, places and days, for tests of the overview, the API and the feeds."""

from pathlib import Path

from readings import event, party, reading
from reports import prose
from saksi import Ledger
from saksi.records import Article, Dispute, EventDate, EventPlace, FigureMention, Published, Reading

NYALA = EventPlace(name="Nyala", country="SDN", lat=12.05, lon=24.88, precision=1, why="named in the sentence")
NORTH = EventPlace(name="Nyala North", country="SDN", lat=13.5, lon=24.9, precision=1, why="named in the sentence")
TINE = EventPlace(name="Tine", country="TCD", lat=15.04, lon=22.81, precision=1, why="named in the sentence")
SIEGE = EventDate(from_="2023-03-28", to="2023-04-12", precision="span", why="stated")
CHAD = party("Chad", "TCD GOV")


def told(id: str, outlet: str, text: str, *events: object, **given: object) -> Reading:
    """An article of an outlet, with a text that no other has."""
    published = Published(from_="2023-04-30", to="2023-04-30", precision="day", why="stated")
    article = Article(
        text=f"{text} {prose(sum(map(ord, id)))}", title=f"<b>{id}</b> & more", publisher=outlet, published=published,
        language="en",
    )  # fmt: skip
    return reading(id, *events, article=article, **given)  # type: ignore[arg-type]


def killed(number: int) -> FigureMention:
    """A figure of dead."""
    return FigureMention(
        start=0, end=2, text=str(number), low=number, best=number, high=number, of="killed", why="stated"
    )


def ledger_at(path: Path | str) -> Path | str:
    """Six incidents: an attack that two outlets tell, one that is denied, a siege, a pact, a protest and an accusation.

    The protest has no place, the accusation no day; the pact was accepted by a person.
    """
    with Ledger.open(path, now=lambda: "2026-01-01T00:00:00+00:00") as opened:
        opened.add(told("strike-one", "Lamp", "One.", event("aaaa0001", place=NYALA, figures=(killed(13),))))
        opened.add(
            told("strike-two", "Kite", "Two.", event("aaaa0002", place=NYALA, figures=(killed(13),), via=("Reuters",)))
        )
        claim = event("bbbb0001", day="2023-04-25", place=NORTH, speaker=party("RSF", "SDN REB"))
        denial = Dispute(
            kind="denial", denial=(0, 6), by=party("Army", "SDN MIL"), claim=None, claimed_by=None, event="bbbb0001",
            answer=None, why=(),
        )  # fmt: skip
        opened.add(told("claim", "Lamp", "Three.", claim, disputes=(denial,)))
        siege = event("cccc0001", "COERCE", place=NORTH, date=SIEGE)
        opened.add(told("siege", "Harian Teluk", "Four.", siege))
        pact = event(
            "dddd0001", "AGREE", "2022-12-30", place=TINE, actors=(CHAD,), recipients=(party("Libya", "LBY GOV", 9),),
            quad="verbal cooperation",
        )  # fmt: skip
        opened.add(told("pact", "Harian Teluk", "Five.", pact))
        opened.reviews.give(pact, "pact", "rules-1", "accept", by="Sari")
        opened.add(told("nowhere", "Lamp", "Six.", event("eeee0001", "PROTEST", "2023-04-27", place=None)))
        undated = event("ffff0001", "ACCUSE", None, place=TINE, background=True, quad="verbal conflict", actors=(CHAD,))
        opened.add(told("undated", "Lamp", "Seven.", undated))
    return path
