"""The shell in a real browser: nothing for axe to find, nothing that the policy blocks, the map, the filters, the keyboard."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import browsers
from benches import ledger_at, with_probes
from saksi.workbench.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 375, "height": 700}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = ledger_at(tmp_path_factory.mktemp("browser") / "ledger.sqlite")
    with browsers.serving(Settings(ledger=path), with_probes) as served:
        yield served


@pytest.fixture
def page(browser: "Browser", url: str) -> Iterator["Page"]:
    """A page that finds fault with whatever its console says, and with every request that leaves the workbench."""
    said: list[str] = []
    asked: list[str] = []
    opened = browser.new_page(viewport=DESK, base_url=url)  # type: ignore[arg-type]
    opened.on("console", lambda message: said.append(message.text) if not told_anyway(message.text) else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    opened.close()
    assert said == []
    assert [address for address in asked if not address.startswith((url, "data:", "blob:"))] == []


def told_anyway(message: str) -> bool:
    """Whether the browser says so of what is meant: a refused filter, or how it draws without a graphics card."""
    return "status of 422" in message or "GPU stall" in message


def test_axe_would_find_something(browser: "Browser") -> None:
    with browser.new_page() as bad:
        bad.set_content(
            "<html lang=en><title>Bad</title><main><h1>Bad</h1><img src=data:,><p style='color:#999'>Faint</p></main>"
        )
        assert {fault.split(":")[0] for fault in browsers.faults_of(bad)} == {"image-alt", "color-contrast"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", ["/about", "/about?lang=id", "/parts?actor=SDN&type=ASSAULT", "/parts?actor=ZZZ"])
def test_axe_finds_nothing(page: "Page", path: str, size: dict[str, int], scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(path)
    page.locator("html[data-state=ready]").wait_for()
    assert browsers.faults_of(page) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_is_wider_than_the_screen(page: "Page", size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for path in ("/about", "/parts"):
        page.goto(path)
        assert page.locator("html").evaluate("root => root.scrollWidth") <= size["width"]


def test_the_map_shows_all_that_it_was_given(page: "Page") -> None:
    page.goto("/parts")
    page.locator(".map[data-state=ready][data-count='6'][data-drawn='6']").wait_for()


def test_the_filters_change_the_address_the_list_and_the_map_together(page: "Page") -> None:
    page.goto("/parts")
    page.locator(".map[data-drawn='6']").wait_for()
    page.get_by_label("Place", exact=True).fill("Omdurman")
    page.get_by_role("button", name="Show").click()
    page.locator(".chosen a", has_text="Omdurman").wait_for()
    page.locator(".map[data-count='2'][data-drawn='2']").wait_for()
    assert page.url.endswith("/parts?place=Omdurman")
    page.go_back()
    page.locator(".map[data-drawn='6']").wait_for()
    page.locator(".chosen").wait_for(state="detached")
    page.get_by_label("Until").fill("soon")
    page.get_by_label("Until").press("Enter")
    page.locator("#notice", has_text="'soon' is not a day").wait_for()


def test_a_filter_that_another_part_asks_for_is_followed(page: "Page") -> None:
    page.goto("/parts?place=Omdurman")
    page.locator(".map[data-drawn='2']").wait_for()
    asked = "{detail: {change: {place: null, type: ['AID', 'ASSAULT']}}}"
    page.locator("html").evaluate(f"() => document.dispatchEvent(new CustomEvent('saksi:filter', {asked}))")
    page.locator(".map[data-drawn='6']").wait_for()
    page.locator(".chosen a", has_text="aid").wait_for()
    assert page.url.endswith("/parts?type=AID&type=ASSAULT")


def test_light_and_dark_are_switched_and_remembered(page: "Page") -> None:
    page.goto("/parts")
    page.locator(".map[data-state=ready]").wait_for()
    light = page.locator("body").evaluate("body => getComputedStyle(body.parentElement).backgroundColor")
    page.get_by_role("button", name="Light or dark").click()
    page.locator("html[data-theme=dark]").wait_for()
    assert page.locator("body").evaluate("body => getComputedStyle(body.parentElement).backgroundColor") != light
    page.goto("/about")
    page.locator("html[data-theme=dark]").wait_for()


def test_a_mark_says_why_to_the_keyboard_and_escape_sends_it_away(page: "Page") -> None:
    page.goto("/parts")
    mark = page.locator(".mark.trigger[tabindex]").first
    mark.focus()
    mark.locator(".note").wait_for(state="visible")
    page.keyboard.press("Escape")
    mark.locator(".note").wait_for(state="hidden")


def test_the_keyboard_comes_first_to_the_content(page: "Page") -> None:
    page.goto("/about")
    page.keyboard.press("Tab")
    page.locator(".skip:focus").wait_for()
    page.keyboard.press("Enter")
    page.locator("main:focus").wait_for()
