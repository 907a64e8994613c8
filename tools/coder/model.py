"""The network: a trunk that reads the sentence once, and a top that reads it again for each marked word.

The trunk says which words may be triggers and cues, and which are names. For each of them the top layers run again with
its words marked, and say what it is and who has which part in it, so that two events of one sentence cannot mix theirs.
"""

import re
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from coder.base import Base
from saksi.language.encoder import SENTENCES_BEFORE
from saksi.language.labels import MODALITIES, MODES, NAMES, ROLES, TAGS, TYPES

TOP_LAYERS = 3
FROZEN = 2
"""So many of the lowest layers stay as they are: they know words, and learn slowly."""
FAR = 12
"""Words farther from the marked ones than this are all equally far."""
INNER = 32
DROPOUT = 0.1


class Layer(nn.Module):
    """One layer of the base encoder."""

    def __init__(self, base: Base, number: int) -> None:
        super().__init__()
        hidden, inner, self.heads = base.sizes.hidden, base.sizes.inner, base.sizes.heads

        def linear(names: tuple[str, ...], out: int, into: int) -> nn.Linear:
            made = nn.Linear(into, out * len(names))
            weights = [base.matrix(f"l{number}.{name}.w", out, into) for name in names]
            biases = [base.vector(f"l{number}.{name}.b", out) for name in names]
            made.weight.data = torch.from_numpy(np.concatenate(weights))
            made.bias.data = torch.from_numpy(np.concatenate(biases))
            return made

        self.asked = linear(("q", "k", "v"), hidden, hidden)  # queries, keys and values in one product
        self.joined = linear(("ao",), hidden, hidden)
        self.widen, self.narrow = linear(("fi",), inner, hidden), linear(("fo",), hidden, inner)
        self.norm_attention, self.norm_out = _norm(base, f"l{number}.aln"), _norm(base, f"l{number}.oln")

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Hidden states (batch, pieces, hidden); `mask` is added to the scores of attention."""
        batch, length, hidden = x.shape
        size = hidden // self.heads

        query, key, value = self.asked(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(2, 3) / size**0.5 + mask
        seen = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm_attention(x + functional.dropout(self.joined(seen), DROPOUT, self.training))
        inner = self.narrow(functional.gelu(self.widen(x)))
        out: Tensor = self.norm_out(x + functional.dropout(inner, DROPOUT, self.training))
        return out


def _norm(base: Base, name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(base.sizes.hidden, eps=base.epsilon)
    made.weight.data = torch.from_numpy(base.vector(f"{name}.w", base.sizes.hidden))
    made.bias.data = torch.from_numpy(base.vector(f"{name}.b", base.sizes.hidden))
    return made


class TrunkOut(NamedTuple):
    """Hidden states of the pieces, and for each word the scores of its tags."""

    hidden: Tensor
    trigger: Tensor
    cue: Tensor
    name: Tensor


class TopOut(NamedTuple):
    """For each marked word its kinds (the first is `none`), modes, modality, signs; the roles of all stretches; a vector."""

    kind: Tensor
    mode: Tensor
    modality: Tensor
    signs: Tensor
    roles: Tensor
    about: Tensor


class Trunk(nn.Module):
    """The lower layers, over embedded pieces, with the heads that find triggers, cues and names."""

    def __init__(self, base: Base, layers: int) -> None:
        super().__init__()
        hidden = base.sizes.hidden
        self.position = nn.Embedding.from_pretrained(
            torch.from_numpy(base.vector("emb.pos", base.sizes.positions, hidden)), freeze=True
        )
        kind = torch.from_numpy(base.vector("emb.type", base.sizes.types, hidden)[0])
        self.kind = nn.Parameter(kind, requires_grad=False)
        self.norm = _norm(base, "emb.ln")
        self.known = nn.Linear(len(TYPES), hidden, bias=False)
        nn.init.zeros_(self.known.weight)
        self.layers = nn.ModuleList(Layer(base, number) for number in range(layers))
        self.trigger, self.cue = nn.Linear(hidden, len(TAGS)), nn.Linear(hidden, len(TAGS))
        self.name = nn.Linear(hidden, 1 + 2 * len(NAMES))

    def forward(self, embedded: Tensor, known: Tensor, first: Tensor, mask: Tensor) -> TrunkOut:
        """`known` are the types that the lexicon gives each piece; `first` the piece with which each word begins."""
        places = torch.arange(embedded.shape[1], device=embedded.device)
        x = self.norm(embedded + self.position(places)[None] + self.kind) + self.known(known)
        for layer in self.layers:
            x = layer(x, mask)
        words = at_words(x, first)
        return TrunkOut(x, self.trigger(words), self.cue(words), self.name(words))


class Spans(nn.Module):
    """For each role the score of every stretch of words, above zero where it has the role: a pointer from first to last.

    After GlobalPointer (Su and others, 2022): rotated queries at the first word meet keys at the last.
    """

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.word, self.about = nn.Linear(hidden, hidden), nn.Linear(hidden, hidden)
        self.ends = nn.Linear(hidden, len(ROLES) * 2 * INNER)
        turns = 10000.0 ** (-torch.arange(0, INNER, 2).float() / INNER)
        self.register_buffer("turns", turns, persistent=False)

    def forward(self, words: Tensor, about: Tensor) -> Tensor:
        """Scores (rows, roles, first word, last word) from the words' states and those of what is marked."""
        rows, length, _ = words.shape
        mixed = functional.gelu(self.word(words) + self.about(about)[:, None])
        mixed = functional.dropout(mixed, DROPOUT, self.training)
        ends = self.ends(mixed).view(rows, length, len(ROLES), 2, INNER)
        first, last = (self._turned(ends[:, :, :, end]).transpose(1, 2) for end in (0, 1))
        scores: Tensor = first @ last.transpose(2, 3) / INNER**0.5
        return scores

    def _turned(self, x: Tensor) -> Tensor:
        """Turned by an angle that grows with the place, so that a product tells how far two words are apart."""
        angles = torch.arange(x.shape[1], device=x.device).float()[:, None] * self.turns
        sin, cos = angles.sin()[None, :, None], angles.cos()[None, :, None]
        even, odd = x[..., 0::2], x[..., 1::2]
        return torch.cat([even * cos - odd * sin, even * sin + odd * cos], -1)


class Top(nn.Module):
    """The upper layers, run for each marked trigger or cue over the states of its sentence."""

    def __init__(self, base: Base, numbers: range) -> None:
        super().__init__()
        hidden = base.sizes.hidden
        self.mark = nn.Embedding(3, hidden)  # not marked, a trigger, a cue
        nn.init.normal_(self.mark.weight, std=0.5)
        self.mark.weight.data[0] = 0
        self.distance = nn.Embedding(2 * FAR + 1, hidden)
        nn.init.zeros_(self.distance.weight)
        self.age = nn.Embedding(1 + SENTENCES_BEFORE, hidden)  # this sentence, the one before, the one before that
        nn.init.normal_(self.age.weight, std=0.1)
        self.age.weight.data[0] = 0
        self.layers = nn.ModuleList(Layer(base, number) for number in numbers)
        wide = 2 * hidden
        self.shared = nn.Linear(wide, hidden)
        self.kind = nn.Linear(hidden + len(TYPES), 1 + len(TYPES))
        self.mode = nn.Linear(hidden, 1 + len(MODES))
        self.modality = nn.Linear(hidden, len(MODALITIES))
        self.signs = nn.Linear(hidden, 3)  # background, symmetric, direct
        self.roles = Spans(hidden)

    def forward(
        self, hidden: Tensor, marks: Tensor, prior: Tensor, first: Tensor, ages: Tensor, mask: Tensor
    ) -> TopOut:  # fmt: skip
        """`marks` says of each piece whether it is marked, as what; `prior` which types the lexicon gives the words.

        Behind the pieces of the sentence stand the words of those before it; `ages` says how many sentences back each is.
        """
        x = hidden + self.mark(marks) + self.distance(distances(marks)) + self.age(ages)
        for layer in self.layers:
            x = layer(x, mask)
        chosen = (marks > 0).to(x.dtype)[..., None]
        about = (x * chosen).sum(1) / chosen.sum(1).clamp(min=1)
        shared = functional.gelu(self.shared(torch.cat([about, x[:, 0]], -1)))
        shared = functional.dropout(shared, DROPOUT, self.training)
        roles = self.roles(at_words(x, first), about)
        kind = self.kind(torch.cat([shared, prior], -1))
        return TopOut(kind, self.mode(shared), self.modality(shared), self.signs(shared), roles, shared)


def distances(marks: Tensor) -> Tensor:
    """How far each piece stands from the marked ones: before them 0 to FAR - 1, on them FAR, behind them up to 2 FAR."""
    marked = (marks > 0).long()
    behind = marked.cumsum(1)
    before = behind[:, -1:] - behind
    count = behind[:, -1:]
    places = torch.arange(marks.shape[1], device=marks.device)[None]
    first = (places * marked + (1 - marked) * marks.shape[1]).amin(1, keepdim=True)
    last = (places * marked).amax(1, keepdim=True)
    left = (places - first).clamp(min=-FAR) * (before == count).long()
    right = (places - last).clamp(max=FAR) * ((behind == count) & (marked == 0)).long()
    return FAR + left * (1 - marked) + right


def at_words(x: Tensor, first: Tensor) -> Tensor:
    """The states of the pieces with which the words begin."""
    return torch.gather(x, 1, first[..., None].expand(-1, -1, x.shape[-1]))


class CoderNet(nn.Module):
    """Embeddings, trunk and top together, as they are trained."""

    def __init__(self, base: Base, layers: int | None = None, top: int = TOP_LAYERS) -> None:
        """`layers` are those kept of the base, from the lowest on: the topmost of all is made for whole sentences.

        `top` of them look at each mark.
        """
        super().__init__()
        total = layers or base.sizes.layers - 1
        words = base.matrix("emb.word", base.sizes.vocabulary, base.sizes.hidden)
        self.word = nn.Embedding.from_pretrained(torch.from_numpy(words), freeze=True)
        self.trunk = Trunk(base, total - top)
        self.top = Top(base, range(total - top, total))
        for layer in self.trunk.layers[:FROZEN]:
            layer.requires_grad_(False)


def fewer_layers(state: dict[str, Tensor], trunk: int, top: int) -> dict[str, Tensor]:
    """The weights of a trained network as a beginning for a smaller one: its trunk's lowest layers, its top's topmost."""
    had = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("top.layers."))
    kept: dict[str, Tensor] = {}
    for name, value in state.items():
        layer = re.fullmatch(r"(trunk|top)\.layers\.(\d+)\.(.+)", name)
        if layer is None:
            kept[name] = value
            continue
        part, number, rest = layer[1], int(layer[2]), layer[3]
        new = number if part == "trunk" else number - had + top
        if 0 <= new < (trunk if part == "trunk" else top):
            kept[f"{part}.layers.{new}.{rest}"] = value
    return kept
