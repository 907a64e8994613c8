"""The reviews in a ledger: given, found again, and carried over to newer codings."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, Engine, select

from saksi.errors import OvertakenError, UsageError
from saksi.ledger.codings import Codings
from saksi.ledger.listing import Telling
from saksi.ledger.review_views import reviews_of, reviews_where
from saksi.ledger.reviewed import plover
from saksi.ledger.saying import later, say
from saksi.ledger.store import Transaction
from saksi.ledger.tables import readings, reviews
from saksi.records import Event
from saksi.review.carrying import Carried, carry
from saksi.review.records import Action, Review, Value
from saksi.review.replay import Reviewed, as_reviewed, standing, state_of, values_of
from saksi.review.values import same

REASONED = frozenset({"reject", "correct", "comment", "flag"})
"""What nobody may do without saying why."""


class Reviews:
    """What people decided on the events of a ledger. `now` gives the time as ISO 8601 in UTC."""

    def __init__(self, engine: Engine, now: Callable[[], str]) -> None:
        self._engine, self._now = engine, now

    def give(
        self, event: Event, article: str, coder: str, action: Action, *, by: str, reason: str = "",
        field: str | None = None, new: Value = None, last: str | None = None,
    ) -> Review:  # fmt: skip
        """Keep one review of an event as it was coded, and return it.

        `last` is the id of its last review that was seen, "" for none: OvertakenError where there is another by now.
        UsageError without a name, without a reason where one is needed, for a correction that changes nothing, and for an
        article that is not in the ledger.
        """
        if action == "withdraw":
            raise UsageError("a review is taken back by `withdraw`, which says which one it is")
        if not by.strip():
            raise UsageError("a review needs the name of who gives it; write --by NAME")
        if action in REASONED and not reason.strip():
            raise UsageError(f"a {action} needs a reason; write --reason TEXT")
        now = self._now()
        with Transaction(self._engine, "written") as connection:
            _check_article(connection, article)
            before = reviews_of(connection, event.id)
            if last is not None and last != (before[-1].id if before else ""):
                raise OvertakenError(f"somebody reviewed the event {event.id[:8]} in between; look at it again")
            stands = values_of(as_reviewed(event, before, plover()).event)
            if action == "correct" and field and same(stands[field], new):
                raise UsageError(f"{field} is that already; to say that it is right, accept the event")
            review = Review.of(
                event=event.id, article=article, coder=coder, action=action, by=by.strip(), reason=reason.strip(),
                at=later(now, before[-1].at if before else None), field=field,
                old=stands[field] if field else None, new=stands if action == "accept" else new,
            )  # fmt: skip
            say(connection, review, now)
        return review

    def withdraw(
        self, event: Event, article: str, coder: str, *, by: str, given: str | None = None, reason: str = ""
    ) -> Review:
        """Take back a review of an event, by its id, else the last of those by the same person; nothing is removed.

        Returns the statement that takes it back. UsageError where there is none that stands.
        """
        now = self._now()
        with Transaction(self._engine, "written") as connection:
            before = reviews_of(connection, event.id)
            mine = [one for one in standing(before) if (one.id == given if given else one.by == by.strip())]
            if not mine:
                whose = f"review {given}" if given else f"review by {by}"
                raise UsageError(f"no {whose} of the event {event.id[:8]} stands; `saksi history` shows all")
            left = [one for one in before if one.first != mine[-1].first]
            review = Review.of(
                event=event.id, article=article, coder=coder, action="withdraw", by=by.strip(), reason=reason.strip(),
                at=later(now, before[-1].at), old=mine[-1].first, new=state_of(standing(left)),
            )  # fmt: skip
            say(connection, review, now)
        return review

    def of(self, event: Event, as_of: str | None = None) -> Reviewed:
        """An event as it was coded with its reviews, as known at the end of an ISO day, month or year where it is given."""
        with Transaction(self._engine, "read") as connection:
            return as_reviewed(event, reviews_of(connection, event.id, as_of), plover())

    def of_all(
        self, events: Iterable[Event], as_of: str | None = None, article: str | None = None
    ) -> Iterator[Reviewed]:
        """Events as they were coded with their reviews, in the same order; for many at once, of several articles or of one."""
        given = self.by_event(article, as_of)
        return (as_reviewed(event, given.get(event.id, ()), plover()) for event in events)

    def applied_to(self, tellings: Sequence[Telling], as_of: str | None = None) -> Iterator[Telling]:
        """The tellings with the last decision on each field of their events, without those that were rejected."""
        for telling, found in zip(tellings, self.of_all((one.event for one in tellings), as_of), strict=True):
            if found.state != "rejected":
                yield msgspec.structs.replace(telling, event=found.event)

    def by_event(self, article: str | None = None, as_of: str | None = None) -> dict[str, tuple[Review, ...]]:
        """All reviews, or those of one article, by the event that they are about."""
        found: defaultdict[str, list[Review]] = defaultdict(list)
        chosen = [reviews.c.article == article] if article is not None else []
        with Transaction(self._engine, "read") as connection:
            for review in reviews_where(connection, *chosen, as_of=as_of):
                found[review.event].append(review)
        return {event: tuple(given) for event, given in found.items()}

    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that anything was reviewed in."""
        with Transaction(self._engine, "read") as connection:
            return tuple(connection.scalars(select(reviews.c.article).distinct().order_by(reviews.c.article)))

    def carry_over(self) -> Iterator[Carried]:
        """Bring the reviews of older codings to the newest one of each article; what became of those of each event.

        Doing it again adds nothing, and tells the same.
        """
        for article in self.articles():
            given, told = self.by_event(article), set[str]()
            newest, *older = Codings(self._engine, self._now).of(article)
            for carried in (one for old in older for one in carry(old, newest, given, plover())):
                with Transaction(self._engine, "written") as connection:
                    for review in carried.reviews:
                        say(connection, review, self._now())
                if carried.old not in told:
                    told.add(carried.old)
                    yield carried


def _check_article(connection: Connection, id: str) -> None:
    if connection.execute(select(readings.c.number).where(readings.c.id == id).limit(1)).first() is None:
        raise UsageError(f"no article {id!r} in this ledger; `saksi articles` lists the ids")
