"""Whether two mentions tell of one happening: grounds added up, and what forbids it whatever the sum."""

from collections.abc import Iterable

from saksi.incidents.grounds import Ground, distance, gap, grounds_of
from saksi.incidents.mentions import Mention
from saksi.incidents.sides import fit_of, in_common
from saksi.records import EventType, Modality, Record

JOINED = 4.0
"""A sum from which two mentions are taken for one happening."""
NEARLY = 3.0
"""A sum from which a pair is kept, to show what nearly was one."""

_FAMILIES: dict[EventType, str] = {
    "AGREE": "agreement", "SUPPORT": "agreement", "CONCEDE": "yielding", "RETREAT": "yielding",
    "COOPERATE": "cooperation", "AID": "cooperation", "COERCE": "coercion", "SANCTION": "coercion",
}  # fmt: skip
_PLANES: dict[Modality, str] = {
    "actual": "happened", "negated": "happened", "future": "is to come", "hypothetical": "is only thought of",
}  # fmt: skip
_APART_KM, _APART_DAYS = 150.0, 3
_PARTICULAR_PLACE, _PARTICULAR_FIGURE, _PARTICULAR_WORDS = 1.5, 1.0, 1.2
_ANY_WORD, _ONE_DAY = 0.3, 1.5


class Link(Record, frozen=True, kw_only=True):
    """What is between two mentions, the smaller id first: the grounds, and their sum as `score`.

    `forbidden` says why the two are never joined, null where they may be.
    """

    one: str
    other: str
    score: float
    grounds: tuple[Ground, ...]
    forbidden: str | None = None

    @property
    def joins(self) -> bool:
        """Whether the two are taken for one happening."""
        return self.forbidden is None and self.score >= JOINED

    def beyond(self, mention: str) -> str:
        """The other one of the two."""
        return self.other if mention == self.one else self.one


def family_of(kind: EventType) -> str:
    """What types can tell of one happening, such as agreeing and signing; most stand for themselves."""
    return _FAMILIES.get(kind, kind)


def plane_of(modality: Modality) -> str:
    """Whether it happened (or did not), is to come, or is only thought of."""
    return _PLANES[modality]


def compare(one: Mention, other: Mention) -> Link:
    """What is between two mentions; the same whichever comes first.

    A sum that would join them stays just below where they share nothing particular to one happening.
    """
    first, second = sorted((one, other), key=lambda mention: mention.id)
    forbidden = forbids(first, second)
    if forbidden:
        return Link(one=first.id, other=second.id, score=0.0, grounds=(), forbidden=forbidden)
    grounds = grounds_of(first, second)
    score = round(sum(ground.weight for ground in grounds), 3)
    if score >= JOINED and not _particular(first, grounds):
        less = round(JOINED - 0.01 - score, 3)
        why = "who, what and when alone fit many happenings"
        grounds, score = (*grounds, Ground(field="particular", weight=less, why=why)), JOINED - 0.01
    return Link(one=first.id, other=second.id, score=score, grounds=grounds)


def forbids(one: Mention, other: Mention) -> str | None:
    """Why two mentions are never joined, what is quick to see first; None where they may be."""
    if family_of(one.type) != family_of(other.type):
        return f"{one.type} and {other.type} are two kinds of happening"
    if plane_of(one.modality) != plane_of(other.modality):
        return f"one {plane_of(one.modality)}, the other {plane_of(other.modality)}"
    days = gap(one, other)
    if days is not None and days > _APART_DAYS:
        return f"{days} days apart"
    apart = distance(one.place, other.place)
    if apart is not None and apart > _APART_KM:
        return f"{apart:.0f} km apart"
    if _strangers(one, other):
        return "no party in common"
    if _reversed(one, other):
        return "who acts in one is acted upon in the other"
    return None


def _strangers(one: Mention, other: Mention) -> bool:
    """Whether both name parties of the same side, and none on any side that they could have in common.

    Where one names who acted and the other whom it struck, they tell two parts of what may be one happening.
    """
    alike = (one.actors and other.actors) or (one.recipients and other.recipients) or one.symmetric or other.symmetric
    if not (alike and one.sides and other.sides):
        return False
    return all(fit_of(mine, theirs) == "differ" for mine in one.sides for theirs in other.sides)


def _reversed(one: Mention, other: Mention) -> bool:
    """Whether the two tell of the same parties with their parts exchanged."""
    if one.symmetric or other.symmetric:
        return False
    if in_common(one.actors, other.actors) or in_common(one.recipients, other.recipients):
        return False
    return in_common(one.actors, other.recipients) and in_common(one.recipients, other.actors)


def _particular(one: Mention, grounds: Iterable[Ground]) -> bool:
    """Whether something is in common that few happenings have: a place that is no capital, a figure, telling words.

    One side attacks another many times in a war, with the same weapons, on one day. Of words between two parties there are
    fewer: there both parties are enough with the day, or with any word of what was said.
    """
    weights = {ground.field: ground.weight for ground in grounds}
    if weights.get("place", 0.0) >= _PARTICULAR_PLACE or weights.get("figures", 0.0) >= _PARTICULAR_FIGURE:
        return True
    words = weights.get("words", 0.0) + weights.get("title", 0.0) + weights.get("lead", 0.0)
    if words >= _PARTICULAR_WORDS:
        return True
    both = min(weights.get("actors", 0.0), weights.get("recipients", 0.0)) > 0
    return one.quad != "material conflict" and both and (words >= _ANY_WORD or weights.get("date", 0.0) >= _ONE_DAY)
