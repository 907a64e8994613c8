"""Patterns of date expressions as people write them in a table: `on? < {weekday} {month} {day} ,? {year}?`.

Parts stand with spaces between them. `word` and `one|other` are words (`_` is a space in a word), `{slot}` a kind of
word or number, `?` after a part makes it optional. What stands before `<` and after `>` has to be there, but is no
part of the expression.
"""

import re
from collections.abc import Iterable, Mapping

import msgspec

from saksi.language.numbers import any_of

_PART = re.compile(
    r"(?P<slot>\{\w+\})(?P<free>\??)|(?P<mark>[(),/–-])(?P<free2>\??)|(?P<words>[^\s?{}]+?)(?P<free3>\??)"
)
_CORE, _CORE_END = "(?P<core>", ")"
_NAME = re.compile(r"\(\?P<\w+>")
_BORDERS = ("<", ">")
# What follows an optional word in front: white space, or the mark that comes next.
_BEHIND = r"(?:\s+|(?=[(),]))"


# What every expression that starts with a digit is looked up under.
DIGIT = "#"


class Slot(msgspec.Struct, frozen=True):
    """What may stand in a `{slot}`: a regular expression that refers to no group, and the first words that it can start with."""

    expression: str
    starts: frozenset[str]


def slot_of(words: Iterable[str]) -> Slot:
    """The slot that any of these words fills."""
    words = sorted(words)
    return Slot(rf"(?:{any_of(words)})(?!\w)", frozenset(first_word(word) for word in words))


def first_word(words: str) -> str:
    """The word that an expression starts with, for look-ups."""
    found = re.match(r"\w+", words.casefold())
    first = found.group() if found else ""
    return DIGIT if first[:1].isdigit() else first


class Pattern:
    """One pattern, compiled. A second `{day}` in it is the group `day2`; `starts` are the words that it can start with.

    `opening` is its expression without groups up to the first part behind `<` that has to be there: where it does not
    match, the pattern does not, and most texts fail there.
    """

    def __init__(self, written: str, slots: Mapping[str, Slot]) -> None:
        """Raises ValueError, with what is wrong, where the pattern cannot be understood."""
        self.written, self.starts = written, _starts(written, slots)
        seen: dict[str, int] = {}
        pieces: list[str] = []
        started = marked = False
        needed = 0  # how many pieces there are up to the first part of the expression that has to be there
        opens, closes = "<" in written.split(), ">" in written.split()
        if not opens:
            pieces.append(_CORE)
        for part in written.split():
            if part in _BORDERS:
                if part == "<":
                    pieces += [r"\s*" if marked else r"\s+", _CORE]
                    started, needed = False, 0
                else:
                    pieces.append(_CORE_END)
                continue
            piece, free, mark = _piece(part, slots, seen)
            between = r"\s*" if mark or marked else r"\s+"
            if not started:
                pieces.append(rf"(?:{piece}{between if mark else _BEHIND})?" if free else piece)
                started = not free
            else:
                pieces.append(rf"(?:{between}{piece})?" if free else between + piece)
            marked = mark
            needed = needed or (0 if free else len(pieces))
        if not closes:
            pieces.append(_CORE_END)
        self._compiled = re.compile("".join(pieces), re.IGNORECASE)
        self.opening = _NAME.sub("(?:", "".join(piece for piece in pieces[:needed] if piece not in (_CORE, _CORE_END)))

    def match(self, text: str, at: int) -> "re.Match[str] | None":
        """The match that starts at an offset; its group `core` is the expression."""
        return self._compiled.match(text, at)


def _starts(written: str, slots: Mapping[str, Slot]) -> frozenset[str]:
    """The words that can come first: those of the optional parts in front, and of the first that has to be there."""
    starts: set[str] = set()
    for part in written.split():
        found = _PART.fullmatch(part)
        if part in _BORDERS or found is None:
            continue
        if found["slot"] and found["slot"][1:-1] in slots:
            starts |= slots[found["slot"][1:-1]].starts
        elif found["words"]:
            starts |= {first_word(word.replace("_", " ")) for word in found["words"].split("|")}
        if not part.endswith("?"):
            break
    return frozenset(starts)


def _piece(part: str, slots: Mapping[str, Slot], seen: dict[str, int]) -> tuple[str, bool, bool]:
    """A part as a regular expression, whether it is optional, and whether it is a mark."""
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError(f"{part!r} is neither a word, a mark nor a slot")
    free = bool(found["free"] or found["free2"] or found["free3"])
    if found["mark"]:
        return re.escape(found["mark"]) if found["mark"] not in "-–" else "[-–—]", free, True
    if found["words"]:
        words = "|".join(re.escape(word).replace("_", r"\s+") for word in found["words"].split("|"))
        return rf"(?:{words})(?!\w)", free, False
    name = found["slot"][1:-1]
    if name not in slots:
        raise ValueError(f"there is no slot {part!r}; the slots are {', '.join(sorted(slots))}")
    seen[name] = seen.get(name, 0) + 1
    return rf"(?P<{name}{seen[name] if seen[name] > 1 else ''}>{slots[name].expression})", free, False
