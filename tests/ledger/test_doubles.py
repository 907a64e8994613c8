"""Double coding in a ledger: sentences given out once, coded blind, decided by a third."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readings import TEXT, event, reading
from reviews import SENTENCE, coded
from saksi import Ledger, UsageError
from saksi.language.pack import language_packs
from saksi.records import Article
from saksi.review.coded import sentence_of_event, sentences_of
from saksi.review.records import Sentence


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        opened.add(reading("doc1", event()), "a.txt")
        yield opened


def test_sentences_of_an_article_are_title_and_text_with_what_stands_before() -> None:
    text = "Satu. Dua. Tiga di Khartoum.\nEmpat."
    told = reading("doc1", text=text)
    found = sentences_of(told, language_packs())
    assert [(one.in_, one.text) for one in found] == [
        ("title", "Khartoum diserang"), ("text", "Satu."), ("text", "Dua."), ("text", "Tiga di Khartoum."), ("text", "Empat."),
    ]  # fmt: skip
    assert [one.context for one in found[1:]] == ["", "Satu.", "Satu. Dua.", "Dua. Tiga di Khartoum."]
    assert sentence_of_event(event(), reading("doc1"), language_packs()) == SENTENCE
    with pytest.raises(UsageError, match="article doc1 is in no known language; Saksi reads en, id"):
        sentences_of(reading("doc1", article=Article(text=TEXT)), language_packs())


def test_a_sentence_is_given_once_and_open_until_it_is_coded(ledger: Ledger) -> None:
    doubles = ledger.doubles
    assert (doubles.assign([SENTENCE], "Ana", "Citra"), doubles.assign([SENTENCE], "Ana", "Citra")) == (1, 0)
    assert doubles.open_for("Ana") == (SENTENCE,)
    assert doubles.open_for("Budi") == ()
    doubles.submit(SENTENCE, (coded(),), "Ana")
    assert doubles.open_for("Ana") == ()
    with pytest.raises(UsageError, match="was not given to 'Budi'"):
        doubles.submit(SENTENCE, (), "Budi")
    with pytest.raises(UsageError, match="the coder needs a name"):
        doubles.assign([SENTENCE], " ", "Citra")


def coded_twice(ledger: Ledger) -> Sentence:
    for name, type in (("Ana", "ASSAULT"), ("Budi", "COERCE")):
        ledger.doubles.assign([SENTENCE], name, "Citra")
        ledger.doubles.submit(SENTENCE, (coded(type=type),), name)
    return SENTENCE


def test_a_third_person_decides_with_a_reason(ledger: Ledger) -> None:
    sentence = coded_twice(ledger)
    (waiting,) = ledger.doubles.settled()
    assert (waiting.differing, waiting.events) == (("type",), None)
    with pytest.raises(UsageError, match="Ana coded this sentence; a third person decides between Ana and Budi"):
        ledger.doubles.adjudicate(sentence.id, (), "Ana", "so")
    with pytest.raises(UsageError, match="needs a reason"):
        ledger.doubles.adjudicate(sentence.id, (), "Citra", "")
    ledger.doubles.adjudicate(sentence.id[:8], (coded(),), "Citra", "an attack")
    (decided,) = ledger.doubles.settled()
    assert decided.events == (coded(),)
    assert [coding.by for coding in decided.codings] == ["Ana", "Budi"]
    assert decided.adjudicated is not None
    assert set(decided.adjudicated.settles) == {coding.id for coding in decided.codings}


def test_who_has_yet_to_code_a_sentence_does_not_see_what_others_made_of_it(ledger: Ledger) -> None:
    sentence = coded_twice(ledger)
    ledger.doubles.assign([sentence], "Citra", "Chef")
    with pytest.raises(UsageError, match="Citra has yet to code this sentence"):
        ledger.doubles.settled_of(sentence.id, "Citra")
    with pytest.raises(UsageError, match="Citra has yet to code this sentence"):
        ledger.doubles.adjudicate(sentence.id, (), "Citra", "so")
    assert ledger.doubles.settled_of(sentence.id, "Dewi").sentence == sentence


def test_a_coder_who_codes_a_sentence_again_in_the_same_second_means_the_later_one(place: Path | str) -> None:
    with Ledger.open(place, now=lambda: "2026-01-01T10:00:00+00:00") as ledger:
        ledger.doubles.assign([SENTENCE], "Ana", "Citra")
        for mode in ("aerial", "drone", "aerial", "siege", None):
            ledger.doubles.submit(SENTENCE, (coded(mode=mode),), "Ana")
            ((coding,),) = (one.codings for one in ledger.doubles.settled())
            assert coding.events[0].mode == mode


def test_there_is_nothing_to_decide_with_one_coder(ledger: Ledger) -> None:
    ledger.doubles.assign([SENTENCE], "Ana", "Citra")
    ledger.doubles.submit(SENTENCE, (), "Ana")
    with pytest.raises(UsageError, match="1 have coded this sentence"):
        ledger.doubles.adjudicate(SENTENCE.id, (), "Citra", "so")
    with pytest.raises(UsageError, match="nobody has coded a sentence 'ffff'"):
        ledger.doubles.settled_of("ffff")
