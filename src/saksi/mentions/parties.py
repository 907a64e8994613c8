"""Somebody found in a text, and how what is found is joined: an office to its country, an organ to the one before it."""

from collections.abc import Sequence

import msgspec

from saksi.language.words import Word
from saksi.mentions.atoms import Atom, person_on
from saksi.mentions.links import Links

# An organ without a country takes one that was named at most so many parties and words away.
NEAREST, FARTHEST = 8, 60


class Found(msgspec.Struct, frozen=True):
    """Somebody found at the words from `first` up to and including `last`; `origin` is the country or body alone."""

    first: int
    last: int
    code: str | None
    name: str
    kind: str
    why: str
    origin: str | None = None
    role_on_date: str | None = None
    wikidata: str | None = None


def owner_found(atom: Atom, first: int, last: int, why: str | None = None) -> Found:
    """A country or body that is named by itself."""
    kind = "country" if atom.kind == "capital" else atom.kind
    return Found(first, last, atom.code, atom.name, kind, why or atom.why, atom.code, wikidata=atom.wikidata)


def person_found(atom: Atom, first: int, last: int, on: str | None) -> Found:
    """A person who is named, with the code that holds on an ISO day."""
    code, role_on_date = person_on(atom, on)
    return Found(first, last, code, atom.name, "person", atom.why, atom.code.split()[0], role_on_date, atom.wikidata)


def composed(owner: Found, roles: Sequence[tuple[int, int, Atom]], first: int, last: int) -> Found:
    """The code of an office: the country with the role, or that of the body itself."""
    code, name = owner.code, owner.name
    if code and owner.kind in ("country", "people") and " " not in code:
        role = next((atom.role for *_, atom in roles if atom.role not in ("same", "former")), None)
        former = any(atom.role == "former" for *_, atom in roles)
        code = f"{code} {role}" if role and not former else code
    words = "; ".join(atom.why for *_, atom in roles)
    kind = {"person": "person", "people": "group"}.get(roles[-1][2].group, "organisation")
    return Found(first, last, code, name, kind, f"{owner.why}; {words}", owner.origin or owner.code)


def inside_a_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word with a capital follows another: Nusa Warga is a name, and no word for people."""
    return words[at].text[0].isupper() and words[at - 1].text[0].isupper()


def is_filler(word: Word) -> bool:
    """Whether a word may stand between a country and its organ without a possessive: `far-right`."""
    return "-" in word.text


def names_somebody(word: Word, links: Links) -> bool:
    """Whether a word looks like a part of a name."""
    return word.text[0].isupper() or links.has("particle", word)


def in_context(found: Sequence[Found], words: Sequence[Word], links: Links) -> list[Found]:
    """Give roles without a country the country that stands before them, and say so; else the role stands alone."""
    resolved: list[Found] = []
    for number, party in enumerate(found):
        near = None
        if party.origin == "":
            pointed_at = _is_pointed_at(party, words, links)
            near = (_same_before(found, number, words) if pointed_at else None) or _country_before(found, number, words)
        if near is not None:
            owner, why = near
            party = msgspec.structs.replace(party, code=f"{owner.origin} {party.code}", why=f"{party.why}; {why}")
        elif party.origin == "":
            party = msgspec.structs.replace(party, why=f"{party.why}; the text names no country for it")
        resolved.append(party)
    return resolved


def _is_pointed_at(party: Found, words: Sequence[Word], links: Links) -> bool:
    """Whether the words mean an organ that the reader knows: the army, kementerian tersebut."""
    beside = [words[at] for at in (party.first - 1, party.last + 1) if 0 <= at < len(words)]
    return party.kind == "organisation" and any(links.has("definite", word) for word in beside)


def _same_before(found: Sequence[Found], number: int, words: Sequence[Word]) -> tuple[Found, str] | None:
    """The organ of this name that was named last with its country, and in words why."""
    party = found[number]
    head = words[party.first].lower
    same = [
        other
        for other in found[max(0, number - NEAREST) : number]
        if other.origin
        and len(other.origin) == 3
        and _apart(party, other) <= FARTHEST
        and any(word.lower == head for word in words[other.first : other.last + 1])
    ]
    if not same:
        return None
    return same[-1], f"the one named before, {_said(words, same[-1])!r}"


def _country_before(found: Sequence[Found], number: int, words: Sequence[Word]) -> tuple[Found, str] | None:
    """Whose an organ is that names no country, and in words why: the only country named around it; None where there are two."""
    party = found[number]
    around = [*found[max(0, number - NEAREST) : number], *found[number + 1 : number + 1 + NEAREST]]
    near = [other for other in around if other.origin and len(other.origin) == 3 and _apart(party, other) <= FARTHEST]
    before = [other for other in near if other.last < party.first]
    if not before or len({other.origin for other in near}) != 1:
        return None
    return before[-1], f"of the only country named around it, with {_said(words, before[-1])!r}"


def _apart(one: Found, other: Found) -> int:
    """How many words stand between two mentions."""
    return max(one.first - other.last, other.first - one.last)


def _said(words: Sequence[Word], party: Found) -> str:
    return " ".join(word.text for word in words[party.first : party.last + 1])
