"""Which places a text names, and what is known of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.records import PlaceMention
from saksi.resources import load_resources

RESOURCES = load_resources()


def places(language: str, text: str) -> tuple[PlaceMention, ...]:
    return RESOURCES.languages[language].places.find(text, RESOURCES.languages[language].entities.find(text))


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("id", "Mereka bertemu di Jenewa, Swiss.", "Geneva", "CHE"),
        ("id", "Perundingan berlangsung di Moskow.", "Moscow", "RUS"),
        ("id", "Ledakan terdengar di Khartoum.", "Khartoum", "SDN"),
        ("id", "Pertempuran pecah di Nduga.", "Nduga", "IDN"),
        ("en", "Shells hit Stepanakert overnight.", "Stepanakert", "AZE"),
        ("en", "Fighting in Syria went on.", "Syria", "SYR"),
    ],
)
def test_a_place_has_its_name_and_country(language: str, text: str, name: str, country: str) -> None:
    assert (name, country) in [(found.name, found.country) for found in places(language, text)]


def test_a_disputed_territory_is_given_to_nobody() -> None:
    (found,) = places("id", "Pertempuran pecah di Nagorno-Karabakh.")
    assert (found.kind, found.country, found.claimed_by) == ("disputed", None, ("AZE", "ARM"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Bank Indonesia menaikkan suku bunga."),
        ("id", "Perdana Menteri itu tiba di kota tersebut."),
        ("id", "Surat itu dikirim kemarin. Aman, katanya."),
        ("en", "The Washington Post reported it."),
        ("en", "Vladimir Putin spoke."),
        ("en", "Paris Hilton spoke. Reading is fun. Of course, Nice words."),
        ("en", "Keith Davis spoke. Davis left."),
    ],
)
def test_words_that_name_something_else_are_no_place(language: str, text: str) -> None:
    assert [found.text for found in places(language, text)] == []


def test_the_country_of_an_office_is_named_as_a_place() -> None:
    assert [(found.text, found.kind) for found in places("id", "Pemerintah Rusia menolak.")] == [("Rusia", "country")]


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("en", "They met in Paris, Texas.", "Paris", "USA"),
        ("en", "They met in Paris.", "Paris", "FRA"),
        ("en", "The army of Sudan shelled Kassala.", "Kassala", "SDN"),
        ("id", "Warga Kota Gyumri, Armenia, mengungsi.", "Gyumri", "ARM"),
    ],
)
def test_of_several_places_the_words_around_decide(language: str, text: str, name: str, country: str) -> None:
    (found,) = [found for found in places(language, text) if found.name == name]
    assert found.country == country


@given(st.text(st.sampled_from("diMoskow Rusia,.-\nGaza "), max_size=80))
def test_places_are_words_of_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for found in places("id", text):
        assert found.start >= end
        assert found.text == text[found.start : found.end]
        end = found.end
