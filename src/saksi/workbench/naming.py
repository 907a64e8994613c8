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
BODIES = (
    marked("United Nations"),
    marked("International Monetary Fund"),
    marked("World Bank"),
    marked("International Criminal Court"),
    marked("European Union"),
    marked("African Union"),
    marked("Southern African Development Community"),
    marked("East African Community"),
    marked("Alliance of Sahel States"),
    marked("Arab League"),
    marked("Gulf Cooperation Council"),
    marked("Organisation of Islamic Cooperation"),
    marked("Council of Europe"),
    marked("Shanghai Cooperation Organisation"),
    marked("Organization of American States"),
    marked("Commonwealth of Independent States"),
    marked("Eurasian Economic Union"),
    marked("Pacific Islands Forum"),
    marked("Non-Aligned Movement"),
    marked("World Trade Organization"),
    marked("Joint Comprehensive Plan of Action parties"),
    marked("International Committee of the Red Cross"),
    marked("Red Crescent"),
    marked("Médecins Sans Frontières"),
)
"""International bodies that have another name in another language; NATO, ASEAN and the like are called alike."""


class _Known(NamedTuple):
    countries: Mapping[str, Mapping[str, tuple[str, ...]]]
    bodies: Mapping[str, tuple[str, ...]]


def name_of(code: str, language: Language) -> str:
    """What a code is called: `Sudan: armed groups`, `United Nations`; a part that nobody knows stays as it is."""
    known = _known()
    head, *roles = code.split()
    said = ", ".join(language.say(ROLES[role]) if role in ROLES else role for role in roles)
    if head in known.countries:
        country = known.countries[head][language.code][0]
        return f"{country}: {said}" if said else country
    if roles and code in known.bodies:
        return language.say(known.bodies[code][0])
    first = language.say(ROLES[head]) if head in ROLES else head
    return f"{first}: {said}" if said else first


def codes_named(words: str) -> tuple[str, ...]:
    """The codes of countries and bodies that have words in one of their names, whatever the capitals."""
    part, known = words.casefold(), _known()
    countries = (code for code, names in known.countries.items() if any(_has(some, part) for some in names.values()))
    bodies = (code for code, names in known.bodies.items() if _has(names, part))
    return (*countries, *bodies)


def _has(names: tuple[str, ...], part: str) -> bool:
    return any(part in name.casefold() for name in names)


@cache
def _known() -> _Known:
    """Countries with their names by language, and the names of the first body of each code that is one body's."""
    catalogue = load_catalogue()
    countries = {country.iso3: country.names for country in catalogue.countries}
    bodies: dict[str, tuple[str, ...]] = {}
    for body in catalogue.bodies:
        if body.code.split()[0] in ("IGO", "NGO"):  # IMG REB is of Islamic State and Al-Qaeda alike
            bodies.setdefault(body.code, (body.name, *body.names))
    return _Known(countries, bodies)
