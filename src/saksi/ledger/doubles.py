"""Double coding in a ledger: who is to code which sentence, what each made of it, and who decided between them."""

from collections.abc import Callable, Iterable, Sequence

import msgspec
from sqlalchemy import Engine, select

from saksi.errors import UsageError
from saksi.ledger.saying import later, say
from saksi.ledger.store import Transaction
from saksi.ledger.tables import assignments, codings, statements
from saksi.review.records import Assignment, Coded, Coding, Sentence
from saksi.review.settling import Settled, settled


class Doubles:
    """Sentences that people code by themselves, blind to each other and to the program."""

    def __init__(self, engine: Engine, now: Callable[[], str]) -> None:
        self._engine, self._now = engine, now

    def assign(self, sentences: Iterable[Sentence], coder: str, by: str) -> int:
        """Give sentences to a coder; how many were new to them."""
        _named(coder, "coder")
        _named(by, "one who gives them out")
        known = {assigned.sentence.id for assigned in self.assigned(coder)}
        new = [sentence for sentence in sentences if sentence.id not in known]
        with Transaction(self._engine, "written") as connection:
            for sentence in new:
                given = Assignment.of(sentence=sentence, coder=coder.strip(), by=by.strip(), at=self._now())
                say(connection, given, given.at)
        return len(new)

    def assigned(self, coder: str | None = None) -> tuple[Assignment, ...]:
        """What was given to a coder, or to all, in the order of giving."""
        chosen = select(statements.c.json).join_from(assignments, statements).order_by(statements.c.number)
        if coder is not None:
            chosen = chosen.where(assignments.c.coder == coder.strip())
        with Transaction(self._engine, "read") as connection:
            return tuple(msgspec.json.decode(row, type=Assignment) for row in connection.scalars(chosen))

    def open_for(self, coder: str) -> tuple[Sentence, ...]:
        """The sentences that a coder was given and has not coded, in the order of the article."""
        done = {coding.sentence.id for coding in self.codings() if coding.by == coder.strip() and not coding.settles}
        waiting = [given.sentence for given in self.assigned(coder) if given.sentence.id not in done]
        return tuple(sorted(waiting, key=lambda sentence: (sentence.article, sentence.in_ != "title", sentence.span)))

    def submit(self, sentence: Sentence, events: Sequence[Coded], by: str) -> Coding:
        """Keep what a coder made of a sentence; a later coding of it by the same coder takes its place, and the first stays.

        UsageError where the sentence was not given to the coder.
        """
        if all(given.sentence.id != sentence.id for given in self.assigned(by)):
            raise UsageError(f"this sentence of {sentence.article} was not given to {by!r}; `saksi assign` gives it")
        return self._keep(Coding.of(sentence=sentence, by=by.strip(), at=self._time(sentence), events=tuple(events)))

    def adjudicate(self, given: str, events: Sequence[Coded], by: str, reason: str) -> Coding:
        """Decide between the codings of a sentence.

        UsageError for one of its coders, without a reason, or where there is nothing to decide.
        """
        _named(by, "adjudicator")
        if not reason.strip():
            raise UsageError("an adjudication needs a reason; write --reason TEXT")
        found = self.settled_of(given, by)
        coders = [coding.by for coding in found.codings]
        if by.strip() in coders:
            raise UsageError(f"{by} coded this sentence; a third person decides between {' and '.join(coders)}")
        if len(coders) < 2:
            raise UsageError(f"{len(coders)} have coded this sentence; there is nothing to decide between")
        settles = tuple(coding.id for coding in found.codings)
        told = {"by": by.strip(), "at": self._time(found.sentence), "events": tuple(events), "reason": reason.strip()}
        return self._keep(Coding.of(sentence=found.sentence, settles=settles, **told))

    def settled_of(self, given: str, reader: str | None = None) -> Settled:
        """A sentence with its codings, by its id or the beginning of it.

        UsageError where none or several fit, and for a reader who has yet to code it, and is not to see what others did.
        """
        found = [one for one in self.settled() if one.sentence.id.startswith(given)]
        if len(found) != 1:
            what = f"{len(found)} sentences begin with" if found else "nobody has coded a sentence"
            raise UsageError(f"{what} {given!r}; `saksi adjudicate` lists those that are coded twice")
        if reader is not None and found[0].sentence in self.open_for(reader):
            raise UsageError(f"{reader} has yet to code this sentence, and sees what others made of it afterwards")
        return found[0]

    def settled(self) -> tuple[Settled, ...]:
        """Every sentence that somebody coded, with what the coders made of it and what was decided."""
        return settled(self.codings())

    def codings(self) -> tuple[Coding, ...]:
        """All codings, in the order in which they were kept."""
        chosen = select(statements.c.json).join_from(codings, statements).order_by(statements.c.number)
        with Transaction(self._engine, "read") as connection:
            return tuple(msgspec.json.decode(row, type=Coding) for row in connection.scalars(chosen))

    def _time(self, sentence: Sentence) -> str:
        """Now, or just after the last coding of a sentence."""
        times = (coding.at for coding in self.codings() if coding.sentence.id == sentence.id)
        return later(self._now(), max(times, default=None))

    def _keep(self, coding: Coding) -> Coding:
        with Transaction(self._engine, "written") as connection:
            say(connection, coding, self._now())
        return coding


def _named(name: str, what: str) -> None:
    if not name.strip():
        raise UsageError(f"the {what} needs a name")
