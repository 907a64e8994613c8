"""The network under the encoder's interface, to measure it before it is exported."""

import numpy as np
import torch

from coder.base import Base
from coder.model import CoderNet
from saksi.language.encoder import Encoder, Floats, Integers
from saksi.language.pieces import Pieces


def pieces_of(base: Base) -> Pieces:
    """The whole vocabulary of the base encoder."""
    vocabulary = [(piece, float(score)) for piece, score in zip(base.pieces, base.scores, strict=True)]
    return Pieces(vocabulary, unknown=base.unknown, opens=base.bos, closes=base.eos)


class TorchGraphs:
    """Runs the network as the exported graphs are run: one sentence at a time."""

    def __init__(self, net: CoderNet) -> None:
        self._net = net.eval()

    @torch.no_grad()
    def trunk(self, pieces: Integers, known: Floats, first: Integers) -> tuple[Floats, Floats, Floats, Floats]:
        """As `Graphs.trunk`."""
        mask = torch.zeros(1, 1, 1, len(pieces))
        embedded = self._net.word(torch.from_numpy(pieces))[None]
        seen = self._net.trunk(embedded, torch.from_numpy(known)[None], torch.from_numpy(first)[None], mask)
        hidden, trigger, cue, name = (part[0].numpy() for part in seen)
        return hidden, trigger, cue, name

    @torch.no_grad()
    def top(
        self, hidden: Floats, marks: Integers, prior: Floats, first: Integers, ages: Integers
    ) -> tuple[Floats, ...]:  # fmt: skip
        """As `Graphs.top`."""
        count = len(marks)
        mask = torch.zeros(1, 1, 1, marks.shape[1])
        looks = self._net.top(
            torch.from_numpy(np.repeat(hidden[None], count, 0)), torch.from_numpy(marks), torch.from_numpy(prior),
            torch.from_numpy(np.repeat(first[None], count, 0)), torch.from_numpy(np.repeat(ages[None], count, 0)), mask,
        )  # fmt: skip
        return tuple(part.numpy() for part in looks)


def encoder_of(net: CoderNet, base: Base, version: str = "training") -> Encoder:
    """An encoder that runs the network in PyTorch."""
    return Encoder(pieces_of(base), TorchGraphs(net), version)
