"""What two texts have in common: their words, cut roughly and weighed by how rare they are, and signs that need no language.

A **sign** is a name, a number, a month or weekday, a country or capital by whatever name, or a concept of concepts.tsv: it is the
same in every language, so an Indonesian and an English report are compared by signs alone.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, Self

import msgspec

from saksi.errors import TableError
from saksi.knowledge.countries import Country
from saksi.knowledge.tables import Row, read_table
from saksi.language.pack import LanguagePack

Cut = tuple[re.Pattern[str], str]
Expression = tuple[tuple[str, ...], str]
Kind = Literal["word", "name", "number", "date", "sign"]

_TOKEN = re.compile(r"[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*|\d+(?:[.,:/]\d+)*")
_DATE = re.compile(r"(?:19|20)\d\d|\d+[:/][\d:/]*")
_KEPT = 6
"""Letters that are kept of a word: what is behind them is mostly ending. Six did best of four to eight on ECB+."""
_SHORTEST = 3
_RAREST = 1 / 2000
"""The share of sentences that a name is taken to stand in."""

_UNLISTED = 1 / 500
"""The same of a word in small letters that is not in the table: it may be a rare form of a common word."""
_COMMON_SIGN = 1 / 200
"""The least share of sentences that a number or an expression is taken to stand in."""
_DATE_SHARE = 1 / 20
"""The share of sentences that a weekday, a month or a year is taken to stand in: every news text has some."""
_CAPITAL = "=capital of "
_CALENDAR = ("=month ", "=weekday ")


class Key(msgspec.Struct, frozen=True, gc=False):
    """A word as it is compared, and its weight: the logarithm of one over the share of sentences that hold it."""

    text: str
    kind: Kind
    share: float

    @property
    def weight(self) -> float:
        """How much it tells: 0.4 for `the`, 7.6 for a name."""
        return -math.log(self.share)

    @property
    def is_sign(self) -> bool:
        """Whether it is the same in every language."""
        return self.kind != "word"

    @property
    def is_capital(self) -> bool:
        """Whether it is the capital of a country."""
        return self.text.startswith(_CAPITAL)


class Wording(msgspec.Struct, frozen=True):
    """The words of one language: how common they are as written and as cut, how they are cut, which expressions are signs."""

    shares: Mapping[str, float]
    stems: Mapping[str, float]
    cuts: Mapping[str, Sequence[Cut]]
    expressions: Mapping[str, Sequence[Expression]]

    @classmethod
    def load(cls, pack: LanguagePack, countries: Iterable[Country]) -> Self:
        """The tables frequent, affixes, concepts and calendar of a language, and the names of countries in it.

        A table that a language does not have is empty. Raises TableError with file and line.
        """
        shares = {row["word"]: _share(row) for row in _rows(pack, "frequent.tsv", ("word", "per_thousand", "example"))}
        cuts: dict[str, list[Cut]] = {"prefix": [], "suffix": []}
        for row in _rows(pack, "affixes.tsv", ("side", "ending", "gives", "example")):
            cuts[row.one_of("side", tuple(cuts))].append(_cut(row))
        stems: dict[str, float] = {}
        for word, share in shares.items():
            stem = cut(word, cuts)
            stems[stem] = max(share, stems.get(stem, 0.0))
        return cls(
            shares,
            stems,
            cuts,
            _longest_first((*_names_of(countries, pack.code), *_dates_of(pack), *_concepts_of(pack))),
        )

    def keys(self, text: str) -> Iterator[Key]:
        """The words of a text in order, as they are compared."""
        tokens = _TOKEN.findall(text)
        at = 0
        while at < len(tokens):
            found = self._expression(tokens, at)
            if found:
                width, sign = found
                if sign.startswith(_CALENDAR):
                    yield Key(sign, "date", _DATE_SHARE)
                else:
                    yield Key(sign, "sign", max(self.shares.get(tokens[at].casefold(), 0.0), _COMMON_SIGN))
                at += width
                continue
            yield self._key(tokens[at])
            at += 1

    def known(self, text: str) -> float:
        """The part of the words of a text that are common words of this language, 0 to 1."""
        tokens = [token.casefold() for token in _TOKEN.findall(text)]
        return sum(token in self.shares for token in tokens) / max(1, len(tokens))

    def _key(self, token: str) -> Key:
        if token[0].isdigit():
            plain = token.replace(",", "").replace(".", "")
            return Key(plain, "date", _DATE_SHARE) if _DATE.fullmatch(plain) else Key(plain, "number", _COMMON_SIGN)
        word = token.casefold()
        if token[0].isupper() and word not in self.shares:
            return Key(word, "name", _RAREST)
        stem = cut(word, self.cuts)
        return Key(stem, "word", self.stems.get(stem, _UNLISTED))

    def _expression(self, tokens: Sequence[str], at: int) -> tuple[int, str] | None:
        """The longest expression at a word: how many words it has, and its sign. Short capitals are taken as written."""
        for words, sign in self.expressions.get(tokens[at].casefold(), ()):
            here = tokens[at : at + len(words)]
            if len(here) == len(words) and all(
                _same(written, token) for written, token in zip(words, here, strict=True)
            ):
                return len(words), sign
        return None


class Vocabulary:
    """The wording of every language."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._wordings = dict(sorted(wordings.items()))

    @classmethod
    def load(cls, packs: Mapping[str, LanguagePack], countries: Sequence[Country]) -> Self:
        """The wording of these languages. Raises TableError with file and line."""
        return cls({code: Wording.load(pack, countries) for code, pack in packs.items()})

    def read(self, text: str, language: str | None) -> tuple[str, tuple[Key, ...]]:
        """The language that a text is read as, and its words as they are compared.

        A text of another language than those that are known, or of an unknown one, is read as the one that it looks like most.
        """
        known = language if language in self._wordings else self._likeliest(text)
        return known, tuple(self._wordings[known].keys(text))

    def _likeliest(self, text: str) -> str:
        return max(self._wordings, key=lambda code: self._wordings[code].known(text))  # of two alike the first


def cut(word: str, cuts: Mapping[str, Sequence[Cut]]) -> str:
    """A word without its endings, for comparison: `menyerang` and `serangan` are `serang`."""
    for rows in cuts.values():
        for ending, gives in rows:
            found = ending.fullmatch(word)
            if found and len(shorter := found.expand(gives)) >= _SHORTEST:
                word = shorter
                break
    return word[:_KEPT]


def _same(written: str, token: str) -> bool:
    if written[0].isupper():  # `US` is no `us`, and `Turkey` no bird
        return written == token or (len(written) > 3 and token[0].isupper() and written.casefold() == token.casefold())
    return written.casefold() == token.casefold()


def _names_of(countries: Iterable[Country], language: str) -> Iterator[tuple[str, str]]:
    for country in countries:
        for name in (*country.names.get(language, ()), *(country.people if language == "en" else ())):
            yield name, f"={country.iso3}"
        for capital in country.capitals.get(language, ()):
            yield capital, f"{_CAPITAL}{country.iso3}"


def _dates_of(pack: LanguagePack) -> Iterator[tuple[str, str]]:
    for row in _rows(pack, "calendar.tsv", ("kind", "number", "words", "example")):
        if row["kind"] in ("month", "weekday"):
            yield from ((written, f"={row['kind']} {row['number']}") for written in row.items_of("words"))


def _concepts_of(pack: LanguagePack) -> Iterator[tuple[str, str]]:
    for row in _rows(pack, "concepts.tsv", ("concept", "words", "example")):
        yield from ((written, f"={row['concept']}") for written in row.items_of("words"))


def _longest_first(signs: Iterable[tuple[str, str]]) -> dict[str, list[Expression]]:
    """Expressions by their first word in small letters, those of more words first."""
    found: dict[str, list[Expression]] = {}
    for written, sign in signs:
        words = tuple(_TOKEN.findall(written))
        if words:
            found.setdefault(words[0].casefold(), []).append((words, sign))
    return {first: sorted(known, key=lambda pair: (-len(pair[0]), pair)) for first, known in found.items()}


def _rows(pack: LanguagePack, name: str, columns: Sequence[str]) -> Iterator[Row]:
    path = pack.table(name)
    return read_table(path, columns) if path.is_file() else iter(())


def _share(row: Row) -> float:
    try:
        share = float(row["per_thousand"]) / 1000
    except ValueError:
        raise row.fault(f"per_thousand {row['per_thousand']!r} is not a number") from None
    if not 0 < share < 1:
        raise row.fault(f"per_thousand {row['per_thousand']!r} is not between 0 and 1000")
    return share


def _cut(row: Row) -> Cut:
    try:
        return re.compile(row.required("ending")), row["gives"]
    except re.error as fault:
        raise TableError(row.path, row.line, f"ending {row['ending']!r} is no regular expression: {fault}") from fault
