"""Which of the triggers found are events: the most specific one at each place, and what its row asks for."""

from collections.abc import Sequence

from saksi.coding.draft import Draft
from saksi.coding.lexicon import Match
from saksi.coding.nominal import is_nominal
from saksi.coding.sides import is_armed, is_political
from saksi.coding.view import STOPS, View
from saksi.records import Reason, Span

GOVERNING = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT", "CONCEDE"})
"""Types whose content is no event of its own: what is demanded, promised, threatened, refused."""


FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "ACCUSE"})
"""Types of which a noun tells an event even as the object of another: `condemned the attack`."""


def chosen_triggers(view: View, matches: Sequence[Match]) -> tuple[Match, ...]:
    """At each place the match with the most words, then the earlier row; nouns only where a noun can stand.

    Words of an expression that is no event (`war crimes`, `kapal perang`) are no trigger.
    """
    blocked = view.cues.get("blocked", {}).values()
    taken = {at for cue in blocked for at in range(cue.first, cue.last + 1)}
    fitting = [match for match in matches if _fits_place(view, match, matches)]
    chosen: list[Match] = []
    for match in sorted(fitting, key=lambda m: (-m.entry.weight, m.entry.order, m.at)):
        if taken.isdisjoint(match.at) and not _is_name(view, match):
            taken |= set(match.at)
            chosen.append(match)
    return tuple(sorted(chosen, key=lambda match: match.at))


def _is_name(view: View, match: Match) -> bool:
    """Whether a word of the trigger belongs to a name; a name made of nothing but the trigger's words is none."""
    for at in match.at:
        candidate = view.candidate(at)
        if candidate is None or candidate.kind != "entity":
            continue
        whole = set(range(candidate.first, candidate.last + 1)) <= set(match.at)
        if not whole or match.entry.weight == candidate.last - candidate.first + 1:
            return True
    return False


def _fits_place(view: View, match: Match, matches: Sequence[Match]) -> bool:
    """Whether a form that is both noun and verb is the one that the row asks for."""
    noun = match.entry.pos == "noun"
    if match.form not in ("bare", "active", "gerund", "noun", "plural", "past"):
        return True
    rivals = any(other.head == match.head and (other.entry.pos == "noun") != noun for other in matches)
    if not rivals:
        return True
    return is_nominal(view, match) == noun


def stands(view: View, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether a draft has what its row needs, and is not told by an earlier trigger of the sentence already."""
    needs = draft.match.entry.needs
    # how a sentence of sport or markets is told from one of war: by who takes part
    needs = needs | {"armed"} if view.cues.get("other") else needs
    parties = (*draft.sides.actors, *draft.sides.recipients)
    known = [party for party in parties if party.code]
    named = bool(draft.sides.actors and draft.sides.recipients) and not needs
    if not known and not named and (draft.match.entry.weight == 1 or view.cues.get("other")):
        return "toll" in needs or (draft.type == "ASSAULT" and "ongoing" in needs and _goes_on(view, draft.match))
    if "party" in needs and not known:
        return False
    if "actor" in needs and not draft.sides.actors:
        return False
    if "recipient" in needs and not draft.sides.recipients:
        return False
    if "two" in needs and len(known) < 2:
        return False
    if "states" in needs and not any(is_political(party) for party in known):
        return False
    if "armed" in needs and not any(is_armed(party) for party in known):
        return False
    if "ongoing" in needs and not known and not _goes_on(view, draft.match):
        return False
    return not any(_told(draft, other) for other in earlier)


def without_effects(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts without those that only tell what an attack of the sentence did: `struck a market, killing 12`."""
    attacks = [draft for draft in drafts if draft.type == "ASSAULT" and "effect" not in draft.match.entry.needs]
    kept = [
        draft for draft in drafts if draft.type != "ASSAULT" or "effect" not in draft.match.entry.needs or not attacks
    ]
    return tuple(kept)


def _goes_on(view: View, match: Match) -> bool:
    """Whether the sentence says that it broke out, goes on or ends, in the few words around it."""
    near = range(max(match.at[0] - 5, 0), min(match.at[-1] + 7, len(view.words)))
    return any(view.has("goes_on", at) for at in near)


def _told(draft: Draft, other: Draft) -> bool:
    """The same type by the same parties: `held talks to discuss`; a noun right behind its verb tells nothing new."""
    if draft.type != other.type or draft.match.head - other.match.at[-1] > 12:
        return False
    mine = {(p.start, p.end) for p in (*draft.sides.actors, *draft.sides.recipients)}
    theirs = {(p.start, p.end) for p in (*other.sides.actors, *other.sides.recipients)}
    return mine <= theirs


def is_content(view: View, draft: Draft, earlier: Sequence[Draft], conditions: Sequence[tuple[Span, Reason]]) -> bool:
    """Whether it is only what is promised, demanded, threatened or refused, or the condition of that."""
    if any(span[0] <= draft.span[0] < span[1] for span, _ in conditions) and any(d.type in GOVERNING for d in earlier):
        return True
    meeting = draft.match.entry.roles == "both" and draft.match.entry.pos == "noun"
    if meeting and any(view.ends("location", at) for at in range(max(draft.match.at[0] - 3, 0), draft.match.at[0])):
        return False  # `failed to agree in talks`: where it was refused, not what
    for other in earlier:
        governs = other.type in GOVERNING or (
            draft.match.entry.pos == "noun" and draft.type not in FORCE and other.match.entry.pos != "noun"
        )
        if not governs or other.match.form == "passive" or other.match.at[0] > draft.match.at[0]:
            continue
        between = range(other.match.at[-1] + 1, draft.match.at[0])
        if not any(_ends_content(view, at) for at in between):
            return True
    return False


def _ends_content(view: View, at: int) -> bool:
    if view.words[at].text in STOPS or view.words[at].text == ",":
        return True
    if view.has("according", at) or view.has("says", at):
        return True
    return view.has("clause", at) and not view.has("purpose", at) and not view.has("relative", at)
