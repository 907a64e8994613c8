"""Look to the left and to the right of a word for those who have a part in what it says."""

from collections.abc import Sequence

from saksi.coding.draft import Candidate
from saksi.coding.view import STOPS, View

REACH = 16  # words looked over for a recipient
MODIFIERS = 3  # words that may stand between a preposition and the name that it governs
GOVERNORS = ("instrument", "agent", "owner", "between", "recipient", "partner", "location", "origin", "of")
Group = tuple[Candidate, ...]


def governor(view: View, candidate: Candidate) -> str | None:
    """The kind of preposition that a candidate stands behind: `in eastern Ukraine` is location; None for none."""
    for at in range(candidate.first - 1, max(candidate.first - 2 - MODIFIERS, -1), -1):
        for kind in GOVERNORS:
            if view.ends(kind, at):
                return kind
        word = view.words[at]
        if word.is_mark or view.owner[at] >= 0 or (not word.text.islower() and not word.text[0].isdigit()):
            return None
    return None


def group_of(view: View, candidate: Candidate, verbs: frozenset[int]) -> Group:
    """The candidate with those that it is joined to: `A, B and C`. A comma joins only where an `and` does too."""
    if candidate.kind == "phrase":
        return (candidate,)
    left, joined = [candidate], False
    while True:
        previous, by_and = _neighbour(view, left[0].first - 1, -1)
        if previous is None or governor(view, previous) not in (None, governor(view, candidate), "between"):
            break
        if previous.first - 1 in verbs:  # `attacked Kyiv and Moscow said`: the object of a verb before
            break
        left.insert(0, previous)
        joined = joined or by_and
    right: list[Candidate] = []
    last = candidate
    while True:
        following, by_and = _neighbour(view, last.last + 1, 1)
        if following is None:
            break
        right.append(following)
        last = following
        joined = joined or by_and
    return (*left, *right) if joined else (candidate,)


def _neighbour(view: View, at: int, step: int) -> tuple[Candidate | None, bool]:
    """The candidate next to words that join (`A, and B`), and whether an `and` is among them."""
    by_and, joined = False, False
    while 0 <= at < len(view.words):
        cue = view.ends("and", at) if step < 0 else view.cue("and", at)
        if cue is None and view.words[at].text != ",":
            break
        by_and, joined = by_and or cue is not None, True
        at = at + step if cue is None else cue.first - 1 if step < 0 else cue.last + 1
    if step > 0 and joined and view.has("determiner", at):
        at += 1
    candidate = view.candidate(at) if joined else None
    return candidate, by_and and candidate is not None


def subject_of(view: View, at: int, verbs: frozenset[int]) -> tuple[Group, str]:
    """Those before the word `at` who do what it says, and how they were found; empty where a clause begins first.

    A name behind a preposition does not count (`forces in Ukraine attacked`), unless a relative word follows it.
    """
    relative = False
    governed: Candidate | None = None
    place = at - 1
    while place >= 0:
        candidate = view.candidate(place)
        if candidate is not None:
            if relative or governor(view, candidate) is None:
                group = (candidate,) if relative else group_of(view, candidate, verbs)
                return group, "named before a relative word" if relative else "nearest before it in its clause"
            governed = governed or candidate
            place = candidate.first - 1
            continue
        if view.words[place].text in STOPS or (view.ends("clause", place) and not view.ends("relative", place)):
            break
        if view.ends("relative", place):
            relative = True
        elif place in verbs and not relative:
            break
        place -= 1
    return ((governed,), "only name before it in its clause") if governed is not None else ((), "")


def main_subject(view: View, before: int) -> Group:
    """The first name of the sentence, before a word, that stands behind no preposition."""
    for candidate in view.candidates:
        if candidate.first >= before:
            break
        if governor(view, candidate) is None:
            return group_of(view, candidate, frozenset())
    return ()


def candidates_after(view: View, at: int, verbs: frozenset[int], *, across: bool) -> list[tuple[str | None, Candidate]]:
    """Who is named after the word `at`, up to the end of its clause, each with the preposition that it stands behind.

    `across` looks on past other triggers and words of purpose: what is promised names for whom it is.
    """
    found: list[tuple[str | None, Candidate]] = []
    place = at + 1
    while place < min(len(view.words), at + 1 + REACH):
        candidate = view.candidate(place)
        if candidate is not None:
            found.append((governor(view, candidate), candidate))
            place = candidate.last + 1
            continue
        word = view.words[place]
        if word.text in STOPS or (word.text == "," and not _joins(view, place, found)):
            break
        if not view.has("recipient", place) and (view.has("clause", place) or view.has("relative", place)):
            break
        if place in verbs and not across:
            break
        place += 1
    return found


def _joins(view: View, comma: int, found: Sequence[tuple[str | None, Candidate]]) -> bool:
    """Whether a comma stands in a list of names."""
    return bool(found) and found[-1][1].last == comma - 1 and view.candidate(comma + 1) is not None
