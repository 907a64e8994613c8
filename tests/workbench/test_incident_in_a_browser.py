"""Incidents, actors, two of them and stories of the example articles in a real browser: axe, the map, decisions."""

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
OTHERS = ("/actors", "/actors/AZE", "/dyads/ARM/AZE", "/stories?since=2020")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A workbench over the examples, and the page of the missiles on Ganja."""
    path = tmp_path_factory.mktemp("incident") / "ledger.sqlite"
    with Ledger.open(path) as ledger:
        for example in sorted(EXAMPLES.glob("*.txt")):
            ledger.add(read(Document.of(example.read_text(encoding="utf-8")), load_resources()), example.name)
        chosen = [
            one for one in ledger.incidents() if one.place and one.place.name == "Ganja" and one.status == "contested"
        ]
    with browsers.serving(Settings(ledger=path)) as url:
        yield url, f"/incidents/{chosen[0].id}"


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A page that finds fault with whatever its console says, but for how WebGL is drawn."""
    said: list[str] = []
    opened = browser.new_page(viewport=DESK)  # type: ignore[arg-type]
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    opened.close()
    assert [words for words in said if "GL Driver Message" not in words] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_axe_finds_nothing(page: "Page", served: tuple[str, str], size: dict[str, int], scheme: str, lang: str) -> None:
    url, incident = served
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for path in (incident, *OTHERS):
        page.goto(f"{url}{path}{'&' if '?' in path else '?'}lang={lang}")
        page.locator("html[data-state=ready]").wait_for()
        assert browsers.faults_of(page) == []
        assert page.locator("html").evaluate("root => root.scrollWidth") <= size["width"]


def test_the_map_shows_the_place(page: "Page", served: tuple[str, str]) -> None:
    url, incident = served
    page.goto(url + incident)
    page.locator(".map[data-state=ready][data-count='1'][data-drawn='1']").wait_for()


def test_claim_and_denial_are_side_by_side_and_on_a_phone_below_each_other(
    page: "Page", served: tuple[str, str]
) -> None:
    url, incident = served
    page.goto(url + incident)
    sides = page.locator("[data-sides] > section")
    boxes = [sides.nth(at).bounding_box() for at in (0, 1)]
    assert all(boxes)
    assert boxes[0]["y"] == boxes[1]["y"]  # type: ignore[index]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    boxes = [sides.nth(at).bounding_box() for at in (0, 1)]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]  # type: ignore[index]
    assert boxes[0]["x"] == boxes[1]["x"]  # type: ignore[index]


def test_the_words_of_a_denial_lead_to_their_event_in_the_article(page: "Page", served: tuple[str, str]) -> None:
    url, incident = served
    page.goto(url + incident)
    denial = page.locator("article.denial").first
    words = denial.locator("blockquote .trigger").first.text_content()
    denial.locator(".where a").click()
    page.locator("#paper[data-state=ready]").wait_for()
    target = page.url.rpartition("#")[2]
    told = page.locator(f"[data-links*='{target}:trigger']").first.text_content()
    assert words
    assert told
    assert words.startswith(told)  # behind them stands the note


def test_a_decision_is_taken_with_its_reason_and_stays(page: "Page", served: tuple[str, str]) -> None:
    url, incident = served
    page.goto(url + incident)
    form = page.locator("form[data-decide=pin]")
    form.get_by_role("button").click()  # the browser asks for the reason that is missing
    form.get_by_label("Reason").fill("two outlets, one strike")
    form.get_by_role("button").click()
    page.locator(".steps li", has_text="two outlets, one strike").wait_for()
    assert page.url.endswith("#history")
    assert page.locator(".steps li").count() == 1
