"""Mentions made by hand or at random, for tests of what joins them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from saksi.incidents.mentions import Days, Mention, Place, Toll
from saksi.incidents.sides import Side

GANJA = Place(name="Ganja", country="AZE", lat=40.68, lon=46.36, precision=1)
TARTAR = Place(name="Tartar", country="AZE", lat=40.34, lon=46.93, precision=1)
BAKU = Place(name="Baku", country="AZE", lat=40.38, lon=49.89, precision=1, capital=True)
AZERBAIJAN = Place(name="Azerbaijan", country="AZE", precision=3)


def side(code: str | None, name: str = "") -> Side:
    return Side(code=code, name=name or code or "")


def on(first: str, last: str | None = None, by: str = "stated") -> Days:
    return Days(first=first, last=last or first, by=by)  # type: ignore[arg-type]


def toll(best: int, of: str = "killed", low: int | None = None, high: int | None = None, text: str = "") -> Toll:
    return Toll(of=of, low=low if low is not None else best, best=best, high=high, text=text or str(best))


def mention(id: str = "m1", **given: object) -> Mention:
    """An attack on Ganja by Armenia, as one outlet tells it."""
    values: dict[str, object] = {
        "id": id, "reading": f"article of {id}", "type": "ASSAULT", "mode": "heavy-weapons", "quad": "material conflict",
        "actors": (side("ARM", "Armenia"),), "recipients": (side("AZE CVL", "civilians"),), "place": GANJA,
        "days": on("2020-10-17"), "outlet": f"outlet of {id}", "told": "2020-10-17", "language": "en",
        "words": (("missile", 1.5), ("rubble", 2.2)),
    }  # fmt: skip
    return Mention(**{**values, **given})  # type: ignore[arg-type]


_sides = st.lists(
    st.sampled_from(["ARM", "ARM MIL", "AZE", "AZE GOV", "AZE CVL", "RUS", "MIL", None]).map(side),
    max_size=2,
    unique=True,
).map(tuple)
_days = st.none() | st.builds(
    lambda start, length, by: on(
        (date(2020, 10, 10) + timedelta(start)).isoformat(),
        (date(2020, 10, 10) + timedelta(start + length)).isoformat(),
        by,
    ),
    st.integers(0, 9),
    st.sampled_from([0, 0, 0, 3, 30]),
    st.sampled_from(["stated", "published"]),
)
_words = st.lists(st.sampled_from([("missile", 1.5), ("rubble", 2.2), ("school", 1.5), ("kirov", 3.6), ("bus", 1.0)]), max_size=4,
                  unique=True).map(lambda words: tuple(sorted(words)))  # fmt: skip
mentions = st.builds(
    lambda **given: mention(**given, quad="material conflict" if given["type"] == "ASSAULT" else "verbal conflict"),
    id=st.text("0123456789abcdef", min_size=6, max_size=6),
    reading=st.sampled_from(["doc1", "doc2", "doc3", "doc4"]),
    type=st.sampled_from(["ASSAULT", "ASSAULT", "ACCUSE", "AGREE", "SUPPORT"]),
    mode=st.sampled_from([None, "aerial", "heavy-weapons"]),
    actors=_sides,
    recipients=_sides,
    symmetric=st.sampled_from([False, False, True]),
    place=st.sampled_from([None, GANJA, GANJA, TARTAR, BAKU, AZERBAIJAN]),
    days=_days,
    figures=st.lists(st.sampled_from([toll(13), toll(14), toll(20, high=20), toll(40, "injured")]), max_size=2).map(
        tuple
    ),
    modality=st.sampled_from(["actual", "actual", "actual", "negated", "future"]),
    language=st.sampled_from(["en", "id"]),
    words=_words,
    title=_words,
)
many = st.lists(mentions, max_size=24, unique_by=lambda made: made.id)
