"""Who disputes an event: in its own article, in another that tells the same, and in one that does not tell the claim."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readings import event, party, reading
from saksi import Ledger
from saksi.ledger.filters import EventFilter
from saksi.records import Article, Dispute, DisputeKind, Event, Published, Reading


@pytest.fixture
def ledger(place: Path | str) -> Iterator[Ledger]:
    with Ledger.open(place) as opened:
        yield opened


def dispute(text: str, words: str, by: str, event: str | None = None, kind: DisputeKind = "denial") -> Dispute:
    start = text.index(words)
    return Dispute(
        kind=kind, denial=(start, start + len(words)), by=party(by.split()[0], by), claim=None, claimed_by=None,
        event=event, answer=None, why=(),
    )  # fmt: skip


def told(id: str, text: str, *events: Event, disputes: tuple[Dispute, ...] = (), day: str = "2023-04-24") -> Reading:
    published = Published(from_=day, to=day, precision="day", why="stated")
    return reading(id, *events, article=Article(text=text, title=id, published=published), disputes=disputes)


CLAIM = "Soldiers shelled the market of Nyala on Monday."
DENIAL = "The army denied that it had shelled the market."


def test_an_answer_in_the_same_article(ledger: Ledger) -> None:
    text = f"{CLAIM} {DENIAL}"
    ledger.add(told("one", text, event("claim001"), disputes=(dispute(text, DENIAL, "SDN MIL", "claim001"),)))
    (answer,) = ledger.answers("claim001")
    assert (answer.reading, answer.words, answer.why) == ("one", DENIAL, "answers it in its own article")


def test_an_answer_to_the_accusation_that_it_happened(ledger: Ledger) -> None:
    text = f"{CLAIM} {DENIAL}"
    accusation = event("accuse01", "ACCUSE", actors=(party("RSF", "SDN REB"),))
    attack = event("claim001", speaker=party("RSF", "SDN REB"))
    ledger.add(told("one", text, accusation, attack, disputes=(dispute(text, DENIAL, "SDN MIL", "accuse01"),)))
    assert [answer.words for answer in ledger.answers("claim001")] == [DENIAL]
    made = ledger.incident("claim001")
    assert (made.status, [answer.words for answer in made.answers]) == ("contested", [DENIAL])


def test_an_answer_in_an_article_that_tells_the_same(ledger: Ledger) -> None:
    ledger.add(told("one", CLAIM, event("claim001")))
    text = f"{CLAIM} {DENIAL}"
    ledger.add(told("two", text, event("claim002"), disputes=(dispute(text, DENIAL, "SDN MIL", "claim002"),)))
    (answer,) = ledger.answers("claim001")
    assert (answer.reading, answer.why) == ("two", "answers another telling of the same incident")


@pytest.mark.parametrize(
    ("by", "day", "words", "found"),
    [
        ("SDN MIL", "2023-04-25", DENIAL, True),
        ("TCD MIL", "2023-04-25", DENIAL, False),
        ("SDN MIL", "2023-07-25", DENIAL, False),
        ("SDN MIL", "2023-04-25", "The army denied that it had sold gold.", False),
    ],
)
def test_a_denial_without_the_claim_is_about_what_an_actor_did_in_the_same_words(
    ledger: Ledger, by: str, day: str, words: str, found: bool
) -> None:
    shelling = event("claim001", actors=(party("Soldiers", "SDN MIL"),))
    ledger.add(told("one", CLAIM, shelling))
    ledger.add(told("two", words, disputes=(dispute(words, words, by),), day=day))
    answers = ledger.answers("claim001")
    assert bool(answers) == found
    assert all("without the claim" in answer.why for answer in answers)


def test_an_admission_answers_but_does_not_dispute(ledger: Ledger) -> None:
    admission = "The army admitted it."
    text = f"{CLAIM} {admission}"
    ledger.add(
        told("one", text, event("claim001"), disputes=(dispute(text, admission, "SDN MIL", "claim001", "admission"),))
    )
    assert [answer.dispute.kind for answer in ledger.answers("claim001")] == ["admission"]
    assert list(ledger.events(EventFilter(disputed=True))) == []


def test_the_words_of_a_denial_in_a_title(ledger: Ledger) -> None:
    title = "Army rejects the charge"
    denies = event("denial01", "REJECT", in_="title", sentence=(0, len(title)), trigger=(5, 12), disputes="claim001")
    ledger.add(reading("one", event("claim001"), denies, text=CLAIM, title=title))
    (answer,) = ledger.answers("claim001")
    assert (answer.words, answer.dispute.answer) == ("rejects", "denial01")


def test_what_other_articles_answer_to_all_that_an_article_tells(ledger: Ledger) -> None:
    own = "The army denied it at once."
    text = f"{CLAIM} {own}"
    shelling = event("claim001", actors=(party("Soldiers", "SDN MIL"),))
    later = event("claim003", "COERCE", actors=(party("Soldiers", "SDN MIL"),))
    ledger.add(told("one", text, shelling, later, disputes=(dispute(text, own, "SDN MIL", "claim001"),)))
    text = f"{CLAIM} {DENIAL}"
    ledger.add(told("two", text, event("claim002"), disputes=(dispute(text, DENIAL, "SDN MIL", "claim002"),)))
    assert [(one.answer.reading, one.answer.why, one.events) for one in ledger.answers_elsewhere("one")] == [
        ("two", "answers another telling of the same incident", ("claim001",))
    ]
    ledger.add(told("three", DENIAL, disputes=(dispute(DENIAL, DENIAL, "SDN MIL"),), day="2023-04-25"))
    (_, alone) = ledger.answers_elsewhere("one")
    assert (alone.answer.reading, alone.events) == ("three", ("claim001", "claim003"))
    assert [one.answer.words for one in ledger.answers_elsewhere("two")] == [own, DENIAL]
    assert ledger.answers_elsewhere("three") == ledger.answers_elsewhere("none") == ()
