"""What people type as the value of a field, and what they are told where it cannot be."""

from typing import Any

import pytest

from readings import TEXT, event, party
from saksi.errors import UsageError
from saksi.knowledge.outlets import Outlets
from saksi.resources import load_resources
from saksi.review.correcting import Correcting, Looked
from saksi.review.naming import Naming
from saksi.review.values import as_json

KNOWN = load_resources()
CORRECTING = Correcting(
    Naming(KNOWN.catalogue, KNOWN.places, KNOWN.cities, Outlets.load()), KNOWN.plover, lambda given: f"{given}-whole"
)
BEFORE = "Ketegangan naik sejak Senin. "
LOOKED = Looked(event(sentence=(len(BEFORE), len(BEFORE + TEXT)), speaker=party("RSF", "SDN REB", 53)), BEFORE + TEXT)


def value(field: str, typed: str) -> Any:
    return CORRECTING.value(field, typed, LOOKED)


@pytest.mark.parametrize(
    ("field", "typed", "made"),
    [
        ("type", "coerce", "COERCE"),
        ("mode", "drone", "drone"),
        ("mode", "none", None),
        ("modality", "negated", "negated"),
        ("stance", "distanced", "distanced"),
        ("background", "Yes", True),
        ("symmetric", "no", False),
        ("via", "Agence France-Presse; Radio Baru", ["AFP", "Radio Baru"]),
        ("via", "none", []),
        ("contexts", "terrorism; military", ["military", "terrorism"]),
        ("condition", "none", None),
        ("condition", "di Khartoum", "di Khartoum"),
        ("disputes", "abcd", "abcd-whole"),
        ("trigger", "menyerang", [43, 52]),
        ("date", "none", None),
        ("place", "none", None),
        ("speaker", "none", None),
    ],
)
def test_a_value_is_made_what_the_record_has(field: str, typed: str, made: object) -> None:
    assert value(field, typed) == made


@pytest.mark.parametrize(
    ("typed", "first", "last", "precision"),
    [
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023", "2023-01-01", "2023-12-31", "year"),
        ("2023-04-23", "2023-04-23", "2023-04-23", "day"),
        ("2023-04-23/2023-05", "2023-04-23", "2023-05-31", "span"),
    ],
)
def test_days_months_years_and_spans(typed: str, first: str, last: str, precision: str) -> None:
    made = value("date", typed)
    assert (made["from"], made["to"], made["precision"]) == (first, last, precision)


def test_parties_are_words_of_the_text_with_codes() -> None:
    made = value("actors", "Militer Sudan=SDN MIL; Ketegangan=; RSF = sdn reb")
    assert [(one["text"], one["code"]) for one in made] == [
        ("Militer Sudan", "SDN MIL"),
        ("Ketegangan", None),
        ("RSF", "SDN REB"),
    ]
    assert [(BEFORE + TEXT)[one["start"] : one["end"]] for one in made] == ["Militer Sudan", "Ketegangan", "RSF"]
    assert value("recipients", "none") == []


def test_a_code_alone_keeps_the_words() -> None:
    (made,) = value("actors", "SDN GOV")
    assert made == as_json(LOOKED.event.actors[0]) | {"code": "SDN GOV"}
    assert value("speaker", "SDN MIL")["text"] == "RSF"


def test_places_by_name_and_country() -> None:
    assert (value("place", "Ganja, AZE")["country"], value("place", "Ganja, AZE")["precision"]) == ("AZE", 1)
    assert value("place", "Sudan")["precision"] == 3


@pytest.mark.parametrize(
    ("typed", "bounds"),
    [("killed=RSF:24", (24, 24, 24)), ("killed=RSF:24-", (24, None, None)), ("killed=RSF:-24", (None, None, 24)),
     ("killed or injured = RSF : 20-24", (20, None, 24))],
)  # fmt: skip
def test_figures_with_their_bounds(typed: str, bounds: tuple[int | None, ...]) -> None:
    (made,) = value("figures", typed)
    assert (made["low"], made["best"], made["high"]) == bounds
    assert made["text"] == "RSF"


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("type", "WAR", "type 'WAR' is not one of AGREE"),
        ("mode", "seize", "mode of ASSAULT 'seize' is not one of abduct"),
        ("modality", "maybe", "is not one of actual, negated"),
        ("background", "true", "'true' is not one of yes, no"),
        ("actors", "SDN XXX", "no code; write a country of three letters"),
        ("actors", "SDN MIL; SDN GOV", "does not say whose code it is"),
        ("actors", "Polisi=SDN COP", "'Polisi' does not stand in the sentence, nor in the text before it"),
        ("place", "Xyzzyville", "no place 'Xyzzyville' is known; write a name"),
        ("place", "Ganja, RUS", "known in AZE"),
        ("place", "Tripoli", "write 'Tripoli, LBY'"),
        ("date", "23/4/2023", "write 2020-10-31, 2020-10, 2020"),
        ("date", "2023-02-30", "'2023-02-30' is none"),
        ("date", "2023/2022", "ends before it begins"),
        ("figures", "24 dead", "write killed=WORDS:24"),
        ("figures", "killed=RSF:30-20", "30 is more than 20"),
        ("figures", "killed=Senin:3", "figure 'Senin' does not stand in the sentence$"),
        ("figures", "lost=RSF:3", "figure of 'lost' is not one of killed"),
        ("contexts", "weather", "context 'weather' is not one of"),
        ("trigger", "menembak", "'menembak' does not stand in the sentence$"),
        ("trigger", "naik", "'naik' does not stand in the sentence$"),
        ("condition", "sejak Senin", "does not stand in the sentence$"),
        ("quad", "material conflict", "quad follows from type and mode; what can be corrected is type"),
        ("colour", "red", "an event has no field 'colour'"),
    ],
)
def test_what_cannot_be_is_told_with_what_can(field: str, typed: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        value(field, typed)


def test_a_type_without_modes_takes_none() -> None:
    agree = Looked(event(type="AGREE"), TEXT)
    with pytest.raises(UsageError, match="AGREE has no modes"):
        CORRECTING.value("mode", "visit", agree)
    assert CORRECTING.value("mode", "none", agree) is None
