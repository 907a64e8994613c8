"""What a field's value is typed as is read back as the same; what is offered for a field can be given to it."""

import pytest

from readings import TEXT, event, party, reading
from saksi.knowledge.outlets import Outlets
from saksi.records import DateMention, DatePrecision, EntityMention, EventDate, FigureMention, PlaceMention, Reading
from saksi.resources import load_resources
from saksi.review.correcting import Correcting, Looked
from saksi.review.lookup import Lookup
from saksi.review.naming import Naming
from saksi.review.offering import Offering
from saksi.review.replay import FIELDS, values_of
from saksi.review.typing import typed
from saksi.review.values import same

KNOWN = load_resources()
NAMING = Naming(KNOWN.catalogue, KNOWN.places, KNOWN.cities, Outlets.load())
CORRECTING = Correcting(NAMING, KNOWN.plover, lambda given: given)
LOOKUP = Lookup(KNOWN.catalogue, KNOWN.places, KNOWN.cities, Outlets.load(), KNOWN.plover)
BEFORE = "RSF, kata RSF, menyerang lebih dulu. "
END = " Sedikitnya 24 tewas, kata RSF."
SAID = BEFORE + TEXT[:-1] + END
AT = len(BEFORE)


def figure(low: int | None, high: int | None) -> FigureMention:
    start = SAID.index("Sedikitnya 24")
    return FigureMention(
        start=start, end=start + 13, text="Sedikitnya 24", low=low, best=low if low == high else None, high=high,
        of="killed", why="stated",
    )  # fmt: skip


EVENT = event(
    sentence=(AT, len(SAID)), trigger=(AT + 14, AT + 23), mode="aerial", actors=(party(start=AT),),
    recipients=(party("RSF", None, AT + 24), party("RSF", "SDN REB", AT + 24)),
    speaker=party("RSF", "SDN REB", SAID.rindex("RSF")),
    via=("Reuters", "Radio Baru"), contexts=("military", "territory"), condition="di Khartoum", figures=(figure(24, None),),
    background=True, disputes="cccc1111bbbb2222",
)  # fmt: skip
READING = reading(
    "doc1", EVENT, event("cccc1111bbbb2222", "ACCUSE"), text=SAID,
    entities=(EntityMention(start=AT + 24, end=AT + 27, text="RSF", code="SDN REB", name="RSF", kind="group", why="known"),),
    places=(PlaceMention(start=AT + 31, end=AT + 39, text="Khartoum", name="Khartoum", kind="city", why="known", country="SDN"),),
    dates=(DateMention(start=0, end=3, text="RSF", from_="2023-04-01", to="2023-04-30", precision="month", why="stated"),),
    figures=(figure(20, 24),),
)  # fmt: skip


def days(first: str, last: str, precision: DatePrecision) -> EventDate:
    return EventDate(from_=first, to=last, precision=precision, why="stated")


def looked(**changed: object) -> Looked:
    values = {name: getattr(EVENT, name) for name in EVENT.__struct_fields__} | changed
    return Looked(type(EVENT)(**values), SAID)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"actors": (), "recipients": (), "speaker": None, "place": None, "date": None, "mode": None, "via": (), "contexts": (),
         "condition": None, "figures": (), "background": False, "disputes": None},
        {"date": days("2023-04-01", "2023-04-30", "month"), "actors": (party("lebih dulu", None, BEFORE.index("lebih")),)},
        {"date": days("2023-01-01", "2023-12-31", "year"), "figures": (figure(24, 24), figure(20, 24))},
        {"date": days("2023-04-01", "2023-04-03", "span"), "figures": (figure(None, 24),)},
    ],
)  # fmt: skip
def test_a_value_is_read_back_as_it_was(field: str, changed: dict[str, object]) -> None:
    seen = looked(**changed)
    made = CORRECTING.value(field, typed(field, seen), seen)
    bare = ("lat", "lon", "precision", "name")  # the gazetteer's own, and the name by which a party is known
    for stood, read in zip(parts_of(values_of(seen.event)[field]), parts_of(made), strict=True):
        assert same(without(stood, bare), without(read, bare))


def without(value: object, names: tuple[str, ...]) -> object:
    return {name: part for name, part in value.items() if name not in names} if isinstance(value, dict) else value


def parts_of(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_offered_can_be_given_and_is_another_value(field: str) -> None:
    seen = looked()
    found = Offering(seen, READING, KNOWN.plover).of(field)
    assert (not found) == (field in ("trigger", "contexts"))
    for offer in found:
        assert offer.value != typed(field, seen)
        CORRECTING.value(field, offer.value, seen)


def test_what_stands_in_the_sentence_is_offered_first_and_nothing_last() -> None:
    def offered(field: str, read: Reading = READING) -> list[tuple[str, str]]:
        found = Offering(looked(), read, KNOWN.plover).of(field)
        return [(offer.value, offer.origin) for offer in found]

    assert offered("actors") == [
        ("RSF=SDN REB", "sentence"), ("RSF=; RSF=SDN REB", "other side"), ("none", "nothing")
    ]  # fmt: skip
    assert offered("date") == [("2023-04", "article"), ("2023-04-24", "published"), ("none", "nothing")]
    assert offered("figures") == [("killed=Sedikitnya 24:20-24", "sentence"), ("none", "nothing")]
    assert offered("disputes") == [("none", "nothing")]
    assert [value for value, _ in offered("type")][:4] == ["PROTEST", "SANCTION", "MOBILIZE", "COERCE"]
    assert len(offered("type")) == 15


def test_codes_are_found_by_code_name_in_both_languages_and_person() -> None:
    def codes(typed_: str) -> list[str]:
        return [found.value for found in LOOKUP.codes(typed_)]

    assert codes("aze m") == ["AZE MED", "AZE MIL"]
    assert codes("AZE")[:2] == ["AZE", "AZE BUS"]
    assert "DEU" in codes("jerm")
    assert "RUS GOV" in codes("Putin")
    assert codes("uaf") == ["UAF"]
    assert codes("qqqq") == []
    assert LOOKUP.codes("azer")[0].name == "Azerbaijan"


def test_a_place_that_is_found_is_what_a_correction_makes_of_it() -> None:
    first = LOOKUP.places("ganj")[0]
    assert (first.value, first.name) == ("Ganja, AZE", "Ganja, AZE")
    for found in LOOKUP.places("san"):
        assert typed("place", looked(place=NAMING.place(found.value))) == found.name
    assert {found.value[-3:] for found in LOOKUP.places("Ganja, a")} <= {"AZE", "ARM"}
    assert LOOKUP.places("") == LOOKUP.places(" , AZE") == LOOKUP.places("qqqqq") == ()


def test_types_by_their_modes_and_outlets_by_their_addresses() -> None:
    assert [found.value for found in LOOKUP.types("drone")] == ["ASSAULT"]
    assert [found.value for found in LOOKUP.types("as")][-1] == "ASSAULT"
    assert LOOKUP.outlets("reut")[0].value == "Reuters"
