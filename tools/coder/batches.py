"""Examples side by side: the numbers of a batch, filled up to one length."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from coder.data import Before, Example
from saksi.language.encoder import AWAY
from saksi.language.labels import ROLES, TYPES

IGNORED = NOBODY = -1


class Earlier(NamedTuple):
    """The sentences before those of a batch, as rows of their own; for each word before a sentence its row and piece."""

    pieces: Tensor
    known: Tensor
    mask: Tensor
    row: Tensor  # (sentences, words before)
    piece: Tensor


class Batch(NamedTuple):
    """Tensors of a batch; `row` says for each mark in which sentence it is.

    What the top reads is longer than what the trunk reads: behind the pieces stand the words before the sentence. `marks`,
    `places` (where each word begins), `ages` and `whole_mask` are of that length. `roles` are 1 for the stretches (first
    word, last word) that have a role, 0 for those that do not.
    """

    pieces: Tensor
    words: Tensor  # the word of each piece, -1 for none
    known: Tensor
    first: Tensor
    mask: Tensor
    triggers: Tensor
    cues: Tensor
    names: Tensor
    earlier: Earlier
    places: Tensor
    ages: Tensor
    whole_mask: Tensor
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
    count, length = len(examples), max(len(e.cut.pieces) for e in examples)
    words = max(len(e.cut.first) for e in examples)
    pieces = torch.ones(count, length, dtype=torch.long)
    words_of_pieces = torch.full((count, length), NOBODY, dtype=torch.long)
    known = torch.zeros(count, length, len(TYPES))
    first = torch.zeros(count, words, dtype=torch.long)
    mask = torch.full((count, 1, 1, length), AWAY)
    tags = torch.full((3, count, words), -1, dtype=torch.long)
    hidden_words: list[set[int]] = []
    for row, e in enumerate(examples):
        own = len(e.cut.pieces)
        pieces[row, :own] = torch.tensor(e.cut.pieces)
        words_of_pieces[row, :own] = torch.tensor(e.cut.word_of)
        first[row, : len(e.cut.first)] = torch.tensor(e.cut.first)
        mask[row, :, :, :own] = 0
        whole = rng.random() < forget
        hidden = {at for at in range(len(e.cut.first)) if whole or rng.random() < forget / 2}
        hidden_words.append(hidden)
        for piece, word in enumerate(e.cut.word_of):
            if word >= 0 and word not in hidden:
                known[row, piece] = torch.tensor(e.known[word])
        for which, values in enumerate((e.triggers, e.cues, e.names)):
            tags[which, row, : len(values)] = torch.tensor(values)
    before = max(len(e.before.words) for e in examples)
    width = max(len(e.cut.first) + len(e.before.words) for e in examples)
    places = torch.zeros(count, width, dtype=torch.long)
    ages = torch.zeros(count, length + before, dtype=torch.long)
    whole_mask = torch.full((count, 1, 1, length + before), AWAY)
    whole_mask[..., :length] = mask
    for row, e in enumerate(examples):
        own, back = len(e.cut.first), len(e.before.words)
        places[row, :own] = torch.tensor(e.cut.first)
        places[row, own : own + back] = torch.arange(length, length + back)
        ages[row, length : length + back] = torch.tensor([word.age for word in e.before.words])
        whole_mask[row, :, :, length : length + back] = 0
    marked = [(row, mark) for row, e in enumerate(examples) for mark in e.marked]
    marks = torch.zeros(len(marked), length + before, dtype=torch.long)
    prior = torch.zeros(len(marked), len(TYPES))
    roles = torch.full((len(marked), len(ROLES), width, width), IGNORED, dtype=torch.int8)
    ordered = torch.ones(width, width, dtype=torch.bool).triu()
    for number, (row, mark) in enumerate(marked):
        e = examples[row]
        for piece, word in enumerate(e.cut.word_of):
            if word in mark.words:
                marks[number, piece] = 2 if mark.cue else 1
        if hidden_words[row].isdisjoint(mark.words):
            prior[number] = torch.tensor(mark.prior)
        learnt = len(e.cut.first) + (len(e.before.words) if e.before.learnt else 0)
        for role, stretches in mark.roles.items():
            roles[number, role, :learnt, :learnt][ordered[:learnt, :learnt]] = 0
            for begins, ends in stretches:
                roles[number, role, begins, ends] = 1
    return Batch(
        pieces, words_of_pieces, known, first, mask, tags[0], tags[1], tags[2],
        _earlier([e.before for e in examples], before), places, ages, whole_mask,
        torch.tensor([row for row, _ in marked], dtype=torch.long), marks, prior,
        torch.tensor([mark.kind for _, mark in marked], dtype=torch.long),
        torch.tensor([mark.mode for _, mark in marked], dtype=torch.long),
        torch.tensor([mark.modality for _, mark in marked], dtype=torch.long),
        torch.tensor([mark.signs for _, mark in marked]).reshape(-1, 3), roles,
    )  # fmt: skip


def _earlier(befores: Sequence[Before], longest: int) -> Earlier:
    sentences = [sentence for before in befores for sentence in before.sentences]
    length = max((len(cut.pieces) for cut, _ in sentences), default=0)
    pieces = torch.ones(len(sentences), length, dtype=torch.long)
    known = torch.zeros(len(sentences), length, len(TYPES))
    mask = torch.full((len(sentences), 1, 1, length), AWAY)
    for row, (cut, types) in enumerate(sentences):
        pieces[row, : len(cut.pieces)] = torch.tensor(cut.pieces)
        mask[row, :, :, : len(cut.pieces)] = 0
        for piece, word in enumerate(cut.word_of):
            if word >= 0:
                known[row, piece] = torch.tensor(types[word])
    rows = torch.zeros(len(befores), longest, dtype=torch.long)
    places = torch.zeros(len(befores), longest, dtype=torch.long)
    began = 0
    for number, before in enumerate(befores):
        for at, seen in enumerate(before.words):
            rows[number, at] = began + seen.sentence
            places[number, at] = before.sentences[seen.sentence][0].first[seen.word]
        began += len(before.sentences)
    return Earlier(pieces, known, mask, rows, places)
