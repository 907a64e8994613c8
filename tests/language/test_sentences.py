"""Cutting a text into sentences, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import grows_no_faster
from saksi.language.pack import language_packs
from saksi.language.sentences import split_sentences

PACKS = language_packs()
CASES = [
    ("en", "Troops left. Rebels came.", 2),
    ("en", "Dr. Smith met Gen. Moreno in Goma.", 1),
    ("en", "Crowds gathered in St. Petersburg. Police watched.", 2),
    ("en", "The U.S. Army denied it. So did the U.N. envoy.", 2),
    ("en", "It fell by 3.5 percent on Jan. 14.", 1),
    ("en", "John F. Kennedy spoke to Martin Luther King Jr. about it.", 1),
    ("en", '"We will fight." He left.', 2),
    ("en", '"We will fight," he said.', 1),
    ("en", '"Will they fight?" he asked.', 1),
    ("en", "They waited... Then the shelling began.", 2),
    ("en", "They waited... and waited.", 1),
    ("en", "Why? Nobody knows!", 2),
    ("en", "Truce holds\nTalks resume", 2),
    ("en", "See reuters.com for more.", 1),
    ("en", "Order No. 14 was signed. It bans rallies.", 2),
    ("en", "(The army denied it.) Talks go on.", 2),
    ("id", "Pasukan mundur. Warga kembali.", 2),
    ("id", "Nilainya Rp 1,47 triliun. Dana cair besok.", 2),
    ("id", "Ia tiba Rabu (18/6/2025). Rapat dimulai.", 2),
    ("id", "Dr. Rina dan Prof. Agus tiba di Jl. Merdeka.", 1),
    ("id", "Jenderal A.H. Nasution hadir. Rapat dimulai.", 2),
    ("id", "Harga naik 1.470 rupiah. Warga marah.", 2),
    ("id", '"Kami siap." Ia lalu pergi.', 2),
    ("id", '"Kami siap," kata dia.', 1),
    ("id", "1. Rusia siap mengirim pasukan", 1),
    ("id", "Mereka menunggu... Lalu serangan datang.", 2),
    ("id", "Kota St. Petersburg tenang. Polisi berjaga.", 2),
    ("id", "Beras, gula, dll. disita polisi.", 1),
    ("id", "Judul berita\n\nMoskow, IDN Times - Rusia menolak.", 2),
    ("id", "Ia berkata.\"Kami mundur.\" Lalu pergi.", 3),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "count"), CASES)
def test_a_text_has_so_many_sentences(language: str, text: str, count: int) -> None:
    found = [text[start:end] for start, end in split_sentences(text, PACKS[language])]
    assert len(found) == count, found


@given(st.text(alphabet="aBc. !?\"'()\n\r…“”1,", max_size=200), st.sampled_from(sorted(PACKS)))
def test_sentences_cover_all_but_white_space_in_order(text: str, language: str) -> None:
    spans = split_sentences(text, PACKS[language])
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[last:start].strip() == ""
        sentence = text[start:end]
        assert sentence == sentence.strip()
        assert "\n" not in sentence
        last = end
    assert text[last:].strip() == ""


def test_a_run_without_an_end_is_cut_between_words() -> None:
    spans = split_sentences("perang " * 1000, PACKS["id"])
    assert len(spans) == 8
    assert all(end - start <= 1000 for start, end in spans)


def test_time_grows_with_the_length() -> None:
    assert grows_no_faster(lambda times: split_sentences("a. B" * times, PACKS["en"]), 10_000)
