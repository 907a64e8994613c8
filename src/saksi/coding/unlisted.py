"""Who is named that no table knows: pronouns with whom they mean, and persons and organisations that the encoder sees."""

from collections.abc import Sequence

from saksi.coding.found import Name
from saksi.coding.memory import Memory
from saksi.coding.statements import Statement
from saksi.coding.view import View, within
from saksi.mentions.passage import Passage
from saksi.records import EntityMention

SURE = 0.6
"""From this chance on a name is listed."""


def pronouns_of(view: View, statements: Sequence[Statement], memory: Memory) -> list[EntityMention]:
    """The pronouns of a sentence with whom each stands for, or nobody where that is open."""
    found: list[EntityMention] = []
    for candidate in view.candidates:
        if candidate.kind == "entity":
            continue
        party, meant = candidate.party, memory.meant(candidate, view, statements)
        names = " and ".join(other.name for other in meant)
        why = f"stands for {names}, named before" if meant else "open: nobody named before it whom it could stand for"
        code = meant[0].code if len(meant) == 1 else None
        found.append(EntityMention(start=party.start, end=party.end, text=party.text, code=code, name=names or party.text,
                                   kind="pronoun", why=f"{why} ({candidate.why})"))  # fmt: skip
    return found


def unknown_names(passage: Passage, view: View, names: Sequence[Name]) -> list[EntityMention]:
    """The persons and organisations among the names that share no word with a known entity or place."""
    known = [(entity.start, entity.end) for entity in within(passage.entities, view.span)]
    known += [(place.start, place.end) for place in within(passage.places, view.span)]
    found: list[EntityMention] = []
    for name in names:
        start, end = view.chars(name.first, name.last)
        taken = any(low < end and start < high for low, high in known)
        if name.kind != "place" and name.chance >= SURE and not taken:
            said = passage.text[start:end]
            why = f"encoder: name of a {name.kind}, {name.chance:.2f}; no table knows it"
            found.append(EntityMention(start=start, end=end, text=said, code=None, name=said, kind=name.kind, why=why))
    return found
