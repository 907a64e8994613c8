"""Teach the network: what it costs to be wrong, and the way down."""

import random
import time
from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from coder.batches import Batch, batch_of, batches
from coder.data import Example
from coder.model import CoderNet, TrunkOut

RATE, RATE_OF_HEADS = 1.2e-4, 8e-4
WARM_UP = 0.08
SIZE = 16
FORGET = 0.25
"""In so many sentences the lexicon is hidden from the network."""
MISTAKEN = 0.1
"""From this chance on a word that is no trigger counts as a mistake of the trunk."""
WEIGHTS = {
    "trigger": 1.0,
    "cue": 0.5,
    "name": 0.5,
    "kind": 1.0,
    "mode": 0.5,
    "modality": 0.5,
    "signs": 0.4,
    "roles": 0.8,
}


def losses(net: CoderNet, batch: Batch) -> dict[str, Tensor]:
    """What each head loses on a batch."""
    embedded = net.word(batch.pieces)
    seen = net.trunk(embedded, batch.known, batch.first, batch.mask)
    lost = {"trigger": _tags(seen.trigger, batch.triggers), "cue": _tags(seen.cue, batch.cues),
            "name": _tags(seen.name, batch.names)}  # fmt: skip
    batch = with_mistakes(batch, seen.trigger.detach())
    if not len(batch.row):
        return lost
    row, hidden = batch.row, torch.cat([seen.hidden, words_before(net, batch).to(seen.hidden.dtype)], 1)
    looks = net.top(hidden[row], batch.marks, batch.prior, batch.places[row], batch.ages[row], batch.whole_mask[row])
    signs = functional.binary_cross_entropy_with_logits(looks.signs.float(), batch.signs.clamp(min=0), reduction="none")
    counted = (batch.signs >= 0).float()
    counted[:, :2] *= (batch.kind > 0).float()[:, None]
    counted[:, 2] *= (batch.kind == -1).float()
    return {
        **lost,
        "kind": _tags(looks.kind, batch.kind, smooth=0.08),
        "mode": _tags(looks.mode, batch.mode),
        "modality": _tags(looks.modality, batch.modality),
        "signs": (signs * counted).sum() / counted.sum().clamp(min=1),
        "roles": _stretches(looks.roles, batch.roles),
    }


@torch.no_grad()
def words_before(net: CoderNet, batch: Batch) -> Tensor:
    """The states of the words that stand before each sentence: (sentences, words before, hidden)."""
    earlier = batch.earlier
    if not len(earlier.pieces):
        return torch.zeros(*earlier.row.shape, net.word.weight.shape[1])
    seen: TrunkOut = net.trunk(net.word(earlier.pieces), earlier.known, torch.zeros(len(earlier.pieces), 1, dtype=torch.long),
                     earlier.mask)  # fmt: skip
    return seen.hidden[earlier.row, earlier.piece]


def with_mistakes(batch: Batch, trigger: Tensor) -> Batch:
    """The batch with words marked that the trunk takes for a trigger at this moment and that are none: the top learns to
    say so. One a sentence, the likeliest."""
    inside = 1 - trigger.float().softmax(-1)[..., 0]
    wrong = inside * (batch.triggers == 0)
    chance, word = wrong.max(1)
    rows = (chance >= MISTAKEN).nonzero()[:, 0]
    if not len(rows):
        return batch
    own = (batch.words[rows] == word[rows, None]).long()
    marks = functional.pad(own, (0, batch.marks.shape[1] - own.shape[1]))
    pieces = batch.first[rows].gather(1, word[rows, None])
    prior = batch.known[rows].gather(1, pieces[..., None].expand(-1, -1, batch.known.shape[-1]))[:, 0]
    nothing = torch.full((len(rows),), -1, dtype=torch.long)
    return batch._replace(
        row=torch.cat([batch.row, rows]), marks=torch.cat([batch.marks, marks]), prior=torch.cat([batch.prior, prior]),
        kind=torch.cat([batch.kind, torch.zeros_like(nothing)]), mode=torch.cat([batch.mode, nothing]),
        modality=torch.cat([batch.modality, nothing]), signs=torch.cat([batch.signs, torch.full((len(rows), 3), -1.0)]),
        roles=torch.cat([batch.roles, torch.full((len(rows), *batch.roles.shape[1:]), -1, dtype=batch.roles.dtype)]),
    )  # fmt: skip


def _stretches(scores: Tensor, wanted: Tensor) -> Tensor:
    """What it costs where a stretch without a role scores above zero, or above one that has it, and the other way round.

    After Su and others (2022), "ZLPR: A Novel Loss for Multi-label Classification".
    """
    scores = scores.float().flatten(2)
    wanted = wanted.flatten(2)
    learnt = (wanted >= 0).any(-1)
    away = torch.full_like(scores, -1e9)
    zero = torch.zeros_like(scores[..., :1])
    wrong = torch.cat([torch.where(wanted == 0, scores, away), zero], -1).logsumexp(-1)
    missed = torch.cat([torch.where(wanted == 1, -scores, away), zero], -1).logsumexp(-1)
    return ((wrong + missed) * learnt).sum() / learnt.sum().clamp(min=1)


def _tags(scores: Tensor, wanted: Tensor, smooth: float = 0.0) -> Tensor:
    """Cross entropy over everything that is marked; nothing where nothing is."""
    flat = wanted.reshape(-1)
    if not bool((flat >= 0).any()):
        return scores.float().sum() * 0
    scores = scores.float().reshape(-1, scores.shape[-1])
    return functional.cross_entropy(scores, flat, ignore_index=-1, label_smoothing=smooth)


def train(
    net: CoderNet, examples: Callable[[random.Random], Sequence[Example]], epochs: int, seed: int,
    say: Callable[[str], None], keep: Callable[[], None], pace: float = 1.0,
) -> None:  # fmt: skip
    """Teach the network for some epochs; `examples` gives those of an epoch, `keep` is called after each.

    `pace` is how fast to learn beside the usual. The same seed gives the same weights.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    layers = {id(p) for part in (net.trunk.layers, net.top.layers) for p in part.parameters()}
    learning = [p for p in net.parameters() if p.requires_grad]
    slow = [p for p in learning if id(p) in layers]
    fast = [p for p in learning if id(p) not in layers]
    groups = [{"params": slow, "lr": RATE * pace}, {"params": fast, "lr": RATE_OF_HEADS * pace}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    first = list(examples(rng))
    steps = epochs * -(-len(first) // SIZE)
    warm = max(int(steps * WARM_UP), 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max((steps - step) / max(steps - warm, 1), 0.02))
    )
    net.train()
    for epoch in range(epochs):
        began, sums, count = time.monotonic(), dict.fromkeys(WEIGHTS, 0.0), 0
        for group in batches(first if epoch == 0 else examples(rng), SIZE, rng):
            batch = batch_of(group, rng, forget=FORGET)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                lost = losses(net, batch)
                total = torch.stack([WEIGHTS[name] * value for name, value in lost.items()]).sum()
            optimizer.zero_grad()
            total.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimizer.step()
            schedule.step()
            count += 1
            for name, value in lost.items():
                sums[name] += float(value.detach())
        told = " ".join(f"{name} {value / max(count, 1):.3f}" for name, value in sums.items())
        say(f"epoch {epoch + 1} of {epochs}, {time.monotonic() - began:.0f} s: {told}")
        keep()
