"""Stories: the articles that tell of one happening, grouped by their words, names, numbers and days of publication."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from saksi.incidents.linkage import groups_of
from saksi.incidents.vectors import Vectors, is_pair, near_pairs
from saksi.incidents.words import Key, Vocabulary
from saksi.records import Reading, Record

ENOUGH = 0.085
"""How alike two groups have to be, as `linkage` counts it; chosen by cross-validation over the topics of ECB+."""
_COHESION = 0.25
_DAYS = 10
"""Articles published further apart than this are not looked at together: the news has moved on."""
_TELLING = 8
"""How many of the words that a story shares are told."""


class Text(Record, frozen=True, kw_only=True):
    """An article as far as stories need it: `day` of publication as an ISO day, `language` as ISO 639-1, null where not known."""

    id: str
    text: str
    title: str | None = None
    language: str | None = None
    day: str | None = None

    @classmethod
    def of(cls, reading: Reading) -> "Text":
        """The article of a Reading."""
        article = reading.article
        day = article.published.from_ if article.published else None
        return cls(id=reading.id, text=article.text, title=article.title, language=article.language, day=day)


class Story(Record, frozen=True, kw_only=True):
    """Articles about one happening: their ids in ascending order, and the words that they share, the most telling first.

    `id` is the smallest of the ids. An article that no other tells the same as is a story by itself.
    """

    id: str
    texts: tuple[str, ...]
    words: tuple[str, ...]


def stories(texts: Iterable[Text], vocabulary: Vocabulary, enough: float = ENOUGH) -> tuple[Story, ...]:
    """The stories that these texts tell, by their ids. The same texts give the same stories, whatever their order.

    How rare a word is counts among the texts given, with the tables of common words behind them. Texts of two languages are
    compared by the signs that both have: names, numbers, countries, concepts.
    """
    given = sorted(texts, key=lambda text: (text.day is None, text.day, text.id))
    read = [vocabulary.read(f"{text.title or ''}\n{text.text}", text.language) for text in given]
    since = _since(given)
    vectors = Vectors.of([keys for _, keys in read])
    pairs = _pairs(vectors, since, [language for language, _ in read], [keys for _, keys in read])
    groups = groups_of(len(given), pairs, enough, cohesion=_COHESION)
    found = (
        Story(id=min(ids), texts=tuple(sorted(ids)), words=_shared(vectors, group))
        for group in groups
        for ids in [[given[text].id for text in group]]
    )
    return tuple(sorted(found, key=lambda story: story.id))


def _since(texts: Sequence[Text]) -> list[int]:
    """For each of some texts in order of their days the first that is near enough in time; undated ones are near to all."""
    days = [date.fromisoformat(text.day).toordinal() for text in texts if text.day]
    return [bisect_left(days, day - _DAYS) for day in days] + [0] * (len(texts) - len(days))


def _pairs(
    vectors: Vectors, since: Sequence[int], languages: Sequence[str], keys: Sequence[Sequence[Key]]
) -> Iterator[tuple[int, int, float]]:
    """Near pairs of one language by all that they say, near pairs of two by signs alone."""
    for one, other, likeness in near_pairs(vectors, since):
        if languages[one] == languages[other]:
            yield one, other, likeness
    if len(set(languages)) > 1:
        signs = Vectors.of([[key for key in said if key.is_sign] for said in keys])
        for one, other, likeness in near_pairs(signs, since):
            if languages[one] != languages[other]:
                yield one, other, likeness


def _shared(vectors: Vectors, group: Sequence[int]) -> tuple[str, ...]:
    """The words that weigh most in a group, of those that at least half of it has; none for a text by itself."""
    weights: dict[int, list[float]] = {}
    for text in group:
        features, worth = vectors.row(text)
        for feature, weight in zip(features.tolist(), worth.tolist(), strict=True):
            weights.setdefault(feature, []).append(weight)
    held = [
        (-sum(worth), vectors.names[feature])
        for feature, worth in weights.items()
        if 2 * len(worth) >= len(group) > 1 and not is_pair(vectors.names[feature])
    ]
    return tuple(name.removeprefix("=") for _, name in sorted(held)[:_TELLING])
