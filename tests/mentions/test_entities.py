"""Who is named: by example from the wording of the press, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_no_faster
from saksi.language.sentences import split_sentences
from saksi.language.words import words_of
from saksi.records import EntityMention
from saksi.resources import Resources, load_resources

INDONESIAN = [
    ("Rusia mengirim pasukan.", "Rusia", "RUS"),
    ("AS menjatuhkan sanksi.", "AS", "USA"),
    ("RI mengirim bantuan ke Gaza.", "RI", "IDN"),
    ("Militer Israel menyerang.", "Militer Israel", "ISR MIL"),
    ("Kementerian Luar Negeri Rusia menyatakan itu.", "Kementerian Luar Negeri Rusia", "RUS GOV"),
    ("Kemlu memanggil duta besar.", "Kemlu", "IDN GOV"),
    (
        "Juru bicara Kementerian Pertahanan Azerbaijan membantah.",
        "Juru bicara Kementerian Pertahanan Azerbaijan",
        "AZE GOV",
    ),
    ("Presiden Iran Tolak Seruan Trump", "Presiden Iran", "IRN GOV"),
    ("Presiden Iran Tolak Seruan Trump", "Trump", "USA GOV"),
    ("Presiden Tolak Seruan Trump", "Trump", "USA GOV"),
    ("Presiden Rusia Vladimir Putin bertemu tamunya.", "Presiden Rusia Vladimir Putin", "RUS GOV"),
    (
        "Perdana Menteri Armenia, Nikol Pashinyan, menyurati Kremlin.",
        "Perdana Menteri Armenia, Nikol Pashinyan",
        "ARM GOV",
    ),
    ("Polisi Turki menahan mereka.", "Polisi Turki", "TUR COP"),
    ("Parlemen Iran bersidang.", "Parlemen Iran", "IRN LEG"),
    ("Pemberontak M23 maju.", "Pemberontak M23", "COD REB"),
    ("Milisi RSF mundur.", "Milisi RSF", "SDN REB"),
    ("Garda Revolusi Iran mengancam.", "Garda Revolusi Iran", "IRN MIL"),
    ("TNI mengerahkan prajurit.", "TNI", "IDN MIL"),
    ("KKB menembak warga.", "KKB", "IDN REB"),
    ("Teheran membalas.", "Teheran", "IRN"),
    ("Warga Palestina mengungsi.", "Warga Palestina", "PSE CVL"),
    ("Gedung Putih menolak.", "Gedung Putih", "USA GOV"),
    ("Mantan presiden Bolivia Evo Morales menolak.", "Mantan presiden Bolivia Evo Morales", "BOL"),
    ("Dewan Keamanan PBB bersidang.", "Dewan Keamanan PBB", "IGO UNO"),
    ("Uni Eropa mendesak semua pihak.", "Uni Eropa", "IGO EUR"),
    ("Jet tempur milik Rusia melintas.", "Jet tempur milik Rusia", "RUS MIL"),
    ("Orang bersenjata menculik guru.", "Orang bersenjata", "UAF"),
    ("Media pemerintah Iran melaporkannya.", "Media pemerintah Iran", "IRN MED"),
]
ENGLISH = [
    ("Russia sent troops.", "Russia", "RUS"),
    ("The US imposed sanctions.", "US", "USA"),
    ("The Israeli military struck.", "Israeli military", "ISR MIL"),
    ("Russian Foreign Minister Sergei Lavrov spoke.", "Russian Foreign Minister Sergei Lavrov", "RUS GOV"),
    ("Armenia's Defence Ministry denied it.", "Armenia's Defence Ministry", "ARM GOV"),
    ("A spokesman for the Kremlin denied it.", "spokesman for the Kremlin", "RUS GOV"),
    ("The president of Ukraine signed.", "president of Ukraine", "UKR GOV"),
    ("U.N. Secretary-General Antonio Guterres urged calm.", "U.N. Secretary-General Antonio Guterres", "IGO UNO"),
    ("Palestinian militants fired rockets.", "Palestinian militants", "PSE REB"),
    ("Hamas fighters attacked.", "Hamas fighters", "PSE REB"),
    ("Gunmen killed a judge.", "Gunmen", "UAF"),
    ("Tehran denied the report.", "Tehran", "IRN"),
    ("Turkish police detained them.", "Turkish police", "TUR COP"),
    ("The Rapid Support Forces advanced.", "Rapid Support Forces", "SDN REB"),
    ("Israel's far-right finance minister Bezalel Smotrich objected.",
     "Israel's far-right finance minister Bezalel Smotrich", "ISR GOV"),
    ("Ukraine's parliament voted.", "Ukraine's parliament", "UKR LEG"),
    ("U.S. jets struck.", "U.S. jets", "USA MIL"),
    ("Syrian refugees returned.", "Syrian refugees", "SYR REF"),
    ("The Pentagon confirmed it.", "The Pentagon", "USA MIL"),
    ("NATO deployed ships.", "NATO", "IGO NATO"),
]  # fmt: skip


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


def mentions(
    resources: Resources, language: str, text: str, on: str | None = "2020-10-31"
) -> tuple[EntityMention, ...]:
    return resources.languages[language].entities.find(text, on)


@pytest.mark.parametrize(("text", "words", "code"), INDONESIAN)
def test_indonesian_party(resources: Resources, text: str, words: str, code: str) -> None:
    assert (words, code) in [(found.text, found.code) for found in mentions(resources, "id", text)]


@pytest.mark.parametrize(("text", "words", "code"), ENGLISH)
def test_english_party(resources: Resources, text: str, words: str, code: str) -> None:
    assert (words, code) in [(found.text, found.code) for found in mentions(resources, "en", text)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Moskow, Kabar Selat - Pertemuan itu batal."),
        ("id", "Mereka tiba di Moskow."),
        ("id", "Hujan turun di Jakarta Selatan."),
        ("en", "They met in Moscow."),
        ("en", "The streets of Khartoum were empty."),
    ],
)
def test_a_capital_that_is_a_place_is_no_party(resources: Resources, language: str, text: str) -> None:
    assert mentions(resources, language, text) == ()


def test_small_words_are_no_acronyms(resources: Resources) -> None:
    assert mentions(resources, "en", "It tells us who is as good.") == ()


def test_an_organ_without_a_country_takes_the_one_before_it_and_says_so(resources: Resources) -> None:
    _, army = mentions(resources, "en", "Sudan is at war. The army denied the accusation.")
    assert army.code == "SDN MIL"
    assert "the only country named around it" in army.why


def test_an_empty_line_parts_names(resources: Resources) -> None:
    found = mentions(resources, "en", "It killed civilians\n\nForeign Secretary Philip Hammond spoke.", "2015-01-01")
    assert [mention.text for mention in found] == ["civilians", "Foreign Secretary Philip Hammond"]


def test_an_organ_is_the_one_of_its_name_before(resources: Resources) -> None:
    text = "Azerbaijan menuduh Armenia. Kementerian Pertahanan Armenia membantah. Menurut kementerian tersebut, Azerbaijan mulai."
    *_, ministry, _ = mentions(resources, "id", text)
    assert (ministry.text, ministry.code) == ("kementerian", "ARM GOV")
    assert "the one named before, 'Kementerian Pertahanan Armenia'" in ministry.why


def test_an_organ_between_two_countries_is_left_open(resources: Resources) -> None:
    *_, army = mentions(resources, "en", "Sudan fought Chad. The army denied the accusation.")
    assert army.code == "MIL"
    *_, army = mentions(resources, "en", "Sudan's army fought Chad. The army denied the accusation.")
    assert army.code == "SDN MIL"


def test_an_organ_without_any_country_is_a_role_alone(resources: Resources) -> None:
    (army,) = mentions(resources, "en", "The army denied the accusation.")
    assert army.code == "MIL"
    assert "names no country" in army.why


def test_an_organ_that_opens_an_unknown_name_is_kept_unresolved(resources: Resources) -> None:
    _, bank = mentions(resources, "id", "Israel menyerang Bank Sepah kemarin.")
    assert (bank.text, bank.code, bank.kind) == ("Bank Sepah", None, "organisation")


@pytest.mark.parametrize(
    ("day", "code", "role"),
    [
        ("2010-05-05", "USA", "no role on 2010-05-05"),
        ("2018-05-05", "USA GOV", "USA GOV on 2018-05-05"),
        (None, "USA GOV", "not checked"),
    ],
)
def test_a_role_holds_in_its_term_only(resources: Resources, day: str | None, code: str, role: str) -> None:
    (trump,) = mentions(resources, "en", "Trump objected.", day)
    assert trump.code == code
    assert role in (trump.role_on_date or "")


@pytest.mark.parametrize(
    ("language", "text", "mention", "item"),
    [
        ("en", "Ukraine objected.", "Ukraine", "Q212"),
        ("id", "Ukraina menolak.", "Ukraina", "Q212"),
        ("en", "Moscow objected.", "Moscow", "Q159"),
        ("id", "PBB menolak.", "PBB", "Q1065"),
        ("en", "President Putin objected.", "President Putin", "Q7747"),
        ("id", "Presiden Rusia Vladimir Putin menolak.", "Presiden Rusia Vladimir Putin", "Q7747"),
        # an organ of a country, or its people, is not the country
        ("en", "Russia's army advanced.", "Russia's army", None),
        ("id", "Militer Rusia maju.", "Militer Rusia", None),
        ("en", "Russians protested.", "Russians", None),
    ],
)
def test_countries_bodies_and_persons_have_their_item(
    resources: Resources, language: str, text: str, mention: str, item: str | None
) -> None:
    found = {one.text: one.wikidata for one in mentions(resources, language, text)}
    assert found == {mention: item}


@pytest.mark.parametrize(
    ("language", "text", "day", "code"),
    [
        ("en", "Saddam's rival was George H. W. Bush.", "1991-01-17", "USA GOV"),
        ("id", "Presiden Soeharto bertemu Perdana Menteri Paul Keating.", "1995-12-18", "AUS GOV"),
        ("id", "Mantan Presiden Prancis Jacques Chirac wafat.", "2019-09-26", "FRA"),
        ("en", "Boris Yeltsin sent tanks to Grozny.", "1994-12-11", "RUS GOV"),
        ("en", "Shimon Peres spoke.", "2012-01-01", "ISR"),
    ],
)
def test_leaders_of_the_past_count_in_their_term(
    resources: Resources, language: str, text: str, day: str, code: str
) -> None:
    assert code in {found.code for found in mentions(resources, language, text, day)}


@pytest.mark.parametrize(
    "text", ["A bush burned.", "Bush fires spread.", "Major Brown fell.", "The USS George H.W. Bush sailed."]
)
def test_a_surname_alone_and_a_ship_are_no_leader(resources: Resources, text: str) -> None:
    assert [found for found in mentions(resources, "en", text) if found.code and "USA" in found.code] == []


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("id", "mantan "),
        ("en", "former "),
        ("en", "president of "),
        ("en", "the army of the "),
        ("id", "\n"),
        ("en", "\n "),
    ],
)
def test_time_grows_no_faster_than_the_text(resources: Resources, language: str, piece: str) -> None:
    assert grows_no_faster(lambda times: mentions(resources, language, piece * times), 500)


@pytest.mark.parametrize("language", ["id", "en"])
def test_words_that_are_known_already_change_nothing(resources: Resources, language: str) -> None:
    finders = resources.languages[language]
    for text, *_ in (*INDONESIAN, *ENGLISH):
        words, sentences = words_of(text), split_sentences(text, finders.pack)
        entities = finders.entities.find(text)
        assert finders.entities.find(text, None, words) == entities
        assert finders.places.find(text, entities, (), words) == finders.places.find(text, entities)
        assert finders.figures.find(text, sentences, words) == finders.figures.find(text, sentences)


@given(st.text(alphabet=st.sampled_from("ab RusiaIsrael,.'-\nTNIpolisimiliter "), max_size=120))
def test_mentions_are_words_of_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for found in mentions(RESOURCES, "id", text):
        assert found.start >= end
        assert found.text == text[found.start : found.end] != ""
        end = found.end


RESOURCES = load_resources()
RESOURCES.languages["id"].entities.find("Rusia.")  # loaded before hypothesis looks at the clock
