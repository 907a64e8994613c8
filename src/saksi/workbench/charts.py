"""Charts as SVG, drawn by the server: bars over time, a line as small as a word, and graphs of a few nodes.

All looks are classes of the style sheet. Each has a title and a description for those who do not see it; `Chart.rows` are the
same numbers as a table.
"""

from collections.abc import Sequence
from itertools import groupby
from math import copysign
from textwrap import wrap

from markupsafe import Markup

from saksi.records import Record

HEIGHT = 100
"""Of the bars, whatever their number: they are stretched to the place they have."""
NODE = (150, 34)
"""Width and height of a node, in pixels."""
GAP = (56, 18)
"""Between nodes, across and down."""
LETTERS = 20
"""Of a line of a node's name, at most; a name has two lines."""


class Bar(Record, frozen=True, kw_only=True):
    """One bar: what it is of, and how much of each kind; `href` is where it leads. `since` and `until` are its days."""

    label: str
    amounts: tuple[tuple[str, int], ...]
    href: str = ""
    since: str = ""
    until: str = ""

    @property
    def total(self) -> int:
        """The height of the bar."""
        return sum(amount for _, amount in self.amounts)


class Node(Record, frozen=True, kw_only=True):
    """A node of a graph: its name, the layer in which it stands from the left, and a class of the style sheet."""

    key: str
    name: str
    layer: int = 0
    kind: str = ""
    href: str = ""


class Edge(Record, frozen=True, kw_only=True):
    """An edge from one node to another, by their keys; `weight` is its width, `label` what is said of it."""

    start: str
    end: str
    weight: int = 1
    kind: str = ""
    label: str = ""


class Chart(Record, frozen=True, kw_only=True):
    """A drawing, and what it shows as a table. `ends` are the first and last bar, `most` the highest."""

    svg: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    ends: tuple[str, ...] = ()
    most: int = 0


def bars(given: Sequence[Bar], key: str, title: str, said: str, head: tuple[str, str]) -> Chart:
    """Stacked bars side by side, in order. `key` is an id that nothing else on the page has; `head` heads the table."""
    most = max((bar.total for bar in given), default=0) or 1
    drawn = [_bar(bar, at, most) for at, bar in enumerate(given)]
    body = Markup('<line class="base" x1="0" y1="{1}" x2="{0}" y2="{1}"/>').format(max(1, len(given)), HEIGHT)
    size = Markup('viewBox="0 0 {} {}" height="120" preserveAspectRatio="none"').format(max(1, len(given)), HEIGHT)
    svg = _svg(size, key, title, said, Markup("").join([*drawn, body]), linked=any(bar.href for bar in given))
    rows = tuple((bar.label, bar.total) for bar in given)
    ends = (given[0].label, given[-1].label) if len(given) > 1 else tuple(bar.label for bar in given)
    return Chart(svg=svg, head=head, rows=rows, ends=ends, most=max((bar.total for bar in given), default=0))


def _bar(bar: Bar, at: int, most: int) -> Markup:
    low, parts = float(HEIGHT), []
    for kind, amount in bar.amounts:
        high = HEIGHT * amount / most
        low -= high
        parts.append(
            Markup('<rect class="bar {}" x="{:.2f}" y="{:.2f}" width="0.84" height="{:.2f}"/>').format(
                kind, at + 0.08, low, high
            )
        )
    return _leading(bar, at, parts)


def _leading(bar: Bar, at: int, parts: Sequence[Markup]) -> Markup:
    """A bar with its name, over a ground as high as the chart, that leads where it leads."""
    name = Markup("<title>{}: {}</title>").format(bar.label, bar.total)
    ground = Markup('<rect class="ground" x="{}" y="0" width="1" height="{}"/>').format(at, HEIGHT)
    inner = Markup("").join([ground, *parts])
    days = Markup(' data-since="{}" data-until="{}"').format(bar.since, bar.until) if bar.since else Markup("")
    if not bar.href:
        return Markup("<g{}>{}{}</g>").format(days, name, inner)
    told = f"{bar.label}: {bar.total}"
    return Markup('<a href="{}" aria-label="{}"{}>{}{}</a>').format(bar.href, told, days, name, inner)


def opposed(
    given: Sequence[Bar], below: Sequence[str], key: str, title: str, said: str, head: Sequence[str], beside: Sequence[Bar] = ()
) -> Chart:  # fmt: skip
    """Bars whose kinds in `below` hang under a line, and the others stand on it, in one measure, which is also that of `beside`.

    `head` heads the table: what a bar is of, then each kind of the bars in its order.
    """
    top, bottom = _heights([*given, *beside], below)
    measure = HEIGHT / ((top + bottom) or 1)
    line = top * measure
    drawn = [_opposed_bar(bar, at, below, line, measure) for at, bar in enumerate(given)]
    body = Markup('<line class="base" x1="0" y1="{1:.2f}" x2="{0}" y2="{1:.2f}"/>').format(max(1, len(given)), line)
    size = Markup('viewBox="0 0 {} {}" height="160" preserveAspectRatio="none"').format(max(1, len(given)), HEIGHT)
    rows: list[tuple[str | int, ...]] = [(bar.label, *(amount for _, amount in bar.amounts)) for bar in given]
    ends = (given[0].label, given[-1].label) if len(given) > 1 else tuple(bar.label for bar in given)
    svg = _svg(size, key, title, said, Markup("").join([*drawn, body]), linked=any(bar.href for bar in given))
    return Chart(svg=svg, head=tuple(head), rows=tuple(rows), ends=ends, most=max(_heights(given, below)))


def _heights(given: Sequence[Bar], below: Sequence[str]) -> tuple[int, int]:
    """How high the highest bar stands, and how deep the deepest hangs."""
    ups = [sum(amount for kind, amount in bar.amounts if kind not in below) for bar in given]
    downs = [bar.total - up for bar, up in zip(given, ups, strict=True)]
    return max(ups, default=0), max(downs, default=0)


def _opposed_bar(bar: Bar, at: int, below: Sequence[str], line: float, measure: float) -> Markup:
    high = low = line
    parts = []
    for kind, amount in bar.amounts:
        tall = amount * measure
        if kind in below:
            y, low = low, low + tall
        else:
            y = high = high - tall
        parts.append(
            Markup('<rect class="bar {}" x="{:.2f}" y="{:.2f}" width="0.84" height="{:.2f}"/>').format(
                kind, at + 0.08, y, tall
            )
        )
    return _leading(bar, at, parts)


def sparkline(values: Sequence[int], key: str, title: str) -> Markup:
    """A line as small as a word; its last value is a dot."""
    most = max(values, default=0) or 1
    step = 76 / max(1, len(values) - 1)
    points = [(2 + at * step, 18 - 16 * value / most) for at, value in enumerate(values)]
    line = " ".join(f"{'L' if at else 'M'}{x:.1f} {y:.1f}" for at, (x, y) in enumerate(points))
    dot = Markup('<circle cx="{:.1f}" cy="{:.1f}" r="2"/>').format(*points[-1]) if points else Markup("")
    size = Markup('viewBox="0 0 80 20" width="80" height="20"')
    return _svg(size, key, title, "", Markup('<path d="{}"/>{}').format(line or "M2 18", dot), kind="spark")


def layered(
    nodes: Sequence[Node], edges: Sequence[Edge], key: str, title: str, head: tuple[str, str], across: int = GAP[0]
) -> Chart:
    """A graph whose nodes stand in layers from the left to the right, as the outlets of a report and who they have it from.

    Between the layers are so many pixels.
    """
    columns = [list(some) for _, some in groupby(sorted(nodes, key=lambda node: node.layer), lambda node: node.layer)]
    tallest = max((len(column) for column in columns), default=1)
    wide, high = NODE[0] + across, NODE[1] + GAP[1]
    middles = {}
    for x, column in enumerate(columns):
        shift = (tallest - len(column)) * high / 2
        for y, node in enumerate(column):
            middles[node.key] = (x * wide + NODE[0] / 2 + 2, shift + y * high + NODE[1] / 2 + 2)
    return _graph(
        nodes, edges, middles, (len(columns) * wide - across + 4, tallest * high - GAP[1] + 4), key, title, head
    )


def _graph(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    middles: dict[str, tuple[float, float]],
    size: tuple[float, float],
    key: str,
    title: str,
    head: tuple[str, str],
) -> Chart:
    names = {node.key: node.name for node in nodes}
    head_of = Markup(
        '<defs><marker id="{}-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto" '
        'markerUnits="userSpaceOnUse"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>'
    ).format(key)
    drawn = [_edge(edge, middles[edge.start], middles[edge.end], key) for edge in edges]
    drawn += [_node(node, *middles[node.key]) for node in nodes]
    rows = tuple(_row(edge, names) for edge in edges)
    said = "; ".join(" ".join(str(cell) for cell in row) for row in rows)
    box = Markup('viewBox="0 0 {0:.0f} {1:.0f}" width="{0:.0f}" height="{1:.0f}"').format(*size)
    linked = any(node.href for node in nodes)
    svg = _svg(box, key, title, said, Markup("").join([head_of, *drawn]), kind="natural", linked=linked)
    return Chart(svg=svg, head=(*head, ""), rows=rows)


def _row(edge: Edge, names: dict[str, str]) -> tuple[str | int, ...]:
    return names[edge.start], names[edge.end], edge.label or edge.weight


def _edge(edge: Edge, start: tuple[float, float], end: tuple[float, float], key: str) -> Markup:
    """A line from border to border of two nodes, bent a little, so that one there and one back are two."""
    (x1, y1), (x2, y2) = _border(start, end), _border(end, start)
    bent = (x1 + x2) / 2 + (y2 - y1) * 0.08, (y1 + y2) / 2 - (x2 - x1) * 0.08
    path = f"M{x1:.1f} {y1:.1f}Q{bent[0]:.1f} {bent[1]:.1f} {x2:.1f} {y2:.1f}"
    name = Markup("<title>{}</title>").format(edge.label) if edge.label else Markup("")
    return Markup('<g class="edge {}">{}<path d="{}" stroke-width="{:.1f}" marker-end="url(#{}-head)"/></g>').format(
        edge.kind, name, path, min(6.0, 0.8 + edge.weight**0.5 * 0.5), key
    )


def _border(middle: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Where a line towards another node leaves one: at its side for one in another layer, else above or below."""
    across, down = other[0] - middle[0], other[1] - middle[1]
    if across:
        return middle[0] + copysign(NODE[0] / 2, across), middle[1]
    return middle[0], middle[1] + copysign(NODE[1] / 2, down or -1)


def _node(node: Node, x: float, y: float) -> Markup:
    lines = wrap(node.name, LETTERS, max_lines=2, placeholder="…") or [""]
    first = y + 4.5 - 7 * (len(lines) - 1)
    words = Markup("").join(
        Markup('<tspan x="{:.1f}" y="{:.1f}">{}</tspan>').format(x, first + 14 * at, line)
        for at, line in enumerate(lines)
    )
    drawn = Markup(
        '<g class="node {}"><title>{}</title><rect x="{:.1f}" y="{:.1f}" width="{}" height="{}" rx="3"/>'
        '<text text-anchor="middle">{}</text></g>'
    ).format(node.kind, node.name, x - NODE[0] / 2, y - NODE[1] / 2, *NODE, words)
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(node.href, node.name, drawn) if node.href else drawn


def _svg(
    size: Markup, key: str, title: str, said: str, body: Markup, *, kind: str = "", linked: bool = False
) -> Markup:
    """The frame: a picture, or a group where something in it leads elsewhere."""
    role = "group" if linked else "img"
    described = Markup(' aria-describedby="{}-said"').format(key) if said else Markup("")
    desc = Markup('<desc id="{}-said">{}</desc>').format(key, said) if said else Markup("")
    return Markup(
        '<svg class="{}" {} role="{}" aria-labelledby="{}-title"{}><title id="{}-title">{}</title>{}{}</svg>'
    ).format(kind, size, role, key, described, key, title, desc, body)
