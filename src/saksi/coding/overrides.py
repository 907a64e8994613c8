"""What a user's own trigger tables say of words, applied to what the encoder finds: never an event, or always of this type.

A row applies where its inflected word lies in the trigger that was found, or that trigger in the row's expression. Of two
rows the one of more words wins, then the earlier one.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from saksi.coding.found import Found, Ruled
from saksi.coding.lexicon import Entry, Grammar, Lexicon, Match, carried, entry_of
from saksi.knowledge.plover import Plover
from saksi.knowledge.tables import Row, read_table
from saksi.language.pack import LanguagePack
from saksi.language.words import Word

COLUMNS = ("trigger", "pos", "verdict", "type", "mode", "example")
VERDICTS = frozenset({"never", "is"})


class Overrides(msgspec.Struct, frozen=True):
    """The own triggers of one language. An entry without a type is never an event."""

    lexicon: Lexicon

    @classmethod
    def load(cls, path: Path, pack: LanguagePack, plover: Plover) -> "Overrides":
        """The table of a user; TableError for an unknown verdict, type, mode or class, and for a `never` with a type."""
        grammar = Grammar.load(pack)
        rows = enumerate(read_table(path, COLUMNS))
        return cls(Lexicon.of([own_entry(row, order, plover, grammar) for order, row in rows], grammar))

    def proposed(self, words: Sequence[Word]) -> tuple[Match, ...]:
        """Where words stand that are an event of some type by an own row, if the encoder does not object."""
        return tuple(match for match in self.lexicon.find(words) if match.entry.type)

    def row_for(self, words: Sequence[Word], found: Found) -> Match | None:
        """The row that decides on what was found, or None."""
        fit = (match for match in self.lexicon.find(words) if _applies(match, found))
        return min(fit, key=lambda match: (-match.entry.weight, match.entry.order), default=None)

    def ruled(self, words: Sequence[Word], found: Found) -> Found | None:
        """What was found as the own rows have it, or None where it is never an event.

        A row without a mode leaves the mode to the encoder, where that saw the same type.
        """
        match = self.row_for(words, found)
        if match is None:
            return found
        entry = match.entry
        if not entry.type:
            return None
        mode = entry.mode or (found.mode if entry.type == found.type else None)
        own = Ruled(entry, match.at, found.type, found.type_chance)
        return msgspec.structs.replace(
            found, type=entry.type, mode=mode, chance=found.second_look, type_chance=1.0, own=own
        )


def own_entry(row: Row, order: int, plover: Plover, grammar: Grammar) -> Entry:
    """The entry of a row of a user's table; TableError as `Overrides.load`."""
    if row.one_of("verdict", VERDICTS) == "is":
        return entry_of(row, order, grammar, *carried(row, plover))
    if row["type"] or row["mode"]:
        raise row.fault("the verdict is `never`, and so type and mode have to be empty; write `is` for what has a type")
    return entry_of(row, order, grammar, "", None)


def _applies(match: Match, found: Found) -> bool:
    in_trigger = found.first <= match.head <= found.last
    return in_trigger or (match.at[0] <= found.first and found.last <= match.at[-1])
