"""What differs between two codings of one document: events that came, went, or changed in a field."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from saksi.records import Event, Reading, Record
from saksi.review.pairing import mark_of, pairs_of
from saksi.review.records import Value
from saksi.review.replay import FIELDS, values_of
from saksi.review.values import same

Change = Literal["added", "gone", "changed"]
COMPARED = tuple(field for field in FIELDS if field != "disputes")
"""The fields that tell two codings apart; the id of the event that is disputed changes with that event's parties."""


class Difference(Record, frozen=True, kw_only=True):
    """An event in which two codings differ. `fields` are those with another value, each with both; empty unless changed."""

    article: str
    change: Change
    sentence: str
    old: Event | None
    new: Event | None
    fields: dict[str, tuple[Value, Value]] = {}


def differences(old: Reading, new: Reading) -> tuple[Difference, ...]:
    """Where two Readings of one document differ, in the order of the text; the sentences are those of the Reading shown."""
    pairs = pairs_of([mark_of(event) for event in old.events], [mark_of(event) for event in new.events])
    kept, came = dict(pairs), {there for _, there in pairs}
    found: list[Difference] = []
    for at, event in enumerate(old.events):
        if at not in kept:
            found.append(_difference(old, "gone", event, None))
            continue
        changed = changed_fields(event, new.events[kept[at]])
        if changed:
            found.append(_difference(new, "changed", event, new.events[kept[at]], changed))
    found += [_difference(new, "added", None, event) for at, event in enumerate(new.events) if at not in came]
    return tuple(sorted(found, key=_place))


def changed_fields(old: Event, new: Event) -> dict[str, tuple[Value, Value]]:
    """The fields in which two records of an event differ, each with the two values; why they have them does not count."""
    before, after = values_of(old), values_of(new)
    return {field: (before[field], after[field]) for field in COMPARED if not same(before[field], after[field])}


def counted(found: Iterable[Difference]) -> Counter[str]:
    """How many events came, went and changed, and how many changed in each field (`changed type`)."""
    count: Counter[str] = Counter()
    for difference in found:
        count[difference.change] += 1
        count.update(f"changed {field}" for field in difference.fields)
    return count


def _difference(
    shown: Reading, change: Change, old: Event | None, new: Event | None,
    fields: dict[str, tuple[Value, Value]] | None = None,
) -> Difference:  # fmt: skip
    event = new or old
    assert event is not None
    return Difference(
        article=shown.id, change=change, sentence=sentence_of(shown, event), old=old, new=new, fields=fields or {}
    )


def sentence_of(reading: Reading, event: Event) -> str:
    """The words of the sentence that tells an event."""
    return part_of(reading, event)[slice(*event.sentence)]


def part_of(reading: Reading, event: Event) -> str:
    """The text that the offsets of an event count into."""
    return (reading.article.title or "") if event.in_ == "title" else reading.article.text


def _place(difference: Difference) -> tuple[bool, tuple[int, int]]:
    event = difference.new or difference.old
    assert event is not None
    return event.in_ != "title", event.trigger
