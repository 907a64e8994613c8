"""The encoder: reads a sentence once, and once more for each word that may be a trigger or a cue.

Two graphs for onnxruntime, weights in eight bits, and a table of embedded pieces. A sentence is always read alone:
the scale of its eight-bit numbers would otherwise depend on its neighbours. Scores are rounded before anything is
decided on them, so that the last bits of a processor's arithmetic decide nothing.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from saksi.errors import TableError
from saksi.language.labels import TYPES
from saksi.language.pieces import Cut, Pieces
from saksi.language.words import Word

FOLDER = Path(__file__).parent / "encoder"
FAST = FOLDER / "fast"
"""The smaller encoder: half the layers, twice as fast, less true (docs/quality.md)."""
SHARED = ("pieces.tsv", "embedding.npz", "examples.tsv")
"""Files that it takes from the folder around it."""
SENTENCES_BEFORE, WORDS_BEFORE = 2, 48
"""The second look sees so many sentences before its own, and of them so many words, the nearest."""
DIGITS = 3
"""To so many digits scores are rounded."""
Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
AWAY = -10000.0  # added to the scores of what must not be looked at


class Mark(NamedTuple):
    """Words to be looked at again, from the first up to and including the last: as a trigger, or as a cue."""

    first: int
    last: int
    cue: bool = False


class Sentence(NamedTuple):
    """A sentence that was read once: its pieces, its states, and the chances of the tags of each word."""

    cut: Cut
    hidden: Floats
    trigger: Floats
    cue: Floats
    name: Floats


class WordBefore(NamedTuple):
    """A word of the text before: in which of the sentences before, which word, and how many sentences back."""

    sentence: int
    word: int
    age: int


def words_before(lengths: Sequence[int]) -> tuple[WordBefore, ...]:
    """Which words of the sentences before the second look sees, in the order of the text: the nearest WORDS_BEFORE.

    `lengths` are the numbers of words of the sentences before, in order, SENTENCES_BEFORE of them at most.
    """
    every = [
        WordBefore(number, word, len(lengths) - number)
        for number, length in enumerate(lengths)
        for word in range(length)
    ]
    return tuple(every[-WORDS_BEFORE:])


class Looks(NamedTuple):
    """What was seen in each mark: chances of kind (the first is none), mode, modality and signs.

    `roles` are the chances of each role, first word and last word; `about` is a vector by which marks that mean the same
    lie near each other.
    """

    kind: Floats
    mode: Floats
    modality: Floats
    signs: Floats
    roles: Floats
    about: Floats


class Graphs(Protocol):
    """What runs the two graphs: shapes as in `tools/coder/model.py`, without a batch."""

    def trunk(self, pieces: Integers, known: Floats, first: Integers) -> tuple[Floats, Floats, Floats, Floats]:
        """Hidden states, and the scores of trigger, cue and name tags."""
        ...

    def top(
        self, hidden: Floats, marks: Integers, prior: Floats, first: Integers, ages: Integers
    ) -> tuple[Floats, ...]:
        """The scores of kinds, modes, modalities, signs and roles for each row of marks, and its vector."""
        ...


class Card(msgspec.Struct, frozen=True):
    """What the files of an encoder say of themselves."""

    version: str
    unknown: int
    opens: int
    closes: int
    calibration: tuple[tuple[float, float], ...] = ()
    """Points from the score of an event to the share of such events that were right (tools/calibrate_coder.py)."""


class Encoder:
    """Graphs with the vocabulary that they were made for."""

    def __init__(
        self, pieces: Pieces, graphs: Graphs, version: str, calibration: tuple[tuple[float, float], ...] = ()
    ) -> None:  # fmt: skip
        self.pieces, self._graphs, self.version, self.calibration = pieces, graphs, version, calibration

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "Encoder":
        """The encoder in a folder; TableError where a file of it is missing.

        A smaller one in a folder inside another's shares the pieces and the table of that.
        """
        card = msgspec.json.decode(file_of(folder, "card.json").read_bytes(), type=Card)
        rows = (
            line.split("\t") for line in file_of(folder, "pieces.tsv").read_text(encoding="utf-8").split("\n") if line
        )
        vocabulary = [(piece, float(score)) for piece, score in rows]
        pieces = Pieces(vocabulary, unknown=card.unknown, opens=card.opens, closes=card.closes)
        return cls(pieces, OnnxGraphs(folder), card.version, card.calibration)

    def read(self, words: Sequence[Word], known: Sequence[Sequence[float]]) -> Sentence:
        """A sentence read once. `known` are the types that the lexicon gives each word."""
        cut = self.pieces.cut(words)
        wide = np.zeros((len(cut.pieces), len(TYPES)), dtype=np.float32)
        for piece, word in enumerate(cut.word_of):
            if word >= 0:
                wide[piece] = known[word]
        found = self._graphs.trunk(np.array(cut.pieces), wide, np.array(cut.first))
        return Sentence(cut, found[0], *(chances(scores) for scores in found[1:]))

    def look(
        self,
        sentence: Sentence,
        marks: Sequence[Mark],
        priors: Sequence[Sequence[float]],
        before: Sequence[Sentence] = (),
    ) -> Looks:
        """The sentence read again for each mark; `priors` are the types that the lexicon gives the words marked.

        `before` are the sentences before it, SENTENCES_BEFORE at most, in order; in the roles their words (see
        `words_before`) follow its own.
        """
        words = words_before([len(one.cut.first) for one in before])
        length = len(sentence.cut.pieces)
        hidden = np.concatenate(
            [sentence.hidden, *(before[w.sentence].hidden[before[w.sentence].cut.first[w.word]][None] for w in words)]
        )
        ages = np.array([0] * length + [w.age for w in words], dtype=np.int64)
        places = np.array([*sentence.cut.first, *range(length, length + len(words))], dtype=np.int64)
        rows = np.zeros((len(marks), len(hidden)), dtype=np.int64)
        for row, mark in enumerate(marks):
            for piece, word in enumerate(sentence.cut.word_of):
                if mark.first <= word <= mark.last:
                    rows[row, piece] = 2 if mark.cue else 1
        prior = np.array(priors, dtype=np.float32)
        kind, mode, modality, signs, roles, about = self._graphs.top(hidden, rows, prior, places, ages)
        return Looks(chances(kind), chances(mode), chances(modality), chance(signs), chance(roles), about)


class OnnxGraphs:
    """The graphs run by onnxruntime, on one thread: a number of threads must not change a number."""

    def __init__(self, folder: Path) -> None:
        self._graphs = {name: file_of(folder, f"{name}.onnx") for name in ("trunk", "top")}
        table = np.load(file_of(folder, "embedding.npz"))
        self._weights, self._scales = table["weights"], table["scales"]

    def trunk(self, pieces: Integers, known: Floats, first: Integers) -> tuple[Floats, Floats, Floats, Floats]:
        """Hidden states, and the scores of trigger, cue and name tags."""
        embedded = self._weights[pieces].astype(np.float32) * self._scales[pieces, None]
        given = {"embedded": embedded[None], "known": known[None], "first": first[None]}
        hidden, trigger, cue, name = self._trunk.run(None, given)
        return hidden[0], trigger[0], cue[0], name[0]

    def top(
        self, hidden: Floats, marks: Integers, prior: Floats, first: Integers, ages: Integers
    ) -> tuple[Floats, ...]:
        """The scores of kinds, modes, modalities, signs and roles for each row of marks, and its vector."""
        given = {"hidden": hidden[None], "marks": marks, "prior": prior, "first": first[None], "ages": ages[None]}
        return tuple(self._top.run(None, given))

    @cached_property
    def _trunk(self):  # type: ignore[no-untyped-def]
        return _session(self._graphs["trunk"])

    @cached_property
    def _top(self):  # type: ignore[no-untyped-def]
        return _session(self._graphs["top"])


def file_of(folder: Path, name: str) -> Path:
    """A file of an encoder, where need be from the folder around it."""
    for place in (folder, folder.parent) if name in SHARED else (folder,):
        if (place / name).is_file():
            return place / name
    raise TableError(folder / name, 0, "the encoder is not whole: this file is missing; install Saksi again")


def _session(path: Path):  # type: ignore[no-untyped-def]
    import onnxruntime  # only where a sentence is coded: loading it takes longer than all else

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def confidence_of(calibration: Sequence[tuple[float, float]], score: float) -> float:
    """The share of events with this score that were right, between the points of a calibration; the score without one."""
    if not calibration:
        return round(score, 2)
    scores, shares = zip(*calibration, strict=True)
    return round(float(np.interp(score, scores, shares)), 2)


def chance(scores: Floats) -> Floats:
    """The chance of each thing by itself, rounded."""
    rounded: Floats = np.round(1 / (1 + np.exp(-np.clip(scores, -30, 30))), DIGITS).astype(np.float32)
    return rounded


def chances(scores: Floats) -> Floats:
    """Chances from scores over the last axis, rounded."""
    grown = np.exp(scores - scores.max(-1, keepdims=True))
    rounded: Floats = np.round(grown / grown.sum(-1, keepdims=True), DIGITS).astype(np.float32)
    return rounded
