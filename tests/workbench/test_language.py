"""Both languages are whole, and each writes numbers and days in its own manner."""

import re

import pytest
from babel.messages.pofile import read_po
from starlette.requests import HTTPConnection

import build_catalogues
from saksi.knowledge.plover import CONTEXTS, Plover
from saksi.records import DisputeKind, FurnitureLabel, Modality, Quad, Stance
from saksi.workbench import terms
from saksi.workbench.language import NAMES, Language, Languages

PLACES = re.compile(r"%\((\w+)\)s")


def forms(given: object) -> tuple[str, ...]:
    """A message or translation in all its forms of number."""
    return tuple(map(str, given)) if isinstance(given, (tuple, list)) else (str(given),)


def places_of(form: str) -> frozenset[str]:
    return frozenset(PLACES.findall(form))


@pytest.mark.parametrize("code", NAMES)
def test_no_message_is_missing_unsure_or_out_of_use(code: str) -> None:
    with build_catalogues.path_of(code).open("rb") as file:
        catalogue = read_po(file, locale=code)
    said = {message.id for message in build_catalogues.messages() if message.id}
    assert said
    assert {message.id for message in catalogue if message.id} == said
    assert [message.id for message in catalogue if message.id and not (message.string and all(message.string))] == []
    assert [message.id for message in catalogue if message.fuzzy] == []


@pytest.mark.parametrize("code", NAMES)
def test_what_is_filled_in_stands_in_each_translation(code: str) -> None:
    with build_catalogues.path_of(code).open("rb") as file:
        catalogue = read_po(file, locale=code)
    for message in catalogue:
        if message.id:
            said, translated = forms(message.id), forms(message.string)
            assert {places_of(form) for form in translated} == {places_of(said[-1])}, message.id


@pytest.mark.parametrize("code", NAMES)
def test_the_catalogues_are_as_the_tool_writes_them(code: str) -> None:
    assert build_catalogues.path_of(code).read_bytes() == build_catalogues.updated(code, build_catalogues.messages())


def test_numbers_and_days() -> None:
    english, indonesian = Language("en"), Language("id")
    assert (english.number(12345.5), indonesian.number(12345.5)) == ("12,345.5", "12.345,5")
    assert (english.share(0.5), indonesian.share(1)) == ("0.50", "1,00")
    assert (english.percent(0.25), indonesian.percent(0.25)) == ("25%", "25%")
    assert (english.day("2020-10-31"), indonesian.day("2020-10-31")) == ("31 Oct 2020", "31 Okt 2020")
    assert english.as_in("en_US").day("2020-10-31") == "Oct 31, 2020"
    assert indonesian.moment("2026-01-01T07:00:00+07:00").replace("\u202f", " ") == "1 Jan 2026 00.00.00 UTC"


@pytest.mark.parametrize(
    ("header", "cookie", "said"),
    [
        ("", "", "31 Oct 2020"),
        ("en", "", "31 Oct 2020"),
        ("en-US,en;q=0.9", "", "Oct 31, 2020"),
        ("en,en-us;q=0.9", "", "Oct 31, 2020"),
        ("en-Latn-US", "", "Oct 31, 2020"),
        ("en-GB", "", "31 Oct 2020"),
        ("en-QQ, en-US;q=0.5", "", "Oct 31, 2020"),
        ("en-../../US", "", "31 Oct 2020"),
        ("id-ID,en-US;q=0.5", "", "31 Okt 2020"),
        ("id-ID,en-US;q=0.5", "en", "Oct 31, 2020"),
        ("en-US", "id", "31 Okt 2020"),
        ("fr-FR", "en", "31 Oct 2020"),
    ],
)
def test_dates_are_in_the_manner_of_the_region_that_the_browser_names(header: str, cookie: str, said: str) -> None:
    headers = [(b"accept-language", header.encode()), (b"cookie", f"saksi_lang={cookie}".encode())]
    languages = Languages()
    found = languages.of(HTTPConnection({"type": "http", "query_string": b"", "headers": headers}))
    assert found.day("2020-10-31") == said
    assert found is languages.of(HTTPConnection({"type": "http", "query_string": b"", "headers": headers}))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2020-10-31", "2020-10-31", "31 Okt 2020"),
        ("2020-10-01", "2020-10-31", "Oktober 2020"),
        ("2020-02-01", "2020-02-29", "Februari 2020"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2020-10-02", "2020-10-31", "2 Okt 2020 – 31 Okt 2020"),
        ("2020-10-31", None, "31 Okt 2020"),
        (None, None, ""),
        ("soon", None, "soon"),
        ("9999-01-01", "9999-12-31", "9999"),
        ("9999-12-01", "9999-12-31", "1 Des 9999 – 31 Des 9999"),
    ],
)
def test_intervals(first: str | None, last: str | None, said: str) -> None:
    assert Language("id").days(first, last) == said


def test_every_code_of_the_ledger_has_words() -> None:
    for kind, words in ((Quad, terms.QUADS), (Modality, terms.MODALITIES), (DisputeKind, terms.DISPUTES),
                        (Stance, terms.STANCES), (FurnitureLabel, terms.FURNITURE)):  # fmt: skip
        assert tuple(words) == kind.__args__  # type: ignore[attr-defined]


def test_values_are_put_in_their_places() -> None:
    assert Language("id").say("") == ""
    assert Language("id").say("%(shown)s shown", shown=3) == "3 ditampilkan"
    assert Language("en").say("100% of what nobody wrote down") == "100% of what nobody wrote down"


def test_every_mode_and_context_of_the_codebook_has_words() -> None:
    assert set(terms.MODES) == {mode for _, mode in Plover.load().meanings if mode}
    assert set(terms.CONTEXTS) == set(CONTEXTS)
