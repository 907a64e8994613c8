"""Markup -> Page: the blocks of the article in reading order, and what stands around them labelled by its structure."""

import re

import lxml.html
import msgspec
from lxml import etree
from lxml.html import HtmlElement

from saksi.article.blocks import Block, BlockKind, Page
from saksi.article.choice import article_leaves, is_link, roles_of
from saksi.article.leaves import Leaf, leaves_of
from saksi.article.metadata import Metadata, letters_of, metadata_of
from saksi.article.structure import Role, structure
from saksi.records import FurnitureLabel

# The parser drops what is nested deeper than its limit of 256; such pages are flattened first.
TOO_DEEP = "Excessive depth"
LAYOUT_TAG = re.compile(
    r"</?(?!(?:html|head|body|title|meta|link|script|style|p|br|h[1-6]|li|a|time|figcaption)\b)[a-z][^<>]{0,5000}>",
    re.IGNORECASE,
)
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
KINDS: dict[Role, BlockKind] = {"caption": "caption", "credit": "credit", "author": "author"}
LINKED = 0.6


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
    blocks = _blocks(leaves, article_leaves(tree, leaves, stated.body), stated)
    return Page(
        blocks=blocks,
        title=stated.title,
        standfirst=stated.standfirst,
        published=stated.published,
        modified=stated.modified,
        publisher=stated.publisher,
        language=stated.language,
        url=stated.url,
        authors=stated.authors,
        topics=stated.topics,
        paywalled=stated.paywalled,
    )


def _parsed(markup: str) -> HtmlElement | None:
    """The tree of the markup; None where there is nothing in it."""
    markup = NOT_TEXT.sub(" ", markup)
    tree, deep = _tree(markup)
    return _tree(LAYOUT_TAG.sub("<br><br>", markup))[0] if deep else tree


def _tree(markup: str) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether the parser gave up on a part of it that is nested too deep."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = lxml.html.document_fromstring(markup.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    return tree, any(TOO_DEEP in entry.message for entry in parser.error_log)


def _blocks(leaves: tuple[Leaf, ...], chosen: tuple[bool, ...], stated: Metadata) -> tuple[Block, ...]:
    """The article, and what stands in it and around it, in reading order."""
    roles = roles_of(leaves, chosen)
    title = letters_of(stated.title.value) if stated.title else ""
    summary = letters_of(stated.standfirst.value) if stated.standfirst else ""
    around = _around(leaves, chosen)
    blocks, paragraphs = [], 0
    for number, (leaf, own, role) in enumerate(zip(leaves, chosen, roles, strict=True)):
        plain = letters_of(leaf.text)
        if title and plain == title:
            blocks.append(Block(text=leaf.text, kind="title"))
        elif role == "standfirst" or (not paragraphs and summary and plain == summary and leaf.kind == "heading"):
            blocks.append(Block(text=leaf.text, kind="standfirst"))
        elif own:
            paragraphs += leaf.kind != "heading"
            text = NUMBER.sub("", leaf.text, count=1) if leaf.kind == "heading" else leaf.text
            blocks.append(Block(text=text, kind=leaf.kind))
        elif number in around:
            label = role or ("related" if is_link(leaf) and len(leaf.text.split()) > 3 else "navigation")
            blocks.append(Block(text=leaf.text, kind=KINDS.get(label, "other"), label=label))
    return tuple(blocks)


def _around(leaves: tuple[Leaf, ...], chosen: tuple[bool, ...]) -> range:
    """The numbers of the leaves within the smallest element that holds the article, and between its ends."""
    numbers = [number for number, own in enumerate(chosen) if own]
    return range(numbers[0], numbers[-1] + 1) if numbers else range(0)
