"""Who or what a name is: everything that the tables know of a country, a body or a person."""

import difflib
from collections.abc import Iterable, Iterator

import msgspec

from saksi.errors import UsageError
from saksi.knowledge.catalogue import Body, Catalogue, Person, Term, held_on
from saksi.knowledge.countries import Country
from saksi.knowledge.memberships import Membership, Memberships

NEAR_NAMES, NEAR_ENOUGH = 5, 0.6


class Stay(msgspec.Struct, frozen=True):
    """A time in which somebody acts for a code, or a country belongs to a body. `what` is the code, the body or the country."""

    what: str
    begins: str | None
    ends: str | None


class Known(msgspec.Struct, frozen=True):
    """What is known of one country, body or person.

    `kind` is country, person, or the kind of the body. `code` is the one on the day that was asked for, and `role` says in
    words whether a person's role holds then. `terms` are all of a person's. `memberships` are those of a country, or the
    members of a body: those on the day, or all where no day was asked for. `where` names the rows.
    """

    name: str
    kind: str
    code: str
    on: str | None
    role: str | None
    names: tuple[str, ...]
    terms: tuple[Stay, ...]
    iso3: str | None
    gleditsch_ward: int | None
    cow: int | None
    ucdp: int | None
    wikidata: str | None
    memberships: tuple[Stay, ...]
    where: tuple[str, ...]


def who(name: str, on: str | None, catalogue: Catalogue, memberships: Memberships) -> tuple[Known, ...]:
    """All who are known by a name or an ISO code, whatever its capitals: countries, then bodies, then persons.

    UsageError with near names where nobody is.
    """
    wanted = _plain(name)
    found = (
        *(_country(one, on, catalogue, memberships) for one in catalogue.countries if wanted in _plains(_said_of(one))),
        *(_body(one, on, memberships) for one in catalogue.bodies if wanted in _plains((one.name, *one.names))),
        *(_person(one, on) for one in catalogue.persons if wanted in _plains((one.name, *one.names))),
    )
    if not found:
        near = near_names(name, catalogue)
        hint = f"; near names are {', '.join(near)}" if near else ", nor by any near name"
        raise UsageError(f"nobody is known by the name {name!r}{hint}")
    return found


def near_names(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    """At most five names: those of whoever is called by all these words, then those that are written nearly like it."""
    names = list(_all_names(catalogue))
    words = set(_plain(name).split())
    called = [usual for usual, written in names if words and words <= set(_plain(written).split())]
    plains = {_plain(written): written for _, written in reversed(names)}
    near = difflib.get_close_matches(_plain(name), plains, NEAR_NAMES, NEAR_ENOUGH)
    return tuple(dict.fromkeys((*called, *(plains[plain] for plain in near))))[:NEAR_NAMES]


def _all_names(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Pairs of the usual name and a way to write it."""
    for country in catalogue.countries:
        for name in _said_of(country):
            yield country.name, name
    others: tuple[Body | Person, ...] = (*catalogue.bodies, *catalogue.persons)
    for one in others:
        for name in (one.name, *one.names):
            yield one.name, name


def _said_of(country: Country) -> tuple[str, ...]:
    return (country.iso3, *(name for names in country.names.values() for name in names))


def _country(country: Country, on: str | None, catalogue: Catalogue, memberships: Memberships) -> Known:
    reference = catalogue.references[country.iso3]
    return Known(
        name=country.name,
        kind="country",
        code=country.iso3,
        on=on,
        role=None,
        names=tuple(dict.fromkeys(_said_of(country)[1:])),
        terms=(),
        iso3=country.iso3,
        gleditsch_ward=reference.gleditsch_ward,
        cow=reference.cow,
        ucdp=reference.ucdp,
        wikidata=reference.wikidata,
        memberships=tuple(_stay(one, one.body) for one in _on(memberships.of_country(country.iso3), on)),
        where=(country.where, reference.where),
    )


def _body(body: Body, on: str | None, memberships: Memberships) -> Known:
    members = memberships.of_body(body.name) if body.name in memberships.bodies else ()
    return _without_country(
        body, body.kind, body.code, on, memberships=tuple(_stay(one, one.iso3) for one in _on(members, on))
    )


def _person(person: Person, on: str | None) -> Known:
    code, role = held_on(person.terms, on)
    return _without_country(person, "person", code, on, role=None if on is None else role, terms=_stays(person.terms))


def _without_country(
    one: Body | Person,
    kind: str,
    code: str,
    on: str | None,
    *,
    role: str | None = None,
    terms: tuple[Stay, ...] = (),
    memberships: tuple[Stay, ...] = (),
) -> Known:
    where = (one.where,) if isinstance(one, Body) else tuple(term.where for term in one.terms)
    return Known(
        name=one.name,
        kind=kind,
        code=code,
        on=on,
        role=role,
        names=one.names,
        terms=terms,
        iso3=None,
        gleditsch_ward=None,
        cow=None,
        ucdp=None,
        wikidata=one.wikidata,
        memberships=memberships,
        where=where,
    )


def _on(memberships: Iterable[Membership], day: str | None) -> Iterator[Membership]:
    return (one for one in memberships if day is None or one.holds_on(day))


def _stay(membership: Membership, what: str) -> Stay:
    return Stay(what, membership.begins, membership.ends)


def _stays(terms: Iterable[Term]) -> tuple[Stay, ...]:
    return tuple(
        sorted((Stay(term.code, term.begins, term.ends) for term in terms), key=lambda stay: stay.begins or "")
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _plains(names: Iterable[str]) -> set[str]:
    return {_plain(name) for name in names}
