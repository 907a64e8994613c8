"""What the library says in English is said in the reader's language: reasons of the examples, and texts of the source."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

import readings
from benches import HERE
from pieces import EXAMPLES
from saksi import Document, Ledger, Reading, load_resources, read
from saksi.knowledge.tables import read_table
from saksi.language.numbers import COLUMNS as NUMBERS
from saksi.language.pack import language_packs
from saksi.language.timex_meanings import MEANINGS
from saksi.ledger.engines import ADVICE
from saksi.ledger.incident_view import IncidentView
from saksi.workbench.app import create_app
from saksi.workbench.language import Language
from saksi.workbench.settings import Settings
from saksi.workbench.wording import COLUMNS, TABLE, Wording
from written import SOURCE, Text, errors_in, reasons_in

LANGUAGE = Language("id")
INDONESIAN = Wording(LANGUAGE)
PLACE = re.compile(r"%\(\w+\)s")
ROWS = [(row["message"], row["example"]) for row in read_table(TABLE, COLUMNS)]
NOT_ON_PAGES = frozenset({
    "knowledge/memberships.py", "knowledge/who.py", "ledger/codings.py", "ledger/copying.py", "review/carrying.py",
    "review/gold.py", "workbench/serving.py", "workbench/settings.py",
})  # fmt: skip
"""What only commands and the start of a workbench say."""
NOT_WHOLE = frozenset({
    "introduced by the article as", "… 'words'", "open: nobody named before it whom it could stand for",
    "known by the address", "named in the dateline",
})  # fmt: skip
"""Beginnings and ends of reasons, which the source puts together."""
NEWER = "was written by a newer Saksi", "were written by a newer Saksi"
"""Said when a ledger is opened, before there is a page."""
OF_REASONS = ("coding", "mentions", "language", "article", "incidents", "sourcing", "ledger", "review", "reading.py")


def said_like(message: str) -> str:
    """The expression of a message in Indonesian, with anything in its places."""
    translated = LANGUAGE.say(message)
    return ".+".join(re.escape(piece.replace("%%", "%")) for piece in PLACE.split(translated))


@pytest.mark.parametrize(("message", "example"), ROWS)
def test_each_row_says_its_example(message: str, example: str) -> None:
    text = example or message
    said = INDONESIAN.said(text)
    assert bool(example) == bool(PLACE.search(message))
    assert said is not None
    assert re.fullmatch(said_like(message), said)
    assert Wording(Language("en")).said(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("told as the word of 'Kementerian Pertahanan'", "diceritakan sebagai perkataan 'Kementerian Pertahanan'"),
        (
            "told as the word of \"the army's man; cue 'x'\"",
            "diceritakan sebagai perkataan \"the army's man; cue 'x'\"",
        ),
        ("encoder 2: event 0.98, ASSAULT 0.76", "enkoder 2: peristiwa 98%, ASSAULT 76%"),
        ("both say 1200 killed", "keduanya menyebut 1.200 tewas"),
        ("the same: ISR and ISR MIL", "sama: ISR dan ISR MIL"),
        ("3.8 of 4.0; words: in common: border", "3,8 dari 4; kata-kata kalimat: sama-sama memuat: border"),
        (
            "country 'Chad; (Africa)' (knowledge/countries.tsv:9); 'army' (en/roles.tsv:2); the text names no country for it",
            "negara 'Chad; (Africa)' (knowledge/countries.tsv:9); 'army' (en/roles.tsv:2); teks tidak menyebut negaranya",
        ),
        ("type 'HUG' is not one of AGREE, CONSULT", "jenis 'HUG' tidak termasuk AGREE, CONSULT"),
        ("no more room for anything", None),
        ("told as somebody's word; no more room for anything", None),
        ("given in a review: nobody knows", None),
        ("", None),
    ],
)
def test_parts_are_put_back_and_said(text: str, said: str | None) -> None:
    assert INDONESIAN.said(text) == said
    assert INDONESIAN.told(text) == (said or text)


@given(
    st.text(max_size=80) | st.lists(st.sampled_from([*"'\"();:% ", "; ", "encoder: ", "country 'A' (b)"])).map("".join)
)
def test_any_text_is_said_or_is_none_that_is_known(text: str) -> None:
    assert INDONESIAN.said(text) is None or INDONESIAN.told(text) == INDONESIAN.said(text)


@pytest.mark.parametrize(
    "again", ["given in a review: ", "event 1: ", "day (id/dates.tsv:1): ", "range of days; ", "a and ", "'"]
)
def test_a_text_that_goes_on_and_on_ends(again: str) -> None:
    assert INDONESIAN.told(2000 * again)


@cache
def examples() -> tuple[Reading, ...]:
    resources = load_resources()
    paths = sorted(EXAMPLES.glob("*.txt"))
    return tuple(read(Document.of(path.read_text("utf-8"), "text", id=path.stem), resources) for path in paths)


def reasons_of(told: Any) -> Iterator[str]:
    """Every reason, rule and note in records, wherever it stands."""
    for record in told if isinstance(told, (tuple, list)) else [told]:
        for name in getattr(record, "__struct_fields__", ()):
            value = getattr(record, name)
            if name in ("why", "rule", "role_on_date") and isinstance(value, str):
                yield value
            elif name == "notes":
                yield from value
            else:
                yield from reasons_of(value)


def test_every_reason_of_the_examples_is_said(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        for one in examples():
            ledger.add(one, one.id)
        incidents: list[IncidentView] = [ledger.incident(line.id) for line in ledger.incidents()]
    # a rule of sources is a code, which has words of its own
    rules = {merge.rule for incident in incidents for merge in incident.sources.merges}
    texts = {text for told in (*examples(), *incidents) for text in reasons_of(told)} - rules
    assert len(texts) > 300
    assert [text for text in texts if text and INDONESIAN.said(text) is None] == []


def sources() -> Iterator[tuple[str, Path]]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if not name.startswith("cli/") and name not in NOT_ON_PAGES:
            yield name, path


def errors_of_pages() -> list[Text]:
    found = [text for _, path in sources() for text in errors_in(path)]
    return [text for text in found if not any(newer in str(text) for newer in NEWER)]


def reasons_of_source() -> list[Text]:
    found = [text for name, path in sources() if name.startswith(OF_REASONS) for text in reasons_in(path)]
    return [text for text in found if str(text).partition(": ")[2] not in NOT_WHOLE]


@pytest.mark.parametrize("text", [*errors_of_pages(), *reasons_of_source()], ids=str)
def test_every_text_of_the_source_that_pages_show_is_said(text: Text) -> None:
    assert any(INDONESIAN.said(filled) for filled in text.filled())


@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_kind_of_date_is_said(meaning: str) -> None:
    assert INDONESIAN.said(meaning.replace("_", " "))


@pytest.mark.parametrize("code", language_packs())
def test_every_reason_of_a_number_that_is_a_word_is_said(code: str) -> None:
    reasons = [row["reason"] for row in read_table(language_packs()[code].table("numbers.tsv"), NUMBERS)]
    assert any(reasons)
    assert [reason for reason in reasons if reason and INDONESIAN.said(reason) is None] == []


@pytest.mark.parametrize("advice", ADVICE.values())
def test_what_to_do_about_a_fault_of_the_ledger_is_said(advice: str) -> None:
    said = INDONESIAN.told(f"the ledger cannot be read: the engine says no; {advice}")
    assert said.startswith("buku besar tidak dapat dibaca: the engine says no; ")
    assert advice.split("; ")[0] not in said


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A workbench over an example, and a Reading whose reasons nobody knows."""
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path) as ledger:
        ledger.add(msgspec.structs.replace(examples()[-1], id="example"), "a.txt")
        ledger.add(readings.reading("strange", readings.event()), "b.txt")
    with TestClient(create_app(Settings(ledger=path)), base_url=HERE) as opened:
        yield opened


def tree_of(client: TestClient, path: str, **headers: str) -> Any:
    return html.fromstring(client.get(path, headers=headers).text)


def reasons_on(client: TestClient, path: str) -> list[str]:
    tree = tree_of(client, path)
    return [
        str(found.text_content()).strip()
        for found in tree.xpath("//details[@class='reasons']//dd | //dd[@class='why']")
    ]


def test_an_article_says_its_reasons_in_the_language_of_the_page(client: TestClient) -> None:
    indonesian, english = (reasons_on(client, f"/articles/example?lang={code}") for code in ("id", "en"))
    assert len(indonesian) == len(english) > 50
    assert any(said.startswith("enkoder 2: peristiwa ") for said in indonesian)
    assert not any(said.startswith("encoder") for said in indonesian)
    assert any(said.startswith("encoder 2: event 0.") for said in english)
    assert "enkoder" not in client.get("/articles/example.json?lang=id").text


def test_a_reason_that_nobody_knows_is_shown_and_marked_as_english(client: TestClient) -> None:
    tree = tree_of(client, "/articles/strange?lang=id")
    assert "named in the sentence" in tree.xpath("//details[@class='reasons']//span[@lang='en']/text()")
    tree = tree_of(client, "/articles/strange?lang=en")
    assert tree.xpath("//details[@class='reasons']//span[@lang]") == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("type=HUG", "jenis 'HUG' tidak termasuk AGREE, "),
        ("since=May", "'May' bukan tanggal; tulis 2020-10-31, 2020-10 atau 2020"),
        ("country=Chad", "negara 'Chad' bukan kode tiga huruf"),
        ("since=2021&until=2020", "tanggal awal 2021 sesudah tanggal akhir 2020"),
        ("place=a&place=b", "tempat diberikan dua kali; satu nilai sudah cukup"),
    ],
)
def test_a_refusal_is_said_in_the_language_of_the_page(client: TestClient, query: str, said: str) -> None:
    path, indonesian = f"/?{query}", {"Accept-Language": "id"}
    assert client.get(path).status_code == 422
    assert said in tree_of(client, path, **indonesian).xpath("string(//main)")
    assert said in tree_of(client, path, **indonesian, **{"HX-Request": "true"}).text_content()
    told = client.get(f"/index.json?{query}", headers=indonesian).json()
    assert said in told["error"]["message"]
