"""The mean of the weights of several rounds of one training: often truer on new sentences than the last round alone.

Usage: python tools/mean_weights.py OUT.pt ROUND.pt ROUND.pt ...
"""

import sys
from pathlib import Path

import torch


def main() -> None:
    """Write the mean."""
    out, *rounds = map(Path, sys.argv[1:])
    states = [torch.load(path) for path in rounds]
    mean = {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}
    torch.save({name: value.to(states[0][name].dtype) for name, value in mean.items()}, out)


if __name__ == "__main__":
    main()
