"""What somebody decides in a form, checked and kept."""

from typing import Literal, get_args

from saksi.ledger.ledger import Ledger
from saksi.ledger.listing import Telling
from saksi.records import Reading, Record
from saksi.resources import Resources
from saksi.review.correcting import NONE, Correcting, Looked
from saksi.review.differences import part_of
from saksi.review.naming import Naming
from saksi.review.records import Action, Review
from saksi.review.typing import APART
from saksi.workbench.accounts.roles import Action as Doing
from saksi.workbench.accounts.users import User
from saksi.workbench.faults import Refusal
from saksi.workbench.language import marked
from saksi.workbench.reviewing.words import OF_PARTIES

Kind = Literal["accept", "reject", "correct", "comment", "flag", "withdraw"]
KINDS: tuple[Action, ...] = get_args(Kind)
LONGEST = 2000
"""Characters of a reason or a value."""
NO_REASON = marked("It is not said why.")
SAY_WHY = marked("Choose a reason, or write one.")
TOO_LONG = marked("What was written is too long.")
WRITE_LESS = marked("2,000 characters are the most.")
NOT_OWN = marked("Somebody else decided this.")
ASK_EDITOR = marked("An editor can take it back.")


class Decision(Record, frozen=True, kw_only=True):
    """What a form says. A value is one of those offered, else what is typed, else rows of words and codes, else several.

    `last` is the last review that was seen, `none` where there was none; `given` is the review to take back.
    """

    action: Kind
    reason: str = ""
    quick: str = ""
    field: str | None = None
    value: str = ""
    typed: str = ""
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    last: str | None = None
    given: str | None = None

    @property
    def why(self) -> str:
        """The reason: the one that was chosen, what was written, or both."""
        return " ".join(part for part in (self.quick.strip(), self.reason.strip()) if part)

    @property
    def typed_value(self) -> str:
        """The value as a person would type it for `saksi review EVENT correct`."""
        if self.value:
            return self.value
        if self.field in OF_PARTIES:
            return APART.join(_typed_rows(self.words, self.codes)) or NONE
        if self.field == "contexts":
            return APART.join(self.several) or NONE
        return self.typed.strip() or NONE


def decide(ledger: Ledger, known: Resources, event: str, decision: Decision, user: User) -> Review:
    """Keep a decision on an event. Refusal without a reason or for what only an editor may; UsageError for a wrong value."""
    telling = ledger.event(event)
    reading = ledger.reading(telling.reading_id)
    if max(map(len, (decision.why, decision.typed_value))) > LONGEST:
        raise Refusal(422, "too-long", TOO_LONG, WRITE_LESS)
    if decision.action == "withdraw":
        return _take_back(ledger, telling, reading, decision, user)
    if decision.action != "accept" and not decision.why:
        raise Refusal(422, "no-reason", NO_REASON, SAY_WHY)
    field, new = (decision.field or "", None) if decision.action == "correct" else (None, None)
    if field is not None:
        looked = Looked(ledger.reviews.of(telling.event).event, part_of(reading, telling.event))
        new = correcting(ledger, known).value(field, decision.typed_value, looked)
    return ledger.reviews.give(
        telling.event, reading.id, reading.coder, decision.action, by=user.name, reason=decision.why, field=field, new=new,
        last="" if decision.last == NONE else decision.last,
    )  # fmt: skip


def correcting(ledger: Ledger, known: Resources) -> Correcting:
    """What checks typed values, by the tables that ship and those of the user's folder."""
    naming = Naming(known.catalogue, known.places, known.cities, known.outlets)
    return Correcting(naming, known.plover, lambda given: ledger.event(given).event.id)


def _take_back(ledger: Ledger, telling: Telling, reading: Reading, decision: Decision, user: User) -> Review:
    """One's own review, or for an editor also that of another."""
    given = decision.given or None
    if given and not user.may(Doing.ADJUDICATE):
        found = next((one for one in ledger.reviews.of(telling.event).reviews if one.id == given), None)
        if found is not None and found.by != user.name:
            raise Refusal(403, "not-own", NOT_OWN, ASK_EDITOR)
    return ledger.reviews.withdraw(
        telling.event, reading.id, reading.coder, by=user.name, given=given, reason=decision.why
    )


def _typed_rows(words: tuple[str, ...], codes: tuple[str, ...]) -> list[str]:
    """Rows of words and codes as they are typed; rows without either are left out."""
    rows = [(said.strip(), code.strip()) for said, code in zip(words, codes, strict=False)]
    return [f"{said}={code}" if said else code for said, code in rows if said or code]
