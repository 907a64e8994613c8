"""What becomes of documents: each is read into the ledger, is there already, or is set aside with its reason."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from saksi.errors import UnreadableError
from saksi.records import Document, Reading, Record, SetAside

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger, SetAsideLine
    from saksi.resources import Resources

Fate = Literal["read", "unchanged", "set-aside"]


class Outcome(Record, frozen=True, kw_only=True):
    """What became of one document: its Reading where it could be read, else what was set aside."""

    fate: Fate
    origin: str
    locator: str = ""
    reading: Reading | None = None
    item: SetAside | None = None


class Intake:
    """Reads documents, and keeps what comes of it in a ledger, or nowhere where that is None.

    `own` is a user's folder; `fast` for the smaller encoder.
    """

    def __init__(self, ledger: "Ledger | None", own: Path | None = None, *, fast: bool = False) -> None:
        self._ledger, self._own, self._fast = ledger, own, fast

    def take(self, found: Document | SetAside) -> Outcome:
        """What becomes of what a source gave. Raises LedgerError where nothing can be kept."""
        if isinstance(found, SetAside):
            return self._keep_aside(found)
        from saksi.reading import read

        try:
            reading = read(found, self._resources)
            known = self._ledger is not None and self._ledger.add(reading, found.origin) == "unchanged"
        except UnreadableError as fault:
            return self._keep_aside(
                SetAside(
                    origin=found.origin, locator=found.locator, code=fault.code, reason=fault.reason, hint=fault.hint
                )
            )
        fate: Fate = "unchanged" if known else "read"
        return Outcome(fate=fate, origin=found.origin, locator=found.locator, reading=reading)

    def take_again(self, line: "SetAsideLine", found: Iterable[Document | SetAside]) -> Iterator[Outcome]:
        """What becomes of an input that was set aside, read again; where all of it is read, it is no longer set aside."""
        fates = []
        for document in found:
            outcome = self.take(document)
            fates.append(outcome.fate)
            yield outcome
        if fates and "set-aside" not in fates and self._ledger is not None:
            self._ledger.resolve(line.item.origin, line.item.locator)

    @cached_property
    def _resources(self) -> "Resources":
        """Loaded once, when there is something to read."""
        from saksi.resources import load_resources

        return load_resources(self._own, fast=self._fast)

    def _keep_aside(self, item: SetAside) -> Outcome:
        if self._ledger is not None:
            self._ledger.set_aside(item)
        return Outcome(fate="set-aside", origin=item.origin, locator=item.locator, item=item)
