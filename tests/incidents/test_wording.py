"""How texts are read for comparison."""

from pathlib import Path

import pytest

from saksi.errors import TableError
from saksi.incidents.words import Vocabulary, Wording
from saksi.knowledge.countries import load_countries
from saksi.language.pack import LanguagePack, language_packs

VOCABULARY = Vocabulary.load(language_packs(), load_countries())


def read(text: str, language: str | None) -> list[str]:
    return [key.text for key in VOCABULARY.read(text, language)[1]]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("id", ("menyerang", "diserang", "serangan", "serang", "penyerangan")),
        ("id", ("menerima", "diterima", "penerimaan")),
        ("id", ("membantah", "dibantah", "bantahan", "dibantahnya")),
        ("en", ("attack", "attacks", "attacked", "attacking")),
        ("en", ("clash", "clashes", "clashed")),
        ("en", ("city", "cities")),
    ],
)
def test_forms_of_a_word_are_one(language: str, forms: tuple[str, ...]) -> None:
    assert len({tuple(read(form, language)) for form in forms}) == 1


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("a missile hit the hospital", "rudal menghantam rumah sakit"),
        ("Russian jets over the United States", "jet Rusia di atas Amerika Serikat"),
        ("the talks in Tehran on Wednesday, 18 June", "perundingan di Teheran pada Rabu, 18 Juni"),
        ("Hermes 900 shot down near Isfahan", "Hermes 900 ditembak jatuh di dekat Isfahan"),
        ("killing 1,481 people", "menewaskan 1.481 orang"),
    ],
)
def test_two_languages_share_signs(english: str, indonesian: str) -> None:
    shared = [
        {key.text for key in VOCABULARY.read(text, language)[1] if key.is_sign}
        for text, language in ((english, "en"), (indonesian, "id"))
    ]
    assert shared[0] == shared[1]
    assert shared[0]


def test_short_capitals_are_taken_as_written() -> None:
    assert "=USA" in read("The US said so", "en")
    assert "=USA" not in read("He told us so", "en")


def test_rare_words_tell_more() -> None:
    weights = {key.text: key.weight for key in VOCABULARY.read("the soldiers shelled Terter", "en")[1]}
    assert weights["the"] < weights["=soldiers"] < weights["terter"]


def test_a_text_of_an_unknown_language_is_read_as_the_likeliest() -> None:
    assert VOCABULARY.read("Presiden itu mengatakan bahwa serangan akan berlanjut", None)[0] == "id"
    assert VOCABULARY.read("The president said that the attacks would go on", "xx")[0] == "en"


def test_a_language_without_these_tables_is_read_too(tmp_path: Path) -> None:
    assert [key.text for key in Wording.load(LanguagePack("xx", tmp_path), []).keys("Uno dos")] == ["uno", "dos"]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("frequent.tsv", "word\tper_thousand\texample\nuno\tmany\tuno", "'many' is not a number"),
        ("frequent.tsv", "word\tper_thousand\texample\nuno\t2000\tuno", "not between 0 and 1000"),
        ("affixes.tsv", "side\tending\tgives\texample\nsuffix\t(\t\tx", "is no regular expression"),
        ("affixes.tsv", "side\tending\tgives\texample\nmiddle\tx\t\tx", "side 'middle' is not one of"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, name: str, content: str, fault: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match=rf"{name}:2: .*{fault}"):
        Wording.load(LanguagePack("xx", tmp_path), [])


def test_concepts_are_the_same_in_every_language() -> None:
    concepts = [
        {line.split("\t")[0] for line in pack.table("concepts.tsv").read_text(encoding="utf-8").splitlines()[4:]}
        for pack in language_packs().values()
    ]
    assert all(found == concepts[0] for found in concepts)
