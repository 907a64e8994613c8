"""How many were killed, hurt, displaced, taken, destroyed: figures in sentences of the kind that news is written in."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_no_faster
from saksi.language.pack import language_packs
from saksi.language.sentences import split_sentences
from saksi.mentions.figures import FigureFinder
from saksi.records import FigureMention

Expected = tuple[str, int | None, int | None, int | None, str]


@cache
def finder(language: str) -> FigureFinder:
    return FigureFinder.load(language_packs()[language])


def figures(language: str, text: str) -> tuple[FigureMention, ...]:
    return finder(language).find(text, split_sentences(text, language_packs()[language]))


def told(language: str, text: str) -> list[Expected]:
    return [(one.text, one.low, one.best, one.high, one.of) for one in figures(language, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sedikitnya 24 orang tewas dan dua lusin lainnya luka-luka.",
            [("Sedikitnya 24", 24, 24, None, "killed"), ("dua lusin", 24, 24, 24, "injured")],
        ),
        ("Ledakan itu menewaskan puluhan warga.", [("puluhan", 20, 20, 99, "killed")]),
        ("Ratusan keluarga mengungsi ke Goma.", [("Ratusan", 200, 200, 999, "displaced")]),
        (
            "Sekitar 1,2 juta orang kehilangan tempat tinggal.",
            [("Sekitar 1,2 juta", 1_080_000, 1_200_000, 1_320_000, "displaced")],
        ),
        ("Sebanyak 1.200 rumah hancur.", [("1.200", 1200, 1200, 1200, "destroyed")]),
        ("Antara 30 dan 40 orang hilang.", [("Antara 30 dan 40", 30, 35, 40, "missing")]),
        ("Serpihan jatuh tanpa menimbulkan korban jiwa.", [("tanpa", 0, 0, 0, "killed")]),
        (
            "Polisi menangkap 15 orang dan menahan tiga lainnya.",
            [("15", 15, 15, 15, "arrested"), ("tiga", 3, 3, 3, "arrested")],
        ),
        ("Jumlah korban tewas bertambah menjadi 112 orang.", [("112", 112, 112, 112, "killed")]),
        ("Sebanyak 22 orang, termasuk anak-anak, tewas di kamp itu.", [("22", 22, 22, 22, "killed")]),
        ("Kelompok itu membebaskan 20 sandera.", [("20", 20, 20, 20, "released")]),
        ("Lebih dari 70 baterai pertahanan dihancurkan.", [("Lebih dari 70", 70, 70, None, "destroyed")]),
        ("Tim mengevakuasi 30-40 warga.", [("30-40", 30, 35, 40, "evacuated")]),
        ("Seorang tentara gugur.", [("Seorang", 1, 1, 1, "killed")]),
        (
            "Jepang memberi bantuan senilai US$ 500 juta.",
            [("US$ 500 juta", 500_000_000, 500_000_000, 500_000_000, "aid money")],
        ),
    ],
)
def test_indonesian(text: str, expected: list[Expected]) -> None:
    assert told("id", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than a dozen soldiers were killed.", [("More than a dozen", 12, 12, None, "killed")]),
        ("Between 30 and 40 people were injured.", [("Between 30 and 40", 30, 35, 40, "injured")]),
        ("Dozens were wounded.", [("Dozens", 24, 24, 99, "injured")]),
        ("No one was hurt.", [("No one", 0, 0, 0, "injured")]),
        ("No deaths or injuries were reported.", [("No", 0, 0, 0, "killed"), ("No", 0, 0, 0, "injured")]),
        ("The death toll rose to 1,200.", [("1,200", 1200, 1200, 1200, "killed")]),
        ("Up to 30 fighters were reportedly captured.", [("Up to 30", None, 30, 30, "captured")]),
        ("20 militants killed five soldiers.", [("five", 5, 5, 5, "killed")]),
        ("About 8,000 of a population of 80,000 have fled.", [("About 8,000", 7200, 8000, 8800, "displaced")]),
        (
            "Gunmen abducted 8 students and released three.",
            [("8", 8, 8, 8, "abducted"), ("three", 3, 3, 3, "released")],
        ),
        (
            "Two soldiers and five civilians were killed.",
            [("Two", 2, 2, 2, "killed"), ("five", 5, 5, 5, "killed")],
        ),
        (
            "The raid destroyed two tanks, 11 trucks and a bridge, and damaged 3 roads.",
            [
                ("two", 2, 2, 2, "destroyed"),
                ("11", 11, 11, 11, "destroyed"),
                ("a", 1, 1, 1, "destroyed"),
                ("3", 3, 3, 3, "damaged"),
            ],
        ),
        ("They kidnapped and killed 11 people.", [("11", 11, 11, 11, "abducted"), ("11", 11, 11, 11, "killed")]),
        (
            "More than 2,000 people – many of them children – were killed.",
            [("More than 2,000", 2000, 2000, None, "killed")],
        ),
        ("Six people are still missing.", [("Six", 6, 6, 6, "missing")]),
        ("The EU gave 9 billion euros in aid.", [("9 billion", 9 * 10**9, 9 * 10**9, 9 * 10**9, "aid money")]),
        (
            "Japan pledged over $500 million in aid.",
            [("over $500 million", 500_000_000, 500_000_000, None, "aid money")],
        ),
    ],
)
def test_english(text: str, expected: list[Expected]) -> None:
    assert told("en", text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Pria berusia 45 tahun itu tewas."),
        ("id", "Milisi M23 merebut tiga kota."),
        ("id", "Ia tewas pada 5 Mei 2024."),
        ("id", "Batalyon 756 berjalan 20 kilometer; komandannya tewas."),
        ("en", "The 45-year-old man was killed in 2014."),
        ("en", "He was killed two days ago."),
        ("en", "The army captured three villages."),
        ("en", "A man whose sister was killed spoke."),
        ("en", "The 101st Division lost its flag 20 km away when its men died."),
        ("en", "Japan paid $500 million for ships."),
    ],
)
def test_no_figure(language: str, text: str) -> None:
    assert told(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "whom"),
    [
        ("id", "Serangan itu menewaskan enam warga sipil di pasar.", "warga sipil"),
        ("id", "Serangan itu menewaskan 18 orang dan menyebabkan kebakaran.", "orang"),
        ("en", "The attack killed 13 women and children.", "women and children"),
        ("en", "Hundreds of Syrians have been killed.", "Syrians"),
        ("en", "The raid killed 139 insurgents and took prisoners.", "insurgents"),
        ("en", "Dozens were wounded.", None),
    ],
)
def test_whom(language: str, text: str, whom: str | None) -> None:
    [found] = figures(language, text)
    assert found.whom == whom


def test_why_names_the_word_its_line_and_the_reading_of_a_vague_number() -> None:
    [found] = figures("id", "Ledakan itu menewaskan puluhan warga.")
    assert "menewaskan" in found.why
    assert "id/figures.tsv:" in found.why
    assert "puluhan is twenty or more" in found.why


@given(st.integers(3, 999_999), st.sampled_from(["id", "en"]))
def test_any_number_killed(number: int, language: str) -> None:
    marked = f"{number:,}".replace(",", "." if language == "id" else ",")
    text = f"{marked} orang tewas." if language == "id" else f"{marked} people were killed."
    assert told(language, text) == [(marked, number, number, number, "killed")]


PIECES = st.lists(
    st.sampled_from(
        "24 orang tewas dan killed dozens people were , no one hurt a 30-40 US$ aid menewaskan ( )".split(" ")
    )
    | st.text(max_size=8),
    max_size=25,
).map(" ".join)


@given(PIECES, st.sampled_from(["id", "en"]))
def test_offsets_point_at_the_text_and_bounds_are_in_order(text: str, language: str) -> None:
    for found in figures(language, text):
        assert text[found.start : found.end] == found.text
        assert found.best is not None
        assert (found.low or 0) <= found.best
        assert found.high is None or found.best <= found.high
        assert found.whom is None or found.whom in text


def test_time_grows_no_faster_than_the_text() -> None:
    sentence = (
        "At least 24 people, two of them children, were killed and hundreds injured when 3 tanks were destroyed. "
    )

    def find(times: int) -> None:
        text = sentence * times
        spans = [(at, at + len(sentence)) for at in range(0, len(text), len(sentence))]
        finder("en").find(text, spans)
        finder("en").find(text.replace(".", ","), [(0, len(text))])

    assert grows_no_faster(find, 50)
