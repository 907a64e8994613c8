"""Markup -> Page: the blocks of the article in reading order, and what stands around them labelled by its structure."""

import re
from collections.abc import Iterator, Sequence

import lxml.html
import msgspec
from lxml import etree
from lxml.html import HtmlElement

from saksi.article.blocks import Block, BlockKind, Page, Stated
from saksi.article.choice import LINKED, article_leaves, is_link, roles_of
from saksi.article.leaves import Leaf, leaves_of
from saksi.article.metadata import Metadata, letters_of, metadata_of
from saksi.article.structure import Role, structure
from saksi.records import FurnitureLabel

# The parser drops what is nested deeper than its limit of 256; such pages are flattened first.
TOO_DEEP = "Excessive depth"
LAYOUT_TAGS = re.compile(
    r"(?:</?(?!(?:html|head|body|title|meta|link|script|style|p|br|h[1-6]|li|a|time|figcaption)\b)[a-z][^<>]{0,5000}>\s*)+",
    re.IGNORECASE,
)
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
HEAD_TAGS = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
KINDS: dict[Role, BlockKind] = {"caption": "caption", "credit": "credit", "author": "author"}
# Roles that tell of the article wherever they stand around it.
AROUND = frozenset({"caption", "credit", "author", "topics", "disclaimer"})
# A link of so many words is the headline of another article, a shorter one a part of the site.
HEADLINE_FROM = 4
SENTENCE_ENDS = '.!?"”'


def read_page(markup: str, url: str | None = None) -> Page:
    """The page cut into blocks, and what it states about itself; `url` stands in for an address that it does not state.

    Blocks of the article have no label, all others say by their place in the markup what they are. Broken markup is
    read as browsers do; a page without any text has no blocks.
    """
    tree = _parsed(markup)
    if tree is None:
        return Page(blocks=())
    stated = metadata_of(tree)
    leaves = tuple(leaves_of(tree, structure()))
    chosen = article_leaves(tree, leaves, stated)
    return Page(
        blocks=tuple(_blocks(leaves, chosen, stated)),
        title=stated.title,
        standfirst=stated.standfirst,
        published=stated.published,
        modified=stated.modified,
        publisher=stated.publisher,
        language=stated.language,
        origin=stated.origin,
        url=stated.url or (Stated(value=url, where="address") if url else None),
        authors=stated.authors,
        topics=stated.topics,
        paywalled=stated.paywalled,
    )


def _parsed(markup: str) -> HtmlElement | None:
    """The tree of the markup; None where there is nothing in it."""
    markup = NOT_TEXT.sub(" ", markup)
    tree, deep = _tree(markup)
    return _tree(LAYOUT_TAGS.sub("<br><br>", markup))[0] if deep else tree


def _tree(markup: str) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether the parser gave up on a part of it that is nested too deep."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = lxml.html.document_fromstring(markup.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    _give_body(tree)
    return tree, any(TOO_DEEP in entry.message for entry in parser.error_log)


def _give_body(tree: HtmlElement) -> None:
    """Move what is no head of a page into a body: the parser leaves it in the head where a page opens no body."""
    head = tree.find("head")
    if head is None or tree.find("body") is not None:
        return
    seen = [number for number, element in enumerate(head) if element.tag not in HEAD_TAGS]
    body = etree.SubElement(tree, "body")
    body.extend(head[seen[0] :] if seen else [])


def _blocks(leaves: Sequence[Leaf], chosen: Sequence[bool], stated: Metadata) -> Iterator[Block]:
    """The article, and what stands in it and around it, in reading order."""
    roles = roles_of(leaves, chosen)
    title = letters_of(stated.title.value) if stated.title else ""
    around = _around(leaves, chosen, title)
    begun = False
    for number, (leaf, own, role) in enumerate(zip(leaves, chosen, roles, strict=True)):
        if title and letters_of(leaf.text) == title:
            yield Block(text=leaf.text, kind="title")
        elif number in around.between and not begun and _is_standfirst(leaf, role, stated):
            yield Block(text=leaf.text, kind="standfirst")
        elif own:
            begun = begun or leaf.kind != "heading"
            yield Block(text=_heading(leaf.text) if leaf.kind == "heading" else leaf.text, kind=leaf.kind)
        elif number in around.between or (number in around.within and role in AROUND):
            yield _furniture(leaf, role)


def _heading(text: str) -> str:
    """A heading without the number in front of it."""
    return NUMBER.sub("", text, count=1)


def _furniture(leaf: Leaf, role: Role | None) -> Block:
    """A leaf that is not of the article: as the markup says, else a way to another article, else a part of the site."""
    label: FurnitureLabel
    if role is None or role == "standfirst":
        label = "related" if is_link(leaf) and len(leaf.text.split()) >= HEADLINE_FROM else "navigation"
    else:
        label = role
    text = ", ".join(leaf.links) if label == "topics" and leaf.linked >= LINKED and leaf.links else leaf.text
    return Block(text=text, kind=KINDS.get(label, "other"), label=label)


def _is_standfirst(leaf: Leaf, role: Role | None, stated: Metadata) -> bool:
    """Whether a leaf above the first paragraph is the standfirst: so named, or the page's description of itself."""
    if role == "standfirst":
        return True
    described = stated.standfirst is not None and letters_of(leaf.text) == letters_of(stated.standfirst.value)
    return described and (leaf.kind == "heading" or leaf.text[-1] not in SENTENCE_ENDS)


class _Around(msgspec.Struct, frozen=True, kw_only=True):
    """Where furniture of the article stands: from title to last paragraph, and in the smallest element around them."""

    between: range
    within: range


def _around(leaves: Sequence[Leaf], chosen: Sequence[bool], title: str) -> _Around:
    """What stands between the parts of the article, and around them in the same element."""
    numbers = [number for number, own in enumerate(chosen) if own]
    if not numbers:
        return _Around(between=range(0), within=range(0))
    titles = [number for number in range(numbers[0]) if title and letters_of(leaves[number].text) == title]
    first, last = titles[-1] if titles else numbers[0], numbers[-1]
    holder = _common(leaves[first].home, leaves[last].home)
    begin, end = first, last
    while begin and _holds(holder, leaves[begin - 1]):
        begin -= 1
    while end + 1 < len(leaves) and _holds(holder, leaves[end + 1]):
        end += 1
    whole_page = holder.tag in ("body", "html")
    return _Around(between=range(first, last + 1 if whole_page else end + 1), within=range(begin, end + 1))


def _holds(holder: HtmlElement, leaf: Leaf) -> bool:
    return leaf.home is holder or any(element is holder for element in leaf.home.iterancestors())


def _common(one: HtmlElement, other: HtmlElement) -> HtmlElement:
    """The smallest element that holds both."""
    above = [one, *one.iterancestors()]
    return next(element for element in (other, *other.iterancestors()) if element in above)
