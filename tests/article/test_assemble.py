"""Documents -> articles: publisher, dateline, relayed outlets, language, offsets."""

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pieces import Piece, all_pieces, as_plain_text, body_lines
from saksi.article import ArticleWords, make_article
from saksi.article.dateline import dateline_of
from saksi.article.detect import language_of
from saksi.article.publisher import credited
from saksi.errors import UnreadableError
from saksi.language.pack import language_packs
from saksi.records import Article, Document
from shared import shared

WORDS = ArticleWords.load(language_packs().values())
REST = "Gempa kuat mengguncang Pulau Contoh pada hari Sabtu, dan warga berlarian ke luar rumah mereka."


def article(text: str, form: str = "extracted", **given: str) -> Article:
    return make_article(msgspec.structs.replace(Document.of(text), form=form, **given), WORDS)[0]


@pytest.mark.parametrize(
    ("start", "place", "outlet"),
    [
        ("Ambon, IDN Times - ", "Ambon", "IDN Times"),
        ("Liputan6.com, Ambon -", "Ambon", "Liputan6"),
        ("Liputan6.com, Ambon ", "Ambon", "Liputan6"),
        ("JAKARTA, KOMPAS.com – ", "JAKARTA", "Kompas.com"),
        ("JAKARTA, KOMPAS.com- ", "JAKARTA", "Kompas.com"),
        ("REPUBLIKA.CO.ID, TEHERAN— ", "TEHERAN", "Republika"),
        ("GENEVA (Reuters) - ", "GENEVA", "Reuters"),
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", "AP"),
        ("BEIRUT, Oct 31 (Reuters) - ", "BEIRUT", "Reuters"),
        ("Jakarta (ANTARA) - ", "Jakarta", "ANTARA"),
        ("Jakarta, CNN Indonesia -- ", "Jakarta", "CNN Indonesia"),
        ("Jakarta - ", "Jakarta", None),
        ("JAKARTA- ", "JAKARTA", None),
        ("JAKARTA-", "JAKARTA", None),
        ("KOMPAS.com- ", None, "Kompas.com"),
        ("Gaza City\n-\n", "Gaza City", None),
    ],
)
def test_datelines(start: str, place: str | None, outlet: str | None) -> None:
    found = dateline_of(start + REST, WORDS.outlets, WORDS.calendar)
    assert found is not None
    assert (found.place, found.outlet.name if found.outlet else None) == (place, outlet)


@pytest.mark.parametrize(
    "start",
    [
        "Perang Iran-Israel makin sengit. ",
        "AS-Iran kembali berunding. ",
        "Presiden itu - yang baru tiba - berbicara. ",
        "Menteri Luar Negeri itu mengatakan - tanpa menyebut nama - bahwa ",
        '"Kami siap - Selalu," katanya. ',
    ],
)
def test_a_dash_makes_no_dateline(start: str) -> None:
    assert dateline_of(start + REST, WORDS.outlets, WORDS.calendar) is None


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("Hal itu dilansir dari DW. Dikutip Reuters, tentara mundur.", ["DW", "Reuters"]),
        ("Tentara mundur, lapor Antara.", ["ANTARA"]),
        ("Antara Rusia dan Ukraina ada perang.", []),
        ("Seperti dilansir kantor berita AFP dan Al Arabiya, tentara mundur.", ["AFP", "Al Arabiya"]),
        ("Tentara mundur, Anadolumelaporkan. Hal itu dikutipNY Times,Kamis.", ["Anadolu", "The New York Times"]),
        ("The army withdrew, according to the Associated Press.", ["AP"]),
        ("Reuters reported that the army withdrew. Officials told CNN it was over.", ["Reuters", "CNN"]),
        ("The army withdrew on Monday. (AFP)", ["AFP"]),
        ("Tentara mundur. (ANTARA/Reuters)", ["ANTARA", "Reuters"]),
        ("A BBC journalist was wounded.", []),
        ("Time said nothing. The Sun rose over Kyiv, and Dawn came.", []),
        ("The report by the UN Independent Commission was long.", []),
        ("IDF mengatakan tentara mundur.", []),
    ],
)
def test_who_is_credited(text: str, outlets: list[str]) -> None:
    found = list(credited(text, WORDS.relay, WORDS.outlets))
    assert [name.outlet.name for name in found] == outlets
    assert all(text[name.start : name.end].strip() for name in found)


def test_publisher_given_then_dateline_then_address() -> None:
    text = f"GENEVA (Reuters) - {REST}"
    assert article(text).publisher == "Reuters"
    by_address = article(text, url="https://www.thejakartapost.com/x")
    assert (by_address.publisher, by_address.relayed_outlets) == ("The Jakarta Post", ("Reuters",))
    assert article(text, publisher="Morning News").publisher == "Morning News"
    assert article(text, publisher="liputan6.com").publisher == "Liputan6"
    assert article(REST).publisher is None


def test_written_by_readers() -> None:
    assert article(REST, url="https://www.kompasiana.com/rina/x").user_generated
    assert not article(REST, url="https://www.kompas.com/x").user_generated
    assert article(f"{REST}\n{REST}\nRina Sari Photo Verified Writer Rina Sari").user_generated


def test_language_given_found_unknown() -> None:
    assert article(REST).language == "id"
    assert article(REST, language="en").language == "en"
    german = "Die Armee zog sich am Montag aus der Stadt zurück, sagte ein Sprecher."
    _, _, notes = make_article(Document.of(german, "extracted"), WORDS)
    assert any("no tables for 'de'" in note for note in notes)


def test_malay_is_told_from_indonesian() -> None:
    malay = (
        "Polis berkata dua lelaki maut dan tiga lagi cedera kerana serangan tentera pada Khamis. Beliau berkata "
        "kerajaan akan mengadakan mesyuarat antarabangsa."
    )
    indonesian = (
        "Polisi mengatakan dua pria tewas dan tiga lainnya terluka karena serangan tentara pada Kamis. Ia "
        "mengatakan pemerintah akan mengadakan pertemuan internasional."
    )
    assert language_of(malay, WORDS.siblings).language == "ms"
    assert language_of(indonesian, WORDS.siblings).language == "id"


def test_an_extracted_text_is_kept_to_the_letter() -> None:
    text = f"  {REST}\r\nSCROLL TO CONTINUE WITH CONTENT\r\n{REST} Baca juga: Tsunami Kecil Tiba di Contoh\n\n"
    found, furniture, _ = make_article(Document.of(text, "extracted"), WORDS)
    assert found.text == text
    assert [text[item.start : item.end] for item in furniture] == [item.text for item in furniture]
    assert found.related == ("Tsunami Kecil Tiba di Contoh",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no-article"),
        ("Judul Saja", "no-article"),
        ("Gempa di Contoh\n\nGempa kuat mengguncang pulau itu.\n\nArtikel ini khusus untuk pelanggan.", "paywall"),
        ("\n".join(f"Gempa Kuat Nomor {number} Guncang Contoh" for number in range(30)), "index-page"),
    ],
)
def test_what_is_no_article_is_set_aside(text: str, code: str) -> None:
    with pytest.raises(UnreadableError) as error:
        make_article(Document.of(text), WORDS)
    assert error.value.code == code


LINE = st.sampled_from(
    [REST, "Baca juga:", "Tsunami Kecil Tiba di Contoh", "1. Warga mengungsi ke bukit", "Dua Kota", "ADVERTISEMENT",
     "Rina Sari Contributor", "(rdp/idh)", f"{REST} (Foto: Rina)", "Topik: gempa", "", "Judul", f"Ambon - {REST}"]
)  # fmt: skip


@given(st.lists(LINE, max_size=14).map("\n".join), st.sampled_from(["text", "extracted"]))
def test_offsets_point_at_their_words(text: str, form: str) -> None:
    document = msgspec.structs.replace(Document.of(text), form=form)
    try:
        found, furniture, notes = make_article(document, WORDS)
    except UnreadableError:
        return
    assert (found, furniture, notes) == make_article(document, WORDS)
    for section in found.sections:
        assert found.text[section.start :].startswith(section.heading)
    for item in furniture:
        if item.start is not None and item.end is not None:
            assert found.text[item.start : item.end] == item.text
    ends = [(item.start, item.end) for item in furniture if form == "extracted"]
    assert all((before[1] or 0) <= (after[0] or 0) for before, after in pairwise(ends))


@pytest.mark.parametrize("piece", all_pieces(), ids=lambda piece: piece["id"])
def test_no_furniture_is_in_the_body_of_an_example(piece: Piece) -> None:
    found = article(as_plain_text(piece), "text")
    assert found.text.splitlines() == body_lines(piece)
    assert (found.title, found.standfirst) == (piece["title"], piece["standfirst"])
    assert [author.name for author in found.authors] == ([piece["author"]] if piece["author"] else [])
    assert found.published is not None
    assert found.published.from_ == piece["published"]


def test_a_publisher_that_is_not_known() -> None:
    notice = "© 2024 Example Gazette. All rights reserved."
    by_notice = article(f"AMBON (Reuters) - {REST}\n{notice}")
    assert (by_notice.publisher, by_notice.relayed_outlets) == ("Example Gazette", ("Reuters",))
    by_dateline = article(f"Ambon, Kabar Contoh - {REST}")
    assert (by_dateline.publisher, by_dateline.dateline_place) == ("Kabar Contoh", "Ambon")
    assert article(f"KYIV, Ukraine — {REST}").dateline_place == "KYIV, Ukraine"


def test_the_karabakh_article() -> None:
    case = shared("cases/karabakh-2020-10-31")
    text = (case / "article.txt").read_text(encoding="utf-8")
    expected = msgspec.json.decode((case / "expected.json").read_bytes())["article"]
    found = article(text, "text")
    for field in ("title", "standfirst", "language", "publisher", "dateline_place", "user_generated"):
        assert getattr(found, field) == expected[field]
    assert [section.heading for section in found.sections] == expected["sections"]
    assert [(author.name, author.badge) for author in found.authors] == [(expected["author"], expected["author_badge"])]
    assert len(found.captions) == expected["captions"]
    assert list(found.credits) == expected["photo_credits"]
    assert list(found.related) == expected["related"]
    assert list(found.topics) == expected["topics"]
    assert list(found.relayed_outlets) == expected["relayed_outlets"]
    assert found.published is not None
    assert found.published.from_ == expected["published"]


def test_where_a_page_says_that_it_comes_from_is_relayed() -> None:
    markup = """<html lang="en"><head><title>Shelling kills two</title>
    <meta name="syndication-source" content="https://www.reuters.com/world/shelling">
    <meta property="og:site_name" content="The Jakarta Post"></head>
    <body><article><h1>Shelling kills two</h1>
    <p>Shells fell on the market of Nyala on Tuesday and killed two traders, the town's council said in a statement.</p>
    <p>The council asked both sides to keep away from the market, and opened the school for families who had lost their homes.</p>
    </article></body></html>"""
    article, _, _ = make_article(Document.of(markup, "html"), WORDS)
    assert article.relayed_outlets == ("Reuters",)
