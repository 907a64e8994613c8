"""The actors of a ledger: who acted on whom and when, who accuses whom, and whose word stands alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, Literal

import msgspec
from sqlalchemy import Engine

from saksi.incidents.outline import Outline
from saksi.ledger import actor_lists
from saksi.ledger.actor_lists import deeds
from saksi.ledger.store import Transaction
from saksi.records import Record

By = Literal["acts", "struck"]


class ActorLine(Record, frozen=True, kw_only=True):
    """An actor in a list, and in how many events it is named: in all, as who acts, as who is acted on, as who says so."""

    code: str
    events: int
    acts: int
    struck: int
    says: int


class CodeLine(Record, frozen=True, kw_only=True):
    """A code, and how many events name a party with it."""

    code: str
    events: int


class Count(Record, frozen=True, kw_only=True):
    """So many incidents of a type in a month (`2020-10`), null where their day is not known."""

    month: str | None
    type: str
    incidents: int


class Counterpart(Record, frozen=True, kw_only=True):
    """Another actor, with the incidents of each type in which it is acted on (`acts`), and in which it acts (`struck`)."""

    code: str
    acts: dict[str, int]
    struck: dict[str, int]

    @property
    def total(self) -> int:
        """All incidents, those of both directions twice."""
        return sum(self.acts.values()) + sum(self.struck.values())


class Claims(Record, frozen=True, kw_only=True):
    """The incidents of which somebody speaks: on how many nobody else reports, are one-sided, or contested."""

    code: str
    incidents: int
    alone: int
    one_sided: int
    contested: int


class Accusation(Record, frozen=True, kw_only=True):
    """Of how many incidents one accuses another, and to how many of these the accused has an answer."""

    accuser: str
    accused: str
    incidents: int
    denied: int


class Happening(Outline, frozen=True, kw_only=True):
    """An incident in short, with the words that stand for it, and title and language of the article that has them."""

    sentence: str
    title: str | None
    language: str | None


class Happenings(Record, frozen=True, kw_only=True):
    """A page of incidents, the latest first, and how many there are in all."""

    count: int
    incidents: tuple[Happening, ...]


class Portrait(Record, frozen=True, kw_only=True):
    """All about one actor. `codes` are those that it stands for and others of its country."""

    codes: tuple[CodeLine, ...]
    acts: tuple[Count, ...]
    struck: tuple[Count, ...]
    counterparts: tuple[Counterpart, ...]
    own_claims: tuple[Claims, ...]
    claims_about: tuple[Claims, ...]
    accusations: tuple[Accusation, ...]
    happenings: Happenings


class Dyad(Record, frozen=True, kw_only=True):
    """All between two actors: what the first did to the second, the second to the first, and who accuses whom."""

    there: tuple[Count, ...]
    back: tuple[Count, ...]
    accusations: tuple[Accusation, ...]
    happenings: Happenings


class Actors:
    """The actors of a ledger, each by its code."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def list(
        self, limit: int, after: int = 0, words: str | None = None, codes: Collection[str] = ()
    ) -> tuple[ActorLine, ...]:
        """So many actors, the most mentioned first, behind the first `after`: all, or those that words may mean.

        Words are a part of a name or a code; `codes` are more codes that are meant by them.
        """
        with self._reading() as connection:
            return _records(ActorLine, actor_lists.actors(connection, words, codes, limit, after))

    def portrait(self, code: str, limit: int, after: int = 0) -> Portrait:
        """All about an actor, with so many of its incidents, the latest first, behind the first `after`."""
        with self._reading() as connection:
            either = [deeds(code, None), deeds(None, code)]
            return Portrait(
                codes=_records(CodeLine, actor_lists.codes_of(connection, code)),
                acts=_records(Count, actor_lists.by_month(connection, code, None)),
                struck=_records(Count, actor_lists.by_month(connection, None, code)),
                counterparts=_counterparts(
                    actor_lists.counterparts(connection, code, acts=True),
                    actor_lists.counterparts(connection, code, acts=False),
                ),
                own_claims=_records(Claims, actor_lists.claims(connection, code, own=True)),
                claims_about=_records(Claims, actor_lists.claims(connection, code, own=False)),
                accusations=_records(Accusation, actor_lists.accusations(connection, code)),
                happenings=_happenings(*actor_lists.incidents_of(connection, either, limit, after)),
            )

    def dyad(self, one: str, other: str, limit: int, after: int = 0) -> Dyad:
        """All between two actors, with so many of their incidents, the latest first, behind the first `after`."""
        with self._reading() as connection:
            either = [deeds(one, other), deeds(other, one)]
            return Dyad(
                there=_records(Count, actor_lists.by_month(connection, one, other)),
                back=_records(Count, actor_lists.by_month(connection, other, one)),
                accusations=_records(Accusation, actor_lists.accusations(connection, one, other)),
                happenings=_happenings(*actor_lists.incidents_of(connection, either, limit, after)),
            )

    def _reading(self) -> Transaction:
        return Transaction(self._engine, "read")


def _records(kind: Any, rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(kind(**row._mapping) for row in rows)


def _counterparts(acts: Iterable[Any], struck: Iterable[Any]) -> tuple[Counterpart, ...]:
    """One record for each code, those with most incidents first."""
    found: defaultdict[str, dict[By, dict[str, int]]] = defaultdict(lambda: {"acts": {}, "struck": {}})
    sides: tuple[tuple[By, Iterable[Any]], ...] = (("acts", acts), ("struck", struck))
    for side, rows in sides:
        for row in rows:
            found[row.code][side][row.type] = row.incidents
    made = (Counterpart(code=code, **told) for code, told in found.items())
    return tuple(sorted(made, key=lambda one: (-one.total, one.code)))


def _happenings(count: int, rows: Iterable[Any]) -> Happenings:
    return Happenings(count=count, incidents=tuple(map(_happening, rows)))


def _happening(row: Any) -> Happening:
    outline = msgspec.json.decode(row.json, type=Outline)
    shown = msgspec.structs.asdict(outline)
    return Happening(**shown, sentence=row.sentence, title=row.title, language=row.language)
