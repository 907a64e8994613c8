"""What people code, and what the program made of the same: sentences to give out, and pairs to compare."""

from saksi.errors import UsageError
from saksi.language.pack import language_packs
from saksi.ledger.ledger import Ledger
from saksi.review.agreement import Pair
from saksi.review.coded import coded_in, sentence_of_event, sentences_of
from saksi.review.records import Sentence
from saksi.review.settling import pairs_by_coders

PROGRAM = "the program"


def sentences_given(ledger: Ledger, given: str) -> tuple[Sentence, ...]:
    """The sentences of an article, or the one that tells an event, by the id or the beginning of it.

    UsageError where neither fits, or for a language that Saksi does not read.
    """
    packs = language_packs()
    try:
        telling = ledger.event(given)
    except UsageError:
        return sentences_of(ledger.reading(given), packs)
    return (sentence_of_event(telling.event, ledger.reading(telling.reading_id), packs),)


def pairs_to_compare(ledger: Ledger, coder: str | None = None) -> dict[tuple[str, str], list[Pair]]:
    """For every two coders the sentences that both have coded; the program has coded whatever it read.

    `coder` is the version of the program, else the newest of each article.
    """
    found = ledger.doubles.settled()
    pairs = pairs_by_coders(found)
    for one in found:
        said = coded_in(one.sentence, ledger.reading(one.sentence.article, coder))
        for coding in one.codings:
            pair = Pair(sentence=one.sentence, one=coding.events, other=said)
            pairs.setdefault((coding.by, PROGRAM), []).append(pair)
    return pairs
