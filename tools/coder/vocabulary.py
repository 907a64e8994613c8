"""Which of the base encoder's 250,000 pieces are kept: those that Indonesian and English news is cut into.

Counted over the commonest words of both languages (PyPI's wordfreq), the annotated sentences and the names of places and
parties that Saksi knows; what is left out is cut into smaller pieces.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from wordfreq import top_n_list

from saksi.knowledge.catalogue import load_catalogue
from saksi.language.pieces import Pieces
from saksi.language.words import words_of

WORDS = 60_000
"""So many of the commonest words of each language."""
GAZETTEER = Path("src/saksi/knowledge/gazetteer/names.txt")
LATIN = frozenset(map(chr, (*range(0x20, 0x250), *range(0x2010, 0x2030), 0x20AC, 0x2581)))


def texts(records: Iterable[dict[str, str]]) -> Iterator[str]:
    """Everything that pieces are counted over."""
    for lang in ("id", "en"):
        for word in top_n_list(lang, WORDS):
            yield word
            yield word.capitalize()
    for record in records:
        yield record["text"]
    catalogue = load_catalogue()
    for body in catalogue.bodies:
        yield from body.names
    for person in catalogue.persons:
        yield from person.names
    for country in catalogue.countries:
        for names in country.names.values():
            yield from names
    yield from GAZETTEER.read_text(encoding="utf-8").split("\n")[::16]


def kept_pieces(
    pieces: Pieces, vocabulary: list[tuple[str, float]], records: Iterable[dict[str, str]], most: int
) -> list[int]:
    """The numbers of the pieces to keep, in order: the first few, every Latin letter, and the commonest up to `most`."""
    counts: Counter[int] = Counter()
    for text in texts(records):
        counts.update(pieces.cut(words_of(text)).pieces)
    letters = {n for n, (piece, _) in enumerate(vocabulary) if len(piece.lstrip("▁")) <= 1 and set(piece) <= LATIN}
    kept = {0, 1, 2, 3} | letters
    for number, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        if len(kept) >= most:
            break
        kept.add(number)
    return sorted(kept)
