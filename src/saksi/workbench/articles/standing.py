"""How the events of an article stand: in which incident each is, and what people decided on it."""

from collections.abc import Iterator

from saksi.ledger.ledger import Ledger
from saksi.records import Reading, Record
from saksi.review.correcting import Looked
from saksi.review.differences import part_of
from saksi.review.records import Review, State, Value
from saksi.review.replay import FIELDS, Reviewed, standing, state_said_by, values_of
from saksi.review.values import same
from saksi.workbench.reviewing.showing import readable


class Change(Record, frozen=True, kw_only=True):
    """A field that has another value than the coder's, and whose word that is; null where it follows from another field."""

    field: str
    value: Value
    coded: Value
    decided: Review | None


class Stands(Record, frozen=True, kw_only=True):
    """How an event stands. `incident` is null where it is in none, `last` is the review that says the state."""

    incident: str | None
    state: State
    last: Review | None
    changes: tuple[Change, ...]


def standings(ledger: Ledger, reading: Reading) -> dict[str, Stands]:
    """How each event of the newest Reading of an article stands, by its id."""
    placed = ledger.lookups.events([event.id for event in reading.events])
    reviewed = ledger.reviews.of_all(reading.events, article=reading.id)
    return {
        found.coded.id: Stands(
            incident=placed[found.coded.id].incident if found.coded.id in placed else None, state=found.state,
            last=_last(found), changes=tuple(_changes(found, part_of(reading, found.coded))),
        )
        for found in reviewed
    }  # fmt: skip


def _last(found: Reviewed) -> Review | None:
    return next((one for one in reversed(standing(found.reviews)) if state_said_by(one)), None)


def _changes(found: Reviewed, text: str) -> Iterator[Change]:
    stands, coded, looked = values_of(found.event), values_of(found.coded), Looked(found.event, text)
    for name in FIELDS:
        if not same(stands[name], coded[name]):
            value, before = (readable(name, one[name], looked) for one in (stands, coded))
            yield Change(field=name, value=value, coded=before, decided=found.decided.get(name))
