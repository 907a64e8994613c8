"""The review queue: the order, every action with and without scripts, what cannot be, and what becomes of what people write."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desks import DENIED, SURE, UNSURE, Reviewer, ledger_to_review
from saksi.review.replay import FIELDS
from saksi.workbench.accounts.users import operating_system_user
from saksi.workbench.reviewing.words import REASONS

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
ME = operating_system_user()


@pytest.fixture
def reviewer(tmp_path: Path) -> Iterator[Reviewer]:
    opened = Reviewer(ledger_to_review(tmp_path / "ledger.sqlite"))
    yield opened
    opened.close()


def shown_in(tree: Any) -> str:
    return str(tree.xpath("//*[@id='queue']/@data-event")[0])


def test_the_most_doubtful_comes_first_and_the_next_one_is_known(reviewer: Reviewer) -> None:
    path, met = "/review", []
    while True:
        found = reviewer.json(path.replace("/review", "/review.json"))
        if found["shown"] is None:
            break
        met.append((found["shown"]["id"], found["waiting"]["doubt"]))
        path = found["following"]
        assert shown_in(reviewer.page(f"/review?event={met[-1][0]}")) == met[-1][0]
    assert met == [(DENIED, "disputed"), (UNSURE, "confidence"), (SURE, "confidence")]
    assert "You came to the end of the queue" in reviewer.page(path).text_content()


def test_the_page_shows_the_sentence_its_surroundings_the_fields_and_why(reviewer: Reviewer) -> None:
    tree = reviewer.page("/review")
    sentence = tree.xpath("//*[@data-words]")[0]
    assert "Militer Sudan" in sentence.text_content()
    assert {mark.get("class") for mark in sentence.xpath(".//span[contains(@class, 'mark')]")} >= {
        "mark trigger", "mark actor", "mark recipient"
    }  # fmt: skip
    around = [part.text_content() for part in tree.xpath("//*[@class='around']")]
    assert [part.strip() for part in around] == ["Ketegangan naik sejak Senin.", "RSF membantah."]
    assert tree.xpath("//details/@data-field") == list(FIELDS)
    assert "trigger: menyerang" in tree.xpath("//details[@data-field='type']")[0].text_content()
    assert "denial" in tree.xpath("//p[@class='denied']")[0].text_content()
    assert tree.xpath("//progress/@max") == ["3"]


@pytest.mark.parametrize(
    ("action", "fields", "state"),
    [
        ("accept", {}, "accepted"),
        ("reject", {"quick": REASONS["reject"][0]}, "rejected"),
        ("reject", {"reason": "in my own words"}, "rejected"),
        ("flag", {"quick": REASONS["flag"][1]}, "flagged"),
        ("comment", {"reason": "ask the desk"}, "unreviewed"),
        ("correct", {"field": "modality", "value": "negated", "quick": REASONS["correct"][0]}, "corrected"),
    ],
)
def test_every_action_without_and_with_scripts(
    reviewer: Reviewer, action: str, fields: dict[str, str], state: str
) -> None:
    waiting = reviewer.json("/review.json")["waiting"]
    answer = reviewer.send(f"/review/{DENIED}", action=action, query="type=ASSAULT", after=waiting["cursor"], **fields)
    stays = action in ("comment", "correct")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review?type=ASSAULT&" + ("event=" if stays else "after="))
    after = reviewer.page(answer.headers["location"])
    assert shown_in(after) == (DENIED if stays else SURE)
    assert reviewer.state(DENIED) == state
    (kept,) = reviewer.ledger.reviews.by_event()[DENIED]
    assert (kept.by, kept.action, kept.coder) == (ME, action, "rules-1")
    told = reviewer.decide(UNSURE, action, **fields).json()
    assert (told["state"], told["stays"], told["review"]["action"]) == (state, stays, action)


def test_a_decision_is_taken_back_by_a_statement_more(reviewer: Reviewer) -> None:
    go = reviewer.send(f"/review/{DENIED}", action="accept").headers["location"]
    tree = reviewer.page(go)
    assert "Accepted: ASSAULT" in tree.xpath("//*[@id='told']")[0].text_content()
    undo = tree.xpath("//form[@id='undo']")[0]
    given = undo.xpath(".//input[@name='given']/@value")[0]
    answer = reviewer.send(undo.get("action"), action="withdraw", given=given)
    assert answer.headers["location"] == f"/review?event={DENIED}"
    assert reviewer.state(DENIED) == "unreviewed"
    assert [review.action for review in reviewer.ledger.reviews.by_event()[DENIED]] == ["accept", "withdraw"]
    again = reviewer.decide(DENIED, "withdraw", given=given)
    assert (again.status_code, again.json()["error"]["code"]) == (422, "wrong-value")


def test_the_history_tells_every_value_with_who_when_and_why(reviewer: Reviewer) -> None:
    reviewer.decide(DENIED, "correct", field="mode", value="drone", reason="the photo shows one")
    reviewer.decide(
        DENIED, "correct", field="actors", said=["Militer Sudan", "RSF"], code=["SDN MIL", ""], reason="both"
    )
    reviewer.decide(DENIED, "reject", reason="told twice")
    found = reviewer.json(f"/review/{DENIED}/history.json")
    assert [(had["field"], had["review"] and had["review"]["by"]) for had in found["had"]] == [
        ("mode", None), ("mode", ME), ("actors", None), ("actors", ME)
    ]  # fmt: skip
    assert [had["value"] for had in found["had"][:2]] == ["aerial", "drone"]
    assert found["state"] == "rejected"
    tree = reviewer.page(f"/review/{DENIED}/history")
    assert [one.get("data-action") for one in tree.xpath("//li[@data-review-id]")] == ["correct", "correct", "reject"]
    assert "the photo shows one" in tree.text_content()
    forms = tree.xpath("//li//form")
    reviewer.send(forms[0].get("action"), action="withdraw", given=forms[0].xpath(".//input[@name='given']/@value")[0])
    back = reviewer.json(f"/review/{DENIED}/history.json")
    assert (back["event"]["mode"], [said["stands"] for said in back["said"]]) == ("aerial", [False, True, True, False])
    assert reviewer.client.get(f"/review/{DENIED}/history?as_of=2020").status_code == 422


@pytest.mark.parametrize(
    ("field", "sent", "value"),
    [
        ("type", {"typed": "coerce"}, "COERCE"),
        ("type", {"value": "AID", "typed": "ASSAULT"}, "AID"),
        ("mode", {"value": "none"}, None),
        ("modality", {"value": "future"}, "future"),
        ("stance", {"value": "distanced"}, "distanced"),
        ("background", {"value": "yes"}, True),
        ("symmetric", {"value": "yes"}, True),
        ("via", {"typed": "Agence France-Presse; Radio Baru"}, ["AFP", "Radio Baru"]),
        ("contexts", {"several": ["military", "territory"]}, ["military", "territory"]),
        ("condition", {"typed": "di Khartoum"}, "di Khartoum"),
        ("disputes", {"typed": "aaaa"}, SURE),
        ("place", {"value": "none", "typed": "Ganja, AZE"}, None),
        ("date", {"typed": "2023-04"}, {"from": "2023-04-01", "to": "2023-04-30", "precision": "month"}),
        ("place", {"typed": "Ganja, AZE"}, {"name": "Ganja", "country": "AZE", "precision": 1}),
        ("speaker", {"said": "RSF", "code": "SDN REB"}, {"text": "RSF", "code": "SDN REB"}),
        ("figures", {"typed": "killed=Militer:3-"}, [{"text": "Militer", "low": 3, "high": None}]),
        ("recipients", {"said": ["", "RSF", ""], "code": ["", "", ""]}, [{"text": "RSF", "code": None}]),
        ("actors", {"said": ["", ""], "code": ["", ""]}, []),
        ("trigger", {"typed": "menyerang RSF"}, None),
    ],
)
def test_every_field_can_be_corrected(reviewer: Reviewer, field: str, sent: dict[str, Any], value: Any) -> None:
    answer = reviewer.decide(DENIED, "correct", field=field, reason="seen", **sent)
    assert answer.status_code == 200, answer.text
    new = answer.json()["review"]["new"]
    if field == "trigger":
        assert new[1] - new[0] == len("menyerang RSF")
    elif isinstance(value, dict):
        assert {name: new[name] for name in value} == value
    elif value and isinstance(value, list) and isinstance(value[0], dict):
        assert [{name: one[name] for name in value[0]} for one in new] == value
    else:
        assert new == value
    assert reviewer.page(f"/review?event={DENIED}").xpath(f"//details[@data-field='{field}']//*[@class='badge full']")
    assert reviewer.page(f"/review/{DENIED}/history").xpath("//table//tbody/tr")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"action": "reject"}, "It is not said why"),
        ({"action": "flag", "reason": "  "}, "It is not said why"),
        ({"action": "comment"}, "It is not said why"),
        ({"action": "correct", "field": "mode", "value": "drone"}, "It is not said why"),
        ({"action": "correct", "field": "type", "value": "WAR", "reason": "x"}, "type 'WAR' is not one of"),
        ({"action": "correct", "field": "mode", "value": "visit", "reason": "x"}, "is not one of abduct"),
        (
            {"action": "correct", "field": "actors", "said": "PBB", "code": "IGO UNO", "reason": "x"},
            "does not stand in",
        ),
        ({"action": "correct", "field": "actors", "said": "RSF", "code": "XX", "reason": "x"}, "'XX' is no code"),
        ({"action": "correct", "field": "place", "typed": "Nowhereville", "reason": "x"}, "no place 'Nowhereville'"),
        ({"action": "correct", "field": "date", "typed": "2023-13", "reason": "x"}, "date '2023-13' is none"),
        ({"action": "correct", "field": "figures", "typed": "killed=x:1", "reason": "x"}, "does not stand in"),
        ({"action": "correct", "field": "disputes", "typed": "ffff", "reason": "x"}, "no event 'ffff'"),
        ({"action": "correct", "field": "quad", "typed": "x", "reason": "x"}, "quad follows from type and mode"),
        ({"action": "correct", "field": "nothing", "typed": "x", "reason": "x"}, "has no field 'nothing'"),
        ({"action": "correct", "field": "mode", "typed": "aerial", "reason": "x"}, "mode is that already"),
        ({"action": "accept", "reason": "x" * 2001}, "too long"),
        ({"action": "accept", "query": "type=WAR"}, "type 'WAR' is not one of"),
        ({"action": "withdraw"}, "no review by"),
        ({"action": "withdraw", "given": "' OR 1=1 --"}, "no review ' OR 1=1 --"),
        ({"action": "destroy"}, "action"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(reviewer: Reviewer, fields: dict[str, Any], said: str) -> None:
    answer = reviewer.decide(DENIED, **fields)
    assert answer.status_code == 422
    assert said in answer.json()["error"]["message"]
    page = reviewer.send(f"/review/{DENIED}", **fields)
    assert page.status_code == 422
    assert reviewer.ledger.reviews.by_event() == {}


def test_an_event_that_is_not_there_and_a_form_without_its_token(reviewer: Reviewer) -> None:
    assert reviewer.decide("ffff", "accept").status_code == 422
    assert reviewer.client.get("/review?event=ffff").status_code == 422
    assert reviewer.client.get("/review?after=x").status_code == 422
    reviewer.token = "0" * 64
    assert reviewer.decide(DENIED, "accept").status_code == 403
    assert reviewer.ledger.reviews.by_event() == {}


def test_who_was_overtaken_is_told_and_decides_nothing(reviewer: Reviewer) -> None:
    event = reviewer.ledger.event(DENIED).event
    reviewer.ledger.reviews.give(event, "doc1", "rules-1", "reject", by="Budi", reason="told twice")
    (seen,) = reviewer.page(f"/review?event={UNSURE}").xpath(
        "//form[@data-decision='accept']//input[@name='last']/@value"
    )
    assert reviewer.decide(UNSURE, "accept", last=seen).status_code == 200
    answer = reviewer.decide(DENIED, "accept", last=seen)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "overtaken")
    assert reviewer.state(DENIED) == "rejected"


def test_a_script_that_somebody_writes_stays_text(reviewer: Reviewer) -> None:
    reviewer.decide(DENIED, "comment", reason=SCRIPT)
    reviewer.decide(DENIED, "correct", field="via", typed=SCRIPT.replace(";", ""), reason=SCRIPT)
    reviewer.decide(DENIED, "flag", quick=SCRIPT)
    for path in (f"/review?event={DENIED}", f"/review/{DENIED}/history", f"/review?done={DENIED}&after=0_0.5_1"):
        answer = reviewer.client.get(path)
        assert "alert(1)" in answer.text
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text
    found = reviewer.json(f"/review/{DENIED}/history.json")
    assert found["said"][0]["review"]["reason"] == SCRIPT


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("type=ACCUSE", [UNSURE]),
        ("quad=verbal+conflict", [UNSURE]),
        ("quad=material+conflict&type=ASSAULT", [DENIED, SURE]),
        ("disputed=yes", [DENIED]),
        ("actor=SDN+MIL&place=khart", [DENIED, UNSURE, SURE]),
        ("text=menyerang&single_source=yes", [DENIED, UNSURE, SURE]),
        ("review=accepted", []),
        ("status=contested", [DENIED]),
        ("status=uncontested&status=one-sided&type=ASSAULT", [SURE]),
        ("sources=2", []),
    ],
)
def test_the_queue_keeps_to_the_filters(reviewer: Reviewer, query: str, events: list[str]) -> None:
    path, met = f"/review.json?{query}", []
    while (found := reviewer.json(path))["shown"]:
        met.append(found["shown"]["id"])
        path = found["following"].replace("/review?", "/review.json?")
        assert query.split("=")[0] in path
    assert met == events
    assert (found["progress"] is None) == ("source" in query)
    reviewer.page(f"/review?{query}")


def test_a_filter_that_cannot_be_kept_to_is_refused(reviewer: Reviewer) -> None:
    assert "none of AID is" in reviewer.json("/review.json?type=AID&quad=verbal+conflict")["error"]["message"]


@pytest.mark.parametrize(
    ("query", "waiting"), [("", 3), ("?status=contested", 1), ("?type=ACCUSE", 1), ("?sources=1", 3)]
)
def test_the_overview_leads_into_the_queue_with_its_filters(reviewer: Reviewer, query: str, waiting: int) -> None:
    (link,) = reviewer.page(f"/{query}").xpath("//*[@id='to-review']/a/@href")
    assert link == f"/review{query}"
    assert reviewer.json(f"/index.json{query}")["waiting"] == waiting
    assert reviewer.json(link.replace("/review", "/review.json"))["progress"]["left"] == waiting


def test_the_overview_leads_into_no_queue_where_nothing_can_wait(reviewer: Reviewer) -> None:
    assert reviewer.page("/?type=AID&quad=verbal+conflict").xpath("//*[@id='to-review']/a") == []
    assert reviewer.json("/index.json?single_source=yes")["waiting"] is None
    assert reviewer.page("/?single_source=yes").xpath("//*[@id='to-review']/a/@href") == ["/review?single_source=yes"]


def test_what_is_looked_up(reviewer: Reviewer) -> None:
    def values(table: str, typed: str) -> list[str]:
        found = reviewer.client.get(f"/lookup/{table}.json", params={"q": typed}).json()["found"]
        return [one["value"] for one in found]

    assert values("types", "drone") == ["ASSAULT"]
    assert values("codes", "aze mi") == ["AZE MIL"]
    assert values("places", "ganja")[0] == "Ganja, AZE"
    assert values("outlets", "reut")[0] == "Reuters"
    for table in ("types", "codes", "places", "outlets"):
        assert isinstance(values(table, SCRIPT), list)
        assert reviewer.client.get(f"/lookup/{table}.json", params={"q": "x" * 101}).status_code == 422


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_reason_is_kept_in_the_words_that_were_read(reviewer: Reviewer, language: str) -> None:
    tree = reviewer.page(f"/review?lang={language}")
    quick = tree.xpath("//form[@data-decision='reject']//button[@name='quick']/@value")
    assert len(quick) == len(REASONS["reject"])
    assert (quick[0] == REASONS["reject"][0]) == (language == "en")
