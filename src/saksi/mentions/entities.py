"""Find who is named in a text: countries, their organs and people, bodies and persons, each with its code and why."""

from collections.abc import Sequence

import msgspec

from saksi.knowledge.catalogue import Catalogue
from saksi.knowledge.outlets import Outlets
from saksi.knowledge.tables import read_table
from saksi.language.pack import LanguagePack
from saksi.language.words import Word, words_of
from saksi.mentions.atoms import Atom, Atoms, person_on
from saksi.mentions.names import Names
from saksi.records import EntityMention

# A name that follows an office has at most so many words: Abdel Fattah al-Burhan Abdelrahman.
LONGEST_NAME = 5
# Words that may stand between a country and its organ: Israel's far-right finance minister.
LONGEST_FILLER = 2
# An organ without a country takes one that was named at most so many parties and words before.
NEAREST, FARTHEST = 8, 60
SENTENCE_ENDS = frozenset(".!?")
# A dateline opens a text with a city, and its dash follows within so many words.
DATELINE = 9


class Links(msgspec.Struct, frozen=True):
    """The small words around names, by what they do (links.tsv)."""

    kinds: dict[str, frozenset[str]]

    @classmethod
    def load(cls, pack: LanguagePack) -> "Links":
        """The table of a language."""
        kinds: dict[str, set[str]] = {}
        for row in read_table(pack.table("links.tsv"), ("word", "kind", "example")):
            kinds.setdefault(row.required("kind"), set()).add(row.required("word"))
        return cls({kind: frozenset(words) for kind, words in kinds.items()})

    def has(self, kind: str, word: Word) -> bool:
        """Whether a word does this."""
        return word.lower in self.kinds.get(kind, frozenset())


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


class EntityFinder:
    """Finds the parties of one language."""

    def __init__(self, names: Names[Atom], links: Links) -> None:
        self._names, self._links = names, links
        self._country_first = "possessive" in links.kinds

    @classmethod
    def load(cls, catalogue: Catalogue, outlets: Outlets, pack: LanguagePack) -> "EntityFinder":
        """The finder for a language, from what is known and from its roles.tsv and links.tsv; TableError for a fault."""
        return cls(Names(Atoms(catalogue, outlets, pack).all()), Links.load(pack))

    def find(self, text: str, on: str | None = None) -> tuple[EntityMention, ...]:
        """The parties of a text in order, without overlap. `on` is the ISO day on which roles have to hold."""
        words = words_of(text)
        found: list[Found] = []
        at = 0
        while at < len(words):
            party = self._party_at(words, at, on)
            if party:
                found.append(party)
                at = party.last + 1
            else:
                at += 1
        return tuple(self._mention(text, words, party) for party in _in_context(found, words))

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
            role_on_date=party.role_on_date,
        )

    def _party_at(self, words: Sequence[Word], at: int, on: str | None) -> Found | None:
        """The longest party that begins at a word."""
        hit = self._names.at(words, at)
        if hit is None:
            return None
        length, atom = hit
        last = at + length - 1
        if atom.kind == "role":
            return self._office(words, at, on)
        if atom.kind == "capital":
            return self._capital(words, at, last, atom)
        if atom.kind == "person":
            return _person(atom, at, last, on)
        return self._owner(words, Found(at, last, atom.code, atom.name, atom.kind, atom.why, atom.code), on)

    def _owner(self, words: Sequence[Word], owner: Found, on: str | None) -> Found:
        """A country or body, with the organ that stands behind it where the language puts it there: Russia's army."""
        at = owner.last + 1
        named = self._names.at(words, at) if owner.kind == "body" and at < len(words) else None
        if named and named[1].kind == "person" and named[1].code == owner.code:
            return msgspec.structs.replace(owner, last=at + named[0] - 1, name=named[1].name, kind="person")
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
                composed = _composed(owner, office, owner.first, office[-1][1])
                return self._with_name(words, composed, on) if office[-1][2].group == "person" else composed
            if (
                hit
                or not words[at].text[0].islower()
                or (skipped == 0 and not possessive and not _is_filler(words[at]))
            ):
                return owner
            at += 1
        return owner

    def _roles(self, words: Sequence[Word], at: int) -> list[tuple[int, int, Atom]]:
        """The roles that stand one behind the other: `foreign ministry` `spokesman`."""
        roles: list[tuple[int, int, Atom]] = []
        while at < len(words):
            hit = self._names.at(words, at)
            if not hit or hit[1].kind != "role":
                break
            roles.append((at, at + hit[0] - 1, hit[1]))
            at += hit[0]
        return roles

    def _office(self, words: Sequence[Word], first: int, on: str | None) -> Found | None:
        """A role, and whose it is: militer Israel, president of Serbia, milisi RSF, Menlu Sugiono."""
        roles = self._roles(words, first)
        at = roles[-1][1] + 1
        for _ in range(2):
            if at < len(words) and (self._links.has("of", words[at]) or self._links.has("article", words[at])):
                at += 1
        owner = self._names.at(words, at) if at < len(words) else None
        if owner and owner[1].kind in ("country", "people", "body") and not self._belongs_elsewhere(words, at, roles):
            whole = Found(
                at, at + owner[0] - 1, owner[1].code, owner[1].name, owner[1].kind, owner[1].why, owner[1].code
            )
            if self._country_first and at > roles[-1][1] + 1:
                whole = self._owner(words, whole, on)
            composed = _composed(whole, roles, first, whole.last)
            return (
                self._with_name(words, composed, on) if any(role.group == "person" for *_, role in roles) else composed
            )
        if owner and owner[1].kind == "role" and at > roles[-1][1] + 1:
            nested = self._office(words, at, on)
            if nested and nested.origin:
                return _composed(nested, roles, first, nested.last)
        if owner and owner[1].kind == "person" and at == roles[-1][1] + 1:
            person = _person(owner[1], at, at + owner[0] - 1, on)
            return msgspec.structs.replace(person, first=first)
        return self._unowned(words, first, roles, on)

    def _unowned(
        self, words: Sequence[Word], first: int, roles: list[tuple[int, int, Atom]], on: str | None
    ) -> Found | None:
        """A role that nobody is named for: gunmen, the army, Jenderal X."""
        role = next((atom for *_, atom in roles if atom.role not in ("same", "former")), None)
        if role is None or not role.alone or (first > 0 and _inside_a_name(words, first)):
            return None
        last = roles[-1][1]
        name = " ".join(word.text for word in words[first : last + 1])
        if role.group == "organ" and words[last].text[0].isupper():
            named = self._end_of_name(words, last + 1)
            if named > last + 1:
                name = " ".join(word.text for word in words[first:named])
                return Found(first, named - 1, None, name, "organisation", f"{role.why} opens a name that is not known")
        kind = {"person": "person", "people": "group"}.get(role.group, "organisation")
        found = Found(first, last, role.role, name, kind, role.why, "" if role.alone == "context" else None)
        return self._with_name(words, found, on) if role.group == "person" else found

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
            and (not office.origin or hit[1].code.split()[0] == office.origin.split()[0])
        ):
            return msgspec.structs.replace(
                office,
                last=at + comma + hit[0] - 1,
                name=hit[1].name,
                code=office.code if office.origin else person_on(hit[1], on)[0],
                kind="person",
                origin=office.origin or hit[1].code.split()[0],
            )
        if hit:
            return office
        last = at + comma
        while last < len(words) and last - at - comma < LONGEST_NAME and _names_somebody(words[last]):
            last += 1
        closed = last >= len(words) or words[last].text == "," or not comma
        if last == at + comma or not closed or (comma and last - at - comma < 2):
            return office
        name = " ".join(word.text for word in words[at + comma : last])
        return msgspec.structs.replace(office, last=last - 1, name=name, kind="person")

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
        return self._owner(words, Found(at, last, atom.code, atom.name, "country", why, atom.code), None)

    def _belongs_elsewhere(self, words: Sequence[Word], at: int, roles: list[tuple[int, int, Atom]]) -> bool:
        """Whether the country after `in` or `to` is a place rather than an owner: soldiers in Syria, the envoy to the UN."""
        before = words[at - 1]
        after_link = at > roles[-1][1] + 1
        return after_link and self._links.has("place", before) and roles[-1][2].group != "organ"


def _person(atom: Atom, first: int, last: int, on: str | None) -> Found:
    code, role_on_date = person_on(atom, on)
    return Found(first, last, code, atom.name, "person", atom.why, atom.code.split()[0], role_on_date)


def _composed(owner: Found, roles: Sequence[tuple[int, int, Atom]], first: int, last: int) -> Found:
    """The code of an office: the country with the role, or that of the body itself."""
    code, name = owner.code, owner.name
    if code and owner.kind in ("country", "people", "capital") and " " not in code:
        role = next((atom.role for *_, atom in roles if atom.role not in ("same", "former")), None)
        former = any(atom.role == "former" for *_, atom in roles)
        code = f"{code} {role}" if role and not former else code
    words = "; ".join(atom.why for *_, atom in roles)
    kind = {"person": "person", "people": "group"}.get(roles[-1][2].group, "organisation")
    return Found(first, last, code, name, kind, f"{owner.why}; {words}", owner.origin or owner.code)


def _inside_a_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word with a capital follows another: Nusa Warga is a name, and no word for people."""
    return words[at].text[0].isupper() and words[at - 1].text[0].isupper()


def _is_filler(word: Word) -> bool:
    return "-" in word.text


def _names_somebody(word: Word) -> bool:
    """Whether a word looks like a part of a name."""
    return word.text[0].isupper() or word.lower in ("al", "bin", "bint", "de", "van", "von", "der", "el", "da")


def _in_context(found: Sequence[Found], words: Sequence[Word]) -> list[Found]:
    """Give roles without a country the country that stands before them, and say so; else the role stands alone."""
    resolved: list[Found] = []
    for number, party in enumerate(found):
        near = _country_before(found, number, words) if party.origin == "" else None
        if near is not None:
            owner, why = near
            party = msgspec.structs.replace(party, code=f"{owner.origin} {party.code}", why=f"{party.why}; of {why}")
        elif party.origin == "":
            party = msgspec.structs.replace(party, why=f"{party.why}; the text names no country for it")
        resolved.append(party)
    return resolved


def _country_before(found: Sequence[Found], number: int, words: Sequence[Word]) -> tuple[Found, str] | None:
    """Whose an organ is that names no country, and in words why: the first country of its sentence, else the last before."""
    party = found[number]
    near: Found | None = None
    for earlier in reversed(found[max(0, number - NEAREST) : number]):
        between = words[earlier.last + 1 : party.first]
        if len(between) > FARTHEST:
            break
        if any(word.text in SENTENCE_ENDS for word in between) and near is not None:
            break
        if earlier.origin and len(earlier.origin) == 3:
            if any(word.text in SENTENCE_ENDS for word in between):
                return earlier, f"the last country named before it, with {_said(words, earlier)!r}"
            near = earlier
    return (near, f"the first country that its sentence names, with {_said(words, near)!r}") if near else None


def _said(words: Sequence[Word], party: Found) -> str:
    return " ".join(word.text for word in words[party.first : party.last + 1])
