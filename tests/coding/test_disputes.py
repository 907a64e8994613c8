"""Who denies, counters, concedes and corrects what, and how the outlet stands to what it tells."""

import pytest

from saksi import Document, Reading, load_resources, read

RESOURCES = load_resources()


def reading_of(text: str, language: str) -> Reading:
    return read(Document.of(text, "extracted", id="a", language=language), RESOURCES)


def told(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    """Of each dispute its kind, whose it is, and the words of the claim."""
    text = reading.article.text
    return [
        (d.kind, (d.by.code or "?").split()[0], text[slice(*d.claim)] if d.claim else None) for d in reading.disputes
    ]


@pytest.mark.parametrize(
    ("language", "text", "kind", "by", "claim"),
    [
        ("id", "Azerbaijan menuduh Armenia menembakkan rudal ke Ganja.\nTudingan itu ditepis Armenia.",
         "denial", "ARM", "menembakkan rudal"),
        ("id", "Ukraina mengatakan pasukan Rusia menembaki rumah sakit di Kherson. Moskow membantah laporan tersebut.",
         "denial", "RUS", "menembaki rumah sakit"),
        ("id", "Pemerintah Sudan menyebut RSF menyerang pasar di El Fasher. RSF membantah tuduhan itu.",
         "denial", "SDN", "menyerang pasar"),
        ("en", "Ukraine said Russian troops had shelled a hospital in Kherson. Moscow denied the report.",
         "denial", "RUS", "shelled a hospital"),
        ("en", "India accused Pakistan of sending drones across the border. Pakistan rejected the accusation.",
         "denial", "PAK", "sending drones"),
        ("en", "Israel accused Hamas of breaking the truce. Hamas accused Israel of breaking the truce first.",
         "mutual-blame", "PSE", "Israel accused Hamas"),
        ("en", "Syrian rebels said an American drone had hit a wedding. The Pentagon admitted that its drone had hit it.",
         "admission", "USA", "hit a wedding"),
    ],
)  # fmt: skip
def test_an_answer_is_linked_to_the_claim_that_it_is_about(
    language: str, text: str, kind: str, by: str, claim: str
) -> None:
    found = told(reading_of(text, language))
    assert [one for one in found if one[0] == kind and one[1] == by and one[2] is not None and claim in one[2]], found


def test_an_answer_points_at_the_event_that_it_answers() -> None:
    reading = reading_of("India accused Pakistan of shelling a village. Pakistan denied the accusation.", "en")
    (dispute,) = reading.disputes
    shelling = next(event for event in reading.events if event.type == "ASSAULT")
    denial = next(event for event in reading.events if event.type == "REJECT")
    assert (dispute.event, dispute.answer) == (shelling.id, denial.id)
    assert denial.disputes == shelling.id
    assert shelling.speaker is not None
    assert shelling.speaker.code == "IND"


def test_a_denial_of_what_the_article_does_not_tell_is_kept_as_such() -> None:
    (dispute,) = reading_of("Rwanda denied that its troops had crossed the border into Congo.", "en").disputes
    assert (dispute.kind, dispute.claim, dispute.event) == ("denial", None, None)
    assert any("no claim of it stands in the article" in reason.rule for reason in dispute.why)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Iran said Israel had bombed a bridge. Israel neither confirmed nor denied the report."),
        ("id", "Iran menyebut Israel mengebom sebuah jembatan. Israel tidak membenarkan maupun membantah laporan itu."),
    ],
)
def test_neither_confirmed_nor_denied_is_no_answer(language: str, text: str) -> None:
    assert not reading_of(text, language).disputes


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("en", "Russian jets bombed a market in Idlib on Monday.", "fact"),
        ("en", "Russian jets bombed a market in Idlib on Monday, Ukraine's defence ministry said.", "attributed"),
        ("en", "Russia claimed that its troops had seized the town of Avdiivka.", "distanced"),
        ("id", "Jet tempur Rusia membom pasar di Idlib pada Senin.", "fact"),
        ("id", "Jet tempur Rusia membom pasar di Idlib pada Senin, kata Kementerian Pertahanan Ukraina.", "attributed"),
        ("id", "Rusia mengklaim pasukannya telah merebut kota Avdiivka.", "distanced"),
    ],
)
def test_how_the_outlet_stands_to_what_it_tells(language: str, text: str, stance: str) -> None:
    events = [event for event in reading_of(text, language).events if event.type in ("ASSAULT", "COERCE")]
    assert [event.stance for event in events] == [stance]


@pytest.mark.parametrize(
    ("language", "text", "verified"),
    [
        (
            "en",
            "The army said it had killed 40 rebels near Goma. The claim could not be independently verified.",
            False,
        ),
        ("id", "Militer Suriah menewaskan 40 pemberontak di Idlib. AFP tidak dapat memverifikasi laporan itu.", False),
        ("en", "Soldiers shot three students in Khartoum, and the footage was independently verified.", True),
    ],
)
def test_who_could_check_it_is_kept_with_the_event(language: str, text: str, verified: bool) -> None:
    events = [event for event in reading_of(text, language).events if event.type == "ASSAULT"]
    remarks = [remark for event in events for remark in event.verification]
    assert [remark.verified for remark in remarks] == [verified] * len(events)
    assert all(text[remark.start : remark.end] == remark.text for remark in remarks)
