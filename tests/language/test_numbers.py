"""Numbers in words and digits, of both languages."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.errors import TableError
from saksi.language.numbers import Numbers, any_of
from saksi.language.pack import LanguagePack, language_packs


@cache
def numbers(language: str) -> Numbers:
    return Numbers.load(language_packs()[language])


def found(language: str, text: str) -> list[tuple[str, int | None, int, int | None]]:
    return [
        (text[one.start : one.end], one.amount.low, one.amount.best, one.amount.high)
        for one in numbers(language).find(text)
    ]


@pytest.mark.parametrize(
    ("language", "written", "value"),
    [
        ("id", "sebelas", 11),
        ("id", "dua belas", 12),
        ("id", "dua puluh lima", 25),
        ("id", "seratus dua puluh", 120),
        ("id", "dua ratus lima puluh enam ribu seratus dua puluh tiga", 256_123),
        ("id", "seribu dua ratus", 1_200),
        ("id", "dua lusin", 24),
        ("id", "1.200", 1_200),
        ("id", "1,2 juta", 1_200_000),
        ("id", "3 ribu", 3_000),
        ("en", "twenty-five", 25),
        ("en", "a hundred and twenty-five", 125),
        ("en", "two hundred fifty thousand and three", 250_003),
        ("en", "two dozen", 24),
        ("en", "1,200", 1_200),
        ("en", "1.2 million", 1_200_000),
        ("en", "£1.1bn", 1_100_000_000),
        ("en", "half a million", 500_000),
    ],
)
def test_exact(language: str, written: str, value: int) -> None:
    assert found(language, written) == [(written.lstrip("£"), value, value, value)]


@pytest.mark.parametrize(
    ("language", "written", "low", "high"),
    [
        ("id", "belasan", 11, 19),
        ("id", "puluhan", 20, 99),
        ("id", "ratusan", 200, 999),
        ("id", "puluhan ribu", 20_000, 99_000),
        ("id", "beberapa ratus", 200, 900),
        ("en", "dozens", 24, 99),
        ("en", "several", 3, 9),
        ("en", "hundreds of thousands", 200_000, 999_000),
        ("en", "a few hundred", 200, 500),
        ("en", "30-40", 30, 40),
    ],
)
def test_vague(language: str, written: str, low: int, high: int) -> None:
    [(text, least, best, most)] = found(language, written)
    assert text == written
    assert (least, most) == (low, high)
    assert low <= best <= high
    assert next(iter(numbers(language).find(written))).amount.reason


def test_numbers_that_stand_apart_stay_apart() -> None:
    assert [one[2] for one in found("en", "two and five others")] == [2, 5]
    assert [one[2] for one in found("en", "thousands and thousands of men")] == [2000, 2000]


@pytest.mark.parametrize("text", ["12%", "7.5.2", "10:30", "covid-19", "3/4", "F-16", "#12", "40-35"])
def test_not_a_number_that_counts(text: str) -> None:
    assert found("en", text) == []


@given(st.integers(0, 999_999_999))
def test_any_number_with_its_marks(number: int) -> None:
    assert found("en", f"{number:,} men") == [(f"{number:,}", number, number, number)]
    marked = f"{number:,}".replace(",", ".")
    assert found("id", f"{marked} orang") == [(marked, number, number, number)]


SMALL = "satu dua tiga empat lima enam tujuh delapan sembilan".split()


def in_words(number: int) -> str:
    """A number below a million in Indonesian."""
    if number >= 1000:
        head = "seribu" if number // 1000 == 1 else in_words(number // 1000) + " ribu"
        return f"{head} {in_words(number % 1000)}".strip()
    if number >= 100:
        head = "seratus" if number // 100 == 1 else SMALL[number // 100 - 1] + " ratus"
        return f"{head} {in_words(number % 100)}".strip()
    if number >= 20:
        return f"{SMALL[number // 10 - 1]} puluh {in_words(number % 10)}".strip()
    if number >= 12:
        return SMALL[number - 11] + " belas"
    return "" if number == 0 else [*SMALL, "sepuluh", "sebelas"][number - 1]


@given(st.integers(1, 999_999))
def test_any_number_in_indonesian_words(number: int) -> None:
    assert found("id", in_words(number)) == [(in_words(number), number, number, number)]


@given(st.text(max_size=60), st.sampled_from(["id", "en"]))
def test_offsets_are_in_order(text: str, language: str) -> None:
    end = 0
    for one in numbers(language).find(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


def test_a_fault_names_file_and_line(tmp_path: Path) -> None:
    header = "kind\twords\tlow\tbest\thigh\ttimes\texample\treason\n"
    (tmp_path / "numbers.tsv").write_text(header + "small\tdua\t\tmany\t\t\tdua orang\t\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"numbers.tsv:2: .*not a number"):
        Numbers.load(LanguagePack("xx", tmp_path))


@given(
    st.lists(st.sampled_from(["a", "a few", "few", "a.b", "fewer", "an", "few of"]), max_size=5),
    st.text("aefnw. o", max_size=8),
)
def test_any_of_takes_the_longest_word_that_fits(words: list[str], text: str) -> None:
    found = re.match(rf"(?:{any_of(words)})(?!\w)", text)
    fitting = [word for word in words if re.match(re.escape(word).replace(r"\ ", r"\s+") + r"(?!\w)", text)]
    longest = max(fitting, key=len, default="")
    assert " ".join((found.group() if found else "").split()) == longest
