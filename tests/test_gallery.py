"""The gallery shows every picture that the tool takes, and the pictures are there and no larger than they may be."""

import re
from pathlib import Path

from pictures.pages import FRONT, PAGES

DOCS = Path(__file__).parents[1] / "docs"
LARGEST = 120_000


def test_every_page_is_in_the_gallery_once() -> None:
    shown = re.findall(r"!\[[^]]+\]\(images/pages/([\w-]+)\.webp\)", (DOCS / "gallery.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(page.name for page in PAGES)


def test_every_picture_is_one_that_the_tool_takes() -> None:
    there = {path.stem: path.stat().st_size for path in (DOCS / "images/pages").iterdir()}
    assert sorted(there) == sorted(page.name for page in PAGES)
    assert max(there.values()) <= LARGEST


def test_the_readme_shows_what_is_taken_for_it() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^]]+\]\(docs/images/([^)]+)\)", readme)
    assert shown == [f"{name}.webp" for name in FRONT]
    assert sorted(path.name for path in (DOCS / "images").glob("*.*")) == sorted(shown)
