"""Parties that no list knows: the words before a verb or behind it, where no name stands there."""

from saksi.coding.draft import Candidate
from saksi.coding.view import QUOTES, STOPS, View
from saksi.records import Party

LONGEST = 9
_PREPOSITIONS = ("location", "origin", "recipient", "partner", "agent", "between", "owner")


def phrase_before(view: View, at: int, verbs: frozenset[int]) -> Candidate | None:
    """The noun phrase that ends before the verb group at `at`, cut before its first preposition, or None."""
    last = at - 1
    while last >= 0 and view.owner[last] < 0 and _of_verb_group(view, last):
        last -= 1
    first = last
    while first >= 0 and last - first < LONGEST and not _is_border(view, first, verbs):
        first -= 1
    first += 1
    for place in range(first, last + 1):
        if place > first and any(view.has(kind, place) for kind in _PREPOSITIONS):
            last = place - 1
            break
    return _phrase(view, first, last)


def phrase_after(view: View, at: int, verbs: frozenset[int]) -> Candidate | None:
    """The noun phrase right behind a verb, up to its first preposition, or None."""
    first = at + 1
    last = first
    while last < len(view.words) and last - first < LONGEST and not _is_border(view, last, verbs):
        if any(view.has(kind, last) for kind in _PREPOSITIONS) or view.has("auxiliary", last) or view.has("and", last):
            break
        if view.has("purpose", last) and not view.has("of", last):
            break
        last += 1
    return _phrase(view, first, last - 1)


def _of_verb_group(view: View, at: int) -> bool:
    kinds = ("auxiliary", "negated", "future", "hypothetical", "passive", "have")
    return any(view.ends(kind, at) for kind in kinds) or view.words[at].lower.endswith("ly")


def _is_border(view: View, at: int, verbs: frozenset[int]) -> bool:
    word = view.words[at]
    if word.text in STOPS or word.text in QUOTES or word.text in {",", ".", "(", ")", "-"} or at in verbs:
        return True
    return (
        view.ends("relative", at) is not None
        or view.ends("says", at) is not None
        or (view.ends("clause", at) is not None and not view.ends("recipient", at) and not view.ends("of", at))
    )


def _phrase(view: View, first: int, last: int) -> Candidate | None:
    """The words as a party without a code, where there is at least one that means something."""
    while first <= last and (view.has("determiner", first) or view.has("and", first)):
        first += 1
    while last >= first and (view.ends("auxiliary", last) or view.ends("and", last) or view.words[last].is_mark):
        last -= 1
    if first > last or any(view.has(kind, first) for kind in _PREPOSITIONS):
        return None
    if any(view.has("happens", place) for place in range(first, last + 1)):
        return None  # `shells fell`, `kembali terjadi`: a clause, and nobody
    if not any(
        len(view.words[place].text) > 2 and view.words[place].text[0].isalpha() for place in range(first, last + 1)
    ):
        return None
    start, end = view.chars(first, last)
    said = view.text[start:end]
    return Candidate(
        "phrase", first, last, Party(start=start, end=end, text=said, code=None, name=said), "words of the sentence"
    )
