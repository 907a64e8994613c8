"""Who is introduced by an article itself: a name that no table knows, beside the office that tells who it is.

`Sekretaris Jenderal Hizbullah, Naim Qassem,` makes `Qassem` somebody of that code in the rest of the article; `Bank Sepah,
salah satu bank milik Iran` makes it Iran's.
"""

from collections.abc import Iterator, Sequence

import msgspec

from saksi.coding.draft import Candidate
from saksi.coding.found import Name
from saksi.coding.sides import ROLES
from saksi.coding.view import View
from saksi.records import Party

DESCRIBED = 7
"""So many words behind a name and its comma may tell whose an organisation is."""
SHORTEST = 3
"""Letters of a word by which somebody is called again."""


class Introduced(msgspec.Struct, frozen=True):
    """A name by which somebody is called again, and who that is."""

    name: str
    party: Party


def introduced_in(view: View, names: Sequence[Name]) -> Iterator[Introduced]:
    """Those whom a sentence introduces, by full name, and persons by the last word of it too."""
    for candidate in view.candidates:
        yield from _named_with_office(view, candidate)
    for name in names:
        if name.kind == "place" or _known(view, name):
            continue
        office = _office_before(view, name) or _office_behind(view, name)
        if office is None and name.kind == "organisation":
            office = _owner_behind(view, name)
        if office is not None:
            start, end = view.chars(name.first, name.last)
            party = msgspec.structs.replace(office.party, start=start, end=end, text=view.text[start:end])
            yield from _called(view, name.first, name.last, party, person=name.kind == "person")


def _named_with_office(view: View, candidate: Candidate) -> Iterator[Introduced]:
    """`Menlu Iran Abbas Araghchi` in one: the capitalised words at its end are the name."""
    party = candidate.party
    if candidate.kind != "entity" or " " not in (party.code or "") or candidate.first == candidate.last:
        return
    last = view.words[candidate.last].text
    if party.name.endswith(last) and last[:1].isupper() and last.isalpha():
        yield from _called(view, candidate.last, candidate.last, party, person=True)


def _called(view: View, first: int, last: int, party: Party, *, person: bool) -> Iterator[Introduced]:
    yield Introduced(view.text[slice(*view.chars(first, last))], party)
    surname = view.words[last].text
    if person and last > first and len(surname) >= SHORTEST and surname[0].isupper():
        yield Introduced(surname, party)


def _known(view: View, name: Name) -> bool:
    own = (view.candidate(at) for at in range(name.first, name.last + 1))
    return any(candidate is not None and candidate.party.code for candidate in own)


def _office_before(view: View, name: Name) -> Candidate | None:
    """The office right before a name, or before it and a comma."""
    at = name.first - 1
    if at >= 0 and view.words[at].text == ",":
        at -= 1
    return _office(view.candidate(at))


def _office_behind(view: View, name: Name) -> Candidate | None:
    """The office behind a name and a comma."""
    at = name.last + 1
    if at < len(view.words) and view.words[at].text == ",":
        return _office(view.candidate(at + 1))
    return None


def _office(candidate: Candidate | None) -> Candidate | None:
    """A candidate that is somebody's office or organ, not a whole state."""
    told = candidate is not None and candidate.kind == "entity" and " " in (candidate.party.code or "")
    return candidate if told else None


def _owner_behind(view: View, name: Name) -> Candidate | None:
    """The only party that the words behind an organisation and a comma name, up to the next mark."""
    at = name.last + 1
    if at >= len(view.words) or view.words[at].text != ",":
        return None
    found: list[Candidate] = []
    for place in range(at + 1, min(at + 1 + DESCRIBED, len(view.words))):
        if view.words[place].is_mark:
            break
        candidate = view.candidate(place)
        if candidate is not None and candidate.kind == "entity" and candidate not in found:
            found.append(candidate)
    codes = [candidate for candidate in found if candidate.party.code and candidate.party.code not in ROLES]
    return codes[0] if len(codes) == 1 else None
