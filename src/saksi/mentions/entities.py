"""Find who is named in a text: countries, their organs and people, bodies and persons, each with its code and why."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from saksi.knowledge.catalogue import Catalogue
from saksi.knowledge.gazetteer import Place
from saksi.knowledge.outlets import Outlets
from saksi.language.pack import LanguagePack
from saksi.language.words import Word, first_from, words_of
from saksi.mentions.atoms import Atom, Atoms, person_on
from saksi.mentions.links import Links
from saksi.mentions.names import Names
from saksi.mentions.parties import (
    Found,
    composed,
    in_context,
    inside_a_name,
    is_filler,
    names_somebody,
    owner_found,
    person_found,
)
from saksi.records import EntityMention

# A name that nobody is known by has at most so many words behind an office.
LONGEST_NAME = 4
# Words that may stand between a country and its organ: Israel's far-right finance minister.
LONGEST_FILLER = 2
# At most so many roles stand in a row, and so many offices are of one another: longer runs are no language, and would
# be walked again from each of their words.
MOST_ROLES, MOST_NESTED = 8, 8
# An empty line parts what no single line break parts: pages break lines in the middle of names.
BREAK = re.compile(r"\n(?=[^\S\n]*\n)")
# A ship has these letters before the name of whom it is called after: USS George H.W. Bush.
SHIPS = frozenset({"uss", "hms", "kri"})
# A dateline opens a text with a city, and its dash follows within so many words.
DATELINE = 9


class EntityFinder:
    """Finds the parties of one language."""

    def __init__(self, names: Names[Atom], links: Links) -> None:
        self._names, self._links = names, links
        self._country_first = "possessive" in links.kinds

    @classmethod
    def load(
        cls, catalogue: Catalogue, outlets: Outlets, places: Iterable[Place], pack: LanguagePack
    ) -> "EntityFinder":
        """The finder for a language, from what is known and from its roles.tsv and links.tsv; TableError for a fault."""
        return cls(Names(Atoms(catalogue, outlets, places, pack).all()), Links.load(pack))

    def find(self, text: str, on: str | None = None, words: Sequence[Word] | None = None) -> tuple[EntityMention, ...]:
        """The parties of a text in order, without overlap. `on` is the ISO day on which roles have to hold.

        `words` are those of the text, where they are known already.
        """
        words = words_of(text) if words is None else words
        found: list[Found] = []
        first = 0
        for end in (*(line.start() for line in BREAK.finditer(text)), len(text)):
            last = first_from(words, end)
            found += [_moved(party, first) for party in self._parties(words[first:last], on)]
            first = last
        return tuple(self._mention(text, words, party) for party in in_context(found, words, self._links))

    def _parties(self, words: Sequence[Word], on: str | None) -> Iterator[Found]:
        """The parties of a block of text, whose names end with it."""
        behind = 0
        for at in self._names.starts(words):
            hit = self._names.at(words, at) if at >= behind else None
            party = self._party_at(words, at, hit, on) if hit else None
            if party:
                yield party
                behind = party.last + 1
            elif hit and hit[1].kind == "place":
                behind = at + hit[0]  # past the whole name of a region, which is nobody

    def _mention(self, text: str, words: Sequence[Word], party: Found) -> EntityMention:
        start, end = words[party.first].start, words[party.last].end
        return EntityMention(
            start=start,
            end=end,
            text=text[start:end],
            code=party.code,
            name=party.name,
            kind=party.kind,
            why=party.why,
            wikidata=party.wikidata,
            role_on_date=party.role_on_date,
        )

    def _party_at(self, words: Sequence[Word], at: int, hit: tuple[int, Atom], on: str | None) -> Found | None:
        """The longest party that begins at a word with the name `hit`, or None where nobody is meant by it."""
        length, atom = hit
        last = at + length - 1
        if atom.kind == "role":
            return self._office(words, at, on)
        if atom.kind == "place":
            return None
        if atom.kind == "capital":
            return self._capital(words, at, last, atom)
        if atom.kind == "person":
            return None if at and words[at - 1].lower in SHIPS else person_found(atom, at, last, on)
        return self._owner(words, owner_found(atom, at, last), on)

    def _owner(self, words: Sequence[Word], owner: Found, on: str | None) -> Found:
        """A country or body, with the organ that stands behind it where the language puts it there: Russia's army."""
        at = owner.last + 1
        named = self._names.at(words, at) if owner.kind == "body" and at < len(words) else None
        if named and named[1].kind == "person" and named[1].code == owner.code:
            person, last = named[1], at + named[0] - 1
            return msgspec.structs.replace(owner, last=last, name=person.name, kind="person", wikidata=person.wikidata)
        if not self._country_first:
            return owner
        possessive = at < len(words) and self._links.has("possessive", words[at])
        at += possessive
        for skipped in range(LONGEST_FILLER + 1):
            if at >= len(words) or words[at].is_mark:
                return owner
            hit = self._names.at(words, at)
            if hit and hit[1].kind == "role":
                office = self._roles(words, at)
                office_found = composed(owner, office, owner.first, office[-1][1])
                return self._with_name(words, office_found, on) if office[-1][2].group == "person" else office_found
            if hit or not words[at].text[0].islower() or (skipped == 0 and not possessive and not is_filler(words[at])):
                return owner
            at += 1
        return owner

    def _roles(self, words: Sequence[Word], at: int) -> list[tuple[int, int, Atom]]:
        """The roles that stand one behind the other: `foreign ministry` `spokesman`."""
        roles: list[tuple[int, int, Atom]] = []
        while at < len(words) and len(roles) < MOST_ROLES:
            hit = self._names.at(words, at)
            if not hit or hit[1].kind != "role":
                break
            roles.append((at, at + hit[0] - 1, hit[1]))
            at += hit[0]
        return roles

    def _office(self, words: Sequence[Word], first: int, on: str | None, nesting: int = MOST_NESTED) -> Found | None:
        """A role, and whose it is: militer Israel, president of Serbia, milisi RSF, Menlu Sugiono."""
        roles = self._roles(words, first)
        at = roles[-1][1] + 1
        for _ in range(2):
            if at < len(words) and (self._links.has("of", words[at]) or self._links.has("article", words[at])):
                at += 1
        owner = self._names.at(words, at) if at < len(words) else None
        if owner and owner[1].kind in ("country", "people", "body") and not self._belongs_elsewhere(words, at, roles):
            whole = owner_found(owner[1], at, at + owner[0] - 1)
            if self._country_first and at > roles[-1][1] + 1:
                whole = self._owner(words, whole, on)
            office_found = composed(whole, roles, first, whole.last)
            return (
                self._with_name(words, office_found, on)
                if any(role.group == "person" for *_, role in roles)
                else office_found
            )
        if nesting and owner and owner[1].kind == "role" and at > roles[-1][1] + 1:
            nested = self._office(words, at, on, nesting - 1)
            if nested and nested.origin:
                return composed(nested, roles, first, nested.last)
        if owner and owner[1].kind == "person" and at == roles[-1][1] + 1:
            person = person_found(owner[1], at, at + owner[0] - 1, on)
            return msgspec.structs.replace(person, first=first)
        return self._unowned(words, first, roles, on)

    def _unowned(
        self, words: Sequence[Word], first: int, roles: list[tuple[int, int, Atom]], on: str | None
    ) -> Found | None:
        """A role that nobody is named for: gunmen, the army, Jenderal X."""
        role = next((atom for *_, atom in roles if atom.role not in ("same", "former")), None)
        last = roles[-1][1]
        if (
            role is None
            or not role.alone
            or (first > 0 and inside_a_name(words, first))
            or self._describes(words, first, last)
        ):
            return None
        name = " ".join(word.text for word in words[first : last + 1])
        if role.group == "organ" and words[last].text[0].isupper():
            named = self._end_of_name(words, last + 1)
            if named > last + 1:
                name = " ".join(word.text for word in words[first:named])
                return Found(first, named - 1, None, name, "organisation", f"{role.why} opens a name that is not known")
        kind = {"person": "person", "people": "group"}.get(role.group, "organisation")
        found = Found(first, last, role.role, name, kind, role.why, "" if role.alone == "context" else None)
        return self._with_name(words, found, on) if role.group == "person" else found

    def _describes(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether the words only say of what kind a thing is: military aid, target militer."""
        before = words[first - 1] if first else None
        after = words[last + 1] if last + 1 < len(words) else None
        return bool(
            (before and self._links.has("thing before", before)) or (after and self._links.has("thing behind", after))
        )

    def _end_of_name(self, words: Sequence[Word], at: int) -> int:
        """The first word behind the capitals of a name that nobody is known by."""
        while at < len(words) and words[at].text[0].isupper() and not self._names.at(words, at):
            at += 1
        return at

    def _with_name(self, words: Sequence[Word], office: Found, on: str | None) -> Found:
        """An office with the name of who holds it: Presiden Rusia, Vladimir Putin."""
        at = office.last + 1
        comma = at < len(words) and words[at].text == ","
        hit = self._names.at(words, at + comma) if at + comma < len(words) else None
        if (
            hit
            and hit[1].kind == "person"
            and (office.origin or not comma)
            and (not office.origin or office.origin.split()[0] in {term.code.split()[0] for term in hit[1].terms})
        ):
            return msgspec.structs.replace(
                office,
                last=at + comma + hit[0] - 1,
                name=hit[1].name,
                code=office.code if office.origin else person_on(hit[1], on)[0],
                kind="person",
                origin=office.origin or hit[1].code.split()[0],
                role_on_date=person_on(hit[1], on)[1],
                wikidata=hit[1].wikidata,
            )
        if hit:
            return office
        last = at + comma
        while last < len(words) and last - at - comma <= LONGEST_NAME and names_somebody(words[last], self._links):
            last += 1
        if last - at - comma > LONGEST_NAME:
            return office  # a headline, in which every word has a capital
        if any(self._is_of_others(words, inner, office) for inner in range(at + comma + 1, last)):
            return office  # another one too: Pemimpin Tertinggi Iran Tolak Seruan Trump
        closed = last >= len(words) or words[last].text == "," or not comma
        if last == at + comma or not closed or (comma and last - at - comma < 2):
            return office
        name = " ".join(word.text for word in words[at + comma : last])
        return msgspec.structs.replace(office, last=last - 1, name=name, kind="person")

    def _is_of_others(self, words: Sequence[Word], at: int, office: Found) -> bool:
        """Whether a country, or a person, is named who is known to be of another one than an office."""
        hit = self._names.at(words, at)
        if hit is None or hit[1].kind not in ("country", "people", "person"):
            return False
        codes = [term.code for term in hit[1].terms] or [hit[1].code]
        own = office.origin.split()[0] if office.origin else ""
        return own not in {code.split()[0] for code in codes if code}

    def _capital(self, words: Sequence[Word], at: int, last: int, atom: Atom) -> Found | None:
        """A capital that stands for its government, where nothing shows that the city is meant."""
        before = words[at - 1] if at else None
        after = words[last + 1] if last + 1 < len(words) else None
        if before and (self._links.has("place", before) or self._links.has("city", before)):
            return None
        if after and (after.text == "," or (after.text in "-–—(" and at < DATELINE)):
            return None
        if at < DATELINE and any(word.text in "-–—" for word in words[at : at + DATELINE]):
            return None
        if after and self._links.has("behind", after):
            return None
        why = f"{atom.why}: the city stands for its government, since nothing makes it a place here"
        return self._owner(words, owner_found(atom, at, last, why), None)

    def _belongs_elsewhere(self, words: Sequence[Word], at: int, roles: list[tuple[int, int, Atom]]) -> bool:
        """Whether the country after `in` or `to` is a place rather than an owner: soldiers in Syria, the envoy to the UN."""
        before = words[at - 1]
        after_link = at > roles[-1][1] + 1
        return after_link and self._links.has("place", before) and roles[-1][2].group != "organ"


def _moved(party: Found, by: int) -> Found:
    """The same party, counted in the words of the whole text."""
    return msgspec.structs.replace(party, first=party.first + by, last=party.last + by) if by else party
