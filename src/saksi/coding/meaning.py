"""PLOVER's rules: what an action means once its words, its sides and its modality are known."""

import msgspec

from saksi.coding.cues import Cue, CueTable
from saksi.coding.draft import Draft, reason
from saksi.coding.view import View
from saksi.knowledge.plover import CONTEXTS, Plover
from saksi.language.pack import LanguagePack

ANNOUNCED = {
    "CONSULT": ("AGREE", None), "SUPPORT": ("AGREE", None), "COOPERATE": ("AGREE", None), "AID": ("AGREE", None),
    "RETREAT": ("CONCEDE", None), "ASSAULT": ("THREATEN", "violence"),
}  # fmt: skip
"""What the announcement of an action is. Source: PLOVER manual, AGREE; the codebook on announced attacks."""


class Meanings(msgspec.Struct, frozen=True):
    """The tables that meaning rests on: PLOVER's, the weapons that tell a mode, the words that tell a context."""

    plover: Plover
    weapons: CueTable
    contexts: CueTable

    @classmethod
    def load(cls, pack: LanguagePack, plover: Plover) -> "Meanings":
        """The tables of a language; TableError for a mode or a context that there is not."""
        modes = frozenset(plover.modes_of("ASSAULT"))
        return cls(plover, CueTable.load(pack, "weapons.tsv", modes), CueTable.load(pack, "contexts.tsv", CONTEXTS))


def with_weapon(meanings: Meanings, view: View, draft: Draft) -> Draft:
    """An ASSAULT without a mode takes that of the weapon named in its clause."""
    if draft.type != "ASSAULT" or draft.mode is not None:
        return draft
    near: list[tuple[int, Cue]] = []
    for cue in meanings.weapons.find(view.words):
        low, high = sorted((draft.found.first, cue.first))
        if high - low <= 14 and not any(
            view.words[at].text in ";:," or view.has("clause", at) for at in range(low + 1, high)
        ):
            near.append((high - low, cue))
    if not near:
        return draft
    cue = min(near, key=lambda pair: pair[0])[1]
    told = reason("mode", f"{cue.text!r} is {cue.kind} ({cue.where})", view.text, view.chars(cue.first, cue.last))
    return msgspec.structs.replace(draft, mode=cue.kind, reasons=(*draft.reasons, told))


def with_rules(draft: Draft) -> Draft:
    """The type that PLOVER gives to an action that is only announced."""
    announced = draft.modality == "future" and draft.type in ANNOUNCED
    if not announced or (draft.type == "ASSAULT" and not draft.sides.actors):
        return draft
    kind, mode = ANNOUNCED[draft.type]
    told = reason("type", f"a future {draft.type} is {kind}", "", None)
    return msgspec.structs.replace(draft, type=kind, mode=mode, reasons=(*draft.reasons, told))


def contexts_of(meanings: Meanings, view: View) -> tuple[str, ...]:
    """The contexts that the words of the sentence tell, in the order of the alphabet."""
    return tuple(sorted({cue.kind for cue in meanings.contexts.find(view.words)}))
