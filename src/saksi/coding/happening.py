"""Whether it happened and whether it is news: modality, condition and background of what was found."""

from datetime import date, timedelta

from saksi.coding.draft import reason
from saksi.coding.found import Found
from saksi.coding.statements import surest
from saksi.coding.view import View
from saksi.records import EventDate, Reason, Span

HISTORY = timedelta(days=183)
"""What ended longer than this before the article is background, not news."""


def modality_of(view: View, found: Found) -> tuple[str, Reason | None]:
    """The modality that the encoder sees, with a reason where it is not `actual`."""
    if found.modality == "actual":
        return "actual", None
    rule = f"encoder: {found.modality}, {found.modality_chance:.2f}"
    return found.modality, reason("modality", rule, view.text, view.chars(found.first, found.last))


def condition_of(view: View, found: Found) -> tuple[Span, Reason] | None:
    """The words of the condition, and why; None where there is none."""
    piece = surest(found.pieces("condition"))
    if piece is None:
        return None
    span = view.chars(piece.first, piece.last)
    return span, reason("condition", f"encoder: condition, {piece.chance:.2f}", view.text, span)


def background_of(view: View, found: Found, when: EventDate | None, published: str | None) -> Reason | None:
    """Why an event is history rather than news, or None: its date where it has one, else what the encoder sees."""
    if when is not None and published is not None:
        if date.fromisoformat(when.to) < date.fromisoformat(published) - HISTORY:
            return Reason(field="background", rule=f"it ended {when.to}, more than half a year before the article")
        if found.background < SURELY_PAST:
            return None
    if found.background < 0.5:
        return None
    rule = f"encoder: background, {found.background:.2f}"
    return reason("background", rule, view.text, view.chars(found.first, found.last))


SURELY_PAST = 0.8
"""From this chance on something is background although its date is near."""
