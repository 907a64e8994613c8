"""Which leaves of a page are the article: trafilatura finds the text, and the leaves are looked up in it."""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import trafilatura
from lxml.html import HtmlElement

from saksi.article.leaves import Leaf
from saksi.article.metadata import Metadata, letters_of
from saksi.article.structure import Role

# What it cannot read it says by returning nothing; its log would only say so again.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
WORD = re.compile(r"\w+")
RUN = 3
MOSTLY, HALF = 0.6, 0.5
# Less than this is too little for an article: another way of looking may find it.
TOO_LITTLE = 400
# A line of so many letters is not found twice on a page by chance.
LONG = 25
# So much of its text in links makes a paragraph a way to other pages.
LINKED = 0.6
# What holds more of the article than this is what the article stands in, whatever it is called.
WRAPPER = 0.3
# trafilatura's time grows with the square of the elements side by side; beyond so many, paragraphs are found by length.
MOST_ELEMENTS = 50_000
PARAGRAPH_FROM = 80
# No more than this of what was found stands above the headline by mistake.
STRAY = 0.2
Family = tuple[object, ...]


class Found:
    """The text that was found, for looking up whether a leaf is in it."""

    def __init__(self, lines: Iterable[str]) -> None:
        said = [tuple(WORD.findall(line)) for line in lines]
        self._short = frozenset(line for line in said if len(line) < RUN)
        self._runs = frozenset(line[at : at + RUN] for line in said for at in range(len(line) - RUN + 1))

    def has(self, leaf: Leaf) -> bool:
        """Whether most of the leaf is in the text, in runs of three words; a shorter leaf has to be a line of it."""
        words = tuple(WORD.findall(leaf.text))
        if len(words) < RUN:
            return words in self._short
        runs = len(words) - RUN + 1
        return sum(words[at : at + RUN] in self._runs for at in range(runs)) >= MOSTLY * runs

    def among(self, leaves: Sequence[Leaf]) -> list[bool]:
        """Which of the leaves are in the text; the short ones only between and beside the long ones."""
        has = [self.has(leaf) for leaf in leaves]
        long = [number for number, leaf in enumerate(leaves) if has[number] and len(leaf.text) >= LONG]
        first, last = (long[0], long[-1]) if long else (0, -1)
        return [found and first - 1 <= number <= last + 1 for number, found in enumerate(has)]


def article_leaves(tree: HtmlElement, leaves: Sequence[Leaf], stated: Metadata) -> tuple[bool, ...]:
    """Of each leaf, whether it is of the article.

    The text as the page states it decides where what was found is far from it, and looking with less precision where next
    to nothing was found. Then the same kind of paragraphs in the same kind of place is added, and what the markup says
    to be something else is taken out. On pages of very many elements every long paragraph is taken.
    """
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        plain = [not leaf.roles and not is_link(leaf) for leaf in leaves]
        long = [fits and len(leaf.text) >= PARAGRAPH_FROM for fits, leaf in zip(plain, leaves, strict=True)]
        # A page of short paragraphs only is taken whole, rather than lost.
        return tuple(long if _letters(leaves, long) >= TOO_LITTLE else plain)
    ours = Found(found_text(tree)).among(leaves)
    if len(stated.body) >= TOO_LITTLE:
        told = Found(stated.body.splitlines()).among(leaves)
        common = _letters(leaves, [one and other for one, other in zip(ours, told, strict=True)])
        if _letters(leaves, told) >= HALF * len(stated.body) and common < HALF * len(stated.body):
            ours = told
    if _letters(leaves, ours) < TOO_LITTLE:
        other = Found(found_text(tree, precision=False)).among(leaves)
        if _letters(leaves, other) > 2 * _letters(leaves, ours):
            ours = other
    ours = _completed(leaves, _below_title(leaves, ours, stated))
    roles = roles_of(leaves, ours)
    ours = [own and (role is None or leaf.kind == "quote") for leaf, own, role in zip(leaves, ours, roles, strict=True)]
    return tuple(_without_links(leaves, ours))


def found_text(tree: HtmlElement, *, precision: bool = True) -> list[str]:
    """The lines of the article as trafilatura finds it; none where it finds no article."""
    try:
        document = trafilatura.bare_extraction(
            tree, favor_precision=precision, include_comments=False, include_tables=True, deduplicate=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    parts = [*body, *body.iter("item", "cell")]
    return [line for part in parts for line in ("".join(part.itertext()), " ".join(part.itertext()))]


def roles_of(leaves: Sequence[Leaf], ours: Sequence[bool]) -> list[Role | None]:
    """What the markup says each leaf is: the innermost role that does not hold a good part of the article."""
    held: Counter[int] = Counter()
    for leaf, own in zip(leaves, ours, strict=True):
        if own:
            held.update({number: len(leaf.text) for _, number in leaf.roles})
    most = WRAPPER * _letters(leaves, ours)
    return [next((role for role, number in reversed(leaf.roles) if held[number] <= most), None) for leaf in leaves]


def _letters(leaves: Sequence[Leaf], ours: Sequence[bool]) -> int:
    return sum(len(leaf.text) for leaf, own in zip(leaves, ours, strict=True) if own)


def _below_title(leaves: Sequence[Leaf], ours: Sequence[bool], stated: Metadata) -> list[bool]:
    """Without what stands above the headline, where nearly all of what was found stands below one."""
    title = letters_of(stated.title.value) if stated.title else ""
    above, start, total = 0, 0, _letters(leaves, ours)
    for number, (leaf, own) in enumerate(zip(leaves, ours, strict=True)):
        if title and leaf.kind == "heading" and letters_of(leaf.text) == title and above <= STRAY * total:
            start = number
        above += len(leaf.text) if own else 0
    return [own and number >= start for number, own in enumerate(ours)]


def _family(leaf: Leaf) -> Family:
    """The kind of place a leaf stands in: leaves of one family look the same."""
    above = leaf.home.getparent()
    place = (None, None) if above is None else (above.tag, above.get("class"))
    return (leaf.home.tag, leaf.home.get("class"), *place)


def _completed(leaves: Sequence[Leaf], ours: Sequence[bool]) -> list[bool]:
    """With the leaves among and below those of the article that stand in the same kind of place and are not links."""
    numbers = [number for number, own in enumerate(ours) if own]
    if not numbers:
        return list(ours)
    families: Counter[Family] = Counter()
    for number in numbers:
        families[_family(leaves[number])] += len(leaves[number].text)
    most = WRAPPER * _letters(leaves, ours)
    homes = {family for family, letters in families.items() if letters >= most}
    named = {family for family in homes if any(family[1::2])}
    return [
        own
        or (
            number > numbers[0]
            and leaf.linked < LINKED
            and (
                _family(leaf) in (homes if number < numbers[-1] else named)
                or (leaf.kind == "quote" and number < numbers[-1])
            )
        )
        for number, (leaf, own) in enumerate(zip(leaves, ours, strict=True))
    ]


def _without_links(leaves: Sequence[Leaf], ours: Sequence[bool]) -> list[bool]:
    """Without paragraphs that are links and no sentence, and the headings that have only such below them."""
    kept = [own and not is_link(leaf) for leaf, own in zip(leaves, ours, strict=True)]
    below = False
    for number in range(len(leaves) - 1, -1, -1):
        if not kept[number]:
            continue
        if leaves[number].kind == "heading" and not below:
            kept[number] = False
        else:
            below = True
    return kept


def is_link(leaf: Leaf) -> bool:
    """Whether a leaf leads to other pages: nearly all of it is links, and it does not end as a sentence does."""
    return leaf.linked >= LINKED and leaf.text[-1] not in '.!?”"'
