"""The outlet of a dateline has no part in the story that follows."""

from saksi import Document, load_resources, read


def test_the_outlet_of_a_dateline_says_nothing() -> None:
    text = "Moskow, IDN Times - Kementerian Luar Negeri Rusia menyatakan bahwa Ukraina menyerang Belgorod."
    events = read(Document.of(text, "extracted", id="a", language="id"), load_resources()).events
    assert [event.speaker and event.speaker.code for event in events if event.type == "ASSAULT"] == ["RUS GOV"]
