"""Dates in sentences of the kind that news of conflict is written in, and what each resolves to."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_no_faster
from saksi.language.pack import language_packs
from saksi.mentions.dates import DateFinder

# A Thursday.
ANCHOR = "2025-06-19"


@cache
def finder(language: str) -> DateFinder:
    return DateFinder.load(language_packs()[language])


def spans(text: str, language: str, anchor: str | None = ANCHOR) -> list[tuple[str, str | None, str | None]]:
    return [(found.text, found.from_, found.to) for found in finder(language).find(text, anchor)]


def days(first: str, last: str | None = None) -> tuple[str, str]:
    return first, last or first


INDONESIAN = [
    ("Serangan terjadi pada 31 Oktober 2020 di Barda.", "31 Oktober 2020", days("2020-10-31")),
    ("Pertempuran pecah sejak 27 September tahun lalu.", "27 September tahun lalu", days("2024-09-27")),
    ("Ia ditahan pada Rabu (18/6/2025) siang.", "Rabu (18/6/2025) siang", days("2025-06-18")),
    ("Juru bicara itu berkata pada Senin (16/6).", "Senin (16/6)", days("2025-06-16")),
    ("Ledakan mengguncang pelabuhan pada Selasa malam.", "Selasa malam", days("2025-06-17")),
    ("Sidang itu berlangsung pada hari Jumat.", "hari Jumat", days("2025-06-13")),
    ("Kedua menteri akan bertemu pada Senin di Jenewa.", "Senin", days("2025-06-23")),
    ("Perundingan dilanjutkan Selasa mendatang.", "Selasa mendatang", days("2025-06-24")),
    ("Gencatan senjata diteken Kamis lalu.", "Kamis lalu", days("2025-06-12")),
    ("Konvoi dihadang Selasa pekan lalu.", "Selasa pekan lalu", days("2025-06-10")),
    ("Gempuran dini hari tadi merusak pasar.", "dini hari tadi", days("2025-06-19")),
    ("Drone jatuh semalam di luar kota.", "semalam", days("2025-06-18")),
    ("Ia tiba kemarin dari Ankara.", "kemarin", days("2025-06-18")),
    ("Rapat digelar lusa.", "lusa", days("2025-06-21")),
    ("Pasukan mundur dua hari lalu.", "dua hari lalu", days("2025-06-17")),
    ("Blokade dicabut tiga pekan lalu.", "tiga pekan lalu", days("2025-05-29", "2025-06-04")),
    ("Kesepakatan itu runtuh empat bulan yang lalu.", "empat bulan yang lalu", days("2025-02-01", "2025-02-28")),
    ("Ia terpilih lima tahun silam.", "lima tahun silam", days("2020-01-01", "2020-12-31")),
    ("Sehari lalu mereka masih berunding.", "Sehari lalu", days("2025-06-18")),
    ("Serangan pekan lalu melukai warga.", "pekan lalu", days("2025-06-09", "2025-06-15")),
    ("Sanksi baru diumumkan bulan ini.", "bulan ini", days("2025-06-01", "2025-06-30")),
    ("Pemilu dijadwalkan tahun depan.", "tahun depan", days("2026-01-01", "2026-12-31")),
    ("Ia dilantik awal tahun ini.", "awal tahun ini", days("2025-01-01", "2025-12-31")),
    ("Bentrokan pecah akhir pekan lalu.", "akhir pekan lalu", days("2025-06-14", "2025-06-15")),
    ("Kamp itu dibuka pada Maret 2016.", "Maret 2016", days("2016-03-01", "2016-03-31")),
    ("Kamp itu ditutup pada akhir Mei lalu.", "akhir Mei lalu", days("2025-05-01", "2025-05-31")),
    ("Perjanjian diteken pada bulan Januari.", "bulan Januari", days("2025-01-01", "2025-01-31")),
    ("Konflik dimulai tahun 2014.", "tahun 2014", days("2014-01-01", "2014-12-31")),
    ("Ia memimpin sejak 1989.", "1989", days("1989-01-01", "1989-12-31")),
    ("Pemberontakan era 1970-an itu gagal.", "era 1970-an", days("1970-01-01", "1979-12-31")),
    ("Banyak yang mengungsi pada awal 1990-an.", "awal 1990-an", days("1990-01-01", "1999-12-31")),
    ("Latihan digelar 10-12 Juni di Natuna.", "10-12 Juni", days("2025-06-10", "2025-06-12")),
    ("Dialog berlangsung 28 Mei hingga 3 Juni 2024.", "28 Mei hingga 3 Juni 2024", days("2024-05-28", "2024-06-03")),
    ("Antara 2014 dan 2016 ribuan orang pergi.", "2014 dan 2016", days("2014-01-01", "2016-12-31")),
    ("Ekspor turun pada kuartal III 2020.", "kuartal III 2020", days("2020-07-01", "2020-09-30")),
    ("Belanja naik pada semester pertama tahun ini.", "semester pertama tahun ini", days("2025-01-01", "2025-06-30")),
    ("Ofensif musim panas 2014 terhenti.", "musim panas 2014", days("2014-06-01", "2014-08-31")),
    ("Dalam tiga hari terakhir tak ada tembakan.", "tiga hari terakhir", days("2025-06-16", "2025-06-19")),
    ("Ia datang pada 17/8/1945 ke kota itu.", "17/8/1945", days("1945-08-17")),
    ("Batas waktunya 2020-11-10 pukul nol.", "2020-11-10", days("2020-11-10")),
]
ENGLISH = [
    ("Rockets hit Barda on October 31, 2020.", "October 31, 2020", days("2020-10-31")),
    ("The truce of 9 May 2015 held.", "9 May 2015", days("2015-05-09")),
    ("Troops crossed on Saturday (14/6).", "Saturday (14/6)", days("2025-06-14")),
    ("He spoke on Wednesday, 18 June 2025.", "Wednesday, 18 June 2025", days("2025-06-18")),
    ("The envoy left on Monday.", "Monday", days("2025-06-16")),
    ("Parliament will vote on Monday.", "Monday", days("2025-06-23")),
    ("The envoy arrives next Tuesday.", "next Tuesday", days("2025-06-24")),
    ("Shelling resumed last Friday.", "last Friday", days("2025-06-13")),
    ("The depot burned on Tuesday night.", "Tuesday night", days("2025-06-17")),
    ("A drone fell yesterday near the dam.", "yesterday", days("2025-06-18")),
    ("A drone fell last night near the dam.", "last night", days("2025-06-18")),
    ("They fled three weeks ago.", "three weeks ago", days("2025-05-29", "2025-06-04")),
    ("The mission ended a few days ago.", "a few days ago", days("2025-06-14", "2025-06-17")),
    ("He was elected five years ago.", "five years ago", days("2020-01-01", "2020-12-31")),
    ("Prices rose last month.", "last month", days("2025-05-01", "2025-05-31")),
    ("He was sworn in earlier this year.", "earlier this year", days("2025-01-01", "2025-06-19")),
    ("The summit opens later this week.", "later this week", days("2025-06-19", "2025-06-22")),
    ("They met in early October.", "early October", days("2024-10-01", "2024-10-31")),
    ("The base closed in August.", "August", days("2024-08-01", "2024-08-31")),
    ("The base opened in August 2019.", "August 2019", days("2019-08-01", "2019-08-31")),
    ("The group split late last July.", "late last July", days("2024-07-01", "2024-07-31")),
    ("The regime fell in 1997.", "1997", days("1997-01-01", "1997-12-31")),
    ("The wars of the 1990s left scars.", "the 1990s", days("1990-01-01", "1999-12-31")),
    ("Talks ran from 3 to 5 May.", "3 to 5 May", days("2025-05-03", "2025-05-05")),
    ("Talks ran from May 28 to June 3.", "May 28 to June 3", days("2025-05-28", "2025-06-03")),
    ("Between 2014 and 2016 thousands left.", "2014 and 2016", days("2014-01-01", "2016-12-31")),
    ("Exports fell in the first quarter of 2014.", "the first quarter of 2014", days("2014-01-01", "2014-03-31")),
    ("Exports fell in the second half of last year.", "the second half of last year", days("2024-07-01", "2024-12-31")),
    ("The offensive of last summer stalled.", "last summer", days("2024-06-01", "2024-08-31")),
    ("Over the past two weeks raids went on.", "the past two weeks", days("2025-06-05", "2025-06-19")),
    ("He arrived on the eve of 9 May 2015.", "on the eve of 9 May 2015", days("2015-05-08")),
    ("A toll was set on Dec. 6th.", "Dec. 6th", days("2024-12-06")),
]


def overlapping(text: str, language: str, expression: str) -> tuple[str, str | None, str | None]:
    """The mention that covers the expression, with the expression's own words at its end."""
    found = [one for one in spans(text, language) if one[0].endswith(expression) or expression.endswith(one[0])]
    assert len(found) == 1, spans(text, language)
    return found[0]


@pytest.mark.parametrize(("text", "expression", "meant"), INDONESIAN)
def test_indonesian(text: str, expression: str, meant: tuple[str, str]) -> None:
    assert overlapping(text, "id", expression)[1:] == meant


@pytest.mark.parametrize(("text", "expression", "meant"), ENGLISH)
def test_english(text: str, expression: str, meant: tuple[str, str]) -> None:
    assert overlapping(text, "en", expression)[1:] == meant


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("id", "Kota itu jatuh pada 5 Mei 2016. Sehari sebelumnya jembatan diledakkan.", "2016-05-04"),
        ("id", "Kota itu jatuh pada 5 Mei 2016. Keesokan harinya warga pulang.", "2016-05-06"),
        ("id", "Kota itu jatuh pada 5 Mei 2016. Pada hari yang sama bandara ditutup.", "2016-05-05"),
        ("id", "Kota itu jatuh pada 5 Mei 2016. Dua hari kemudian perundingan dimulai.", "2016-05-07"),
        ("en", "The town fell on 5 May 2016. The previous day a bridge was blown up.", "2016-05-04"),
        ("en", "The town fell on 5 May 2016. The following day people returned.", "2016-05-06"),
        ("en", "The town fell on 5 May 2016. Two days later talks began.", "2016-05-07"),
        ("en", "The town fell on 5 May 2016, and the airport had closed the day before.", "2016-05-04"),
    ],
)
def test_counted_from_the_day_told_before(language: str, text: str, meant: str) -> None:
    assert spans(text, language)[-1][1:] == (meant, meant)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Dua hari sebelumnya mereka berunding."),
        ("en", "Two days earlier they had met."),
        ("en", "He resigned on the eve of the vote."),
    ],
)
def test_stays_open_with_nothing_to_count_from(language: str, text: str) -> None:
    [(_, first, last)] = spans(text, language)
    assert first is None
    assert last is None
    assert "open" in finder(language).find(text, ANCHOR)[0].why


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Pria berusia 45 tahun itu berjalan dua minggu."),
        ("id", "Mei Lan menang 3-1 dalam pertandingan itu."),
        ("id", "Harganya Rp 2.016 per liter."),
        ("id", "Sebanyak 2014 orang mendaftar."),
        ("en", "They may march to the palace."),
        ("en", "May Thompson, 45, won 3-1."),
        ("en", "It cost $2016 in all."),
        ("en", "Some 2014 soldiers were there."),
        ("en", "The season started a month earlier than usual."),
        ("en", "People in their 40s fought on."),
        ("en", "Ten years after the invasion they returned."),
    ],
)
def test_not_a_date(language: str, text: str) -> None:
    assert spans(text, language) == []


def test_sunday_and_weeks_share_a_word() -> None:
    assert spans("Setelah dua minggu, pada Minggu (1/6) ia pulang.", "id") == [
        ("Minggu (1/6)", "2025-06-01", "2025-06-01")
    ]
    assert spans("Dua minggu lalu ia pergi.", "id") == [("Dua minggu lalu", "2025-06-05", "2025-06-11")]
    assert spans("Minggu lalu ia pergi.", "id") == [("Minggu lalu", "2025-06-09", "2025-06-15")]
    assert spans("Ia pergi pada Minggu lalu.", "id") == [("Minggu lalu", "2025-06-15", "2025-06-15")]


def test_year_of_the_sentence_and_of_the_text() -> None:
    assert spans("In 2016 fighting broke out on 2 April.", "en")[-1][1] == "2016-04-02"
    assert spans("It began on 13 January 2007. It ended on 13 February.", "en", None)[-1][1] == "2007-02-13"
    assert spans("It ended on 13 February.", "en", None) == [("13 February", None, None)]


def test_figures_in_the_order_of_the_language() -> None:
    assert spans("tanggal 3/4/2021", "id")[0][1] == "2021-04-03"
    assert spans("on 3/4/2021", "en")[0][1] == "2021-03-04"
    assert spans("on 31/10/2020", "en")[0][1] == "2020-10-31"


def test_year_solved_from_the_weekday() -> None:
    # 19 December was a Thursday in 2024, and a Friday in 2025.
    assert spans("Kamis 19 Desember ia tiba.", "id", "2025-06-19")[0][1] == "2024-12-19"


def test_duration_that_ends_on_a_day() -> None:
    text = "Konflik itu berumur satu bulan empat hari per 31 Oktober, sejak 27 September."
    found = finder("id").find(text, "2020-11-01")
    assert [(one.text, one.from_, one.to) for one in found] == [
        ("satu bulan empat hari", "2020-09-27", "2020-10-31"),
        ("31 Oktober", "2020-10-31", "2020-10-31"),
        ("27 September", "2020-09-27", "2020-09-27"),
    ]
    assert finder("id").notes(found, text) == ()


def test_notes_what_does_not_agree() -> None:
    text = (
        "Konflik itu berumur satu bulan empat hari per 31 Oktober, sejak 25 September. Pada Selasa (27/10/2020) reda."
    )
    notes = finder("id").notes(finder("id").find(text, "2020-11-01"), text)
    assert len(notes) == 1
    assert "2020-09-27" in notes[0]
    assert "2020-09-25" in notes[0]
    wrong = "Pada Senin (27/10/2020) tembakan reda."
    [note] = finder("id").notes(finder("id").find(wrong, "2020-11-01"), wrong)
    assert "Selasa" in note


def test_every_rule_finds_its_example() -> None:
    for language, before in (("id", "Pada 5 Mei 2020 ia datang; "), ("en", "On May 5, 2020 he came; ")):
        for rule in finder(language).rules:
            found = finder(language).find(before + rule.example, "2020-11-01")[1:]
            assert any(rule.where in one.why for one in found), f"{rule.where}: {rule.example}"


MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
WEEKDAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
FORMS = {
    "id": ["{d} {month} {y}", "{weekday}, {d} {month} {y}", "{weekday} ({d}/{m}/{y})", "{d}/{m}/{y}", "{iso}"],
    "en": [
        "{d} {month} {y}",
        "{month} {d}, {y}",
        "{weekday}, {month} {d}, {y}",
        "{weekday} ({d} {month} {y})",
        "{iso}",
    ],
}
NEAR_FORMS = {
    "id": ["{weekday} ({d}/{m})", "{weekday}, {d} {month}", "{d} {month}"],
    "en": ["{weekday}, {month} {d}", "{weekday} ({d} {month})", "{d} {month}"],
}
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
LANGUAGES = st.sampled_from(["id", "en"])


def written(form: str, day: date, language: str) -> str:
    weekday, month = WEEKDAYS[language][day.weekday()], MONTHS[language][day.month - 1]
    return form.format(d=day.day, m=day.month, y=day.year, weekday=weekday, month=month, iso=day.isoformat())


@given(DAYS, LANGUAGES, st.integers(0, 4))
def test_any_full_date_resolves_to_itself(day: date, language: str, form: int) -> None:
    text = f"({ANCHOR}) x: {written(FORMS[language][form], day, language)}."
    found = finder(language).find(text, ANCHOR)[-1]
    assert (found.from_, found.to, found.precision) == (day.isoformat(), day.isoformat(), "day")


@given(DAYS, st.integers(0, 180), LANGUAGES, st.integers(0, 2))
def test_any_day_of_the_last_months_resolves_without_its_year(
    anchor: date, back: int, language: str, form: int
) -> None:
    day = anchor - timedelta(days=back)
    [found] = finder(language).find(written(NEAR_FORMS[language][form], day, language), anchor.isoformat())
    assert found.from_ == day.isoformat()


PIECES = st.lists(
    st.sampled_from(
        "Senin Monday lalu last two dua weeks hari ago , ( ) 31/10 31 Oktober May 2020 - . \n in pada".split(" ")
    )
    | st.text(max_size=8),
    max_size=25,
).map(" ".join)


@given(PIECES, LANGUAGES, st.booleans())
def test_offsets_point_at_the_text_and_never_overlap(text: str, language: str, anchored: bool) -> None:
    end = 0
    for found in finder(language).find(text, ANCHOR if anchored else None):
        assert text[found.start : found.end] == found.text
        assert end <= found.start < found.end
        assert (found.from_ is None) == (found.to is None) == (found.precision is None)
        assert found.from_ is None or found.to is None or found.from_ <= found.to
        assert found.why
        end = found.end


def test_time_grows_no_faster_than_the_text() -> None:
    text = "On Monday, two days after 3 May, the 2,000 soldiers left in the last two weeks of 2014. "

    assert grows_no_faster(lambda times: finder("en").find(text * times, ANCHOR), 100)


def test_a_run_of_numbers_is_cut_in_one_way_only() -> None:
    assert finder("en").find("a few " * 2000, ANCHOR) == ()
    assert grows_no_faster(lambda times: finder("en").find("a few " * times, ANCHOR), 200)
