"""Furniture by words: which lines of a text, and which runs inside a line, surround the article."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from saksi.article.blocks import Block, BlockKind, Page
from saksi.article.calendar import Calendar
from saksi.article.captions import Captions
from saksi.article.furniture_words import FurnitureWords
from saksi.article.headlines import LONGEST_HEADLINE, OPENING, headline_end, is_headline
from saksi.article.repeats import repeated
from saksi.knowledge.outlets import Outlets
from saksi.records import Author, FurnitureLabel

# A paragraph of news, as against a headline, a tag or a caption: longer than this, and it ends like a sentence.
PARAGRAPH_FROM = 160
LONGEST_TAG = 60
LONGEST_NOTICE, SHORT_CAPTION = 500, 80
LONGEST_BIO, MOST_AUTHORS = 250, 20
# Related headlines under one heading: more than this is no longer a list of links but the article again.
MOST_HEADLINES = 8
# The time of publication stands near the head of a page; further down a lone date is part of the story.
STAMP_WITHIN = 8
CLOSING = ".!?…\"'”’)]"
BULLET = re.compile(r"\s*[•·▪●*#-]\s+")
# Signs of the desk at an article's end: (rdp/idh), (E-2), (Rina Sari)
SIGN = re.compile(r"\((?:[a-z]{2,5}(?:/[a-z]{2,5}){0,4}|[A-Z]{1,2}-\d{1,2}|[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){1,3}\s*)\)")
SIGN_AT_END = re.compile(r"(?<=[.!?”\"’])\s*\((?:[a-z]{2,4}(?:/[a-z]{2,4}){1,4}|[A-Z]-\d{1,2})\)\s*$")
LONGEST_SIGN = 120
PLACEHOLDER = re.compile(r"\[[^\W\d_]+:[^\[\]]{1,120}\]")
EMBED_SIGN = re.compile(r"\s*—\s*.{1,60}\(@\w{1,30}\).{0,40}$")


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A run `[start, end)` of one line: furniture where it has a label, else text of the article."""

    start: int
    end: int
    label: FurnitureLabel | None = None
    kind: BlockKind = "paragraph"


class Furniture:
    """Labels lines by their words and their neighbours."""

    def __init__(self, words: FurnitureWords, calendar: Calendar, outlets: Outlets) -> None:
        self.words, self._calendar, self._captions = words, calendar, Captions(words, outlets)

    def pieces(self, lines: Sequence[str], title: str | None = None) -> tuple[tuple[Piece, ...], ...]:
        """Each line cut into pieces, in order; together the pieces hold every word of the line."""
        openings = frozenset(line.strip()[:OPENING] for line in lines if len(line) > OPENING)
        cut = [tuple(self._cut(line, number, title, openings)) for number, line in enumerate(lines)]
        for number in repeated(lines):
            cut[number] = (_piece(lines[number], 0, len(lines[number]), "navigation", "other"),)
        self._follow_heads(lines, cut)
        self._follow_captions(lines, cut)
        self._follow_authors(lines, cut)
        self._follow_ends(lines, cut)
        return tuple(cut)

    def author_of(self, line: str) -> Author | None:
        """The author that a byline or an author card names."""
        return self.words.author_of(line)

    def without_marker(self, line: str) -> str:
        """A related headline or a list of topics without the words that introduce it."""
        found = self.words.opens.match(line) or self.words.colon.match(line)
        rest = line[found.end() :] if found else line
        if self.words.label("head", rest) or self.words.label("rest", rest):
            return ""
        return BULLET.sub("", rest, count=1).strip(" :-–—|\t\"'“”")

    def _cut(self, line: str, number: int, title: str | None, openings: frozenset[str]) -> Iterator[Piece]:
        """The pieces of one line, by its own words."""
        start, end = _trimmed(line, 0, len(line))
        if start == end:
            return
        text = line[start:end]
        if title and text.startswith(title) and len(text) > len(title) and text[len(title)].isalnum():
            middle = start + len(title)
            yield Piece(start=start, end=middle, label="navigation", kind="other")
            yield from self.caption(line, middle, end)
            return
        whole = "navigation" if title and text == title else self._whole(text, number)
        if whole == "caption":
            yield from self.caption(line, start, end)
        elif whole:
            yield Piece(start=start, end=end, label=whole, kind="other")
        else:
            yield from self._opening(line, start, end, openings)

    def caption(self, line: str, start: int, end: int) -> Iterator[Piece]:
        """A caption, and the credit of its picture where one closes it."""
        middle = start + self._captions.credit_start(line[start:end])
        if line[start:middle].strip():
            yield _piece(line, start, middle, "caption", "caption")
        if middle < end:
            yield _piece(line, middle, end, "credit", "credit")

    def _whole(self, text: str, number: int) -> FurnitureLabel | None:
        """The label of a line that is furniture from end to end."""
        words = self.words
        label = words.label("alone", text) or words.label("head", text) or words.label("rest", text)
        if label or len(text) > LONGEST_NOTICE:
            return label
        notice = words.contains.search(text) or words.paywall.search(text)
        if notice and not text.startswith(('"', "“")):
            where = "contains" if notice.re is words.contains else "paywall"
            return words.label(where, notice["words"])
        if words.author_of(text) or (words.byline.match(text) and " by" in text[:25].casefold() and len(text) < 250):
            return "author"
        if SIGN.fullmatch(text) or (words.photo.match(text) and len(text) <= LONGEST_HEADLINE):
            return "credit"
        if PLACEHOLDER.fullmatch(text):
            return "promo"
        if self._captions.is_caption(text):
            return "caption"
        stamp = number < STAMP_WITHIN and text[0] != "," and text[-1] != "." and self._calendar.is_stamp(text)
        return "navigation" if stamp else None

    def _opening(self, line: str, start: int, end: int, openings: frozenset[str]) -> Iterator[Piece]:
        """A line that opens with the words of furniture; what follows the headline is read on."""
        text = line[start : start + LONGEST_HEADLINE * 2]
        found = self.words.opens.match(text) or self.words.colon.match(text)
        if not found:
            yield from self._inside(line, start, end, openings)
            return
        where = "opens" if found.re is self.words.opens else "colon"
        stop = headline_end(line, start + found.end(), end, openings)
        yield _piece(line, start, stop, self.words.label(where, found["words"]), "other")
        if stop < end:
            yield from self._inside(line, stop, end, openings)

    def _inside(self, line: str, start: int, end: int, openings: frozenset[str]) -> Iterator[Piece]:
        """Text with runs of furniture in its middle or at its end; words inside a quotation stay text."""
        position, quotes, counted = start, 0, start
        for found in self.words.inside.finditer(line, start, end):
            if found.start() < position:
                continue
            quotes += _open_quotes(line, counted, found.start())
            counted = found.start()
            where = str(found.lastgroup)
            label = self.words.labels.get((where, " ".join(found[where].split()).strip(" .:;,[]()").casefold()))
            label = label or self.words.label(where, found[where])
            if where != "inline" and quotes % 2:
                continue
            stop = {"inline": found.end(), "closes": end}.get(where) or headline_end(line, found.end(), end, openings)
            yield from _text(line, position, found.start())
            yield _piece(line, found.start(), stop, label, "other")
            position = stop
        near = max(position, end - LONGEST_SIGN)
        tail = SIGN_AT_END.search(line, near, end) or EMBED_SIGN.search(line, near, end)
        last = tail.start() if tail else end
        yield from _text(line, position, last)
        if last < end:
            yield _piece(line, last, end, "credit", "credit")

    def _follow_heads(self, lines: Sequence[str], cut: list[tuple[Piece, ...]]) -> None:
        """Label the headlines that follow a heading such as "Read also:"."""
        for number, line in enumerate(lines):
            text = line.strip()
            if not cut[number] or self.words.label("head", text) is None or len(cut[number]) != 1:
                continue
            bulleted = None
            for following in range(number + 1, min(number + 1 + MOST_HEADLINES, len(lines))):
                candidate = lines[following].strip()
                if not candidate:
                    continue
                bullet = bool(BULLET.match(candidate))
                strict = not (text.endswith(":") and bulleted is None)
                if bulleted not in (None, bullet) or _furniture(cut[following]):
                    break
                if not is_headline(candidate, capitals=strict):
                    break
                bulleted = bullet
                cut[following] = (_piece(lines[following], 0, len(lines[following]), "related", "other"),)

    def _follow_captions(self, lines: Sequence[str], cut: list[tuple[Piece, ...]]) -> None:
        """Label lines signed by an agency as captions: those between paragraphs, and the short ones below the last."""
        last = max((number for number, line in enumerate(lines) if _is_paragraph(line, cut[number])), default=-1)
        for number, line in enumerate(lines if last >= 0 else ()):
            start, end = _trimmed(line, 0, len(line))
            if start == end or any(piece.label for piece in cut[number]):
                continue
            if (number < last or end - start <= SHORT_CAPTION) and self._captions.is_signed(line[start:end]):
                cut[number] = tuple(self.caption(line, start, end))

    def _follow_authors(self, lines: Sequence[str], cut: list[tuple[Piece, ...]]) -> None:
        """Label the lines at the end that tell about an author named above."""
        labelled = [line for line, pieces in zip(lines, cut, strict=True) if pieces and pieces[0].label == "author"]
        names = tuple(author.name for author in map(self.author_of, labelled[:MOST_AUTHORS]) if author)
        for number in range(len(lines) - 1, -1, -1):
            text = lines[number].strip()
            if not names or len(text) > LONGEST_BIO:
                return
            if text.startswith(names) and not _furniture(cut[number]):
                cut[number] = (_piece(lines[number], 0, len(lines[number]), "author", "author"),)

    def _follow_ends(self, lines: Sequence[str], cut: list[tuple[Piece, ...]]) -> None:
        """Label what follows the last paragraph: once the article has ended, short lines are furniture."""
        last = max((number for number, line in enumerate(lines) if _is_paragraph(line, cut[number])), default=-1)
        ended: FurnitureLabel | None = None
        for number in range(last + 1, len(lines)):
            text = lines[number].strip()
            if not text:
                continue
            if _furniture(cut[number]):
                ended = self._ending(text, cut[number]) or ended
            elif ended:
                cut[number] = (_piece(lines[number], 0, len(lines[number]), _tail_label(text, ended), "other"),)

    def _ending(self, text: str, pieces: tuple[Piece, ...]) -> FurnitureLabel | None:
        """What kind of lines follow this piece of furniture, where it shows that the article has ended."""
        if self.words.label("rest", text):
            return self.words.label("rest", text)
        if pieces[-1].label == "author" and self.words.badge.search(text):
            return "author"
        return "topics" if SIGN.fullmatch(text) else None


def label_furniture(page: Page, furniture: Furniture) -> Page:
    """The page with its blocks labelled by words; a block with furniture inside it is cut up, order and words kept."""
    title = page.title.value if page.title else None
    lines = [block.text for block in page.blocks]
    blocks: list[Block] = []
    for block, pieces in zip(page.blocks, furniture.pieces(lines, title), strict=True):
        if block.label or block.kind in ("title", "standfirst"):
            blocks.append(block)
        elif block.kind in ("credit", "author"):
            blocks.append(msgspec.structs.replace(block, label=block.kind))
        else:
            if block.kind == "caption" and not _furniture(pieces):
                pieces = tuple(furniture.caption(block.text, 0, len(block.text)))
            blocks.extend(
                Block(
                    text=block.text[piece.start : piece.end],
                    kind=piece.kind if piece.label else block.kind,
                    label=piece.label,
                )
                for piece in pieces
            )
    return msgspec.structs.replace(page, blocks=tuple(blocks))


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """The same span without white space around it."""
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return start, end


def _piece(line: str, start: int, end: int, label: FurnitureLabel | None, kind: BlockKind) -> Piece:
    start, end = _trimmed(line, start, end)
    return Piece(start=start, end=end, label=label, kind=kind)


def _text(line: str, start: int, end: int) -> Iterator[Piece]:
    """The span as text of the article, unless it is empty."""
    start, end = _trimmed(line, start, end)
    if start < end:
        yield Piece(start=start, end=end)


def _furniture(pieces: Sequence[Piece]) -> bool:
    """Whether all of a line is furniture."""
    return bool(pieces) and all(piece.label for piece in pieces)


def _is_paragraph(line: str, pieces: Sequence[Piece]) -> bool:
    """Whether the line holds a paragraph of the article."""
    text = line.rstrip()
    long = len(text) >= PARAGRAPH_FROM or (text[-1:] in CLOSING[:4] and len(text) > LONGEST_TAG)
    return long and any(piece.label is None for piece in pieces)


def _open_quotes(line: str, start: int, end: int) -> int:
    """How many quotation marks stand in the span."""
    return sum(line.count(mark, start, end) for mark in '"“”')


def _tail_label(text: str, ended: FurnitureLabel) -> FurnitureLabel:
    """The label of a line after the article's end: topics are short, and the rest leads elsewhere."""
    if ended == "topics" and (len(text) > LONGEST_TAG or text[-1] in CLOSING or is_headline(text, capitals=True)):
        return "navigation"
    return ended
