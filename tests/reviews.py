"""Reviews and codings made by hand, for tests of what is made of them."""

from typing import Any

from hypothesis import strategies as st

from readings import TEXT, event
from saksi.review.records import Coded, Review, Sentence
from saksi.review.replay import values_of

EVENT = event()
TIMES = ("2026-01-01T10:00:00+00:00", "2026-01-01T10:00:01+00:00", "2026-01-02T10:00:00+00:00")
SENTENCE = Sentence(article="doc1", in_="text", span=(0, len(TEXT)), lang="id", text=TEXT, published="2023-04-24")


def review(action: str = "accept", at: str = TIMES[0], by: str = "Dewi", **given: Any) -> Review:
    values: dict[str, Any] = {
        "event": EVENT.id, "article": "doc1", "coder": "rules-1", "action": action, "by": by, "at": at, "reason": "seen", **given,
    }  # fmt: skip
    return Review.of(**values)


def coded(trigger: str = "menyerang", type: str = "ASSAULT", **given: Any) -> Coded:
    return Coded(trigger=trigger, type=type, **{"actors": ("Militer Sudan",), "recipients": ("RSF",), **given})  # type: ignore[arg-type]


people, times = st.sampled_from(["Ana", "Budi"]), st.sampled_from(TIMES)
corrections = st.sampled_from(
    [
        ("type", "COERCE"),
        ("type", "ACCUSE"),
        ("mode", "aerial"),
        ("mode", "seize"),
        ("modality", "negated"),
        ("via", ["AFP"]),
    ]
)
reviews = st.one_of(
    st.builds(lambda at, by: review("accept", at, by, new=values_of(EVENT)), times, people),
    st.builds(
        lambda action, at, by: review(action, at, by), st.sampled_from(["reject", "flag", "comment"]), times, people
    ),
    st.builds(lambda what, at, by: review("correct", at, by, field=what[0], new=what[1]), corrections, times, people),
)
EVENTS = st.builds(
    coded,
    st.sampled_from(["menyerang", "Militer", "Khartoum"]),
    st.sampled_from(["ASSAULT", "COERCE"]),
    actors=st.sampled_from([(), ("Militer Sudan",), ("Militer",)]),
    place=st.sampled_from([None, "Khartoum"]),
    modality=st.sampled_from(["actual", "negated"]),
)
codings = st.lists(EVENTS, max_size=3, unique_by=lambda one: one.trigger).map(tuple)
