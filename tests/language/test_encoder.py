"""The encoder: the same sentence gives the same numbers, whatever else is read, and a fault of its files is named."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from saksi.errors import TableError
from saksi.language.encoder import FOLDER, Encoder, Mark, chances
from saksi.language.labels import MODALITIES, MODES, ROLES, TYPES
from saksi.language.words import words_of

ENCODER = Encoder.load()
SENTENCES = ("Israel menyerang Iran.", "Rusia berjanji membantu Armenia jika konflik meluas.", "Oil prices fell.")


def seen(encoder: Encoder, sentence: str) -> list[bytes]:
    words = words_of(sentence)
    none = [[0.0] * len(TYPES) for _ in words]
    read = encoder.read(words, none)
    looks = encoder.look(read, [Mark(1, 1), Mark(0, 0, cue=True)], [none[0], none[0]])
    return [np.ascontiguousarray(part).tobytes() for part in (read.trigger, read.cue, read.name, *looks[:5])]


def test_a_sentence_is_read_the_same_alone_and_among_others() -> None:
    alone = [seen(Encoder.load(), sentence) for sentence in SENTENCES]
    assert [seen(ENCODER, sentence) for sentence in reversed(SENTENCES)] == alone[::-1]


def test_chances_are_rounded_and_add_up() -> None:
    found = chances(np.array([[1.0, 2.0, 3.0]], dtype=np.float32))
    assert found.tolist() == np.round(found, 3).tolist()
    assert abs(float(found.sum()) - 1) < 0.002


def test_the_heads_have_the_shapes_of_the_labels() -> None:
    words = words_of(SENTENCES[0])
    none = [[0.0] * len(TYPES) for _ in words]
    looks = ENCODER.look(ENCODER.read(words, none), [Mark(1, 1)], [none[0]])
    assert looks.kind.shape == (1, 1 + len(TYPES))
    assert looks.mode.shape == (1, 1 + len(MODES))
    assert looks.modality.shape == (1, len(MODALITIES))
    assert looks.roles.shape == (1, len(ROLES), len(words), len(words))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    copy = tmp_path / "encoder"
    shutil.copytree(FOLDER, copy)
    (copy / "top.onnx").unlink()
    with pytest.raises(TableError, match=r"top\.onnx"):
        Encoder.load(copy)
