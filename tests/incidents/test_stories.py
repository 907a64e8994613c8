"""Articles that tell of one happening, in one language and in two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readings import reading
from saksi.incidents.stories import Story, Text, stories
from saksi.incidents.words import Vocabulary
from saksi.knowledge.countries import load_countries
from saksi.language.pack import language_packs

VOCABULARY = Vocabulary.load(language_packs(), load_countries())

FERRY_A = Text(id="ferry-a", day="2026-03-02", language="en", title="Ferry sinks off Batam after collision", text=(
    "The ferry Sinar Laut sank off Batam on Monday after it collided with a tanker. Rescuers pulled 112 people from the water, "
    "and the harbour master Andika Wirawan said 9 were missing. The tanker Orion Gas went on to Singapore."))  # fmt: skip
FERRY_B = Text(id="ferry-b", day="2026-03-03", language="en", title="Nine missing in Batam ferry accident", text=(
    "Nine people are still missing after the Sinar Laut collided with the tanker Orion Gas near Batam, the harbour master said. "
    "112 passengers were rescued. Wirawan said the ferry sank within minutes."))  # fmt: skip
FERRY_ID = Text(id="ferry-id", day="2026-03-03", language="id", title="Feri Sinar Laut Tenggelam di Batam, 9 Hilang", text=(
    "Feri Sinar Laut tenggelam di lepas pantai Batam pada Senin setelah bertabrakan dengan kapal tanker Orion Gas. "
    "Sebanyak 112 orang diselamatkan dan 9 hilang, kata Andika Wirawan."))  # fmt: skip
QUAKE = Text(id="quake", day="2026-03-02", language="en", title="Strong quake shakes Peru", text=(
    "An earthquake of magnitude 6.8 shook the south of Peru on Monday and damaged homes in Arequipa. "
    "President Morales said no deaths had been reported."))  # fmt: skip
VOTE = Text(
    id="vote",
    day="2026-03-02",
    language="en",
    title="Kenya's parliament votes on the budget",
    text=(
        "Lawmakers in Nairobi passed the budget on Monday after a long debate. The finance minister thanked both houses."
    ),
)
GRAIN = Text(
    id="grain",
    day="2026-03-01",
    language="id",
    title="Harga Gandum Naik di Kairo",
    text=(
        "Harga gandum di Kairo naik sepekan terakhir, kata menteri perdagangan Mesir. Pedagang menunggu impor dari Rumania."
    ),
)
ALL = (FERRY_A, FERRY_B, FERRY_ID, QUAKE, VOTE, GRAIN)


def groups(*texts: Text) -> list[tuple[str, ...]]:
    return [story.texts for story in stories(texts, VOCABULARY)]


def test_reports_of_one_happening_meet_in_both_languages() -> None:
    assert groups(*ALL) == [("ferry-a", "ferry-b", "ferry-id"), ("grain",), ("quake",), ("vote",)]


@settings(deadline=None, max_examples=20)
@given(st.permutations(ALL))
def test_the_order_of_texts_does_not_matter(texts: list[Text]) -> None:
    assert stories(texts, VOCABULARY) == stories(ALL, VOCABULARY)


def test_a_story_says_what_its_texts_share() -> None:
    ferry = stories(ALL, VOCABULARY)[0]
    assert ferry.id == "ferry-a"
    assert {"sinar", "orion", "batam"} & set(ferry.words)


def test_news_of_another_month_is_another_story() -> None:
    later = Text(id="ferry-z", day="2026-05-20", language="en", title=FERRY_B.title, text=FERRY_B.text)
    assert ("ferry-z",) in groups(*ALL, later)


@pytest.mark.parametrize(
    "texts", [(), (QUAKE,), (Text(id="empty", text=""), QUAKE), (Text(id="a", text=""), Text(id="b", text=""))]
)
def test_few_or_empty_texts_are_stories_by_themselves(texts: tuple[Text, ...]) -> None:
    assert stories(texts, VOCABULARY) == tuple(
        Story(id=text.id, texts=(text.id,), words=()) for text in sorted(texts, key=lambda text: text.id)
    )


def test_a_text_is_the_article_of_a_reading() -> None:
    assert Text.of(reading("doc1")) == Text(
        id="doc1",
        text="Militer Sudan menyerang RSF di Khartoum.",
        title="Khartoum diserang",
        language="id",
        day="2023-04-24",
    )
