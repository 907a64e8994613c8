"""The sections in a real browser: in the masthead on a desk, behind a button on a phone, with axe in both."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import benches
import browsers
from saksi.workbench.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
LEAST = 44
"""Pixels of what a finger has to meet."""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = benches.ledger_at(tmp_path_factory.mktemp("menu") / "ledger.sqlite")
    with browsers.serving(Settings(ledger=path)) as found:
        yield found


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(browser: "Browser", request: pytest.FixtureRequest) -> Iterator["Page"]:
    opened = browser.new_page(java_script_enabled=request.param, locale="en-GB")
    yield opened
    opened.close()


def test_on_a_phone_the_sections_are_opened_by_a_button_and_lead_on(page: "Page", url: str) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{url}/about")
    link = page.get_by_role("link", name="Set aside", exact=True)
    assert not link.is_visible()
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    link.wait_for()
    assert link.bounding_box()["height"] >= LEAST  # type: ignore[index]
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")
    menu.click()
    link.click()
    page.get_by_role("heading", level=1, name="Set aside").wait_for()


def test_on_a_desk_they_stand_in_the_masthead(page: "Page", url: str) -> None:
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    page.goto(f"{url}/about")
    assert page.get_by_role("link", name="Set aside", exact=True).is_visible()
    assert not page.get_by_role("button", name="Menu").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_menu(browser: "Browser", url: str, scheme: str) -> None:
    page = browser.new_page(viewport=PHONE, color_scheme=scheme, locale="id-ID")  # type: ignore[arg-type]
    page.goto(f"{url}/about")
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Disisihkan").wait_for()
    assert browsers.faults_of(page) == []
    page.close()
