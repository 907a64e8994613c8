"""Readings made by hand, for tests of what comes after the reading."""

import hashlib

from hypothesis import strategies as st

from saksi.records import Article, Event, EventDate, EventPlace, Party, Published, Reading, Reason

NYALA = EventPlace(name="Nyala", country="SDN", lat=12.05, lon=24.88, precision=1, why="named in the sentence")
TEXT = "Militer Sudan menyerang RSF di Khartoum."


def party(text: str = "Militer Sudan", code: str | None = "SDN MIL", start: int = 0) -> Party:
    return Party(start=start, end=start + len(text), text=text, code=code, name=text)


def event(
    id: str = "aaaa1111bbbb2222", type: str = "ASSAULT", day: str | None = "2023-04-23", **given: object
) -> Event:
    values: dict[str, object] = {
        "id": id, "in_": "text", "sentence": (0, len(TEXT)), "trigger": (14, 23), "type": type, "mode": None, "contexts": (),
        "quad": "material conflict", "plover_score": -10.0, "cameo": "190", "goldstein": -10.0, "actors": (party(),),
        "recipients": (party("RSF", "SDN REB", 24),), "symmetric": False,
        "place": EventPlace(name="Khartoum", country="SDN", lat=15.6, lon=32.5, precision=1, why="named in the sentence"),
        "date": day and EventDate(from_=day, to=day, precision="day", why="stated"), "modality": "actual", "background": False,
        "condition": None, "speaker": None, "via": (), "disputes": None, "figures": (),
        "why": (
            Reason(field="type", rule="trigger", start=14, end=23, text="menyerang"),
            Reason(field="place", rule="named in the sentence"),
        ), "confidence": 0.9,
    }  # fmt: skip
    return Event(**{**values, **given})  # type: ignore[arg-type]


def reading(
    id: str = "doc1", *events: Event, text: str = TEXT, title: str | None = "Khartoum diserang", **given: object
) -> Reading:
    published = Published(from_="2023-04-24", to="2023-04-24", precision="day", why="stated")
    article = Article(text=text, title=title, language="id", publisher="Harian Teluk", published=published)
    digest = hashlib.sha256(f"{id}{text}".encode()).hexdigest()
    values: dict[str, object] = {"id": id, "digest": digest, "article": article, "events": events, "coder": "rules-1"}
    return Reading(**{**values, **given})  # type: ignore[arg-type]


words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
parties = st.builds(party, words, st.sampled_from(["SDN MIL", "RUS", None]), st.integers(0, 9))
events = st.builds(
    event,
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.sampled_from(["ASSAULT", "AGREE", "ACCUSE"]),
    st.sampled_from(["2023-04-23", "2020-10-31", None]),
    actors=st.tuples(parties),
    condition=st.none() | words,
    confidence=st.floats(0, 1),
)
readings = st.builds(
    lambda id, found, text, title: reading(id, *found, text=text, title=title),
    st.text("abcdef0123456789", min_size=4, max_size=12),
    st.lists(events, max_size=3, unique_by=lambda found: found.id),
    words.map(lambda more: TEXT + more),
    st.none() | words,
)
