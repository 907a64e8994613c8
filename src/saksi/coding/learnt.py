"""What was learnt from the annotated sentences: the encoder, the gate in front of it, and the sentences themselves."""

from pathlib import Path

import msgspec

from saksi.coding.gate import Gate
from saksi.coding.neighbours import Neighbours
from saksi.language.encoder import FOLDER, Encoder


class Learnt(msgspec.Struct, frozen=True):
    """The three together, made by one training."""

    encoder: Encoder
    gate: Gate | None = None
    neighbours: Neighbours | None = None

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "Learnt":
        """What lies in a folder; TableError where a file is missing. Without a gate of its own the shipped one stands."""
        gate = folder / "gate.npz"
        return cls(Encoder.load(folder), Gate.load(gate if gate.is_file() else FOLDER / gate.name), Neighbours(folder))
