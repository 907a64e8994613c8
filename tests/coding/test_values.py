"""What an event carries beside its parties: modality, background, condition, place, date, speaker, credit, dispute."""

import pytest

from marked import coded
from saksi.records import Event


def only(language: str, sentence: str, kind: str | None = None) -> Event:
    """The one event of a sentence (of a type)."""
    events = [event for event in coded(language, sentence)[0] if kind in (None, event.type)]
    assert len(events) == 1, [event.type for event in events]
    return events[0]


MODALITY = [
    ("id", "[Turki=TUR] tidak menyerang [Suriah=SYR].", "negated"),
    ("id", "[Turki=TUR] belum menyerang [Suriah=SYR].", "negated"),
    ("id", "[Turki=TUR] batal menyerang [Suriah=SYR].", "negated"),
    ("id", "[Turki=TUR] mungkin menyerang [Suriah=SYR].", "hypothetical"),
    ("id", "[Turki=TUR] mempertimbangkan serangan ke [Suriah=SYR].", "hypothetical"),
    ("id", "[Mesir=EGY] akan bertemu dengan [Qatar=QAT].", "future"),
    ("id", "[Turki=TUR] telah menyerang [Suriah=SYR].", "actual"),
    ("en", "[Turkey=TUR] never attacked [Syria=SYR].", "negated"),
    ("en", "[Turkey=TUR] may attack [Syria=SYR].", "hypothetical"),
    ("en", "[Turkey=TUR] is considering an attack on [Syria=SYR].", "hypothetical"),
    ("en", "[Egypt=EGY] will meet with [Qatar=QAT].", "future"),
    ("en", "[Turkey=TUR] has attacked [Syria=SYR].", "actual"),
]


@pytest.mark.parametrize(("language", "sentence", "modality"), MODALITY)
def test_modality(language: str, sentence: str, modality: str) -> None:
    event = only(language, sentence)
    assert event.modality == modality
    assert modality == "actual" or any(told.field == "modality" for told in event.why)


RULES = [
    ("en", "[Egypt=EGY] will meet with [Qatar=QAT].", "AGREE", "a future CONSULT is AGREE"),
    ("en", "[Egypt=EGY] will evacuate [students=EDU].", "AGREE", "a future AID is AGREE"),
    ("en", "[Hamas=PSE REB] will release [hostages=CVL].", "CONCEDE", "a future RETREAT is CONCEDE"),
    ("id", "[Militer Israel=ISR MIL] akan menyerang [Iran=IRN].", "THREATEN", "a future ASSAULT is THREATEN"),
    ("id", "[Rusia=RUS] tidak akan membantu [Armenia=ARM].", "REJECT", "what one says one will not do is REJECT"),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "rule"), RULES)
def test_a_rule_of_plover_changes_the_type_and_says_so(language: str, sentence: str, kind: str, rule: str) -> None:
    event = only(language, sentence)
    assert event.type == kind
    assert rule in [told.rule for told in event.why if told.field == "type"]


MODES = [
    ("id", "[Rusia=RUS] menyerang [Ukraina=UKR] menggunakan roket dan artileri.", "heavy-weapons"),
    ("id", "[Jet tempur Israel=ISR MIL] menyerang [Iran=IRN].", "aerial"),
    ("en", "[Russia=RUS] attacked [Ukraine=UKR] using artillery.", "heavy-weapons"),
    ("en", "[The army=COD MIL] attacked [rebels=COD REB] with machetes.", "primitive"),
    ("en", "[Russia=RUS] attacked [Ukraine=UKR].", None),
]


@pytest.mark.parametrize(("language", "sentence", "mode"), MODES)
def test_a_weapon_in_the_clause_tells_the_mode(language: str, sentence: str, mode: str | None) -> None:
    assert only(language, sentence).mode == mode


CONDITIONS = [
    (
        "id",
        "[Rusia=RUS] berjanji membantu [Armenia=ARM] jika konflik meluas ke selatan.",
        "jika konflik meluas ke selatan",
    ),
    (
        "id",
        "[Iran=IRN] mengancam akan menyerang [Israel=ISR] apabila diserang lebih dulu.",
        "apabila diserang lebih dulu",
    ),
    ("en", "[Russia=RUS] pledged aid to [Armenia=ARM] if the war spreads south.", "if the war spreads south"),
    (
        "en",
        "[Iran=IRN] threatened to attack [Israel=ISR] unless sanctions were lifted.",
        "unless sanctions were lifted",
    ),
]


@pytest.mark.parametrize(("language", "sentence", "condition"), CONDITIONS)
def test_the_words_of_a_condition_are_kept_and_are_no_event(language: str, sentence: str, condition: str) -> None:
    assert only(language, sentence).condition == condition


def test_a_conjunction_that_only_means_that_opens_no_condition() -> None:
    event = only("id", "[Armenia=ARM] menyebutkan jika kota itu diserang [Azerbaijan=AZE].")
    assert (event.condition, event.type, event.modality) == (None, "ASSAULT", "actual")


SPEAKERS = [
    ("id", "[Militer Israel=ISR MIL] mengatakan bahwa [Iran=IRN] menyerang [Haifa=ISR].", "ISR MIL"),
    ("id", "[Iran=IRN] menyerang [Haifa=ISR], kata [militer Israel=ISR MIL].", "ISR MIL"),
    ("id", "Menurut [militer Israel=ISR MIL], [Iran=IRN] menyerang [Haifa=ISR].", "ISR MIL"),
    ("id", "[Sudan=SDN] menuduh [Chad=TCD] mempersenjatai [pemberontak=SDN REB].", "SDN"),
    ("en", "[The Israeli military=ISR MIL] said that [Iran=IRN] attacked [Haifa=ISR].", "ISR MIL"),
    ("en", "[Iran=IRN] attacked [Haifa=ISR], [the Israeli military=ISR MIL] said on Friday.", "ISR MIL"),
    ("en", "[Iran=IRN] attacked [Haifa=ISR], according to [the Israeli military=ISR MIL].", "ISR MIL"),
    ("en", "[Iran=IRN] attacked [Haifa=ISR].", None),
]


@pytest.mark.parametrize(("language", "sentence", "speaker"), SPEAKERS)
def test_who_states_it(language: str, sentence: str, speaker: str | None) -> None:
    event = next(event for event in coded(language, sentence)[0] if event.type in ("ASSAULT", "AID"))
    assert (event.speaker.code if event.speaker else None) == speaker


@pytest.mark.parametrize("kind", ["ACCUSE", "REJECT"])
def test_who_acts_by_speaking_is_not_its_own_speaker(kind: str) -> None:
    sentence = {"ACCUSE": "[Prancis=FRA] mengatakan pihaknya mengecam [Rusia=RUS].",
                "REJECT": "[Prancis=FRA] mengatakan menolak tawaran [Rusia=RUS]."}[kind]  # fmt: skip
    assert only("id", sentence, kind).speaker is None


def test_a_statement_is_kept_as_an_attribution_with_its_parts() -> None:
    events, attributions = coded("en", "[The army=COD MIL] said [rebels=COD REB] attacked [Goma=COD] on Monday.")
    (found,) = attributions
    text = "The army said rebels attacked Goma on Monday."
    assert text[slice(*found.source or (0, 0))] == "The army"
    assert text[slice(*found.cue or (0, 0))] == "said"
    assert text[slice(*found.content)] == "rebels attacked Goma on Monday"
    assert (found.kind, found.speaker) == ("indirect", "COD MIL")
    assert events[0].speaker is not None


def test_a_quote_is_direct() -> None:
    _, attributions = coded("id", '"Kami siap melawan mereka," kata [Jenderal Hamid=SDN MIL].')
    assert [(found.kind, found.speaker) for found in attributions] == [("direct", "SDN MIL")]


def test_the_nearest_place_of_the_clause_is_where_it_was() -> None:
    event = only("en", "[Rebels=COD REB] attacked [the army=COD MIL] near {Goma=COD}, hours after talks opened in {Doha=QAT}.",
                 "ASSAULT")  # fmt: skip
    assert event.place is not None
    assert event.place.name == "Goma"


def test_the_nearest_date_is_when_it_was() -> None:
    event = only("id", "[Israel=ISR] menyerang [Iran=IRN] pada <Jumat=2025-06-13>, kata warga pada <Senin=2025-06-16>.")
    assert event.date is not None
    assert (event.date.from_, event.date.to) == ("2025-06-13", "2025-06-13")


def test_what_ended_long_before_the_article_is_background() -> None:
    assert only("en", "[Russia=RUS] attacked [Georgia=GEO] on <8 August 2008=2008-08-08>.").background
    assert not only("en", "[Russia=RUS] attacked [Georgia=GEO] on <Friday=2025-06-13>.").background


def test_an_attack_on_a_place_is_one_on_the_state_that_it_belongs_to() -> None:
    event = only("en", "[Russia=RUS] shelled the market of {Kherson=UKR}.")
    assert [party.code for party in event.recipients] == ["UKR"]
    own = only("en", "[The army=UKR MIL] shelled the market of {Kherson=UKR}.")
    assert [party.code for party in own.recipients] == [None]


def test_credits_of_the_sentence_are_via() -> None:
    event = only("id", "Dilansir dari Reuters, [Israel=ISR] menyerang [Iran=IRN].")
    assert event.via == ("Reuters",)


def test_a_credit_of_the_statement_before_counts_for_it() -> None:
    events, _ = coded("id", "[Rusia=RUS] mengecam [Jepang=JPN]. Pernyataan ini dilansir dari Reuters.")
    assert [event.via for event in events] == [("Reuters",)]


def test_a_denial_is_linked_to_the_claim_that_it_denies() -> None:
    events, _ = coded("id", "[Armenia=ARM] mengatakan bahwa [Azerbaijan=AZE] menyerang [Stepanakert=ARM]. "
                            "Pernyataan [Armenia=ARM] ditepis [Kementerian Pertahanan Azerbaijan=AZE GOV].")  # fmt: skip
    claim, denial = events
    assert (claim.type, denial.type) == ("ASSAULT", "REJECT")
    assert denial.disputes == claim.id


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("id", "[Armenia=ARM] dan [Azerbaijan=AZE] berunding. Kedua negara saling menyerang.", ["ARM", "AZE"]),
        ("en", "[Armenia=ARM] and [Azerbaijan=AZE] held talks. The two countries attacked each other.", ["ARM", "AZE"]),
        ("id", "[Hamas=PSE REB] mundur dari kota. Mereka menyerang [Israel=ISR].", ["PSE REB"]),
    ],
)
def test_a_word_for_those_named_before_is_resolved_and_says_so(language: str, text: str, codes: list[str]) -> None:
    event = [event for event in coded(language, text)[0] if event.type == "ASSAULT"][-1]
    assert [party.code for party in event.actors] == codes
    assert any("named before" in told.rule for told in event.why)


def test_a_noun_that_points_back_takes_the_sides_of_the_event_before() -> None:
    events, _ = coded("id", "[Iran=IRN] menyerang [Israel=ISR]. Serangan itu berlangsung hingga pagi.")
    assert [[party.code for party in event.actors] for event in events] == [["IRN"], ["IRN"]]
    assert any("carried over" in told.rule for told in events[1].why)


SILENT = [
    ("id", "[PBB=IGO UNO] mendesak [Israel=ISR] menghentikan serangan dan membuka perbatasan.", ["REQUEST"]),
    ("en", "[Egypt=EGY] pledged to send troops to [Sudan=SDN].", ["AGREE"]),
    ("en", "[Israel=ISR] struck [Hezbollah=LBN REB], killing (#12=killed) people.", ["ASSAULT"]),
    ("en", "[Russia=RUS] denied that [its forces=RUS MIL] had attacked [Ukraine=UKR].", ["REJECT"]),
]


@pytest.mark.parametrize(("language", "sentence", "types"), SILENT)
def test_what_is_promised_demanded_denied_or_an_effect_is_no_event(
    language: str, sentence: str, types: list[str]
) -> None:
    assert [event.type for event in coded(language, sentence)[0]] == types


def test_a_title_counts_into_the_title() -> None:
    (event, _) = coded("id", "[Rusia=RUS] menyerang [Ukraina=UKR].", title="[Rusia=RUS] Serang [Ukraina=UKR]")[0]
    assert (event.in_, event.trigger) == ("title", (6, 12))


def test_scores_come_from_the_table_of_plover() -> None:
    event = only("en", "[Russia=RUS] attacked [Ukraine=UKR] with drones.")
    assert (event.quad, event.plover_score, event.cameo, event.goldstein) == ("material conflict", -9.5, "1952", -10.0)


def test_confidence_is_lower_where_less_is_known() -> None:
    sure = only("en", "[Russia=RUS] attacked [Ukraine=UKR].")
    less = only("en", "[Ukraine=UKR] was attacked.")
    assert (sure.confidence, less.confidence) == (0.9, 0.8)
