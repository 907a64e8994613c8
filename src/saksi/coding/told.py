"""A passage as it was coded, ready to be asked what stands in which sentence."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from saksi.coding.speeches import Sight
from saksi.coding.statements import Statement
from saksi.records import Event, Span


class Told:
    """The text of a passage, its sentences, what is said in each, and its events."""

    def __init__(
        self, text: str, sights: Sequence[Sight], said: Sequence[Sequence[Statement]], events: Sequence[Event]
    ) -> None:  # fmt: skip
        self.text, self.sights, self.said, self.events = text, sights, said, tuple(events)
        self._numbers = {sight.view.span: number for number, sight in enumerate(sights)}
        self._starts = [sight.view.span[0] for sight in sights]
        self._events: defaultdict[int, list[Event]] = defaultdict(list)
        for event in events:
            self._events[self.number(event)].append(event)

    def number(self, event: Event) -> int:
        """The number of the sentence that tells an event."""
        return self._numbers[event.sentence]

    def sentences(self, span: Span) -> range:
        """The numbers of the sentences that a span touches."""
        first = max(bisect_right(self._starts, span[0]) - 1, 0)
        return range(first, max(bisect_left(self._starts, span[1]), first + 1))

    def in_sentence(self, number: int) -> Sequence[Event]:
        """The events of a sentence."""
        return self._events.get(number, ())

    def within(self, span: Span) -> list[Event]:
        """The events whose triggers begin in a span."""
        found = (event for number in self.sentences(span) for event in self.in_sentence(number))
        return [event for event in found if span[0] <= event.trigger[0] < span[1]]
