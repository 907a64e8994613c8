"""Events of a sentence that somebody codes from scratch, as a form has them and as the record has them."""

from collections.abc import Mapping, Sequence

import msgspec

from saksi.errors import UsageError
from saksi.knowledge.plover import Plover
from saksi.language.labels import MODES as KNOWN_MODES
from saksi.records import Record
from saksi.review.coded import UNKNOWN, checked
from saksi.review.correcting import YES_NO
from saksi.review.naming import Naming
from saksi.review.records import Coded, Sentence
from saksi.workbench.language import marked

APART = ";"
MOST = 20
"""Events of one sentence."""
SEVERAL = ("actors", "recipients", "via", "actors_before", "recipients_before", "actor_codes", "recipient_codes")
SWITCHES = ("symmetric", "background")
CODES = ("actor_codes", "recipient_codes")
LABELS: Mapping[str, str] = {
    "trigger": marked("what happens"),
    "type": marked("type"),
    "mode": marked("mode"),
    "actors": marked("actors"),
    "actors_before": marked("actors in the text before"),
    "actor_codes": marked("codes of the actors"),
    "recipients": marked("recipients"),
    "recipients_before": marked("recipients in the text before"),
    "recipient_codes": marked("codes of the recipients"),
    "symmetric": marked("both alike"),
    "modality": marked("how it is told"),
    "background": marked("background"),
    "place": marked("place"),
    "date": marked("date"),
    "speaker": marked("speaker"),
    "via": marked("credited outlet"),
    "condition": marked("condition"),
    "killed": marked("killed"),
    "injured": marked("injured"),
}
"""The fields of a form, in their order, and what they are called."""
EVENTS = marked("events")
YES_OR_NO = (("no", ""), ("yes", ""))
MODES = tuple((mode, "") for mode in sorted(KNOWN_MODES))

Draft = Mapping[str, str]
"""An event as a form has it: a text for each field."""
BLANK: Draft = {**dict.fromkeys(LABELS, ""), "modality": "actual", "symmetric": "no", "background": "no"}


class Drafts(Record, frozen=True, kw_only=True):
    """The events of a form."""

    events: tuple[Draft, ...]

    @classmethod
    def of(cls, given: Mapping[str, Sequence[str]]) -> "Drafts":
        """The events of a form whose fields come once for each event, in order; those without any words are left out."""
        count = min(MOST, max((len(values) for values in given.values()), default=0))
        rows = ({name: _at(given.get(name, ()), at) for name in LABELS} for at in range(count))
        return cls(events=tuple(row for row in rows if row["trigger"] or row["type"]))

    @classmethod
    def of_coded(cls, events: Sequence[Coded]) -> "Drafts":
        """The form of events that were coded."""
        return cls(events=tuple({name: _written(getattr(event, name)) for name in LABELS} for event in events))

    def more(self) -> "Drafts":
        """With one that is blank, where there may be more."""
        return self if len(self.events) == MOST else Drafts(events=(*self.events, BLANK))

    def without(self, number: int) -> "Drafts":
        """Without one of them, counted from 1."""
        return Drafts(events=tuple(event for at, event in enumerate(self.events, 1) if at != number))

    def coded(self, sentence: Sentence, plover: Plover, naming: Naming) -> tuple[Coded, ...]:
        """The events, checked; UsageError that says which one is wrong and how."""
        found = tuple(_coded(draft, naming, f"event {at}") for at, draft in enumerate(self.events, 1))
        for at, event in enumerate(found, 1):
            checked((event,), sentence, plover, f"event {at}")
        return found


def called(field: str) -> str:
    """What a field that coders are compared in is called."""
    return EVENTS if field == "events" else LABELS[field.replace(" ", "_")]


def _at(values: Sequence[str], at: int) -> str:
    return values[at].strip() if at < len(values) else ""


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{APART} ".join(value) if isinstance(value, tuple) else str(value or "")


def _coded(draft: Draft, naming: Naming, where: str) -> Coded:
    values = {name: _value(name, said, naming) for name, said in draft.items() if said}
    try:
        return msgspec.convert(values, Coded)
    except msgspec.ValidationError as fault:
        raise UsageError(f"{where}: {fault}") from fault


def _value(name: str, said: str, naming: Naming) -> object:
    if name in SWITCHES:
        return YES_NO.get(said, said)
    if name not in SEVERAL:
        return said
    several = [one.strip() for one in said.split(APART) if one.strip()]
    return [one if one == UNKNOWN else naming.code(one) for one in several] if name in CODES else several
