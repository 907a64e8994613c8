"""Whether it happened: modality, background and condition, from the small words around a trigger."""

from datetime import date, timedelta

from saksi.coding.cues import Cue
from saksi.coding.draft import Draft, reason
from saksi.coding.view import STOPS, View
from saksi.records import EventDate, Modality, Reason, Span

REACH = 7  # words before a trigger in which a negation or a modal belongs to it
HISTORY = timedelta(days=183)
"""What ended longer than this before the article is background, not news."""
CUES: tuple[tuple[str, Modality], ...] = (
    ("negated", "negated"), ("hypothetical", "hypothetical"), ("condition", "hypothetical"), ("future", "future"),
)  # fmt: skip


SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types whose first word speaks and whose other words may be what is promised, asked or threatened."""


def modality_of(view: View, draft: Draft, heads: frozenset[int]) -> tuple[Modality, bool, tuple[Reason, ...]]:
    """The modality, whether it is both negated and future (`will not`), and the reasons. Without a cue: actual.

    `heads` are the places of all triggers of the sentence: a cue before another trigger belongs to that one.
    """
    found: dict[str, Reason] = {}
    match = draft.match
    # Inside a trigger such as `lancarkan tidak ... serangan` a cue counts; behind a verb of speech it belongs to what is said.
    spoken = draft.type in SPOKEN
    inside = range(match.at[0] + 1, match.at[-1]) if match.entry.weight > 1 and not spoken else range(0)
    for at in (*_before(view, match.at[0], heads), *inside):
        for kind, modality in CUES:
            cue = view.ends(kind, at)
            if cue is not None and kind == "condition" and not _opens_condition(view, cue):
                continue
            if cue is not None and modality not in found and not _own(draft, cue.first, cue.last):
                rule = f"{cue.text!r} before the trigger ({cue.where})"
                found[modality] = reason("modality", rule, view.text, view.chars(cue.first, cue.last))
    for modality in dict.fromkeys(modality for _, modality in CUES):
        if modality in found:
            refused = modality == "negated" and "future" in found
            return modality, refused, (found[modality],)
    return "actual", False, ()


def _own(draft: Draft, first: int, last: int) -> bool:
    """Whether the words belong to the trigger itself."""
    return any(at in draft.match.at for at in range(first, last + 1))


def _before(view: View, first: int, heads: frozenset[int]) -> list[int]:
    """The places before a trigger, nearest first, as far as its clause and its verb group reach."""
    found: list[int] = []
    for at in range(first - 1, max(first - 1 - REACH, -1), -1):
        word = view.words[at]
        if word.text in STOPS or word.text in {",", "(", ")"} or view.candidate(at) is not None or at in heads:
            break
        found.append(at)
        if view.ends("relative", at) or (view.ends("clause", at) and not view.ends("condition", at)):
            break
    return found


def _opens_condition(view: View, cue: Cue) -> bool:
    """Whether it means `if`: behind a verb of saying the same word may only mean `that`."""
    return cue.first == 0 or view.ends("reported", cue.first - 1) is None


def conditions_of(view: View) -> tuple[tuple[Span, Reason], ...]:
    """The conditions stated in a sentence, each from its opening word to the end of its clause."""
    found: list[tuple[Span, Reason]] = []
    for cue in view.cues.get("condition", {}).values():
        if not _opens_condition(view, cue):
            continue
        last = cue.last
        while last + 1 < len(view.words) and view.words[last + 1].text not in {",", ".", ";", "!", "?"}:
            last += 1
        while last > cue.last and view.words[last].text in "\"”’'":
            last -= 1
        if last - cue.last < 2 or (found and cue.first <= view.word_at(found[-1][0][1])):
            continue
        span = view.chars(cue.first, last)
        found.append((span, reason("condition", f"{cue.text!r} opens a condition ({cue.where})", view.text, span)))
    return tuple(found)


def background_of(view: View, when: EventDate | None, published: str | None) -> Reason | None:
    """Why an event is history rather than news, or None: an old date, or a word that tells of the past."""
    if when is not None and published is not None:
        if date.fromisoformat(when.to) < date.fromisoformat(published) - HISTORY:
            return Reason(field="background", rule=f"it ended {when.to}, more than half a year before the article")
        return None
    if view.cues.get("news"):
        return None
    for cue in view.cues.get("background", {}).values():
        return reason(
            "background", f"{cue.text!r} tells of the past ({cue.where})", view.text, view.chars(cue.first, cue.last)
        )
    return None
