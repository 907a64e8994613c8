"""Names that no table knows are known by the office with which an article introduces them."""

import pytest

from saksi import Document, load_resources, read

RESOURCES = load_resources()


@pytest.mark.parametrize(
    ("language", "text", "name", "code"),
    [
        ("id", "Sekretaris Jenderal Hizbullah, Karim Darwisy, mengecam Israel. Darwisy mengancam Israel dengan serangan baru.",
         "Darwisy", "LBN REB"),
        ("en", "Iran's deputy defence minister, Behnam Sorkhabi, condemned Israel. Sorkhabi threatened Israel with new strikes.",
         "Sorkhabi", "IRN GOV"),
    ],
)  # fmt: skip
def test_a_surname_means_who_was_introduced(language: str, text: str, name: str, code: str) -> None:
    reading = read(Document.of(text, "extracted", id="a", language=language), RESOURCES)
    actors = [party for event in reading.events for party in event.actors if party.text == name]
    assert actors
    assert {party.code for party in actors} == {code}
