"""Gold: sentences that are decided as a whole, single events where they are not, and the score of a coder on them."""

from pathlib import Path

import msgspec
import pytest

from readings import TEXT, event, reading
from reviews import EVENT, SENTENCE, coded, review
from saksi.errors import UsageError
from saksi.knowledge.plover import Plover
from saksi.language.pack import language_packs
from saksi.records import Event
from saksi.review.gold import Gold, GoldEvent, GoldSentence, gold_of_codings, gold_of_reviews, read_gold
from saksi.review.records import Coded, Coding, Review
from saksi.review.replay import as_reviewed
from saksi.review.scoring import Score, score
from saksi.review.settling import settled

PACKS, PLOVER = language_packs(), Plover.load()
OTHER = event("cccc1111bbbb2222", "CONSULT", trigger=(31, 39))


def gold(*events: Event, reviewed: dict[str, Review]) -> list[Gold]:
    told = reading("doc1", *events)
    found = {one.id: as_reviewed(one, [reviewed[one.id]] if one.id in reviewed else [], PLOVER) for one in events}
    return list(gold_of_reviews(told, found, PACKS))


def scored(lines: list[Gold], *found: Coded) -> dict[str, Score]:
    return {one.what: one for one in score(lines, lambda sentence: found)}


def test_a_sentence_of_which_all_is_decided_is_whole() -> None:
    rejected = review("reject", event=OTHER.id)
    (line,) = gold(EVENT, OTHER, reviewed={EVENT.id: review("accept"), OTHER.id: rejected})
    assert isinstance(line, GoldSentence)
    assert (line.text, line.source, line.by, line.lang) == (TEXT, "reviewed", ("Dewi",), "id")
    assert [one.trigger for one in line.events] == ["menyerang"]


def test_an_event_is_alone_where_another_is_open_or_flagged_or_its_words_say_less() -> None:
    (line,) = gold(EVENT, OTHER, reviewed={EVENT.id: review("accept")})
    assert isinstance(line, GoldEvent)
    (line,) = gold(EVENT, OTHER, reviewed={EVENT.id: review("accept"), OTHER.id: review("flag", event=OTHER.id)})
    assert isinstance(line, GoldEvent)
    day = {"from": "2023-04-22", "to": "2023-04-22", "precision": "day", "why": "given in a review"}
    (line,) = gold(EVENT, reviewed={EVENT.id: review("correct", field="date", new=day)})
    assert isinstance(line, GoldEvent)
    assert line.event.date is not None
    assert line.event.date.from_ == "2023-04-22"
    assert gold(EVENT, reviewed={}) == []


def test_what_coders_agree_on_is_gold() -> None:
    ana, budi = (Coding.of(sentence=SENTENCE, by=by, at="2026", events=(coded(),)) for by in ("Ana", "Budi"))
    (line,) = gold_of_codings(settled([ana, budi]))
    assert (line.source, line.by, line.events) == ("agreed", ("Ana", "Budi"), (coded(),))
    assert list(gold_of_codings(settled([ana]))) == []


def test_lines_are_read_as_they_were_written(tmp_path: Path) -> None:
    lines = [
        *gold(EVENT, reviewed={EVENT.id: review("accept")}),
        *gold(EVENT, OTHER, reviewed={EVENT.id: review("reject")}),
    ]
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\n".join(map(msgspec.json.encode, lines)) + b"\n")
    assert list(read_gold(path)) == lines
    path.write_text('{"lang": "id", "text": "x", "events": []}\n{"lang": "id"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"gold\.jsonl:2: this is no line of gold"):
        read_gold(path)


def test_annotated_sentences_are_gold_too() -> None:
    path = Path(__file__).parent.parent.parent / "training" / "kept_aside.jsonl"
    found = read_gold(path)
    assert len(found) > 100
    assert all(isinstance(line, GoldSentence) for line in found)


def test_a_coder_that_says_what_gold_says_is_right() -> None:
    lines = gold(EVENT, reviewed={EVENT.id: review("accept")})
    (line,) = lines
    assert isinstance(line, GoldSentence)
    found = scored(lines, *line.events)
    assert {found[what].f1 for what in ("events", "typed", "whole", "actors", "place")} == {1}
    assert found["modality"].same == 1


def test_a_coder_is_wrong_by_what_it_misses_adds_and_mistakes() -> None:
    lines: list[Gold] = [GoldSentence(lang="id", text=TEXT, events=(coded(),))]
    found = scored(lines, coded(type="COERCE"), coded("Khartoum"))
    assert (found["events"].precision, found["events"].recall, found["typed"].f1) == (0.5, 1, 0)
    found = scored(lines, coded(actors=("RSF",), recipients=("Militer Sudan",)))
    assert (found["typed"].f1, found["whole"].f1, found["actors"].precision) == (1, 0, 0)
    assert scored(lines)["events"].recall == 0


def test_single_events_count_where_they_are_found_again() -> None:
    lines = gold(EVENT, OTHER, reviewed={EVENT.id: review("accept")}) + gold(
        EVENT, OTHER, reviewed={EVENT.id: review("reject")}
    )
    found = scored(lines, coded())
    assert (found["reviewed events"].recall, found["rejected events"].recall) == (1, 1)
    assert scored(lines)["rejected events"].recall == 0
