"""The example articles in pieces, and the ways in which the press lays them out as plain text."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "examples"
EXAMPLES = Path(__file__).parent.parent / "examples"
Piece = dict[str, Any]


def all_pieces() -> list[Piece]:
    """The six examples, by file name. `blocks` are pairs of kind and text; a caption carries its credit as a third part."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]


def body_lines(piece: Piece) -> list[str]:
    """What `article.text` has to be: paragraphs and headings, one a line."""
    return [block[1].split(". ", 1)[-1] if block[0] == "heading" else block[1]
            for block in piece["blocks"] if block[0] in ("paragraph", "heading")]  # fmt: skip


def furniture_words(piece: Piece) -> list[str]:
    """Every run of words that must not be found in the body; a topic may well be named in it."""
    found: list[str] = []
    for kind, text, *credit in piece["blocks"]:
        if kind not in ("paragraph", "heading", "topics"):
            found += [text, *credit]
    return [words for words in found if len(words) > 12]


def as_plain_text(piece: Piece) -> str:
    """The article as one gets it by marking a page and copying it."""
    lines = [piece["title"], piece["standfirst"], piece["author"] and byline(piece), piece["stated_date"]]
    for kind, text, *credit in piece["blocks"]:
        if kind == "topics":
            label = "Topik" if piece["language"] == "id" else "Topics"
            lines.append(f"{label}:\n\n" + "\n".join(f"  • {topic}" for topic in text))
        else:
            lines.append(" ".join([text, *(f"({part})" for part in credit)]))
    return "\n\n".join(line for line in lines if line) + "\n"


def byline(piece: Piece) -> str:
    """`Oleh Ratna Wulandari`, with the badge that the page puts behind a name."""
    by = "Oleh" if piece["language"] == "id" else "By"
    return f"{by} {piece['author']}" + (f" ({piece['badge']})" if piece["badge"] else "")
