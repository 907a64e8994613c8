"""Plain text without any markup, cut into blocks: title, standfirst, headings, paragraphs, furniture."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from saksi.article.blocks import Block, Page, Stated
from saksi.article.dateline import dateline_of
from saksi.article.furniture import CLOSING, Piece
from saksi.article.words import ArticleWords

LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Marks without width that only steer display; joiners (U+200C, U+200D) are part of words in some scripts and stay.
WIDTHLESS = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
NUMBER = re.compile(r"\(?\d{1,2}[.)]\s+(?=\S)")
BULLET_OR_PLACEHOLDER = re.compile(r"[-•·*▪–—]\s|\[")
LONGEST_TITLE = 250
LONGEST_STANDFIRST = 300
LONGEST_HEADING, LONGEST_NUMBERED = 90, 140
PARAGRAPH_FROM = 80
LONGEST_FRAGMENT = 80
# A text whose lines are all of this width was broken by a program, not by its author.
WRAP_FROM, WRAP_TO = 45, 100


def read_plain(text: str, words: ArticleWords, *, title: str | None = None) -> Page:
    """The page that a plain text makes: `title` is a title known from elsewhere, else the first line may be it.

    Every word of the text is in a block, in order, but for the numbers of numbered headings.
    """
    lines = list(whole_lines(WIDTHLESS.sub("", text)))
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    own = lines[first] if first < len(lines) and _is_title(lines, first, words, title) else None
    body = lines[first + 1 :] if own else lines
    pieces = words.furniture.pieces(body, title or own)
    standfirst = _standfirst(body, pieces, words) if own else None
    headings = headings_of(body, pieces)
    blocks = [Block(text=own, kind="title")] if own else []
    for number, (line, cut) in enumerate(zip(body, pieces, strict=True)):
        for piece in cut:
            run = line[piece.start : piece.end]
            if number == standfirst:
                blocks.append(Block(text=run, kind="standfirst"))
            elif number in headings:
                blocks.append(Block(text=run[headings[number] - piece.start :], kind="heading"))
            else:
                blocks.append(Block(text=run, kind=piece.kind, label=piece.label))
    stamp = next((line for line, cut in zip(body, pieces, strict=True) if cut and words.calendar.is_stamp(line)), None)
    return Page(
        blocks=tuple(blocks),
        title=Stated(value=own, where="the first line") if own else None,
        standfirst=None if standfirst is None else Stated(value=body[standfirst], where="the line under the title"),
        published=Stated(value=stamp, where="a line of the text") if stamp else None,
    )


def whole_lines(text: str) -> Iterator[str]:
    """The lines of a text, stripped; lines that a program broke inside a sentence are one again."""
    lines = [" ".join(line.split()) for line in LINE_END.split(text)]
    for run in _runs(lines):
        yield " ".join(lines[number] for number in run)


def flowing(text: str) -> str:
    """The text with each line break that falls inside a sentence as blanks: of the same length."""
    breaks = list(LINE_END.finditer(text))
    lines = [" ".join(line.split()) for line in LINE_END.split(text)]
    inner = [breaks[number].span() for run in _runs(lines) for number in run[:-1]]
    parts, position = [], 0
    for start, end in inner:
        parts += [text[position:start], " " * (end - start)]
        position = end
    return "".join([*parts, text[position:]])


def _runs(lines: Sequence[str]) -> Iterator[range]:
    """The numbers of the lines that are one; an empty line is one of its own."""
    wrapped = _is_wrapped(lines)
    start = 0
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        run = lines[start:number]
        if run and not (run[0] and line and (wrapped or _goes_on(run, line, following))):
            yield range(start, number)
            start = number
    yield range(start, len(lines))


def headings_of(lines: Sequence[str], pieces: Sequence[tuple[Piece, ...]]) -> dict[int, int]:
    """Which lines are section headings, and where in them the heading begins, after its number if it has one.

    A heading is short, ends without a full stop, follows a finished sentence and has a paragraph below it.
    """
    body = [number for number, cut in enumerate(pieces) if cut and all(piece.label is None for piece in cut)]
    found = {}
    for above, number, below in zip([-1, *body], body, body[1:], strict=False):
        line, under = lines[number].strip(), lines[below].strip()
        numbered = NUMBER.match(line)
        if len(under) < PARAGRAPH_FROM or line[-1] in ".,:;" or not (line[0].isupper() or numbered):
            continue
        if numbered and len(line) <= LONGEST_NUMBERED and not NUMBER.match(under):
            found[number] = lines[number].index(line) + numbered.end()
        elif not numbered and len(line) <= LONGEST_HEADING and above >= 0 and line[-1] not in '"”)]':
            finished = lines[above].rstrip()[-1] in CLOSING or above in found
            if finished and not under[0].islower() and under[0].isalnum() | (under[0] in "\"“‘'"):
                found[number] = lines[number].index(line)
    return found


def _is_title(lines: Sequence[str], first: int, words: ArticleWords, known: str | None) -> bool:
    """Whether the first line is the title."""
    line = lines[first]
    if known is not None:
        return line == " ".join(known.split())
    follows = any(lines[first + 1 :])
    return follows and len(line) <= LONGEST_TITLE and line[-1] not in ".,;" and not _dateline(line, words)


def _standfirst(lines: Sequence[str], pieces: Sequence[tuple[Piece, ...]], words: ArticleWords) -> int | None:
    """Which line is the standfirst: the short one between the title and the dateline, or without a full stop."""
    body = [number for number, cut in enumerate(pieces) if cut and all(piece.label is None for piece in cut)][:2]
    if len(body) < 2:
        return None
    line, under = lines[body[0]], lines[body[1]]
    if len(line) > LONGEST_STANDFIRST or NUMBER.match(line) or _dateline(line, words) or len(under) < PARAGRAPH_FROM:
        return None
    return body[0] if _dateline(under, words) or line[-1] not in CLOSING + ",:;" else None


def _dateline(line: str, words: ArticleWords) -> bool:
    return dateline_of(line, words.outlets, words.calendar) is not None


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines were broken at a width: none is long, and those that others follow are nearly full."""
    full = [len(line) for line, following in pairwise(lines) if line and following]
    if len(full) < 3 or max(map(len, lines)) > WRAP_TO:
        return False
    return sum(length >= WRAP_FROM for length in full) >= 0.6 * len(full)


def _goes_on(run: Sequence[str], line: str, following: str) -> bool:
    """Whether a line carries on the sentence above it, as where each link of a page came on a line of its own."""
    last = run[-1]
    if line in ("-", "–", "—") or (last[-1] in "-–—" and len(last) <= 2):
        return True
    if last[-1] in CLOSING + ":;" or BULLET_OR_PLACEHOLDER.match(line) or run[0][0].islower():
        return False
    return _carries_on(line) or (len(line) <= LONGEST_FRAGMENT and line[-1] not in CLOSING and _carries_on(following))


def _carries_on(line: str) -> bool:
    """Whether a line begins in the middle of a sentence."""
    return bool(line) and (line[0].islower() or line[0] in ",.;)" or (line[0] == "(" and not line.endswith(")")))
