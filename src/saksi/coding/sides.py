"""What kind of party a code tells: a state as a whole, one of its organs, an armed group, a body of states."""

from collections.abc import Iterable

from saksi.records import Party

POLITICAL = frozenset({"GOV", "MIL", "REB", "UAF", "COP", "SPY", "LEG", "JUD", "OPP", "PRE", "IGO", "PTY"})
ARMED = frozenset({"GOV", "MIL", "REB", "UAF", "COP", "SPY", "PRE", "CRM"})


def country_of(party: Party) -> str | None:
    """The first part of a code: the country, or the role where no country is known; None without a code."""
    return party.code.split()[0] if party.code else None


def countries_of(parties: Iterable[Party]) -> set[str]:
    """The first parts of the codes of those who have one."""
    return {party.code.split()[0] for party in parties if party.code}


def is_political(party: Party) -> bool:
    """Whether it is a state, its organs, an armed group, a party, or a body of states."""
    return _has(party, POLITICAL)


def is_armed(party: Party) -> bool:
    """Whether it is a state or somebody with arms."""
    return _has(party, ARMED)


def _has(party: Party, roles: frozenset[str]) -> bool:
    parts = (party.code or "").split()
    if len(parts) == 1:
        return parts[0] in roles or (len(parts[0]) == 3 and parts[0] not in ROLES)
    return bool(parts) and (parts[0] in roles or parts[1] in roles)


ROLES = POLITICAL | ARMED | {"CVL", "MED", "BUS", "NGO", "LAB", "REL", "EDU", "REF", "SOC"}
