"""What is kept of an event."""

import pytest

from readings import event, party, reading
from saksi.incidents.mentions import Days, mentions_of
from saksi.incidents.sides import Side
from saksi.incidents.words import Vocabulary
from saksi.knowledge.countries import load_countries
from saksi.language.pack import language_packs
from saksi.records import Dispute, DisputeKind, Event, EventPlace, FigureMention

VOCABULARY = Vocabulary.load(language_packs(), load_countries())


def days(found: Event) -> Days | None:
    return mentions_of(reading("doc1", found), VOCABULARY)[0].days


def test_stated_days_are_kept_and_others_come_from_the_day_of_publication() -> None:
    assert days(event()) == Days(first="2023-04-23", last="2023-04-23", by="stated")
    assert days(event(day=None)) == Days(first="2023-04-21", last="2023-04-24", by="published")
    assert days(event(day=None, modality="future")) == Days(first="2023-04-24", last="2023-05-08", by="published")


def test_history_without_a_date_has_no_days() -> None:
    assert days(event(day=None, background=True)) is None


@pytest.mark.parametrize(("kind", "counts"), [("denial", True), ("admission", False), ("correction", False)])
def test_who_disputes_it_is_kept(kind: DisputeKind, counts: bool) -> None:
    answer = Dispute(
        kind=kind, denial=(0, 9), by=party("Chad", "TCD"), claim=None, claimed_by=None,
        event="claim001", answer=None, why=(),
    )  # fmt: skip
    told = reading("doc1", event("claim001"), event("other001"), disputes=(answer,))
    claim, other = mentions_of(told, VOCABULARY)
    assert claim.denied_by == ((Side(code="TCD", name="Chad"),) if counts else ())
    assert other.denied_by == ()


def test_an_event_that_denies_another_counts_where_no_dispute_tells_of_it() -> None:
    denial = event("denial01", "REJECT", disputes="claim001", actors=(party("Chad", "TCD"),))
    claim, _ = mentions_of(reading("doc1", event("claim001"), denial), VOCABULARY)
    assert claim.denied_by == (Side(code="TCD", name="Chad"),)


@pytest.mark.parametrize(("speaker", "denied"), [("SDN MIL", True), ("TCD", False), (None, False)])
def test_who_denies_an_accusation_denies_what_it_is_about(speaker: str | None, denied: bool) -> None:
    army, said = party("Army", "SDN GOV"), party("Army", speaker) if speaker else None
    accusation = event("accuse01", "ACCUSE", actors=(army,))
    denial = event("denial01", "REJECT", disputes="accuse01", actors=(party("Chad", "TCD"),))
    _, attack, _ = mentions_of(reading("doc1", accusation, event("attack01", speaker=said), denial), VOCABULARY)
    assert bool(attack.denied_by) == denied


def test_words_are_what_no_other_field_tells() -> None:
    text = "Militer Sudan menyerang rumah sakit Al-Nao di Khartoum pada Senin, kata Reuters.com, menewaskan 24 orang."
    found = event(
        sentence=(0, len(text)),
        actors=(party("Militer Sudan", "SDN MIL"),),
        figures=(FigureMention(start=0, end=2, text="24", low=24, best=24, high=24, of="killed", why="stated"),),
    )
    made = mentions_of(reading("doc1", found, text=text), VOCABULARY)[0]
    words = dict(made.words)
    assert {"al", "nao"} <= words.keys()
    assert not {"=SDN", "sudan", "khartoum", "24", "=weekday 1", "reuters", "di"} & words.keys()
    assert all(weight > 0 for weight in words.values())


def test_who_says_it_is_no_word_and_the_first_sentences_are_the_lead() -> None:
    text = f"{'Kabar hari ini. ' * 25}Kolonel Suryadarma mengatakan militer Sudan menyerang RSF."
    at = text.index("Kolonel")
    last = event("aaaa0002", sentence=(at, len(text)), speaker=party("Kolonel Suryadarma", "SDN MIL"))
    first, said = mentions_of(reading("doc1", event("aaaa0001"), last, text=text), VOCABULARY)
    assert (first.in_lead, said.in_lead) == (True, False)
    assert not {"kolone", "suryadarma"} & dict(said.words).keys()


def test_a_capital_is_known_as_one() -> None:
    capital = EventPlace(name="Khartoum", why="named", country="SDN", lat=15.6, lon=32.5, precision=1)
    town = EventPlace(name="Atbara", why="named", country="SDN", lat=17.7, lon=34.0, precision=1)
    for place, is_capital in ((capital, True), (town, False)):
        made = mentions_of(reading("doc1", event(place=place)), VOCABULARY)[0]
        assert made.place is not None
        assert made.place.capital is is_capital


def test_parties_are_kept_once() -> None:
    twice = event(actors=(party(start=0), party(start=50)))
    assert len(mentions_of(reading("doc1", twice), VOCABULARY)[0].actors) == 1
