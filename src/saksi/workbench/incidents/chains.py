"""The way of a report as a small graph: the outlet, those that it has it from, and who says so."""

from collections.abc import Sequence
from itertools import pairwise

from saksi.workbench.charts import Edge, Node


def chain_of(
    outlet: str, via: Sequence[str], speaker: str | None, credits: str, quotes: str
) -> tuple[list[Node], list[Edge]]:
    """Nodes from the left to the right, and edges that say `credits` or, towards the speaker, `quotes`."""
    names = [outlet, *via, *([speaker] if speaker else [])]
    nodes = [Node(key=str(at), name=name, layer=at) for at, name in enumerate(names)]
    edges = [Edge(start=one.key, end=other.key, label=credits) for one, other in pairwise(nodes)]
    if speaker:
        nodes[-1] = Node(key=nodes[-1].key, name=speaker, layer=nodes[-1].layer, kind="speaker")
        edges[-1] = Edge(start=edges[-1].start, end=edges[-1].end, label=quotes)
    return nodes, edges
