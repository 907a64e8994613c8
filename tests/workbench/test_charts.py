"""Charts are SVG that a reader without eyes can follow, and have the same numbers as a table."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from saksi.workbench.charts import HEIGHT, Bar, Edge, Node, bars, layered, opposed, sparkline

letters = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=12)
HOSTILE = "<script>alert(1)</script>\"'&"


def drawn(svg: Markup) -> Any:
    return etree.fromstring(str(svg))


def test_bars_are_as_high_as_what_they_count() -> None:
    given_bars = [
        Bar(label="Mon", amounts=(("verbal-conflict", 1), ("material-conflict", 3))),
        Bar(
            label="Tue",
            amounts=(("verbal-conflict", 2),),
            href="/?since=a&until=b",
            since="2020-01-01",
            until="2020-01-02",
        ),
    ]
    chart = bars(given_bars, "week", "Events", "By day", ("Day", "Events"))
    tree = drawn(chart.svg)
    heights = [float(one.get("height")) for one in tree.iter("rect") if one.get("class").startswith("bar")]
    assert heights == [HEIGHT / 4, HEIGHT * 3 / 4, HEIGHT / 2]
    assert (tree.get("role"), tree.get("aria-labelledby"), tree.findtext("title")) == ("group", "week-title", "Events")
    (link,) = tree.iter("a")
    assert (link.get("href"), link.get("aria-label"), link.get("data-since")) == (
        "/?since=a&until=b",
        "Tue: 2",
        "2020-01-01",
    )
    assert (chart.head, chart.rows, chart.ends) == (("Day", "Events"), (("Mon", 4), ("Tue", 2)), ("Mon", "Tue"))


def test_without_links_it_is_a_picture_and_without_anything_it_is_empty() -> None:
    assert drawn(bars([], "none", "Events", "", ("Day", "Events")).svg).get("role") == "img"
    assert drawn(bars([Bar(label="Mon", amounts=(("x", 0),))], "zero", "Events", "", ("", "")).svg).get("role") == "img"
    assert drawn(sparkline([], "spark", "Events")).findtext("title") == "Events"
    assert drawn(sparkline([3], "spark", "Events")).find("circle") is not None
    assert drawn(layered([], [], "graph", "Chain", ("From", "To")).svg).get("role") == "img"


@given(st.lists(letters, min_size=1, max_size=8, unique=True), st.data())
def test_a_graph_shows_every_node_and_edge(names: list[str], data: st.DataObject) -> None:
    nodes = [Node(key=name, name=name, layer=data.draw(st.integers(0, 3))) for name in names]
    ends = st.sampled_from(names)
    edges = data.draw(st.lists(st.builds(Edge, start=ends, end=ends, weight=st.integers(1, 99)), max_size=6))
    chart = layered(nodes, edges, "graph", "Network", ("From", "To"), across=data.draw(st.integers(20, 200)))
    tree = drawn(chart.svg)
    assert sorted(one.findtext("title") or "" for one in tree.iter("g") if "node" in one.get("class")) == sorted(names)
    assert len([one for one in tree.iter("g") if "edge" in one.get("class")]) == len(edges) == len(chart.rows)
    width, height = float(tree.get("width")), float(tree.get("height"))
    for box in tree.iter("rect"):
        assert 0 <= float(box.get("x")) <= width - float(box.get("width"))
        assert 0 <= float(box.get("y")) <= height - float(box.get("height"))


def test_no_name_becomes_markup() -> None:
    node = Node(key="a", name=HOSTILE, href=HOSTILE, kind=HOSTILE)
    edge = Edge(start="a", end="a", label=HOSTILE, kind=HOSTILE)
    bar = Bar(label=HOSTILE, amounts=((HOSTILE, 1),), href=HOSTILE, since=HOSTILE, until=HOSTILE)
    for svg in (
        layered([node], [edge], "g", HOSTILE, (HOSTILE, "")).svg,
        opposed([bar], (), "o", HOSTILE, HOSTILE, (HOSTILE, "")).svg,
        bars([bar], "b", HOSTILE, HOSTILE, (HOSTILE, "")).svg,
        sparkline([1], "s", HOSTILE),
    ):
        assert not [one for one in drawn(svg).iter() if one.tag == "script"]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6))
def test_opposed_bars_stand_on_one_line_and_hang_under_it(amounts: list[tuple[int, int]]) -> None:
    some = [Bar(label=HOSTILE, amounts=(("aid", up), ("assault", down))) for up, down in amounts]
    chart = opposed(some, ("assault",), "both", "Both", "", ("When", "aid", "assault"))
    tree = drawn(chart.svg)
    line = float(tree.find("line").get("y1"))
    for bar in (one for one in tree.iter("rect") if "ground" not in one.get("class")):
        top, bottom = float(bar.get("y")), float(bar.get("y")) + float(bar.get("height"))
        assert (top >= line - 0.02) if "assault" in bar.get("class") else (bottom <= line + 0.02)
        assert -0.02 <= top <= bottom <= HEIGHT + 0.02
    assert chart.rows == tuple((HOSTILE, up, down) for up, down in amounts)
    assert chart.most == max(max(pair[0] for pair in amounts), max(pair[1] for pair in amounts))


def test_two_charts_beside_each_other_have_one_measure() -> None:
    few, many = ([Bar(label="2020", amounts=(("aid", up), ("assault", down)))] for up, down in ((1, 2), (5, 3)))
    for some, other in ((few, many), (many, few)):
        tree = drawn(opposed(some, ("assault",), "one", "One", "", ("When", "aid", "assault"), other).svg)
        high = {one.get("class"): float(one.get("height")) for one in tree.iter("rect")}
        assert high["bar aid"] == pytest.approx(HEIGHT / 8 * some[0].amounts[0][1], abs=0.01)
        assert high["bar assault"] == pytest.approx(HEIGHT / 8 * some[0].amounts[1][1], abs=0.01)
