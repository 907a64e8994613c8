"""How much of the gold text of web pages Saksi finds, by the measure of the article extraction benchmark.

The measure: texts as bags of runs of four words; precision and recall per page, their means over the pages, and F1 of the
means (github.com/scrapinghub/article-extraction-benchmark, evaluate.py).

Usage: python tools/measure_extraction.py FOLDER. FOLDER holds html/*.html.gz and ground-truth.json.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from saksi.article import ArticleWords
from saksi.article.furniture import label_furniture
from saksi.article.html import read_page
from saksi.language.pack import language_packs

WORD = re.compile(r"\w+")
RUN = 4


@dataclass(frozen=True)
class Result:
    """Means over the pages, and how many pages are read in a second."""

    precision: float
    recall: float
    f1: float
    pages_per_second: float


def measure(pages: Mapping[str, str], gold: Mapping[str, Mapping[str, Any]]) -> Result:
    """The figures for pages (markup by name) against gold texts (`articleBody` and `url` by name)."""
    words = ArticleWords.load(language_packs().values())
    began = time.perf_counter()
    found = {name: body_of(markup, gold[name].get("url"), words) for name, markup in pages.items()}
    seconds = time.perf_counter() - began
    scores = [score(found[name], gold[name]["articleBody"]) for name in pages]
    precision = fmean(right / given for right, given, _ in scores if given)
    recall = fmean(right / wanted for right, _, wanted in scores if wanted)
    return Result(
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        pages_per_second=len(pages) / seconds,
    )


def body_of(markup: str, url: str | None, words: ArticleWords) -> str:
    """The text of the article on a page, as it goes into an Article; pages that are none are read all the same."""
    page = label_furniture(read_page(markup, url), words.furniture)
    return "\n".join(
        block.text
        for block in page.blocks
        if not block.label and block.kind in ("paragraph", "heading", "list", "quote")
    )


def score(found: str, gold: str) -> tuple[int, int, int]:
    """How many runs of words are in both texts, in the found one, and in the gold one."""
    ours, theirs = runs_of(found), runs_of(gold)
    return (ours & theirs).total(), ours.total(), theirs.total()


def runs_of(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, each as often as it is in it; a shorter text is one run."""
    tokens = WORD.findall(text)
    return Counter(tuple(tokens[at : at + RUN]) for at in range(max(1, len(tokens) - RUN + 1)) if tokens)


def main() -> None:
    """Print the figures of a folder with html/*.html.gz and ground-truth.json."""
    folder = Path(sys.argv[1])
    paths = sorted((folder / "html").glob("*.html.gz"))
    pages = {
        path.name.removesuffix(".html.gz"): gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        for path in paths
    }
    result = measure(pages, json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")))
    print(f"P {result.precision:.4f} R {result.recall:.4f} F1 {result.f1:.4f}, {result.pages_per_second:.0f} pages/s")


if __name__ == "__main__":
    main()
