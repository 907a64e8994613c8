"""Which countries belong to which international bodies, and from when to when."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from saksi.errors import UsageError
from saksi.knowledge.catalogue import Body
from saksi.knowledge.countries import Country
from saksi.knowledge.tables import Row, read_table

TABLE = Path(__file__).parent / "memberships.tsv"
COLUMNS = ("body", "iso3", "from", "to", "source")
YEAR = re.compile(r"[12][0-9]{3}")


class Membership(msgspec.Struct, frozen=True):
    """A country's time in a body. A bound is an ISO day, or a year where the day is not certain; `ends` is None where it goes on.

    A bound is compared at its own precision, and both ends are included: a member from "1999" is one on every day of 1999,
    and a member to "2008" on every day of 2008.
    """

    body: str
    iso3: str
    begins: str
    ends: str | None
    where: str

    def holds_on(self, day: str) -> bool:
        """Whether an ISO day lies in the membership."""
        return self.begins <= day[: len(self.begins)] and (self.ends is None or day[: len(self.ends)] <= self.ends)


class Memberships:
    """All memberships, in the order of the table."""

    def __init__(self, memberships: Iterable[Membership]) -> None:
        self._all = tuple(memberships)
        self.bodies = tuple(dict.fromkeys(membership.body for membership in self._all))

    @classmethod
    def load(cls, countries: Iterable[Country], bodies: Iterable[Body], path: Path = TABLE) -> "Memberships":
        """The memberships of the table. TableError for an unknown country or body, a bad time, or two times that overlap."""
        codes, names = {country.iso3 for country in countries}, {body.name for body in bodies}
        found: list[Membership] = []
        for row in read_table(path, COLUMNS):
            membership = _membership(row, codes, names)
            for other in found:
                if _overlap(membership, other):
                    raise row.fault(f"{other.iso3} is in {other.body} at that time already: {other.where}")
            found.append(membership)
        return cls(found)

    def members_on(self, body: str, day: str) -> tuple[str, ...]:
        """The ISO codes of the members of a body on an ISO day, by the alphabet: of the UN Security Council, the permanent ones.

        UsageError where nothing is known of the body's members, or the day is none.
        """
        return tuple(sorted(membership.iso3 for membership in self.of_body(body) if membership.holds_on(_day(day))))

    def bodies_of(self, iso3: str, day: str) -> tuple[str, ...]:
        """The names of the bodies that a country belongs to on an ISO day, by the alphabet. UsageError where the day is none."""
        return tuple(sorted(membership.body for membership in self.of_country(iso3) if membership.holds_on(_day(day))))

    def of_body(self, body: str) -> tuple[Membership, ...]:
        """All memberships in a body; UsageError where none are known."""
        if body not in self.bodies:
            raise UsageError(f"the members of {body!r} are not known; they are of {', '.join(self.bodies)}")
        return tuple(membership for membership in self._all if membership.body == body)

    def of_country(self, iso3: str) -> tuple[Membership, ...]:
        """All memberships of a country."""
        return tuple(membership for membership in self._all if membership.iso3 == iso3)


def _membership(row: Row, codes: set[str], names: set[str]) -> Membership:
    body, iso3 = row.required("body"), row.required("iso3")
    if body not in names:
        raise row.fault(f"body {body!r} is not in bodies.tsv")
    if iso3 not in codes:
        raise row.fault(f"iso3 {iso3!r} is not in countries.tsv")
    row.required("source")
    begins, ends = _bound(row, row.required("from")), _bound(row, row["to"]) if row["to"] else None
    if ends is not None and ends[: len(begins)] < begins[: len(ends)]:
        raise row.fault(f"it ends, {ends}, before it begins, {begins}")
    return Membership(body, iso3, begins, ends, row.where)


def _bound(row: Row, bound: str) -> str:
    if YEAR.fullmatch(bound):
        return bound
    try:
        return date.fromisoformat(bound).isoformat()
    except ValueError:
        raise row.fault(f"{bound!r} is neither a day such as 2004-05-01 nor a year") from None


def _overlap(one: Membership, other: Membership) -> bool:
    """Whether a country stands twice in a body at one time."""
    if (one.body, one.iso3) != (other.body, other.iso3):
        return False
    first, second = sorted((one, other), key=lambda membership: membership.begins)
    return first.ends is None or first.holds_on(second.begins if len(second.begins) > 4 else f"{second.begins}-01-01")


def _day(day: str) -> str:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise UsageError(f"{day!r} is not a day such as 2018-05-08") from None
