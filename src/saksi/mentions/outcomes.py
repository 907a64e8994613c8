"""What happened to those that a number counts: killed, injured, displaced, destroyed and so on."""

from collections.abc import Sequence

import msgspec

from saksi.language.tolls import Cue, TollWords
from saksi.language.words import Word
from saksi.mentions.counts import Count

# So many words may stand between a number and what happened to it, and between a toll and its number.
REACH, TOLL_REACH = 14, 16
# None at all is told of closer by: no one was hurt.
ZERO_REACH = 5
LONGEST_LIST_ITEM = 7
# So many words may stand between a number and the noun for its outcome: 12 more civilian deaths.
NOUN_REACH = 2
TAKEN = frozenset({"captured", "arrested", "abducted", "released", "evacuated"})


# Marks that stand on both sides of an insertion.
INSERTING = frozenset(",-–—")


class Told(msgspec.Struct, frozen=True):
    """The outcome of a number, how it is told, and the words of whom it counts, from the first to before the last."""

    cue: Cue
    how: str
    whom: tuple[int, int]


def told_of(words: Sequence[Word], counts: Sequence[Count], table: TollWords) -> list[list[Told]]:
    """What each number is told of, in the order of the numbers: nothing, one outcome, or more."""
    found = [_told(words, counts, place, table) for place in range(len(counts))]
    for place in range(1, len(counts)):
        if not found[place] and _is_list(words, counts[place - 1], counts[place], table):
            found[place] = [
                _listed(words, counts, place, told.cue, table)
                for told in found[place - 1][-1:]
                if told.cue.kind == "active"
            ]
    for place in range(len(counts) - 2, -1, -1):
        apart = counts[place].form == "one" or table.before(words, counts[place].lead, "stop", "through")
        if not found[place] and not apart and _is_list(words, counts[place], counts[place + 1], table):
            found[place] = [
                _listed(words, counts, place, told.cue, table)
                for told in found[place + 1][:1]
                if told.cue.kind in ("after", "state")
            ]
    return found


def _told(words: Sequence[Word], counts: Sequence[Count], place: int, table: TollWords) -> list[Told]:
    count = counts[place]
    if count.is_whole:
        return []
    if active := table.before(words, count.lead, "active"):
        return _active(words, counts, place, active, table)
    noun = _noun(words, counts, place, table)
    if noun and noun.cue.of == "killed":
        return _nouns(words, noun, table)
    if told := _behind(words, counts, place, table):
        return [told]
    if noun:
        return _nouns(words, noun, table)
    toll = _toll(words, counts, place, table) if count.form != "one" else None
    return [toll] if toll else []


def _active(words: Sequence[Word], counts: Sequence[Count], place: int, cue: Cue, table: TollWords) -> list[Told]:
    """`killed 12 people`, and `abducted and killed 12 people`."""
    whom = _noun_phrase(words, counts, place, table)
    if cue.of in TAKEN and any(table.at(words, at, "place") for at in range(*whom)):
        return []
    found = [Told(cue, "active", whom)]
    joint = table.before(words, counts[place].lead - cue.words, "and")
    other = table.before(words, counts[place].lead - cue.words - joint.words, "active") if joint else None
    if other and other.of != cue.of:
        found.insert(0, Told(other, "active", whom))
    return found


def _noun(words: Sequence[Word], counts: Sequence[Count], place: int, table: TollWords) -> Told | None:
    """`12 deaths`."""
    count = counts[place]
    for at in range(count.last, min(len(words), count.last + NOUN_REACH + 1)):
        if cue := table.at(words, at, "noun"):
            return Told(cue, "noun", (at, at + cue.words))
        if words[at].is_mark or table.at(words, at, "stop", "and", "active"):
            return None
    return None


def _nouns(words: Sequence[Word], first: Told, table: TollWords) -> list[Told]:
    """The noun, and one that is joined to it: `no deaths or injuries`."""
    joint = table.at(words, first.whom[1], "and")
    at = first.whom[1] + (joint.words if joint else 0)
    other = table.at(words, at, "noun") if joint else None
    return [first, Told(other, "noun", (at, at + other.words))] if other else [first]


def _behind(words: Sequence[Word], counts: Sequence[Count], place: int, table: TollWords) -> Told | None:
    """`12 people, three of them children, were killed`: the outcome behind the noun."""
    count = counts[place]
    starts = {other.lead: other for other in counts[place + 1 :] if other.form != "one"}
    limit = min(len(words), count.last + (REACH if count.amount.best else ZERO_REACH))
    helped = through = False
    at = count.last
    while at < limit:
        if cue := table.at(words, at, "after", "state"):
            joined = at > count.last and table.before(words, at, "and") is not None
            bare = cue.kind == "after" and not helped
            if bare and count.form == "one":
                return None
            if (joined and not helped) or (bare and (through or not _stands_bare(words, at, cue, count, table))):
                return None
            return Told(cue, "what is said of them", _noun_phrase(words, counts, place, table))
        if at in starts:
            if not starts[at].is_whole:
                return None
            at = starts[at].last
        elif words[at].is_mark:
            closing = _insertion_end(words, at, limit, table)
            if closing is None:
                return None
            at = closing + 1
        elif table.at(words, at, "stop", "active"):
            return None
        else:
            helped = helped or table.at(words, at, "helping") is not None
            through = through or table.at(words, at, "through") is not None
            at += 1
    return None


def _stands_bare(words: Sequence[Word], at: int, cue: Cue, count: Count, table: TollWords) -> bool:
    """Whether a participle without a helping verb belongs to the noun: `12 killed in Idlib`, `20 wounded soldiers`."""
    after = at + cue.words
    if at == count.last:
        return True
    return after >= len(words) or words[after].is_mark or table.at(words, after, "stop", "through", "and") is not None


def _insertion_end(words: Sequence[Word], at: int, limit: int, table: TollWords) -> int | None:
    """The mark that ends an insertion that starts at a mark: `(…)`, or `, including …,`; None where it is no insertion."""
    mark = words[at].text
    if mark == "(":
        closing = ")"
    elif mark in INSERTING and table.at(words, at + 1, "including"):
        closing = mark
    else:
        return None
    return next(
        (place for place in range(at + 1, min(limit + REACH, len(words))) if words[place].text == closing), None
    )


def _toll(words: Sequence[Word], counts: Sequence[Count], place: int, table: TollWords) -> Told | None:
    """`the death toll rose to 12`; another number that counts something may not stand between."""
    count, before = counts[place], counts[place - 1].last if place else 0
    if not (table.before(words, count.lead, "link") or table.before(words, count.lead, "toll")):
        return None
    for at in range(count.lead, max(0, count.lead - TOLL_REACH), -1):
        if cue := table.before(words, at, "toll"):
            return Told(cue, "toll", _noun_phrase(words, counts, place, table))
        if at <= before or words[at - 1].is_mark or table.before(words, at, "active"):
            return None
    return None


def _listed(words: Sequence[Word], counts: Sequence[Count], place: int, cue: Cue, table: TollWords) -> Told:
    return Told(cue, "list", _noun_phrase(words, counts, place, table))


def _is_list(words: Sequence[Word], one: Count, other: Count, table: TollWords) -> bool:
    """Whether two numbers stand in one list: only the noun of the first, and a comma or a joining word, between them."""
    between = range(one.last, other.lead)
    if not 1 < len(between) <= LONGEST_LIST_ITEM:
        return False
    *noun, joint = between
    if noun and words[noun[-1]].text == ",":
        noun.pop()
    if words[joint].text != "," and not table.at(words, joint, "and"):
        return False
    return not any(
        words[at].is_mark or table.at(words, at, "stop", "through", "active", "after", "state") for at in noun
    )


def _noun_phrase(words: Sequence[Word], counts: Sequence[Count], place: int, table: TollWords) -> tuple[int, int]:
    """The words of whom or what a number counts: up to a mark, a verb, a preposition or the next number.

    A second noun joined to it belongs to it where it is one for people: `women and children`, not `people and took`.
    """
    count = counts[place]
    ends = {other.lead for other in counts[place + 1 :]}
    first = count.last
    while table.at(words, first, "partitive"):
        first += 1
    at = first
    while at < min(len(words), first + REACH // 2):
        if words[at].is_mark or at in ends:
            break
        if table.at(words, at, "stop", "through", "helping", "active", "after", "state"):
            break
        at += 1
    joint = next((place for place in range(first, at) if table.at(words, place, "and")), None)
    if joint is not None and not (table.at(words, at - 1, "people") or table.at(words, joint + 1, "people")):
        at = joint
    while at > first and table.before(words, at, "and", "partitive"):
        at -= 1
    return first, at
