"""Write trained weights as the encoder that ships with Saksi, or as one of your own (docs/change-it.md).

Usage: python tools/export_coder.py WEIGHTS.pt VERSION [--folder FOLDER] [--layers N] [--pieces N] [--more FILE ...]
--more are the annotated sentences of your own that were learnt from: their words are kept, and explaining shows them.
"""

import argparse
from pathlib import Path

import torch

from coder.base import Base
from coder.data import read_records
from coder.examples import write_examples
from coder.export import export
from coder.model import TOP_LAYERS, CoderNet
from coder.running import pieces_of
from coder.vocabulary import kept_pieces
from saksi.coding.lexicon import Lexicon
from saksi.knowledge.plover import Plover
from saksi.language.encoder import FOLDER, Encoder
from saksi.language.pack import language_packs

ASIDE = "kept_aside"
TRAINING = Path(__file__).parent.parent / "training"


def main() -> None:
    """Export, and say how large the files are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("version")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--layers", type=int, default=None)
    parser.add_argument("--top", type=int, default=TOP_LAYERS)
    parser.add_argument("--pieces", type=int, default=32_000)
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    asked = parser.parse_args()
    base = Base()
    net = CoderNet(base, asked.layers, asked.top)
    net.load_state_dict(torch.load(asked.weights))
    records = read_records([*sorted(TRAINING.glob("*.jsonl")), *asked.more])
    vocabulary = [(piece, float(score)) for piece, score in zip(base.pieces, base.scores, strict=True)]
    is_inside = (asked.folder.parent / "pieces.tsv").is_file()
    if is_inside:  # a smaller encoder inside the folder of another shares its pieces, their table and the sentences
        shared = (asked.folder.parent / "pieces.tsv").read_text(encoding="utf-8").split("\n")
        numbers = {piece: number for number, (piece, _) in enumerate(vocabulary)}
        kept = [numbers[line.split("\t")[0]] for line in shared if line]
        export(net, base, kept, asked.folder, asked.version, shared=True)
    else:
        kept = kept_pieces(pieces_of(base), vocabulary, records, asked.pieces)
        export(net, base, kept, asked.folder, asked.version)
    plover = Plover.load()
    lexicons = {code: Lexicon.load(pack, plover) for code, pack in language_packs().items()}
    learnt_from = [record for record in records if not record["where"].startswith(ASIDE)]
    count = write_examples(Encoder.load(asked.folder), lexicons, learnt_from, asked.folder)
    if is_inside and not asked.more:
        (asked.folder / "examples.tsv").unlink()
    print(f"{len(kept)} pieces, {count} annotated triggers")
    for path in sorted(asked.folder.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
