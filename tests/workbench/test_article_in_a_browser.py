"""An example article in a real browser: marks explained on hover and focus, switches, events shown in the text, closer looks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import browsers
from pieces import EXAMPLES
from saksi import Ledger
from saksi.reading import read
from saksi.records import Document
from saksi.resources import load_resources
from saksi.workbench.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 375, "height": 700}
DESK = {"width": 1280, "height": 900}
EXAMPLE = "en-ganja-meridian-post.txt"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("article") / "ledger.sqlite"
    with Ledger.open(path) as ledger:
        text = (EXAMPLES / EXAMPLE).read_text(encoding="utf-8")
        reading = read(Document.of(text), load_resources())
        ledger.add(reading, EXAMPLE)
    with browsers.serving(Settings(ledger=path)) as served:
        yield f"{served}/articles/{reading.id}"


@pytest.fixture
def page(browser: "Browser", url: str) -> Iterator["Page"]:
    """A page that finds fault with whatever its console says."""
    said: list[str] = []
    opened = browser.new_page(viewport=DESK)  # type: ignore[arg-type]
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(url)
    opened.locator("#paper[data-state=ready]").wait_for()
    yield opened
    opened.close()
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_axe_finds_nothing(page: "Page", url: str, size: dict[str, int], scheme: str, lang: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for path in (f"{url}?lang={lang}", f"{url.rpartition('/')[0]}?lang={lang}"):
        page.goto(path)
        page.locator("html[data-state=ready]").wait_for()
        assert browsers.faults_of(page) == []
        assert page.locator("html").evaluate("root => root.scrollWidth") <= size["width"]
    page.goto(url)
    page.locator("#paper[data-state=ready]").wait_for()
    page.locator("#explained > summary").click()
    page.locator(".text a.mark.place").first.focus()
    page.locator(".events [data-show]").first.focus()
    page.locator(".text a.mark.place").first.focus()
    page.locator("#bubble[data-state=open]").wait_for()
    assert browsers.faults_of(page) == []


def test_a_mark_is_explained_on_hover_and_the_note_can_be_pointed_at(page: "Page") -> None:
    page.locator(".text a.mark.place", has_text="Stepanakert").hover()
    page.locator("#bubble[data-state=open]", has_text="places/places.tsv").hover()
    page.locator("#bubble[data-state=open]", has_text="'Stepanakert' is Stepanakert").wait_for()
    page.locator("h1").hover(position={"x": 1, "y": 1})
    page.locator("#bubble[data-state=closed]").wait_for(state="attached")


def test_a_mark_is_explained_on_focus_and_escape_puts_the_note_away(page: "Page") -> None:
    mark = page.locator(".text a.mark.entity").first
    mark.focus()
    page.locator("#bubble[data-state=open]", has_text="BAKU").wait_for()
    note = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    assert "organisation" in (note.text_content() or "")
    page.keyboard.press("Tab")
    page.locator("#bubble[data-state=open]", has_text="outlet 'Reuters'").wait_for()
    page.keyboard.press("Escape")
    page.locator("#bubble[data-state=closed]").wait_for(state="attached")


def test_kinds_of_marks_are_switched_by_pointer_and_by_digit(page: "Page", url: str) -> None:
    page.get_by_role("button", name="Places").click()
    page.locator("#paper[data-hide=place]").wait_for()
    assert page.url == f"{url}?hide=place"
    page.locator(".text a.mark.place", has_text="Stepanakert").hover()
    page.locator("#bubble[data-state=open]", has_text="in the outlet's words").wait_for()
    assert "is Stepanakert" not in (page.locator("#bubble").text_content() or "")
    assert page.locator(".text a.mark.place", has_text="Stepanakert").get_attribute("href") is None
    page.locator(".text a.mark.date").first.focus()
    page.keyboard.press("2")
    page.keyboard.press("5")
    page.locator("#paper[data-hide=trigger]").wait_for()
    page.reload()
    page.locator("#paper[data-state=ready][data-hide=trigger]").wait_for()
    page.locator(".events [data-show]").first.focus()
    page.keyboard.press("5")
    page.locator("#paper[data-hide=trigger]").wait_for()


def test_an_event_shows_its_words(page: "Page") -> None:
    card = page.locator("[data-group]", has_text="ASSAULT").nth(1)
    group = card.get_attribute("data-group")
    card.locator("[data-show]").focus()
    page.locator(f"#paper[data-shows={group}]").wait_for()
    lit = {
        role: page.locator(f".lit[data-roles~={role}]").all_text_contents() for role in ("trigger", "speaker", "place")
    }
    assert lit == {"trigger": ["firing a ballistic missile"], "speaker": ["Azerbaijan"], "place": ["Ganja"]}
    page.keyboard.press("Enter")
    page.locator(".text .mark.trigger:focus", has_text="firing a ballistic missile").wait_for()
    page.keyboard.press("Enter")
    page.locator(f"#{group}:focus[aria-current=true]").wait_for()
    page.keyboard.press("Escape")
    page.locator("#paper:not([data-shows])").wait_for()


def test_a_dispute_shows_claim_and_answer_in_the_text(page: "Page") -> None:
    page.get_by_role("button", name="Show both in the text").click()
    page.locator("#paper[data-shows=dispute-0]").wait_for()
    found = "".join(page.locator(".lit[data-roles~=claim]").all_text_contents())
    assert found == (
        "Azerbaijan accused Armenia on Saturday of firing a ballistic missile at its second-largest city, Ganja, "
        "killing at least 13 civilians and wounding more than 40"
    )


def test_what_was_rejected_comes_when_it_is_asked_for(page: "Page") -> None:
    ask = page.locator(".ask a").nth(1)
    ask.click()
    page.locator(".look .closer", has_text="Annotated sentences nearest to").wait_for()
    assert page.locator(".look .closer").count() == 1


def test_on_a_phone_the_note_leaves_its_words_in_sight(page: "Page") -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    mark = page.locator(".text a.mark.trigger").last
    mark.focus()
    page.locator("#bubble[data-state=open]").wait_for()
    words, note = mark.bounding_box(), page.locator("#bubble").bounding_box()
    assert words
    assert note
    assert words["y"] + words["height"] <= note["y"]
