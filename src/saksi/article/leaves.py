"""The leaves of a page: its runs of text between one block element and the next, in reading order."""

import re
from collections.abc import Iterator

import msgspec
from lxml import etree
from lxml.html import HtmlElement

from saksi.article.blocks import BlockKind
from saksi.article.structure import Role, Structure, is_hidden

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
UNSEEN = frozenset(
    "audio canvas datalist embed head iframe math noscript object script select style svg template textarea title "
    "video".split()
)
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$")


class Leaf(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A run of text: its words, what kind of element holds it, and how much of it is links.

    `home` is the block element around it. `roles` are the elements above it that say what they hold, the outermost
    first, each with a number of its own. `links` are the texts of the links in it, one by one.
    """

    text: str
    kind: BlockKind
    home: HtmlElement
    roles: tuple[tuple[Role, int], ...]
    links: tuple[str, ...]

    @property
    def linked(self) -> float:
        """The share of its letters that are links."""
        return sum(map(len, self.links)) / len(self.text)


class _Run:
    """Gathers the text of one leaf."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.links: list[str] = []
        self.breaks = 0
        self.in_link = False

    def add(self, text: str | None) -> None:
        if not text:
            return
        if not text.isspace():
            self.breaks = 0
        self.parts.append(text)
        if self.in_link:
            self.links[-1] += text

    def open_link(self) -> None:
        """Links side by side are words apart, though nothing but their looks may divide them."""
        if self.links and self.parts and self.parts[-1] == self.links[-1]:
            self.parts.append(" ")
        self.links.append("")
        self.in_link = True


def leaves_of(tree: HtmlElement, structure: Structure) -> Iterator[Leaf]:
    """The leaves of everything that can be seen, in reading order.

    A line break divides where the line above it has come to an end, and two of them always do.
    """
    walker = etree.iterwalk(tree, events=("start", "end"))
    homes: list[HtmlElement] = [tree]
    roles: list[tuple[Role, int]] = []
    with_role: list[HtmlElement] = []
    run, number = _Run(), 0

    def finished() -> Iterator[Leaf]:
        nonlocal run
        text = " ".join("".join(run.parts).split())
        if text:
            links = tuple(" ".join(link.split()) for link in run.links)
            yield Leaf(
                text=text,
                kind=_kind(homes),
                home=homes[-1],
                roles=tuple(roles),
                links=tuple(link for link in links if link),
            )
        in_link, run = run.in_link, _Run()
        if in_link:
            run.open_link()

    for event, element in walker:
        tag = element.tag
        if event == "start":
            if tag in UNSEEN or is_hidden(element):
                walker.skip_subtree()
                continue
            role = structure.role_of(element)
            if tag in BLOCKS:
                yield from finished()
                homes.append(element)
            if role:
                number += 1
                roles.append((role, number))
                with_role.append(element)
            if tag == "br":
                run.breaks += 1
                if run.breaks > 1 or (run.parts and SENTENCE_END.search("".join(run.parts[-3:]))):
                    yield from finished()
                else:
                    run.parts.append(" ")
            elif tag == "a":
                run.open_link()
            run.add(element.text)
            continue
        if tag in BLOCKS and homes[-1] is element:
            yield from finished()
            homes.pop()
        if tag == "a":
            run.in_link = False
        if with_role and with_role[-1] is element:
            with_role.pop()
            roles.pop()
        if element is not tree:
            run.add(element.tail)
    yield from finished()


def _kind(homes: list[HtmlElement]) -> BlockKind:
    """What the elements around a run make of it."""
    tags = [home.tag for home in homes[-3:]]
    if tags[-1] in HEADINGS:
        return "heading"
    if "li" in tags or "dd" in tags or "dt" in tags:
        return "list"
    return "quote" if "blockquote" in tags else "paragraph"
