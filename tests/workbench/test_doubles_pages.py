"""Double coding in the workbench, in a team: blind sheets of one's own, decisions by a third person, agreement; who may what."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from lxml import html

from desks import DENIED, article
from saksi.ledger.ledger import Ledger
from saksi.workbench.accounts.roles import Role
from saksi.workbench.app import create_app
from saksi.workbench.settings import Settings
from teams import NAMES, PASSWORD, Team
from visitors import Browser

SECOND = "Citra"
SCRIPT = "<script>alert(1)</script>"
EVENT = {
    "trigger": "menyerang", "type": "ASSAULT", "actors": "Militer Sudan", "recipients": "RSF", "actor_codes": "SDN mil",
    "recipient_codes": "?", "place": "Khartoum", "modality": "actual", "symmetric": "no", "background": "no",
}  # fmt: skip


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    """A team of every role and a second coder, over a ledger with one article."""
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path) as opened:
        opened.add(article(), "a.txt")
    team = Team(path)
    for role, name in NAMES.items():
        team.add(name, role)
    team.add(SECOND, Role.CODER)
    made = create_app(Settings(ledger=path, team=True), accounts=team.accounts)
    yield made
    made.state.desk.ledger.close()
    team.accounts.close()


def signed_in(app: FastAPI, who: Role | str) -> Browser:
    browser = Browser(app)
    assert browser.sign_in(NAMES[who] if isinstance(who, Role) else who, PASSWORD).status_code == 303
    return browser


def ledger_of(app: FastAPI) -> Ledger:
    found: Ledger = app.state.desk.ledger
    return found


def tree_of(browser: Browser, path: str) -> Any:
    answer = browser.get(path)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def given_out(app: FastAPI, *names: str) -> str:
    """The id of the sentence of an event that was given to coders."""
    editor = signed_in(app, Role.EDITOR)
    for name in names:
        assert editor.post("/doubles/assign", ids=DENIED, coder=name).status_code == 303
    return ledger_of(app).doubles.assigned()[0].sentence.id


CODER = NAMES[Role.CODER]


def test_a_sentence_is_given_out_coded_twice_decided_and_compared(app: FastAPI) -> None:
    sentence = given_out(app, CODER, SECOND)
    first, second = signed_in(app, Role.CODER), signed_in(app, SECOND)
    assert tree_of(first, "/doubles").xpath("//li[@data-sentence]/@data-sentence") == [sentence]
    sheet = tree_of(first, f"/doubles/{sentence}")
    assert "Militer Sudan menyerang RSF" in sheet.xpath("//*[@data-words]")[0].text_content()
    assert "ASSAULT" not in sheet.xpath("//*[@class='passage prose']")[0].text_content()
    assert not sheet.xpath("//input[@name='trigger']/@value")[0]
    assert first.post(f"/doubles/{sentence}", do="submit", **EVENT).headers["location"] == "/doubles"
    assert (
        second.post(f"/doubles/{sentence}", do="submit", **{**EVENT, "type": "COERCE", "place": ""}).status_code == 303
    )
    (kept,) = (coding.events[0] for coding in ledger_of(app).doubles.codings() if coding.by == CODER)
    assert (kept.actors, kept.actor_codes, kept.recipient_codes) == (("Militer Sudan",), ("SDN MIL",), ("?",))

    editor = signed_in(app, Role.EDITOR)
    assert tree_of(editor, "/doubles").xpath("//li[@data-waiting]/@data-waiting") == [sentence]
    decide = f"/doubles/{sentence}/decide"
    beside = tree_of(editor, decide)
    assert beside.xpath("//section[@data-coding]/@data-coding") == sorted([CODER, SECOND])
    assert {badge.text for badge in beside.xpath("//span[@class='badge alarm']")} == {"type", "place"}
    assert editor.post(decide, take=CODER, reason="").status_code == 422
    assert editor.post(decide, take="Nobody", reason="x").status_code == 422
    assert editor.post(decide, do="submit", reason="x", **{**EVENT, "trigger": "tidak ada"}).status_code == 422
    assert editor.post(decide, take=CODER, reason=SCRIPT).status_code == 303
    (settled,) = ledger_of(app).doubles.settled()
    assert settled.adjudicated is not None
    assert (settled.adjudicated.by, settled.adjudicated.events) == (NAMES[Role.EDITOR], (kept,))
    assert SCRIPT not in editor.get(decide).text
    assert tree_of(editor, decide).xpath("//*[@data-decided]")
    assert editor.post(decide, do="submit", reason="read again", **{**EVENT, "mode": "aerial"}).status_code == 303
    assert ledger_of(app).doubles.settled()[0].events[0].mode == "aerial"  # type: ignore[index]

    reader = signed_in(app, Role.READER)
    agreement = tree_of(reader, "/agreement")
    assert len(agreement.xpath("//*[@data-pair]")) == 3
    row = agreement.xpath(f"//*[@data-pair='{min(CODER, SECOND)} {max(CODER, SECOND)}']//tr[@data-field='type']/td")
    assert [cell.text_content() for cell in row][:2] == ["1", "0.00"]
    told = reader.client.get("/agreement.json").json()["pairs"][0]
    assert (told["fields"][0]["field"], told["fields"][0]["f1"]) == ("events", 1.0)


def test_a_sheet_grows_and_shrinks_without_scripts_and_keeps_what_is_written(app: FastAPI) -> None:
    sentence = given_out(app, CODER)
    browser = signed_in(app, Role.CODER)
    more = html.fromstring(browser.post(f"/doubles/{sentence}", do="add", **EVENT).text)
    assert more.xpath("//input[@name='trigger']/@value") == ["menyerang", ""]
    two: dict[str, Any] = {name: [value, value] for name, value in EVENT.items()} | {
        "trigger": ["menyerang", "Militer"]
    }
    less = html.fromstring(browser.post(f"/doubles/{sentence}", do="remove-1", **two).text)
    assert less.xpath("//input[@name='trigger']/@value") == ["Militer"]
    assert ledger_of(app).doubles.codings() == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"trigger": "", "type": ""}, "No event is written"),
        ({"trigger": ""}, "event 1: Object missing required field `trigger`"),
        ({"type": "WAR"}, "event 1: Invalid enum value 'WAR'"),
        ({"mode": "visit"}, "event 1: ASSAULT has no mode 'visit'"),
        ({"trigger": SCRIPT}, "does not stand in the sentence"),
        ({"actor_codes": "XX"}, "'XX' is no code"),
        ({"actors": "Militer Sudan; RSF"}, "one code for each of actors"),
        ({"symmetric": "perhaps"}, "event 1: Expected `bool`"),
    ],
)
def test_a_sheet_that_cannot_be_says_why_and_keeps_what_is_written(
    app: FastAPI, changed: dict[str, str], said: str
) -> None:
    sentence = given_out(app, CODER)
    browser = signed_in(app, Role.CODER)
    answer = browser.post(f"/doubles/{sentence}", do="submit", **{**EVENT, **changed})
    assert answer.status_code == 422
    tree: Any = html.fromstring(answer.text)
    assert said in tree.xpath("//p[@role='alert']")[0].text_content()
    assert tree.xpath("//input[@name='place']/@value")[:1] in (["Khartoum"], [""])
    assert SCRIPT not in answer.text
    assert ledger_of(app).doubles.codings() == ()


def test_nothing_is_an_answer_too_and_a_later_one_takes_its_place(app: FastAPI) -> None:
    sentence = given_out(app, CODER)
    browser = signed_in(app, Role.CODER)
    assert browser.post(f"/doubles/{sentence}", do="nothing", trigger="menyerang").status_code == 303
    assert [coding.events for coding in ledger_of(app).doubles.codings()] == [()]
    browser.post(f"/doubles/{sentence}", do="submit", **EVENT)
    again = tree_of(browser, f"/doubles/{sentence}")
    assert again.xpath("//input[@name='trigger']/@value") == ["menyerang"]
    assert "You coded it before" in again.text_content()
    assert len(ledger_of(app).doubles.codings()) == 2


def test_the_next_open_sentence_follows(app: FastAPI) -> None:
    editor = signed_in(app, Role.EDITOR)
    editor.post("/doubles/assign", ids="doc1", coder=CODER)
    browser = signed_in(app, Role.CODER)
    waiting = tree_of(browser, "/doubles").xpath("//li[@data-sentence]/@data-sentence")
    assert len(waiting) > 2
    answer = browser.post(f"/doubles/{waiting[0]}", do="nothing")
    assert answer.headers["location"] == f"/doubles/{waiting[1]}"


def test_nobody_sees_a_sheet_or_a_coding_that_is_not_for_them(app: FastAPI) -> None:
    sentence = given_out(app, CODER, NAMES[Role.EDITOR])
    signed_in(app, Role.CODER).post(f"/doubles/{sentence}", do="submit", **EVENT)
    for path in (f"/doubles/{sentence}", f"/doubles/{sentence}.json", "/doubles/ffff"):
        assert signed_in(app, SECOND).get(path).status_code == 404
    assert signed_in(app, SECOND).post(f"/doubles/{sentence}", do="nothing").status_code == 404
    editor = signed_in(app, Role.EDITOR)
    assert editor.get(f"/doubles/{sentence}/decide").status_code == 422
    assert "menyerang RSF" not in str(editor.client.get("/doubles.json").json()["waiting"])
    assert editor.post(f"/doubles/{sentence}/decide", take=CODER, reason="x").status_code == 422
    assert editor.get("/doubles/ffff/decide").status_code == 404
    assert editor.post("/doubles/assign", ids="zzzz", coder=CODER).status_code == 422
    assert editor.post("/doubles/assign", ids=" ", coder=CODER).status_code == 422
    assert editor.post("/doubles/assign", ids=DENIED, coder=" ").status_code == 422


@pytest.mark.parametrize("role", [Role.READER, Role.CODER])
def test_each_role_does_what_it_may(app: FastAPI, role: Role) -> None:
    sentence = given_out(app, CODER)
    browser = signed_in(app, role)
    coder = role is Role.CODER
    tried = {
        "/review": 200 if coder else 403, "/doubles": 200 if coder else 403, f"/doubles/{sentence}": 200 if coder else 403,
        f"/doubles/{sentence}/decide": 403, f"/review/{DENIED}/history": 200, "/agreement": 200,
    }  # fmt: skip
    for path, status in tried.items():
        assert browser.get(path).status_code == status
        assert browser.get(f"{path}.json").status_code == status
    browser.get("/about")
    sent = {
        f"/review/{DENIED}": ({"action": "accept"}, coder), f"/doubles/{sentence}": ({"do": "nothing"}, coder),
        "/doubles/assign": ({"ids": DENIED, "coder": CODER}, False),
        f"/doubles/{sentence}/decide": ({"take": CODER, "reason": "x"}, False),
    }  # fmt: skip
    for path, (fields, allowed) in sent.items():
        assert browser.post(path, **fields).status_code == (303 if allowed else 403)
    assert len(ledger_of(app).reviews.by_event()) == coder
    assert len(ledger_of(app).doubles.codings()) == coder


def test_a_coder_takes_back_only_their_own_and_an_editor_that_of_others(app: FastAPI) -> None:
    first, second = signed_in(app, Role.CODER), signed_in(app, SECOND)
    first.post(f"/review/{DENIED}", action="accept")
    given = ledger_of(app).reviews.by_event()[DENIED][0].id
    assert not tree_of(second, f"/review/{DENIED}/history").xpath("//li//form")
    assert second.post(f"/review/{DENIED}", action="withdraw", given=given).status_code == 403
    assert second.post(f"/review/{DENIED}", action="withdraw").status_code == 422
    editor = signed_in(app, Role.EDITOR)
    assert tree_of(editor, f"/review/{DENIED}/history").xpath("//li//form")
    assert editor.post(f"/review/{DENIED}", action="withdraw", given=given).status_code == 303
    assert [(one.by, one.action) for one in ledger_of(app).reviews.by_event()[DENIED]] == [
        (CODER, "accept"), (NAMES[Role.EDITOR], "withdraw")
    ]  # fmt: skip
