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
# So many characters at the end of a line tell whether it ends like a sentence.
TAIL = 10


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


def leaves_of(tree: HtmlElement, structure: Structure) -> Iterator[Leaf]:
    """The leaves of everything that can be seen, in reading order.

    A line break divides where the line above it has come to an end, and two of them always do.
    """
    walk = _Walk(tree, structure)
    events = etree.iterwalk(tree, events=("start", "end"))
    for event, element in events:
        if event == "end":
            yield from walk.leave(element)
        elif element.tag in UNSEEN or is_hidden(element):
            events.skip_subtree()
        else:
            yield from walk.enter(element)
    yield from walk.finished()


class _Walk:
    """Where a walk through the tree is, and the text since the last leaf was finished."""

    def __init__(self, tree: HtmlElement, structure: Structure) -> None:
        self._tree, self._structure = tree, structure
        self._homes: list[HtmlElement] = [tree]
        self._roles: list[tuple[Role, int]] = []
        self._with_role: list[HtmlElement] = []
        self._numbered = 0
        self._parts: list[str] = []
        self._links: list[list[str]] = []
        self._in_link = self._broken = False

    def enter(self, element: HtmlElement) -> Iterator[Leaf]:
        """Go into an element; a block, and a line break at a line's end, finish the leaf above."""
        tag = element.tag
        if tag in BLOCKS:
            yield from self.finished()
            self._homes.append(element)
        role = self._structure.role_of(element)
        if role:
            self._numbered += 1
            self._roles.append((role, self._numbered))
            self._with_role.append(element)
        if tag == "br":
            yield from self._line_break()
        elif tag == "a":
            self._open_link()
        self._add(element.text)

    def leave(self, element: HtmlElement) -> Iterator[Leaf]:
        """Go out of an element, which may not have been entered; what follows it belongs to the one above."""
        if self._homes[-1] is element and element is not self._tree:
            yield from self.finished()
            self._homes.pop()
        if element.tag == "a":
            self._in_link = False
        if self._with_role and self._with_role[-1] is element:
            self._with_role.pop()
            self._roles.pop()
        if element is not self._tree:
            self._add(element.tail)

    def finished(self) -> Iterator[Leaf]:
        """The leaf that the text since the last one makes, if there is any."""
        text = " ".join("".join(self._parts).split())
        if text:
            links = (" ".join("".join(link).split()) for link in self._links)
            yield Leaf(
                text=text,
                kind=_kind(self._homes),
                home=self._homes[-1],
                roles=tuple(self._roles),
                links=tuple(link for link in links if link),
            )
        self._parts, self._links, self._broken = [], [], False
        if self._in_link:
            self._links.append([])

    def _add(self, text: str | None) -> None:
        if not text:
            return
        self._broken = self._broken and text.isspace()
        self._parts.append(text)
        if self._in_link:
            self._links[-1].append(text)

    def _open_link(self) -> None:
        """Links side by side are words apart, though nothing but their looks may divide them."""
        if self._links and self._parts and self._links[-1][-1:] == self._parts[-1:]:
            self._parts.append(" ")
        self._links.append([])
        self._in_link = True

    def _line_break(self) -> Iterator[Leaf]:
        if self._broken or SENTENCE_END.search("".join(self._parts[-3:])[-TAIL:]):
            yield from self.finished()
        else:
            self._parts.append(" ")
        self._broken = True


def _kind(homes: list[HtmlElement]) -> BlockKind:
    """What the elements around a run make of it."""
    tags = [home.tag for home in homes[-3:]]
    if tags[-1] in HEADINGS:
        return "heading"
    if not {"li", "dd", "dt"}.isdisjoint(tags):
        return "list"
    return "quote" if "blockquote" in tags else "paragraph"
