"""Headlines inside running text: what reads like one, and where one ends."""

import re

LONGEST_HEADLINE = 200
# What is left of a line after a headline's last mark belongs to the headline when it is no longer than this.
SHORT_REST = 20
# So many first letters tell where a paragraph begins that stands in the text a second time.
OPENING = 24
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")


def is_headline(text: str, *, capitals: bool) -> bool:
    """Whether a line reads like a headline: some words, no full stop; with `capitals`, most long words have one."""
    words = re.findall(r"[^\W_][\w'’-]*", text[: LONGEST_HEADLINE + 1])
    if len(text) > LONGEST_HEADLINE or len(words) < 3 or text[-1] in ".;,:":
        return False
    long = [word for word in words if len(word) > 3]
    return not capitals or sum(not word[0].islower() for word in long) >= 0.7 * len(long)


def headline_end(line: str, start: int, end: int, openings: frozenset[str]) -> int:
    """Where the headline that begins at `start` ends: with the line, if the line is short, or with its first sentence.

    In a longer line it ends where a paragraph begins that stands in the text again. Without such a sign, the words of
    a headline begin with capitals: it ends where two small words meet, or a long one.
    """
    if line[start : start + 1] == ":":
        start += 1
    if end - start > LONGEST_HEADLINE:
        for word in re.finditer(r"(?<=\s)\S", line[start : start + LONGEST_HEADLINE * 2]):
            at = start + word.start()
            if line[at : at + OPENING] in openings:
                return at
    sentence = SENTENCE_END.search(line, start, min(end, start + LONGEST_HEADLINE * 2))
    stop = sentence.end() if sentence else end
    if stop - start <= LONGEST_HEADLINE:
        return end if end - stop <= SHORT_REST else stop
    small, last = 0, start
    for word in re.finditer(r"\S+", line[start : start + LONGEST_HEADLINE * 2]):
        small = small + 1 if word[0][0].islower() else 0
        if small == 2 or (small and len(word[0]) > 6):
            return last
        if not small:
            last = start + word.end()
    return last
