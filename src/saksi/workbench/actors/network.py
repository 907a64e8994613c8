"""Who acts on whom around an actor, as a graph."""

from collections.abc import Iterable
from urllib.parse import quote

from saksi.ledger.actors import Counterpart
from saksi.workbench.actors.months import by_quad
from saksi.workbench.charts import Edge, Node
from saksi.workbench.language import Language
from saksi.workbench.naming import name_of

MOST = 8
"""So many counterparts are drawn."""


def network_of(code: str, others: Iterable[Counterpart], language: Language) -> tuple[list[Node], list[Edge]]:
    """The actor and its counterparts, an edge for each direction; its kind is the quad class of most of its incidents."""
    shown = list(others)[:MOST]
    nodes = [Node(key=code, name=name_of(code, language), kind="speaker")]
    nodes += [
        Node(key=one.code, name=name_of(one.code, language), href=f"/actors/{quote(one.code)}", layer=1)
        for one in shown
    ]
    edges = []
    for one in shown:
        for start, end, counts in ((code, one.code, one.acts), (one.code, code, one.struck)):
            if counts:
                edges.append(Edge(start=start, end=end, weight=sum(counts.values()), kind=_kind(counts)))
    return nodes, edges


def _kind(counts: dict[str, int]) -> str:
    quads = by_quad(counts)
    return max(quads, key=lambda quad: quads[quad]).replace(" ", "-")
