"""Quotations over several sentences, broken by who says them, and going on without one."""

import pytest

from saksi import Document, load_resources, read

RESOURCES = load_resources()


def said(text: str, language: str) -> list[tuple[str | None, str]]:
    """Of each attribution who says it, and the words said."""
    reading = read(Document.of(text, "extracted", id="a", language=language), RESOURCES)
    return [(one.speaker, text[slice(*one.content)]) for one in reading.attributions]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        ("en", "“We did not fire first. The truce holds, and we will keep it,” said Iran's defence ministry.",
         "IRN GOV", "We did not fire first. The truce holds, and we will keep it,"),
        ("en", "“We did not fire first,” said Iran's defence ministry. “The truce holds.”",
         "IRN GOV", "We did not fire first,” said Iran's defence ministry. “The truce holds."),
        ("id", '"Kami tidak menembak lebih dulu. Gencatan senjata tetap berlaku," kata Kementerian Pertahanan Iran.',
         "IRN GOV", "Kami tidak menembak lebih dulu. Gencatan senjata tetap berlaku,"),
        ("id", '"Kami tidak menembak lebih dulu," kata Kementerian Pertahanan Iran.\n"Gencatan senjata tetap berlaku hari ini."',
         "IRN GOV", '"Gencatan senjata tetap berlaku hari ini.'),
    ],
)  # fmt: skip
def test_a_quotation_is_whole(language: str, text: str, speaker: str, content: str) -> None:
    found = said(text, language)
    assert any(who == speaker and content in words for who, words in found), found


def test_a_word_that_joins_clauses_says_nothing() -> None:
    text = (
        'Kementerian Pertahanan Iran menolak tuduhan itu.\n"Kami tidak menembak lebih dulu," ujarnya, '
        "seraya menambahkan bahwa Israel melanggar gencatan senjata."
    )
    assert {speaker for speaker, content in said(text, "id") if "melanggar" in content} == {"IRN GOV"}


def test_an_event_before_its_speaker_is_named_is_still_said_by_them() -> None:
    text = "“Israeli jets bombed the bridge at noon. Nobody was warned,” Lebanon's army said."
    reading = read(Document.of(text, "extracted", id="a", language="en"), RESOURCES)
    (event,) = [event for event in reading.events if event.type == "ASSAULT"]
    assert event.speaker is not None
    assert event.speaker.code == "LBN MIL"


def test_who_relays_a_word_is_no_second_speaker() -> None:
    text = '"Serangan itu akan dibalas," kata Menteri Luar Negeri Iran, dilansir AFP.'
    reading = read(Document.of(text, "extracted", id="a", language="id"), RESOURCES)
    (one,) = [found for found in reading.attributions if found.kind == "direct"]
    assert (one.speaker, one.outlets) == ("IRN GOV", ("AFP",))
