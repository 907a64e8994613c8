"""Write a trained network as the files that Saksi runs: two graphs in eight bits, the pieces, their table, and a card."""

import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from coder.base import Base
from coder.model import CoderNet

OPSET = 17


class _TrunkGraph(nn.Module):
    def __init__(self, net: CoderNet) -> None:
        super().__init__()
        self.net = net.trunk

    def forward(self, embedded: Tensor, known: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        mask = torch.zeros(1, 1, 1, 1)
        return tuple(self.net(embedded, known, first, mask))


class _TopGraph(nn.Module):
    def __init__(self, net: CoderNet) -> None:
        super().__init__()
        self.net = net.top

    def forward(
        self, hidden: Tensor, marks: Tensor, prior: Tensor, first: Tensor, ages: Tensor
    ) -> tuple[Tensor, ...]:  # fmt: skip
        rows = marks.shape[0]
        mask = torch.zeros(1, 1, 1, 1)
        return tuple(
            self.net(hidden.expand(rows, -1, -1), marks, prior, first.expand(rows, -1), ages.expand(rows, -1), mask)
        )


def export(net: CoderNet, base: Base, kept: list[int], folder: Path, version: str, *, shared: bool = False) -> None:
    """Write the five files of an encoder into a folder; without pieces and table where they are `shared`."""
    folder.mkdir(parents=True, exist_ok=True)
    net.eval()
    hidden, types = base.sizes.hidden, net.trunk.known.in_features
    pieces, words, rows = 9, 5, 2
    first = torch.tensor([[1, 2, 4, 5, 7]])
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch)
        torch.onnx.export(
            _TrunkGraph(net), (torch.randn(1, pieces, hidden), torch.zeros(1, pieces, types), first), str(whole / "trunk.onnx"),
            input_names=["embedded", "known", "first"], output_names=["hidden", "trigger", "cue", "name"],
            dynamic_axes={"embedded": {1: "pieces"}, "known": {1: "pieces"}, "first": {1: "words"}}, opset_version=OPSET,
            dynamo=False,
        )  # fmt: skip
        torch.onnx.export(
            _TopGraph(net),
            (torch.randn(1, pieces, hidden), torch.ones(rows, pieces, dtype=torch.long), torch.zeros(rows, types), first,
             torch.zeros(1, pieces, dtype=torch.long)),
            str(whole / "top.onnx"), input_names=["hidden", "marks", "prior", "first", "ages"],
            output_names=["kind", "mode", "modality", "signs", "roles", "about"],
            dynamic_axes={"hidden": {1: "pieces"}, "marks": {0: "rows", 1: "pieces"}, "prior": {0: "rows"},
                          "first": {1: "words"}, "ages": {1: "pieces"}},
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        for name in ("trunk.onnx", "top.onnx"):
            # seven bits: with eight, sums of products overflow on processors that have no instruction for them
            quantize_dynamic(
                whole / name, folder / name, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                op_types_to_quantize=["MatMul"],
            )  # fmt: skip
    if not shared:
        table = net.word.weight.detach().numpy()[kept]
        scales = np.abs(table).max(1) / 127
        weights = np.round(table / scales[:, None]).astype(np.int8)
        np.savez(folder / "embedding.npz", weights=weights, scales=scales.astype(np.float32))
        lines = (f"{base.pieces[number]}\t{base.scores[number]:.4f}" for number in kept)
        (folder / "pieces.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    numbers = {old: new for new, old in enumerate(kept)}
    card = {
        "version": version,
        "unknown": numbers[base.unknown],
        "opens": numbers[base.bos],
        "closes": numbers[base.eos],
    }
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    assert words == first.shape[1]
