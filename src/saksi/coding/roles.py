"""Who does it to whom: the sides of a trigger, by voice and word order."""

from collections.abc import Sequence

from saksi.coding.draft import Candidate, Sides, reason
from saksi.coding.lexicon import Match
from saksi.coding.nominal import sides_of_noun
from saksi.coding.phrases import phrase_after, phrase_before
from saksi.coding.search import Group, candidates_after, governor, group_of, main_subject, subject_of
from saksi.coding.sides import country_of
from saksi.coding.view import View
from saksi.records import Reason

FOR_OTHERS = frozenset({"AGREE", "THREATEN", "REJECT", "CONCEDE"})
"""Types whose recipient may be named in what is promised or refused: `pledged to help Ukraine`."""

AWAY = frozenset({"instrument", "location", "origin", "recipient", "partner", "agent"})
"""Prepositions behind which nobody is the subject while other words could be it."""


class Spoken:
    """The subjects of the verbs coded so far in a sentence, by the place of the verb."""

    def __init__(self) -> None:
        self._subjects: list[tuple[int, Group]] = []

    def keep(self, head: int, subject: Group) -> None:
        """Remember the subject of the verb at `head`."""
        self._subjects.append((head, subject))

    def before(self, head: int) -> Group:
        """The subject of the nearest verb before `head`, or nobody."""
        return next((subject for at, subject in reversed(self._subjects) if at < head and subject), ())


def voice_of(view: View, match: Match) -> str:
    """`active`, `passive`, `fronted` (who is hit, who hits, bare verb: "yang kami serang") or `noun`."""
    if match.entry.pos == "noun":
        return "noun"
    first, last = match.head, match.at[-1]
    if match.form == "passive":
        return "passive"
    if match.form == "bare" and first > 1 and view.ends("agent_pronoun", first - 1):
        return "fronted" if view.ends("relative", first - 2) or view.candidate(first - 2) is not None else "active"
    if match.form not in ("past", "participle"):
        return "active"
    at = first - 1
    while at >= 0 and (view.ends("auxiliary", at) or view.words[at].lower.endswith("ly")):
        if view.ends("passive", at):
            return "passive"
        if view.ends("have", at):
            return "active"
        at -= 1
    if at >= 0 and view.ends("passive", at):
        return "passive"
    if view.has("agent", match.head + 1):
        return "passive"
    if match.form == "participle":
        return "passive"
    ended = last + 1 >= len(view.words) or view.words[last + 1].is_mark
    bare = match.entry.roles == "" and match.entry.weight == 1
    return "passive" if bare and (ended or _place_follows(view, last + 1)) else "active"


def _place_follows(view: View, at: int) -> bool:
    return view.has("location", at) and not view.has("recipient", at)


def sides_of(view: View, match: Match, verbs: frozenset[int], spoken: Spoken) -> Sides:
    """The actors and recipients of a trigger with the reasons; no side is guessed where the sentence names none."""
    voice = voice_of(view, match)
    if voice == "noun":
        return sides_of_noun(view, match, verbs)
    subject, how = _subject(view, match, verbs, spoken)
    spoken.keep(match.head, subject)
    roles = match.entry.roles
    if voice == "fronted":
        agent = view.candidate(match.at[0] - 1)
        return _sides(view, (agent,) if agent else (), "agent before a bare verb", subject, how)
    if voice == "passive":
        agent_group, agent_how = _agent(view, match, verbs)
        if match.head != match.at[0]:  # `rockets were fired`: the subject is what was used, not whom it hit
            behind = candidates_after(view, match.at[-1], verbs, across=False)
            hit = tuple(candidate for kind, candidate in behind if kind == "recipient")[:1]
            return _sides(view, agent_group, agent_how, hit, "named behind the passive verb")
        if roles in ("both", "solo") and not agent_group:
            return _sides(view, (), "", subject, f"{how}, and the verb is passive")
        return _sides(view, agent_group, agent_how, subject, f"{how}, and the verb is passive")
    across = match.entry.type in FOR_OTHERS
    others = candidates_after(view, match.at[-1] if roles != "object" else match.head, verbs, across=across)
    if match.entry.weight > 1 and not any(kind in (None, "recipient", "partner") for kind, _ in others):
        others = _inside(view, match) + others
    if roles == "swap":
        agents = [candidate for kind, candidate in others if kind in ("agent", "origin", "of", "recipient")]
        return _sides(view, tuple(agents[:1]), "named as the one it comes from", subject, how)
    if roles == "both":
        return _both(view, subject, how, others, verbs)
    if _reciprocal(view, match):
        return _both(view, subject, how, [other for other in others if other[0] == "partner"], verbs)
    wanted = ("recipient",) if roles == "solo" else (None, "recipient")
    targets = [candidate for kind, candidate in others if kind in wanted]
    told = "first name behind the verb"
    if match.entry.type in HOSTILE and targets and _is_own(targets[0], subject):
        foreign = [c for _, c in others if country_of(c.party) and not _is_own(c, subject)]
        targets, told = (foreign or targets), "first name behind the verb that is not of the actor's own country"
    target = targets[0] if targets else None
    if target is None and match.entry.type in SHARED:
        target = next((candidate for kind, candidate in others if kind == "partner"), None)
        told = "named as the partner"
    if target is None and roles != "solo" and match.entry.type in OWNED:
        target = next((c for kind, c in others if kind in ("location", "of", "owner", "origin", "agent")), None)
        told = "what is hit belongs to them"
    if target is None and roles == "" and match.entry.weight == 1:
        target = phrase_after(view, match.at[-1], verbs)
        told = "words right behind it"
    group = group_of(view, target, verbs) if target is not None else ()
    return _sides(view, subject, how, tuple(c for c in group if c.first > match.head), told)


OWNED = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "AID", "ACCUSE", "REQUEST", "RETREAT", "REJECT", "SUPPORT", "CONSULT"}
)
"""Types in which the thing acted on tells the recipient: `bombed a base in Syria`."""


HOSTILE = frozenset({"ASSAULT", "THREATEN"})
"""Types that are done to others: where a thing of one's own country is named first, a foreign owner may follow it."""
SHARED = frozenset({"AGREE", "CONSULT", "COOPERATE", "REJECT"})
"""Types whose recipient may be named as a partner: `is due to meet with Putin`."""


def _is_own(candidate: Candidate, subject: Group) -> bool:
    """Whether a candidate has the country of the subject."""
    return country_of(candidate.party) in {country_of(c.party) for c in subject if c.party.code}


def _inside(view: View, match: Match) -> list[tuple[str | None, Candidate]]:
    """Names in the gap of an expression: `accuse Iran of planning`, `meminta Rusia menghentikan`."""
    found: list[tuple[str | None, Candidate]] = []
    for candidate in view.candidates:
        if match.head < candidate.first < match.at[-1]:
            found.append((None, candidate))
    return found


def _subject(view: View, match: Match, verbs: frozenset[int], spoken: Spoken) -> tuple[Group, str]:
    """The subject: of this clause, or shared with the verb that this one is joined to, or that of the sentence."""
    at = match.at[0]
    link = at - 1
    while link >= 0 and (view.ends("auxiliary", link) or view.ends("negated", link)) and view.owner[link] < 0:
        link -= 1
    if link >= 0 and (view.words[link].text == "," or view.ends("and", link)):
        shared = spoken.before(at) or main_subject(view, link)
        own, how = subject_of(view, link, verbs)
        if own and own != shared and own[0].kind == "entity" and _opens_clause(view, own[0].first, verbs):
            return own, how
        if shared:
            return shared, "shared with the verb before"
    subject, how = subject_of(view, at, verbs)
    if subject and governor(view, subject[0]) not in AWAY:
        return subject, how
    phrase = phrase_before(view, at, verbs)
    if phrase is not None:
        return (phrase,), "words right before it"
    if subject:
        return subject, how
    shared = spoken.before(at) or main_subject(view, at)
    return shared, "carried over from the clause before"


def _opens_clause(view: View, first: int, verbs: frozenset[int]) -> bool:
    """Whether a clause word stands before a name, and no verb between: `after Russia on Friday, ...`."""
    for at in range(first - 1, -1, -1):
        if view.ends("clause", at):
            return True
        if at in verbs or view.words[at].is_mark:
            return False
    return False


def _agent(view: View, match: Match, verbs: frozenset[int]) -> tuple[Group, str]:
    """Who does it in a passive: behind a word like `by`, or right behind the verb where the language allows it."""
    for kind, candidate in candidates_after(view, match.head, verbs, across=False):
        if kind == "agent":
            return group_of(view, candidate, verbs), "named behind the passive verb"
        if kind is None and match.form == "passive" and candidate.first - match.at[-1] <= 3:
            return group_of(view, candidate, verbs), "right behind the passive verb"
    return (), ""


def _reciprocal(view: View, match: Match) -> bool:
    before = any(view.ends("reciprocal", at) for at in range(max(match.at[0] - 3, 0), match.at[0]))
    after = any(view.has("reciprocal", at) for at in range(match.at[-1] + 1, min(match.at[-1] + 6, len(view.words))))
    return before or after


def _both(
    view: View, subject: Group, how: str, others: Sequence[tuple[str | None, Candidate]], verbs: frozenset[int]
) -> Sides:
    """All who act alike, in one list: the subject with those named as partners."""
    partner = next((candidate for kind, candidate in others if kind in ("partner", "between", "recipient", None)), None)
    partners = group_of(view, partner, verbs) if partner is not None else ()
    group = tuple(dict.fromkeys((*subject, *(c for c in partners if c not in subject))))
    sides = _sides(view, group, how, (), "")
    two = len(group) > 1 or any(candidate.kind == "pair" for candidate in group)
    if not two:
        return sides
    told = reason("symmetric", "both sides act alike", view.text, (group[0].party.start, group[-1].party.end))
    return Sides(sides.actors, (), True, (*sides.reasons, told))


def _sides(view: View, actors: Group, actors_how: str, recipients: Group, recipients_how: str) -> Sides:
    reasons: list[Reason] = []
    for field, group, how in (("actors", actors, actors_how), ("recipients", recipients, recipients_how)):
        reasons += [reason(field, how, view.text, (c.party.start, c.party.end)) for c in group]
    taken = {(c.party.start, c.party.end) for c in actors}
    return Sides(
        tuple(c.party for c in actors),
        tuple(c.party for c in recipients if (c.party.start, c.party.end) not in taken),
        False,
        tuple(reasons),
    )
