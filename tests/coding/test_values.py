"""What an event carries beside its parties: modality, background, condition, place, date, speaker, credit, dispute."""

import msgspec
import pytest

from marked import CODERS, coded, marked
from saksi.coding.draft import Draft, Sides
from saksi.coding.meaning import with_rules
from saksi.coding.memory import Memory
from saksi.coding.setting import place_of
from saksi.coding.view import view_of
from saksi.language.encoder import confidence_of
from saksi.records import Event, Party
from told import found

MODALITY_FLOOR, SPEAKERS_FLOOR = 5, 7


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


def test_modality_where_the_event_is_seen() -> None:
    """The encoder has seen none of these; how many are right may only rise."""
    right = 0
    for language, sentence, modality in MODALITY:
        events = coded(language, sentence)[0]
        right += [event.modality for event in events] == [modality]
        assert all(
            event.modality == "actual" or any(told.field == "modality" for told in event.why) for event in events
        )
    assert right >= MODALITY_FLOOR


@pytest.mark.parametrize(
    ("type_", "becomes"),
    [("CONSULT", "AGREE"), ("SUPPORT", "AGREE"), ("COOPERATE", "AGREE"), ("AID", "AGREE"), ("RETREAT", "CONCEDE"),
     ("ASSAULT", "THREATEN")],
)  # fmt: skip
def test_what_is_announced_has_the_type_that_plover_gives_it_and_says_so(type_: str, becomes: str) -> None:
    sides = Sides(actors=(Party(start=0, end=5, text="Egypt", code="EGY", name="Egypt"),))
    draft = Draft(found(0, 0, 0.9, type_), (0, 5), type_, None, sides, modality="future")
    ruled = with_rules(draft)
    assert (ruled.type, ruled.reasons[-1].rule) == (becomes, f"a future {type_} is {becomes}")
    assert with_rules(msgspec.structs.replace(draft, modality="actual")) == msgspec.structs.replace(
        draft, modality="actual"
    )


def test_an_attack_that_somebody_unknown_will_make_is_no_threat() -> None:
    draft = Draft(found(0, 0, 0.9), (0, 5), "ASSAULT", None, modality="future")
    assert with_rules(draft).type == "ASSAULT"


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


def test_who_states_it() -> None:
    """How many are right may only rise."""
    right = 0
    for language, sentence, speaker in SPEAKERS:
        deeds = [event for event in coded(language, sentence)[0] if event.type in ("ASSAULT", "AID")]
        right += [event.speaker.code if event.speaker else None for event in deeds] == [speaker]
    assert right >= SPEAKERS_FLOOR


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


@pytest.mark.parametrize(
    ("language", "text", "trigger", "where"),
    [
        ("id", "Kota {Rimu=SYR} di wilayah {Suriah=SYR:3} yang padat terus menjadi target bombardir", 10, "Rimu"),
        ("en", "{Rimu=SYR} was calm while {Syria=SYR:3} saw shelling", 6, None),
        ("en", "Crowds fled {Rimu=SYR} and shelling went on in {Syria=SYR:3}", 4, "Syria"),
    ],
)
def test_a_city_in_a_region_is_where_it_was(language: str, text: str, trigger: int, where: str | None) -> None:
    passage = marked(language, text)
    view = view_of(passage, passage.sentences[0], CODERS[language].words)
    draft = Draft(found(trigger, trigger, 0.9), view.chars(trigger, trigger), "ASSAULT", None)
    place = place_of(passage, view, draft)
    assert (place.name if place else None) == where


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
    assert own.recipients == ()


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
        (
            "en",
            "[Armenia=ARM] and [Azerbaijan=AZE] held talks. Both sides shelled each other afterwards.",
            ["ARM", "AZE"],
        ),
        ("id", "[Hamas=PSE REB] mundur dari kota. Mereka menyerang [Israel=ISR].", ["PSE REB"]),
    ],
)
def test_a_word_for_those_named_before_is_resolved_and_says_so(language: str, text: str, codes: list[str]) -> None:
    event = [event for event in coded(language, text)[0] if event.type == "ASSAULT"][-1]
    assert [party.code for party in event.actors] == codes
    assert any("named before" in told.rule for told in event.why)


@pytest.mark.parametrize(
    ("words", "recipients", "carried"),
    [("Serangan itu berlangsung", (), ("IRN", "ISR")), ("Serangan itu menghantam Israel", ("ISR",), ("IRN", "ISR")),
     ("Serangan baru berlangsung", (), (None, None)), ("Serangan itu menghantam Iran", ("IRN",), (None, "IRN"))],
)  # fmt: skip
def test_a_noun_that_points_back_takes_the_sides_of_the_event_before(
    words: str, recipients: tuple[str, ...], carried: tuple[str | None, str | None]
) -> None:
    before = coded("id", "[Iran=IRN] menyerang [Israel=ISR].")[0][0]
    memory, coder = Memory(), CODERS["id"]
    memory.keep_event(before)
    passage = marked("id", words)
    view = view_of(passage, passage.sentences[0], coder.words)
    seen = msgspec.structs.replace(found(0, 0, 0.9), matches=coder.finder.lexicon.find(view.words[:1]))
    parties = tuple(Party(start=0, end=1, text=code, code=code, name=code) for code in recipients)
    sides = memory.completed(Sides(recipients=parties), view, Draft(seen, (0, 8), "ASSAULT", None), ())
    codes = tuple(side[0].code if side else None for side in (sides.actors, sides.recipients))
    assert codes == carried
    assert bool(sides.reasons) == (carried[0] is not None)


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


def test_confidence_lies_between_the_points_of_the_calibration() -> None:
    curve = ((0.2, 0.1), (0.8, 0.7))
    assert [confidence_of(curve, score) for score in (0.0, 0.2, 0.5, 0.8, 1.0)] == [0.1, 0.1, 0.4, 0.7, 0.7]
    assert confidence_of((), 0.456) == 0.46


def test_confidence_rises_with_the_score() -> None:
    curve = CODERS["id"].finder.encoder.calibration
    shares = [share for _, share in curve]
    assert len(curve) > 2
    assert shares == sorted(shares)
