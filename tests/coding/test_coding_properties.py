"""What holds for every text: spans lie where they say, records are pure, and nothing is coded that no word tells."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import grows_no_faster
from marked import CODERS, PACKS, PUBLISHED, coded
from saksi.language.sentences import split_sentences
from saksi.mentions.passage import Passage
from saksi.records import Article, EntityMention, Event

NAMES = {"Rusia": "RUS", "Iran": "IRN", "Hamas": "PSE REB", "polisi": "COP", "Ukraine": "UKR", "Israel": "ISR"}
WORDS = (
    *NAMES, "menyerang", "diserang", "serangan", "dengan", "drone", "dan", "ke", "oleh", "akan", "tidak", "kata", "yang",
    "attacked", "was", "by", "the", "attack", "on", "and", "said", "that", "if", "will", "not", "killed", "troops", "deployed",
    "sanctions", "imposed", ",", ".", '"', "mereka", "they", "saling", "each", "other", "kedua", "pihak", "jika", "menurut",
)  # fmt: skip


def passage_of(words: list[str], language: str) -> Passage:
    """A text of these words in which every name is an entity."""
    text, entities = "", []
    for word in words:
        if word in NAMES:
            entities.append(EntityMention(start=len(text), end=len(text) + len(word), text=word, code=NAMES[word], name=word,
                                          kind="country", why="generated"))  # fmt: skip
        text += word + " "
    pack = PACKS[language]
    return Passage(part="text", text=text, sentences=split_sentences(text, pack), entities=tuple(entities))


def codes(passage: Passage, language: str) -> tuple[Event, ...]:
    """The events of a passage."""
    article = Article(text=passage.text, language=language, published=PUBLISHED)
    return CODERS[language].code([passage], article, "generated").events


texts = st.lists(st.sampled_from(WORDS), max_size=40)
languages = st.sampled_from(sorted(CODERS))


@settings(max_examples=150, deadline=None)
@given(texts, languages)
def test_every_span_holds_the_words_that_it_names(words: list[str], language: str) -> None:
    passage = passage_of(words, language)
    for event in codes(passage, language):
        for start, end in (event.sentence, event.trigger):
            assert 0 <= start < end <= len(passage.text)
        assert event.sentence[0] <= event.trigger[0] < event.trigger[1] <= event.sentence[1]
        for party in (*event.actors, *event.recipients):
            assert passage.text[party.start : party.end] == party.text
        for told in event.why:
            if told.start is not None:
                assert passage.text[told.start : told.end] == told.text
        assert {"type", "cameo"} <= {told.field for told in event.why}
        assert 0 <= event.confidence <= 1


@settings(max_examples=100, deadline=None)
@given(texts, languages)
def test_coding_twice_gives_the_same_bytes_and_ids_are_unique(words: list[str], language: str) -> None:
    passage = passage_of(words, language)
    events = codes(passage, language)
    assert msgspec.json.encode(events) == msgspec.json.encode(codes(passage, language))
    assert len({event.id for event in events}) == len(events)


@settings(max_examples=100, deadline=None)
@given(texts, languages)
def test_nobody_is_on_both_sides(words: list[str], language: str) -> None:
    for event in codes(passage_of(words, language), language):
        actors = {(party.start, party.end) for party in event.actors}
        assert actors.isdisjoint({(party.start, party.end) for party in event.recipients}) or any(
            "carried over" in told.rule for told in event.why
        )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), languages)
def test_any_text_can_be_coded(text: str, language: str) -> None:
    passage = Passage(part="text", text=text, sentences=split_sentences(text, PACKS[language]))
    codes(passage, language)


def test_a_reason_names_the_row_that_fired() -> None:
    (event,) = coded("id", "[Rusia=RUS] menyerang [Ukraina=UKR].")[0]
    assert any(
        told.rule.startswith("as the lexicon has it: 'serang' is ASSAULT (id/triggers.tsv:") for told in event.why
    )


def test_time_grows_with_the_length_and_not_faster() -> None:
    def code(times: int) -> None:
        codes(passage_of(["Rusia", "menyerang", "Iran", "dengan", "drone", "."] * times, "id"), "id")

    assert grows_no_faster(code, 25)
