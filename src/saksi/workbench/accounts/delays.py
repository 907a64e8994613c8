"""How long who failed to sign in has to wait: by address and by name, longer with each failure.

A failure is counted before the password is looked at, and taken back when it was right: many tries at one moment are no way
around. Counting by name goes for names that nobody has too, so that an answer does not tell which there are.
"""

from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from saksi.workbench.accounts.people import fold
from saksi.workbench.accounts.secret import hash_of
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.accounts.tables import failures

FORGOTTEN_HOURS = 24
"""Failures are forgotten so long after the last."""


class Rule(NamedTuple):
    """So many failures are free; then each doubles the wait, from a second up to so many seconds."""

    free: int
    longest: int


BY_ADDRESS = Rule(20, 3600)  # many people may share an address
BY_NAME = Rule(5, 300)  # not so long that somebody could keep somebody else out


class Key(NamedTuple):
    """What failures are counted for."""

    text: str
    rule: Rule


def keys_of(name: str, address: str, *, known_here: bool) -> list[Key]:
    """What failures of a name from an address are counted for.

    Who has signed in from this address before is not kept waiting by what others try with the name.
    """
    keys = [Key(f"address {network_of(address)}", BY_ADDRESS)]
    return keys if known_here else [*keys, Key(f"name {hash_of(fold(name))}", BY_NAME)]


def network_of(address: str) -> str:
    """The address, or of IPv6 the network of 64 bits, which one customer has as a whole."""
    try:
        told = ip_address(address)
    except ValueError:
        return address
    if isinstance(told, IPv6Address) and told.ipv4_mapped:
        return str(told.ipv4_mapped)
    return f"{IPv6Address(int(told) >> 64 << 64)}/64" if told.version == 6 else str(told)


def wait(connection: Connection, accounts: Accounts, keys: Sequence[Key]) -> int:
    """Seconds to wait before the next try; 0 where it may be made."""
    chosen = select(failures.c.wait_until).where(failures.c.key.in_([key.text for key in keys]))
    return max((accounts.seconds_until(row.wait_until) for row in connection.execute(chosen)), default=0)


def count(connection: Connection, accounts: Accounts, keys: Sequence[Key]) -> int:
    """Count a failure; the seconds for which nothing more may be tried."""
    connection.execute(delete(failures).where(failures.c.last_at <= accounts.now(hours=-FORGOTTEN_HOURS)))
    longest = 0
    for text, rule in keys:
        before = connection.execute(select(failures.c.failures).where(failures.c.key == text)).scalar() or 0
        seconds = _seconds(before + 1, rule)
        longest = max(longest, seconds)
        values = {"failures": before + 1, "last_at": accounts.now(), "wait_until": accounts.now(seconds=seconds)}
        if before:
            connection.execute(update(failures).where(failures.c.key == text).values(**values))
        else:
            connection.execute(delete(failures).where(failures.c.key == text))
            connection.execute(insert(failures), {"key": text, **values})
    return longest


def take_back(connection: Connection, accounts: Accounts, keys: Sequence[Key]) -> None:
    """Take a failure back that was none: the name's are forgotten, of the address's this one.

    The others of the address stay: who has an account could else try those of others without end.
    """
    for text, rule in keys:
        if rule is BY_NAME:
            connection.execute(delete(failures).where(failures.c.key == text))
        else:
            less = {"failures": failures.c.failures - 1, "wait_until": accounts.now()}
            connection.execute(update(failures).where(failures.c.key == text).values(less))


def _seconds(failed: int, rule: Rule) -> int:
    return min(2 ** (failed - rule.free - 1), rule.longest) if failed > rule.free else 0
