"""Who does it to whom where the action is a noun: `Israel's attack on Iran`, `bantuan militer Turki ke Azerbaijan`."""

from saksi.coding.draft import Candidate, Sides, reason
from saksi.coding.lexicon import Match
from saksi.coding.search import Group, candidates_after, governor, group_of, main_subject, subject_of
from saksi.coding.view import View
from saksi.records import Reason

LIGHT_REACH = 7  # words between a verb like `launch` and the noun that it carries
NEAR = 3  # words between a noun and the name that belongs to it


def is_nominal(view: View, match: Match) -> bool:
    """Whether a word that can be verb and noun is a noun here: after an article, a possessive, a preposition."""
    before = match.at[0] - 1
    if match.form in ("past", "passive", "active", "finite") and match.entry.pos != "noun" and before < 0:
        return False
    after = match.at[-1] + 1
    if after < len(view.words) and view.has("of", after):
        return True
    if before < 0:
        return match.entry.pos == "noun" and after < len(view.words) and view.has("location", after)
    word = view.words[before]
    if word.lower in ("'s", "’s") or view.ends("determiner", before) or view.ends("light", before):
        return True
    if view.ends("suffer", before):
        return True
    candidate = view.candidate(before)
    adjective = candidate is not None and candidate.party.text.islower()
    follows = after < len(view.words) and (view.has("recipient", after) or view.has("location", after))
    return adjective or (candidate is not None and follows and governor(view, candidate) is not None)


def sides_of_noun(view: View, match: Match, verbs: frozenset[int]) -> Sides:
    """The sides of a nominalised action: by the verb that carries it, the possessor before it, the names behind it."""
    roles, first = match.entry.roles, match.at[0]
    actors: list[tuple[Candidate, str]] = []
    recipients: list[tuple[Candidate, str]] = []
    carrier, suffered = _carrier(view, first)
    if carrier is not None:
        subject, _ = subject_of(view, carrier, verbs)
        told = "subject of the verb that carries the noun"
        (recipients if suffered else actors).extend((candidate, told) for candidate in subject)
    for candidate in _possessor(view, first):
        (recipients if roles == "patient" else actors).append((candidate, "right before the noun"))
    for kind, candidate in _own_names(view, match, verbs):
        side = _side(match, kind, candidate, bool(actors))
        if side == "actor":
            actors += [(c, "belongs to the noun") for c in group_of(view, candidate, verbs)]
        elif side == "recipient":
            recipients += [
                (c, f"named behind the noun as {kind or 'object'}") for c in group_of(view, candidate, verbs)
            ]
    if roles == "both" and len(actors) + len(recipients) == 1:
        actors += [(c, "whom the sentence is about") for c in main_subject(view, len(view.words))[:1]]
    doer = _doer(view, match)
    if doer is not None:
        actors += [(c, "named with the verb that carries the noun") for c in group_of(view, doer, verbs)]
    return _build(view, match, actors, recipients)


def _own_names(view: View, match: Match, verbs: frozenset[int]) -> list[tuple[str | None, Candidate]]:
    """The names behind the noun, up to the verb that it is the subject of: `Israel's attack on Iran has killed ...`."""
    found: list[tuple[str | None, Candidate]] = []
    for kind, candidate in candidates_after(view, match.at[-1], verbs, across=False):
        between = range(match.at[-1] + 1, candidate.first)
        if any(
            view.has(verb, at) and view.owner[at] < 0 for at in between for verb in ("auxiliary", "negated", "passive")
        ):
            break
        found.append((kind, candidate))
    return found


def _carrier(view: View, first: int) -> tuple[int | None, bool]:
    """The place of the verb that carries the noun, and whether its subject suffers what the noun says."""
    for at in range(first - 1, max(first - 1 - LIGHT_REACH, -1), -1):
        if view.words[at].is_mark and view.words[at].text not in "\"“”'":
            break
        suffered = view.ends("suffer", at)
        if suffered or view.ends("light", at):
            return at, suffered is not None
        if view.ends("clause", at) or view.ends("relative", at):
            break
    return None, False


def _possessor(view: View, first: int) -> Group:
    """The name right before the noun, with at most a few words that describe it between."""
    for at in range(first - 1, max(first - 2 - NEAR, -1), -1):
        candidate = view.candidate(at)
        if candidate is not None:
            possessive = candidate.last + 1 < len(view.words) and view.words[candidate.last + 1].lower in (
                "'s",
                "’s",
                "'",
            )
            between = range(candidate.last + 1, first)
            described = all(view.has("determiner", place) for place in between)
            return (candidate,) if described or possessive else ()
        word = view.words[at]
        if (
            word.is_mark
            or view.ends("and", at)
            or any(view.ends(kind, at) for kind in ("recipient", "location", "agent", "clause", "light", "of"))
        ):
            return ()
    return ()


def _side(match: Match, kind: str | None, candidate: Candidate, has_actor: bool) -> str | None:
    """On which side a name behind the noun stands, by its preposition and the roles of the noun."""
    roles = match.entry.roles
    if kind in ("agent", "owner"):
        return "actor"
    if kind == "between":
        return "actor"
    if kind == "partner":
        return "actor" if roles == "both" else None
    if kind == "recipient":
        return "actor" if roles == "both" else "recipient"
    if kind == "of":
        return "actor" if roles in ("both", "solo") else "recipient"
    if kind == "origin":
        return "recipient" if roles in ("patient", "solo") else "actor" if not has_actor else None
    if kind is None and candidate.first - match.at[-1] <= NEAR:
        return "recipient" if roles == "patient" else "actor" if not has_actor or roles == "both" else None
    return None


def _doer(view: View, match: Match) -> Candidate | None:
    """Who does it where a passive verb that carries the noun follows: `serangan … dilakukan kedua pihak`."""
    for at in range(match.at[-1] + 1, min(match.at[-1] + 14, len(view.words))):
        cue = view.cue("light_passive", at)
        if cue is not None:
            behind = range(cue.last + 1, min(cue.last + 4, len(view.words)))
            named = (view.candidate(place) for place in behind if not view.ends("location", place - 1))
            return next((candidate for candidate in named if candidate is not None), None)
        if view.has("relative", at) and not view.has("light_passive", at + 1):
            return None
    return None


def _build(
    view: View, match: Match, actors: list[tuple[Candidate, str]], recipients: list[tuple[Candidate, str]]
) -> Sides:
    reasons: list[Reason] = []
    doing = dict.fromkeys(candidate for candidate, _ in actors)
    suffering = dict.fromkeys(candidate for candidate, _ in recipients if candidate not in doing)
    if match.entry.roles == "both":
        doing, suffering = dict.fromkeys((*doing, *suffering)), {}
    for field, pairs in (("actors", actors), ("recipients", recipients)):
        reasons += [reason(field, how, view.text, (c.party.start, c.party.end)) for c, how in pairs]
    symmetric = match.entry.roles == "both" and (len(doing) > 1 or any(c.kind == "pair" for c in doing))
    symmetric = symmetric or any(c.kind == "pair" for c in doing)
    if symmetric:
        reasons.append(reason("symmetric", "both sides act alike", view.text, view.chars(match.at[0], match.at[-1])))
    return Sides(tuple(c.party for c in doing), tuple(c.party for c in suffering), symmetric, tuple(reasons))
