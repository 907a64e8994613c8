"""A quality floor on whole pages of news sites: it may only rise."""

import gzip
import json

from measure_extraction import measure, score
from shared import shared

F1_FLOOR = 0.965
# Every fourth page, so that the check stays short; tools/bench.py measures them all.
EVERY = 4


def test_the_bodies_of_news_pages_are_found() -> None:
    gold = json.loads(shared("bench/extraction/ground-truth.json").read_text(encoding="utf-8"))
    files = sorted(shared("bench/extraction/html").glob("*.html.gz"))[::EVERY]
    pages = {
        path.name.removesuffix(".html.gz"): gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        for path in files
    }
    assert measure(pages, gold).f1 >= F1_FLOOR


def test_the_measure_counts_runs_of_four_words() -> None:
    assert score("a b c d e", "a b c d f") == (1, 2, 2)
    assert score("a b", "a b") == (1, 1, 1)
    assert score("", "a b c d") == (0, 0, 1)
