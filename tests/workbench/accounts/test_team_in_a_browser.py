"""The pages of a team in a real browser: the way from an invitation to an admin's pages, and nothing for axe to find."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import browsers
from saksi.workbench.accounts import invitations
from saksi.workbench.accounts.roles import Role
from saksi.workbench.accounts.store import Accounts
from saksi.workbench.settings import Settings
from teams import ADMIN, NAMES, PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"width": 375, "height": 700}
DESK = {"width": 1280, "height": 900}
PAGES = ("/account", "/people", "/trail", "/trail?lang=id")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("team") / "ledger.sqlite"


@pytest.fixture(scope="module")
def url(place: Path) -> Iterator[str]:
    with browsers.serving(Settings(ledger=place, team=True)) as served:
        yield served


@pytest.fixture
def page(browser: "Browser", url: str) -> Iterator["Page"]:
    """A page with cookies of its own, that finds fault with whatever the policy blocks."""
    said: list[str] = []
    opened = browser.new_page(viewport=DESK, base_url=url)  # type: ignore[arg-type]
    opened.on("console", lambda message: said.append(message.text) if "Security Policy" in message.text else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    opened.close()
    assert said == []


def come_in(page: "Page", place: Path, name: str, role: Role) -> None:
    """Follow the link of an invitation, and choose a password."""
    with Accounts.open(place) as accounts:
        secret = invitations.invite(accounts, name, role, ADMIN)
    page.goto(invitations.path_of(secret))
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.goto("/account")
    assert page.text_content("h1") == name


def test_from_an_invitation_to_signing_out_and_in_again(page: "Page", place: Path) -> None:
    come_in(page, place, "Siti", Role.CODER)
    page.fill("#token-name", "nightly")
    page.check("input[value=read]")
    page.click("form[action='/account/tokens'] button")
    assert (page.text_content("[data-made]") or "").startswith("saksi_")
    page.click("form[action='/sign-out'] button")
    page.goto("/account")
    assert page.url.endswith("/sign-in?next=%2Faccount")
    page.fill("#name", "siti")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account")
    assert page.text_content("h1") == "Siti"


def test_an_admin_gives_a_role_and_disables(page: "Page", place: Path) -> None:
    come_in(page, place, "Ratna", Role.ADMIN)
    page.goto("/people")
    with page.expect_navigation():
        page.select_option("[data-person=Ratna] select", "admin")
        page.click("[data-person=Ratna] form[action='/people/role'] button")
    page.fill("#invited", "Agus")
    page.check("input[name=role][value=editor]")
    page.click("form[action='/people/invitations'] button")
    assert "/invitation/" in (page.text_content("[data-made]") or "")
    assert page.text_content("[data-invitation] th") == "Agus"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(page: "Page", place: Path, size: dict[str, int], scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(size)  # type: ignore[arg-type]
    with Accounts.open(place) as accounts:
        link = invitations.path_of(invitations.invite(accounts, "Agus", Role.EDITOR, ADMIN))
    for path in (f"{link}?lang=en", f"{link}?lang=id", "/sign-in?lang=en"):
        page.goto(path)
        assert browsers.faults_of(page) == [], path
    come_in(page, place, NAMES[Role.ADMIN], Role.ADMIN)
    for path in PAGES:
        page.goto(path)
        assert browsers.faults_of(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
