"""Examples side by side: the numbers of a batch, filled up to one length."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from coder.data import Example
from saksi.language.encoder import AWAY
from saksi.language.labels import ROLES, TYPES

IGNORED = NOBODY = -1


class Batch(NamedTuple):
    """Tensors of a batch; `row` says for each mark in which sentence it is.

    `roles` are 1 for the stretches (first word, last word) that have a role, 0 for those that do not.
    """

    pieces: Tensor
    words: Tensor  # the word of each piece, -1 for none
    known: Tensor
    first: Tensor
    mask: Tensor
    triggers: Tensor
    cues: Tensor
    names: Tensor
    row: Tensor
    marks: Tensor
    prior: Tensor
    kind: Tensor
    mode: Tensor
    modality: Tensor
    signs: Tensor
    roles: Tensor


def batches(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """The examples in batches of like length, in an order drawn by `rng`."""
    order = sorted(examples, key=lambda e: (len(e.cut.pieces) + rng.randrange(8), e.text))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(groups)
    yield from groups


def batch_of(examples: Sequence[Example], rng: random.Random, *, forget: float = 0.0) -> Batch:
    """The tensors of some examples. `forget` is the share of sentences whose lexicon is hidden, so that it is no crutch."""
    length = max(len(e.cut.pieces) for e in examples)
    words = max(len(e.cut.first) for e in examples)
    pieces = torch.ones(len(examples), length, dtype=torch.long)
    words_of_pieces = torch.full((len(examples), length), NOBODY, dtype=torch.long)
    known = torch.zeros(len(examples), length, len(TYPES))
    first = torch.zeros(len(examples), words, dtype=torch.long)
    mask = torch.full((len(examples), 1, 1, length), AWAY)
    tags = torch.full((3, len(examples), words), -1, dtype=torch.long)
    marked = [(row, mark) for row, e in enumerate(examples) for mark in e.marked]
    marks = torch.zeros(len(marked), length, dtype=torch.long)
    prior = torch.zeros(len(marked), len(TYPES))
    roles = torch.full((len(marked), len(ROLES), words, words), IGNORED, dtype=torch.int8)
    ordered = torch.ones(words, words, dtype=torch.bool).triu()
    hidden_words: list[set[int]] = []
    for row, e in enumerate(examples):
        count = len(e.cut.pieces)
        pieces[row, :count] = torch.tensor(e.cut.pieces)
        words_of_pieces[row, :count] = torch.tensor(e.cut.word_of)
        first[row, : len(e.cut.first)] = torch.tensor(e.cut.first)
        mask[row, :, :, :count] = 0
        whole = rng.random() < forget
        hidden = {at for at in range(len(e.cut.first)) if whole or rng.random() < forget / 2}
        hidden_words.append(hidden)
        for piece, word in enumerate(e.cut.word_of):
            if word >= 0 and word not in hidden:
                known[row, piece] = torch.tensor(e.known[word])
        for which, values in enumerate((e.triggers, e.cues, e.names)):
            tags[which, row, : len(values)] = torch.tensor(values)
    for number, (row, mark) in enumerate(marked):
        for piece, word in enumerate(examples[row].cut.word_of):
            if word in mark.words:
                marks[number, piece] = 2 if mark.cue else 1
        if hidden_words[row].isdisjoint(mark.words):
            prior[number] = torch.tensor(mark.prior)
        count = len(examples[row].cut.first)
        for role, stretches in mark.roles.items():
            roles[number, role, :count, :count][ordered[:count, :count]] = 0
            for begins, ends in stretches:
                roles[number, role, begins, ends] = 1
    return Batch(
        pieces, words_of_pieces, known, first, mask, tags[0], tags[1], tags[2],
        torch.tensor([row for row, _ in marked], dtype=torch.long), marks, prior,
        torch.tensor([mark.kind for _, mark in marked], dtype=torch.long),
        torch.tensor([mark.mode for _, mark in marked], dtype=torch.long),
        torch.tensor([mark.modality for _, mark in marked], dtype=torch.long),
        torch.tensor([mark.signs for _, mark in marked]).reshape(-1, 3), roles,
    )  # fmt: skip
