"""Measure what it costs to add an article to the incidents, and to group articles into stories, as their number grows.

Usage: python tools/measure_incidents.py [ARTICLES]. The articles are made up: wars between made-up sides, a steady number of
happenings a day, each told by one outlet or many, in two languages. Prints two tables, in processor time, and how well the
made-up happenings are found again.
"""

import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from saksi.incidents.grouping import Grouping
from saksi.incidents.mentions import Days, Mention, Place, Toll
from saksi.incidents.sides import Side
from saksi.incidents.stories import Text, stories
from saksi.incidents.words import Vocabulary
from saksi.knowledge.countries import load_countries
from saksi.language.pack import language_packs

START = date(2020, 1, 1)
ARTICLES_A_DAY, HAPPENINGS_A_DAY, WARS, PLACES, WORDS = 200, 60, 40, 30, 20_000
STEPS = 10
KINDS = (
    ("ASSAULT", "material conflict", ("aerial", "drone", "heavy-weapons", "firearms", None)),
    ("COERCE", "material conflict", ("arrest", "seize", None)),
    ("ACCUSE", "verbal conflict", ("allege", "disapprove", None)),
    ("CONSULT", "verbal cooperation", ("visit", "phone", None)),
    ("AID", "material cooperation", (None,)),
)


class Happening(NamedTuple):
    """What there is to tell: it is the truth that the incidents are held against."""

    number: int
    day: date
    kind: tuple[str, str, tuple[str | None, ...]]
    sides: tuple[str, str]
    place: Place
    killed: int | None
    words: tuple[int, ...]
    fame: float


def main() -> None:
    """Print the tables."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    measure_stories(articles // 4)
    measure_incidents(articles)


def measure_incidents(articles: int) -> None:
    """Add articles day by day; a tenth of them makes a line."""
    grouping = Grouping()
    truth: dict[str, int] = {}
    done, step, took, told = 0, articles // STEPS, 0.0, 0
    print("articles   mentions  ms an article  largest day ms  incidents   MB")
    worst = 0.0
    for day in days_of_news(articles):
        mentions = [mention for _, mention in day]
        truth |= {mention.id: number for number, mention in day}
        began = time.process_time()
        grouping.add(mentions)
        spent = time.process_time() - began
        took, told, worst, done = took + spent, told + len(mentions), max(worst, spent), done + ARTICLES_A_DAY
        if done % step < ARTICLES_A_DAY:
            groups = len(set(grouping.groups()))
            print(
                f"{done:8}  {len(truth):9}  {1000 * took / step:13.2f}  {1000 * worst:14.0f}  {groups:9}  {megabytes():5}",
                flush=True,
            )
            took, worst = 0.0, 0.0
    print("pairs rightly joined {:.3f}, of those there are {:.3f} found".format(*pairs_found(grouping, truth)))


def measure_stories(articles: int) -> None:
    """Group ever more articles at once."""
    vocabulary = Vocabulary.load(language_packs(), load_countries())
    print("articles  seconds  ms an article  stories")
    size = max(1, articles // 8)
    while size <= articles:
        texts = [text for day in days_of_news(size) for text in texts_of(day)][:size]
        began = time.process_time()
        found = stories(texts, vocabulary)
        spent = time.process_time() - began
        print(f"{len(texts):8}  {spent:7.1f}  {1000 * spent / len(texts):13.2f}  {len(found):7}", flush=True)
        size *= 2


def days_of_news(articles: int) -> Iterator[list[tuple[int, Mention]]]:
    """The mentions of each day with the number of the happening that they tell; an article tells one or two."""
    chance = random.Random(1)
    places = [[town(f"{war}-{number}", f"A{war:02}", chance) for number in range(PLACES)] for war in range(WARS)]
    recent: list[Happening] = []
    number = 0
    for day in range((articles + ARTICLES_A_DAY - 1) // ARTICLES_A_DAY):
        today = START + timedelta(day)
        for _ in range(HAPPENINGS_A_DAY):
            number += 1
            recent.append(happening(number, today, places, chance))
        recent = [known for known in recent if (today - known.day).days <= 2]
        chosen = chance.choices(recent, [known.fame for known in recent], k=ARTICLES_A_DAY)
        told = []
        for article, first in enumerate(chosen):
            name = f"{day:05}-{article:04}"
            both = (first, chance.choice(recent)) if chance.random() < 0.5 else (first,)
            told += [
                (known.number, telling(f"{name}-{place}", name, known, today, chance))
                for place, known in enumerate(both)
            ]
        yield told


def town(name: str, country: str, chance: random.Random) -> Place:
    """A place somewhere."""
    lat, lon = chance.uniform(-60, 60), chance.uniform(-170, 170)
    return Place(name=f"town {name}", country=country, lat=lat, lon=lon, precision=1)


def happening(number: int, day: date, places: Sequence[Sequence[Place]], chance: random.Random) -> Happening:
    """Something that happens in one of the wars."""
    war = int(WARS * chance.random() ** 2)  # some wars are in the news more than others
    sides = (f"A{war:02}", f"B{war:02}")
    return Happening(
        number=number,
        day=day,
        kind=chance.choices(KINDS, (6, 1, 3, 2, 1))[0],
        sides=sides if chance.random() < 0.6 else (sides[1], sides[0]),
        place=chance.choice(places[war]),
        killed=int(chance.paretovariate(0.8)) + 1 if chance.random() < 0.5 else None,
        words=tuple(chance.sample(range(WORDS), 8)),
        fame=chance.paretovariate(1.1),
    )


def telling(id: str, article: str, known: Happening, today: date, chance: random.Random) -> Mention:
    """How one article tells it: parts are left out, figures grow, words are its own."""
    kind, quad, modes = known.kind
    dated = chance.random() < 0.4
    first, last = (known.day, known.day) if dated else (today - timedelta(3), today)
    words = {f"word{word}": 2.2 for word in chance.sample(known.words, 3)}
    words |= {f"word{int(WORDS * chance.random() ** 3)}": 1.5 for _ in range(6)}
    killed = known.killed and max(1, known.killed - chance.choice((0, 0, 0, 1)))
    counted = killed is not None and chance.random() < 0.7
    return Mention(
        id=id,
        reading=article,
        type=kind,  # type: ignore[arg-type]
        mode=chance.choice(modes),
        quad=quad,  # type: ignore[arg-type]
        actors=(side(known.sides[0], chance),) if chance.random() < 0.8 else (),
        recipients=(side(known.sides[1], chance),) if chance.random() < 0.6 else (),
        place=known.place if chance.random() < 0.6 else None,
        days=Days(first=first.isoformat(), last=last.isoformat(), by="stated" if dated else "published"),
        figures=(Toll(of="killed", low=killed, best=killed, high=None, text=str(killed)),) if counted else (),
        outlet=f"outlet {chance.randrange(50)}",
        told=today.isoformat(),
        language=chance.choice(("en", "id")),
        words=tuple(sorted(words.items())),
    )


def side(country: str, chance: random.Random) -> Side:
    """A party, with or without its organ."""
    code = chance.choice((country, country, f"{country} MIL", f"{country} GOV"))
    return Side(code=code, name=country)


def texts_of(day: Sequence[tuple[int, Mention]]) -> Iterator[Text]:
    """An article of a hundred words or so for each mention: those of its happening, and others at random."""
    for number, mention in day:
        chance = random.Random(mention.id)
        own = [spelt(40 * number + place + WORDS) for place in range(40)]
        words = [*chance.sample(own, 25), *(spelt(int(WORDS * chance.random() ** 3)) for _ in range(80))]
        chance.shuffle(words)
        yield Text(id=mention.id, text=" ".join(words), language="en", day=mention.told)


def spelt(number: int) -> str:
    """A made-up word for a number."""
    letters = ""
    while number:
        number, letter = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[letter] + "aeiou"[(number + letter) % 5]
    return letters or "a"


def pairs_found(grouping: Grouping, truth: dict[str, int]) -> tuple[float, float]:
    """Of the pairs in one incident the part that is one happening, and the reverse."""
    joined = sum(pairs(len(group)) for group in grouping.groups())
    right = sum(
        pairs(count) for group in grouping.groups() for count in Counter(truth[mention] for mention in group).values()
    )
    there: defaultdict[int, int] = defaultdict(int)
    for number in truth.values():
        there[number] += 1
    return right / max(1, joined), right / max(1, sum(pairs(count) for count in there.values()))


def pairs(count: int) -> int:
    """How many pairs so many make."""
    return count * (count - 1) // 2


def megabytes() -> int:
    """The most memory that was used so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
