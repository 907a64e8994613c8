"""Reading in, in a real browser: a file is sent and seen being read, a drop, an address, a text, and without scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import browsers
from pieces import EXAMPLES
from rooms import FRENCH
from saksi.workbench.settings import MEGABYTE, Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 375, "height": 700}}
GANJA = EXAMPLES / "id-ganja-kabar-selat.txt"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = Settings(ledger=tmp_path_factory.mktemp("browser") / "ledger.sqlite", largest_upload=MEGABYTE)
    with browsers.serving(settings) as served:
        yield served


@pytest.fixture
def page(browser: "Browser", url: str) -> Iterator["Page"]:
    """The page of reading, ready; it finds fault with whatever its console says but that something was refused."""
    said: list[str] = []
    opened = browser.new_page(viewport=SIZES["desk"], base_url=url)  # type: ignore[arg-type]
    opened.on("console", lambda message: said.append(message.text) if "status of 413" not in message.text else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto("/read")
    opened.locator("html[data-state=ready]").wait_for()
    yield opened
    opened.close()
    assert said == []


def job(page: "Page", name: str) -> str:
    """The selector of a job that is through, by a part of what it is called."""
    return f'.job[data-state="ended"]:has(.job-name:has-text("{name}"))'


def test_an_article_is_sent_and_seen_read(page: "Page") -> None:
    page.get_by_label("Pages, texts").set_input_files(GANJA)
    page.get_by_role("button", name="Read these files").click()
    shown = page.locator(job(page, GANJA.name))
    shown.get_by_role("link", name="Rudal Hantam Ganja").wait_for()
    assert "15 events" in shown.inner_text()
    page.locator("[data-told]", has_text=GANJA.name).wait_for(state="attached")
    page.reload()
    page.locator(job(page, GANJA.name)).wait_for()


def test_a_file_that_is_dropped_is_read_and_a_script_in_its_name_is_words(page: "Page") -> None:
    name = "<img src=x onerror=alert(1)> kosong.txt"
    files = page.locator("html").evaluate_handle(
        "(_, [name, text]) => { const held = new DataTransfer(); held.items.add(new File([text], name)); return held; }",
        [name, FRENCH],
    )
    page.locator("main").dispatch_event("drop", {"dataTransfer": files})
    page.locator(job(page, "kosong.txt")).wait_for()
    assert page.locator(".job img").count() == 0
    assert page.locator(job(page, "kosong.txt")).locator(".job-name").inner_text() == name


def test_a_file_that_is_too_large_is_said_to_be(page: "Page", tmp_path: Path) -> None:
    large = tmp_path / "besar.txt"
    large.write_bytes(b"x" * 2 * MEGABYTE)
    page.get_by_label("Pages, texts").set_input_files(large)
    page.get_by_role("button", name="Read these files").click()
    page.locator('.job[data-state="refused"]', has_text="This is too large").wait_for()


def test_a_private_address_is_set_aside_and_done_with(page: "Page") -> None:
    page.get_by_label("Addresses of articles").fill("http://10.0.0.1/article")
    page.get_by_role("button", name="Fetch and read").click()
    page.locator(job(page, "http://10.0.0.1/article"), has_text="an address of a private network").wait_for()
    page.goto("/set-aside?code=private")
    page.get_by_role("button", name="Read again: http://10.0.0.1/article").click()
    page.locator(job(page, "1 thing that was set aside, again")).wait_for()
    page.goto("/set-aside?code=private")
    page.get_by_role("button", name="Done with it: http://10.0.0.1/article").click()
    page.locator(".empty", has_text="Nothing is set aside").wait_for()


def test_it_works_without_scripts(browser: "Browser", url: str) -> None:
    with browser.new_context(java_script_enabled=False, base_url=url, locale="id") as plain:
        page = plain.new_page()
        page.goto("/read")
        page.get_by_label("Teks sebuah artikel").fill(f"Tanpa skrip. {FRENCH}")
        page.get_by_role("button", name="Baca teks ini").click()
        page.locator(job(page, "Tanpa skrip.")).wait_for()  # the page loads itself again until then


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_and_nothing_is_too_wide(page: "Page", size: str, scheme: str) -> None:
    page.get_by_label("Addresses of articles").fill(f"http://10.0.0.1/{size}/{scheme}/{'very-long-' * 30}")
    page.get_by_role("button", name="Fetch and read").click()
    page.locator(job(page, f"/{size}/{scheme}/")).wait_for()
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
    for path in ("/read", "/read?lang=id", "/set-aside", "/set-aside?code=private&lang=id"):
        page.goto(path)
        page.locator("html[data-state=ready]").wait_for()
        assert browsers.faults_of(page) == []
        assert page.locator("html").evaluate("root => root.scrollWidth") <= SIZES[size]["width"]
