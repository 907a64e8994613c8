"""The names of actors by their codes, in a reader's language: a country, an international body, or a role."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from saksi.knowledge.catalogue import load_catalogue
from saksi.workbench.language import Language, marked

ROLES: Mapping[str, str] = {
    "GOV": marked("government"),
    "MIL": marked("armed forces"),
    "SPY": marked("intelligence service"),
    "COP": marked("police"),
    "JUD": marked("courts"),
    "LEG": marked("parliament"),
    "OPP": marked("opposition"),
    "REB": marked("armed groups"),
    "CVL": marked("civilians"),
    "MED": marked("press"),
    "BUS": marked("companies"),
    "NGO": marked("private organisations"),
    "IGO": marked("international bodies"),
    "IMG": marked("groups of several countries"),
    "PTY": marked("political parties"),
    "UAF": marked("unidentified armed men"),
    "CRM": marked("criminals"),
    "LAB": marked("workers"),
    "REL": marked("religious bodies"),
    "EDU": marked("schools and universities"),
    "REF": marked("refugees"),
    "SOC": marked("society"),
    "PRE": marked("former officials"),
}
"""The parts of a code behind the country, or without one."""


class _Known(NamedTuple):
    countries: Mapping[str, Mapping[str, tuple[str, ...]]]
    bodies: Mapping[str, str]


def name_of(code: str, language: Language) -> str:
    """What a code is called: `Sudan: armed groups`, `United Nations`; a part that nobody knows stays as it is."""
    known = _known()
    head, *roles = code.split()
    said = ", ".join(language.say(ROLES[role]) if role in ROLES else role for role in roles)
    if head in known.countries:
        country = known.countries[head][language.code][0]
        return f"{country}: {said}" if said else country
    if roles and code in known.bodies:
        return known.bodies[code]
    first = language.say(ROLES[head]) if head in ROLES else head
    return f"{first}: {said}" if said else first


def codes_named(words: str) -> tuple[str, ...]:
    """The codes of countries and bodies that have words in one of their names, whatever the capitals."""
    part, known = words.casefold(), _known()
    countries = (code for code, names in known.countries.items() if any(_has(some, part) for some in names.values()))
    bodies = (code for code, name in known.bodies.items() if part in name.casefold())
    return (*countries, *bodies)


def _has(names: tuple[str, ...], part: str) -> bool:
    return any(part in name.casefold() for name in names)


@cache
def _known() -> _Known:
    """Countries with their names by language, and the first body of each code that is not of a country."""
    catalogue = load_catalogue()
    countries = {country.iso3: country.names for country in catalogue.countries}
    bodies: dict[str, str] = {}
    for body in catalogue.bodies:
        if body.code.split()[0] not in countries:
            bodies.setdefault(body.code, body.name)
    return _Known(countries, bodies)
