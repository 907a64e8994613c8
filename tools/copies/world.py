"""A small press, made up: who relays whom is known, so what is found can be counted."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from copies.texts import LANGUAGES, edited, excerpt, passages, words_in
from copies.written import at_one_scene, disclaimer
from saksi.sourcing.reports import Report

RELAYS = ("verbatim", "edited", "excerpt", "translated, with a credit")
EACH = 50
SCENES = 100
PAGES_OF_A_HOUSE = 6
HOUSES = 10
AGENCY = "Reuters"


class Case(NamedTuple):
    """Two reports, and what they are to each other."""

    kind: str
    one: Report
    other: Report


class Press:
    """Outlets that print articles; every second one puts a disclaimer under each of them."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.printed: list[Report] = []
        self._outlets = [f"Paper {number}" for number in range(30)]
        self._under = {
            (outlet, language): disclaimer(random, language, outlet) if number % 2 else ""
            for number, outlet in enumerate(self._outlets)
            for language in LANGUAGES
        }

    def two_outlets(self) -> list[str]:
        """Two that are not the same."""
        return self._random.sample(self._outlets, 2)

    def prints(self, outlet: str, told: list[str], language: str, via: tuple[str, ...] = ()) -> Report:
        """An article as the outlet prints it."""
        text = "\n".join([*told, self._under.get((outlet, language), "")])
        report = Report(reading=f"a{len(self.printed):05}", text=text, outlet=outlet, via=via)
        self.printed.append(report)
        return report


def cases(random: Random) -> tuple[list[Case], list[Report]]:
    """All cases, and all articles that were printed for them."""
    press = Press(random)
    found = [*_relays(random, press), *_scenes(random, press), *_houses(random, press)]
    return found, press.printed


def _relays(random: Random, press: Press) -> Iterator[Case]:
    for kind in RELAYS:
        for number in range(EACH):
            language = LANGUAGES[number % 2]
            told = list(random.choice(passages(language)))
            first, second = press.two_outlets()
            if kind.startswith("translated"):
                other_language = LANGUAGES[(number + 1) % 2]
                theirs = list(random.choice(passages(other_language)))
                yield Case(
                    kind, press.prints(AGENCY, told, language), press.prints(second, theirs, other_language, (AGENCY,))
                )
                continue
            original = press.prints(first, told, language)
            yield Case(kind, original, press.prints(second, _relayed(kind, told, random, language), language))


def _relayed(kind: str, told: list[str], random: Random, language: str) -> list[str]:
    """What the relay prints."""
    if kind == "verbatim":
        return told
    if kind == "edited":
        return edited(told, random, language)
    own = list(random.choice([passage for passage in passages(language) if not set(passage) & set(told)]))
    while words_in(own) < 1.5 * words_in(told):
        own += random.choice([passage for passage in passages(language) if not set(passage) & {*told, *own}])
    at = random.randrange(1, len(own))
    return [*own[:at], *excerpt(told, random), *own[at:]]


def _scenes(random: Random, press: Press) -> Iterator[Case]:
    """Two reporters at one scene, each with a word of background of their own."""
    for number in range(SCENES):
        language = LANGUAGES[number % 2]
        first, second = press.two_outlets()
        one, other = at_one_scene(random, language)
        yield Case("own reporting", press.prints(first, one, language), press.prints(second, other, language))


def _houses(random: Random, press: Press) -> Iterator[Case]:
    """Pages of one outlet, and of its sister under another name, that share what the house prints under everything."""
    for number in range(HOUSES):
        language = LANGUAGES[number % 2]
        house, under = f"House {number}", disclaimer(random, language, f"House {number}")
        length = (
            45 if number < HOUSES / 2 else 130
        )  # half of the houses print short pages, of which the disclaimer is most
        bodies = random.sample(passages(language), PAGES_OF_A_HOUSE * 2)
        pages = []
        for page, body in enumerate(bodies):
            told = [sentence for at, sentence in enumerate(body) if words_in(body[:at]) < length]
            pages.append(press.prints(house if page % 2 else f"{house} sister", [*told, under], language))
        yield from (Case("disclaimer only", one, other) for at, one in enumerate(pages) for other in pages[at + 1 :])
