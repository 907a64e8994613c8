"""The review queue in a real browser: each key and its button, no page loaded twice, look-up, selected words, without scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import browsers
from desks import DENIED, SURE, UNSURE, ledger_to_review
from saksi import Ledger
from saksi.ledger.pairing import sentences_given
from saksi.review.records import Coded
from saksi.review.replay import Reviewed
from saksi.workbench.accounts.users import operating_system_user
from saksi.workbench.reviewing.words import REASONS
from saksi.workbench.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 375, "height": 700}
DESK = {"width": 1280, "height": 900}


class Seat(NamedTuple):
    """Somebody in front of the queue, and the ledger behind it."""

    page: "Page"
    path: Path
    asked: list[tuple[str, str]]

    def reviewed(self, event: str) -> Reviewed:
        with Ledger.open(self.path) as ledger:
            return ledger.reviews.of(ledger.event(event).event)

    def at(self, event: str) -> None:
        """Wait until an event is shown."""
        self.page.locator(f"#queue[data-state=ready][data-event='{event}']").wait_for()

    def told(self, words: str) -> None:
        """Wait until something is said of the last decision."""
        self.page.locator("#told", has_text=words).wait_for()
        self.page.locator("#queue[data-state=ready]").wait_for()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return ledger_to_review(tmp_path / "ledger.sqlite")


@pytest.fixture
def url(path: Path) -> Iterator[str]:
    with browsers.serving(Settings(ledger=path)) as served:
        yield served


@pytest.fixture
def seat(browser: "Browser", url: str, path: Path) -> Iterator[Seat]:
    """The queue, opened; nothing may be said on the console, and no request may leave the workbench."""
    said: list[str] = []
    asked: list[tuple[str, str]] = []
    page = browser.new_page(viewport=DESK, base_url=url)  # type: ignore[arg-type]
    page.on("console", lambda message: said.append(message.text) if "status of 4" not in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append((request.method, request.resource_type)))
    page.goto("/review")
    page.locator("[data-review][data-state=ready]").wait_for()
    yield Seat(page, path, asked)
    page.close()
    assert said == []


def test_a_accepts(seat: Seat) -> None:
    seat.press("a")
    seat.at(UNSURE)
    seat.told("Accepted: ASSAULT")
    assert seat.reviewed(DENIED).state == "accepted"
    assert "left 2" in seat.page.locator(".progress").inner_text()
    assert seat.page.url.endswith(f"/review?event={UNSURE}")
    seat.page.locator("#event-heading:focus").wait_for()


def test_x_rejects_with_a_digit_for_the_reason(seat: Seat) -> None:
    seat.press("x")
    seat.page.locator("details[data-action=reject][open]").wait_for()
    seat.press("2")
    seat.at(UNSURE)
    found = seat.reviewed(DENIED)
    assert (found.state, found.reviews[0].reason) == ("rejected", REASONS["reject"][1])


def test_space_skips(seat: Seat) -> None:
    seat.press(" ")
    seat.at(UNSURE)
    seat.press(" ")
    seat.at(SURE)
    seat.press(" ")
    seat.page.get_by_text("You came to the end of the queue.").wait_for()
    assert seat.reviewed(DENIED).reviews == ()
    seat.page.get_by_role("link", name="Begin again").click()
    seat.at(DENIED)


def test_backspace_takes_back_one_decision_after_the_other(seat: Seat) -> None:
    seat.press("a")
    seat.at(UNSURE)
    seat.press("a")
    seat.at(SURE)
    seat.press("Backspace")
    seat.at(UNSURE)
    seat.told("Taken back")
    seat.press("Backspace")
    seat.at(DENIED)
    seat.page.locator("#undo[hidden]").wait_for(state="attached")
    for event in (DENIED, UNSURE):
        assert [review.action for review in seat.reviewed(event).reviews] == ["accept", "withdraw"]
    seat.press("Backspace")
    seat.told("There is nothing to take back")


def test_f_flags_with_a_digit(seat: Seat) -> None:
    seat.press("f", "1")
    seat.at(UNSURE)
    found = seat.reviewed(DENIED)
    assert (found.state, found.reviews[0].reason) == ("flagged", REASONS["flag"][0])


def test_e_edits_a_field_and_digits_choose_the_value_and_the_reason(seat: Seat) -> None:
    seat.press("e")
    seat.page.locator("details[data-field=type][open]").wait_for()
    seat.press("e", "e")
    seat.page.locator("details[data-field=modality][open]").wait_for()
    seat.page.locator("details[data-field=type]:not([open])").wait_for()
    seat.press("Shift+E")
    seat.page.locator("details[data-field=mode][open]").wait_for()
    seat.press("e", "1")
    seat.told("Now say why")
    seat.press("3")
    seat.told("Corrected: ASSAULT")
    seat.at(DENIED)
    found = seat.reviewed(DENIED)
    assert (found.event.modality, found.reviews[0].reason) == ("negated", REASONS["correct"][2])
    seat.page.locator("details[data-field=modality] .badge.full").wait_for()
    seat.press("Backspace")
    seat.told("Taken back")
    assert seat.reviewed(DENIED).event.modality == "actual"


def test_c_comments_and_keys_in_a_text_are_letters(seat: Seat) -> None:
    seat.press("c")
    seat.page.locator("#why-comment:focus").wait_for()
    seat.page.keyboard.type("ask a fixer? x 1")
    seat.press("Enter")
    seat.told("Commented")
    seat.at(DENIED)
    (kept,) = seat.reviewed(DENIED).reviews
    assert (kept.action, kept.reason) == ("comment", "ask a fixer? x 1")


def test_question_mark_shows_the_keys_and_escape_closes_what_is_open(seat: Seat) -> None:
    seat.press("?")
    seat.page.locator("#help[open]").wait_for()
    seat.press("?")
    seat.page.locator("#help:not([open])").wait_for()
    seat.press("x", "Escape")
    seat.page.locator("details[data-action=reject]:not([open]) summary:focus").wait_for()
    seat.press("1")
    assert seat.reviewed(DENIED).reviews == ()


def test_every_key_is_a_button_too(seat: Seat) -> None:
    page = seat.page
    page.get_by_role("link", name="Skip", exact=True).click()
    seat.at(UNSURE)
    page.locator("details[data-action=flag] > summary").click()
    page.get_by_role("button", name=REASONS["flag"][2]).click()
    seat.at(SURE)
    page.get_by_role("button", name="Undo").click()
    seat.at(UNSURE)
    page.get_by_role("link", name="Edit").click()
    page.locator("details[data-field=type] label", has_text="AID").click()
    page.locator("details[data-field=type]").get_by_role("button", name=REASONS["correct"][0]).click()
    seat.told("Corrected")
    page.get_by_role("button", name="Accept").click()
    seat.at(SURE)
    page.locator("details[data-action=reject] > summary").click()
    page.locator("#why-reject").fill("told twice")
    page.get_by_role("button", name="Reject it").click()
    page.locator("#queue:not([data-event])").wait_for()
    page.get_by_role("button", name="Undo").click()
    seat.at(SURE)
    page.locator("details[data-action=comment] > summary").click()
    page.locator("#why-comment").fill("seen")
    page.get_by_role("button", name="Add the comment").click()
    seat.told("Commented")
    page.locator("#help > summary").click()
    page.locator("#help[open]").wait_for()
    assert [review.action for review in seat.reviewed(UNSURE).reviews] == ["flag", "withdraw", "correct", "accept"]
    assert [review.action for review in seat.reviewed(SURE).reviews] == ["reject", "withdraw", "comment"]


def test_decisions_load_no_page_and_the_next_event_is_there_before_it_is_asked_for(seat: Seat) -> None:
    seat.page.wait_for_load_state("networkidle")
    before = len(seat.asked)
    seat.press("a")
    seat.at(UNSURE)
    after = [method for method, kind in seat.asked[before:] if kind == "fetch"]
    assert after[0] == "POST"
    assert after[1:] in (["GET"], [])  # what comes after the one that is shown
    assert [kind for _, kind in seat.asked].count("document") == 1


def test_keys_can_be_switched_off(seat: Seat) -> None:
    seat.press("?")
    seat.page.get_by_label("Single keys decide").uncheck()
    seat.page.locator("#event-heading").focus()
    seat.press("a", "x", "e", " ")
    assert seat.page.locator("details[name=asks][open]").count() == 0
    seat.page.reload()
    seat.page.locator("[data-review][data-state=ready]").wait_for()
    seat.press("a")
    seat.at(DENIED)
    assert seat.reviewed(DENIED).reviews == ()


def test_a_correction_without_a_reason_or_with_a_wrong_value_is_told_and_keeps_the_form(seat: Seat) -> None:
    page = seat.page
    page.locator("details[data-field=date] > summary").click()
    page.locator("#typed-date").fill("soon")
    page.locator("#typed-date").press("Enter")
    page.locator("#notice", has_text="It is not said why").wait_for()
    page.locator("#why-date").fill("seen")
    page.locator("#why-date").press("Enter")
    page.locator("#notice", has_text="date 'soon' is none").wait_for()
    assert page.locator("#typed-date").input_value() == "soon"
    page.locator("#typed-date").fill("2023-04-22")
    page.locator("#why-date").press("Enter")
    seat.told("Corrected")
    assert page.locator("#notice").inner_text() == ""
    assert seat.reviewed(DENIED).event.date.from_ == "2023-04-22"  # type: ignore[union-attr]


def test_codes_and_places_are_looked_up_by_the_keyboard_and_by_pointing(seat: Seat) -> None:
    page = seat.page
    page.locator("details[data-field=place] > summary").click()
    box = page.locator("#typed-place")
    box.fill("")
    box.press_sequentially("ganj")
    page.locator("details[data-field=place] [role=option]").first.wait_for()
    assert (box.get_attribute("role"), box.get_attribute("aria-expanded")) == ("combobox", "true")
    assert browsers.faults_of(page) == []
    box.press("ArrowDown")
    chosen = page.locator("details[data-field=place] [role=option][aria-selected=true]")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    box.press("Enter")
    assert (box.input_value(), box.get_attribute("aria-expanded")) == ("Ganja, AZE", "false")
    box.press_sequentially("x")
    page.locator("details[data-field=place] [role=status]", has_text="Nothing found").wait_for(state="attached")
    box.press("Backspace")
    page.locator("details[data-field=place] [role=option]").first.wait_for()
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    page.locator("details[data-field=place][open]").wait_for()
    page.locator("details[data-field=actors] > summary").click()
    code = page.locator("#code-actors-1")
    code.fill("")
    code.press_sequentially("aze mi")
    page.locator("details[data-field=actors] [role=option]", has_text="AZE MIL").click()
    assert code.input_value() == "AZE MIL"
    page.locator("#why-actors").fill("seen")
    page.locator("#why-actors").press("Enter")
    seat.told("Corrected")
    assert [party.code for party in seat.reviewed(DENIED).event.actors] == ["AZE MIL"]


def test_words_that_are_selected_go_into_the_field_written_in_last(seat: Seat) -> None:
    from playwright.sync_api import expect

    page = seat.page
    page.locator("details[data-field=trigger] > summary").click()
    field = page.locator("#typed-trigger")
    field.focus()
    page.locator(".sentence .mark.trigger").dblclick()
    expect(field).to_have_value("menyerang")
    page.locator(".sentence .mark.recipient").dblclick()
    expect(field).to_have_value("RSF")


@pytest.mark.parametrize("language", ["en", "id"])
def test_it_works_without_scripts(browser: "Browser", url: str, path: Path, language: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=url, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"/review?lang={language}")
    page.locator("form[data-decision=accept] button").click()
    page.locator(f"#queue[data-event='{UNSURE}']").wait_for()
    page.locator("#undo button").click()
    page.locator(f"#queue[data-event='{DENIED}']").wait_for()
    page.locator("details[data-field=mode] > summary").click()
    page.locator("details[data-field=mode] label", has_text="drone").click()
    page.locator("details[data-field=mode] .quick button").first.click()
    page.locator("details[data-field=mode] .badge.full").wait_for()
    page.locator("a[data-key=' ']").click()
    page.locator(f"#queue[data-event='{UNSURE}']").wait_for()
    context.close()
    with Ledger.open(path) as ledger:
        assert ledger.reviews.of(ledger.event(DENIED).event).event.mode == "drone"


@pytest.fixture
def coded_twice(path: Path) -> str:
    """The sentence of an event as two see it, and as the one who looks has yet to."""
    with Ledger.open(path) as ledger:
        (sentence,) = sentences_given(ledger, DENIED)
        for name, place in (("Ana", "Khartoum"), ("Budi", None)):
            ledger.doubles.assign([sentence], name, "Eka")
            ledger.doubles.submit(sentence, [Coded(trigger="menyerang", type="ASSAULT", place=place)], name)
        others = [other for other in sentences_given(ledger, "doc1") if other.id != sentence.id]
        ledger.doubles.assign(others, operating_system_user(), "Eka")
    return sentence.id


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: "Browser", url: str, path: Path, coded_twice: str, size: dict[str, int], scheme: str
) -> None:
    with Ledger.open(path) as ledger:
        mine = ledger.doubles.open_for(operating_system_user())[0].id
        event = ledger.event(SURE).event
        ledger.reviews.give(event, "doc1", "rules-1", "correct", by="Ana", reason="seen", field="mode", new="drone")
        ledger.reviews.give(event, "doc1", "rules-1", "flag", by="Budi", reason="who?")
        ledger.reviews.withdraw(event, "doc1", "rules-1", by="Ana")
    page = browser.new_page(viewport=size, base_url=url, color_scheme=scheme)  # type: ignore[arg-type]
    for address in (
        "/review", f"/review?event={SURE}&done={SURE}&lang=id", "/review?type=AGREE&lang=en", f"/review/{SURE}/history",
        "/doubles", f"/doubles/{mine}", f"/doubles/{coded_twice}/decide", "/agreement",
    ):  # fmt: skip
        page.goto(address)
        page.locator("html[data-state=ready]").wait_for()
        for details in page.locator("details:not([name])").all():
            details.evaluate("one => one.open = true")
        assert browsers.faults_of(page) == [], address
        assert page.locator("html").evaluate("root => root.scrollWidth") <= size["width"], address
    page.goto("/review")
    page.locator("[data-review][data-state=ready]").wait_for()
    for key, opened in (("x", "reject"), ("f", "flag"), ("c", "comment")):
        page.keyboard.press(key)
        page.locator(f"details[data-action={opened}][open]").wait_for()
        assert browsers.faults_of(page) == [], opened
        page.keyboard.press("Escape")
    for field in ("type", "mode", "actors", "date", "contexts"):  # one of each kind of form
        page.locator(f"details[data-field={field}] > summary").click()
        assert browsers.faults_of(page) == [], field
        assert page.locator("html").evaluate("root => root.scrollWidth") <= size["width"]
    page.close()


def test_a_sheet_is_filled_by_selecting_words_and_looking_up_codes(
    browser: "Browser", url: str, path: Path, coded_twice: str
) -> None:
    name = operating_system_user()
    with Ledger.open(path) as ledger:
        ledger.doubles.assign(sentences_given(ledger, DENIED), name, "Eka")
    page = browser.new_page(viewport=DESK, base_url=url)  # type: ignore[arg-type]
    page.goto(f"/doubles/{coded_twice}")
    page.locator("form[data-sheet][data-state=ready]").wait_for()
    sentence = page.locator("[data-words]")
    page.get_by_label("what happens").focus()
    assert "RSF" in sentence.inner_text()
    sentence.evaluate("""one => { const range = document.createRange(), text = one.firstChild, at = text.data.indexOf("menyer");
        range.setStart(text, at); range.setEnd(text, at + 4); getSelection().removeAllRanges(); getSelection().addRange(range);
        document.dispatchEvent(new PointerEvent("pointerup")); }""")
    page.locator("input[name=trigger]").and_(page.locator(":focus")).wait_for()
    page.get_by_label("type", exact=True).select_option("ASSAULT")
    page.get_by_label("actors", exact=True).fill("Militer Sudan")
    code = page.get_by_role("combobox", name="codes of the actors")
    code.press_sequentially("sdn mil")
    page.locator("[role=option]", has_text="SDN MIL").click()
    assert page.get_by_label("what happens").input_value() == "menyerang"
    page.get_by_role("button", name="Send these events").click()
    page.wait_for_url("**/doubles/*")
    page.close()
    with Ledger.open(path) as ledger:
        (mine,) = (coding for coding in ledger.doubles.codings() if coding.by == name)
        assert (mine.events[0].trigger, mine.events[0].actor_codes) == ("menyerang", ("SDN MIL",))
