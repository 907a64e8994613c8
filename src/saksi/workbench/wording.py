"""What the library says in English, in a reader's language: why something is so, and what cannot be done.

The records keep English. Each row of wording.tsv is a message of the catalogues with named places; a text that fits it is said
as that message with its own parts put back, some of which are said first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, reduce
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from saksi.knowledge.tables import read_table
from saksi.workbench import terms
from saksi.workbench.articles.codes import FIGURES
from saksi.workbench.language import DEFAULT, Language, marked
from saksi.workbench.reviewing.words import FIELDS
from saksi.workbench.reviewing.worksheet import LABELS

TABLE = Path(__file__).with_name("wording.tsv")
COLUMNS = ("message", "example")
REMEMBERED = 4096
"""Texts whose wording is kept: many stand several times on a page, and pages are loaded again."""
DEEPEST = 8
"""How far reasons may hold others: the library's hold four, and names in them are whatever somebody wrote."""
BOTH = marked("%(one)s and %(other)s")
CALLED: Mapping[str, str] = {**terms.FILTERS, **LABELS, **FIELDS}
"""What a filter or a field is called."""

_QUOTED = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
_ROW = r"[\w .-]+/[\w.-]+\.\w+(?::\d+)?"
PLACES: Mapping[str, str] = {
    "said": _QUOTED,
    "row": _ROW,
    "where": r"[^()]+",
    "day": r"\d{4}-\d\d-\d\d",
    "year": r"\d{1,4}",
    "id": r"\d+",
    "number": r"\d+",
    "size": r"[\d.]+",
    "score": r"-?\d+\.\d",
    "chance": r"\d\.\d\d",
    "code": r"[A-Z][A-Z0-9]+(?: [A-Z0-9]+)*",
    "what": r"[A-Z]+(?: [a-z-]+)?",
    "mode": r"[a-z-]+",
    "tongue": r"[a-z-]+",
    "field": r"[\w.]+",
    "fate": "|".join(sorted(FIGURES, key=len, reverse=True)),
}
"""What may stand in a place of a name; anything in one of another name."""
_PLACE = re.compile(r"%\(([a-z]+)(\d*)\)s")
_PARTS = re.compile(rf"(?:(?<!\w)(?:{_QUOTED})|\([^()]*\)|(?!; ).)+", re.DOTALL)


class Pattern(NamedTuple):
    """A message of the catalogues, and what fits it."""

    message: str
    expression: re.Pattern[str]


class Wording:
    """Says the library's texts in a language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._found = lru_cache(REMEMBERED)(self._find)

    def said(self, text: str) -> str | None:
        """The text in the language; None where it is none that is known."""
        return text if self._language.code == DEFAULT else self._found(text, DEEPEST)

    def told(self, text: str) -> str:
        """The text in the language, else as it is."""
        return self.said(text) or text

    def _find(self, text: str, depth: int) -> str | None:
        whole = self._language.say(text)
        if whole != text:
            return whole
        if depth == 0:
            return None
        fitting = (self._with_parts(pattern, text, depth - 1) for pattern in _candidates(text))
        return next(filter(None, fitting), None) or self._one_by_one(text, depth - 1)

    def _with_parts(self, pattern: Pattern, text: str, depth: int) -> str | None:
        found = pattern.expression.fullmatch(text)
        if found is None:
            return None
        parts = {
            place: self._part(place.rstrip("0123456789"), part, depth) for place, part in found.groupdict().items()
        }
        return None if None in parts.values() else self._language.say(pattern.message, **parts)

    def _one_by_one(self, text: str, depth: int) -> str | None:
        """What is several reasons, each in turn."""
        parts = _parted(text)
        said = [self._found(part, depth) for part in parts] if len(parts) > 1 else [None]
        return None if None in said else "; ".join(part for part in said if part)

    def _part(self, kind: str, part: str, depth: int) -> str | None:
        """What stands in a place of a kind; None where it is no part that is known."""
        language = self._language
        match kind:
            case "why" | "part":
                return self._found(part, depth)
            case "told":
                return "; ".join(self._found(one, depth) or one for one in _parted(part))
            case "chance":
                return language.percent(float(part))
            case "number" | "score":
                return language.number(float(part))
            case "pair":
                return reduce(lambda one, other: language.say(BOTH, one=one, other=other), part.split(" and "))
            case "fate":
                return language.say(FIGURES[part])
            case "field":
                return language.say(CALLED.get(part, part))
            case _:
                return part


@cache
def patterns() -> tuple[Pattern, ...]:
    """Those of the table, in order."""
    return tuple(Pattern(row["message"], _expression(row["message"])) for row in read_table(TABLE, COLUMNS))


def _expression(message: str) -> re.Pattern[str]:
    """What fits a message: the same words, and in each place what its name allows."""
    found, end = "", 0
    for place in _PLACE.finditer(message):
        found += _words(message[end : place.start()]) + f"(?P<{place[1]}{place[2]}>{PLACES.get(place[1], '.+?')})"
        end = place.end()
    return re.compile(found + _words(message[end:]), re.DOTALL)


def _words(written: str) -> str:
    return re.escape(written.replace("%%", "%"))


@cache
def _by_beginning() -> Mapping[str, tuple[Pattern, ...]]:
    """The patterns by the word that they begin with: a quotation mark for words in quotes, nothing for another place."""
    found: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns():
        place = _PLACE.match(pattern.message)
        found[_beginning(pattern.message) if place is None else "'" if place[1] == "said" else ""].append(pattern)
    return {beginning: tuple(some) for beginning, some in found.items()}


def _beginning(text: str) -> str:
    return "'" if text[:1] in ("'", '"') else text.partition(" ")[0]


def _candidates(text: str) -> Iterable[Pattern]:
    known = _by_beginning()
    return chain(known.get(_beginning(text), ()), known[""])


def _parted(text: str) -> list[str]:
    """What semicolons part, but for those in quotes and brackets."""
    return [part.removeprefix(" ") for part in _PARTS.findall(text)]
