"""The way of a document, end to end."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pieces import Piece, all_pieces, as_plain_text, body_lines, furniture_words
from saksi import Document, Reading, UnreadableError, load_resources, read
from saksi.reading import read_again

RESOURCES = load_resources()


def reading_of(piece: Piece) -> Reading:
    return read(Document.of(as_plain_text(piece), "text", origin=piece["id"]), RESOURCES)


@pytest.mark.parametrize("piece", all_pieces(), ids=lambda piece: piece["id"])
def test_an_example_is_read_whole(piece: Piece) -> None:
    reading = reading_of(piece)
    article = reading.article
    assert article.text.split("\n") == body_lines(piece)
    assert (article.title, article.standfirst, article.language) == (
        piece["title"],
        piece["standfirst"],
        piece["language"],
    )
    assert article.published is not None
    assert article.published.from_ == piece["published"]
    assert [words for words in furniture_words(piece) if words in article.text] == []
    assert len(reading.events) >= 5


@pytest.mark.parametrize("piece", all_pieces(), ids=lambda piece: piece["id"])
def test_every_value_of_an_event_points_at_its_words(piece: Piece) -> None:
    reading = reading_of(piece)
    assert len({event.id for event in reading.events}) == len(reading.events)
    for event in reading.events:
        source = (reading.article.title or "") if event.in_ == "title" else reading.article.text
        start, end = event.sentence
        assert start <= event.trigger[0] < event.trigger[1] <= end
        for party in (*event.actors, *event.recipients):
            assert source[party.start : party.end] == party.text
        for reason in event.why:
            assert reason.rule
            if reason.start is not None:
                assert source[reason.start : reason.end] == reason.text
        named = {(reason.start, reason.end) for reason in event.why if reason.field == "party"}
        known = {(entity.start, entity.end) for entity in reading.entities}
        if event.in_ != "title":
            spans = {(party.start, party.end) for party in (*event.actors, *event.recipients)}
            assert {span for span in spans & known if start <= span[0] < end} <= named
        explained = {reason.field for reason in event.why}
        assert {"type"} | ({"actors"} if event.actors else set()) <= explained


@pytest.mark.parametrize("piece", all_pieces(), ids=lambda piece: piece["id"])
def test_reading_again_from_the_article_gives_the_same_bytes(piece: Piece) -> None:
    reading = reading_of(piece)
    assert read_again(reading, RESOURCES).to_json() == reading.to_json()


def test_a_language_that_is_not_known_gives_the_article_and_the_reason() -> None:
    text = (
        "Die russische Armee hat am Montag mehrere Städte in der Ukraine angegriffen, wie das Ministerium in Kiew mitteilte. "
        * 4
    )
    reading = read(Document.of("Russland greift an\n\n" + text), RESOURCES)
    assert reading.article.language == "de"
    assert reading.events == ()
    assert any(note.startswith("not coded: the text is in 'de'") for note in reading.notes)


def test_furniture_in_an_extracted_text_keeps_its_place_and_is_not_coded() -> None:
    text = "Rusia menyerang Ukraina.\nBaca juga: Israel Serang Lebanon\nUkraina membalas serangan Rusia."
    reading = read(Document.of(text, "extracted", id="a", language="id"), RESOURCES)
    assert reading.article.text == text
    (piece,) = reading.furniture
    assert text[piece.start : piece.end] == piece.text == "Baca juga: Israel Serang Lebanon"
    assert all("Israel" not in text[slice(*event.sentence)] for event in reading.events)


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("Rusia menyerang Ukraina.\n\"Baca juga: kata 23/4 pada' –…"), max_size=300))
def test_any_text_is_read_and_only_an_empty_one_is_refused(text: str) -> None:
    document = Document.of(text, "extracted", id="a", language="id")
    if not text.strip():
        with pytest.raises(UnreadableError, match="no text of an article"):
            read(document, RESOURCES)
        return
    reading = read(document, RESOURCES)
    assert msgspec.json.decode(reading.to_json(), type=Reading) == reading
    assert reading.to_json() == read(document, RESOURCES).to_json()
