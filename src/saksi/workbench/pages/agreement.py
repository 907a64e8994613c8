"""How far coders agree, two by two, field by field; the program is one of them."""

from fastapi import APIRouter

from saksi.ledger.pairing import PROGRAM, pairs_to_compare
from saksi.records import Record
from saksi.review.agreement import Agreement, agreement
from saksi.workbench.desk import OpenLedger
from saksi.workbench.pages.page import page
from saksi.workbench.reviewing import worksheet

router = APIRouter(include_in_schema=False)


class Compared(Record, frozen=True, kw_only=True):
    """Two coders, how many sentences both have coded, and how far they agree in each field."""

    one: str
    other: str
    sentences: int
    fields: tuple[Agreement, ...]

    @property
    def with_program(self) -> bool:
        """Whether the program is one of them."""
        return PROGRAM in (self.one, self.other)


class Agreements(Record, frozen=True, kw_only=True):
    """Every two that have coded the same sentences."""

    pairs: tuple[Compared, ...]

    @property
    def program(self) -> str:
        """What the program is called."""
        return PROGRAM

    @property
    def words(self) -> object:
        """What things are called."""
        return worksheet


@page(router, "/agreement", "agreement.html")
def agreements(ledger: OpenLedger) -> Agreements:
    """The agreement of all who have coded the same, people with people first."""
    found = [
        Compared(one=one, other=other, sentences=len(pairs), fields=tuple(agreement(one, other, pairs)))
        for (one, other), pairs in sorted(pairs_to_compare(ledger).items())
    ]
    return Agreements(pairs=tuple(sorted(found, key=lambda pair: pair.with_program)))
