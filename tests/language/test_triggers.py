"""The trigger lexicons: their size, the forms that words take, and that every example shows what its row says."""

from pathlib import Path

import pytest

from saksi.coding.lexicon import COLUMNS, Lexicon
from saksi.errors import TableError
from saksi.knowledge.plover import Plover
from saksi.language.forms import Inflection
from saksi.language.pack import LanguagePack, language_packs
from saksi.language.words import words_of

PACKS, PLOVER = language_packs(), Plover.load()
LEXICONS = {code: Lexicon.load(pack, PLOVER) for code, pack in PACKS.items()}
LANGUAGES = sorted(LEXICONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_at_least_1500_triggers_and_all_types(language: str) -> None:
    entries = LEXICONS[language].entries
    assert len({entry.trigger for entry in entries}) >= 1500
    assert {entry.type for entry in entries} == set(PLOVER.types)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_holds_its_trigger(language: str) -> None:
    lexicon = LEXICONS[language]
    silent = [
        entry.where
        for entry in lexicon.entries
        if all(match.entry is not entry for match in lexicon.find(words_of(entry.example)))
    ]
    assert silent == []


FORMS = [
    ("id", "serang", "verb", {"serang", "menyerang", "diserang"}),
    ("id", "tembak", "verb", {"tembak", "menembak", "ditembak", "tertembak"}),
    ("id", "kecam", "verb", {"kecam", "mengecam", "dikecam"}),
    ("id", "pukul", "verb", {"memukul", "dipukul"}),
    ("id", "usir", "verb", {"usir", "mengusir", "diusir", "terusir"}),
    ("id", "rebut", "verb", {"rebut", "merebut", "direbut"}),
    ("id", "culik", "verb", {"culik", "menculik", "diculik", "terculik"}),
    ("id", "protes", "verb", {"memprotes", "diprotes"}),
    ("id", "kritik", "verb", {"mengkritik", "mengritik", "dikritik"}),
    ("id", "serangan", "noun", {"serangan"}),
    ("en", "attack", "verb", {"attack", "attacks", "attacked", "attacking"}),
    ("en", "seize", "verb", {"seize", "seizes", "seized", "seizing"}),
    ("en", "deny", "verb", {"deny", "denies", "denied", "denying"}),
    ("en", "ban", "verb", {"ban", "bans", "banned", "banning"}),
    ("en", "clash", "noun", {"clash", "clashes"}),
    ("en", "rally", "noun", {"rally", "rallies"}),
]


@pytest.mark.parametrize(("language", "lemma", "pos", "words"), FORMS)
def test_a_word_is_found_in_its_forms(language: str, lemma: str, pos: str, words: set[str]) -> None:
    assert {word for word, _ in Inflection.load(PACKS[language]).forms_of(lemma, pos)} == words


def test_an_irregular_verb_has_its_own_past() -> None:
    forms = dict(Inflection.load(PACKS["en"]).forms_of("shoot", "verb"))
    assert forms["shot"] == "past"
    assert forms["shooting"] == "gerund"


FOUND = [
    ("id", "Mereka menembakkan dua puluh rudal balistik", "tembakkan … <rudal>"),
    ("id", "bantuannya tiba", "bantuan"),
    ("en", "They sent forty trucks of aid", "send … <aid>"),
    ("en", "Rockets were fired at dawn", "<missiles> … *fire"),
]


@pytest.mark.parametrize(("language", "text", "trigger"), FOUND)
def test_gaps_classes_clitics_and_heads(language: str, text: str, trigger: str) -> None:
    assert trigger in {match.entry.trigger for match in LEXICONS[language].find(words_of(text))}


def test_a_gap_does_not_cross_a_comma() -> None:
    found = LEXICONS["en"].find(words_of("They sent a letter, aid was late"))
    assert "send … <aid>" not in {match.entry.trigger for match in found}


FAULTS = [
    ("attack\tverb\tATTACK\t\tan attack", "type 'ATTACK'"),
    ("attack\tverb\tASSAULT\tpunch\tan attack", "no mode 'punch'"),
    ("attack\tadverb\tASSAULT\t\tan attack", "pos 'adverb'"),
    ("attack <ufos>\tverb\tASSAULT\t\tan attack", "<ufos>"),
    ("attack\tverb\tASSAULT\t\t", "'example'"),
]


@pytest.mark.parametrize(("row", "fault"), FAULTS)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, row: str, fault: str) -> None:
    for name in ("inflection.tsv", "irregular.tsv", "classes.tsv"):
        (tmp_path / name).write_bytes(PACKS["en"].table(name).read_bytes())
    (tmp_path / "triggers.tsv").write_text("\t".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"triggers\.tsv:2") as raised:
        Lexicon.load(LanguagePack("xx", tmp_path), PLOVER)
    assert fault in str(raised.value)
